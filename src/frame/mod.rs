//! Finished layout: frames with items at fixed places, and pages of placed frames.
//!
//! What makes frames knows nothing of sheets; what arranges frames knows nothing of cards;
//! what writes PDF knows only this.

mod built;
mod dump;
mod form;
mod inked;
mod item;
mod page;
mod tree;

pub use built::Frame;
pub use dump::{dump, dump_document, dump_layout};
pub use form::{Align, Answer, FormField, led, tell_apart};
pub use inked::inked;
pub use item::{Item, Link, LinkTarget, Mark, PictureItem, Run, Shape, Stamp};
pub use page::{
    Article, Bookmark, Document, FacePlace, Numbering, Numerals, Page, Parts, Placed,
};
pub use tree::{Node, NodeId, Tag};

pub(crate) use page::count_articles;
