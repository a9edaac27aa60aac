//! A box or a band for a deck: one sheet of card or paper, cut out, folded and glued.
//!
//! The geometry knows cards and board alone; what is printed on the panels comes after it.

mod art;
mod band;
mod contents;
mod error;
mod front;
mod lines;
mod page;
mod panel;
mod place;
mod tuck_box;

pub use contents::Contents;
pub use error::DielineError;
pub use page::{DielineJob, dieline_pages};
pub use panel::{Dieline, Fold, Panel, Part};
pub use place::{Case, Laid, lay};
