//! The outline that viewers show beside the pages (ISO 32000-1, 12.3.3).

use lopdf::{Object, dictionary};

use crate::frame::Bookmark;
use crate::pdf::destination::Destinations;
use crate::pdf::file::{Id, Objects, reference, text_string};

/// Writes the outline; none when there are no bookmarks.
pub(super) fn write(
    objects: &mut Objects,
    bookmarks: &[Bookmark],
    destinations: &Destinations,
) -> Option<Id> {
    if bookmarks.is_empty() {
        return None;
    }
    let root = objects.reserve();
    let (first, last) = write_level(objects, destinations, root, bookmarks);
    objects.pack(
        root,
        &Object::Dictionary(dictionary! {
            "Type" => "Outlines",
            "First" => reference(first),
            "Last" => reference(last),
            "Count" => i64::try_from(bookmarks.len()).unwrap_or(i64::MAX),
        }),
    );
    Some(root)
}

fn write_level(
    objects: &mut Objects,
    destinations: &Destinations,
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
        if let Some(destination) = destinations.to(bookmark.article) {
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
                write_level(objects, destinations, id, &bookmark.children);
            item.set("First", reference(first));
            item.set("Last", reference(last));
            // A negative count leaves the level closed until it is opened. It counts what is
            // seen then: all levels below are closed too, so this one alone.
            let count = i64::try_from(bookmark.children.len()).unwrap_or(i64::MAX);
            item.set("Count", -count);
        }
        objects.pack(id, &Object::Dictionary(item));
    }
    (first, last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::Article;
    use crate::pdf::file::Objects;

    #[test]
    fn a_closed_level_counts_what_is_seen_when_it_opens() {
        let bookmark = |title: &str, children: Vec<Bookmark>| {
            let title = title.to_owned();
            Bookmark { title, article: Article(0), children }
        };
        let inner = bookmark("inner", vec![bookmark("leaf", Vec::new())]);
        let outer = vec![bookmark("outer", vec![inner, bookmark("other", Vec::new())])];
        let mut objects = Objects::new();
        let root = write(&mut objects, &outer, &Destinations::none()).unwrap();
        let file = objects.finish("1.7", root, root).into_bytes();
        let file = lopdf::Document::load_mem(&file).unwrap();
        let count = |id: Id| {
            let item = file.get_dictionary((id, 0)).unwrap();
            item.get(b"Count").ok().map(|count| count.as_i64().unwrap())
        };
        // The level of each is numbered before the levels beneath it.
        let counts: Vec<_> = (root..=root + 4).map(count).collect();
        assert_eq!(counts, [Some(1), Some(-2), Some(-1), None, None]);
    }
}
