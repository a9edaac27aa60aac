//! All that makes the look beside its colours: lines, ornaments, the pattern on backs.

mod measures;
mod ornament;
mod pattern;

pub use measures::LINE;
pub use ornament::arch;
pub use pattern::{back_pattern, back_picture};
