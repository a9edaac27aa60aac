//! Balanced lines: where to break a ragged paragraph so that it looks set by hand.
//!
//! The fewest lines that fit are kept; among the ways to break into that many, the one whose
//! lines are most alike wins, with a word alone on the last line and a sentence's first word
//! alone at a line's end avoided (total fit after Knuth and Plass, "Breaking Paragraphs into
//! Lines", 1981, without stretch, as ragged text has none).

/// What stands between two places where a line may break.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Segment {
    /// Characters, the spaces at the end too.
    pub(super) chars: u32,
    /// Width without the spaces at the end.
    pub(super) width: f64,
    /// Width of the spaces at the end.
    pub(super) space: f64,
    /// Whether the author breaks the line here.
    pub(super) hard: bool,
    /// Whether a sentence ends here.
    pub(super) ends_sentence: bool,
    /// Whether a word goes on after a hyphen.
    pub(super) ends_hyphen: bool,
}

/// Costs in units of squared raggedness (1 = a line that is empty), chosen by eye on the
/// shipped decks: one word alone on the last line, a very short last line, a sentence that
/// begins with its first word at a line's end or ends with its last at a line's beginning, a
/// word of one or two letters at a line's end, a line that ends at a hyphen.
const RUNT: f64 = 0.35;
const SHORT_LAST: f64 = 0.12;
const STRANDED: f64 = 0.04;
const TINY: f64 = 0.02;
const HYPHEN: f64 = 0.35;
/// A last line that fills less than this is very short.
const SHORT: f64 = 0.38;

/// The end (exclusive) of each line, or none if a piece alone is wider than the measure.
pub(super) fn break_lines(pieces: &[Segment], measure: f64) -> Option<Vec<usize>> {
    let mut ends = Vec::new();
    let mut start = 0;
    while start < pieces.len() {
        let stop = pieces[start..]
            .iter()
            .position(|piece| piece.hard)
            .map_or(pieces.len(), |at| start + at + 1);
        let paragraph = break_paragraph(&pieces[start..stop], measure)?;
        ends.extend(paragraph.into_iter().map(|end| start + end));
        start = stop;
    }
    Some(ends)
}

/// How many lines the text needs at a measure, or none if a piece alone is wider.
pub(super) fn count_lines(pieces: &[Segment], measure: f64) -> Option<usize> {
    let (mut lines, mut width, mut fresh) = (0, 0.0, true);
    for piece in pieces {
        if piece.width > measure {
            return None;
        }
        if fresh || width + piece.width > measure {
            (lines, width) = (lines + 1, 0.0);
        }
        width += piece.width + piece.space;
        fresh = piece.hard;
    }
    Some(lines)
}

fn break_paragraph(pieces: &[Segment], measure: f64) -> Option<Vec<usize>> {
    let lines = count_lines(pieces, measure)?;
    if lines <= 1 {
        return Some(vec![pieces.len()]);
    }
    // best[line][end]: least cost of setting pieces ..end in line + 1 lines, and the start of
    // the last of them.
    let none = (f64::INFINITY, 0);
    let mut best = vec![vec![none; pieces.len() + 1]; lines];
    for line in 0..lines {
        let is_last = line + 1 == lines;
        for end in line + 1..=pieces.len() {
            if is_last && end != pieces.len() {
                continue;
            }
            let mut width = -pieces[end - 1].space;
            for start in (line..end).rev() {
                width += pieces[start].width + pieces[start].space;
                if width > measure {
                    break;
                }
                let before = match (line, start) {
                    (0, 0) => 0.0,
                    (0, _) => continue,
                    _ => best[line - 1][start].0,
                };
                let cost = before + line_cost(pieces, start, end, width / measure);
                if cost < best[line][end].0 {
                    best[line][end] = (cost, start);
                }
            }
        }
    }
    let mut ends = vec![pieces.len()];
    for line in (1..lines).rev() {
        let start = best[line][ends[ends.len() - 1]].1;
        ends.push(start);
    }
    ends.reverse();
    Some(ends)
}

fn line_cost(pieces: &[Segment], start: usize, end: usize, fill: f64) -> f64 {
    let slack = 1.0 - fill;
    let ends_alone = end - start > 1 && pieces[start].ends_sentence && start > 0;
    let orphaned =
        if ends_alone && !pieces[start - 1].ends_sentence { STRANDED } else { 0.0 };
    if end == pieces.len() {
        let runt = if end - start == 1 { RUNT } else { 0.0 };
        let short = if fill < SHORT { SHORT_LAST } else { 0.0 };
        return 0.25 * slack * slack + runt + short + orphaned;
    }
    let last = pieces[end - 1];
    let begins_alone =
        end - start > 1 && pieces[end - 2].ends_sentence && !last.ends_sentence;
    let stranded = if begins_alone { STRANDED } else { 0.0 };
    let tiny = if last.chars <= 3 && !last.ends_sentence { TINY } else { 0.0 };
    let hyphen = if last.ends_hyphen { HYPHEN } else { 0.0 };
    slack * slack + orphaned + stranded + tiny + hyphen
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(widths: &[f64]) -> Vec<Segment> {
        let piece = |&width: &f64| Segment {
            chars: 5,
            width,
            space: 1.0,
            hard: false,
            ends_sentence: false,
            ends_hyphen: false,
        };
        widths.iter().map(piece).collect()
    }

    #[test]
    fn lines_are_made_alike() {
        // Greedy breaking gives 5 + 5 + 2 words.
        let pieces = words(&[3.0; 12]);
        assert_eq!(break_lines(&pieces, 19.0).unwrap(), [5, 9, 12]);
    }

    // The costs below are worked out by hand: of a line that is not the last the square of what
    // it leaves empty, of the last a quarter of it.

    /// Breaks words of these widths at a measure of 40, changed at one place.
    fn broken(widths: &[f64], at: usize, change: impl Fn(&mut Segment)) -> Vec<usize> {
        let mut pieces = words(widths);
        change(&mut pieces[at]);
        break_lines(&pieces, 40.0).unwrap()
    }

    #[test]
    fn a_word_is_not_left_alone_where_it_can_be_helped() {
        // Alone on its line the last word would cost 0.065, and 0.415 for being alone; with the
        // one before it the lines cost 0.303.
        assert_eq!(break_lines(&words(&[9.0, 9.0, 10.0]), 20.0).unwrap(), [1, 3]);
        // Here the way out would leave nearly all of the first line empty: 0.56 against 0.41.
        assert_eq!(break_lines(&words(&[5.0, 13.0, 10.5]), 25.0).unwrap(), [2, 3]);
    }

    #[test]
    fn a_last_line_that_fills_little_takes_another_word_along() {
        // 0.100, and 0.12 for filling 37 in a hundred; 0.160 with a word more.
        let ends = broken(&[12.0, 12.0, 13.0, 5.0, 8.8], 0, |_| {});
        assert_eq!(ends, [2, 5]);
        // It fills 39 in a hundred: 0.094 against 0.158.
        let ends = broken(&[12.0, 12.0, 13.0, 5.0, 9.6], 0, |_| {});
        assert_eq!(ends, [3, 5]);
    }

    #[test]
    fn a_sentence_does_not_begin_with_a_word_at_the_end_of_a_line() {
        let ends_sentence = |piece: &mut Segment| piece.ends_sentence = true;
        // 0.021 and 0.04 against 0.053.
        let near = [20.0, 10.0, 5.0, 15.0, 14.0];
        assert_eq!(broken(&near, 1, ends_sentence), [2, 5]);
        assert_eq!(broken(&near, 1, |_| {}), [3, 5]);
        // 0.031 and 0.04 against 0.078.
        assert_eq!(broken(&[20.0, 8.0, 5.0, 15.0, 14.0], 1, ends_sentence), [3, 5]);
        // The word is a sentence of its own.
        let mut pieces = words(&near);
        pieces[1].ends_sentence = true;
        pieces[2].ends_sentence = true;
        assert_eq!(break_lines(&pieces, 40.0).unwrap(), [3, 5]);
    }

    #[test]
    fn a_sentence_does_not_end_with_a_word_at_the_beginning_of_a_line() {
        let ends_sentence = |piece: &mut Segment| piece.ends_sentence = true;
        // 0.058 and 0.04 against 0.081.
        let near = [30.0, 3.0, 9.0, 8.0, 6.0];
        assert_eq!(broken(&near, 2, ends_sentence), [1, 5]);
        assert_eq!(broken(&near, 2, |_| {}), [2, 5]);
        // 0.045 and 0.04 against 0.098.
        assert_eq!(broken(&[28.0, 7.0, 9.0, 8.0, 6.0], 2, ends_sentence), [2, 5]);
        // The word is a sentence of its own.
        let mut pieces = words(&near);
        pieces[1].ends_sentence = true;
        pieces[2].ends_sentence = true;
        assert_eq!(break_lines(&pieces, 40.0).unwrap(), [2, 5]);
    }

    #[test]
    fn a_tiny_word_does_not_end_a_line() {
        // 0.026 and 0.02 against 0.038.
        let near = [33.0, 2.0, 15.0, 14.0];
        assert_eq!(broken(&near, 1, |word| word.chars = 3), [1, 4]);
        assert_eq!(broken(&near, 1, |word| word.chars = 4), [2, 4]);
        let last = |word: &mut Segment| (word.chars, word.ends_sentence) = (3, true);
        assert_eq!(broken(&near, 1, last), [2, 4]);
        // 0.046 and 0.02 against 0.070.
        assert_eq!(broken(&[30.0, 2.0, 15.0, 14.0], 1, |word| word.chars = 3), [2, 4]);
    }

    #[test]
    fn a_line_ends_at_a_hyphen_only_where_much_would_stay_empty() {
        let hyphened = |word: &mut Segment| word.ends_hyphen = true;
        // 0.088 and 0.35 against 0.305.
        let near = [18.0, 18.0, 8.0, 8.0];
        assert_eq!(broken(&near, 1, hyphened), [1, 4]);
        assert_eq!(broken(&near, 1, |_| {}), [2, 4]);
        // 0.301 and 0.35 against 0.723.
        assert_eq!(broken(&[6.0, 32.0, 3.0, 2.0], 1, hyphened), [2, 4]);
    }

    #[test]
    fn a_hard_break_is_kept() {
        let mut pieces = words(&[3.0; 4]);
        pieces[0].hard = true;
        assert_eq!(break_lines(&pieces, 100.0).unwrap(), [1, 4]);
    }

    #[test]
    fn a_word_wider_than_the_measure_cannot_be_set() {
        assert_eq!(break_lines(&words(&[3.0, 30.0]), 20.0), None);
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_measure_and_none_is_wasted(
            widths in prop::collection::vec(0.5_f64..20.0, 1..60),
            measure in 20.0_f64..80.0,
        ) {
            let pieces = words(&widths);
            let ends = break_lines(&pieces, measure).unwrap();
            prop_assert_eq!(ends.len(), count_lines(&pieces, measure).unwrap());
            prop_assert_eq!(ends.last(), Some(&pieces.len()));
            let mut start = 0;
            for end in ends {
                prop_assert!(end > start);
                let line = &pieces[start..end];
                let width: f64 = line.iter().map(|piece| piece.width + piece.space).sum();
                prop_assert!(width - line[line.len() - 1].space <= measure + 1e-9);
                start = end;
            }
        }
    }
}
