//! What the program makes, one of each: cards, sheets, pages, covers, plans, handouts, by the jobs
//! of the library. `golden` tells them in words, `reference` draws them.

mod asked;
mod books;
mod boxes;
mod cards;
mod handouts;
mod looks;
mod page_types;
mod plans;
mod printing;
mod sheets;
mod specimen;

pub(crate) use cards::deck;
pub(crate) use specimen::{Specimen, Telling, specimens};
