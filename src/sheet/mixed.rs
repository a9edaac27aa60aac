//! Layouts of two lots: cards that stand, and beside or below them cards on their side.
//!
//! One straight cut from edge to edge parts the lots, and each is a grid by itself, so that any
//! guillotine cuts the sheet. Layouts of three lots would hold one card more here and there, and
//! take two such cuts.

use crate::geom::{Gutter, Length, Margin, Point, Rect, Size, Turn};
use crate::sheet::fit::{FitRequest, count, times};
use crate::sheet::layout::{Layout, Lot, Slot};
use crate::sheet::marks::{LONGEST, OFFSET};

/// How the lots lie to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Split {
    /// The turned cards at the right.
    Beside,
    /// The turned cards at the foot.
    Below,
}

/// A grid of cards of one orientation.
#[derive(Debug, Clone, Copy)]
struct Cards {
    card: Size,
    columns: usize,
    rows: usize,
}

impl Cards {
    /// As many as a room holds.
    fn in_room(card: Size, room: Size, gutter: Gutter) -> Self {
        let columns = count(room.width, card.width, gutter.x);
        let rows = count(room.height, card.height, gutter.y);
        Self { card, columns, rows }
    }

    fn capacity(self) -> usize {
        self.columns * self.rows
    }

    fn size(self, gutter: Gutter) -> Size {
        let along = |cards: usize, card: Length, gutter: Length| {
            times(card, cards) + times(gutter, cards.saturating_sub(1))
        };
        Size::new(
            along(self.columns, self.card.width, gutter.x),
            along(self.rows, self.card.height, gutter.y),
        )
    }

    fn slots(self, at: Point, gutter: Gutter, turn: Turn) -> impl Iterator<Item = Slot> {
        let step = Point::new(self.card.width + gutter.x, self.card.height + gutter.y);
        let places = (0..self.rows)
            .flat_map(move |row| (0..self.columns).map(move |column| (column, row)));
        places.map(move |(column, row)| {
            let corner = Point::new(times(step.x, column), times(step.y, row));
            Slot { rect: Rect::new(at + corner, self.card), turn, column, row }
        })
    }
}

/// Two lots on a sheet.
struct Mixed {
    sheet: Size,
    margin: Margin,
    split: Split,
    standing: Cards,
    turned: Cards,
}

impl Mixed {
    fn capacity(&self) -> usize {
        self.standing.capacity() + self.turned.capacity()
    }

    /// All that a sheet has room for, with one column or row of standing cards at least, and one
    /// turned card.
    fn on(request: &FitRequest, sheet: Size, margin: Margin) -> Vec<Self> {
        let FitRequest { card, gutter, .. } = *request;
        let kept = |margin: Length| (margin + around(request)) * 2.0;
        let room = Size::new(sheet.width - kept(margin.x), sheet.height - kept(margin.y));
        let all = Cards::in_room(card, room, gutter);
        let beside = (1..=all.columns).map(|columns| {
            let standing = Cards { columns, ..all };
            let taken = standing.size(gutter).width + least_gap(request, Split::Beside);
            (Split::Beside, standing, Size::new(room.width - taken, room.height))
        });
        let below = (1..=all.rows).map(|rows| {
            let standing = Cards { rows, ..all };
            let taken = standing.size(gutter).height + least_gap(request, Split::Below);
            (Split::Below, standing, Size::new(room.width, room.height - taken))
        });
        let mixed = beside.chain(below).map(|(split, standing, left)| {
            let turned = Cards::in_room(card.turned(), left, gutter);
            Self { sheet, margin, split, standing, turned }
        });
        mixed
            .filter(|mixed| mixed.standing.capacity() * mixed.turned.capacity() > 0)
            .collect()
    }

    fn layout(&self, request: &FitRequest) -> Layout {
        let Self { sheet, margin, split, standing, turned } = self;
        let gutter = request.gutter;
        let (one, other) = (standing.size(gutter), turned.size(gutter));
        let middle = |sheet: Length, own: Length| (sheet - own) / 2.0;
        let gap = self.gap(request, one, other);
        let (first, second, size) = match split {
            Split::Beside => {
                let width = one.width + gap + other.width;
                let left = middle(sheet.width, width);
                (
                    Point::new(left, middle(sheet.height, one.height)),
                    Point::new(
                        left + one.width + gap,
                        middle(sheet.height, other.height),
                    ),
                    Size::new(width, one.height.max(other.height)),
                )
            }
            Split::Below => {
                let height = one.height + gap + other.height;
                let top = middle(sheet.height, height);
                (
                    Point::new(middle(sheet.width, one.width), top),
                    Point::new(middle(sheet.width, other.width), top + one.height + gap),
                    Size::new(one.width.max(other.width), height),
                )
            }
        };
        let whole = Rect::new(Point::ORIGIN, *sheet);
        let half = gap / 2.0;
        let (first_zone, second_zone) = match split {
            Split::Beside => {
                let at = second.x - half;
                (
                    Rect::new(Point::ORIGIN, Size::new(at, sheet.height)),
                    Rect::new(
                        Point::new(at, Length::ZERO),
                        Size::new(whole.right() - at, sheet.height),
                    ),
                )
            }
            Split::Below => {
                let at = second.y - half;
                (
                    Rect::new(Point::ORIGIN, Size::new(sheet.width, at)),
                    Rect::new(
                        Point::new(Length::ZERO, at),
                        Size::new(sheet.width, whole.bottom() - at),
                    ),
                )
            }
        };
        let standing_lot = Lot {
            outline: Rect::new(first, one),
            zone: first_zone,
            places: standing.capacity(),
        };
        let turned_lot = Lot {
            outline: Rect::new(second, other),
            zone: second_zone,
            places: turned.capacity(),
        };
        let corner = Point::new(
            middle(sheet.width, size.width),
            middle(sheet.height, size.height),
        );
        let slots = standing.slots(first, gutter, Turn::None);
        let slots = slots.chain(turned.slots(second, gutter, Turn::Left)).collect();
        Layout {
            sheet: *sheet,
            margin: *margin,
            bleed: request.bleed,
            gutter,
            outline: Rect::new(corner, size),
            slots,
            is_stock: false,
            lots: vec![standing_lot, turned_lot],
        }
    }

    /// The space between the lots: half of what the sheet has left over goes there, where two
    /// rows of marks stand, up to as much as they need.
    fn gap(&self, request: &FitRequest, one: Size, other: Size) -> Length {
        let least = least_gap(request, self.split);
        if request.clear <= Length::ZERO {
            return least;
        }
        let (sheet, margin, taken) = match self.split {
            Split::Beside => (self.sheet.width, self.margin.x, one.width + other.width),
            Split::Below => (self.sheet.height, self.margin.y, one.height + other.height),
        };
        let over = sheet - (margin + around(request)) * 2.0 - taken - least;
        let enough = (OFFSET.max(request.bleed) + LONGEST) * 2.0;
        least.max(enough.min(least + over / 2.0))
    }
}

/// What is kept free around the outline of cards.
fn around(request: &FitRequest) -> Length {
    request.bleed.max(request.clear)
}

/// Between two lots as much is free as around each: for its art and for its marks.
fn least_gap(request: &FitRequest, split: Split) -> Length {
    let gutter = match split {
        Split::Beside => request.gutter.x,
        Split::Below => request.gutter.y,
    };
    gutter.max(around(request) * 2.0)
}

/// The layout of two lots that holds the most cards, if it holds more than so many; of those that
/// hold as many the one with the fewest turned ones, on the paper as it is given.
pub(super) fn mixed(request: &FitRequest, more_than: usize) -> Option<Layout> {
    let (paper, margin) = (request.paper.size(), request.margin);
    if request.card.width.is_near(request.card.height) {
        return None;
    }
    let mut best: Option<Mixed> = None;
    let as_given = Mixed::on(request, paper, margin);
    let turned = Mixed::on(request, paper.turned(), margin.turned());
    let rank = |mixed: &Mixed| (mixed.capacity(), mixed.standing.capacity());
    for mixed in as_given.into_iter().chain(turned) {
        let is_better = best
            .as_ref()
            .map_or(mixed.capacity() > more_than, |best| rank(&mixed) > rank(best));
        if is_better {
            best = Some(mixed);
        }
    }
    Some(best?.layout(request))
}
