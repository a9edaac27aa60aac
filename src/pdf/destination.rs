//! Where an article begins: what bookmarks and links lead to.

use lopdf::Object;

use crate::frame::{Article, Document};
use crate::geom::{Length, Point};
use crate::pdf::file::{Id, reference};

/// The place of each article's first frame.
pub(super) struct Destinations(Vec<Option<ArticleStart>>);

#[derive(Clone, Copy)]
struct ArticleStart {
    part: u32,
    page: Id,
    /// The frame's top left corner, y up.
    corner: Point,
}

impl Destinations {
    /// The destinations of a document whose pages have these numbers.
    pub(super) fn of(document: &Document, pages: &[Id]) -> Self {
        let mut places: Vec<Option<ArticleStart>> = vec![None; document.articles()];
        for (page, id) in document.pages.iter().zip(pages) {
            for placed in &page.placed {
                let Some(article) = placed.article else { continue };
                let known = &mut places[article.0];
                // The first part, on the first page that shows it.
                if known.is_none_or(|known| placed.part < known.part) {
                    let at = placed.adjust.map_or(placed.at, |by| by.point(placed.at));
                    let corner = Point::new(at.x, page.size.height - at.y);
                    *known = Some(ArticleStart { part: placed.part, page: *id, corner });
                }
            }
        }
        Self(places)
    }

    /// Of a document without articles.
    #[cfg(test)]
    pub(super) fn none() -> Self {
        Self(Vec::new())
    }

    /// An explicit destination that keeps the viewer's zoom (ISO 32000-1, 12.3.2.2).
    pub(super) fn to(&self, article: Article) -> Option<Object> {
        let place = (*self.0.get(article.0)?)?;
        let round = |length: Length| {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "PDF numbers are f32 here"
            )]
            Object::Real(length.to_pt().round() as f32)
        };
        Some(Object::Array(vec![
            reference(place.page),
            Object::Name(b"XYZ".to_vec()),
            round(place.corner.x),
            round(place.corner.y),
            Object::Null,
        ]))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::frame::{Frame, Page, Parts, Placed};
    use crate::geom::{Rect, Size, Turn};
    use crate::model::Duplex;

    #[test]
    fn an_article_begins_where_its_first_part_is() {
        let size = Size::new(Length::pt(100.0), Length::pt(200.0));
        let page = |part: u32, top: f64| {
            let placed = Placed {
                frame: Arc::new(Frame::new(size)),
                at: Point::new(Length::pt(7.0), Length::pt(top)),
                turn: Turn::None,
                clip: None,
                adjust: None,
                article: Some(Article(0)),
                part,
            };
            let whole = Rect::new(Point::ORIGIN, size);
            Page { size, trim: whole, bleed: whole, placed: vec![placed] }
        };
        let document = Document {
            title: String::new(),
            language: "en".to_owned(),
            authors: Vec::new(),
            subject: String::new(),
            date: None,
            duplex: Duplex::None,
            pages: vec![page(2, 10.0), page(1, 20.0), page(1, 30.0)],
            parts: Parts::Sections,
            numbering: Vec::new(),
            bookmarks: Vec::new(),
        };
        let destinations = Destinations::of(&document, &[5, 6, 7]);
        let mut out = Vec::new();
        let first = destinations.to(Article(0)).unwrap();
        crate::pdf::syntax::write_object(&mut out, &first);
        assert_eq!(String::from_utf8(out).unwrap(), "[6 0 R /XYZ 7 180 null]");
        assert_eq!(destinations.to(Article(1)), None);
    }
}
