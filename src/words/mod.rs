//! All words that the program prints beside the authors' own, a file for each language.
//!
//! A new language is a file like `english.rs` and a row in `language.rs`.

mod book;
mod card;
mod curve;
mod dieline;
mod duration;
mod english;
mod guide;
mod handout;
mod language;
mod plan;
mod practice;
mod shown;
mod spanish;

pub use book::BookWords;
pub use card::CardWords;
pub use curve::CurveWords;
pub use dieline::DielineWords;
pub use duration::DurationWords;
pub use guide::{GuideWords, filled};
pub use handout::HandoutWords;
pub use language::Words;
pub use plan::PlanWords;
pub use practice::PracticeWords;
pub use shown::Variant;
