//! How the cards look, and what is said of texts that do not fit.

use std::path::Path;

use crate::cli::args::SheetOptions;
use crate::cli::cards::select::Selected;
use crate::cli::cards::voices::voices;
use crate::cli::deck_words::nothing_made;
use crate::cli::failure::Failure;
use crate::cli::report::Report;
use crate::cli::values::BacksWord;
use crate::diag::{Diagnostic, Source};
use crate::face::{Backs, Faces, Look, Printed, lay_out_cards, suggest_formats};
use crate::geom::Format;
use crate::load::{load_theme, read_text};
use crate::model::{Edition, Field, Language, Theme};
use crate::text::Typesetter;

/// The theme that is named, or read from its file.
pub(in crate::cli) fn theme(word: &str, report: &Report) -> Result<Theme, Failure> {
    if word == Theme::HEARTH {
        return Ok(Theme::hearth());
    }
    let path = Path::new(word);
    if !path.exists() {
        return Err(Failure::new(format!("there is no theme `{word}`")).hint(format!(
            "name `{}`, or a TOML file with other colors",
            Theme::HEARTH
        )));
    }
    let source = Source::new(word, &read_text(path)?);
    let theme = load_theme(&source).map_err(|problems| {
        report.problems(&source, &problems);
        nothing_made(problems.len())
    })?;
    report.detail(&format!("theme: {}", theme.name));
    Ok(theme)
}

/// Lays out the cards. Without a format named, large editions and cards with all text on one
/// side take the first of a few formats that holds every card.
pub(super) fn lay_out(
    options: &SheetOptions,
    selected: &Selected<'_>,
    languages: &[Language],
    typesetter: &Typesetter,
    report: &Report,
) -> Result<(Look, Vec<Faces>), Failure> {
    let cards = voices(selected, languages, report)?;
    let backs = match options.backs {
        _ if languages.len() > 1 => Backs::Twin,
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
    let mut look = Look {
        theme: theme(&options.theme, report)?,
        format: formats[0].clone(),
        edition,
        backs,
        back_image: selected.decks[0].back_image.clone(),
        bleed: options.bleed,
        language: languages.first().unwrap_or(&selected.decks[0].language).clone(),
    };
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
                let warnings = notes.iter().map(|note| {
                    (
                        note.card,
                        note.field,
                        0,
                        Diagnostic::warning(note.to_string(), 0..0),
                    )
                });
                report_at_places(selected, &cards, warnings.collect(), report);
                return Ok((look, faces));
            }
            Err(errors) => refused = errors,
        }
    }
    suggest_formats(typesetter, &look, &cards, &mut refused);
    let count = refused.len();
    let errors = refused.iter().map(|error| {
        let problem = Diagnostic::error(error.to_string(), 0..0).hint(error.hint());
        (error.card, error.field, error.nth, problem)
    });
    report_at_places(selected, &cards, errors.collect(), report);
    Err(nothing_made(count))
}

/// A problem of a card's text, without its place in the file yet.
type Unplaced = (usize, Field, usize, Diagnostic);

/// Shows problems at the places of their texts, file by file.
fn report_at_places(
    selected: &Selected<'_>,
    cards: &[Printed<'_>],
    problems: Vec<Unplaced>,
    report: &Report,
) {
    let mut files = vec![Vec::new(); selected.loaded.len()];
    for (card, field, nth, problem) in problems {
        let Some((deck, found)) = selected.cards.get(card) else { continue };
        let loaded = selected.loaded[*deck];
        let at = loaded.deck.as_ref().and_then(|deck| {
            deck.cards.iter().position(|other| std::ptr::eq(other, *found))
        });
        let Some(places) = at.and_then(|at| loaded.places.get(at)) else { continue };
        let voice = cards[card].voice;
        let language = voice.translated.then(|| voice.language.tag());
        let span = places.of(language, field, nth);
        files[*deck].push(Diagnostic { span, ..problem });
    }
    for (loaded, problems) in selected.loaded.iter().zip(files) {
        report.problems(&loaded.source, &problems);
    }
}
