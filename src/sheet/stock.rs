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
    Layout {
        sheet,
        margin,
        bleed,
        gutter: stock.gutter,
        outline,
        slots,
        is_stock: true,
        lots: Vec::new(),
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::Item;
    use crate::geom::{Format, Gutter, Paper};
    use crate::model::Confidence;

    fn stock() -> Stock {
        Stock {
            id: "mine".to_owned(),
            also: Vec::new(),
            about: String::new(),
            paper: Paper::a4(),
            is_lying: false,
            card: Format::new("85x55mm", Size::mm(85.0, 55.0)).unwrap(),
            columns: 2,
            rows: 5,
            first: Point::mm(15.0, 10.0),
            gutter: Gutter { x: Length::mm(10.0), y: Length::ZERO },
            source: String::new(),
            confidence: Confidence::Single,
        }
    }

    #[test]
    fn outlines_are_a_page_with_each_card_numbered_and_a_bar() {
        let page = outlines(&Typesetter::new(), &stock(), ScaleBar::Metric, Ink::BLACK);
        assert_eq!((page.size, page.placed.len()), (Size::mm(210.0, 297.0), 2));
        let items = page.placed[0].frame.items();
        let drawn = |at: Point| {
            let path = Path::rect(Rect::new(at, Size::mm(85.0, 55.0)));
            let is_it = |path: &Path, other: &Path| {
                path.segments().len() == other.segments().len()
                    && format!("{:.3?}", path.segments())
                        == format!("{:.3?}", other.segments())
            };
            items.iter().any(|(_, item)| {
                matches!(item, Item::Shape(shape) if is_it(&shape.path, &path))
            })
        };
        for (column, x) in [15.0, 110.0].into_iter().enumerate() {
            for row in 0_u8..5 {
                let at = Point::mm(x, 10.0 + 55.0 * f64::from(row));
                assert!(drawn(at), "column {column}, row {row}");
            }
        }
        let texts: Vec<&str> = items
            .iter()
            .filter_map(|(_, item)| match item {
                Item::Run(run) => Some(&*run.text),
                _ => None,
            })
            .collect();
        let numbers: Vec<String> =
            (1..=10).map(|number: u8| number.to_string()).collect();
        assert_eq!(texts, numbers);
        let bar = &page.placed[1];
        let first = Rect::new(Point::mm(15.0, 10.0), Size::mm(85.0, 55.0));
        assert!(first.contains(bar.covers()), "{:?}", bar.covers());
    }

    #[test]
    fn a_margin_that_reaches_into_text_is_refused_on_either_side() {
        let lay = |y: f64| {
            let margin = Margin { x: Length::mm(3.0), y: Length::mm(y) };
            lay_stock(&stock(), margin, Length::ZERO)
        };
        // 10 mm at the head and 12 at the foot, and 4 mm in which no text stands.
        assert_eq!(lay(14.0).unwrap().capacity(), 10);
        let StockError::Unreached { most, .. } = lay(14.1).unwrap_err();
        assert!(most.y.is_near(Length::mm(14.0)) && most.x.is_near(Length::mm(19.0)));
    }
}
