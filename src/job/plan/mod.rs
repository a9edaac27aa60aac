//! Weekly plans: decks → a plan of weeks, with its cards, its pages, its book, its calendar.

mod appointments;
mod calendar;
mod change;
mod changed;
mod course;
mod draw;
mod lacking;
mod language;
mod lent;
mod named;
mod package;
mod pages;
mod sheets;
mod shift;
mod start;
mod table;
mod votes;
mod weeks;
mod words;

pub use changed::tell_changes;
pub use course::find_course;
pub use draw::PlanJob;
pub use package::{Package, PlanText};
pub use table::{plan_reasons, plan_table};
pub use votes::{Answered, Steered, steer};

pub(crate) use votes::week_of;

pub(crate) use calendar::is_calendar_as_made;
pub(crate) use language::plan_language;
pub(crate) use start::monday_from;
pub(crate) use words::{goes_on, kept};
