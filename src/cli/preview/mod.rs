//! `emberdeck preview`: decks, a plan or a PDF → pictures.

mod bounded;
mod decks;
mod foreign;
mod plan;
mod run;
mod shown;

pub(super) use run::run;
