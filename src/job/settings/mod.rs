//! What holds: flag, preset, plan, project, user, default, in that order, and where each came
//! from.

mod calendar;
mod choice;
mod settled;
mod sheet;
mod sheet_range;
mod sources;
mod stock;

pub use calendar::CalendarSettings;
pub use settled::{Settled, Surroundings};
pub use sheet::SheetSettings;
pub use sheet_range::SheetRange;
pub use sources::{Sources, of_file};

pub(super) use settled::{is, value};
