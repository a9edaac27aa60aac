//! Calibration: sheets that measure how far a printer's second side strays, and what makes up for
//! it.

mod error;
mod pages;
mod places;
mod scales;
mod solve;

pub use error::CalibrationError;
pub use pages::{CalibrationJob, CalibrationWords, calibration_pages};
pub use places::Corner;
pub use solve::{CornerReading, SolveError, Solved, solve_corners, solve_middle};
