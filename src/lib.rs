//! Emberdeck turns TOML decks of conversation starters, touch exercises and novelty ideas for
//! couples into print-ready PDFs: card sheets, weekly plans, a workbook, handouts.
//!
//! The way of the data: [`load`] reads and checks a deck into the [`model`]; [`pick`] chooses
//! cards; [`face`] lays each card out as [`frame`]s, and [`block`] the pages of [`workbook`] and
//! [`handout`], in the program's [`look`] and with its [`words`]; [`sheet`] arranges frames on
//! pages; [`pdf`] writes pages as bytes; [`cli`] is the only part with a clock, randomness or files.

pub mod block;
pub mod cli;
pub mod color;
pub mod diag;
pub mod face;
pub mod frame;
pub mod geom;
pub mod handout;
pub mod job;
pub mod letterhead;
pub mod load;
pub mod look;
pub mod model;
pub mod pdf;
pub mod pick;
pub mod picture;
pub mod sheet;
pub mod text;
pub mod words;
pub mod workbook;
