//! Card sheets: decks → a document.

mod around;
mod backs;
mod compare;
mod document;
mod faces;
mod format;
mod guide;
mod laid;
mod last_sheet;
mod leaflet;
mod make;
mod print;
mod select;
mod sheets;
mod split;
mod voices;

pub use guide::guide;
pub use laid::{LaidCard, LaidCards};
pub use make::CardsJob;
pub use print::TakesPages;
pub use split::split_cards;

pub(super) use leaflet::{LeafletOf, leaflet};
pub(super) use make::{fit_format, lay_selected, make_selected};
pub(super) use select::{Selected, less, select};
pub(super) use sheets::scale_bar;
pub(super) use split::only;
