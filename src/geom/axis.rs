//! Duplex a sheet over, and what that does to a place on it.

use crate::geom::{Point, Rect, Size, Turn};

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

    /// How the back of a card is turned whose front is turned so: the card that is taken out of
    /// the sheet shows both upright when it is turned over like a leaf.
    pub fn turn_behind(self, front: Turn) -> Turn {
        match (self, front) {
            (Self::Vertical, Turn::None) | (Self::Horizontal, Turn::Half) => Turn::None,
            (Self::Vertical, Turn::Half) | (Self::Horizontal, Turn::None) => Turn::Half,
            // What lies on its left side is seen from behind on its right side.
            (Self::Vertical, Turn::Left) | (Self::Horizontal, Turn::Right) => Turn::Right,
            (Self::Vertical, Turn::Right) | (Self::Horizontal, Turn::Left) => Turn::Left,
        }
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
