//! Formulas that a deck wears out (W014).

use std::borrow::Cow;

use crate::load::lint::sentences::{Word, is_end_mark, sentences, words};

/// A formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Formula {
    /// “Later is fine.”
    Fine,
    /// “One minute is plenty.”
    Plenty,
    /// “A nod is enough.”
    Enough,
    /// “Then clap.”, “Trade.”
    Tail,
    /// “What would you change?”, with no word on what.
    Change,
}

impl Formula {
    pub(super) const ALL: [Self; 5] =
        [Self::Fine, Self::Plenty, Self::Enough, Self::Tail, Self::Change];

    /// What cards do that have it, with the verb for several.
    pub(super) fn told(self) -> &'static str {
        match self {
            Self::Fine => "say that something is “fine”",
            Self::Plenty => "say that something is “plenty”",
            Self::Enough => "say that something is “enough”",
            Self::Tail => "end on a tail such as “Then swap.”",
            Self::Change => "ask “What would you change?”",
        }
    }
}

const BE: [&str; 10] =
    ["is", "are", "be", "was", "were", "that's", "it's", "does", "do", "works"];

/// Words that may stand between such a verb and what it says.
const DEGREES: [&str; 13] = [
    "just",
    "quite",
    "also",
    "perfectly",
    "both",
    "all",
    "too",
    "more",
    "than",
    "good",
    "always",
    "still",
    "really",
];

const PERSONS: [&str; 9] =
    ["i", "you", "we", "they", "he", "she", "partner", "everyone", "who"];

/// What may follow on a formula that ends a clause.
const AFTER: [&str; 8] = ["too", "here", "tonight", "today", "for", "as", "with", "if"];

const TAIL_VERBS: [&str; 7] =
    ["trade", "swap", "clap", "compare", "bow", "applaud", "switch"];

/// What else a tail may hold.
const TAIL_WORDS: [&str; 10] =
    ["then", "now", "places", "jobs", "pages", "roles", "notes", "and", "take", "a"];

/// The formulas of a text without markup. A tail is one only at the end of a prompt.
pub(super) fn formulas(text: &str, is_prompt: bool) -> Vec<Formula> {
    /// A text with none of these has no formula.
    const KEYS: [&str; 4] = ["fine", "plenty", "enough", "change"];
    let small = text.to_lowercase();
    let has = |key: &&str| small.contains(*key);
    let may_be_tail = is_prompt && TAIL_VERBS.iter().any(has);
    if !may_be_tail && !KEYS.iter().any(has) {
        return Vec::new();
    }
    let sentences: Vec<&str> =
        sentences(text).into_iter().map(|range| &text[range]).collect();
    let is_there = |formula: &Formula| match formula {
        Formula::Fine => sentences.iter().any(|one| comforts(one, "fine")),
        Formula::Plenty => sentences.iter().any(|one| comforts(one, "plenty")),
        Formula::Enough => sentences.iter().any(|one| comforts(one, "enough")),
        Formula::Tail => is_prompt && sentences.last().is_some_and(|last| is_tail(last)),
        Formula::Change => sentences.iter().any(|one| asks_for_change(one)),
    };
    Formula::ALL.into_iter().filter(is_there).collect()
}

/// Whether a sentence says of a thing that it is fine, plenty or enough.
fn comforts(sentence: &str, word: &str) -> bool {
    let words = words(sentence);
    let plain: Vec<Cow<'_, str>> = words.iter().map(Word::plain).collect();
    let is_question = sentence.trim_end_matches(['”', '’', '"', ')']).ends_with('?');
    let said = (0..words.len()).filter(|at| plain[*at] == word && !is_question);
    said.into_iter().any(|at| {
        let before = plain[..at].iter().rposition(|word| !DEGREES.contains(&&**word));
        let Some(verb) = before.filter(|verb| BE.contains(&&*plain[*verb])) else {
            return false;
        };
        let is_about_someone =
            verb > 0 && PERSONS.contains(&&*plain[verb - 1]) && word == "fine";
        let gap = words.get(at + 1).map_or(&sentence[words[at].range.end..], |next| {
            &sentence[words[at].range.end..next.range.start]
        });
        let ends =
            gap.contains(|mark| is_end_mark(mark) || matches!(mark, ',' | ';' | ':'));
        let goes_on = plain.get(at + 1).is_some_and(|next| AFTER.contains(&&**next));
        !is_about_someone && (ends || goes_on || at + 1 == words.len())
    })
}

/// Whether a sentence is no more than an order to take turns or to clap.
fn is_tail(sentence: &str) -> bool {
    let words: Vec<Cow<'_, str>> = words(sentence).iter().map(Word::plain).collect();
    let verbs = words.iter().filter(|word| TAIL_VERBS.contains(&&***word)).count();
    let is_known = |word: &Cow<'_, str>| {
        TAIL_VERBS.contains(&&**word) || TAIL_WORDS.contains(&&**word)
    };
    verbs > 0 && words.iter().all(is_known)
}

fn asks_for_change(sentence: &str) -> bool {
    let words: Vec<Cow<'_, str>> = words(sentence).iter().map(Word::plain).collect();
    words == ["what", "would", "you", "change"]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::lint::corpus::judge;

    #[test]
    fn formulas_are_judged_by_their_corpus() {
        judge("W014", |sample| !formulas(&sample.text, true).is_empty());
    }

    #[test]
    fn a_text_has_the_formula_that_is_named() {
        let text = "Ten words are plenty. Then clap.";
        assert_eq!(formulas(text, true), [Formula::Plenty, Formula::Tail]);
        assert_eq!(formulas(text, false), [Formula::Plenty]);
    }
}
