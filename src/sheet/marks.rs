//! Crop marks: short lines outside the art that show where to cut.

use crate::color::Ink;
use crate::frame::Frame;
use crate::geom::{Length, Path, Point};
use crate::sheet::layout::Layout;

/// What the shortest useful marks take around cards without bleed.
pub(crate) const LEAST: Length = Length::mm(2.0);
/// Marks begin this far from the trim, or beyond the bleed where there is one: never on art.
pub(super) const OFFSET: Length = Length::mm(1.0);
/// Marks end after this, or at the printer's margin.
pub(super) const LONGEST: Length = Length::mm(5.0);
/// Shorter than this a mark is no help.
const SHORTEST: Length = Length::mm(1.0);
const LINE: Length = Length::pt(0.25);

/// How far a mark reaches on a side where the cards' outline lies this far from the paper's
/// edge; none when there is no room.
pub(super) fn reach(
    layout: &Layout,
    from_edge: Length,
    bleed: Length,
) -> Option<(Length, Length)> {
    beyond(from_edge - layout.margin, bleed)
}

/// How far a mark reaches where so much paper outside the trim can be printed on.
pub(super) fn beyond(room: Length, bleed: Length) -> Option<(Length, Length)> {
    let start = OFFSET.max(bleed);
    let end = room.min(start + LONGEST);
    (end - start).fits(SHORTEST).then_some((start, end))
}

/// Draws the marks of the cuts around the first cards of a sheet; `bleed` is how far the art runs past it.
/// Returns whether there was room on every side.
pub(super) fn draw(
    frame: &mut Frame,
    layout: &Layout,
    cards: usize,
    bleed: Length,
    ink: Ink,
) -> bool {
    let outline = layout.outline();
    let sheet = layout.sheet;
    let (mut across, mut down): (Vec<Length>, Vec<Length>) = (Vec::new(), Vec::new());
    for slot in layout.slots().iter().take(cards) {
        for x in [slot.rect.left(), slot.rect.right()] {
            push_new(&mut across, x);
        }
        for y in [slot.rect.top(), slot.rect.bottom()] {
            push_new(&mut down, y);
        }
    }
    let above = reach(layout, outline.top(), bleed);
    let below = reach(layout, sheet.height - outline.bottom(), bleed);
    let before = reach(layout, outline.left(), bleed);
    let behind = reach(layout, sheet.width - outline.right(), bleed);
    let mut line = |from: Point, to: Point| frame.stroke(Path::line(from, to), LINE, ink);
    for x in across {
        if let Some((start, end)) = above {
            line(
                Point::new(x, outline.top() - end),
                Point::new(x, outline.top() - start),
            );
        }
        if let Some((start, end)) = below {
            line(
                Point::new(x, outline.bottom() + start),
                Point::new(x, outline.bottom() + end),
            );
        }
    }
    for y in down {
        if let Some((start, end)) = before {
            line(
                Point::new(outline.left() - end, y),
                Point::new(outline.left() - start, y),
            );
        }
        if let Some((start, end)) = behind {
            line(
                Point::new(outline.right() + start, y),
                Point::new(outline.right() + end, y),
            );
        }
    }
    above.is_some() && below.is_some() && before.is_some() && behind.is_some()
}

fn push_new(places: &mut Vec<Length>, place: Length) {
    if !places.iter().any(|known| known.is_near(place)) {
        places.push(place);
    }
}
