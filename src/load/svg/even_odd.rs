//! Outlines under the even-odd rule, turned so that the non-zero rule fills the same.
//!
//! A frame fills by the non-zero rule alone. Outlines that lie inside each other mean the same
//! under both rules when each runs the other way round than the one it lies in. Whether that is
//! so is then tried, line by line, so that outlines that cross are found out.

use crate::geom::{Path, Point, Segment};

/// Straight steps that stand for a curve while we look.
const STEPS: u8 = 8;
/// Lines across the path on which the two rules are compared.
const ROWS: u16 = 128;
/// What is narrower, of the 1000 of a page, is not seen.
const NARROW: f64 = 0.5;
/// More outlines than this are no letters with holes.
const MOST_OUTLINES: usize = 1000;

/// The same shape for the non-zero rule; none if there is no telling.
pub(super) fn to_non_zero(path: Path) -> Option<Path> {
    let outlines = split(&path);
    if outlines.len() > MOST_OUTLINES {
        return None;
    }
    let polygons: Vec<_> = outlines.iter().map(|outline| polygon(outline)).collect();
    if rules_agree(&polygons) {
        return Some(path);
    }
    let mut turned = Vec::with_capacity(path.segments().len());
    for (nth, outline) in outlines.iter().enumerate() {
        let inside = polygons.iter().enumerate().filter(|(other, polygon)| {
            *other != nth && polygons[nth].first().is_some_and(|at| holds(polygon, *at))
        });
        let is_hole = inside.count() % 2 == 1;
        if (area(&polygons[nth]) > 0.0) == is_hole {
            turned.extend(reversed(outline));
        } else {
            turned.extend_from_slice(outline);
        }
    }
    let turned = Path::new(turned);
    let polygons: Vec<_> =
        split(&turned).iter().map(|outline| polygon(outline)).collect();
    rules_agree(&polygons).then_some(turned)
}

/// The outlines of a path, each from its move on.
fn split(path: &Path) -> Vec<Vec<Segment>> {
    let mut outlines: Vec<Vec<Segment>> = Vec::new();
    for segment in path.segments() {
        match (segment, outlines.last_mut()) {
            (Segment::Move(_), _) | (_, None) => outlines.push(vec![*segment]),
            (_, Some(outline)) => outline.push(*segment),
        }
    }
    outlines
}

fn pt(point: Point) -> (f64, f64) {
    (point.x.to_pt(), point.y.to_pt())
}

fn polygon(outline: &[Segment]) -> Vec<(f64, f64)> {
    let mut points: Vec<(f64, f64)> = Vec::with_capacity(outline.len());
    for segment in outline {
        match *segment {
            Segment::Move(to) | Segment::Line(to) => points.push(pt(to)),
            Segment::Curve(first, second, to) => {
                let from = points.last().copied().unwrap_or(pt(to));
                let (first, second, to) = (pt(first), pt(second), pt(to));
                for step in 1..=STEPS {
                    let t = f64::from(step) / f64::from(STEPS);
                    let u = 1.0 - t;
                    let weights =
                        [u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t];
                    let at = |axis: [f64; 4]| {
                        axis.iter()
                            .zip(weights)
                            .map(|(value, weight)| value * weight)
                            .sum()
                    };
                    points.push((
                        at([from.0, first.0, second.0, to.0]),
                        at([from.1, first.1, second.1, to.1]),
                    ));
                }
            }
            Segment::Close => {}
        }
    }
    points
}

/// The sides of a polygon, the last one back to where it began.
fn sides(polygon: &[(f64, f64)]) -> impl Iterator<Item = ((f64, f64), (f64, f64))> + '_ {
    polygon.iter().copied().zip(polygon.iter().copied().cycle().skip(1))
}

fn area(polygon: &[(f64, f64)]) -> f64 {
    sides(polygon).map(|(from, to)| from.0 * to.1 - to.0 * from.1).sum()
}

/// Where a side crosses a row, and whether it goes down.
fn crossing(from: (f64, f64), to: (f64, f64), y: f64) -> Option<(f64, i32)> {
    if (from.1 <= y) == (to.1 <= y) {
        return None;
    }
    let x = from.0 + (to.0 - from.0) * (y - from.1) / (to.1 - from.1);
    Some((x, if to.1 > from.1 { 1 } else { -1 }))
}

fn holds(polygon: &[(f64, f64)], at: (f64, f64)) -> bool {
    let crossings = sides(polygon).filter_map(|(from, to)| crossing(from, to, at.1));
    crossings.filter(|(x, _)| *x < at.0).count() % 2 == 1
}

fn rules_agree(polygons: &[Vec<(f64, f64)>]) -> bool {
    let heights = || polygons.iter().flatten().map(|point| point.1);
    let (top, foot) = (
        heights().fold(f64::INFINITY, f64::min),
        heights().fold(f64::NEG_INFINITY, f64::max),
    );
    (0..ROWS).all(|row| {
        let y = top + (foot - top) * (f64::from(row) + 0.5) / f64::from(ROWS);
        let all = polygons.iter().flat_map(|polygon| sides(polygon));
        let mut found: Vec<_> =
            all.filter_map(|(from, to)| crossing(from, to, y)).collect();
        found.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut winding = 0;
        let mut is_odd = false;
        found.iter().enumerate().all(|(nth, (x, step))| {
            winding += step;
            is_odd = !is_odd;
            let next = found.get(nth + 1).map_or(*x, |(next, _)| *next);
            is_odd == (winding != 0) || next - x < NARROW
        })
    })
}

/// An outline the other way round.
fn reversed(outline: &[Segment]) -> Vec<Segment> {
    let mut start = None;
    let mut back = Vec::with_capacity(outline.len());
    let mut pen = Point::ORIGIN;
    for segment in outline {
        match *segment {
            Segment::Move(to) => pen = to,
            Segment::Line(to) => {
                back.push(Segment::Line(pen));
                pen = to;
            }
            Segment::Curve(first, second, to) => {
                back.push(Segment::Curve(second, first, pen));
                pen = to;
            }
            Segment::Close => continue,
        }
        start = Some(pen);
    }
    let begin = start.map(Segment::Move);
    begin.into_iter().chain(back.into_iter().rev()).chain([Segment::Close]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::{Length, Rect, Size};

    fn square(at: f64, side: f64) -> Path {
        let corner = Point::new(Length::pt(at), Length::pt(at));
        Path::rect(Rect::new(corner, Size::new(Length::pt(side), Length::pt(side))))
    }

    fn filled(path: &Path, at: (f64, f64)) -> bool {
        let polygons: Vec<_> = split(path).iter().map(|one| polygon(one)).collect();
        let all = polygons.iter().flat_map(|polygon| sides(polygon));
        let crossings = all.filter_map(|(from, to)| crossing(from, to, at.1));
        crossings.filter(|(x, _)| *x < at.0).map(|(_, step)| step).sum::<i32>() != 0
    }

    #[test]
    fn a_hole_stays_a_hole_and_an_island_in_it_an_island() {
        let mut path = square(0.0, 900.0);
        path.append(&square(100.0, 700.0));
        path.append(&square(300.0, 300.0));
        let turned = to_non_zero(path).unwrap();
        assert!(filled(&turned, (50.0, 450.5)));
        assert!(!filled(&turned, (200.0, 450.5)));
        assert!(filled(&turned, (450.0, 450.5)));
    }

    #[test]
    fn two_outlines_that_cross_keep_what_they_share_empty() {
        let mut path = square(0.0, 500.0);
        path.append(&square(250.0, 500.0));
        let turned = to_non_zero(path).unwrap();
        assert!(filled(&turned, (100.0, 300.5)) && filled(&turned, (700.0, 600.5)));
        assert!(!filled(&turned, (400.0, 400.5)));
    }

    #[test]
    fn what_no_turning_helps_is_told() {
        let star = [(500, 20), (640, 460), (270, 190), (730, 190), (360, 460)];
        let at = |(x, y)| Point::new(Length::pt(f64::from(x)), Length::pt(f64::from(y)));
        assert_eq!(to_non_zero(Path::polygon(&star.map(at))), None);
    }
}
