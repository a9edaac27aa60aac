//! Why there is no picture.

use std::fmt;

use crate::pdf::AnswersError;
use crate::preview::contact_sheet::MOST_FACES;
use crate::preview::file::{LARGEST_PAGE, MOST_PAGES, MOST_PIXELS};

/// Why a file cannot be shown.
#[derive(Debug, Clone, PartialEq)]
pub enum PreviewError {
    /// It is no PDF, or damaged.
    NotPdf,
    /// A password keeps it closed.
    Locked,
    /// It has no pages.
    NoPages,
    /// It has more pages than are looked at.
    TooManyPages(usize),
    /// It has no such page, counted from 1.
    NoPage {
        /// The page that is asked for.
        asked: usize,
        /// How many there are.
        pages: usize,
    },
    /// A page, counted from 1, is larger than any sheet.
    TooLarge(usize),
    /// It holds more than is unpacked of a file that somebody else made.
    Unbounded,
    /// A picture would have more pixels than are drawn.
    TooManyPixels,
    /// More faces than one picture shows.
    TooManyFaces(usize),
    /// Nothing to show.
    NoFaces,
}

impl PreviewError {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NotPdf => "name a PDF, a deck or a plan",
            Self::Locked => "save it without a password first",
            Self::NoPages | Self::NoFaces => "name a file that has pages",
            Self::TooManyPages(_) => "take some of its pages out first",
            Self::NoPage { .. } => "pages are counted from 1",
            Self::TooLarge(_) | Self::Unbounded => "show another file",
            Self::TooManyPixels => "ask for fewer with `--dpi`",
            Self::TooManyFaces(_) => {
                "choose some of them, as with `--kind`, or make a picture of each: `--cards DIR`"
            }
        }
    }
}

impl fmt::Display for PreviewError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotPdf => write!(f, "it is no PDF, or damaged"),
            Self::Locked => write!(f, "it is locked by a password"),
            Self::NoPages => write!(f, "it has no pages"),
            Self::TooManyPages(pages) => {
                write!(f, "it has {pages} pages; up to {MOST_PAGES} are shown")
            }
            Self::NoPage { asked, pages: 1 } => {
                write!(f, "there is no page {asked}; it has one page")
            }
            Self::NoPage { asked, pages } => {
                write!(f, "there is no page {asked}; it has {pages}")
            }
            Self::TooLarge(page) => write!(
                f,
                "page {page} is larger than any sheet ({LARGEST_PAGE} a side at most)"
            ),
            Self::Unbounded => {
                write!(f, "it holds more than is unpacked of a file from elsewhere")
            }
            Self::TooManyPixels => write!(
                f,
                "that is a picture of more than {} million pixels",
                MOST_PIXELS / 1_000_000
            ),
            Self::TooManyFaces(faces) => write!(
                f,
                "one picture shows up to {MOST_FACES} faces, and these are {faces}"
            ),
            Self::NoFaces => write!(f, "there is nothing to show"),
        }
    }
}

impl std::error::Error for PreviewError {}

impl From<AnswersError> for PreviewError {
    fn from(why: AnswersError) -> Self {
        match why {
            AnswersError::Encrypted => Self::Locked,
            AnswersError::TooLarge => Self::Unbounded,
            _ => Self::NotPdf,
        }
    }
}
