//! Lints: what builds, but could be better. Each has a stable code, is explained by
//! `check --explain`, and can be allowed on a card, or in a deck's head, with a reason.
//!
//! What looks at words knows English only; decks in other languages are spared those lints.
//! Its rules are of grammar and know no card: the corpora in `tests/lints` judge them. A wrong
//! warning costs an author more than a missed one, so where English is in doubt a rule keeps
//! quiet.

mod alike;
mod bags;
mod british;
mod card;
mod chopped;
mod codes;
#[cfg(test)]
mod corpus;
mod duplicates;
mod formulas;
mod halfway;
mod irregular;
mod needed;
mod questions;
mod reading;
mod sentences;
mod shares;
mod syllables;
mod threes;
mod vowels;
mod wording;

use crate::diag::Diagnostic;
use crate::load::deck::Loaded;

pub use codes::{LINTS, Lint};

/// Finds what could be better in decks; the findings of each, in the order of their places.
///
/// Near-duplicates are looked for across all of them.
pub fn lint(decks: &[Loaded]) -> Vec<Vec<Diagnostic>> {
    let mut found: Vec<Vec<Diagnostic>> = decks.iter().map(card::lint_cards).collect();
    let prompts: Vec<(usize, usize, &str)> = decks
        .iter()
        .enumerate()
        .flat_map(|(at, loaded)| {
            let cards = loaded.deck.iter().flat_map(|deck| &deck.cards);
            cards.enumerate().map(move |(card, found)| (at, card, &*found.texts.prompt))
        })
        .collect();
    let texts: Vec<&str> = prompts.iter().map(|(_, _, prompt)| *prompt).collect();
    let mut told = None;
    for (later, earlier) in duplicates::near_duplicates(&texts) {
        // The most alike comes first; one is enough, past those of the same family.
        if told == Some(later) {
            continue;
        }
        let (place, other) = (prompts[later], prompts[earlier]);
        if let Some(problem) = card::near_duplicate(decks, place, other) {
            found[place.0].push(problem);
            told = Some(later);
        }
    }
    for (problems, loaded) in found.iter_mut().zip(decks) {
        problems.extend(shares::lint_shares(loaded));
        problems.sort_by_key(|problem| problem.span.start);
    }
    found
}
