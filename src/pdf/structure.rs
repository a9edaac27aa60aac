//! The structure tree: what a reader hears, in which order (ISO 32000-1, 14.7).
//!
//! Every article is an `Art`, whose children hang on it from each page that shows a part of
//! it. Elements are written as text, as there may be hundreds of thousands.

use crate::frame::{Document, Item, Mark, Node, Placed, Tag};
use crate::geom::{Length, Point};
use crate::pdf::content::Marked;
use crate::pdf::file::{Id, Objects, text_string};
use crate::pdf::syntax::{put, write_object};

/// The tree, by its root.
pub(super) struct Structure {
    pub(super) root: Id,
}

/// A frame of an article as it was painted.
struct Part<'a> {
    nodes: &'a [Node],
    page: Id,
    /// The element of the first node; the others follow it.
    first: Id,
    /// Marked content, by node.
    marked: Vec<Vec<usize>>,
    /// The frame on its page, to say where pictures are.
    placed: &'a Placed,
    page_height: Length,
}

/// Writes the tree of a document whose pages have been painted.
pub(super) fn write(
    objects: &mut Objects,
    document: &Document,
    pages: &[Id],
    marked: &[Vec<Marked>],
) -> Structure {
    let root = objects.reserve();
    let whole = objects.reserve();
    let articles = objects.reserve_many(document.articles);
    let mut parts: Vec<Vec<Part<'_>>> =
        (0..document.articles).map(|_| Vec::new()).collect();
    let mut parents = Vec::with_capacity(pages.len());
    for ((page, id), marked) in document.pages.iter().zip(pages).zip(marked) {
        let mut first_of = Vec::with_capacity(page.placed.len());
        for placed in &page.placed {
            let nodes = placed.frame.nodes();
            let first = objects.reserve_many(nodes.len());
            first_of.push(first);
            if let Some(article) = placed.article.filter(|_| !nodes.is_empty()) {
                let marked = vec![Vec::new(); nodes.len()];
                let page_height = page.size.height;
                let part = Part { nodes, page: *id, first, marked, placed, page_height };
                parts[article.0].push(part);
            }
        }
        let mut elements = Vec::with_capacity(marked.len());
        for (mcid, (placed, node)) in marked.iter().enumerate() {
            let element = first_of[*placed] + u32::try_from(node.index()).unwrap_or(0);
            elements.push(element);
            let Some(article) = page.placed[*placed].article else { continue };
            let own =
                parts[article.0].iter_mut().find(|part| part.first == first_of[*placed]);
            if let Some(part) = own {
                part.marked[node.index()].push(mcid);
            }
        }
        let list = objects.reserve();
        objects.pack_text(list, |out| write_references(out, elements.into_iter()));
        parents.push(list);
    }
    for (article, parts) in (articles..).zip(&parts) {
        write_article(objects, article, whole, parts);
    }
    let count = u32::try_from(document.articles).unwrap_or(u32::MAX);
    objects.pack_text(whole, |out| {
        put(out, format_args!("<</S/Document/P {root} 0 R/K"));
        write_references(out, articles..articles + count);
        out.extend_from_slice(b">>");
    });
    write_root(objects, root, whole, &parents);
    Structure { root }
}

fn write_root(objects: &mut Objects, root: Id, whole: Id, parents: &[Id]) {
    let tree = objects.reserve();
    objects.pack_text(tree, |out| {
        out.extend_from_slice(b"<</Nums[");
        for (page, list) in parents.iter().enumerate() {
            put(out, format_args!("{page} {list} 0 R "));
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

/// One article with all elements of its parts.
fn write_article(objects: &mut Objects, article: Id, whole: Id, parts: &[Part<'_>]) {
    let roots = parts.iter().flat_map(|part| {
        let top = part.nodes.iter().enumerate().filter(|(_, node)| node.parent.is_none());
        top.map(|(at, _)| part.element(at))
    });
    objects.pack_text(article, |out| {
        put(out, format_args!("<</S/Art/P {whole} 0 R/K"));
        write_references(out, roots);
        out.extend_from_slice(b">>");
    });
    for part in parts {
        for (at, node) in part.nodes.iter().enumerate() {
            let parent =
                node.parent.map_or(article, |parent| part.element(parent.index()));
            objects.pack_text(part.element(at), |out| part.write(out, at, node, parent));
        }
    }
}

impl Part<'_> {
    fn element(&self, at: usize) -> Id {
        self.first + u32::try_from(at).unwrap_or(0)
    }

    fn write(&self, out: &mut Vec<u8>, at: usize, node: &Node, parent: Id) {
        put(out, format_args!("<</S/{}/P {parent} 0 R", node.tag.name()));
        if let Some(language) = &node.language {
            out.extend_from_slice(b"/Lang");
            write_text(out, language);
        }
        if let Some(alt) = &node.alt {
            out.extend_from_slice(b"/Alt");
            write_text(out, alt);
            // ISO 32000-1, table 344: a figure on one page says where it is.
            if let Some([left, bottom, right, top]) = self.picture_box(at) {
                put(
                    out,
                    format_args!(
                        "/A<</O/Layout/Placement/Block/BBox[{left:.2} {bottom:.2} {right:.2} {top:.2}]>>"
                    ),
                );
            }
        }
        if node.tag == Tag::List {
            let numbered = self.children(at).any(|item| {
                self.children(item).any(|child| self.nodes[child].tag == Tag::Label)
            });
            // ISO 32000-1, table 347: how the items are labelled.
            let numbering = if numbered { "Decimal" } else { "Disc" };
            put(out, format_args!("/A<</O/List/ListNumbering/{numbering}>>"));
        }
        if node.tag == Tag::HeadCell {
            // ISO 32000-1, table 349: which cells the head stands over.
            out.extend_from_slice(b"/A<</O/Table/Scope/Column>>");
        }
        let marked = &self.marked[at];
        if marked.is_empty() {
            out.extend_from_slice(b"/K");
            write_references(out, self.children(at).map(|child| self.element(child)));
        } else {
            put(out, format_args!("/Pg {} 0 R/K", self.page));
            match marked[..] {
                [one] => put(out, format_args!(" {one}")),
                _ => put(out, format_args!("{marked:?}")),
            }
        }
        out.extend_from_slice(b">>");
    }

    /// Left, bottom, right and top of a node's picture, in points from the page's bottom left.
    fn picture_box(&self, at: usize) -> Option<[f64; 4]> {
        let frame = &self.placed.frame;
        let picture =
            frame.items().iter().find_map(|(mark, item)| match (mark, item) {
                (Mark::Content(node), Item::Picture(picture)) if node.index() == at => {
                    Some(picture)
                }
                _ => None,
            })?;
        let far = picture.at + Point::new(picture.size.width, picture.size.height);
        let on_page =
            |corner| self.placed.at + self.placed.turn.point(corner, frame.size());
        let (one, other) = (on_page(picture.at), on_page(far));
        let up = |y: Length| (self.page_height - y).to_pt();
        Some([
            one.x.min(other.x).to_pt(),
            up(one.y.max(other.y)),
            one.x.max(other.x).to_pt(),
            up(one.y.min(other.y)),
        ])
    }

    fn children(&self, of: usize) -> impl Iterator<Item = usize> + '_ {
        let is_child =
            move |node: &Node| node.parent.is_some_and(|parent| parent.index() == of);
        self.nodes
            .iter()
            .enumerate()
            .filter(move |(_, node)| is_child(node))
            .map(|(at, _)| at)
    }
}

fn write_references(out: &mut Vec<u8>, ids: impl Iterator<Item = Id>) {
    out.push(b'[');
    for (nth, id) in ids.enumerate() {
        let gap = if nth == 0 { "" } else { " " };
        put(out, format_args!("{gap}{id} 0 R"));
    }
    out.push(b']');
}

fn write_text(out: &mut Vec<u8>, text: &str) {
    write_object(out, &text_string(text));
}

impl Structure {
    /// The first page that shows each article, by number.
    pub(super) fn first_pages(
        document: &Document,
        pages: &[Id],
    ) -> Vec<Option<(Id, usize)>> {
        let mut first = vec![None; document.articles];
        for (index, (page, id)) in document.pages.iter().zip(pages).enumerate() {
            for article in page.placed.iter().filter_map(|placed| placed.article) {
                if first[article.0].is_none() {
                    first[article.0] = Some((*id, index));
                }
            }
        }
        first
    }
}
