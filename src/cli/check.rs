//! `emberdeck check`: every problem in decks, with its place.

use std::path::Path;

use crate::cli::args::CheckOptions;
use crate::cli::cards::report_face_errors;
use crate::cli::deck_words::{deck_files, load_word};
use crate::cli::failure::Failure;
use crate::cli::report::{Report, count};
use crate::diag::{Diagnostic, Severity};
use crate::face::{Backs, Look, lay_out_cards, suggest_formats};
use crate::geom::Length;
use crate::load::{Loaded, read_deck};
use crate::model::{Card, Deck, Edition, Theme};
use crate::text::Typesetter;

pub(super) fn run(options: &CheckOptions, report: &Report) -> Result<(), Failure> {
    let mut decks = Vec::new();
    for word in &options.decks {
        decks.extend(load_word(word)?);
    }
    if options.decks.is_empty() {
        for file in deck_files(Path::new("."))? {
            decks.push(read_deck(&file)?);
        }
        if decks.is_empty() {
            return Err(Failure::new("there is no deck in this folder")
                .hint("name a deck, or see what is shipped with `emberdeck decks`"));
        }
    }
    let typesetter = Typesetter::new();
    let mut problems = 0;
    for loaded in &decks {
        let found = check(loaded, options, &typesetter, report);
        if found == 0 {
            let cards = loaded.deck.as_ref().map_or(0, |deck| deck.cards.len());
            let cards = count(cards, "card", "cards");
            report.result(&format!("{}: {cards}, no problems", loaded.source.name));
        }
        problems += found;
    }
    if problems == 0 {
        return Ok(());
    }
    Err(Failure::new(format!("{} found", count(problems, "problem", "problems"))))
}

/// Reports what is wrong with one deck, and counts it.
fn check(
    loaded: &Loaded,
    options: &CheckOptions,
    typesetter: &Typesetter,
    report: &Report,
) -> usize {
    report.problems(&loaded.source, &loaded.problems);
    let is_error = |problem: &&Diagnostic| problem.severity == Severity::Error;
    let mut found = loaded.problems.iter().filter(is_error).count();
    let Some(deck) = &loaded.deck else { return found };
    let tags = deck.cards.iter().flat_map(|card| card.translations.keys());
    let mut languages: Vec<Option<&str>> = vec![None];
    for tag in tags {
        if !languages.contains(&Some(&**tag)) {
            languages.push(Some(tag));
        }
    }
    for language in languages {
        found += check_fit(loaded, deck, language, options, typesetter, report);
    }
    found
}

/// Sets every card that has texts in a language, and reports what does not fit.
fn check_fit(
    loaded: &Loaded,
    deck: &Deck,
    language: Option<&str>,
    options: &CheckOptions,
    typesetter: &Typesetter,
    report: &Report,
) -> usize {
    let tag = language.and_then(crate::model::Language::parse);
    let look = Look {
        theme: Theme::hearth(),
        format: options.format.clone(),
        edition: Edition::Standard,
        backs: Backs::Text,
        back_image: None,
        bleed: Length::ZERO,
        language: tag.unwrap_or_else(|| deck.language.clone()),
        translated: language.is_some(),
    };
    let chosen: Vec<(usize, &Card)> = deck
        .cards
        .iter()
        .enumerate()
        .filter(|(_, card)| {
            language.is_none_or(|tag| card.translations.contains_key(tag))
        })
        .collect();
    let cards: Vec<&Card> = chosen.iter().map(|(_, card)| *card).collect();
    let Err(mut errors) = lay_out_cards(typesetter, &look, &cards) else { return 0 };
    suggest_formats(typesetter, &look, &cards, &mut errors);
    let card_of = |index: usize| chosen.get(index).map(|(at, _)| (0, *at));
    report_face_errors(&errors, language, card_of, std::slice::from_ref(loaded), report);
    errors.len()
}
