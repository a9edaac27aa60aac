//! Handouts: cards and worksheets → pages for one session.

mod items;
mod make;
mod request;
mod row;

pub use items::HandoutShelf;
pub use make::{HandoutFiles, HandoutMaker, note_coarse_logo};
pub use request::{HandoutRequest, copies, day_of, handout_language};
pub use row::{HANDOUT_COLUMNS, row_copies, row_request};
