//! How the cards look, and what is said of texts that do not fit.

use std::path::Path;

use crate::cli::args::{BacksWord, CardsOptions};
use crate::cli::cards::select::{Selected, some};
use crate::cli::deck_words::nothing_made;
use crate::cli::failure::Failure;
use crate::cli::report::{Report, count};
use crate::diag::{Diagnostic, Source};
use crate::face::{
    Backs, FaceError, FaceNote, Faces, Look, lay_out_cards, suggest_formats,
};
use crate::geom::Format;
use crate::load::{Loaded, load_theme, read_text};
use crate::model::{Card, Edition, Language, Theme};
use crate::text::Typesetter;

/// The theme that is named, or read from its file.
fn theme(word: &str, report: &Report) -> Result<Theme, Failure> {
    if word == "hearth" {
        return Ok(Theme::hearth());
    }
    let path = Path::new(word);
    if !path.exists() {
        return Err(Failure::new(format!("there is no theme `{word}`"))
            .hint("name `hearth`, or a TOML file with other colors"));
    }
    let source = Source::new(word, &read_text(path)?);
    load_theme(&source).map_err(|problems| {
        report.problems(&source, &problems);
        nothing_made(problems.len())
    })
}

/// Lays out the cards; without a format named, pattern backs take the first that holds all.
pub(super) fn lay_out(
    options: &CardsOptions,
    selected: &Selected<'_>,
    typesetter: &Typesetter,
    report: &Report,
) -> Result<(Look, Vec<Faces>), Failure> {
    let language = language(options, selected, report)?;
    let backs = match options.backs {
        BacksWord::Text => Backs::Text,
        BacksWord::Pattern => Backs::Pattern,
    };
    let edition = options.edition.edition();
    let formats = match &options.format {
        Some(format) => vec![format.clone()],
        None if backs == Backs::Text && edition == Edition::Standard => {
            vec![Format::poker()]
        }
        None => Format::ladder(),
    };
    let translated = options.lang.is_some();
    let mut look = Look {
        theme: theme(&options.theme, report)?,
        format: formats[0].clone(),
        edition,
        backs,
        back_image: selected.decks[0].back_image.clone(),
        bleed: options.bleed,
        language,
        translated,
    };
    let cards: Vec<&Card> = selected.cards.iter().map(|(_, card)| *card).collect();
    let mut refused = Vec::new();
    for (at, format) in formats.into_iter().enumerate() {
        look.format = format;
        match lay_out_cards(typesetter, &look, &cards) {
            Ok((faces, notes)) => {
                if at > 0 {
                    let name = look.format.name();
                    report.note(&format!(
                        "this takes {name} cards; `--format` names another size"
                    ));
                }
                report_notes(selected, &look, &notes, report);
                return Ok((look, faces));
            }
            Err(errors) => refused = errors,
        }
    }
    suggest_formats(typesetter, &look, &cards, &mut refused);
    report_errors(selected, &look, &refused, report);
    Err(nothing_made(refused.len()))
}

/// The language of the cards: the one asked for, which every card must have, or the decks'.
fn language(
    options: &CardsOptions,
    selected: &Selected<'_>,
    report: &Report,
) -> Result<Language, Failure> {
    let own = &selected.decks[0].language;
    let Some(tag) = &options.lang else {
        if !own.has_words() {
            report.note(&format!("the words on cards (kinds, pace, minutes) are not there in `{own}` yet; they are in English"));
        }
        return Ok(own.clone());
    };
    let Some(language) = Language::parse(tag) else {
        return Err(Failure::new(format!("`{tag}` is no language tag"))
            .hint("such as `es` or `pt-BR`"));
    };
    let lacking: Vec<String> = selected
        .cards
        .iter()
        .filter(|(at, card)| {
            selected.decks[*at].language != language
                && !card.translations.contains_key(tag)
        })
        .map(|(_, card)| card.id.clone())
        .collect();
    if !lacking.is_empty() {
        let cards = count(lacking.len(), "card has", "cards have");
        return Err(Failure::new(format!(
            "{cards} no text in `{tag}`: {}",
            some(&lacking)
        ))
        .hint(format!("write it under [card.i18n.{tag}], or leave these cards out")));
    }
    if !language.has_words() {
        report.note(&format!("the words on cards (kinds, pace, minutes) are not there in `{tag}` yet; they are in English"));
    }
    Ok(language)
}

/// Points into the deck file at each text that cannot be set.
fn report_face_errors(
    errors: &[FaceError],
    language: Option<&str>,
    card_of: impl Fn(usize) -> Option<(usize, usize)>,
    loaded: &[Loaded],
    report: &Report,
) {
    for (at, deck) in loaded.iter().enumerate() {
        let problems: Vec<Diagnostic> = errors
            .iter()
            .filter_map(|error| {
                let (_, card) = card_of(error.card).filter(|(deck, _)| *deck == at)?;
                let span = deck.places.get(card)?.of(language, error.field, error.nth);
                Some(Diagnostic::error(error.to_string(), span).hint(error.hint()))
            })
            .collect();
        report.problems(&deck.source, &problems);
    }
}

fn place_of(selected: &Selected<'_>, index: usize) -> Option<(usize, usize)> {
    let (deck, card) = selected.cards.get(index)?;
    let at = selected.decks[*deck]
        .cards
        .iter()
        .position(|other| std::ptr::eq(other, *card))?;
    Some((*deck, at))
}

fn report_errors(
    selected: &Selected<'_>,
    look: &Look,
    errors: &[FaceError],
    report: &Report,
) {
    let language = look.translated.then(|| look.language.tag());
    report_face_errors(
        errors,
        language,
        |card| place_of(selected, card),
        selected.loaded,
        report,
    );
}

fn report_notes(
    selected: &Selected<'_>,
    look: &Look,
    notes: &[FaceNote],
    report: &Report,
) {
    let language = look.translated.then(|| look.language.tag());
    for (at, deck) in selected.loaded.iter().enumerate() {
        let problems: Vec<Diagnostic> = notes
            .iter()
            .filter_map(|note| {
                let (_, card) =
                    place_of(selected, note.card).filter(|(deck, _)| *deck == at)?;
                let span = deck.places.get(card)?.of(language, note.field, 0);
                Some(Diagnostic::warning(note.to_string(), span))
            })
            .collect();
        report.problems(&deck.source, &problems);
    }
}
