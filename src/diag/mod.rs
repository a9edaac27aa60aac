//! Problems in an author's file, drawn so that the place can be seen.

mod alike;
mod diagnostic;
mod excerpt;
mod json;
mod lines;
mod problems;
mod source;

pub use alike::Alike;
pub(crate) use diagnostic::tame_json;
pub use diagnostic::{Diagnostic, Severity, tame};
pub use problems::{Problems, told};
pub use source::Source;
