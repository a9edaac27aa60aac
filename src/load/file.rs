//! Reading text files, within bounds.

use std::fmt;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::disk::{self, DiskError};

/// Nothing but decks is larger.
pub(crate) const LARGEST: u64 = 16 << 20;

/// Why a file could not be read.
#[derive(Debug)]
pub enum FileError {
    /// The system would not give it.
    Io(PathBuf, std::io::Error),
    /// It is larger than so many bytes, too large to be what it should be.
    TooLarge(PathBuf, u64),
    /// It is a folder, a device or the like.
    NoFile(PathBuf),
    /// It is not text in UTF-8, but this.
    NotText(PathBuf, Saved),
}

/// What a file is that is not text in UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// Text in UTF-16.
    Utf16,
    /// Text with a byte a letter, as older programs save it; with the first line that has a letter
    /// beyond the English ones.
    ByteALetter(usize),
    /// Text in no encoding that is known; with the line that shows it.
    NoEncoding(usize),
    /// What word processors and spreadsheets write: files packed into one.
    Packed,
    /// A PDF.
    Pdf,
    /// No text at all.
    NoText,
}

/// The line of a byte.
fn line_of(bytes: &[u8], at: usize) -> usize {
    bytes[..at].split(|byte| *byte == b'\n').count()
}

impl Saved {
    /// What bytes are that no encoding of text fits.
    pub(super) fn whole(bytes: &[u8]) -> Self {
        match Self::of(bytes, 0) {
            Self::ByteALetter(_) => {
                // Windows-1252 has no letter for these.
                let is_none = |byte: &u8| [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(byte);
                let at = bytes.iter().position(is_none).unwrap_or_default();
                Self::NoEncoding(line_of(bytes, at))
            }
            other => other,
        }
    }

    /// Looks at what is not UTF-8 from a byte on.
    fn of(bytes: &[u8], at: usize) -> Self {
        let is_bare = |byte: &u8| byte.is_ascii_control() && !matches!(byte, 9..=13);
        if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
            Self::Utf16
        } else if bytes.starts_with(b"PK\x03\x04") {
            Self::Packed
        } else if bytes.starts_with(b"%PDF-") {
            Self::Pdf
        } else if bytes.iter().any(is_bare) {
            Self::NoText
        } else {
            Self::ByteALetter(line_of(bytes, at))
        }
    }

    fn hint(self) -> &'static str {
        match self {
            Self::Utf16 | Self::ByteALetter(_) | Self::NoEncoding(_) => {
                "save it again as UTF-8: editors ask for the encoding under `Save As`"
            }
            Self::Packed => "save it as plain text in UTF-8",
            Self::Pdf => "write it as plain text in UTF-8",
            Self::NoText => "is it the one that you mean?",
        }
    }
}

impl fmt::Display for Saved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Utf16 => f.write_str("is saved as UTF-16"),
            Self::ByteALetter(line) => write!(
                f,
                "is not saved as UTF-8: line {line} has a letter in another encoding"
            ),
            Self::NoEncoding(line) => write!(
                f,
                "cannot be read: line {line} has a letter that is neither in UTF-8 nor in Windows-1252"
            ),
            Self::Packed => f.write_str("is a document or a spreadsheet, not plain text"),
            Self::Pdf => f.write_str("is a PDF, not plain text"),
            Self::NoText => f.write_str("is not text"),
        }
    }
}

impl FileError {
    /// What to do about it, if that is known.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Io(_, why) if why.kind() == ErrorKind::NotFound => {
                Some("check the spelling of its name, and the folder that you are in")
            }
            Self::Io(..) => None,
            Self::TooLarge(..) | Self::NoFile(_) => Some("is it the one that you mean?"),
            Self::NotText(_, saved) => Some(saved.hint()),
        }
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(path, why) if why.kind() == ErrorKind::NotFound => {
                write!(f, "there is no file `{}`", path.display())
            }
            Self::Io(path, why) => write!(f, "cannot read `{}`: {why}", path.display()),
            Self::TooLarge(path, most) => {
                let (path, most) = (path.display(), most >> 20);
                write!(f, "`{path}` is larger than {most} MB, too large to be read")
            }
            Self::NoFile(path) => write!(f, "`{}` is no file", path.display()),
            Self::NotText(path, saved) => write!(f, "`{}` {saved}", path.display()),
        }
    }
}

impl std::error::Error for FileError {}

/// Reads a text file within bounds; a byte order mark is passed over.
///
/// # Errors
/// [`FileError`] when it cannot be read, is over 16 MB, or is not UTF-8.
pub fn read_text(path: &Path) -> Result<String, FileError> {
    read_text_up_to(path, LARGEST)
}

/// Reads a file of so many bytes at most, whatever is in it.
pub(super) fn read_bytes_up_to(path: &Path, most: u64) -> Result<Vec<u8>, FileError> {
    disk::read(path, most).map_err(|why| match why {
        DiskError::Read(path, why) => FileError::Io(path, why),
        DiskError::TooLarge(path, most) => FileError::TooLarge(path, most),
        _ => FileError::NoFile(path.to_owned()),
    })
}

/// Reads a text file of so many bytes at most.
pub(super) fn read_text_up_to(path: &Path, most: u64) -> Result<String, FileError> {
    let bytes = read_bytes_up_to(path, most)?;
    let mut text = String::from_utf8(bytes).map_err(|why| {
        let valid = why.utf8_error().valid_up_to();
        FileError::NotText(path.to_owned(), Saved::of(why.as_bytes(), valid))
    })?;
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_utf_8_is_named() {
        for (bytes, saved) in [
            (&b"\xFF\xFE[\0d\0"[..], Saved::Utf16),
            (b"\xFE\xFF\0[\0d", Saved::Utf16),
            (b"[deck]\r\ntitle = \"Caf\xE9\"\r\n", Saved::ByteALetter(2)),
            (b"PK\x03\x04\x14\x00\xFF", Saved::Packed),
            (b"%PDF-1.7\n%\xE2\xE3", Saved::Pdf),
            (b"\x00\x01\xFF", Saved::NoText),
        ] {
            let valid = std::str::from_utf8(bytes).unwrap_err().valid_up_to();
            assert_eq!(Saved::of(bytes, valid), saved, "{bytes:?}");
        }
    }
}
