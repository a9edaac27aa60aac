//! Outlines made of lines and curves.

use crate::geom::{Length, Point, Rect, Size};

/// One step of a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Segment {
    /// Begins a new subpath.
    Move(Point),
    /// A straight line to a point.
    Line(Point),
    /// A cubic Bézier curve: two control points and the end.
    Curve(Point, Point, Point),
    /// A straight line back to where the subpath began.
    Close,
}

/// A path in a frame's coordinates.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Path {
    segments: Vec<Segment>,
}

/// Control points this far along make a cubic Bézier curve a quarter circle, to 0.03 % of the
/// radius: 4/3 · (√2 − 1).
const QUARTER: f64 = 0.552_284_749_831;

impl Path {
    /// A path of given steps; the first one is a move.
    pub fn new(segments: Vec<Segment>) -> Self {
        Self { segments }
    }

    /// The path's steps.
    pub fn segments(&self) -> &[Segment] {
        &self.segments
    }

    /// A straight line.
    pub fn line(from: Point, to: Point) -> Self {
        Self { segments: vec![Segment::Move(from), Segment::Line(to)] }
    }

    /// A closed polygon through points.
    pub fn polygon(points: &[Point]) -> Self {
        let mut segments: Vec<_> = points.iter().copied().map(Segment::Line).collect();
        if let Some(first) = points.first() {
            segments[0] = Segment::Move(*first);
            segments.push(Segment::Close);
        }
        Self { segments }
    }

    /// A rectangle.
    pub fn rect(rect: Rect) -> Self {
        Self::polygon(&[
            Point::new(rect.left(), rect.top()),
            Point::new(rect.right(), rect.top()),
            Point::new(rect.right(), rect.bottom()),
            Point::new(rect.left(), rect.bottom()),
        ])
    }

    /// A circle.
    pub fn circle(center: Point, radius: Length) -> Self {
        let mut path = Self::default();
        path.arc(center, radius, 0.0, 360.0);
        path.segments.push(Segment::Close);
        path
    }

    /// Half a disc: the arc from `start` degrees over 180° clockwise, closed by its diameter.
    ///
    /// Degrees count clockwise from three o'clock, as y points down.
    pub fn half_disc(center: Point, radius: Length, start: f64) -> Self {
        let mut path = Self::default();
        path.arc(center, radius, start, start + 180.0);
        path.segments.push(Segment::Close);
        path
    }

    /// An arch: straight legs up from `rect`'s foot, a half circle on top, open below.
    pub fn arch(rect: Rect) -> Self {
        let radius = rect.size().width / 2.0;
        let shoulder = rect.top() + radius;
        let mut path = Self::default();
        path.segments.push(Segment::Move(Point::new(rect.left(), rect.bottom())));
        path.segments.push(Segment::Line(Point::new(rect.left(), shoulder)));
        path.arc(Point::new(rect.left() + radius, shoulder), radius, 180.0, 360.0);
        path.segments.push(Segment::Line(Point::new(rect.right(), rect.bottom())));
        path
    }

    /// The same path, closed.
    #[must_use]
    pub fn closed(mut self) -> Self {
        self.segments.push(Segment::Close);
        self
    }

    /// Appends an arc; joins it to the path by a line when the path has begun.
    pub fn arc(&mut self, center: Point, radius: Length, start: f64, end: f64) {
        let quarters = ((end - start) / 90.0).abs().ceil().max(1.0);
        let sweep = (end - start) / quarters;
        let reach = 4.0 / 3.0 * libm::tan(sweep.to_radians() / 4.0);
        debug_assert!((sweep - 90.0).abs() > 1e-9 || (reach - QUARTER).abs() < 1e-6);
        let on = |degrees: f64| {
            // libm: the same digits on every machine.
            let (sin, cos) = libm::sincos(degrees.to_radians());
            (cos, sin, Point::new(center.x + radius * cos, center.y + radius * sin))
        };
        let (mut cos, mut sin, first) = on(start);
        let begin = if self.segments.is_empty() { Segment::Move } else { Segment::Line };
        let near = |a: Point, b: Point| a.x.is_near(b.x) && a.y.is_near(b.y);
        if self.end().is_none_or(|end| !near(end, first)) {
            self.segments.push(begin(first));
        }
        let mut from = first;
        let mut step = 1.0;
        while step <= quarters {
            let (next_cos, next_sin, to) = on(start + sweep * step);
            let pull = radius * reach;
            let first_control = Point::new(from.x - pull * sin, from.y + pull * cos);
            let second_control =
                Point::new(to.x + pull * next_sin, to.y - pull * next_cos);
            self.segments.push(Segment::Curve(first_control, second_control, to));
            (cos, sin, from) = (next_cos, next_sin, to);
            step += 1.0;
        }
    }

    /// Appends a straight line to a point.
    pub fn append_line(&mut self, to: Point) {
        self.segments.push(Segment::Line(to));
    }

    /// Appends all of another path.
    pub fn append(&mut self, other: &Self) {
        self.segments.extend_from_slice(&other.segments);
    }

    /// The path moved by a vector.
    #[must_use]
    pub fn moved(&self, by: Point) -> Self {
        self.mapped(|point| point + by)
    }

    /// The path scaled about the origin.
    #[must_use]
    pub fn scaled(&self, factor: f64) -> Self {
        self.mapped(|point| Point::new(point.x * factor, point.y * factor))
    }

    /// The path stretched about the origin, across and down.
    #[must_use]
    pub fn stretched(&self, across: f64, down: f64) -> Self {
        self.mapped(|point| Point::new(point.x * across, point.y * down))
    }

    fn mapped(&self, map: impl Fn(Point) -> Point) -> Self {
        let segments = self.segments.iter().map(|segment| match *segment {
            Segment::Move(to) => Segment::Move(map(to)),
            Segment::Line(to) => Segment::Line(map(to)),
            Segment::Curve(first, second, to) => {
                Segment::Curve(map(first), map(second), map(to))
            }
            Segment::Close => Segment::Close,
        });
        Self { segments: segments.collect() }
    }

    /// Where the pen is.
    fn end(&self) -> Option<Point> {
        self.segments.iter().rev().find_map(|segment| match *segment {
            Segment::Move(to) | Segment::Line(to) | Segment::Curve(_, _, to) => Some(to),
            Segment::Close => None,
        })
    }

    /// The box around all points and control points: never smaller than what is painted.
    pub fn bounds(&self) -> Rect {
        let mut points = self.segments.iter().flat_map(|segment| match *segment {
            Segment::Move(to) | Segment::Line(to) => vec![to],
            Segment::Curve(first, second, to) => vec![first, second, to],
            Segment::Close => vec![],
        });
        let Some(first) = points.next() else {
            return Rect::default();
        };
        let (least, most) = points.fold((first, first), |(least, most), point| {
            (
                Point::new(least.x.min(point.x), least.y.min(point.y)),
                Point::new(most.x.max(point.x), most.y.max(point.y)),
            )
        });
        Rect::new(least, Size::new(most.x - least.x, most.y - least.y))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_circle_spans_twice_its_radius() {
        let bounds = Path::circle(Point::mm(5.0, 6.0), Length::mm(2.0)).bounds();
        assert!(bounds.size().width.is_near(Length::mm(4.0)));
        assert!(bounds.left().is_near(Length::mm(3.0)));
        assert!(bounds.top().is_near(Length::mm(4.0)));
    }

    #[test]
    fn an_arch_stands_on_its_feet() {
        let arch = Path::arch(Rect::new(Point::mm(1.0, 2.0), Size::mm(10.0, 11.5)));
        let Segment::Move(foot) = arch.segments()[0] else {
            panic!("a path begins with a move")
        };
        assert!(foot.x.is_near(Length::mm(1.0)) && foot.y.is_near(Length::mm(13.5)));
        assert!(arch.bounds().top().is_near(Length::mm(2.0)));
        assert!(arch.bounds().bottom().is_near(Length::mm(13.5)));
    }
}
