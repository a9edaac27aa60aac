//! Quarter turns: all the rotation that paper needs.

use crate::geom::{Point, Size};

/// A turn clockwise by a multiple of 90°, as seen on the sheet.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Turn {
    /// Upright.
    #[default]
    None,
    /// The top points to the right.
    Right,
    /// Upside down.
    Half,
    /// The top points to the left.
    Left,
}

impl Turn {
    /// The size that a frame of `size` covers after this turn.
    pub fn size(self, size: Size) -> Size {
        match self {
            Self::None | Self::Half => size,
            Self::Right | Self::Left => size.turned(),
        }
    }

    /// This turn, and another one after it.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let all = [Self::None, Self::Right, Self::Half, Self::Left];
        all[(self as usize + other as usize) % all.len()]
    }

    /// Where a point of a frame of `size` comes to lie inside the box that the turned frame covers.
    pub fn point(self, at: Point, size: Size) -> Point {
        match self {
            Self::None => at,
            Self::Right => Point::new(size.height - at.y, at.x),
            Self::Half => Point::new(size.width - at.x, size.height - at.y),
            Self::Left => Point::new(at.y, size.width - at.x),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_add_up() {
        assert_eq!(Turn::Left.and(Turn::Half), Turn::Right);
        assert_eq!(Turn::Left.and(Turn::Right), Turn::None);
        assert_eq!(Turn::Half.and(Turn::None), Turn::Half);
    }

    #[test]
    fn a_turned_point_stays_inside_the_turned_box() {
        let size = Size::mm(40.0, 10.0);
        let at = Point::mm(3.0, 4.0);
        assert_eq!(Turn::Right.point(at, size), Point::mm(6.0, 3.0));
        assert_eq!(Turn::Half.point(at, size), Point::mm(37.0, 6.0));
        assert_eq!(Turn::Left.point(at, size), Point::mm(4.0, 37.0));
    }
}
