//! A stretch across the measure.

use crate::geom::Length;

/// A stretch of a line: where it begins, and how wide it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Span {
    /// Where it begins.
    pub left: Length,
    /// How wide it is.
    pub width: Length,
}

impl Span {
    /// A stretch from a place on.
    pub const fn new(left: Length, width: Length) -> Self {
        Self { left, width }
    }

    /// The stretch between two places.
    pub fn between(left: Length, right: Length) -> Self {
        Self::new(left, right - left)
    }

    /// Where it ends.
    pub fn right(self) -> Length {
        self.left + self.width
    }
}
