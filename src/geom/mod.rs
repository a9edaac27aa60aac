//! Lengths, points, boxes and paths on paper, and the physical sizes the trade has names for.
//!
//! All coordinates count from the top left, with y pointing down; `pdf` turns them over once.

mod affine;
mod axis;
mod card_format;
mod gutter;
mod length;
mod margin;
mod paper;
mod path;
mod shape;
mod transform;

pub use affine::Affine;
pub use axis::Axis;
pub use card_format::{Format, FormatError, NamedFormat};
pub use gutter::Gutter;
pub use length::{Length, LengthError};
pub use margin::Margin;
pub use paper::{Paper, PaperError, parse_size};
pub use path::{Path, Segment};
pub use shape::{Insets, Point, Rect, Size};
pub use transform::Turn;
