//! The words that the program prints on a page of curves.

/// Words on a page of curves.
#[derive(Debug)]
pub struct CurveWords {
    /// The title.
    pub title: &'static str,
    /// What a gap in a line is.
    pub gap: &'static str,
    /// How the lines of A and B are told apart.
    pub lines: &'static str,
    /// Over the table of the same numbers.
    pub numbers: &'static str,
    /// "week", before its number, and in the head of the table.
    pub week: &'static str,
    /// In what is said of a curve, for a week without a number.
    pub none: &'static str,
}
