//! All that makes the look beside its colours: lines, ornaments, the pattern on backs.

mod measures;
mod ornament;
mod pattern;

pub(crate) use measures::LINE;
pub(crate) use ornament::arch;
pub(crate) use pattern::{back_pattern, back_picture};
