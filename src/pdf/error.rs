//! Why a document cannot be written.

use std::fmt;

/// A document that no PDF can hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WriteError {
    /// A font shows more than 65,535 different pairs of glyph and text.
    TooManyGlyphs(&'static str),
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::TooManyGlyphs(font) = self;
        write!(
            f,
            "these texts combine letters and marks in over 65,535 ways in the font {font}, more than a PDF font can hold"
        )
    }
}

impl std::error::Error for WriteError {}
