//! How a book is folded and bound.

use crate::geom::{Length, Paper};

/// How a book is folded and bound.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is asked for by itself")]
pub struct BookBinding {
    /// A wider inner margin, for holes and a coil.
    pub spiral: bool,
    /// Two pages on each side of a sheet, to fold and staple.
    pub booklet: bool,
    /// Fronts and backs of a booklet as two files.
    pub split: bool,
    /// How many sheets are folded together at most.
    pub signature: Option<usize>,
    /// How thick a sheet is.
    pub caliper: Length,
    /// A cover too.
    pub cover: bool,
    /// The sheet of the cover, when it is another one.
    pub cover_paper: Option<Paper>,
}

impl BookBinding {
    /// The ends of the names of the files that a copy will have.
    pub fn ends(&self) -> Vec<&'static str> {
        let mut ends = if self.split { vec!["-fronts", "-backs"] } else { vec![""] };
        if self.cover {
            ends.push("-cover");
        }
        ends
    }
}
