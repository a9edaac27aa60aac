//! Why there is no calibration sheet.

use std::fmt;

use crate::geom::Size;
use crate::text::MissingGlyph;

/// Why there is no calibration sheet.
#[derive(Debug, Clone, PartialEq)]
pub enum CalibrationError {
    /// The paper has no room for it.
    TooSmall(Size),
    /// A sign that no font has.
    Glyph(MissingGlyph),
}

impl CalibrationError {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::TooSmall(_) => {
                "take `--paper a5`, `--paper half-letter` or larger: what a printer does to large sheets says enough of small ones"
            }
            Self::Glyph(_) => "leave the sign out",
        }
    }
}

impl fmt::Display for CalibrationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooSmall(Size { width, height }) => {
                write!(
                    f,
                    "a sheet of {width} × {height} is too small for the scales and what is said of them"
                )
            }
            Self::Glyph(missing) => missing.fmt(f),
        }
    }
}

impl std::error::Error for CalibrationError {}

impl From<MissingGlyph> for CalibrationError {
    fn from(missing: MissingGlyph) -> Self {
        Self::Glyph(missing)
    }
}
