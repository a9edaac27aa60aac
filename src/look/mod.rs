//! All that makes the look beside its colours: lines, ornaments, the pattern on backs.

mod measures;
mod ornament;
mod pattern;
mod week_figure;

pub(crate) use measures::LINE;
pub(crate) use ornament::arch;
pub(crate) use pattern::{back_pattern, back_picture};
pub(crate) use week_figure::{HIGH as WEEK_FIGURE_HIGH, week_figure};
