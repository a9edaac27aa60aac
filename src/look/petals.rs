//! The petals of a flower.

use crate::geom::{Length, Path, Point, Segment};
use crate::model::Kind;

/// From where to where petals reach from the flower's centre, in millimetres.
const INNER: f64 = 2.9;
pub(super) const OUTER: f64 = 6.4;

/// The petals of a kind's flower about the origin, in millimetres of a poker card.
pub(super) fn petals(kind: Kind) -> Vec<Path> {
    // How many, how wide each is at its widest, and how far out that is.
    let (count, width, belly) = match kind {
        Kind::Conversation => (5_u16, 4.2, 0.62),
        Kind::Touch => (6, 3.6, 0.62),
        Kind::Novelty => (8, 2.7, 0.5),
        Kind::Ritual => (12, 1.9, 0.55),
        Kind::Reflection => (7, 3.2, 0.5),
        Kind::CheckIn => (4, 4.6, 0.6),
        Kind::Repair => (10, 2.3, 0.62),
        Kind::Wild => (9, 2.2, 0.4),
        Kind::Rule => (16, 1.3, 0.55),
    };
    let turn = 360.0 / f64::from(count);
    (0..count).map(|nth| petal(f64::from(nth) * turn, width, belly)).collect()
}

/// So many petals about the origin, slim enough to stand beside each other.
pub(super) fn petals_of(count: u16) -> impl Iterator<Item = Path> {
    let turn = 360.0 / f64::from(count);
    // What a petal has of the circle on which it is widest.
    let room = 2.0 * std::f64::consts::PI * (INNER + OUTER) * 0.53 / f64::from(count);
    let width = (room * 0.8).clamp(0.3, 4.4);
    (0..count).map(move |nth| petal(f64::from(nth) * turn, width, 0.58))
}

/// A petal that points up, turned clockwise about the origin.
fn petal(degrees: f64, width: f64, belly: f64) -> Path {
    let (sin, cos) = libm::sincos(degrees.to_radians());
    let at = |x: f64, y: f64| {
        Point::new(Length::mm(x * cos + y * sin), Length::mm(x * sin - y * cos))
    };
    let half = width / 2.0;
    let middle = INNER + (OUTER - INNER) * belly;
    let (foot, head) = (at(0.0, INNER), at(0.0, OUTER));
    let side = |sign: f64| at(sign * half, middle);
    let below = |sign: f64| at(sign * half, INNER + (middle - INNER) * 0.35);
    let above = |sign: f64| at(sign * half, middle + (OUTER - middle) * 0.55);
    let tip = |sign: f64| at(sign * half * 0.55, OUTER);
    Path::new(vec![
        Segment::Move(foot),
        Segment::Curve(at(-half * 0.3, INNER), below(-1.0), side(-1.0)),
        Segment::Curve(above(-1.0), tip(-1.0), head),
        Segment::Curve(tip(1.0), above(1.0), side(1.0)),
        Segment::Curve(below(1.0), at(half * 0.3, INNER), foot),
        Segment::Close,
    ])
}
