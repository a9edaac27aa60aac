//! Why there is no box.

use std::fmt;

use crate::dieline::Case;
use crate::geom::{Length, Paper, Size};
use crate::text::MissingGlyph;

/// Why a box or a band cannot be made.
#[derive(Debug, Clone, PartialEq)]
pub enum DielineError {
    /// It is larger than the sheet.
    NoRoom {
        /// What does not fit.
        case: Case,
        /// What it takes.
        needed: Size,
        /// The paper.
        paper: Box<Paper>,
        /// What the printer reaches of it, as it lies better.
        room: Size,
        /// A paper that has room.
        larger: Option<String>,
        /// The most cards for which this paper has room.
        fewer: Option<u16>,
        /// Whether a band would fit.
        has_band: bool,
    },
    /// The name fits the front at no size.
    Overset {
        /// The name.
        title: String,
        /// How wide the front is.
        width: Length,
    },
    /// No font has a sign of a text.
    Missing(MissingGlyph),
}

impl From<MissingGlyph> for DielineError {
    fn from(missing: MissingGlyph) -> Self {
        Self::Missing(missing)
    }
}

impl fmt::Display for DielineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = |size: &Size| {
            format!("{:.0} × {:.0} mm", size.width.to_mm(), size.height.to_mm())
        };
        match self {
            Self::NoRoom { case, needed, paper, room, .. } => write!(
                f,
                "the {} takes {}, and the printer reaches {} of {}",
                case.word(),
                whole(needed),
                whole(room),
                paper.name()
            ),
            Self::Overset { title, width } => {
                write!(f, "the name “{title}” does not fit a front of {width}")
            }
            Self::Missing(missing) => missing.fmt(f),
        }
    }
}

impl std::error::Error for DielineError {}

impl DielineError {
    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::NoRoom { larger, fewer, has_band, .. } => {
                let larger = larger.as_ref().map(|paper| format!("`--paper {paper}`"));
                let fewer = fewer
                    .map(|count| format!("at most {count} cards (`--count {count}`)"));
                let band = has_band.then(|| {
                    "a belly band, which needs no card stock (`--band`)".to_owned()
                });
                let ways: Vec<String> =
                    [larger, fewer, band].into_iter().flatten().collect();
                match &ways[..] {
                    [] => "take smaller cards with `--format`".to_owned(),
                    [one] => format!("take {one}"),
                    [all @ .., last] => format!("take {} or {last}", all.join(", ")),
                }
            }
            Self::Overset { .. } => "give it a shorter one with `--title`".to_owned(),
            Self::Missing(_) => {
                "write the name without that sign, with `--title`".to_owned()
            }
        }
    }
}
