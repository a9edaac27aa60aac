//! Handouts: cards and worksheets → pages for one session.

mod items;
mod make;
mod request;

pub use items::HandoutShelf;
pub use make::{HandoutFiles, HandoutMaker, note_coarse_logo};
pub use request::{HandoutRequest, copies, handout_language};
