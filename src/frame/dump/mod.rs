//! Frames and documents in words, for tests that compare layouts: whatever is seen, read or
//! filled in leaves its trace there.

mod document;
mod frame;
mod measure;
mod paths;
mod stamps;
mod tree;

pub use document::{dump_document, dump_layout};
pub use frame::dump;
