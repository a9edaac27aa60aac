//! The structure elements of one article: the trees of its frames, grown together
//! (ISO 32000-1, 14.7.2).

use std::collections::HashMap;

use crate::frame::{Answer, Item, Mark, Node, Placed, Tag};
use crate::geom::{Length, Point};
use crate::pdf::annotation::{Annotation, Kind};
use crate::pdf::content::{Piece, PieceKind};
use crate::pdf::file::{Id, text_string};
use crate::pdf::syntax::{put, write_object};

/// A frame of an article as it was painted.
pub(super) struct Part<'a> {
    /// The frame on its page.
    pub(super) placed: &'a Placed,
    pub(super) page: Id,
    pub(super) page_height: Length,
    /// The element of each node; nodes that are parts of one element have the same.
    pub(super) elements: Vec<Id>,
    /// What was painted of it, in order.
    pub(super) pieces: &'a [Piece],
    /// The annotations of its page.
    pub(super) annotations: &'a [Annotation<'a>],
}

/// What an element holds, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kid {
    Element(Id),
    /// Marked content of a page.
    Marked(Id, usize),
    /// An annotation of a page.
    Annotation(Id, Id),
}

/// An element in the making.
pub(super) struct Element<'a> {
    pub(super) id: Id,
    parent: Id,
    /// The node that it was first seen as.
    part: &'a Part<'a>,
    node: usize,
    kids: Vec<Kid>,
    /// How the items are labelled, if it is a list.
    numbered: bool,
}

/// Grows the trees of an article's parts together: what a node holds is added to the element
/// that it is a part of. Gives those that hang on the article itself, and all elements.
pub(super) fn grow<'a>(
    article: Id,
    parts: &'a [Part<'a>],
) -> (Vec<Id>, Vec<Element<'a>>) {
    let count = parts.iter().map(|part| part.nodes().len()).sum();
    let mut elements: Vec<Element<'a>> = Vec::with_capacity(count);
    let mut roots = Vec::new();
    // By the number of a whole: its parent, and its place among the elements.
    let mut hung: HashMap<u32, Id> = HashMap::new();
    let mut whole: HashMap<u32, usize> = HashMap::new();
    for part in parts {
        let family = Family::of(part);
        // An element hangs where its first part does.
        let mut hang = |node: usize, parent: Id| {
            let Some(number) = part.nodes()[node].whole else { return true };
            let is_first = !hung.contains_key(&number);
            hung.entry(number).or_insert(parent);
            is_first
        };
        let top = part.nodes().iter().enumerate();
        for (node, _) in top.filter(|(_, node)| node.parent.is_none()) {
            if hang(node, article) {
                roots.push(part.elements[node]);
            }
        }
        for (at, node) in part.nodes().iter().enumerate() {
            let id = part.elements[at];
            let kids = family.kids(part, at, |child| hang(child, id));
            if let Some(known) = node.whole.and_then(|number| whole.get(&number)) {
                elements[*known].kids.extend(kids);
                continue;
            }
            let parent = node.parent.map_or(article, |up| part.elements[up.index()]);
            let numbered = node.tag == Tag::List && family.has_labels(part, at);
            if let Some(number) = node.whole {
                whole.insert(number, elements.len());
            }
            elements.push(Element { id, parent, part, node: at, kids, numbered });
        }
    }
    for element in &mut elements {
        let number = element.node().whole;
        element.parent =
            number.and_then(|n| hung.get(&n).copied()).unwrap_or(element.parent);
    }
    (roots, elements)
}

/// Who belongs to whom in a frame, found once.
struct Family {
    children: Vec<Vec<usize>>,
    /// The pieces of each node itself.
    own: Vec<Vec<usize>>,
    /// The first piece of each node or of what is in it.
    first: Vec<Option<usize>>,
}

impl Family {
    fn of(part: &Part<'_>) -> Self {
        let nodes = part.nodes();
        let mut children = vec![Vec::new(); nodes.len()];
        for (at, node) in nodes.iter().enumerate() {
            if let Some(parent) = node.parent {
                children[parent.index()].push(at);
            }
        }
        let mut own = vec![Vec::new(); nodes.len()];
        let mut first = vec![None; nodes.len()];
        for (at, piece) in part.pieces.iter().enumerate() {
            own[piece.node.index()].push(at);
            let mut up = Some(piece.node);
            while let Some(node) = up.filter(|node| first[node.index()].is_none()) {
                first[node.index()] = Some(at);
                up = nodes[node.index()].parent;
            }
        }
        Self { children, own, first }
    }

    /// What a node holds: its children in the order of the tree, which is that of reading, and
    /// each piece of its own before the first child that was painted after it.
    fn kids(
        &self,
        part: &Part<'_>,
        node: usize,
        mut hang: impl FnMut(usize) -> bool,
    ) -> Vec<Kid> {
        let mut own = self.own[node].iter().copied().peekable();
        let mut kids = Vec::with_capacity(own.len() + self.children[node].len());
        for &child in &self.children[node] {
            if let Some(first) = self.first[child] {
                while let Some(piece) = own.next_if(|piece| *piece < first) {
                    kids.push(part.kid(part.pieces[piece]));
                }
            }
            if hang(child) {
                kids.push(Kid::Element(part.elements[child]));
            }
        }
        kids.extend(own.map(|piece| part.kid(part.pieces[piece])));
        kids
    }

    /// Whether the items of a list have labels.
    fn has_labels(&self, part: &Part<'_>, list: usize) -> bool {
        let items = self.children[list].iter();
        let mut parts = items.flat_map(|item| &self.children[*item]);
        parts.any(|child| part.nodes()[*child].tag == Tag::Label)
    }
}

impl<'a> Part<'a> {
    fn nodes(&self) -> &'a [Node] {
        self.placed.frame.nodes()
    }

    fn kid(&self, piece: Piece) -> Kid {
        match piece.kind {
            PieceKind::Marked(id) => Kid::Marked(self.page, id),
            PieceKind::Annotation(at) => {
                Kid::Annotation(self.page, self.annotations[at].id)
            }
        }
    }

    /// What is said of the place for an answer that a node holds.
    fn field_label(&self, node: usize) -> Option<String> {
        self.pieces.iter().find_map(|piece| {
            let PieceKind::Annotation(at) = piece.kind else { return None };
            let Kind::Field(field) = self.annotations[at].kind else { return None };
            (piece.node.index() == node).then(|| match &field.answer {
                Answer::Choice { says, .. } => format!("{}: {says}", field.label),
                _ => field.label.clone(),
            })
        })
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
}

impl Element<'_> {
    fn node(&self) -> &Node {
        &self.part.nodes()[self.node]
    }

    pub(super) fn write(&self, out: &mut Vec<u8>) {
        let node = self.node();
        put(out, format_args!("<</S/{}/P {} 0 R", node.tag.name(), self.parent));
        if let Some(language) = &node.language {
            out.extend_from_slice(b"/Lang");
            write_object(out, &text_string(language));
        }
        if let Some(alt) = &node.alt {
            write_alt(out, alt);
            // ISO 32000-1, table 344: a figure on one page says where it is.
            if let Some([left, bottom, right, top]) = self.part.picture_box(self.node) {
                put(
                    out,
                    format_args!(
                        "/A<</O/Layout/Placement/Block/BBox[{left:.2} {bottom:.2} {right:.2} {top:.2}]>>"
                    ),
                );
            }
        } else if node.tag == Tag::Form
            && let Some(label) = self.part.field_label(self.node)
        {
            write_alt(out, &label);
        }
        match node.tag {
            Tag::List => {
                // ISO 32000-1, table 347: how the items are labelled.
                let numbering = if self.numbered { "Decimal" } else { "Disc" };
                put(out, format_args!("/A<</O/List/ListNumbering/{numbering}>>"));
            }
            // ISO 32000-1, table 349: which cells the head stands over or before.
            Tag::HeadCell => out.extend_from_slice(b"/A<</O/Table/Scope/Column>>"),
            Tag::RowHead => out.extend_from_slice(b"/A<</O/Table/Scope/Row>>"),
            _ => {}
        }
        write_kids(out, &self.kids);
        out.extend_from_slice(b">>");
    }
}

fn write_alt(out: &mut Vec<u8>, alt: &str) {
    out.extend_from_slice(b"/Alt");
    write_object(out, &text_string(alt));
}

/// The kids with the page that most of them are on; those of another page name it themselves
/// (ISO 32000-1, 14.7.4.2).
fn write_kids(out: &mut Vec<u8>, kids: &[Kid]) {
    let page = kids.iter().find_map(|kid| match kid {
        Kid::Element(_) => None,
        Kid::Marked(page, _) | Kid::Annotation(page, _) => Some(*page),
    });
    if let Some(page) = page {
        put(out, format_args!("/Pg {page} 0 R"));
    }
    out.extend_from_slice(b"/K");
    if let [Kid::Marked(_, id)] = kids {
        return put(out, format_args!(" {id}"));
    }
    out.push(b'[');
    for (nth, kid) in kids.iter().enumerate() {
        if nth > 0 {
            out.push(b' ');
        }
        match kid {
            Kid::Element(id) => put(out, format_args!("{id} 0 R")),
            Kid::Marked(on, id) if Some(*on) == page => put(out, format_args!("{id}")),
            Kid::Marked(on, id) => {
                put(out, format_args!("<</Type/MCR/Pg {on} 0 R/MCID {id}>>"));
            }
            Kid::Annotation(on, id) => {
                put(out, format_args!("<</Type/OBJR/Pg {on} 0 R/Obj {id} 0 R>>"));
            }
        }
    }
    out.push(b']');
}
