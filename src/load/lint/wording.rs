//! Words a card does without: absolute ones (W004), gendered ones (W005) and claims that
//! nobody could support on a card (W006).

use std::borrow::Cow;
use std::ops::Range;

use crate::load::lint::sentences::{Word, words};

/// What is wrong with a wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wording {
    /// W004: nobody is always, or never is, or should be.
    Absolute,
    /// W005: it takes someone's gender for granted.
    Gendered,
    /// W006: it promises an effect, or calls on science for one.
    Claim,
}

const ABSOLUTE: [&str; 4] = ["always", "never", "should", "shouldn"];

const GENDERED: [&str; 19] = [
    "he",
    "she",
    "his",
    "her",
    "hers",
    "him",
    "himself",
    "herself",
    "husband",
    "husbands",
    "hubby",
    "wife",
    "wives",
    "boyfriend",
    "boyfriends",
    "girlfriend",
    "girlfriends",
    "fiancé",
    "fiancée",
];

const CLAIM: [&str; 15] = [
    "proven",
    "scientifically",
    "guarantee",
    "guarantees",
    "guaranteed",
    "oxytocin",
    "dopamine",
    "cortisol",
    "serotonin",
    "endorphin",
    "endorphins",
    "hormone",
    "hormones",
    "neurotransmitter",
    "neurotransmitters",
];

/// Effects, as a thing has them on us. Only this form claims: one may boost somebody over a
/// wall, and a knee may heal.
const EFFECTS: [&str; 3] = ["boosts", "heals", "cures"];

/// What `studies` do when they are scientific. One who studies does none of it.
const STUDIES_SAY: [&str; 8] =
    ["show", "showed", "shown", "say", "suggest", "prove", "proved", "confirm"];

const RESEARCH_SAYS: [&str; 9] = [
    "shows", "showed", "shown", "says", "suggests", "proves", "proved", "finds",
    "confirms",
];

/// Words that may stand between a subject and what it shows.
const BETWEEN: [&str; 12] = [
    "has",
    "have",
    "had",
    "also",
    "long",
    "now",
    "even",
    "clearly",
    "often",
    "again",
    "really",
    "repeatedly",
];

/// Every such wording of a text, with the bytes it covers, in the order of the text.
pub(super) fn wording(text: &str) -> Vec<(Wording, Range<usize>)> {
    let words = words(text);
    let plain: Vec<Cow<'_, str>> = words.iter().map(bare).collect();
    (0..words.len())
        .filter_map(|index| {
            if !may_begin(&plain[index]) {
                return None;
            }
            let (wording, length) = at_word(&plain[index..run_end(text, &words, index)])?;
            let end = words[index + length - 1].range.end;
            Some((wording, words[index].range.start..end))
        })
        .collect()
}

/// A word without what an apostrophe adds to it: `she'll` is `she`, `shouldn't` is `shouldn`.
fn bare<'a>(word: &Word<'a>) -> Cow<'a, str> {
    match word.plain() {
        Cow::Borrowed(plain) => Cow::Borrowed(plain.split('\'').next().unwrap_or(plain)),
        Cow::Owned(mut plain) => {
            plain.truncate(plain.find('\'').unwrap_or(plain.len()));
            Cow::Owned(plain)
        }
    }
}

/// The end of the run of words from `index` on that no mark parts: a phrase goes no further.
fn run_end(text: &str, words: &[Word], index: usize) -> usize {
    let parted = words[index..].windows(2).position(|pair| {
        let gap = &text[pair[0].range.end..pair[1].range.start];
        gap.contains(['.', ',', ';', ':', '!', '?', '…', '–', '—', '(', ')', '\n'])
    });
    parted.map_or(words.len(), |offset| index + offset + 1)
}

/// Whether any such wording begins with a word.
fn may_begin(word: &str) -> bool {
    const OF_SEVERAL: [&str; 7] =
        ["man", "woman", "lady", "lord", "will", "studies", "research"];
    let lists = [&ABSOLUTE[..], &GENDERED, &CLAIM, &EFFECTS, &OF_SEVERAL];
    lists.iter().any(|list| list.contains(&word))
}

/// What the run of words starts with, and how many words of it that takes.
fn at_word(run: &[Cow<'_, str>]) -> Option<(Wording, usize)> {
    let run: Vec<&str> = run.iter().map(|word| &**word).collect();
    let first = run.first()?;
    if ABSOLUTE.contains(first) {
        Some((Wording::Absolute, 1))
    } else if GENDERED.contains(first) {
        Some((Wording::Gendered, 1))
    } else if let ["man" | "woman" | "lady" | "lord", "of", "the", "house", ..] = run[..]
    {
        Some((Wording::Gendered, 4))
    } else if CLAIM.contains(first) || EFFECTS.contains(first) {
        Some((Wording::Claim, 1))
    } else {
        claim_phrase(&run).map(|length| (Wording::Claim, length))
    }
}

fn claim_phrase(run: &[&str]) -> Option<usize> {
    let verbs = match run {
        ["will", "save", "your", ..] => return Some(3),
        ["studies", ..] => &STUDIES_SAY[..],
        ["research", ..] => &RESEARCH_SAYS[..],
        _ => return None,
    };
    let verb = 1 + run[1..].iter().position(|word| !BETWEEN.contains(word))?;
    verbs.contains(&run[verb]).then_some(verb + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::lint::corpus::judge;

    fn has(text: &str, wanted: Wording) -> bool {
        wording(text).iter().any(|(found, _)| *found == wanted)
    }

    #[test]
    fn absolute_words_are_judged_by_their_corpus() {
        judge("W004", |sample| has(&sample.text, Wording::Absolute));
    }

    #[test]
    fn gendered_words_are_judged_by_their_corpus() {
        judge("W005", |sample| has(&sample.text, Wording::Gendered));
    }

    #[test]
    fn claims_are_judged_by_their_corpus() {
        judge("W006", |sample| has(&sample.text, Wording::Claim));
    }

    #[test]
    fn each_wording_covers_its_own_bytes() {
        let text = "Many studies have long shown—she’ll say—that you shouldn’t.";
        let found: Vec<&str> =
            wording(text).into_iter().map(|(_, range)| &text[range]).collect();
        assert_eq!(found, ["studies have long shown", "she’ll", "shouldn’t"]);
    }

    #[test]
    fn a_phrase_ends_at_a_mark() {
        assert!(
            wording("After your studies, show me. Do your research. Shows last.")
                .is_empty()
        );
    }
}
