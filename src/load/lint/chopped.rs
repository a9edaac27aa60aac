//! Very short sentences in a row (W016).

use std::ops::Range;

use crate::load::lint::sentences::{sentences, spoken, words};

/// So many words make a sentence very short.
const SHORT: usize = 3;
/// So many in a row sound chopped.
const ROW: usize = 3;

/// The first row of very short sentences in a text without markup: the bytes that it covers.
/// What is spoken is left out: people say short things.
pub(super) fn chopped(text: &str) -> Option<Range<usize>> {
    let spoken = spoken(text);
    let is_short = |range: &Range<usize>| {
        let overlaps =
            |quote: &Range<usize>| quote.start < range.end && range.start < quote.end;
        words(&text[range.clone()]).len() <= SHORT && !spoken.iter().any(overlaps)
    };
    let sentences = sentences(text);
    let row = sentences.windows(ROW).find(|row| row.iter().all(is_short))?;
    Some(row[0].start..row[ROW - 1].end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::lint::corpus::judge;

    #[test]
    fn chopped_texts_are_judged_by_their_corpus() {
        judge("W016", |sample| chopped(&sample.text).is_some());
    }

    #[test]
    fn a_row_is_named_from_its_first_sentence_to_its_third() {
        let text = "Sit side by side. Warm? Rough? Soft? Cold? Tell.";
        assert_eq!(&text[chopped(text).unwrap()], "Warm? Rough? Soft?");
    }
}
