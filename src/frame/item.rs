//! The things on a frame.

use std::sync::Arc;

use crate::color::Ink;
use crate::frame::{Article, FormField, Frame, NodeId};
use crate::geom::{Length, Path, Point, Size};
use crate::picture::Picture;
use crate::text::{FontId, Glyph};

/// What an item is to a reader who does not see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Decoration, passed over when the page is read.
    Artifact,
    /// Part of a node of the frame's tree.
    Content(NodeId),
}

/// A stretch of glyphs of one font on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Where the baseline begins.
    pub at: Point,
    /// The type size.
    pub size: Length,
    /// The font.
    pub font: FontId,
    /// The colour.
    pub ink: Ink,
    /// The text that the glyphs stand for.
    pub text: String,
    /// The glyphs from left to right.
    pub glyphs: Vec<Glyph>,
}

impl Run {
    /// How far the run reaches to the right, the spaces at its end too.
    pub fn width(&self) -> Length {
        let thousandths: f64 =
            self.glyphs.iter().map(|glyph| f64::from(glyph.advance)).sum();
        self.size * (thousandths / 1000.0)
    }
}

/// A painted path.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// The outline.
    pub path: Path,
    /// What it is filled with.
    pub fill: Option<Ink>,
    /// The width and colour of its line.
    pub stroke: Option<(Length, Ink)>,
}

/// A frame used many times over, such as an ornament.
#[derive(Debug, Clone, PartialEq)]
pub struct Stamp {
    /// Where its top left corner lies.
    pub at: Point,
    /// What is stamped; two stamps of one frame share it.
    pub frame: Arc<Frame>,
}

/// A picture scaled to a size.
#[derive(Debug, Clone, PartialEq)]
pub struct PictureItem {
    /// Where its top left corner lies.
    pub at: Point,
    /// How large it is printed.
    pub size: Size,
    /// What it is made from.
    pub picture: Arc<Picture>,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// To an article of the same document.
    Article(Article),
    /// Out of the document: an address such as `https://…`, in ASCII alone (ISO 32000-1,
    /// 12.6.4.7).
    Uri(String),
}

/// A part of the page that leads elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Where its top left corner lies.
    pub at: Point,
    /// How much of the page it covers.
    pub size: Size,
    /// Where it leads.
    pub to: LinkTarget,
    /// What is said of it to a reader who does not see it.
    pub label: String,
}

/// One thing at a fixed place.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// Text.
    Run(Run),
    /// A painted path.
    Shape(Shape),
    /// Another frame.
    Stamp(Stamp),
    /// A picture.
    Picture(PictureItem),
    /// A place for an answer; paints nothing itself.
    Field(FormField),
    /// A way elsewhere; paints nothing itself.
    Link(Link),
}

impl Item {
    /// The same thing elsewhere.
    pub(super) fn moved(&self, by: Point) -> Self {
        let mut item = self.clone();
        match &mut item {
            Self::Run(run) => run.at = run.at + by,
            Self::Shape(shape) => shape.path = shape.path.moved(by),
            Self::Stamp(stamp) => stamp.at = stamp.at + by,
            Self::Picture(picture) => picture.at = picture.at + by,
            Self::Field(field) => field.at = field.at + by,
            Self::Link(link) => link.at = link.at + by,
        }
        item
    }
}
