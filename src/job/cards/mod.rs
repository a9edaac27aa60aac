//! Card sheets: decks → a document.

mod compare;
mod document;
mod faces;
mod format;
mod make;
mod select;
mod sheets;
mod voices;

pub use make::CardsJob;

pub(super) use make::{fit_format, make_selected};
pub(super) use select::{Selected, less};
