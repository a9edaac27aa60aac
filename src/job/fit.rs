//! Texts that do not fit their cards, in every language and edition.

use crate::diag::Diagnostic;
use crate::face::{Backs, Look, Printed, damaged_pictures, suggest_formats, try_cards};
use crate::geom::{Format, Length};
use crate::load::Loaded;
use crate::model::{Adaptation, Card, Deck, Edition, Language, More, Theme};
use crate::text::Typesetter;

/// The look in which texts are tried.
fn look(language: &Language, format: &Format, edition: Edition) -> Look {
    Look {
        theme: Theme::hearth(),
        format: format.clone(),
        edition,
        backs: Backs::Text,
        more: More::Card,
        back_image: None,
        bleed: Length::ZERO,
        adaptation: Adaptation::NONE,
        language: language.clone(),
    }
}

/// The deck's own language, and those that any card is translated into.
fn languages(deck: &Deck) -> Vec<Language> {
    let mut languages = vec![deck.language.clone()];
    for language in deck.cards.iter().flat_map(|card| card.translations.keys()) {
        if !languages.contains(language) {
            languages.push(language.clone());
        }
    }
    languages
}

/// The cards that have texts in a language, each with its place in the deck.
fn in_language<'a>(deck: &'a Deck, language: &'a Language) -> Vec<(usize, Printed<'a>)> {
    let is_its_own = *language == deck.language;
    let has = |card: &Card| is_its_own || card.translations.contains_key(language);
    let print = |card| Printed { card, language, other: None, foot: None, page: None };
    let cards = deck.cards.iter().enumerate().filter(|(_, card)| has(card));
    cards.map(|(place, card)| (place, print(card))).collect()
}

/// Every text that does not fit the format, in each of the deck's languages, and every picture
/// whose file is damaged.
pub fn misfits(
    loaded: &Loaded,
    deck: &Deck,
    format: &Format,
    typesetter: &Typesetter,
) -> Vec<Diagnostic> {
    let mut problems = damaged(loaded, deck);
    for language in &languages(deck) {
        let look = look(language, format, Edition::Standard);
        let chosen = in_language(deck, language);
        let tag = (*language != deck.language).then(|| language.tag());
        let cards: Vec<Printed<'_>> = chosen.iter().map(|(_, card)| *card).collect();
        let (notes, mut errors) = try_cards(typesetter, &look, &cards);
        if errors.is_empty() {
            problems.extend(notes.iter().filter_map(|note| {
                let (card, _) = chosen.get(note.card)?;
                let span = loaded.places.get(*card)?.of(tag, note.field, 0);
                Some(Diagnostic::warning(note.to_string(), span))
            }));
            continue;
        }
        suggest_formats(typesetter, &look, &cards, &mut errors);
        problems.extend(errors.iter().filter_map(|error| {
            let (card, _) = chosen.get(error.card)?;
            let span = loaded.places.get(*card)?.of(tag, error.field, error.nth);
            Some(Diagnostic::error(error.to_string(), span).hint(error.hint()))
        }));
    }
    problems
}

/// The pictures whose files are damaged.
fn damaged(loaded: &Loaded, deck: &Deck) -> Vec<Diagnostic> {
    let cards: Vec<Printed<'_>> =
        in_language(deck, &deck.language).into_iter().map(|(_, card)| card).collect();
    let told = damaged_pictures(&cards).into_iter().filter_map(|error| {
        let span = loaded.places.get(error.card)?.of(None, error.field, error.nth);
        Some(Diagnostic::error(error.to_string(), span).hint(error.hint()))
    });
    told.collect()
}

/// Cards that fit their format in the standard edition, but not the largest one in a
/// large one.
pub fn large_misfits(
    loaded: &Loaded,
    deck: &Deck,
    format: &Format,
    typesetter: &Typesetter,
) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    // Hardly a card fits another size that has a name and not this one.
    let Some(largest) = Format::by_area().pop() else { return problems };
    let language = &deck.language;
    for (edition, name) in [(Edition::Clear, "clear"), (Edition::Large, "large")] {
        let all = in_language(deck, language);
        let cards: Vec<Printed<'_>> = all.iter().map(|(_, card)| *card).collect();
        let look = |format: &Format, edition| look(language, format, edition);
        let (_, errors) = try_cards(typesetter, &look(&largest, edition), &cards);
        let standard = look(format, Edition::Standard);
        for (at, (place, printed)) in all.into_iter().enumerate() {
            let error = errors.iter().find(|error| error.card == at);
            let Some((error, places)) = error.zip(loaded.places.get(place)) else {
                continue;
            };
            let card = printed.card;
            let fits_usually = try_cards(typesetter, &standard, &[printed]).1.is_empty();
            let is_allowed =
                [&card.allow, &deck.allow].iter().any(|it| it.contains_key("W012"));
            if fits_usually && !is_allowed {
                let message = format!(
                    "card `{}` does not fit in the edition `{name}`, not even on {}",
                    card.id,
                    largest.name()
                );
                let hint = "shorten this text, so that people with little sight get the card too";
                let span = places.of(None, error.field, error.nth);
                problems.push(Diagnostic::warning(message, span).hint(hint).code("W012"));
            }
        }
    }
    problems
}
