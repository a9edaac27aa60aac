//! The structure tree: what a reader hears, in which order (ISO 32000-1, 14.7).
//!
//! Every article is an `Art` or a `Sect`, whose children hang on it from each page that shows a
//! part of it. Elements are written as text, as there may be hundreds of thousands.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::frame::{Document, Parts, Placed};
use crate::pdf::annotation::Annotations;
use crate::pdf::content::{MarkedContent, MarkedKind};
use crate::pdf::element::Part;
use crate::pdf::file::{Id, Objects};
use crate::pdf::growth::grow;
use crate::pdf::syntax::put;

/// What the structure is made from: the pages as they were painted.
pub(super) struct Painted<'a> {
    pub(super) document: &'a Document,
    pub(super) pages: &'a [Id],
    /// The pieces of each page.
    pub(super) pieces: &'a [Vec<MarkedContent>],
    pub(super) annotations: &'a Annotations<'a>,
}

/// Writes the tree of a document and returns its root.
pub(super) fn write(objects: &mut Objects, painted: &Painted<'_>) -> Id {
    let document = painted.document;
    let count = document.articles();
    let root = objects.reserve();
    let whole = objects.reserve();
    let articles = objects.reserve_many(count);
    let (parts, parents) = gather(objects, painted);
    let tag = match document.parts {
        Parts::Articles => "Art",
        Parts::Sections | Parts::Excerpt { .. } => "Sect",
    };
    for (article, mut parts) in (articles..).zip(parts) {
        parts.sort_by_key(|part| part.placed.part);
        let (roots, elements) = grow(article, &parts);
        objects.pack_text(article, |out| {
            put(out, format_args!("<</S/{tag}/P {whole} 0 R/K"));
            write_references(out, roots.into_iter());
            out.extend_from_slice(b">>");
        });
        for element in elements {
            objects.pack_text(element.id, |out| element.write(out));
        }
    }
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    objects.pack_text(whole, |out| {
        put(out, format_args!("<</S/Document/P {root} 0 R/K"));
        write_references(out, articles..articles + count);
        out.extend_from_slice(b">>");
    });
    write_root(objects, root, whole, &parents);
    root
}

/// The frames of each article in the order of the pages, and the parent tree's values by key.
fn gather<'a>(
    objects: &mut Objects,
    painted: &Painted<'a>,
) -> (Vec<Vec<Part<'a>>>, Vec<Id>) {
    let document = painted.document;
    let mut parts: Vec<Vec<Part<'a>>> =
        (0..document.articles()).map(|_| Vec::new()).collect();
    let mut wholes = HashMap::new();
    let mut parents = Vec::with_capacity(painted.pages.len());
    let mut of_annotations = Vec::new();
    for (index, (page, id)) in document.pages.iter().zip(painted.pages).enumerate() {
        let annotations = painted.annotations.of_page(index);
        let pieces = &painted.pieces[index];
        let mut of_content = Vec::with_capacity(pieces.len());
        for (nth, placed) in (0_u32..).zip(&page.placed) {
            let Some(article) = placed.article else { continue };
            let elements = reserve(objects, placed, article.0, &mut wholes);
            // The frames of a page were painted one after the other.
            let from = pieces.partition_point(|piece| piece.placed < nth);
            let to = pieces.partition_point(|piece| piece.placed <= nth);
            let pieces = &pieces[from..to];
            for piece in pieces {
                let list = match piece.kind {
                    MarkedKind::Marked(_) => &mut of_content,
                    MarkedKind::Annotation(_) => &mut of_annotations,
                };
                list.push(elements[piece.node.index()]);
            }
            let (page, page_height) = (*id, page.size.height);
            let part = Part { placed, page, page_height, elements, pieces, annotations };
            parts[article.0].push(part);
        }
        let list = objects.reserve();
        objects.pack_text(list, |out| write_references(out, of_content.into_iter()));
        parents.push(list);
    }
    parents.extend(of_annotations);
    (parts, parents)
}

/// The elements of a frame's nodes: a new one for each, but for nodes that are parts of an
/// element that another frame of the article has begun.
fn reserve(
    objects: &mut Objects,
    placed: &Placed,
    article: usize,
    wholes: &mut HashMap<(usize, u32), Id>,
) -> Vec<Id> {
    let nodes = placed.frame.nodes().iter();
    nodes
        .map(|node| match node.whole.map(|number| wholes.entry((article, number))) {
            None => objects.reserve(),
            Some(Entry::Occupied(known)) => *known.get(),
            Some(Entry::Vacant(free)) => *free.insert(objects.reserve()),
        })
        .collect()
}

/// The root, and the parent tree: by its key, the elements of each page's content and the
/// element of each annotation (ISO 32000-1, 14.7.4.4).
fn write_root(objects: &mut Objects, root: Id, whole: Id, parents: &[Id]) {
    let tree = objects.reserve();
    objects.pack_text(tree, |out| {
        out.extend_from_slice(b"<</Nums[");
        for (key, value) in parents.iter().enumerate() {
            put(out, format_args!("{key} {value} 0 R "));
        }
        out.extend_from_slice(b"]>>");
    });
    let next = parents.len();
    objects.pack_text(root, |out| {
        put(
            out,
            format_args!(
                "<</Type/StructTreeRoot/K {whole} 0 R/ParentTree {tree} 0 R/ParentTreeNextKey {next}>>"
            ),
        );
    });
}

fn write_references(out: &mut Vec<u8>, ids: impl Iterator<Item = Id>) {
    out.push(b'[');
    for (nth, id) in ids.enumerate() {
        let gap = if nth == 0 { "" } else { " " };
        put(out, format_args!("{gap}{id} 0 R"));
    }
    out.push(b']');
}
