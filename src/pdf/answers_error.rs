//! Why no answers can be read from a file, and how much of one is read.

use std::fmt;

pub(super) const MOST_BYTES: usize = 64 << 20;
/// To what all streams of objects may unpack: a few kilobytes can claim to hold gigabytes.
pub(super) const MOST_UNPACKED: usize = 32 << 20;
/// Streams of objects; every saving may add one.
pub(super) const MOST_PACKED: usize = 4096;
/// Objects of a file, those in others too. The bytes of pictures have what looks like four million
/// in a file of 64 MB.
pub(super) const MOST_TOKENS: usize = 5_000_000;
/// Bytes of all answers together.
pub(super) const MOST_TOLD: usize = 16 << 20;
pub(super) const MOST_FIELDS: usize = 100_000;
pub(super) const DEEPEST: usize = 32;
/// Bytes of a full name; longer ones are none of ours.
pub(super) const LONGEST_NAME: usize = 1024;

/// Why no answers can be read from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswersError {
    /// The file has more bytes than any form of ours, or its answers have.
    TooLarge,
    /// The file is no PDF, or a broken one; with what is wrong.
    NotPdf(String),
    /// The file can be read with a password only.
    Encrypted,
    /// There is no form in the file.
    NoForm,
    /// The form has more fields and buttons, or fields within fields, than any form of ours.
    TooManyFields,
}

impl AnswersError {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Encrypted => "save it without a password",
            Self::NoForm => {
                "name a workbook with fields; one made with `--flat` has none, and a printed copy of it neither"
            }
            Self::NotPdf(_) => "save the workbook in your viewer once more",
            Self::TooLarge | Self::TooManyFields => {
                "it is larger than any workbook of Emberdeck's"
            }
        }
    }
}

impl fmt::Display for AnswersError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => {
                f.write_str(
                    "the file is larger than 64 MB or unpacks to more, or its answers are than 16 MB",
                )
            }
            Self::NotPdf(wrong) => write!(f, "this is no PDF that can be read: {wrong}"),
            Self::Encrypted => f.write_str("the file is locked by a password"),
            Self::NoForm => f.write_str("the file has no form to be filled in"),
            Self::TooManyFields => write!(
                f,
                "the form has more than {MOST_FIELDS} fields and buttons, or fields nested deeper than {DEEPEST}"
            ),
        }
    }
}

impl std::error::Error for AnswersError {}
