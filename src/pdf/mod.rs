//! Pages → PDF bytes.
//!
//! printpdf writes what is painted; around it stand, as lopdf objects, what printpdf has no
//! words for: tagged font subsets, page boxes, the structure tree, nested bookmarks, links and
//! form fields, page labels, viewer preferences, metadata, and a file identifier that is a hash
//! of the file. What a viewer saved of a filled-in form is read back here too. The structure tree
//! of ten thousand cards is written as text straight into object streams: as a tree of lopdf
//! objects it would take 370 MB.
//!
//! The files are PDF 1.7 (ISO 32000-1), PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1).

mod annotation;
mod answers;
mod answers_error;
mod appearance;
mod codes;
mod content;
mod destination;
mod element;
mod error;
mod field_font;
mod field_tree;
mod file;
mod fonts;
mod form;
mod glyphs;
mod growth;
mod metadata;
mod numbering;
mod outline;
mod own;
mod sfnt;
mod shared;
mod structure;
mod syntax;
mod text_string;
mod writer;

pub use answers::{About, Answered, Given, about, answers};
pub use answers_error::AnswersError;
pub use error::WriteError;
pub use own::{Ownership, ownership};
pub use writer::write;

/// What the program calls itself in the files it makes.
pub const PRODUCER: &str = concat!("Emberdeck ", env!("CARGO_PKG_VERSION"));
