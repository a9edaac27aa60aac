//! What a job makes.

use crate::frame::Document;

/// A finished document, and what to say of it.
#[derive(Debug, Clone)]
pub struct Made {
    /// The document, for [`crate::pdf::write`].
    pub document: Document,
    /// What it holds, in a line: cards, sheets or pages, paper, seed.
    pub line: String,
}
