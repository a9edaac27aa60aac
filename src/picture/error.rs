//! Why a file is no usable picture.

use std::fmt;

/// Why a file is no usable picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PictureError {
    /// Not PNG or JPEG, or damaged.
    Unreadable(String),
    /// The file ends before its picture does.
    CutShort,
    /// More pixels than a card can use: either a mistake or an attack.
    TooLarge,
    /// Its colours are inks of a press.
    Cmyk,
}

impl PictureError {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "open it elsewhere and save it again as PNG or JPEG",
            Self::CutShort => {
                "copy it again from where it came; what is missing cannot be made up"
            }
            Self::TooLarge => "save it again with 6000 pixels on a side at most",
            Self::Cmyk => "save it again with RGB colours, or as PNG",
        }
    }
}

impl fmt::Display for PictureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(why) => {
                write!(f, "not a readable PNG or JPEG picture: {why}")
            }
            Self::CutShort => {
                f.write_str("the file is cut short: it ends before its picture does")
            }
            Self::TooLarge => f.write_str("more than 6000 pixels on a side"),
            Self::Cmyk => f.write_str(
                "its colours are CMYK, the inks of a press, and pages are RGB",
            ),
        }
    }
}

impl std::error::Error for PictureError {}
