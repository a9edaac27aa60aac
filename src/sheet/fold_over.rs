//! Cards that are folded: front and back on one side of the sheet, back to back when it is bent.

use std::sync::Arc;

use crate::color::Ink;
use crate::frame::{Frame, Placed};
use crate::geom::{Format, Insets, Length, Path, Point, Rect, Size, Turn};
use crate::sheet::fit::{FitError, FitRequest, fit};
use crate::sheet::layout::Slot;

/// Where the back of a card lies beside its front.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoldOver {
    /// Beside it, upright: the fold is a side of the card.
    SideBySide,
    /// Above or below it, on its head: the fold is the card's head or foot.
    HeadToHead,
}

/// A dot of the fold line, and from one to the next.
const DOT: Length = Length::mm(0.2);
const STEP: Length = Length::mm(1.4);

impl FoldOver {
    /// The size of both panels together.
    pub fn pair(self, card: Size) -> Size {
        match self {
            Self::SideBySide => Size::new(card.width * 2.0, card.height),
            Self::HeadToHead => Size::new(card.width, card.height * 2.0),
        }
    }

    /// The way in which a pair of a size is folded to a card.
    pub fn of(pair: Size, card: Size) -> Self {
        if pair.width.is_near(card.width) { Self::HeadToHead } else { Self::SideBySide }
    }

    /// The front's place in a slot, the back's, and the ends of the fold.
    ///
    /// Neighbours across a cut are both fronts or both backs, so that a cut that strays shows no
    /// pattern on a front and no white on a back.
    pub(super) fn panels(self, slot: &Slot) -> (Rect, Rect, [Point; 2]) {
        // The slot as it is before it is turned: a column of pairs that lie is a row of them.
        let is_upright = matches!(slot.turn, Turn::None | Turn::Half);
        let (column, row) =
            if is_upright { (slot.column, slot.row) } else { (slot.row, slot.column) };
        let pair = slot.turn.size(slot.rect.size());
        let Size { width, height } = pair;
        let (panel, begin, is_front_first) = match self {
            Self::SideBySide => (
                Size::new(width / 2.0, height),
                Point::new(width / 2.0, Length::ZERO),
                column.is_multiple_of(2),
            ),
            Self::HeadToHead => (
                Size::new(width, height / 2.0),
                Point::new(Length::ZERO, height / 2.0),
                !row.is_multiple_of(2),
            ),
        };
        let end = match self {
            Self::SideBySide => Point::new(begin.x, height),
            Self::HeadToHead => Point::new(width, begin.y),
        };
        let corner = slot.rect.origin();
        let turned = |at: Point| corner + slot.turn.point(at, pair);
        let [one, other] = [Point::ORIGIN, begin].map(|at| {
            let far = at + Point::new(panel.width, panel.height);
            let (one, other) = (turned(at), turned(far));
            let from = Point::new(one.x.min(other.x), one.y.min(other.y));
            Rect::new(from, slot.turn.size(panel))
        });
        let (from, to) = (turned(begin), turned(end));
        let is_forward = to.x - from.x + (to.y - from.y) > Length::ZERO;
        let ends = if is_forward { [from, to] } else { [to, from] };
        if is_front_first { (one, other, ends) } else { (other, one, ends) }
    }

    /// How the back is turned to stand upright behind its front when the sheet is bent.
    pub(super) fn turn(self) -> Turn {
        match self {
            Self::SideBySide => Turn::None,
            Self::HeadToHead => Turn::Half,
        }
    }

    /// What of a pair's bleed is the back's: all but that over the fold, and over the front.
    pub(super) fn back_bleed(back: Rect, slot: Rect, bleed: Insets) -> Rect {
        let at_edge = |own: Length, edge: Length, by: Length| {
            if own.is_near(edge) { by } else { Length::ZERO }
        };
        back.grown(Insets {
            top: at_edge(back.top(), slot.top(), bleed.top),
            right: at_edge(back.right(), slot.right(), bleed.right),
            bottom: at_edge(back.bottom(), slot.bottom(), bleed.bottom),
            left: at_edge(back.left(), slot.left(), bleed.left),
        })
    }
}

/// What a request becomes when cards are folded: for pairs of panels, in the way that holds more.
pub fn fit_pairs(request: &FitRequest) -> FitRequest {
    let of =
        |way: FoldOver| FitRequest { card: way.pair(request.card), ..request.clone() };
    let (beside, above) = (of(FoldOver::SideBySide), of(FoldOver::HeadToHead));
    let holds = |request: &FitRequest| fit(request).map_or(0, |grid| grid.capacity());
    if holds(&above) > holds(&beside) { above } else { beside }
}

/// Why cards that are folded cannot be laid, with the largest format whose pairs of panels fit in
/// place of the largest whose cards do.
pub fn no_room_for_pairs(error: FitError, request: &FitRequest) -> FitError {
    let FitError::NoRoom { card, sheet, kept, paper, .. } = error;
    let fits = |format: &&Format| {
        fit(&fit_pairs(&FitRequest { card: format.trim(), ..request.clone() })).is_ok()
    };
    let formats = Format::by_area();
    let format = formats.iter().rev().find(fits).map(|format| format.name().to_owned());
    FitError::NoRoom { card, sheet, kept, format, paper }
}

/// The dotted line of a fold, placed from one end to the other.
pub(super) fn fold_line([from, to]: [Point; 2], ink: Ink) -> Placed {
    let size = Size::new(to.x - from.x, to.y - from.y);
    let mut frame = Frame::new(size);
    let length = size.width.max(size.height);
    let (along, half) = (size.width > size.height, DOT / 2.0);
    let mut at = STEP / 2.0;
    while at < length {
        let (one, other) = (at - half, at + half);
        let dot = if along {
            Path::line(Point::new(one, Length::ZERO), Point::new(other, Length::ZERO))
        } else {
            Path::line(Point::new(Length::ZERO, one), Point::new(Length::ZERO, other))
        };
        frame.stroke(dot, DOT, ink);
        at += STEP;
    }
    Placed {
        frame: Arc::new(frame),
        at: from,
        turn: Turn::None,
        clip: None,
        adjust: None,
        article: None,
        part: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_across_a_cut_are_of_one_kind() {
        let card = Size::mm(60.0, 90.0);
        for way in [FoldOver::SideBySide, FoldOver::HeadToHead] {
            let pair = way.pair(card);
            assert_eq!(FoldOver::of(pair, card), way);
            let slot = |column: usize, row: usize, x: Length, y: Length| Slot {
                rect: Rect::new(Point::new(x, y), pair),
                turn: Turn::None,
                column,
                row,
            };
            let zero = Length::ZERO;
            let one = slot(0, 0, zero, zero);
            let next = match way {
                FoldOver::SideBySide => slot(1, 0, pair.width, zero),
                FoldOver::HeadToHead => slot(0, 1, zero, pair.height),
            };
            let ((front, back, _), (next_front, next_back, _)) =
                (way.panels(&one), way.panels(&next));
            let touch = |one: Rect, other: Rect| {
                one.right().is_near(other.left()) || one.bottom().is_near(other.top())
            };
            let kinds = (touch(front, next_front), touch(back, next_back));
            assert!(kinds.0 != kinds.1, "{way:?}");
            assert!(!touch(front, next_back) && !touch(back, next_front), "{way:?}");
        }
    }
}
