//! Loose pages for one session: cards as exercises, worksheets, a counsellor's own line.
//!
//! [`make_handout`] turns a [`HandoutJob`] into pages; [`make_session_plan`] makes what the
//! counsellor has beside them.

mod exercise;
mod head;
mod job;
mod pages;
mod session;

pub use job::{HandoutError, HandoutItem, HandoutJob, HandoutLook};
pub use pages::{Loose, make_handout};
pub use session::make_session_plan;
