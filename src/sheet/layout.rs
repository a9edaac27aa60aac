//! The places for cards on a sheet, whoever laid them.

use std::ops::Range;

use crate::geom::{Axis, Gutter, Insets, Length, Margin, Point, Rect, Size, Turn};

/// One place for a card.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slot {
    /// The trim of the card that lies here, as it lies.
    pub rect: Rect,
    /// How the card is turned to lie here.
    pub turn: Turn,
    /// The column, from the left.
    pub column: usize,
    /// The row, from the top.
    pub row: usize,
}

/// What is the same on every sheet of a run: its places for cards, and what is free around
/// them.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// The sheet.
    pub(super) sheet: Size,
    /// The strip at its edge that the printer cannot reach.
    pub(super) margin: Margin,
    /// How far art may run past the outline.
    pub(super) bleed: Length,
    /// Space between the slots.
    pub(super) gutter: Gutter,
    /// What is left when the outer cuts are made.
    pub(super) outline: Rect,
    /// The places, in the order in which they are filled; there is one at least.
    pub(super) slots: Vec<Slot>,
    /// Whether the places are there before anything is printed, as on perforated stock: one that
    /// no card takes stays clean for another run.
    pub(super) is_stock: bool,
    /// The lots that the places lie in, where there is more than one, in the places' order.
    pub(super) lots: Vec<Lot>,
}

/// Places that are cut by themselves, once a straight cut has parted them from the others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Lot {
    /// What is left of it when its outer cuts are made.
    pub(super) outline: Rect,
    /// The part of the sheet that it lies on.
    pub(super) zone: Rect,
    /// How many places it has.
    pub(super) places: usize,
}

/// Which of a sheet's places hold a card.
pub(super) type Taken = [bool];

impl Layout {
    /// The sheet.
    pub fn sheet(&self) -> Size {
        self.sheet
    }

    /// The places, in the order in which they are filled.
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// How many cards a sheet holds.
    pub fn capacity(&self) -> usize {
        self.slots.len()
    }

    /// Columns and rows.
    pub fn dimensions(&self) -> (usize, usize) {
        let most = |place: fn(&Slot) -> usize| {
            self.slots.iter().map(|slot| place(slot) + 1).max().unwrap_or(0)
        };
        (most(|slot| slot.column), most(|slot| slot.row))
    }

    /// Whether one card is as large as the sheet, so that nothing is cut.
    pub fn is_one_card(&self) -> bool {
        let size = self.outline.size();
        let is_all = |own: Length, sheet: Length| own.is_near(sheet);
        self.slots.len() == 1
            && is_all(size.width, self.sheet.width)
            && is_all(size.height, self.sheet.height)
    }

    /// How many cards lie on their side, beside or below others that stand.
    pub fn turned(&self) -> usize {
        self.slots.iter().filter(|slot| slot.turn != Turn::None).count()
    }

    /// What is cut by itself: all places, or the lots, each with the numbers of its places.
    pub(super) fn lots(&self) -> impl Iterator<Item = (Lot, Range<usize>)> {
        let whole = Lot {
            outline: self.outline,
            zone: Rect::new(Point::ORIGIN, self.sheet),
            places: self.slots.len(),
        };
        let lots = if self.lots.is_empty() { vec![whole] } else { self.lots.clone() };
        lots.into_iter().scan(0, |from, lot| {
            let places = *from..*from + lot.places;
            *from = places.end;
            Some((lot, places))
        })
    }

    /// The outline of all slots: what is left when the outer cuts are made.
    pub fn outline(&self) -> Rect {
        self.outline
    }

    /// The outline and the bleed around it, as far as there is paper.
    pub fn bleed_box(&self) -> Rect {
        let outline = self.outline;
        let by = |room: Length| self.bleed.min(room.max(Length::ZERO));
        outline.grown(Insets {
            top: by(outline.top()),
            right: by(self.sheet.width - outline.right()),
            bottom: by(self.sheet.height - outline.bottom()),
            left: by(outline.left()),
        })
    }

    /// The part of the sheet that the printer reaches.
    pub fn printable(&self) -> Rect {
        Rect::new(Point::ORIGIN, self.sheet).grown(self.margin.inward())
    }

    /// The same places as they are seen when the sheet is turned over, and for each the number
    /// of the place that it lies behind.
    pub(super) fn behind(&self, axis: Axis) -> (Self, Vec<usize>) {
        let mirrored = |rect: Rect| axis.behind(rect, self.sheet);
        let is_same = |one: Rect, other: Rect| {
            one.left().is_near(other.left()) && one.top().is_near(other.top())
        };
        // Where it comes out the same, it is: nothing moves by a rounding.
        let place = |slot: &Slot| {
            let behind = mirrored(slot.rect);
            self.slots.iter().position(|other| is_same(other.rect, behind))
        };
        let same: Option<Vec<usize>> = self.slots.iter().map(place).collect();
        if let Some(places) = same
            && is_same(mirrored(self.outline), self.outline)
        {
            return (self.clone(), places);
        }
        let slots = self.slots.iter();
        let slots = slots.map(|slot| Slot { rect: mirrored(slot.rect), ..*slot });
        let lots = self.lots.iter().map(|lot| Lot {
            outline: mirrored(lot.outline),
            zone: mirrored(lot.zone),
            ..*lot
        });
        let layout = Self {
            outline: mirrored(self.outline),
            slots: slots.collect(),
            lots: lots.collect(),
            ..self.clone()
        };
        (layout, (0..self.slots.len()).collect())
    }

    /// How far the back of a slot bleeds on each side, as seen on the recto: to the middle of a
    /// gutter, not at all over a cut shared with a neighbour that bleeds the same pattern, and
    /// wholly where no neighbour lies. On stock each place is a neighbour, taken or not.
    pub(super) fn back_bleed(&self, nth: usize, taken: &Taken) -> Insets {
        let own = self.slots[nth].rect;
        let others = self.slots.iter().enumerate().filter(|(other, _)| *other != nth);
        let others = others.filter(|(other, _)| self.is_stock || taken[*other]);
        let (mut up, mut down) = (None, None);
        let (mut before, mut behind) = (None, None);
        for (_, Slot { rect, .. }) in others {
            if overlap(own.left(), own.right(), rect.left(), rect.right()) {
                nearer(&mut up, own.top() - rect.bottom());
                nearer(&mut down, rect.top() - own.bottom());
            }
            if overlap(own.top(), own.bottom(), rect.top(), rect.bottom()) {
                nearer(&mut before, own.left() - rect.right());
                nearer(&mut behind, rect.left() - own.right());
            }
        }
        let bleed = |gap: Option<Length>, gutter: Length| {
            let gap = gap.map(|gap| if gap.is_near(gutter) { gutter } else { gap });
            gap.map_or(self.bleed, |gap| self.bleed.min(gap / 2.0))
        };
        Insets {
            top: bleed(up, self.gutter.y),
            bottom: bleed(down, self.gutter.y),
            left: bleed(before, self.gutter.x),
            right: bleed(behind, self.gutter.x),
        }
    }

    /// Whether a back that came out a little off would be seen on a place that stays clean: two
    /// places of stock, nearer to each other than printers stray, of which one is taken.
    pub(super) fn soils(&self, taken: &Taken) -> bool {
        let is_near = |one: Rect, other: Rect| {
            let by = |rect: Rect| rect.grown(Insets::even(STRAYS));
            let (one, other) = (by(one), by(other));
            overlap(one.left(), one.right(), other.left(), other.right())
                && overlap(one.top(), one.bottom(), other.top(), other.bottom())
        };
        let places = || self.slots.iter().zip(taken);
        self.is_stock
            && places().filter(|(_, taken)| **taken).any(|(slot, _)| {
                let mut free = places().filter(|(_, taken)| !**taken);
                free.any(|(other, _)| is_near(slot.rect, other.rect))
            })
    }
}

/// Home printers shift the second side by so much.
const STRAYS: Length = Length::mm(2.0);

/// Whether two stretches have more than a rounding in common.
pub(super) fn overlap(from: Length, to: Length, other: Length, other_to: Length) -> bool {
    let shared = to.min(other_to) - from.max(other);
    shared > Length::ZERO && !shared.is_near(Length::ZERO)
}

/// Keeps the smaller one of two gaps; what lies on the other side has none.
fn nearer(nearest: &mut Option<Length>, gap: Length) {
    if gap.fits(Length::ZERO) {
        *nearest = Some(nearest.map_or(gap, |known| known.min(gap)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Paper;
    use crate::sheet::{FitRequest, fit};

    #[test]
    fn a_back_bleeds_wholly_where_no_neighbour_lies() {
        let (whole, gutter) = (Length::mm(2.0), Length::mm(1.0));
        let layout = fit(&FitRequest {
            paper: Paper::a4(),
            card: Size::inch(2.5, 3.5),
            gutter: Gutter { x: gutter, y: Length::ZERO },
            margin: Margin::even(Length::mm(3.0)),
            bleed: whole,
            clear: Length::ZERO,
        })
        .unwrap();
        assert_eq!(layout.dimensions(), (3, 3));
        // Four cards: the fifth place, to the right of the fourth, is free.
        let four: Vec<bool> = (0..9).map(|nth| nth < 4).collect();
        let second = layout.back_bleed(1, &four);
        assert_eq!((second.top, second.bottom), (whole, whole));
        assert_eq!((second.left, second.right), (gutter / 2.0, gutter / 2.0));
        let fourth = layout.back_bleed(3, &four);
        assert_eq!((fourth.top, fourth.bottom), (Length::ZERO, whole));
        assert_eq!((fourth.left, fourth.right), (whole, whole));
        // On stock the free place must stay clean.
        let stock = Layout { is_stock: true, ..layout };
        let fourth = stock.back_bleed(3, &four);
        assert_eq!((fourth.right, fourth.bottom), (gutter / 2.0, Length::ZERO));
        assert!(stock.soils(&four) && !stock.soils(&[true; 9]));
    }
}
