//! `emberdeck weekly`: decks → a plan of weeks, with its cards, its pages and its calendar.

mod again;
mod before;
mod files;
mod memory;
mod run;

pub(super) use again::{read as read_plan, typed};
pub(super) use files::{BOOKS, hold_folder};
pub(super) use memory::{HISTORY, forget_history, history_files};
pub(super) use run::run;
