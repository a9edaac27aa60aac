//! All that makes the look beside its colours: lines, ornaments, the pattern on backs.

mod measures;
mod ornament;
mod pattern;
mod picture;

pub(crate) use measures::LINE;
pub(crate) use ornament::arch;
pub(crate) use pattern::{back_pattern, back_picture};
pub(crate) use picture::picture_of;
