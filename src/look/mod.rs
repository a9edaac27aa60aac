//! What looks draw: figures in their houses, water and stems, the pattern on backs.

mod figure;
mod measures;
mod pattern;
mod petals;
mod picture;
mod sign;
mod stem;
mod water;

pub(crate) use measures::LINE;
pub(crate) use pattern::{back_pattern, back_picture};
pub(crate) use picture::picture_of;
pub(crate) use sign::{place, sign, size as sign_size};
pub(crate) use stem::{Stem, leaves};
pub(crate) use water::{Water, ripples};
