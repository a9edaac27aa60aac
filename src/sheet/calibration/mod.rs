//! Calibration: sheets that measure how far a printer's second side strays, and what makes up for
//! it.

mod places;
mod solve;

pub use places::Corner;
pub use solve::{CornerReading, SolveError, Solved, solve_corners, solve_middle};
