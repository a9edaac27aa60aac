//! Card sheets: decks → a document.

mod document;
mod faces;
mod format;
mod laid;
mod make;
mod select;
mod sheets;
mod voices;

pub use laid::{LaidCard, LaidCards};
pub use make::CardsJob;

pub(super) use make::{fit_format, lay_selected, make_selected};
pub(super) use select::{Selected, less};
