//! The places of perforated stock.

use std::fmt;

use crate::color::Ink;
use crate::frame::{Frame, Mark, Page, Placed};
use crate::geom::{Length, Margin, Path, Point, Rect, Size, Turn};
use crate::model::Stock;
use crate::sheet::layout::{Layout, Slot};
use crate::sheet::slug::{self, ScaleBar};
use crate::text::{Style, Typesetter};

/// Why nothing can be printed on a stock.
#[derive(Debug, Clone, PartialEq)]
pub enum StockError {
    /// The printer's margin reaches into the part of a card where text stands.
    Unreached {
        /// The stock.
        id: String,
        /// How wide the strip may be at most, at the sides and at head and foot.
        most: Margin,
    },
}

impl StockError {
    /// What to do about it.
    pub fn hint(&self) -> String {
        let Self::Unreached { most, .. } = self;
        format!(
            "it may be {most}; take another stock (`emberdeck list stocks`), or a smaller `--margin` if your printer reaches further"
        )
    }
}

impl fmt::Display for StockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Unreached { id, .. } = self;
        write!(
            f,
            "the strip that the printer cannot reach would take text from cards on `{id}`"
        )
    }
}

impl std::error::Error for StockError {}

/// The places for cards on a stock, in reading order as one holds the sheet front up.
///
/// # Errors
/// [`StockError::Unreached`] if the printer cannot reach all of a card's safe area.
pub fn lay_stock(
    stock: &Stock,
    margin: Margin,
    bleed: Length,
) -> Result<Layout, StockError> {
    let layout = places(stock, margin, bleed);
    // The sheet is turned over, so that each side has to be reached on both.
    let (outline, sheet) = (layout.outline, layout.sheet);
    let safe = stock.card.safe_area();
    let room = |before: Length, behind: Length, safe: Length| before.min(behind) + safe;
    let most = Margin {
        x: room(outline.left(), sheet.width - outline.right(), safe.left()),
        y: room(outline.top(), sheet.height - outline.bottom(), safe.top()),
    };
    if !most.x.fits(layout.margin.x) || !most.y.fits(layout.margin.y) {
        let most = if stock.is_lying { most.turned() } else { most };
        return Err(StockError::Unreached { id: stock.id.clone(), most });
    }
    Ok(layout)
}

fn places(stock: &Stock, margin: Margin, bleed: Length) -> Layout {
    let paper = stock.paper.size();
    let (sheet, margin) =
        if stock.is_lying { (paper.turned(), margin.turned()) } else { (paper, margin) };
    let card = stock.card.trim();
    let step = Size::new(card.width + stock.gutter.x, card.height + stock.gutter.y);
    let slot = |column: usize, row: usize| {
        let corner = Point::new(times(step.width, column), times(step.height, row));
        let rect = Rect::new(stock.first + corner, card);
        Slot { rect, turn: Turn::None, column, row }
    };
    let rows = 0..stock.rows;
    let slots: Vec<Slot> = rows
        .flat_map(|row| (0..stock.columns).map(move |column| (column, row)))
        .map(|(column, row)| slot(column, row))
        .collect();
    let first = Rect::new(stock.first, card);
    let outline = slots.iter().fold(first, |outline, slot| outline.joined(slot.rect));
    Layout { sheet, margin, bleed, gutter: stock.gutter, outline, slots, is_stock: true }
}

#[expect(clippy::cast_precision_loss, reason = "a sheet has few columns and rows")]
fn times(length: Length, count: usize) -> Length {
    length * count as f64
}

/// A page that shows the outlines of a stock's cards, each with its number, to be printed on plain
/// paper and held against the real sheet; the bar checks the scale.
pub fn outlines(typesetter: &Typesetter, stock: &Stock, bar: ScaleBar, ink: Ink) -> Page {
    let layout = places(stock, Margin::default(), Length::ZERO);
    let mut typesetter = typesetter.clone();
    let mut frame = Frame::new(layout.sheet);
    for (nth, slot) in layout.slots.iter().enumerate() {
        frame.stroke(Path::rect(slot.rect), Length::pt(0.5), ink);
        let number = (nth + 1).to_string();
        let inner = Length::mm(6.0);
        if let Ok(line) = typesetter.plain_line(&number, Style::TEXT, "en") {
            let at = slot.rect.origin() + Point::new(inner, inner + Length::pt(10.0));
            frame.line(Mark::Artifact, at, &line, Length::pt(10.0), |_| ink);
        }
    }
    // Within the first card: a stock need not have a margin.
    let first = layout.slots[0].rect;
    let middle =
        Point::new(first.left() + Length::mm(6.0), first.bottom() - Length::mm(10.0));
    let ruler =
        slug::ruler(&mut typesetter, bar, first.size().width - Length::mm(12.0), ink);
    let sheet = Rect::new(Point::ORIGIN, layout.sheet);
    let placed = |frame: Frame, at: Point| Placed {
        frame: std::sync::Arc::new(frame),
        at,
        turn: Turn::None,
        clip: None,
        adjust: None,
        article: None,
        part: 0,
    };
    let mut all = vec![placed(frame, Point::ORIGIN)];
    all.extend(ruler.map(|ruler| placed(ruler, middle)));
    Page { size: layout.sheet, trim: sheet, bleed: sheet, placed: all }
}
