//! Held touch that nobody is asked about while it lasts (W018).

use std::borrow::Cow;

use crate::load::lint::sentences::{Word, spoken, words};

/// Words by which one asks whether to go on.
const GOES_ON: [&str; 12] = [
    "stop",
    "go on",
    "going",
    "carry on",
    "still good",
    "still okay",
    "still all right",
    "still a yes",
    "still like",
    "still nice",
    "still want",
    "still with me",
];

/// Words that say when, and mean that it lasts.
const WHILE_IT_LASTS: [&str; 20] = [
    "halfway",
    "half way",
    "half time",
    "midway",
    "middle",
    "after",
    "at",
    "pause",
    "between",
    "when",
    "now and then",
    "once",
    "then",
    "later",
    "each",
    "every",
    "mid",
    "again and again",
    "while",
    "during",
];

/// What stands at the beginning or the end, and not in between.
const BEFORE_OR_AFTER: [&str; 7] = [
    "before",
    "ask first",
    "at the end",
    "afterward",
    "afterwards",
    "to begin",
    "at first",
];

/// Whether one of the steps, without markup, asks half-way whether to go on.
pub(super) fn has_check(steps: &[String]) -> bool {
    steps.iter().any(|step| is_check(step))
}

fn is_check(step: &str) -> bool {
    let said = |text: &str| {
        let plain: Vec<Cow<'_, str>> = words(text).iter().map(Word::plain).collect();
        format!(" {} ", plain.join(" "))
    };
    let holds = |text: &str, phrases: &[&str]| {
        phrases.iter().any(|phrase| text.contains(&format!(" {phrase} ")))
    };
    let is_in_between =
        |before: &str| holds(before, &WHILE_IT_LASTS) && !holds(before, &BEFORE_OR_AFTER);
    // What is asked stands in quotes, or follows on `ask if` or `ask whether`.
    let is_asked = spoken(step).into_iter().any(|range| {
        let asked = &step[range.clone()];
        asked.contains('?')
            && holds(&said(asked), &GOES_ON)
            && is_in_between(&said(&step[..range.start]))
    });
    let all = said(step);
    is_asked
        || (holds(&all, &["ask if", "ask whether"])
            && holds(&all, &GOES_ON)
            && is_in_between(&all))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(step: &str) -> bool {
        has_check(&["Sit.".to_owned(), step.to_owned()])
    }

    #[test]
    fn a_check_is_asked_while_it_lasts() {
        assert!(check("Half-time: “Go, slow or stop?”"));
        assert!(check("After a minute, ask whether to go on."));
        assert!(!check("Before you begin, ask: “Go, slow or stop?”"));
        assert!(!check("Halfway, change arms. “Stop” ends it."));
    }
}
