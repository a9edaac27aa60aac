//! The pages of a leaflet: a cover, and the cards, each on one page where that has room for it.

use std::sync::Arc;

use crate::block::{BlockError, BlockLook, Piece, Setter, Target, check_heights, flow};
use crate::color::Ink;
use crate::frame::{Article, Bookmark, Frame, Mark, Page, Placed};
use crate::geom::{Length, Point, Rect, Size, Turn};
use crate::leaflet::cover::cover;
use crate::leaflet::entry::entry;
use crate::leaflet::job::Measures;
use crate::leaflet::{Leaflet, LeafletError, LeafletJob};
use crate::model::People;
use crate::text::{Style, Typesetter, reads_rtl};

/// Makes a leaflet; none when nothing comes after any prompt.
///
/// # Errors
/// [`LeafletError`] when a text cannot be set on its pages.
pub fn make_leaflet(
    typesetter: &mut Typesetter,
    job: &LeafletJob<'_>,
) -> Result<Option<Leaflet>, LeafletError> {
    let measures = Measures::of(job.page, job.edition);
    let look = BlockLook {
        measure: measures.text.width,
        depth: measures.text.height,
        theme: job.theme,
        edition: job.edition,
        language: job.language,
        fillable: false,
        people: People::Both,
    };
    let find = |_: &str| -> Option<Target> { None };
    let mut setter = Setter::new(typesetter, &look, &find);
    setter.metrics = measures.metrics;
    let is_rtl = reads_rtl(&[job.title], job.language.tag());
    let cover = cover(&mut setter, job.title, is_rtl);
    let cover = cover.map_err(|why| LeafletError { id: None, why })?;
    let mut binder = Binder::new(measures);
    binder.cover(cover);
    let mut children = Vec::new();
    for printed in job.cards {
        let card = printed.card;
        setter.kind = card.kind;
        setter.language = printed.language;
        let id = || Some(card.id.clone());
        let set = entry(&mut setter, printed, job.adaptation)
            .and_then(|set| check_heights(&set, measures.text.height).map(|()| set));
        let pieces = set.map_err(|why| LeafletError { id: id(), why })?;
        if pieces.is_empty() {
            continue;
        }
        let article = binder.put(&pieces, &card.id);
        let title = crate::text::plain(&card.texts_in(printed.language).title);
        let title = format!("{} {title}", card.id);
        children.push(Bookmark { title, article, children: Vec::new() });
    }
    if children.is_empty() {
        return Ok(None);
    }
    setter.language = job.language;
    let pages = binder.bind(&mut setter, is_rtl);
    let pages = pages.map_err(|why| LeafletError { id: None, why })?;
    let title = crate::text::plain(job.title);
    let bookmarks = vec![Bookmark { title, article: Article(0), children }];
    Ok(Some(Leaflet { pages, bookmarks, is_rtl }))
}

/// What lies on a page, and the cards that begin on it or go on there.
#[derive(Default)]
struct OnPage {
    placed: Vec<Placed>,
    first: Option<String>,
    last: Option<String>,
}

/// How high pieces are on one another.
fn height(pieces: &[Piece]) -> Length {
    let over = |nth: usize| if nth == 0 { Length::ZERO } else { pieces[nth].over };
    let heights = pieces.iter().enumerate().map(|(nth, piece)| over(nth) + piece.height);
    heights.fold(Length::ZERO, |sum, height| sum + height)
}

/// Behind how many pieces a card may go on on the next page, of those that have room on this one.
fn last_break(pieces: &[Piece], room: Length) -> Option<usize> {
    let may_break =
        |at: &usize| !pieces[at - 1].keeps && room.fits(height(&pieces[..*at]));
    (2..pieces.len()).rev().find(may_break)
}

/// Cards in their places, one after the other.
struct Binder {
    measures: Measures,
    pages: Vec<OnPage>,
    /// How much of the last page is taken.
    used: Length,
    articles: usize,
}

impl Binder {
    fn new(measures: Measures) -> Self {
        Self { measures, pages: Vec::new(), used: Length::ZERO, articles: 0 }
    }

    fn cover(&mut self, frame: Frame) {
        self.pages.push(OnPage::default());
        self.place(frame, Length::ZERO, 0);
        self.articles = 1;
        self.used = self.measures.text.height;
    }

    fn place(&mut self, frame: Frame, y: Length, part: u32) {
        let Measures { margin, .. } = self.measures;
        let placed = Placed {
            frame: Arc::new(frame),
            at: Point::new(margin, margin + y),
            turn: Turn::None,
            clip: None,
            adjust: None,
            article: Some(Article(self.articles)),
            part,
        };
        if let Some(page) = self.pages.last_mut() {
            page.placed.push(placed);
        }
    }

    /// Puts a card where it has room, on a new page where it has none; one that is longer than a
    /// page has pages of its own.
    fn put(&mut self, pieces: &[Piece], id: &str) -> Article {
        let Measures { text, metrics, .. } = self.measures;
        let height = height(pieces);
        let over = metrics.unit * 2.0;
        let is_short = text.height.fits(height);
        let article = Article(self.articles);
        let y = self.used + over;
        // Pages that lie open beside each other are seen at once.
        let is_left = self.pages.len().is_multiple_of(2);
        let breaks = (is_short && is_left).then(|| last_break(pieces, text.height - y));
        if is_short && text.height.fits(y + height) {
            self.used = y + self.place_all(pieces, (y, 0), id);
        } else if let Some(at) = breaks.flatten() {
            self.place_all(&pieces[..at], (y, 0), id);
            self.pages.push(OnPage::default());
            self.used = self.place_all(&pieces[at..], (Length::ZERO, 1), id);
        } else if is_short {
            self.pages.push(OnPage::default());
            self.used = self.place_all(pieces, (Length::ZERO, 0), id);
        } else {
            for (part, frame) in (0..).zip(flow(pieces, text)) {
                self.pages.push(OnPage::default());
                self.place(frame, Length::ZERO, part);
                self.name(id);
            }
            self.used = text.height;
        }
        self.articles += 1;
        article
    }

    /// Places pieces from a height on as a part of their card, and says how high they are.
    fn place_all(
        &mut self,
        pieces: &[Piece],
        (y, part): (Length, u32),
        id: &str,
    ) -> Length {
        let height = height(pieces);
        let mut frame = Frame::new(Size::new(self.measures.text.width, height));
        let mut down = Length::ZERO;
        for (nth, piece) in pieces.iter().enumerate() {
            down += if nth == 0 { Length::ZERO } else { piece.over };
            frame.absorb(Point::new(Length::ZERO, down), &piece.frame);
            down += piece.height;
        }
        self.place(frame, y, part);
        self.name(id);
        height
    }

    fn name(&mut self, id: &str) {
        if let Some(page) = self.pages.last_mut() {
            page.first.get_or_insert_with(|| id.to_owned());
            page.last = Some(id.to_owned());
        }
    }

    /// The pages, each but the cover with its number and the ids that are found on it, at the edge
    /// that is turned.
    fn bind(
        self,
        setter: &mut Setter<'_>,
        is_rtl: bool,
    ) -> Result<Vec<Page>, BlockError> {
        let (Measures { page: size, margin, metrics, .. }, y) =
            (self.measures, self.measures.foot());
        let whole = Rect::new(Point::ORIGIN, size);
        let mut pages = Vec::with_capacity(self.pages.len());
        for (nth, on_page) in self.pages.into_iter().enumerate() {
            let mut placed = on_page.placed;
            if let (Some(first), Some(last)) = (on_page.first, on_page.last) {
                let ids =
                    if first == last { first } else { format!("{first} – {last}") };
                let style = Style { tabular: true, ..Style::TEXT };
                let ids = setter.line(&ids, style)?;
                let number = setter.line(&(nth + 1).to_string(), Style::TEXT)?;
                // The cover is a recto, so that odd places are versos, whose left edge is turned.
                let is_left = nth.is_multiple_of(2) == is_rtl;
                let far = |width: Length| size.width - margin - width;
                let (outer, inner) = (
                    if is_left { margin } else { far(ids.width_at(metrics.text.size)) },
                    if is_left {
                        far(number.width_at(metrics.text.size))
                    } else {
                        margin
                    },
                );
                let mut foot = Frame::new(size);
                for (x, line) in [(outer, &ids), (inner, &number)] {
                    let at = Point::new(x, y);
                    foot.line(Mark::Artifact, at, line, metrics.text.size, |_| {
                        Ink::BLACK
                    });
                }
                placed.push(Placed {
                    frame: Arc::new(foot),
                    at: Point::ORIGIN,
                    turn: Turn::None,
                    clip: None,
                    adjust: None,
                    article: None,
                    part: 0,
                });
            }
            pages.push(Page { size, trim: whole, bleed: whole, placed });
        }
        Ok(pages)
    }
}
