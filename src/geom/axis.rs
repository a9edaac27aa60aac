//! Duplex a sheet over, and what that does to a place on it.

use crate::geom::{Point, Rect, Size};

/// The axis about which a sheet is turned to print its other side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    /// Left and right change places; what stood upright still does.
    Vertical,
    /// Head and foot change places; a back must be turned by 180° to stand behind its front.
    Horizontal,
}

impl Axis {
    /// Where the back of a card lies on the verso whose front is at `front` on the recto.
    ///
    /// Coordinates are mirrored, not the order of the columns, so partly filled and
    /// asymmetric sheets stay in register.
    pub fn behind(self, front: Rect, sheet: Size) -> Rect {
        let origin = match self {
            Self::Vertical => Point::new(sheet.width - front.right(), front.top()),
            Self::Horizontal => Point::new(front.left(), sheet.height - front.bottom()),
        };
        Rect::new(origin, front.size())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turning_the_sheet_twice_comes_back() {
        let letter = Size::inch(8.5, 11.0);
        let front = Rect::new(Point::mm(12.7, 6.35), Size::mm(63.5, 88.9));
        for axis in [Axis::Vertical, Axis::Horizontal] {
            let twice = axis.behind(axis.behind(front, letter), letter);
            assert!(
                twice.left().is_near(front.left()) && twice.top().is_near(front.top())
            );
        }
    }
}
