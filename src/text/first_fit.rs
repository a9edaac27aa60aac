//! Lines that are filled one after the other, as running text is set.

use crate::text::segment::{Seam, Segment};

/// A line that ends in a word only to fill it further than this is better left a little emptier.
const FULL: f64 = 0.8;
/// A word alone on the last line takes the one before it along, unless it is at least so wide,
/// or the line before would be emptier than [`KEPT`].
const LONE: f64 = 0.3;
const KEPT: f64 = 0.54;

/// How many lines the text needs at a measure, or none if a piece alone is wider.
pub(super) fn count_lines(
    pieces: &[Segment],
    ends: &[bool],
    measure: f64,
) -> Option<usize> {
    let (mut lines, mut start) = (0, 0);
    while start < pieces.len() {
        start = farthest(pieces, ends, start, measure, |_| true)?;
        lines += 1;
    }
    Some(lines)
}

/// Where the line that begins at a piece ends when it is filled as far as it goes with an end
/// of the wanted kind.
fn farthest(
    pieces: &[Segment],
    ends: &[bool],
    start: usize,
    measure: f64,
    wanted: impl Fn(&Segment) -> bool,
) -> Option<usize> {
    let mut width = 0.0;
    let mut found = None;
    for (at, piece) in pieces.iter().enumerate().skip(start) {
        width += piece.width;
        if width > measure {
            break;
        }
        let is_end = ends[at] && wanted(piece) && width + piece.hyphen <= measure;
        if is_end || piece.hard {
            found = Some(at + 1);
        }
        if piece.hard {
            break;
        }
        width += piece.space;
    }
    found
}

/// The end of each line of a paragraph, or none if a piece alone is wider than the measure: no
/// more lines than [`count_lines`] says, no word parted for a few letters, and no short word
/// alone on the last line.
pub(super) fn fill_lines(
    pieces: &[Segment],
    may_end: &[bool],
    measure: f64,
) -> Option<Vec<usize>> {
    let mut left = count_lines(pieces, may_end, measure)?;
    let mut ends = Vec::with_capacity(left);
    let mut start = 0;
    while start < pieces.len() {
        left -= 1;
        let whole =
            farthest(pieces, may_end, start, measure, |piece| piece.seam == Seam::Words);
        let whole = whole.filter(|&end| {
            let rest = count_lines(&pieces[end..], &may_end[end..], measure);
            width(&pieces[start..end]) >= FULL * measure
                && rest.is_some_and(|rest| rest <= left)
        });
        start = match whole {
            Some(end) => end,
            None => farthest(pieces, may_end, start, measure, |_| true)?,
        };
        ends.push(start);
    }
    take_along(pieces, may_end, &mut ends, measure);
    Some(ends)
}

/// Takes a word down to one that would stand alone on the last line.
fn take_along(pieces: &[Segment], may_end: &[bool], ends: &mut [usize], measure: f64) {
    let [.., before, last, _] = *[&[0], &*ends].concat().as_slice() else { return };
    let alone = &pieces[last..];
    let is_alone = alone.iter().rev().skip(1).all(|piece| piece.seam != Seam::Words);
    if !is_alone || width(alone) >= LONE * measure {
        return;
    }
    let Some(end) = (before + 1..last)
        .rev()
        .find(|end| may_end[end - 1] && pieces[end - 1].seam == Seam::Words)
    else {
        return;
    };
    if width(&pieces[end..]) <= measure && width(&pieces[before..end]) >= KEPT * measure {
        let at = ends.len() - 2;
        ends[at] = end;
    }
}

/// The width of a line: what hangs at its end does not count, and a hyphen does.
pub(super) fn width(line: &[Segment]) -> f64 {
    let all: f64 = line.iter().map(|piece| piece.width + piece.space).sum();
    line.last().map_or(all, |last| all - last.space + last.hyphen)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::segment::samples::{broken, pieces, words};
    use crate::text::segment::{Hyphens, line_ends};

    #[test]
    fn lines_are_filled_one_after_the_other() {
        assert_eq!(broken(&words(&[3.0; 12]), 19.0, fill_lines), [5, 10, 12]);
    }

    #[test]
    fn a_short_word_alone_takes_another_one_along() {
        let widths = [9.0, 9.0, 9.0, 9.0, 5.0];
        assert_eq!(broken(&words(&widths), 40.0, fill_lines), [3, 5]);
        // It is wide enough to stand alone.
        let widths = [9.0, 9.0, 9.0, 9.0, 13.0];
        assert_eq!(broken(&words(&widths), 40.0, fill_lines), [4, 5]);
        // The line before would be left half empty.
        assert_eq!(broken(&words(&[15.0, 22.0, 5.0]), 40.0, fill_lines), [2, 3]);
    }

    #[test]
    fn a_word_is_parted_only_where_its_line_would_stay_a_fifth_empty() {
        let parted = |width: f64| {
            let mut pieces = words(&[width, 6.0, 6.0, 20.0]);
            (pieces[1].seam, pieces[1].space, pieces[1].hyphen) = (Seam::Soft, 0.0, 1.0);
            broken(&pieces, 40.0, fill_lines)
        };
        assert_eq!(parted(32.0), [1, 4]);
        assert_eq!(parted(31.0), [2, 4]);
    }

    #[test]
    fn a_word_is_parted_where_it_saves_a_line() {
        let mut pieces = words(&[32.5, 6.0, 6.0, 32.0]);
        (pieces[1].seam, pieces[1].space) = (Seam::Soft, 0.0);
        assert_eq!(broken(&pieces, 40.0, fill_lines), [2, 4]);
    }

    #[test]
    fn a_hyphen_takes_room() {
        let mut pieces = words(&[10.0, 8.0, 8.0]);
        (pieces[1].seam, pieces[1].space, pieces[1].hyphen) = (Seam::Soft, 0.0, 1.0);
        let lines = |measure| count_lines(&pieces, &[true; 3], measure);
        assert_eq!((lines(27.0), lines(20.0)), (Some(1), Some(2)));
        assert_eq!(broken(&pieces, 20.0, fill_lines), [2, 3]);
        assert_eq!(broken(&pieces, 19.5, fill_lines), [1, 3]);
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_measure_and_all_is_kept_in_order(
            pieces in pieces(1..60),
            measure in 12.0_f64..60.0,
            hyphens in prop::sample::select(Hyphens::OF_TITLE.to_vec()),
        ) {
            let may_end = line_ends(&pieces, measure, hyphens);
            let Some(ends) = fill_lines(&pieces, &may_end, measure) else {
                prop_assert!(count_lines(&pieces, &may_end, measure).is_none());
                return Ok(());
            };
            prop_assert_eq!(Some(ends.len()), count_lines(&pieces, &may_end, measure));
            prop_assert_eq!(ends.last(), Some(&pieces.len()));
            let mut start = 0;
            for end in ends {
                prop_assert!(end > start && may_end[end - 1]);
                prop_assert!(width(&pieces[start..end]) <= measure);
                start = end;
            }
        }
    }
}
