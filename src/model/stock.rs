//! Perforated stock: sheets whose cards are there before anything is printed.

use crate::geom::{Format, Gutter, Paper, Point};
use crate::model::vocabulary::vocabulary;

vocabulary! {
    /// How sure it is that the cards of a stock lie where it says.
    Confidence {
        /// Sources that do not copy each other agree.
        Agreed = "agreed",
        /// One source says so.
        Single = "single",
        /// Sources differ.
        Disputed = "disputed",
        /// Whoever wrote the file measured a sheet.
        Measured = "measured",
    }
}

/// A perforated sheet: equal cards in columns and rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Stock {
    /// The name by which it is asked for.
    pub id: String,
    /// The makers' other numbers for sheets that are the same.
    pub also: Vec<String>,
    /// What it is, in a line.
    pub about: String,
    /// The paper.
    pub paper: Paper,
    /// Whether the paper lies on its side.
    pub is_lying: bool,
    /// The cards, as they lie.
    pub card: Format,
    /// Cards side by side.
    pub columns: usize,
    /// Cards one beneath the other.
    pub rows: usize,
    /// The upper left corner of the first card.
    pub first: Point,
    /// Space between cards.
    pub gutter: Gutter,
    /// Where its measures are from.
    pub source: String,
    /// How sure they are.
    pub confidence: Confidence,
}

impl Stock {
    /// How many cards a sheet holds.
    pub fn capacity(&self) -> usize {
        self.columns * self.rows
    }

    /// Whether a name is one of its own: in letters of any case.
    pub fn is_called(&self, name: &str) -> bool {
        let mut names = std::iter::once(&self.id).chain(&self.also);
        names.any(|known| known.eq_ignore_ascii_case(name))
    }
}
