//! Where to break a ragged text into lines.

use crate::text::first_fit::{self, fill_lines};
use crate::text::segment::{Hyphens, Segment, line_ends};
use crate::text::total_fit::break_by_sense;

/// What decides where lines end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rag {
    /// What belongs together: for what is taken in at a glance, such as titles, prompts and the
    /// texts of a card.
    Sense,
    /// The measure: for running text, whose lines stand among others of the same page.
    Running,
}

/// How a text is broken into lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Breaking {
    /// What decides where lines end.
    pub rag: Rag,
    /// In which words they may.
    pub hyphens: Hyphens,
}

impl Breaking {
    /// By sense, and in words that are wider than the measure.
    pub const SENSE: Self = Self { rag: Rag::Sense, hyphens: Hyphens::WideWords };
    /// As running text, and in words that are wider than the measure.
    pub const RUNNING: Self = Self { rag: Rag::Running, hyphens: Hyphens::WideWords };

    /// By sense, with hyphens as they are allowed.
    pub fn by_sense(hyphens: Hyphens) -> Self {
        Self { rag: Rag::Sense, hyphens }
    }
}

/// The end (exclusive) of each line, or none if a piece alone is wider than the measure.
pub(super) fn break_lines(
    pieces: &[Segment],
    measure: f64,
    Breaking { rag, hyphens }: Breaking,
) -> Option<Vec<usize>> {
    let may_end = line_ends(pieces, measure, hyphens);
    let mut ends = Vec::new();
    let mut start = 0;
    for paragraph in pieces.split_inclusive(|piece| piece.hard) {
        let stop = start + paragraph.len();
        let may_end = &may_end[start..stop];
        let broken = match rag {
            Rag::Sense => break_by_sense(paragraph, may_end, measure)?,
            Rag::Running => fill_lines(paragraph, may_end, measure)?,
        };
        ends.extend(broken.into_iter().map(|end| start + end));
        start = stop;
    }
    Some(ends)
}

/// How many lines the text needs at a measure, or none if a piece alone is wider.
pub(super) fn count_lines(
    pieces: &[Segment],
    measure: f64,
    hyphens: Hyphens,
) -> Option<usize> {
    let may_end = line_ends(pieces, measure, hyphens);
    first_fit::count_lines(pieces, &may_end, measure)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::segment::samples::words;

    #[test]
    fn a_hard_break_is_kept() {
        let mut pieces = words(&[3.0; 4]);
        pieces[0].hard = true;
        for breaking in [Breaking::SENSE, Breaking::RUNNING] {
            assert_eq!(break_lines(&pieces, 100.0, breaking).unwrap(), [1, 4]);
        }
        assert_eq!(count_lines(&pieces, 100.0, Hyphens::Authored), Some(2));
    }

    #[test]
    fn running_text_fills_its_lines_and_other_text_does_not_leave_a_word_alone() {
        let pieces = words(&[9.0, 9.0, 9.0, 9.0, 15.0]);
        assert_eq!(break_lines(&pieces, 40.0, Breaking::RUNNING).unwrap(), [4, 5]);
        assert_eq!(break_lines(&pieces, 40.0, Breaking::SENSE).unwrap(), [3, 5]);
    }
}
