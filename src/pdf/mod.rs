//! Pages → PDF bytes.
//!
//! printpdf writes what is painted; around it stand, as lopdf objects, what printpdf has no
//! words for: tagged font subsets, page boxes, the structure tree, nested bookmarks, links and
//! form fields, page labels, viewer preferences, metadata, and a file identifier that is a hash
//! of the file. What a viewer saved of a filled-in form is read back here too. The structure tree
//! of ten thousand cards is written as text straight into object streams: as a tree of lopdf
//! objects it would take 370 MB.
//!
//! Which version of PDF the files are, and what more they keep, a [`Standard`] says.

mod about;
mod annotation;
mod answers;
mod answers_error;
mod appearance;
mod cluster;
mod codes;
mod content;
mod destination;
mod drawable;
mod element;
mod error;
mod field_font;
mod field_tree;
mod file;
mod filled;
mod fonts;
mod foreign;
mod form;
mod glyphs;
mod growth;
mod images;
mod matrices;
mod metadata;
mod numbering;
mod operands;
mod operations;
mod outline;
mod own;
mod painting;
mod press;
mod scan;
mod shared;
mod standard;
mod structure;
mod syntax;
mod text_string;
mod violation;
mod writer;

pub use about::{About, about};
pub use answers::{answers, filled};
pub use answers_error::AnswersError;
pub use error::WriteError;
pub use file::Pdf;
pub use filled::{Answered, Filled, Given};
pub use own::{Ownership, ownership};
pub use press::Press;
pub use standard::Standard;
pub use violation::Violation;
pub use writer::write;

pub(crate) use drawable::check_foreign;
pub(crate) use own::{LARGEST_PDF, may_be_ours};

/// What the program calls itself in the files it makes.
pub const PRODUCER: &str = concat!("Emberdeck ", env!("CARGO_PKG_VERSION"));
