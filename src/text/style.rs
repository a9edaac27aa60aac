//! How a text is set, but for its size.

use crate::text::Family;

/// How heavy text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weight {
    /// For reading.
    Regular,
    /// For titles, kinds, consent and run-in heads.
    SemiBold,
}

/// How a text is set, but for its size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Style {
    /// The typeface.
    pub family: Family,
    /// The weight.
    pub weight: Weight,
    /// Whether figures all take the same width, as in ids and columns; in running text and at
    /// the foot of pages each takes its own.
    pub tabular: bool,
    /// Whether letters stand 0.12 and words 0.16 of the size further apart.
    pub spaced: bool,
    /// Whether the paragraph runs from right to left whatever stands in it; otherwise its
    /// language and its letters decide.
    pub rtl: bool,
}

impl Style {
    /// What titles and letters are set in.
    pub const DISPLAY: Self = Self {
        family: Family::Display,
        weight: Weight::SemiBold,
        tabular: false,
        spaced: false,
        rtl: false,
    };
    /// What a card asks.
    pub const PROMPT: Self = Self { family: Family::Prompt, ..Self::TEXT };
    /// What is read.
    pub const TEXT: Self = Self {
        family: Family::Text,
        weight: Weight::Regular,
        tabular: false,
        spaced: false,
        rtl: false,
    };
    /// Kinds, consent, run-in heads.
    pub const STRONG: Self = Self {
        family: Family::Text,
        weight: Weight::SemiBold,
        tabular: false,
        spaced: false,
        rtl: false,
    };
    /// Ids, and numbers that stand under each other.
    pub const TABULAR: Self = Self {
        family: Family::Text,
        weight: Weight::Regular,
        tabular: true,
        spaced: false,
        rtl: false,
    };
}
