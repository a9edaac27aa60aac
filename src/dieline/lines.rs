//! Where to cut, fold and glue, as it is drawn.

use crate::color::Ink;
use crate::dieline::panel::{Dieline, Fold, Part};
use crate::frame::Frame;
use crate::geom::{Insets, Length, Path, Point, Rect};

/// The line of a cut.
pub(super) const CUT: Length = Length::pt(0.6);
/// The line of a fold.
pub(super) const FOLD: Length = Length::pt(0.5);
/// The lines over what is glued.
const HATCH: Length = Length::pt(0.25);

/// Straight dashes from one point to another: a whole number of them, with one at each end.
pub(super) fn dashes(from: Point, to: Point) -> Path {
    const DASH: f64 = 2.0;
    const GAP: f64 = 1.4;
    let (x, y) = ((to.x - from.x).to_mm(), (to.y - from.y).to_mm());
    let long = libm::hypot(x, y);
    let whole = ((long - DASH) / (DASH + GAP)).round().max(0.0);
    // Dashes and gaps stretch alike.
    let stretch = long / (whole * (DASH + GAP) + DASH);
    let at = |along: f64| {
        let part = if long > 0.0 { along / long } else { 0.0 };
        from + Point::mm(x * part, y * part)
    };
    let mut path = Path::default();
    let mut nth = 0.0;
    while nth <= whole {
        let begin = nth * (DASH + GAP) * stretch;
        path.append(&Path::line(at(begin), at(begin + DASH * stretch)));
        nth += 1.0;
    }
    path
}

/// Slanted lines over a place.
pub(super) fn hatch(rect: Rect) -> Path {
    let pitch = Length::mm(2.4);
    let (width, height) = (rect.size().width, rect.size().height);
    let mut path = Path::default();
    let mut along = pitch;
    // A line goes up to the right: from the left or the foot, to the head or the right.
    while along < width + height {
        let begin = Point::new(
            rect.left() + (along - height).max(Length::ZERO),
            rect.top() + along.min(height),
        );
        let end = Point::new(
            rect.left() + along.min(width),
            rect.top() + (along - width).max(Length::ZERO),
        );
        path.append(&Path::line(begin, end));
        along += pitch;
    }
    path
}

/// What is hatched of a panel that is glued: where the flood of the front does not reach.
pub(super) fn glued(dieline: &Dieline, part: Part) -> Rect {
    let edge = Length::mm(1.5);
    let beyond = Length::mm(if part == Part::Bottom { 3.5 } else { 1.5 });
    let slant = Length::mm(if part == Part::Glue { 3.5 } else { 1.5 });
    let by = Insets {
        top: -beyond.max(slant),
        right: -edge.max(Length::mm(if part == Part::Bottom { 3.0 } else { 1.5 })),
        bottom: -slant,
        left: -edge.max(Length::mm(if part == Part::Bottom { 3.0 } else { 1.5 })),
    };
    dieline.rect(part).grown(by)
}

/// Draws a dieline at a place of a sheet. Folds at the front lie in its flood, if it has one.
pub(super) fn draw(
    frame: &mut Frame,
    dieline: &Dieline,
    at: Point,
    (ink, on_flood): (Ink, Ink),
) {
    for part in [Part::Glue, Part::Bottom].into_iter().filter(|part| dieline.has(*part)) {
        frame.stroke(hatch(glued(dieline, part)).moved(at), HATCH, ink);
    }
    for Fold { from, to, on, .. } in &dieline.folds {
        let ink = if *on == Part::Front { on_flood } else { ink };
        frame.stroke(dashes(*from + at, *to + at), FOLD, ink);
    }
    frame.stroke(dieline.outline.moved(at), CUT, Ink::BLACK);
    for slit in &dieline.slits {
        frame.stroke(slit.moved(at), CUT, Ink::BLACK);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::{Segment, Size};

    #[test]
    fn dashes_begin_and_end_where_the_fold_does() {
        for long in [1.0, 9.0, 90.7] {
            let (from, to) = (Point::mm(3.0, 4.0), Point::mm(3.0, 4.0 + long));
            let path = dashes(from, to);
            let bounds = path.bounds();
            assert!(bounds.top().is_near(from.y) && bounds.bottom().is_near(to.y));
            let moves = path.segments().iter();
            let moves = moves.filter(|step| matches!(step, Segment::Move(_))).count();
            assert_eq!(moves > 1, long > 4.0, "{long}");
        }
    }

    #[test]
    fn slanted_lines_stay_within_their_place() {
        for size in [Size::mm(12.0, 80.0), Size::mm(60.0, 6.0)] {
            let rect = Rect::new(Point::mm(5.0, 7.0), size);
            let bounds = hatch(rect).bounds();
            assert!(rect.contains(bounds) && bounds.size().width.fits(size.width * 0.7));
        }
    }
}
