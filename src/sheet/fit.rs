//! The layout with the most cards on a sheet of plain paper.

use std::fmt;

use crate::geom::{Format, Gutter, Length, Margin, Paper, Point, Rect, Size, Turn};
use crate::sheet::layout::{Layout, Slot};
use crate::sheet::mixed::mixed;

/// What cards are fitted to.
#[derive(Debug, Clone, PartialEq)]
pub struct FitRequest {
    /// The paper, upright or on its side: the other way is tried too.
    pub paper: Paper,
    /// The trim size of the cards.
    pub card: Size,
    /// Space between cards.
    pub gutter: Gutter,
    /// The strip at the edge of the paper, as it is given, that the printer cannot reach.
    pub margin: Margin,
    /// How far art runs past the outline of the cards.
    pub bleed: Length,
    /// What else is to be kept free around the outline, for marks.
    pub clear: Length,
}

/// Why nothing can be laid.
#[derive(Debug, Clone, PartialEq)]
pub enum FitError {
    /// Not one card fits between the margins.
    NoRoom {
        /// The card.
        card: Size,
        /// The sheet.
        sheet: Size,
        /// What is kept free on each side.
        kept: Length,
        /// The largest format with a name that fits on this paper.
        format: Option<String>,
        /// The smallest paper with a name that the card fits on.
        paper: Option<String>,
    },
}

impl FitError {
    /// What to do about it.
    pub fn hint(&self) -> String {
        let Self::NoRoom { format, paper, .. } = self;
        let format = format.as_ref();
        let paper = paper.as_ref();
        let smaller = format
            .map_or("take smaller cards with `--format`".to_owned(), |name| {
                format!("`--format {name}` is the largest with a name that fits")
            });
        let larger = paper.map_or("larger paper with `--paper`".to_owned(), |name| {
            format!("`--paper {name}` is the smallest that holds this one")
        });
        format!("{smaller}, or {larger}")
    }
}

impl fmt::Display for FitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::NoRoom { card, sheet, kept, .. } = self;
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

impl std::error::Error for FitError {}

/// The layout with the most cards; the paper stays as given when turning it gains none, and cards
/// stand alike when turning some gains none.
///
/// # Errors
/// [`FitError::NoRoom`] if not one card fits.
pub fn fit(request: &FitRequest) -> Result<Layout, FitError> {
    if let Some(layout) = whole_sheet(request) {
        return Ok(layout);
    }
    let best = best_grid(request);
    if best.capacity() == 0 {
        let (card, sheet) = (request.card, request.paper.size());
        let kept = request.margin.most() + request.bleed.max(request.clear);
        let (format, paper) = (nearest_format(request), nearest_paper(request));
        return Err(FitError::NoRoom { card, sheet, kept, format, paper });
    }
    Ok(mixed(request, best.capacity()).unwrap_or_else(|| best.layout(request)))
}

fn best_grid(request: &FitRequest) -> Grid {
    let (paper, margin) = (request.paper.size(), request.margin);
    let as_given = Grid::on(request, paper, margin);
    let turned = Grid::on(request, paper.turned(), margin.turned());
    if turned.capacity() > as_given.capacity() { turned } else { as_given }
}

/// Whether a request can be met.
fn has_room(request: &FitRequest) -> bool {
    best_grid(request).capacity() > 0
}

/// The largest format with a name that there is room for.
fn nearest_format(request: &FitRequest) -> Option<String> {
    let fits = |format: &&Format| {
        has_room(&FitRequest { card: format.trim(), ..request.clone() })
    };
    let formats = Format::by_area();
    formats.iter().rev().find(fits).map(|format| format.name().to_owned())
}

/// The smallest paper with a name that the card has room on.
fn nearest_paper(request: &FitRequest) -> Option<String> {
    let fits =
        |paper: &Paper| has_room(&FitRequest { paper: paper.clone(), ..request.clone() });
    let area = |paper: &Paper| paper.size().width.to_mm() * paper.size().height.to_mm();
    let papers = Paper::named().filter(fits);
    let nearest = papers.min_by(|one, other| area(one).total_cmp(&area(other)));
    nearest.map(|paper| paper.name().to_owned())
}

/// A card that is as large as the paper: nothing is cut, and the strip that the printer cannot
/// reach is the card's own, as far as no text stands there.
fn whole_sheet(request: &FitRequest) -> Option<Layout> {
    let (paper, card, margin) = (request.paper.size(), request.card, request.margin);
    let is_same = |one: Size, other: Size| {
        one.width.is_near(other.width) && one.height.is_near(other.height)
    };
    if !Format::SAFE.fits(margin.most()) {
        return None;
    }
    let margin = match () {
        () if is_same(paper, card) => margin,
        () if is_same(paper.turned(), card) => margin.turned(),
        () => return None,
    };
    let outline = Rect::new(Point::ORIGIN, card);
    Some(Layout {
        sheet: card,
        margin,
        bleed: Length::ZERO,
        gutter: request.gutter,
        outline,
        slots: vec![Slot { rect: outline, turn: Turn::None, column: 0, row: 0 }],
        is_stock: true,
        lots: Vec::new(),
    })
}

/// Equal slots in columns and rows in the middle of a sheet.
struct Grid {
    sheet: Size,
    margin: Margin,
    columns: usize,
    rows: usize,
    /// From one slot to the next, right and down.
    step: Point,
}

impl Grid {
    fn on(request: &FitRequest, sheet: Size, margin: Margin) -> Self {
        let FitRequest { card, gutter, bleed, clear, .. } = request.clone();
        let kept = |margin: Length| (margin + bleed.max(clear)) * 2.0;
        let columns = count(sheet.width - kept(margin.x), card.width, gutter.x);
        let rows = count(sheet.height - kept(margin.y), card.height, gutter.y);
        let step = Point::new(card.width + gutter.x, card.height + gutter.y);
        Self { sheet, margin, columns, rows, step }
    }

    fn capacity(&self) -> usize {
        self.columns * self.rows
    }

    fn layout(&self, request: &FitRequest) -> Layout {
        let outline = self.outline(request);
        let slots = (0..self.rows).flat_map(|row| {
            (0..self.columns).map(move |column| {
                let corner =
                    Point::new(times(self.step.x, column), times(self.step.y, row));
                let rect = Rect::new(outline.origin() + corner, request.card);
                Slot { rect, turn: Turn::None, column, row }
            })
        });
        Layout {
            sheet: self.sheet,
            margin: self.margin,
            bleed: request.bleed,
            gutter: request.gutter,
            outline,
            slots: slots.collect(),
            is_stock: false,
            lots: Vec::new(),
        }
    }

    fn outline(&self, request: &FitRequest) -> Rect {
        let along = |cards: usize, card: Length, gutter: Length| {
            times(card, cards) + times(gutter, cards.saturating_sub(1))
        };
        let size = Size::new(
            along(self.columns, request.card.width, request.gutter.x),
            along(self.rows, request.card.height, request.gutter.y),
        );
        let origin = Point::new(
            (self.sheet.width - size.width) / 2.0,
            (self.sheet.height - size.height) / 2.0,
        );
        Rect::new(origin, size)
    }
}

#[expect(clippy::cast_precision_loss, reason = "a sheet has few columns and rows")]
pub(super) fn times(length: Length, count: usize) -> Length {
    length * count as f64
}

/// How many cards stand side by side in a length.
pub(super) fn count(room: Length, card: Length, gutter: Length) -> usize {
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

    fn request(paper: Paper, card: Size) -> FitRequest {
        FitRequest {
            paper,
            card,
            gutter: Gutter::default(),
            margin: Margin::even(Length::mm(3.0)),
            bleed: Length::mm(2.0),
            clear: Length::mm(2.0),
        }
    }

    #[test]
    fn nine_poker_cards_fit_on_letter_and_on_a4() {
        let poker = Size::inch(2.5, 3.5);
        let letter = fit(&request(Paper::letter(), poker)).unwrap();
        assert_eq!(letter.dimensions(), (3, 3));
        assert!(letter.outline().left().is_near(Length::mm(12.7)));
        assert!(letter.outline().top().is_near(Length::mm(6.35)));
        let a4 = fit(&request(Paper::a4(), poker)).unwrap();
        assert_eq!(a4.dimensions(), (3, 3));
        assert!(a4.outline().left().is_near(Length::mm(9.75)));
        assert!(a4.outline().top().is_near(Length::mm(15.15)));
    }

    #[test]
    fn a_wide_margin_gets_the_next_layout() {
        let wide = FitRequest {
            margin: Margin::even(Length::mm(6.0)),
            ..request(Paper::letter(), Size::inch(2.5, 3.5))
        };
        let layout = fit(&wide).unwrap();
        assert_eq!(layout.dimensions(), (4, 2));
        assert!(!layout.sheet().is_portrait());
    }

    #[test]
    fn a_card_larger_than_the_sheet_is_refused() {
        let error = fit(&request(Paper::a4(), Size::mm(250.0, 290.0))).unwrap_err();
        assert!(matches!(error, FitError::NoRoom { .. }));
    }
}
