//! `emberdeck weekly`: decks → a plan of weeks, with its cards, its pages and its calendar.

mod again;
mod calendar;
mod change;
mod decks;
mod drawing;
mod files;
mod memory;
mod pages;
mod run;
mod table;
mod votes;
mod weeks;

pub(super) use again::typed;
pub(super) use memory::{forget_history, history_files};
pub(super) use run::run;
