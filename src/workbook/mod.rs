//! Bound pages: page types made of blocks, in the order of a book, with a plan or without.
//!
//! [`make_book`] turns a [`BookJob`] into pages. A book has sections, each an article of its own
//! in the file: cover, contents, the openers of chapters, and a page type each. [`week_pages`]
//! makes a loose page for each week. A practice signs the cover, and stands beside the foot line
//! and at the head of loose pages.

mod asked;
mod back_cover;
mod book;
mod bound;
mod card_log;
mod contents;
mod cover;
mod curve;
mod curve_chart;
mod curve_table;
mod curves;
mod furniture;
mod geometry;
mod graph;
mod job;
mod leads;
mod notes;
mod opener;
mod places;
mod program;
mod section;
mod sources;
mod week_pages;
mod weeks;

pub(crate) use asked::{is_for_one_alone, on_cover, on_page};
pub use back_cover::{back_cover, spine_title};
pub use book::{Bound, make_book};
pub use curve::{Curve, CurvesJob};
pub use curves::curve_pages;
pub use geometry::{Binding, PageGeometry};
pub use job::{BookError, BookJob, BookLook, BookWeek, FindCard, UsedDeck};
pub use section::pages_of;
pub use week_pages::week_pages;
