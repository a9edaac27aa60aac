//! Measuring a printer: the sheet, and what was read on it.

mod read;
mod sheet;
mod stock;
mod words;

pub use read::{Measured, Reading, measure};
pub use sheet::CalibrateJob;
pub use stock::stock_outlines;
