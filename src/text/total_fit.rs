//! Lines broken by sense: of all ways to break a text into the fewest lines, the one that costs
//! least (total fit after Knuth and Plass, "Breaking Paragraphs into Lines", 1981, without
//! stretch, as ragged text has none).

use crate::text::first_fit::count_lines;
use crate::text::segment::{End, Seam, Segment};

/// Costs were chosen by eye and by what `examples/rag.rs` counts on the shipped decks. A rag of this
/// share of the measure is no fault; what a line leaves empty beyond it costs its square, so many
/// times.
const RAG: f64 = 0.18;
const SLACK: f64 = 1.2;
/// An inner line that fills less than this, and ends at no mark, looks like a slip.
const FILLED: f64 = 0.54;
const SHORT: f64 = 0.10;
/// What a reader stops at anyway is a good place to end a line.
const AT_COLON: f64 = -0.12;
const AT_SENTENCE: f64 = -0.08;
const AT_COMMA: f64 = -0.06;
/// A word that belongs to the next one, and another that carries little, at a line's end.
const FUNCTION: f64 = 0.16;
const LIGHT: f64 = 0.04;
/// A sentence whose first word ends a line, or whose last begins one.
const STRANDED: f64 = 0.05;
/// One word alone on the first line; on the last, shorter than [`STUB`] and longer.
const LONE_FIRST: f64 = 0.25;
const STUB: f64 = 0.45;
const LONE_STUB: f64 = 0.30;
const LONE_LAST: f64 = 0.12;
/// A word that goes on overleaf, as it were.
const HYPHEN: f64 = 0.35;

/// The end of each line of a paragraph, or none if a piece alone is wider than the measure.
pub(super) fn break_by_sense(
    pieces: &[Segment],
    may_end: &[bool],
    measure: f64,
) -> Option<Vec<usize>> {
    let lines = count_lines(pieces, may_end, measure)?;
    if lines <= 1 {
        return Some(vec![pieces.len()]);
    }
    // best[end * lines + line]: least cost of setting pieces ..end in line + 1 lines, and the start
    // of the last of them. What a line costs does not depend on how many stand above it.
    let mut best = vec![(f64::INFINITY, 0); (pieces.len() + 1) * lines];
    for end in 1..=pieces.len() {
        if !may_end[end - 1] {
            continue;
        }
        // The text's last line ends with it, and no other.
        let own = if end == pieces.len() { lines - 1..lines } else { 0..lines - 1 };
        let (done, rest) = best.split_at_mut(end * lines);
        let mut width = pieces[end - 1].hyphen - pieces[end - 1].space;
        for start in (0..end).rev() {
            width += pieces[start].width + pieces[start].space;
            if width > measure {
                break;
            }
            let before = &done[start * lines..][..lines];
            let is_there = |line: usize| start == 0 || before[line - 1].0.is_finite();
            // The first line, and only that, begins where the text does.
            let own = if start == 0 {
                own.start..own.end.min(1)
            } else {
                own.start.max(1)..own.end
            };
            if !own.clone().any(is_there) {
                continue;
            }
            let cost = line_cost(pieces, start, end, width / measure);
            for line in own {
                let above = if start == 0 { 0.0 } else { before[line - 1].0 };
                if above + cost < rest[line].0 {
                    rest[line] = (above + cost, start);
                }
            }
        }
    }
    let mut ends = vec![pieces.len()];
    for line in (1..lines).rev() {
        let start = best[ends[ends.len() - 1] * lines + line].1;
        ends.push(start);
    }
    ends.reverse();
    Some(ends)
}

/// What lines that end so cost in all: the less, the better they are read.
pub(super) fn cost_of(pieces: &[Segment], ends: &[usize], measure: f64) -> f64 {
    let mut start = 0;
    let cost = ends.iter().map(|&end| {
        let line = &pieces[start..end];
        let mut width = line.iter().map(|piece| piece.width + piece.space).sum::<f64>();
        if let Some(last) = line.last() {
            width += last.hyphen - last.space;
        }
        let cost = line_cost(pieces, start, end, width / measure);
        start = end;
        cost
    });
    cost.sum()
}

/// What a line costs that fills such a share of the measure.
fn line_cost(pieces: &[Segment], start: usize, end: usize, fill: f64) -> f64 {
    let line = &pieces[start..end];
    let is_lone = words_of(line).count() == 1;
    let before = start.checked_sub(1).map(|at| pieces[at].end);
    let mut cost = 0.0;
    if !is_lone && before.is_some_and(|end| !end.is_sentence()) {
        let first = words_of(line).next();
        let ends_sentence = first.is_some_and(|word| word.end.is_sentence());
        cost += if ends_sentence { STRANDED } else { 0.0 };
    }
    if end == pieces.len() {
        return cost
            + match (is_lone, fill < STUB) {
                (false, _) => 0.0,
                (true, true) => LONE_STUB,
                (true, false) => LONE_LAST,
            };
    }
    let last = line[line.len() - 1];
    let excess = (1.0 - fill - RAG).max(0.0);
    cost += SLACK * excess * excess;
    if last.seam != Seam::Words {
        cost += HYPHEN;
    }
    cost += match last.end {
        End::Colon => AT_COLON,
        End::Sentence => AT_SENTENCE,
        End::Comma => AT_COMMA,
        End::Function => FUNCTION,
        End::Light => LIGHT,
        End::Word => 0.0,
    };
    if fill < FILLED && !last.end.is_mark() {
        cost += SHORT;
    }
    if is_lone && start == 0 {
        cost += LONE_FIRST;
    }
    let mut before_last = line[..line.len() - 1].iter().rev();
    let previous = before_last.find(|piece| piece.seam == Seam::Words);
    let begins = previous.is_some_and(|word| word.end.is_sentence());
    if begins && !last.end.is_sentence() {
        cost += STRANDED;
    }
    cost
}

/// The segments that end words, and the one at the end of the line whatever it ends.
fn words_of(line: &[Segment]) -> impl DoubleEndedIterator<Item = &Segment> {
    let last = line.len().saturating_sub(1);
    let ends = line.iter().enumerate();
    ends.filter(move |(at, piece)| *at == last || piece.seam == Seam::Words)
        .map(|(_, piece)| piece)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::segment::samples::{broken, pieces, words};
    use crate::text::segment::{Hyphens, line_ends};

    /// Where words of these widths, changed, are broken at a measure of 40.
    fn broken_with(widths: &[f64], change: impl Fn(&mut [Segment])) -> Vec<usize> {
        let mut pieces = words(widths);
        change(&mut pieces);
        broken(&pieces, 40.0, break_by_sense)
    }

    fn cost(line: &[Segment], rest: usize, fill: f64) -> f64 {
        let pieces = [line, &words(&vec![5.0; rest])].concat();
        line_cost(&pieces, 0, line.len(), fill)
    }

    /// What a line of two words costs beside a plain one, with its last word changed.
    fn more(change: impl Fn(&mut Segment)) -> f64 {
        let mut line = words(&[5.0, 5.0]);
        let plain = cost(&line, 2, 0.9);
        change(&mut line[1]);
        cost(&line, 2, 0.9) - plain
    }

    fn is(cost: f64, wanted: f64) {
        assert!((cost - wanted).abs() < 1e-9, "{cost}, not {wanted}");
    }

    #[test]
    fn a_rag_of_a_sixth_costs_nothing_and_more_its_square() {
        let line = words(&[5.0, 5.0]);
        is(cost(&line, 2, 1.0), 0.0);
        is(cost(&line, 2, 0.83), 0.0);
        is(cost(&line, 2, 0.62), 1.2 * 0.2 * 0.2);
        // The last line may be as short as it is.
        is(cost(&line, 0, 0.2), 0.0);
    }

    #[test]
    fn each_end_of_a_line_has_its_price() {
        for (end, wanted) in [
            (End::Word, 0.0),
            (End::Colon, -0.12),
            (End::Sentence, -0.08),
            (End::Comma, -0.06),
            (End::Function, 0.16),
            (End::Light, 0.04),
        ] {
            is(more(|word| word.end = end), wanted);
        }
        for (seam, wanted) in
            [(Seam::Written, 0.35), (Seam::Soft, 0.35), (Seam::Syllable, 0.35)]
        {
            is(more(|word| word.seam = seam), wanted);
        }
    }

    #[test]
    fn an_inner_line_that_fills_half_costs_more_but_for_a_mark_at_its_end() {
        let mut line = words(&[5.0, 5.0]);
        let slack = |fill: f64| 1.2 * (1.0 - fill - 0.18_f64).powi(2);
        is(cost(&line, 2, 0.53), slack(0.53) + 0.10);
        is(cost(&line, 2, 0.55), slack(0.55));
        line[1].end = End::Comma;
        is(cost(&line, 2, 0.53), slack(0.53) - 0.06);
    }

    #[test]
    fn one_word_alone_costs_by_where_it_stands() {
        let one = words(&[5.0]);
        is(cost(&one, 2, 0.9), 0.25);
        let last = [words(&[5.0, 5.0]), one].concat();
        is(line_cost(&last, 2, 3, 0.44), 0.30);
        is(line_cost(&last, 2, 3, 0.46), 0.12);
        // In the middle it is a line like any other.
        let middle = [last, words(&[5.0])].concat();
        is(line_cost(&middle, 2, 3, 0.9), 0.0);
    }

    #[test]
    fn a_word_in_two_parts_is_one_word() {
        let mut line = words(&[5.0, 5.0]);
        line[0].seam = Seam::Soft;
        line[0].space = 0.0;
        is(cost(&line, 2, 0.9), 0.25);
    }

    #[test]
    fn a_word_of_a_sentence_is_not_left_on_the_line_of_another() {
        let mut line = words(&[5.0, 5.0, 5.0]);
        line[1].end = End::Sentence;
        is(cost(&line, 2, 0.9), 0.05);
        // The word is a sentence of its own.
        line[2].end = End::Sentence;
        is(cost(&line, 2, 0.9), -0.08);
        let mut two = words(&[5.0; 6]);
        two[1].end = End::Sentence;
        is(line_cost(&two, 1, 4, 0.9), 0.05);
        two[0].end = End::Colon;
        is(line_cost(&two, 1, 4, 0.9), 0.0);
    }

    #[test]
    fn a_line_does_not_end_on_a_word_that_belongs_to_the_next() {
        let near = [14.0, 8.0, 4.0, 15.0, 14.0];
        assert_eq!(broken_with(&near, |_| {}), [3, 5]);
        assert_eq!(broken_with(&near, |words| words[2].end = End::Function), [2, 5]);
    }

    #[test]
    fn a_line_ends_at_a_mark_where_it_is_near() {
        let near = [18.0, 14.0, 4.0, 15.0, 14.0];
        assert_eq!(broken_with(&near, |_| {}), [3, 5]);
        assert_eq!(broken_with(&near, |words| words[1].end = End::Comma), [2, 5]);
    }

    #[test]
    fn a_word_wider_than_the_measure_cannot_be_set() {
        let pieces = words(&[3.0, 50.0]);
        assert_eq!(break_by_sense(&pieces, &[true; 2], 40.0), None);
    }

    /// The least cost of all ways to break into so many lines, by trying every one.
    fn least(pieces: &[Segment], may_end: &[bool], measure: f64, lines: usize) -> f64 {
        let mut least = f64::INFINITY;
        for choice in 0_u32..1 << (pieces.len() - 1) {
            let inner = (1..pieces.len()).filter(|at| choice >> (at - 1) & 1 == 1);
            let ends: Vec<usize> = inner.chain([pieces.len()]).collect();
            if ends.len() == lines && ends.iter().all(|end| may_end[end - 1]) {
                least = least.min(price(pieces, &ends, measure));
            }
        }
        least
    }

    fn price(pieces: &[Segment], ends: &[usize], measure: f64) -> f64 {
        let starts = [0].iter().chain(ends);
        let lines = starts.zip(ends).map(|(&start, &end)| {
            let width = crate::text::first_fit::width(&pieces[start..end]);
            if width > measure {
                return f64::INFINITY;
            }
            line_cost(pieces, start, end, width / measure)
        });
        lines.sum()
    }

    proptest! {
        #[test]
        fn no_way_to_break_costs_less(
            pieces in pieces(1..10),
            measure in 12.0_f64..40.0,
            hyphens in prop::sample::select(Hyphens::OF_TITLE.to_vec()),
        ) {
            let may_end = line_ends(&pieces, measure, hyphens);
            let Some(lines) = count_lines(&pieces, &may_end, measure) else {
                let broken = break_by_sense(&pieces, &may_end, measure);
                prop_assert_eq!(broken, None);
                return Ok(());
            };
            let ends = break_by_sense(&pieces, &may_end, measure).unwrap();
            prop_assert_eq!(ends.len(), lines);
            for fewer in 1..lines {
                prop_assert_eq!(least(&pieces, &may_end, measure, fewer), f64::INFINITY);
            }
            let (found, best) =
                (price(&pieces, &ends, measure), least(&pieces, &may_end, measure, lines));
            prop_assert!((found - best).abs() < 1e-9, "{} against {}", found, best);
        }
    }
}
