//! How the second side of a sheet gets behind the first.

use crate::geom::{Axis, Size};
use crate::model::vocabulary::vocabulary;

vocabulary! {
    /// How the second side gets behind the first.
    Duplex {
        /// The sheet is turned on its long edge, as the leaves of an upright book.
        LongEdge = "long-edge",
        /// The sheet is turned on its short edge, as the leaves of a wall calendar.
        ShortEdge = "short-edge",
        /// Front and back are printed side by side, and the card is folded.
        Fold = "fold",
        /// It does not: one side is printed.
        None = "none",
    }
}

impl Duplex {
    /// Whether both sides of the sheet are printed.
    pub fn prints_both(self) -> bool {
        matches!(self, Self::LongEdge | Self::ShortEdge)
    }

    /// The axis about which a sheet of a size turns; none when its second side stays blank.
    pub fn axis(self, sheet: Size) -> Option<Axis> {
        match (self, sheet.is_portrait()) {
            (Self::LongEdge, true) | (Self::ShortEdge, false) => Some(Axis::Vertical),
            (Self::LongEdge, false) | (Self::ShortEdge, true) => Some(Axis::Horizontal),
            (Self::Fold | Self::None, _) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edge_and_the_sheet_s_orientation_make_the_axis() {
        let portrait = Size::mm(210.0, 297.0);
        assert_eq!(Duplex::LongEdge.axis(portrait), Some(Axis::Vertical));
        assert_eq!(Duplex::ShortEdge.axis(portrait), Some(Axis::Horizontal));
        assert_eq!(Duplex::LongEdge.axis(portrait.turned()), Some(Axis::Horizontal));
        assert_eq!(Duplex::ShortEdge.axis(portrait.turned()), Some(Axis::Vertical));
        assert_eq!(Duplex::None.axis(portrait), None);
    }
}
