//! Marks outside the art that show where to cut: short lines, long ones, or dots.

use std::ops::Range;

use crate::color::Ink;
use crate::frame::Frame;
use crate::geom::{Insets, Length, Path, Point, Rect};
use crate::model::CutMarks;
use crate::sheet::layout::{Layout, Lot, Slot, Taken};

/// What the shortest useful marks take around cards without bleed.
pub(crate) const LEAST: Length = Length::mm(2.0);
/// Marks begin this far from the trim, or beyond the bleed where there is one: never on art.
pub(super) const OFFSET: Length = Length::mm(1.0);
/// Marks end after this, or at the printer's margin.
pub(super) const LONGEST: Length = Length::mm(5.0);
/// Shorter than this a mark is no help.
const SHORTEST: Length = Length::mm(1.0);
const LINE: Length = Length::pt(0.25);
/// A dot is as wide as two of these.
const RADIUS: Length = Length::mm(0.3);

/// How far a mark reaches where so much paper outside the trim can be printed on.
pub(super) fn beyond(room: Length, bleed: Length) -> Option<(Length, Length)> {
    let start = OFFSET.max(bleed);
    let end = room.min(start + LONGEST);
    (end - start).fits(SHORTEST).then_some((start, end))
}

/// How far a mark reaches beyond each side of the outline, as far as there is room.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reach {
    pub(super) above: Option<(Length, Length)>,
    pub(super) below: Option<(Length, Length)>,
    pub(super) before: Option<(Length, Length)>,
    pub(super) behind: Option<(Length, Length)>,
}

impl Reach {
    /// Around a lot of a layout.
    pub(super) fn of(layout: &Layout, lot: Lot, bleed: Length) -> Self {
        let (outline, printable) = (lot.outline, layout.printable().common(lot.zone));
        Self {
            above: beyond(outline.top() - printable.top(), bleed),
            below: beyond(printable.bottom() - outline.bottom(), bleed),
            before: beyond(outline.left() - printable.left(), bleed),
            behind: beyond(printable.right() - outline.right(), bleed),
        }
    }

    /// Whether there is room on every side of every lot.
    pub(super) fn is_whole_on(layout: &Layout, bleed: Length) -> bool {
        layout.lots().all(|(lot, _)| Self::of(layout, lot, bleed).is_whole())
    }

    fn is_whole(self) -> bool {
        let sides = [self.above, self.below, self.before, self.behind];
        sides.iter().all(Option::is_some)
    }
}

/// What marks are drawn around.
pub(super) struct Marked<'a> {
    pub(super) layout: &'a Layout,
    /// The places that hold a card.
    pub(super) taken: &'a Taken,
    /// How far the art runs past the outline.
    pub(super) bleed: Length,
    /// What lines go around: the slug.
    pub(super) around: &'a [Rect],
}

/// One cut: where it lies, and on which of its two sides it reaches the outline without going
/// through a card.
struct Cut {
    at: Length,
    is_open: (bool, bool),
}

impl Marked<'_> {
    /// Draws the marks of the cuts.
    pub(super) fn draw(&self, frame: &mut Frame, kind: CutMarks, ink: Ink) {
        for (lot, places) in self.layout.lots() {
            match kind {
                CutMarks::Crop => {
                    for (from, to) in self.short(lot, &places) {
                        frame.stroke(Path::line(from, to), LINE, ink);
                    }
                }
                CutMarks::Dots => {
                    for (from, to) in self.short(lot, &places) {
                        let dot = Self::dot(lot.outline, from, to);
                        frame.fill(Path::circle(dot, RADIUS), ink);
                    }
                }
                CutMarks::Lines => {
                    for (from, to) in self.long(lot, &places) {
                        frame.stroke(Path::line(from, to), LINE, ink);
                    }
                }
                CutMarks::None => {}
            }
        }
    }

    /// The places of a lot that hold a card.
    fn slots(&self, places: &Range<usize>) -> impl Iterator<Item = &Slot> {
        let slots = self.layout.slots().iter().zip(self.taken);
        let slots = slots.skip(places.start).take(places.len());
        slots.filter(|(_, taken)| **taken).map(|(slot, _)| slot)
    }

    /// The upright cuts of a lot, and those that lie.
    fn cuts(&self, places: &Range<usize>) -> (Vec<Cut>, Vec<Cut>) {
        let (mut across, mut down) = (Vec::new(), Vec::new());
        for slot in self.slots(places) {
            let own = slot.rect;
            for x in [own.left(), own.right()] {
                let through = |rect: Rect| is_within(x, rect.left(), rect.right());
                let up = |rect: Rect| through(rect) && own.top().fits(rect.bottom());
                let down = |rect: Rect| through(rect) && rect.top().fits(own.bottom());
                push(
                    &mut across,
                    x,
                    (self.is_open(places, up), self.is_open(places, down)),
                );
            }
            for y in [own.top(), own.bottom()] {
                let through = |rect: Rect| is_within(y, rect.top(), rect.bottom());
                let left = |rect: Rect| through(rect) && own.left().fits(rect.right());
                let right = |rect: Rect| through(rect) && rect.left().fits(own.right());
                push(
                    &mut down,
                    y,
                    (self.is_open(places, left), self.is_open(places, right)),
                );
            }
        }
        (across, down)
    }

    fn is_open(
        &self,
        places: &Range<usize>,
        is_in_the_way: impl Fn(Rect) -> bool,
    ) -> bool {
        !self.slots(places).any(|slot| is_in_the_way(slot.rect))
    }

    /// A short line at each end of each cut of a lot, from its outer end to its inner one or the
    /// other way round, as they are drawn.
    fn short(&self, lot: Lot, places: &Range<usize>) -> Vec<(Point, Point)> {
        let outline = lot.outline;
        let Reach { above, below, before, behind } =
            Reach::of(self.layout, lot, self.bleed);
        let (across, down) = self.cuts(places);
        let mut lines = Vec::new();
        for Cut { at: x, is_open } in across {
            if let Some((start, end)) = above.filter(|_| is_open.0) {
                let y = outline.top();
                lines.push((Point::new(x, y - end), Point::new(x, y - start)));
            }
            if let Some((start, end)) = below.filter(|_| is_open.1) {
                let y = outline.bottom();
                lines.push((Point::new(x, y + start), Point::new(x, y + end)));
            }
        }
        for Cut { at: y, is_open } in down {
            if let Some((start, end)) = before.filter(|_| is_open.0) {
                let x = outline.left();
                lines.push((Point::new(x - end, y), Point::new(x - start, y)));
            }
            if let Some((start, end)) = behind.filter(|_| is_open.1) {
                let x = outline.right();
                lines.push((Point::new(x + start, y), Point::new(x + end, y)));
            }
        }
        lines
    }

    /// The middle of the dot that stands for a line: at the end that is nearer to the cards.
    fn dot(outline: Rect, from: Point, to: Point) -> Point {
        let middle = outline.origin()
            + Point::new(outline.size().width / 2.0, outline.size().height / 2.0);
        let away = |at: Point| (at.x - middle.x).abs() + (at.y - middle.y).abs();
        let (near, far) = if away(from) < away(to) { (from, to) } else { (to, from) };
        let step = |near: Length, far: Length| {
            if far.is_near(near) {
                Length::ZERO
            } else if far > near {
                RADIUS
            } else {
                -RADIUS
            }
        };
        near + Point::new(step(near.x, far.x), step(near.y, far.y))
    }

    /// Lines along each cut over all that can be printed on of a lot's part of the sheet, but for
    /// the cards, what keeps clear of them, and the slug.
    fn long(&self, lot: Lot, places: &Range<usize>) -> Vec<(Point, Point)> {
        let printable = self.layout.printable().common(lot.zone);
        let clear = OFFSET.max(self.bleed);
        // A place without a card may be printed on another day.
        let kept =
            self.layout.slots().iter().map(|slot| slot.rect.grown(Insets::even(clear)));
        let around = self.around.iter().map(|slug| slug.grown(Insets::even(OFFSET)));
        let kept: Vec<Rect> = kept.chain(around).collect();
        let (across, down) = self.cuts(places);
        let mut lines = Vec::new();
        for Cut { at: x, .. } in across {
            let over = kept.iter().filter(|rect| is_within(x, rect.left(), rect.right()));
            let over = over.map(|rect| (rect.top(), rect.bottom()));
            for (from, to) in left_free(printable.top(), printable.bottom(), over) {
                lines.push((Point::new(x, from), Point::new(x, to)));
            }
        }
        for Cut { at: y, .. } in down {
            let over = kept.iter().filter(|rect| is_within(y, rect.top(), rect.bottom()));
            let over = over.map(|rect| (rect.left(), rect.right()));
            for (from, to) in left_free(printable.left(), printable.right(), over) {
                lines.push((Point::new(from, y), Point::new(to, y)));
            }
        }
        lines
    }
}

/// Whether a place lies between two others, and on neither.
fn is_within(at: Length, from: Length, to: Length) -> bool {
    at > from && at < to && !at.is_near(from) && !at.is_near(to)
}

fn push(cuts: &mut Vec<Cut>, at: Length, is_open: (bool, bool)) {
    if let Some(known) = cuts.iter_mut().find(|known| known.at.is_near(at)) {
        known.is_open.0 |= is_open.0;
        known.is_open.1 |= is_open.1;
        return;
    }
    cuts.push(Cut { at, is_open });
}

/// What is left of a stretch without others, where it is long enough for a mark.
fn left_free(
    from: Length,
    to: Length,
    others: impl Iterator<Item = (Length, Length)>,
) -> Vec<(Length, Length)> {
    let mut others: Vec<_> = others.collect();
    others.sort_by(|one, other| one.0.to_pt().total_cmp(&other.0.to_pt()));
    let (mut free, mut at) = (Vec::new(), from);
    for (start, end) in others.into_iter().chain([(to, to)]) {
        let until = start.min(to);
        if until > at && (until - at).fits(SHORTEST) {
            free.push((at, until));
        }
        at = at.max(end);
    }
    free
}
