//! Finished layout: frames with items at fixed places, and pages of placed frames.
//!
//! What makes frames knows nothing of sheets; what arranges frames knows nothing of cards;
//! what writes PDF knows only this.

mod dump;
mod item;
mod page;
mod tree;

pub use dump::dump;
pub use item::{Frame, Item, Mark, PictureItem, Run, Shape, Stamp};
pub use page::{Article, Bookmark, Document, Page, Placed, SheetEdge};
pub use tree::{Node, NodeId, Tag};
