//! Structure elements as they are written (ISO 32000-1, 14.7.2).

use crate::frame::{Item, Mark, Node, Placed, Tag};
use crate::geom::{Length, Rect};
use crate::pdf::annotation::{Annotation, AnnotationKind};
use crate::pdf::content::{MarkedContent, MarkedKind};
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
    pub(super) pieces: &'a [MarkedContent],
    /// The annotations of its page.
    pub(super) annotations: &'a [Annotation<'a>],
}

/// What an element holds, in reading order.
#[derive(Clone, Copy)]
pub(super) enum Kid<'a> {
    Element(Id),
    /// Marked content of a page.
    Marked(Id, u32),
    Annotation(&'a Annotation<'a>),
}

/// An element in the making.
pub(super) struct Element<'a> {
    pub(super) id: Id,
    pub(super) parent: Id,
    /// The node that it was first seen as.
    pub(super) part: &'a Part<'a>,
    pub(super) node: usize,
    pub(super) kids: Vec<Kid<'a>>,
    /// Whether its items have labels, if it is a list.
    pub(super) numbered: bool,
}

impl<'a> Part<'a> {
    pub(super) fn nodes(&self) -> &'a [Node] {
        self.placed.frame.nodes()
    }

    pub(super) fn kid(&self, piece: MarkedContent) -> Kid<'a> {
        match piece.kind {
            MarkedKind::Marked(id) => Kid::Marked(self.page, id),
            MarkedKind::Annotation(at) => Kid::Annotation(&self.annotations[at as usize]),
        }
    }

    /// Left, bottom, right and top of a node's picture, in points from the page's bottom left.
    fn picture_box(&self, at: usize) -> Option<[f64; 4]> {
        let frame = &self.placed.frame;
        let bounds = frame.items().iter().filter_map(|(mark, item)| match (mark, item) {
            (Mark::Content(node), Item::Picture(picture)) if node.index() == at => {
                Some(Rect::new(picture.at, picture.size))
            }
            (Mark::Content(node), Item::Shape(shape)) if node.index() == at => {
                Some(shape.path.bounds())
            }
            _ => None,
        });
        let bounds = bounds.reduce(Rect::joined)?;
        let covers = self.placed.on_page(bounds);
        let up = |y: Length| (self.page_height - y).to_pt();
        Some([
            covers.left().to_pt(),
            up(covers.bottom()),
            covers.right().to_pt(),
            up(covers.top()),
        ])
    }
}

impl Element<'_> {
    pub(super) fn node(&self) -> &Node {
        &self.part.nodes()[self.node]
    }

    /// What is said of the place for an answer that it holds.
    fn field_label(&self) -> Option<String> {
        self.kids.iter().find_map(|kid| match kid {
            Kid::Annotation(annotation) => match annotation.kind {
                AnnotationKind::Field(field) => Some(field.spoken()),
                AnnotationKind::Link(_) => None,
            },
            _ => None,
        })
    }

    pub(super) fn write(&self, out: &mut Vec<u8>) {
        let node = self.node();
        put(out, format_args!("<</S/{}/P {} 0 R", node.tag.name(), self.parent));
        if let Some(language) = node.language() {
            out.extend_from_slice(b"/Lang");
            write_object(out, &text_string(language));
        }
        if let Some(alt) = node.alt() {
            write_alt(out, alt);
        } else if node.tag == Tag::Form
            && let Some(label) = self.field_label()
        {
            write_alt(out, &label);
        }
        if let Some(spoken) = node.spoken() {
            // ISO 32000-1, 14.9.4.
            out.extend_from_slice(b"/ActualText");
            write_object(out, &text_string(spoken));
        }
        self.write_attributes(out);
        write_kids(out, &self.kids);
        out.extend_from_slice(b">>");
    }

    fn write_attributes(&self, out: &mut Vec<u8>) {
        match self.node().tag {
            Tag::Figure => {
                // ISO 32000-1, table 344: a figure on one page says where it is.
                if let Some([left, bottom, right, top]) = self.part.picture_box(self.node)
                {
                    put(
                        out,
                        format_args!(
                            "/A<</O/Layout/Placement/Block/BBox[{left:.2} {bottom:.2} {right:.2} {top:.2}]>>"
                        ),
                    );
                }
            }
            Tag::List => {
                // ISO 32000-1, table 347: how the items are labelled.
                let numbering = if self.numbered { "Decimal" } else { "Disc" };
                put(out, format_args!("/A<</O/List/ListNumbering/{numbering}>>"));
            }
            // ISO 32000-1, table 349: which cells the head stands over or before.
            Tag::HeadCell => self.write_cell(out, "/Scope/Column"),
            Tag::RowHead => self.write_cell(out, "/Scope/Row"),
            Tag::Cell => self.write_cell(out, ""),
            _ => {}
        }
    }

    /// What a cell of a table is: its scope, and how many rows it belongs to if not one.
    fn write_cell(&self, out: &mut Vec<u8>, scope: &str) {
        match self.node().rows {
            0 | 1 if scope.is_empty() => {}
            0 | 1 => put(out, format_args!("/A<</O/Table{scope}>>")),
            rows => put(out, format_args!("/A<</O/Table{scope}/RowSpan {rows}>>")),
        }
    }
}

fn write_alt(out: &mut Vec<u8>, alt: &str) {
    out.extend_from_slice(b"/Alt");
    write_object(out, &text_string(alt));
}

/// The kids with the page that most of them are on; those of another page name it themselves
/// (ISO 32000-1, 14.7.4.2).
fn write_kids(out: &mut Vec<u8>, kids: &[Kid<'_>]) {
    let page = kids.iter().find_map(|kid| match kid {
        Kid::Element(_) => None,
        Kid::Marked(page, _) => Some(*page),
        Kid::Annotation(annotation) => Some(annotation.page),
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
            Kid::Annotation(annotation) => {
                let (on, id) = (annotation.page, annotation.id);
                put(out, format_args!("<</Type/OBJR/Pg {on} 0 R/Obj {id} 0 R>>"));
            }
        }
    }
    out.push(b']');
}
