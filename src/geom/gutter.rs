//! Space between neighbouring cards.

use crate::geom::Length;

/// Space between neighbouring cards; none when they share a cut.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub struct Gutter {
    /// Between columns.
    pub x: Length,
    /// Between rows.
    pub y: Length,
}
