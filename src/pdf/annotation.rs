//! What lies on a page to be clicked or filled in: links and the places of fields
//! (ISO 32000-1, 12.5).

use lopdf::{Dictionary, Object, dictionary};

use crate::frame::{
    Document, FormField, Item, Link, LinkTarget, Mark, NodeId, Page, Placed, Tag,
};
use crate::geom::{Length, Point, Rect, Size};
use crate::pdf::destination::Destinations;
use crate::pdf::file::{Id, Objects, reference, text_string};
use crate::pdf::{Violation, WriteError};

/// An annotation of a page.
pub(super) struct Annotation<'a> {
    pub(super) id: Id,
    /// Its key in the parent tree: the pages have the first ones.
    pub(super) key: usize,
    /// Its page, and the box that it covers there.
    pub(super) page: Id,
    pub(super) covers: Covers,
    pub(super) kind: AnnotationKind<'a>,
    /// Where it comes when the page is read: article, part, placed frame, node.
    order: (usize, u32, usize, NodeId),
}

/// What an annotation is.
#[derive(Clone, Copy)]
pub(super) enum AnnotationKind<'a> {
    /// A place for an answer.
    Field(&'a FormField),
    /// A way to another page.
    Link(&'a Link),
}

impl<'a> AnnotationKind<'a> {
    fn of(item: &'a Item) -> Option<Self> {
        match item {
            Item::Field(field) => Some(Self::Field(field)),
            Item::Link(link) => Some(Self::Link(link)),
            _ => None,
        }
    }

    /// The structure element that holds it (ISO 14289-1, 7.18.4 and 7.18.5).
    fn tag(self) -> Tag {
        match self {
            Self::Field(_) => Tag::Form,
            Self::Link(_) => Tag::Link,
        }
    }

    /// What errors call it.
    fn name(self) -> &'a str {
        match self {
            Self::Field(field) => &field.name,
            Self::Link(link) => &link.label,
        }
    }

    fn area(self) -> (Point, Size) {
        match self {
            Self::Field(field) => (field.at, field.size),
            Self::Link(link) => (link.at, link.size),
        }
    }
}

/// A box on a page, y up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Covers {
    left: Length,
    bottom: Length,
    pub(super) size: Size,
}

impl Covers {
    fn of(page: &Page, placed: &Placed, (at, size): (Point, Size)) -> Self {
        let covers = placed.on_page(Rect::new(at, size));
        let bottom = page.size.height - covers.bottom();
        Self { left: covers.left(), bottom, size: covers.size() }
    }

    fn rectangle(self) -> Object {
        let (left, bottom) = (self.left, self.bottom);
        let corners =
            [left, bottom, left + self.size.width, bottom + self.size.height].map(number);
        Object::Array(corners.to_vec())
    }
}

/// A length as a number, to a thousandth of a point.
pub(super) fn number(length: Length) -> Object {
    #[expect(clippy::cast_possible_truncation, reason = "PDF numbers are f32 here")]
    let points = ((length.to_pt() * 1000.0).round() / 1000.0) as f32;
    // A negative zero would be written as `-0`.
    Object::Real(points + 0.0)
}

/// The annotations of a document, page by page in the order of the items.
pub(super) struct Annotations<'a>(Vec<Vec<Annotation<'a>>>);

impl<'a> Annotations<'a> {
    /// Finds all annotations and numbers them. A stamp is decoration, with all that is in it:
    /// a field that came again with it could not be told from itself.
    ///
    /// # Errors
    /// [`Violation::Unheard`] for one that is not in an element of its kind.
    pub(super) fn of(
        objects: &mut Objects,
        document: &'a Document,
        pages: &[Id],
    ) -> Result<Self, WriteError> {
        let mut key = document.pages.len();
        let mut all = Vec::with_capacity(pages.len());
        for (page, id) in document.pages.iter().zip(pages) {
            let mut own = Vec::new();
            for (nth, placed) in page.placed.iter().enumerate() {
                for (mark, item) in placed.frame.items() {
                    let Some(kind) = AnnotationKind::of(item) else { continue };
                    let (article, node) = element(placed, *mark, kind)?;
                    own.push(Annotation {
                        id: objects.reserve(),
                        key,
                        page: *id,
                        covers: Covers::of(page, placed, kind.area()),
                        kind,
                        order: (article, placed.part, nth, node),
                    });
                    key += 1;
                }
            }
            all.push(own);
        }
        Ok(Self(all))
    }

    /// Those of a page, in the order of the items.
    pub(super) fn of_page(&self, page: usize) -> &[Annotation<'a>] {
        &self.0[page]
    }

    /// All, in the order in which the pages come.
    pub(super) fn all(&self) -> impl Iterator<Item = &Annotation<'a>> {
        self.0.iter().flatten()
    }

    /// Those of a page in the order in which it is read, for its dictionary.
    pub(super) fn listed(&self, page: usize) -> Option<Object> {
        let mut own: Vec<_> = self.of_page(page).iter().collect();
        own.sort_by_key(|annotation| annotation.order);
        let ids: Vec<_> = own.iter().map(|annotation| reference(annotation.id)).collect();
        (!ids.is_empty()).then_some(Object::Array(ids))
    }

    /// Writes the links; fields are written with their form.
    ///
    /// # Errors
    /// [`WriteError::DeadLink`] for one whose article is on no page.
    pub(super) fn write_links(
        &self,
        objects: &mut Objects,
        destinations: &Destinations,
    ) -> Result<(), WriteError> {
        for annotation in self.all() {
            let AnnotationKind::Link(link) = annotation.kind else { continue };
            let mut dictionary = annotation.dictionary("Link");
            match &link.to {
                LinkTarget::Article(article) => {
                    let Some(destination) = destinations.to(*article) else {
                        return Err(WriteError::DeadLink(link.label.clone()));
                    };
                    dictionary.set("Dest", destination);
                }
                // ISO 32000-1, 12.6.4.7: the address is in ASCII.
                LinkTarget::Uri(uri) => dictionary.set(
                    "A",
                    dictionary! {
                        "Type" => "Action",
                        "S" => "URI",
                        "URI" => Object::string_literal(uri.as_str()),
                    },
                ),
            }
            // ISO 14289-1, 7.18.5: what the link is, for who does not see its place.
            dictionary.set("Contents", text_string(&link.label));
            dictionary.set("Border", vec![0.into(), 0.into(), 0.into()]);
            objects.pack(annotation.id, &Object::Dictionary(dictionary));
        }
        Ok(())
    }
}

/// The article and node that hold an annotation.
fn element(
    placed: &Placed,
    mark: Mark,
    kind: AnnotationKind<'_>,
) -> Result<(usize, NodeId), Violation> {
    let unheard = || Violation::Unheard(kind.name().to_owned());
    let article = placed.article.ok_or_else(unheard)?;
    match mark {
        Mark::Content(node) if placed.frame.nodes()[node.index()].tag == kind.tag() => {
            Ok((article.0, node))
        }
        _ => Err(unheard()),
    }
}

impl Annotation<'_> {
    /// What all annotations have.
    pub(super) fn dictionary(&self, subtype: &str) -> Dictionary {
        /// Bit 3: printed with the page (ISO 19005-2, 6.3.2, asks it of all that is seen).
        const PRINT: i64 = 4;
        dictionary! {
            "Type" => "Annot",
            "Subtype" => subtype,
            "Rect" => self.covers.rectangle(),
            "F" => PRINT,
            "P" => reference(self.page),
            "StructParent" => i64::try_from(self.key).unwrap_or(i64::MAX),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::frame::Frame;
    use crate::geom::Turn;

    #[test]
    fn an_annotation_is_where_the_turned_frame_shows_it() {
        let point = |x, y| Point::new(Length::pt(x), Length::pt(y));
        let size = |width, height| Size::new(Length::pt(width), Length::pt(height));
        let covers = |turn| {
            let frame = Arc::new(Frame::new(size(100.0, 50.0)));
            let at = point(20.0, 30.0);
            let placed = Placed {
                frame,
                at,
                turn,
                clip: None,
                adjust: None,
                article: None,
                part: 0,
            };
            let whole = Rect::new(Point::ORIGIN, size(200.0, 300.0));
            let size_of_page = whole.size();
            let page = Page {
                size: size_of_page,
                trim: whole,
                bleed: whole,
                placed: Vec::new(),
            };
            let area = (point(10.0, 5.0), size(30.0, 8.0));
            let mut out = Vec::new();
            let covers = Covers::of(&page, &placed, area);
            crate::pdf::syntax::write_object(&mut out, &covers.rectangle());
            String::from_utf8(out).unwrap()
        };
        assert_eq!(covers(Turn::None), "[30 257 60 265]");
        assert_eq!(covers(Turn::Half), "[80 225 110 233]");
        assert_eq!(covers(Turn::Right), "[57 230 65 260]");
    }
}
