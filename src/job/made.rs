//! What a job makes.

use serde::Serialize;

use crate::frame::Document;

/// A finished document, and what to say of it.
#[derive(Debug, Clone)]
pub struct Made {
    /// The document, for [`crate::pdf::write`].
    pub document: Document,
    /// What it holds, in a line: cards, sheets or pages, paper, seed.
    pub line: String,
    /// The same in figures, for programs.
    pub facts: Facts,
}

/// What a document holds, as far as it has such things: the keys are those that a program reads.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Facts {
    /// Cards, each copy counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cards: Option<usize>,
    /// Sheets of paper; a sheet has two sides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheets: Option<usize>,
    /// Weeks of a plan or a book.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weeks: Option<usize>,
    /// The name of the paper, or its sides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paper: Option<String>,
    /// The name of the cards' size, or its sides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// The perforated stock that is printed on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stock: Option<String>,
    /// What the cards were drawn or shuffled by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seed: Option<String>,
}
