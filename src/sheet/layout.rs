//! The places for cards on a sheet, whoever laid them.

use crate::geom::{Gutter, Insets, Length, Point, Rect, Size};

/// One place for a card.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slot {
    /// The trim of the card that lies here.
    pub rect: Rect,
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
    pub(super) margin: Length,
    /// How far art may run past the outline.
    pub(super) bleed: Length,
    /// Space between the slots.
    pub(super) gutter: Gutter,
    /// What is left when the outer cuts are made.
    pub(super) outline: Rect,
    /// The places, in the order in which they are filled; there is one at least.
    pub(super) slots: Vec<Slot>,
}

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

    /// The outline of all slots: what is left when the outer cuts are made.
    pub fn outline(&self) -> Rect {
        self.outline
    }

    /// The outline and the bleed around it.
    pub fn bleed_box(&self) -> Rect {
        self.outline.grown(Insets::even(self.bleed))
    }

    /// The part of the sheet that the printer reaches.
    pub fn printable(&self) -> Rect {
        Rect::new(Point::ORIGIN, self.sheet).grown(Insets::even(-self.margin))
    }

    /// How far the back of a slot bleeds on each side, as seen on the recto, when the first
    /// slots are taken: to the middle of a gutter, not at all over a cut shared with a
    /// neighbour that bleeds the same pattern, and wholly where no neighbour lies.
    pub(super) fn back_bleed(&self, slot: Slot, taken: usize) -> Insets {
        let is_taken = |column: Option<usize>, row: Option<usize>| {
            let mut taken = self.slots.iter().take(taken);
            taken.any(|other| (Some(other.column), Some(other.row)) == (column, row))
        };
        let bleed = |neighbour: bool, gutter: Length| {
            if neighbour { self.bleed.min(gutter / 2.0) } else { self.bleed }
        };
        let (column, row) = (Some(slot.column), Some(slot.row));
        let (after, below) = (Some(slot.column + 1), Some(slot.row + 1));
        Insets {
            top: bleed(is_taken(column, slot.row.checked_sub(1)), self.gutter.y),
            bottom: bleed(is_taken(column, below), self.gutter.y),
            left: bleed(is_taken(slot.column.checked_sub(1), row), self.gutter.x),
            right: bleed(is_taken(after, row), self.gutter.x),
        }
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
            margin: Length::mm(3.0),
            bleed: whole,
            clear: Length::ZERO,
        })
        .unwrap();
        assert_eq!(layout.dimensions(), (3, 3));
        // Four cards: the fifth place, to the right of the fourth, is free.
        let second = layout.back_bleed(layout.slots()[1], 4);
        assert_eq!((second.top, second.bottom), (whole, whole));
        assert_eq!((second.left, second.right), (gutter / 2.0, gutter / 2.0));
        let fourth = layout.back_bleed(layout.slots()[3], 4);
        assert_eq!((fourth.top, fourth.bottom), (Length::ZERO, whole));
        assert_eq!((fourth.left, fourth.right), (whole, whole));
    }
}
