//! Pictures: files that are kept as they came, and what is printed of them.
//!
//! A file's head is read at once, its pixels only when its place on the page is known: then it
//! is shrunk to what the eye can see there ([`Picture::DENSEST`]) and put as a PDF holds it.

mod error;
mod jpeg;
mod pixels;
mod png;
mod printed;
mod shrink;
mod source;
mod together;

pub use error::PictureError;
pub use printed::{Coding, Printed};
pub use source::Picture;
pub use together::in_turn;
