//! Closed lines as polygons: whether a point lies in one, and how far from its edge.

use emberdeck::geom::{Path, Point, Segment};

/// A path as a polygon; a curve is taken as eight straight lines.
pub(crate) fn polygon(path: &Path) -> Vec<[f64; 2]> {
    let xy = |at: Point| [at.x.to_mm(), at.y.to_mm()];
    let mut points: Vec<[f64; 2]> = Vec::new();
    for (nth, segment) in path.segments().iter().enumerate() {
        match *segment {
            Segment::Move(to) => {
                assert_eq!(nth, 0, "the outline is one line");
                points.push(xy(to));
            }
            Segment::Line(to) => points.push(xy(to)),
            Segment::Curve(one, two, to) => {
                let from = *points.last().expect("a path begins with a move");
                let (one, two, to) = (xy(one), xy(two), xy(to));
                for step in 1..=8 {
                    let t = f64::from(step) / 8.0;
                    let u = 1.0 - t;
                    points.push([0, 1].map(|axis| {
                        u * u * u * from[axis]
                            + 3.0 * u * u * t * one[axis]
                            + 3.0 * u * t * t * two[axis]
                            + t * t * t * to[axis]
                    }));
                }
            }
            Segment::Close => {
                assert_eq!(nth + 1, path.segments().len(), "the outline closes once");
            }
        }
    }
    assert_eq!(path.segments().last(), Some(&Segment::Close));
    points.dedup_by(|one, other| distance(*one, *other) < 1e-6);
    points
}

fn distance([x, y]: [f64; 2], [to_x, to_y]: [f64; 2]) -> f64 {
    (to_x - x).hypot(to_y - y)
}

pub(crate) fn edges(points: &[[f64; 2]]) -> Vec<([f64; 2], [f64; 2])> {
    let next = points.iter().cycle().skip(1);
    points.iter().copied().zip(next.copied()).collect()
}

/// How far a point is from the outline.
pub(crate) fn from_edge(points: &[[f64; 2]], at: [f64; 2]) -> f64 {
    let to = |(one, other): &([f64; 2], [f64; 2])| {
        let [dx, dy] = [other[0] - one[0], other[1] - one[1]];
        let along = (at[0] - one[0]) * dx + (at[1] - one[1]) * dy;
        let t = (along / (dx * dx + dy * dy)).clamp(0.0, 1.0);
        distance(at, [one[0] + dx * t, one[1] + dy * t])
    };
    edges(points).iter().map(to).fold(f64::INFINITY, f64::min)
}

/// Whether a point lies inside the outline.
pub(crate) fn is_inside(points: &[[f64; 2]], [x, y]: [f64; 2]) -> bool {
    let crosses = |(one, other): &&([f64; 2], [f64; 2])| {
        (one[1] > y) != (other[1] > y)
            && x < (other[0] - one[0]) * (y - one[1]) / (other[1] - one[1]) + one[0]
    };
    edges(points).iter().filter(crosses).count() % 2 == 1
}

/// Twice the area of a triangle, positive to one side.
pub(crate) fn side(a: [f64; 2], b: [f64; 2], c: [f64; 2]) -> f64 {
    (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}
