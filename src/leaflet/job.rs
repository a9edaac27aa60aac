//! What a leaflet is made from, and how large it is.

use crate::block::Metrics;
use crate::frame::{Bookmark, Page};
use crate::geom::{Length, Size};
use crate::model::{Adaptation, Card, Edition, Language, Theme};
use crate::text::Setting;

/// What is set.
#[derive(Debug)]
pub struct LeafletJob<'a> {
    /// The title of the deck.
    pub title: &'a str,
    /// The cards, each once, in the order in which they are looked for.
    pub cards: &'a [LeafletCard<'a>],
    /// The language of the document.
    pub language: &'a Language,
    /// The colours.
    pub theme: &'a Theme,
    /// How large the type is.
    pub edition: Edition,
    /// For which circumstances the cards show their variants.
    pub adaptation: &'a Adaptation,
    /// The size of a page.
    pub page: Size,
}

/// A card in its language.
#[derive(Debug, Clone, Copy)]
pub struct LeafletCard<'a> {
    /// The card.
    pub card: &'a Card,
    /// Of its languages, the one that its front is in.
    pub language: &'a Language,
    /// The title of the workbook's page that goes with it, where the workbook comes along.
    pub page: Option<&'a str>,
}

/// The pages of a leaflet.
#[derive(Debug)]
pub struct Leaflet {
    /// The pages in reading order.
    pub pages: Vec<Page>,
    /// The outline: the deck, and under it each card that has something to read.
    pub bookmarks: Vec<Bookmark>,
    /// Whether its spine is on the right.
    pub is_rtl: bool,
}

/// A page is no smaller than this, which is a poker card, and no larger than that, which is A6: what
/// is read in the hand.
const LEAST: Size = Size::mm(63.0, 88.0);
const MOST: Size = Size::mm(105.0, 148.0);

/// The size of the pages that go with cards of a size: theirs, upright, so that the folded leaflet
/// lies in their box.
pub fn page_size(card: Size) -> Size {
    let upright = if card.is_portrait() { card } else { card.turned() };
    if upright.width < LEAST.width * 0.85 || upright.height < LEAST.height * 0.85 {
        return LEAST;
    }
    Size::new(upright.width.min(MOST.width), upright.height.min(MOST.height))
}

/// Where things stand on a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measures {
    pub(super) page: Size,
    /// From the page's edges to the text.
    pub(super) margin: Length,
    /// The width and the height of the text.
    pub(super) text: Size,
    pub(super) metrics: Metrics,
}

impl Measures {
    pub(super) fn of(page: Size, edition: Edition) -> Self {
        let margin = (page.width * 0.09).max(Length::mm(5.5));
        let width = page.width - margin * 2.0;
        let metrics = metrics(edition, width);
        let foot = metrics.text.leading + metrics.unit;
        let room = page.height - margin * 2.0 - foot;
        let depth = metrics.unit * (room / metrics.unit).floor();
        Self { page, margin, text: Size::new(width, depth), metrics }
    }

    /// The baseline of the foot.
    pub(super) fn foot(&self) -> Length {
        self.page.height - self.margin
    }
}

/// The measures of books are for arm's length and for writing; what is read in the hand takes the
/// sizes of cards, 10 points on 4.4 mm.
fn metrics(edition: Edition, measure: Length) -> Metrics {
    let book = Metrics::new(edition, measure);
    if edition != Edition::Standard {
        // Titles as large as a book's would take the page.
        let heading = Setting { size: book.text.size * 1.12, leading: book.text.leading };
        return Metrics { heading, title: book.heading, ..book };
    }
    let on = |size: f64, leading: f64| Setting::new(size, leading);
    Metrics {
        unit: Length::mm(2.2),
        text: on(10.0, 4.4),
        small: on(10.0, 4.4),
        heading: on(11.5, 4.4),
        title: on(17.0, 6.6),
        scale: 0.75,
        ..book
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Format;
    use crate::model::Vocabulary;

    #[test]
    fn pages_are_upright_and_as_large_as_cards_that_are_read_in_the_hand() {
        let of = |name: &str| page_size(name.parse::<Format>().expect("a format").trim());
        let is = |name: &str, width: f64, height: f64| {
            let page = of(name);
            assert!(page.width.is_near(Length::mm(width)), "{name}: {page:?}");
            assert!(page.height.is_near(Length::mm(height)), "{name}: {page:?}");
        };
        is("poker", 63.5, 88.9);
        is("bridge", 57.15, 88.9);
        is("tarot", 69.85, 120.65);
        // As large as a poker card, where cards are smaller.
        is("mini", 63.0, 88.0);
        is("business", 63.0, 88.0);
        is("200x250mm", 105.0, 148.0);
        for format in Format::by_area() {
            let size = page_size(format.trim());
            for edition in Edition::ALL {
                let measures = Measures::of(size, *edition);
                let floor = Length::pt(edition.floor());
                assert!(measures.metrics.text.size.fits(floor), "{edition:?}");
                assert!(measures.metrics.heading.size.fits(measures.metrics.text.size));
                assert!(measures.text.width > Length::mm(40.0), "{}", format.name());
            }
        }
    }
}
