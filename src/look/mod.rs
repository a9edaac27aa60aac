//! What looks draw: figures in their houses, water and stems, the pattern on backs.

mod figure;
mod measures;
mod pattern;
mod petals;
mod picture;
mod sign;
mod stem;
mod water;
mod week_figure;

pub(crate) use measures::LINE;
pub(crate) use pattern::{back_pattern, back_picture};
pub(crate) use picture::{picture_of, ripple};
pub(crate) use sign::{place, sign, size as sign_size};
pub(crate) use stem::{Stem, leaves};
pub(crate) use water::{Water, ripples};
pub(crate) use week_figure::{HIGH as WEEK_FIGURE_HIGH, week_figure};
