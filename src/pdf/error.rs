//! Why a document cannot be written.

use std::fmt;

use crate::pdf::Violation;
use crate::picture::PictureError;

/// A document that no PDF can hold, or none that keeps the standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WriteError {
    /// A font shows more than 65,535 different pairs of glyph and text.
    TooManyGlyphs(&'static str),
    /// A field has a name that is not parts joined by points.
    FieldName(String),
    /// Two fields with this name would be one, or a field would be a group of others.
    SameField(String),
    /// A button of the field has a value by which it cannot be told.
    FieldValue {
        /// The field.
        name: String,
        /// What the button stands for.
        value: String,
    },
    /// It lacks something that the standard asks for.
    Violation(Violation),
    /// A link leads to an article that is on no page.
    DeadLink(String),
    /// An article by its number is on no page, and later ones are.
    NoArticle(usize),
    /// A picture's file is damaged.
    Picture(PictureError),
}

impl WriteError {
    /// What to do about it, if we know.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Violation(violation) => Some(violation.hint()),
            Self::Picture(error) => Some(error.hint()),
            _ => None,
        }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooManyGlyphs(font) => write!(
                f,
                "these texts combine letters and marks in over 65,535 ways in the font {font}, more than a PDF font can hold"
            ),
            Self::FieldName(name) => write!(
                f,
                "the field `{name}` is not named by parts joined by points, as `week02.notes`"
            ),
            Self::SameField(name) => write!(
                f,
                "two fields are named `{name}`, and what is written in one would show in the other"
            ),
            Self::FieldValue { name, value } => write!(
                f,
                "a button of the field `{name}` stands for `{value}`; it needs a word of ASCII letters, digits and hyphens other than `Off`"
            ),
            Self::Violation(violation) => violation.fmt(f),
            Self::DeadLink(label) => {
                write!(f, "the link `{label}` leads to nothing in this document")
            }
            Self::NoArticle(number) => {
                write!(f, "article {number} is on no page, though later ones are")
            }
            Self::Picture(error) => write!(f, "a picture cannot be printed: {error}"),
        }
    }
}

impl std::error::Error for WriteError {}

impl From<Violation> for WriteError {
    fn from(violation: Violation) -> Self {
        Self::Violation(violation)
    }
}
