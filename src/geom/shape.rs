//! Points, sizes, rectangles and insets.

use std::ops::{Add, Neg, Sub};

use crate::geom::Length;

/// A place, counted from the top left of whatever it lies on.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub struct Point {
    /// Distance from the left.
    pub x: Length,
    /// Distance from the top.
    pub y: Length,
}

impl Point {
    /// The top left corner itself.
    pub const ORIGIN: Self = Self { x: Length::ZERO, y: Length::ZERO };

    /// A point from its two distances.
    pub const fn new(x: Length, y: Length) -> Self {
        Self { x, y }
    }

    /// A point in millimetres.
    pub const fn mm(x: f64, y: f64) -> Self {
        Self { x: Length::mm(x), y: Length::mm(y) }
    }
}

impl Add for Point {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { x: self.x + other.x, y: self.y + other.y }
    }
}

impl Neg for Point {
    type Output = Self;
    fn neg(self) -> Self {
        Self::new(-self.x, -self.y)
    }
}

impl Sub for Point {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self { x: self.x - other.x, y: self.y - other.y }
    }
}

/// A width and a height.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub struct Size {
    /// The extent from left to right.
    pub width: Length,
    /// The extent from top to bottom.
    pub height: Length,
}

impl Size {
    /// A size from its two extents.
    pub const fn new(width: Length, height: Length) -> Self {
        Self { width, height }
    }

    /// A size in millimetres.
    pub const fn mm(width: f64, height: f64) -> Self {
        Self { width: Length::mm(width), height: Length::mm(height) }
    }

    /// A size in inches.
    pub const fn inch(width: f64, height: f64) -> Self {
        Self { width: Length::inch(width), height: Length::inch(height) }
    }

    /// The same size on its side.
    #[must_use]
    pub const fn turned(self) -> Self {
        Self { width: self.height, height: self.width }
    }

    /// Whether `other` fits into this size, both ways.
    pub fn fits(self, other: Self) -> bool {
        self.width.fits(other.width) && self.height.fits(other.height)
    }

    /// Whether the sheet or card is at least as high as it is wide.
    pub fn is_portrait(self) -> bool {
        self.height.fits(self.width)
    }
}

/// An upright rectangle.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub struct Rect {
    origin: Point,
    size: Size,
}

impl Rect {
    /// A rectangle from its top left corner and its size.
    pub const fn new(origin: Point, size: Size) -> Self {
        Self { origin, size }
    }

    /// The top left corner.
    pub const fn origin(self) -> Point {
        self.origin
    }

    /// The size.
    pub const fn size(self) -> Size {
        self.size
    }

    /// The x of the left side.
    pub const fn left(self) -> Length {
        self.origin.x
    }

    /// The y of the top side.
    pub const fn top(self) -> Length {
        self.origin.y
    }

    /// The x of the right side.
    pub fn right(self) -> Length {
        self.origin.x + self.size.width
    }

    /// The y of the bottom side.
    pub fn bottom(self) -> Length {
        self.origin.y + self.size.height
    }

    /// The rectangle grown by `by` on every side (shrunk when negative).
    #[must_use]
    pub fn grown(self, by: Insets) -> Self {
        Self {
            origin: Point::new(self.left() - by.left, self.top() - by.top),
            size: Size::new(
                self.size.width + by.left + by.right,
                self.size.height + by.top + by.bottom,
            ),
        }
    }

    /// Whether `other` lies wholly inside, give or take the slack of a length.
    pub fn contains(self, other: Self) -> bool {
        other.left().fits(self.left())
            && other.top().fits(self.top())
            && self.right().fits(other.right())
            && self.bottom().fits(other.bottom())
    }

    /// The smallest rectangle around both.
    #[must_use]
    pub fn joined(self, other: Self) -> Self {
        let origin =
            Point::new(self.left().min(other.left()), self.top().min(other.top()));
        let size = Size::new(
            self.right().max(other.right()) - origin.x,
            self.bottom().max(other.bottom()) - origin.y,
        );
        Self { origin, size }
    }

    /// What both rectangles cover; without width or height where they are apart.
    #[must_use]
    pub fn common(self, other: Self) -> Self {
        let (left, top) = (self.left().max(other.left()), self.top().max(other.top()));
        let right = self.right().min(other.right()).max(left);
        let bottom = self.bottom().min(other.bottom()).max(top);
        Self::new(Point::new(left, top), Size::new(right - left, bottom - top))
    }

    /// The rectangle moved by a vector.
    #[must_use]
    pub fn moved(self, by: Point) -> Self {
        Self { origin: self.origin + by, size: self.size }
    }
}

/// Distances inward (or outward) from the four sides.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub struct Insets {
    /// From the top.
    pub top: Length,
    /// From the right.
    pub right: Length,
    /// From the bottom.
    pub bottom: Length,
    /// From the left.
    pub left: Length,
}

impl Insets {
    /// The same distance on all four sides.
    pub const fn even(by: Length) -> Self {
        Self { top: by, right: by, bottom: by, left: by }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grown_rectangle_contains_the_one_it_grew_from() {
        let rect = Rect::new(Point::mm(10.0, 20.0), Size::mm(30.0, 40.0));
        let grown = rect.grown(Insets::even(Length::mm(2.0)));
        assert!(grown.contains(rect));
        assert!(!rect.contains(grown));
        assert!(grown.right().is_near(Length::mm(42.0)));
        assert!(grown.top().is_near(Length::mm(18.0)));
    }

    #[test]
    fn a_turned_size_swaps_its_sides() {
        assert_eq!(Size::mm(210.0, 297.0).turned(), Size::mm(297.0, 210.0));
        assert!(Size::mm(210.0, 297.0).is_portrait());
        assert!(!Size::mm(297.0, 210.0).is_portrait());
    }
}
