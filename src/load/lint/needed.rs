//! Cards that need a thing (W015).

use std::borrow::Cow;

use crate::load::lint::sentences::{Word, words};

/// What one writes with and on. A sheet or a slip may be of anything else.
const WRITING: [&str; 12] = [
    "pen",
    "pens",
    "pencil",
    "pencils",
    "paper",
    "notebook",
    "notebooks",
    "envelope",
    "envelopes",
    "crayon",
    "crayons",
    "chalk",
];

/// Words that may stand between an `or` and what it offers.
const BETWEEN: [&str; 13] = [
    "on", "with", "in", "a", "an", "the", "it", "write", "slip", "scrap", "sheet", "of",
    "piece",
];

/// Whether an English text, without markup, names something to write with, other than as one
/// of two ways.
pub(super) fn asks_for_writing(text: &str) -> bool {
    // Of them all, one of these.
    let keys = ["pen", "paper", "notebook", "envelope", "crayon", "chalk"];
    let small = text.to_lowercase();
    if !keys.iter().any(|key| small.contains(key)) {
        return false;
    }
    let plain: Vec<Cow<'_, str>> = words(text).iter().map(Word::plain).collect();
    (0..plain.len()).any(|at| {
        let before = plain[..at].iter().rev().find(|word| !BETWEEN.contains(&&***word));
        WRITING.contains(&&*plain[at]) && before.is_none_or(|word| word != "or")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::lint::corpus::judge;

    #[test]
    fn cards_that_need_a_thing_are_judged_by_their_corpus() {
        judge("W015", |sample| sample.has_props || asks_for_writing(&sample.text));
    }
}
