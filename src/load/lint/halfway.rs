//! Held touch that nobody is asked about while it lasts (W018).

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
const BEFORE_OR_AFTER: [&str; 7] =
    ["before", "first", "at the end", "afterward", "afterwards", "to begin", "at first"];

/// Whether one of the steps, without markup, asks half-way whether to go on.
pub(super) fn has_check(steps: &[String]) -> bool {
    steps.iter().any(|step| is_check(step))
}

fn is_check(step: &str) -> bool {
    let said = |text: &str| {
        let plain: Vec<String> = words(text).iter().map(Word::plain).collect();
        format!(" {} ", plain.join(" "))
    };
    let holds = |text: &str, phrases: &[&str]| {
        phrases.iter().any(|phrase| text.contains(&format!(" {phrase} ")))
    };
    let quotes = spoken(step);
    let all = said(step);
    // What is asked stands in quotes, or follows on `ask if` or `ask whether`.
    let asked = quotes.iter().map(|range| &step[range.clone()]);
    let asks = asked
        .filter(|asked| asked.contains('?'))
        .any(|text| holds(&said(text), &GOES_ON))
        || (holds(&all, &["ask if", "ask whether"]) && holds(&all, &GOES_ON));
    let mut around = step.to_owned();
    for range in quotes.into_iter().rev() {
        around.replace_range(range, " ");
    }
    let around = said(&around);
    asks && holds(&around, &WHILE_IT_LASTS) && !holds(&around, &BEFORE_OR_AFTER)
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
