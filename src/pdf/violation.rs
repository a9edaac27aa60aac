//! What keeps a document from a standard.

use std::fmt;

/// What a document lacks for a [`Standard`](crate::pdf::Standard).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Violation {
    /// It has no title, and viewers would show its file name instead (ISO 14289-1, 7.1).
    NoTitle,
    /// It names no language, so it would be read out in the wrong one (ISO 14289-1, 7.2).
    NoLanguage,
    /// A field or link is in no element of its kind, so a reader who hears the page would
    /// never come to it (ISO 14289-1, 7.18.4 and 7.18.5).
    Unheard(String),
}

impl Violation {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NoTitle => "give the document a title",
            Self::NoLanguage => "give the document a language tag such as `en`",
            Self::Unheard(_) => "put it into an element of its own, a form or a link",
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTitle => f.write_str("the document has no title"),
            Self::NoLanguage => f.write_str("the document names no language"),
            Self::Unheard(what) => {
                write!(f, "`{what}` is in no element, so it would not be read out")
            }
        }
    }
}

impl std::error::Error for Violation {}
