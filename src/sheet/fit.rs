//! The grid of slots on a sheet: how many cards fit, and where.

use std::fmt;

use crate::geom::{Insets, Length, Paper, Point, Rect, Size};

/// Space between neighbouring cards; none when they share a cut.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub struct Gutter {
    /// Between columns.
    pub x: Length,
    /// Between rows.
    pub y: Length,
}

/// What a grid is computed from.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// The paper, upright or on its side: the other way is tried too.
    pub paper: Paper,
    /// The trim size of the cards.
    pub card: Size,
    /// Space between cards.
    pub gutter: Gutter,
    /// The strip at the paper's edge that the printer cannot reach.
    pub margin: Length,
    /// How far art runs past the outline of the grid.
    pub bleed: Length,
    /// What else is to be kept free around the outline, for marks.
    pub clear: Length,
}

/// One place of the grid, counted row by row from the top left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slot {
    /// The trim of the card that lies here.
    pub rect: Rect,
    /// The column, from the left.
    pub column: usize,
    /// The row, from the top.
    pub row: usize,
}

/// A grid of equal slots in the middle of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// The sheet.
    pub sheet: Size,
    /// The strip that the printer cannot reach.
    pub margin: Length,
    /// How far art may run past the outline.
    pub bleed: Length,
    /// Space between cards.
    pub gutter: Gutter,
    columns: usize,
    rows: usize,
    card: Size,
    origin: Point,
}

/// Why no grid can be laid.
#[derive(Debug, Clone, PartialEq)]
pub enum GridError {
    /// Not one card fits between the margins.
    NoRoom {
        /// The card.
        card: Size,
        /// The sheet.
        sheet: Size,
        /// What is kept free on each side.
        kept: Length,
    },
}

impl fmt::Display for GridError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::NoRoom { card, sheet, kept } = self;
        let by = |size: &Size| {
            format!("{:.1} × {:.1} mm", size.width.to_mm(), size.height.to_mm())
        };
        write!(
            f,
            "a card of {} does not fit on a sheet of {} with {kept} kept free on each side",
            by(card),
            by(sheet)
        )
    }
}

impl std::error::Error for GridError {}

impl Grid {
    /// The grid with the most cards; the paper stays as given when turning it gains none.
    ///
    /// # Errors
    /// [`GridError::NoRoom`] if not one card fits.
    pub fn new(request: &Request) -> Result<Self, GridError> {
        let as_given = Self::on(request, request.paper.size());
        let turned = Self::on(request, request.paper.size().turned());
        let best =
            if turned.capacity() > as_given.capacity() { turned } else { as_given };
        if best.capacity() == 0 {
            let (card, sheet) = (request.card, request.paper.size());
            let kept = request.margin + request.bleed.max(request.clear);
            return Err(GridError::NoRoom { card, sheet, kept });
        }
        Ok(best)
    }

    fn on(request: &Request, sheet: Size) -> Self {
        let Request { card, gutter, margin, bleed, clear, .. } = request.clone();
        let kept = (margin + bleed.max(clear)) * 2.0;
        let columns = count(sheet.width - kept, card.width, gutter.x);
        let rows = count(sheet.height - kept, card.height, gutter.y);
        let (columns, rows) =
            if columns == 0 || rows == 0 { (0, 0) } else { (columns, rows) };
        let mut grid = Self {
            sheet,
            margin,
            bleed,
            gutter,
            columns,
            rows,
            card,
            origin: Point::ORIGIN,
        };
        let outline = grid.outline().size();
        grid.origin = Point::new(
            (sheet.width - outline.width) / 2.0,
            (sheet.height - outline.height) / 2.0,
        );
        grid
    }

    /// How many cards a sheet holds.
    pub fn capacity(&self) -> usize {
        self.columns * self.rows
    }

    /// Columns and rows.
    pub fn dimensions(&self) -> (usize, usize) {
        (self.columns, self.rows)
    }

    /// All slots, row by row from the top left.
    pub fn slots(&self) -> impl Iterator<Item = Slot> + '_ {
        (0..self.rows).flat_map(move |row| {
            (0..self.columns).map(move |column| Slot {
                rect: self.rect(column, row),
                column,
                row,
            })
        })
    }

    fn rect(&self, column: usize, row: usize) -> Rect {
        #[expect(
            clippy::cast_precision_loss,
            reason = "a sheet has few columns and rows"
        )]
        let (column, row) = (column as f64, row as f64);
        let corner = Point::new(
            (self.card.width + self.gutter.x) * column,
            (self.card.height + self.gutter.y) * row,
        );
        Rect::new(self.origin + corner, self.card)
    }

    /// The outline of the whole grid: what is left when the outer cuts are made.
    pub fn outline(&self) -> Rect {
        #[expect(
            clippy::cast_precision_loss,
            reason = "a sheet has few columns and rows"
        )]
        let along = |count: usize, card: Length, gutter: Length| {
            card * count as f64 + gutter * count.saturating_sub(1) as f64
        };
        Rect::new(
            self.origin,
            Size::new(
                along(self.columns, self.card.width, self.gutter.x),
                along(self.rows, self.card.height, self.gutter.y),
            ),
        )
    }

    /// The outline and the bleed around it.
    pub fn bleed_box(&self) -> Rect {
        self.outline().grown(Insets::even(self.bleed))
    }

    /// The part of the sheet that the printer reaches.
    pub fn printable(&self) -> Rect {
        Rect::new(Point::ORIGIN, self.sheet).grown(Insets::even(-self.margin))
    }
}

/// How many cards stand side by side in a length.
fn count(room: Length, card: Length, gutter: Length) -> usize {
    let mut count = 0;
    let mut taken = card;
    while room.fits(taken) {
        count += 1;
        taken += card + gutter;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(paper: Paper, card: Size) -> Request {
        Request {
            paper,
            card,
            gutter: Gutter::default(),
            margin: Length::mm(3.0),
            bleed: Length::mm(2.0),
            clear: Length::mm(2.0),
        }
    }

    #[test]
    fn nine_poker_cards_fit_on_letter_and_on_a4() {
        let poker = Size::inch(2.5, 3.5);
        let letter = Grid::new(&request(Paper::letter(), poker)).unwrap();
        assert_eq!(letter.dimensions(), (3, 3));
        assert!(letter.outline().left().is_near(Length::mm(12.7)));
        assert!(letter.outline().top().is_near(Length::mm(6.35)));
        let a4 = Grid::new(&request(Paper::a4(), poker)).unwrap();
        assert_eq!(a4.dimensions(), (3, 3));
        assert!(a4.outline().left().is_near(Length::mm(9.75)));
        assert!(a4.outline().top().is_near(Length::mm(15.15)));
    }

    #[test]
    fn a_wide_margin_gets_the_next_layout() {
        let wide = Request {
            margin: Length::mm(6.0),
            ..request(Paper::letter(), Size::inch(2.5, 3.5))
        };
        let grid = Grid::new(&wide).unwrap();
        assert_eq!(grid.dimensions(), (4, 2));
        assert!(!grid.sheet.is_portrait());
    }

    #[test]
    fn a_card_larger_than_the_sheet_is_refused() {
        let error = Grid::new(&request(Paper::a4(), Size::mm(250.0, 290.0))).unwrap_err();
        assert!(matches!(error, GridError::NoRoom { .. }));
    }
}
