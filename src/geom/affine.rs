//! A small turn, stretch and shift of a page, as printers make them and as they are undone.

use crate::geom::{Length, Point, Rect, Size};

/// Where the points of a page go: each coordinate is a sum of both, and a shift.
///
/// As a matrix for y down: `x′ = xx·x + xy·y + by.x`, `y′ = yx·x + yy·y + by.y`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Affine {
    /// How much of x is in x.
    pub xx: f64,
    /// How much of y is in x.
    pub xy: f64,
    /// How much of x is in y.
    pub yx: f64,
    /// How much of y is in y.
    pub yy: f64,
    /// What is added.
    pub by: Point,
}

impl Affine {
    /// A stretch along both axes about a center, then a turn clockwise about it, then a shift:
    /// `p′ = R(θ)·S(sx, sy)·(p − c) + c + shift`.
    pub fn about(
        center: Point,
        (stretch_x, stretch_y): (f64, f64),
        degrees: f64,
        shift: Point,
    ) -> Self {
        // libm: the same digits on every machine. With y down a positive turn is clockwise.
        let (sin, cos) = libm::sincos(degrees.to_radians());
        let (xx, xy) = (cos * stretch_x, -sin * stretch_y);
        let (yx, yy) = (sin * stretch_x, cos * stretch_y);
        let moved =
            Point::new(center.x * xx + center.y * xy, center.x * yx + center.y * yy);
        Self { xx, xy, yx, yy, by: center + shift - moved }
    }

    /// Where a point goes.
    pub fn point(&self, at: Point) -> Point {
        Point::new(at.x * self.xx + at.y * self.xy, at.x * self.yx + at.y * self.yy)
            + self.by
    }

    /// The point that goes to a place; none where all points fall together.
    pub fn origin_of(&self, place: Point) -> Option<Point> {
        let area = self.xx * self.yy - self.xy * self.yx;
        if area.abs() < 1e-9 {
            return None;
        }
        let at = place - self.by;
        Some(Point::new(
            (at.x * self.yy - at.y * self.xy) / area,
            (at.y * self.xx - at.x * self.yx) / area,
        ))
    }

    /// The upright box around where a rectangle goes.
    pub fn rect(&self, rect: Rect) -> Rect {
        let corners = [
            rect.origin(),
            Point::new(rect.right(), rect.top()),
            Point::new(rect.left(), rect.bottom()),
            Point::new(rect.right(), rect.bottom()),
        ];
        let none = Size::new(Length::ZERO, Length::ZERO);
        let [first, others @ ..] = corners.map(|at| Rect::new(self.point(at), none));
        others.into_iter().fold(first, Rect::joined)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_turn_goes_clockwise_and_comes_back() {
        let center = Point::mm(10.0, 20.0);
        let shift = Point::mm(1.0, 2.0);
        let quarter = Affine::about(center, (2.0, 1.0), 90.0, shift);
        // Three to the right of the center: stretched to six, turned to six below, and shifted.
        let moved = quarter.point(Point::mm(13.0, 20.0));
        assert!(moved.x.is_near(Length::mm(11.0)), "{moved:?}");
        assert!(moved.y.is_near(Length::mm(28.0)), "{moved:?}");
        let back = quarter.origin_of(moved).unwrap();
        assert!(back.x.is_near(Length::mm(13.0)) && back.y.is_near(Length::mm(20.0)));
    }

    #[test]
    fn the_box_around_a_turned_rectangle_holds_its_corners() {
        let turned = Affine::about(Point::ORIGIN, (1.0, 1.0), 90.0, Point::ORIGIN);
        let around = turned.rect(Rect::new(Point::ORIGIN, Size::mm(30.0, 10.0)));
        assert!(around.left().is_near(Length::mm(-10.0)));
        assert!(around.bottom().is_near(Length::mm(30.0)));
    }
}
