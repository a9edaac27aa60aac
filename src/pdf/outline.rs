//! The outline that viewers show beside the pages (ISO 32000-1, 12.3.3).

use lopdf::{Object, dictionary};

use crate::frame::{Article, Bookmark, Document};
use crate::pdf::file::{Id, Objects, reference, text_string};

/// Writes the outline; none when there are no bookmarks.
pub(super) fn write(
    objects: &mut Objects,
    document: &Document,
    pages: &[Option<(Id, usize)>],
) -> Option<Id> {
    if document.bookmarks.is_empty() {
        return None;
    }
    let root = objects.reserve();
    let (first, last) = write_level(objects, document, pages, root, &document.bookmarks);
    objects.pack(
        root,
        &Object::Dictionary(dictionary! {
            "Type" => "Outlines",
            "First" => reference(first),
            "Last" => reference(last),
            "Count" => i64::try_from(document.bookmarks.len()).unwrap_or(i64::MAX),
        }),
    );
    Some(root)
}

fn write_level(
    objects: &mut Objects,
    document: &Document,
    pages: &[Option<(Id, usize)>],
    parent: Id,
    bookmarks: &[Bookmark],
) -> (Id, Id) {
    let first = objects.reserve_many(bookmarks.len());
    let last = first + u32::try_from(bookmarks.len()).unwrap_or(1) - 1;
    for (id, bookmark) in (first..).zip(bookmarks) {
        let mut item = dictionary! {
            "Title" => text_string(&bookmark.title),
            "Parent" => reference(parent),
        };
        if let Some(destination) = destination(document, pages, bookmark.article) {
            item.set("Dest", destination);
        }
        if id > first {
            item.set("Prev", reference(id - 1));
        }
        if id < last {
            item.set("Next", reference(id + 1));
        }
        if !bookmark.children.is_empty() {
            let (first, last) =
                write_level(objects, document, pages, id, &bookmark.children);
            item.set("First", reference(first));
            item.set("Last", reference(last));
            // A negative count leaves the level closed until it is opened.
            let count = i64::try_from(bookmark.children.len()).unwrap_or(i64::MAX);
            item.set("Count", -count);
        }
        objects.pack(id, &Object::Dictionary(item));
    }
    (first, last)
}

/// The top left corner of the article's first frame.
fn destination(
    document: &Document,
    pages: &[Option<(Id, usize)>],
    article: Article,
) -> Option<Object> {
    let (id, index) = (*pages.get(article.0)?)?;
    let page = &document.pages[index];
    let placed = page.placed.iter().find(|placed| placed.article == Some(article))?;
    let round = |length: crate::geom::Length| {
        #[expect(clippy::cast_possible_truncation, reason = "PDF numbers are f32 here")]
        Object::Real(length.to_pt().round() as f32)
    };
    let (left, top) = (placed.at.x, page.size.height - placed.at.y);
    Some(Object::Array(vec![
        reference(id),
        Object::Name(b"XYZ".to_vec()),
        round(left),
        round(top),
        Object::Null,
    ]))
}
