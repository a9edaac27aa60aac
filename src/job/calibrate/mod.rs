//! Measuring a printer: the sheet, and what was read on it.

mod read;
mod sheet;
mod words;

pub use read::{Measured, Reading, measure};
pub use sheet::CalibrateJob;
