//! Where the slug lies beside the cards.

use crate::geom::{Length, Point, Rect, Size, Turn};
use crate::model::CutMarks;
use crate::sheet::layout::{Layout, Lot};
use crate::sheet::marks::{OFFSET, beyond};

/// Height of the line of type with the bar's ticks.
pub(super) const DEPTH: Length = Length::mm(2.6);
const GAP: Length = Length::mm(0.8);

/// Where the slug lies on a sheet: a strip, and how it is turned.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Strip {
    rect: Rect,
    turn: Turn,
}

/// The strips for a slug.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Strips {
    /// The bar's, and as far as there is room the text's too.
    pub(super) first: Strip,
    /// The text's, where the first has no room for both.
    pub(super) other: Option<Strip>,
}

impl Strips {
    /// Both of them.
    pub(super) fn all(self) -> impl Iterator<Item = Strip> {
        [self.first].into_iter().chain(self.other)
    }
}

/// The strips of a side of all sheets: along the side with the most room beyond the marks, else
/// between the marks of two cuts; none if no side has room.
pub(super) fn strips(layout: &Layout, bleed: Length, marks: CutMarks) -> Option<Strips> {
    let whole = beyond_marks(layout, bleed, marks);
    whole
        .map(|first| Strips { first, other: None })
        .or_else(|| between_marks(layout, bleed))
}

fn beyond_marks(layout: &Layout, bleed: Length, marks: CutMarks) -> Option<Strip> {
    let (outline, printable) = (layout.outline(), layout.printable());
    let taken = |room: Length| {
        let reach = match marks {
            CutMarks::Crop | CutMarks::Dots => beyond(room, bleed),
            // Lines go around it.
            CutMarks::Lines => Some((bleed, bleed + OFFSET * 2.0)),
            CutMarks::None => None,
        };
        reach.map_or(bleed, |(_, end)| end).max(bleed) + GAP
    };
    let foot = printable.bottom() - outline.bottom();
    let side = outline.left() - printable.left();
    let room = |printed: Length| printed - taken(printed);
    let lies = Size::new(printable.size().width, DEPTH);
    let air = |room: Length| Length::mm(1.5).min(room - DEPTH);
    if room(foot).fits(DEPTH) {
        let y = outline.bottom() + taken(foot) + air(room(foot));
        return Some(Strip {
            rect: Rect::new(Point::new(printable.left(), y), lies),
            turn: Turn::None,
        });
    }
    if room(side).fits(DEPTH) {
        let size = Size::new(DEPTH, printable.size().height);
        let x = outline.left() - taken(side) - air(room(side)) - DEPTH;
        return Some(Strip {
            rect: Rect::new(Point::new(x, printable.top()), size),
            turn: Turn::Left,
        });
    }
    None
}

/// Strips beside cards, each between the marks of two cuts: beside the middle of the cards, and
/// beside the card next to that one.
fn between_marks(layout: &Layout, bleed: Length) -> Option<Strips> {
    let middle = layout.slots()[layout.capacity() / 2].rect;
    let (outline, zone) = (layout.outline(), Rect::new(Point::ORIGIN, layout.sheet()));
    let whole = Lot { outline, zone, places: layout.capacity() };
    let places = 0..layout.capacity();
    // Beside a lot that is smaller than the other there may be more room.
    let mut all = [(whole, places)].into_iter().chain(layout.lots());
    all.find_map(|(lot, places)| {
        let cards: Vec<Rect> =
            layout.slots()[places].iter().map(|slot| slot.rect).collect();
        beside(layout, (lot, &cards), bleed, middle)
    })
}

fn beside(
    layout: &Layout,
    (lot, cards): (Lot, &[Rect]),
    bleed: Length,
    middle: Rect,
) -> Option<Strips> {
    let (outline, printable) = (lot.outline, layout.printable());
    let clear = Length::mm(1.5);
    let keep = bleed.max(Length::mm(0.6));
    // Where the other lot lies there is no room.
    let (foot, side) = (lot.zone.bottom(), lot.zone.left());
    let foot = foot.min(printable.bottom()) - outline.bottom() - keep;
    let side = outline.left() - side.max(printable.left()) - keep;
    let (at_foot, at_side) =
        (lot.zone.bottom() >= printable.bottom(), lot.zone.left() <= printable.left());
    if at_side && side.fits(DEPTH) && side >= foot {
        let strip = |card: Rect| Strip {
            rect: Rect::new(
                Point::new(printable.left(), card.top() + clear),
                Size::new(DEPTH, card.size().height - clear * 2.0),
            ),
            turn: Turn::Left,
        };
        return nearest(cards, middle, strip, |rect| rect.left().is_near(outline.left()));
    }
    if at_foot && foot.fits(DEPTH) {
        let strip = |card: Rect| Strip {
            rect: Rect::new(
                Point::new(card.left() + clear, printable.bottom() - DEPTH),
                Size::new(card.size().width - clear * 2.0, DEPTH),
            ),
            turn: Turn::None,
        };
        return nearest(cards, middle, strip, |rect| {
            rect.bottom().is_near(outline.bottom())
        });
    }
    None
}

/// The strips of the two cards at an edge that lie nearest to another one.
fn nearest(
    cards: &[Rect],
    to: Rect,
    strip: impl Fn(Rect) -> Strip,
    is_at_edge: impl Fn(Rect) -> bool,
) -> Option<Strips> {
    let middle = |rect: Rect| (rect.left() + rect.right(), rect.top() + rect.bottom());
    let off = |rect: &Rect| {
        let ((x, y), (to_x, to_y)) = (middle(*rect), middle(to));
        ((x - to_x).abs() + (y - to_y).abs()).to_pt()
    };
    let at_edge = cards.iter().copied().filter(|rect| is_at_edge(*rect));
    let mut at_edge: Vec<Rect> = at_edge.collect();
    at_edge.sort_by(|one, other| off(one).total_cmp(&off(other)));
    let mut strips = at_edge.into_iter().map(strip);
    Some(Strips { first: strips.next()?, other: strips.next() })
}

impl Strip {
    /// How long it is.
    pub(super) fn along(self) -> Length {
        match self.turn {
            Turn::None => self.rect.size().width,
            _ => self.rect.size().height,
        }
    }

    pub(super) fn origin(self) -> Point {
        self.rect.origin()
    }

    pub(super) fn rect(self) -> Rect {
        self.rect
    }

    pub(super) fn turn(self) -> Turn {
        self.turn
    }
}
