//! `emberdeck check`: every problem in decks, with its place.

use std::path::Path;

use serde::Serialize;

use crate::cli::args::CheckOptions;
use crate::cli::deck_words::{deck_files, load_word};
use crate::cli::failure::Failure;
use crate::cli::report::{Report, count};
use crate::cli::values::{Denied, MessageFormat};
use crate::diag::{Diagnostic, Severity, Source, line_and_column};
use crate::face::{
    Backs, FaceError, Look, Printed, Voice, lay_out_cards, suggest_formats,
};
use crate::geom::{Format, Length};
use crate::load::lint::{LINTS, Lint, lint};
use crate::load::{Loaded, PageLibrary, SHIPPED, Shipped, closest, coverage, read_deck};
use crate::model::{Card, Deck, Edition, Language, Theme};
use crate::text::Typesetter;

pub(super) fn run(options: &CheckOptions, report: &Report) -> Result<(), Failure> {
    if let Some(code) = &options.explain {
        return explain(code, report);
    }
    if options.coverage {
        return print_coverage(options, report);
    }
    let decks = decks(options)?;
    let typesetter = Typesetter::new();
    let mut found = lint(&decks);
    for (loaded, found) in decks.iter().zip(&mut found) {
        found.extend(loaded.problems.iter().cloned());
        if let Some(deck) = &loaded.deck {
            found.extend(misfits(loaded, deck, &options.format, &typesetter));
            found.extend(large_misfits(loaded, deck, &options.format, &typesetter));
        }
        found.sort_by_key(|problem| (problem.span.start, problem.severity));
        if options.deny == Some(Denied::Warnings) {
            for problem in found.iter_mut() {
                problem.severity = Severity::Error;
            }
        }
    }
    tell(options, &decks, &found, report);
    let all = || found.iter().flatten();
    let errors = all().filter(|problem| problem.severity == Severity::Error).count();
    if errors > 0 {
        return Err(Failure::new(format!(
            "{} found",
            count(errors, "problem", "problems")
        )));
    }
    Ok(())
}

/// The decks that are named, or those of this folder.
fn decks(options: &CheckOptions) -> Result<Vec<Loaded>, Failure> {
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
    Ok(decks)
}

fn explain(code: &str, report: &Report) -> Result<(), Failure> {
    let Some(lint) = Lint::find(&code.to_ascii_uppercase()) else {
        let codes = LINTS.iter().map(|lint| lint.code);
        let failure = Failure::new(format!("there is no warning `{code}`"));
        return Err(match closest(code, codes) {
            Some(near) => failure.hint(format!("did you mean `{near}`?")),
            None => failure.hint(format!(
                "they go from {} to {}",
                LINTS[0].code,
                LINTS[LINTS.len() - 1].code
            )),
        });
    };
    report.result(&format!("{}: {}\n\n{}\n", lint.code, lint.name, lint.explanation));
    report.result(&format!(
        "Where it is right as it is, say so on the card: `allow = {{ {} = \"why\" }}`",
        lint.code
    ));
    Ok(())
}

/// The table for the decks named, or for all shipped ones.
fn print_coverage(options: &CheckOptions, report: &Report) -> Result<(), Failure> {
    let loaded: Vec<Loaded> = if options.decks.is_empty() {
        SHIPPED.iter().map(Shipped::load).collect()
    } else {
        decks(options)?
    };
    let decks: Vec<&Deck> =
        loaded.iter().filter_map(|loaded| loaded.deck.as_ref()).collect();
    let pages = PageLibrary::shipped().pages;
    report.result(coverage(&decks, &pages).trim_end());
    Ok(())
}

/// One problem for programs.
#[derive(Serialize)]
struct Told<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    severity: &'static str,
    code: Option<&'a str>,
    message: &'a str,
    hint: Option<&'a str>,
}

fn tell(
    options: &CheckOptions,
    decks: &[Loaded],
    found: &[Vec<Diagnostic>],
    report: &Report,
) {
    for (loaded, found) in decks.iter().zip(found) {
        match options.message_format {
            MessageFormat::Json => {
                for problem in found {
                    tell_json(&loaded.source, problem, report);
                }
            }
            MessageFormat::Human => {
                report.problems(&loaded.source, found);
                let warnings =
                    found.iter().filter(|p| p.severity == Severity::Warning).count();
                if warnings == found.len() {
                    let cards = loaded.deck.as_ref().map_or(0, |deck| deck.cards.len());
                    let cards = count(cards, "card", "cards");
                    let verdict = match warnings {
                        0 => "no problems".to_owned(),
                        some => count(some, "warning", "warnings"),
                    };
                    report.result(&format!("{}: {cards}, {verdict}", loaded.source.name));
                }
            }
        }
    }
}

fn tell_json(source: &Source, problem: &Diagnostic, report: &Report) {
    let (line, column) = line_and_column(&source.text, problem.span.start);
    let told = Told {
        file: &source.name,
        line,
        column,
        severity: if problem.severity == Severity::Error { "error" } else { "warning" },
        code: problem.code,
        message: &problem.message,
        hint: problem.hint.as_deref(),
    };
    if let Ok(json) = serde_json::to_string(&told) {
        report.result(&json);
    }
}

/// The look in which texts are tried.
fn look(language: &Language, format: &Format, edition: Edition) -> Look {
    Look {
        theme: Theme::hearth(),
        format: format.clone(),
        edition,
        backs: Backs::Text,
        back_image: None,
        bleed: Length::ZERO,
        language: language.clone(),
    }
}

/// The deck's own language, and those that any card is translated into.
fn languages(deck: &Deck) -> Vec<Language> {
    let mut languages = vec![deck.language.clone()];
    for tag in deck.cards.iter().flat_map(|card| card.translations.keys()) {
        let language = tag.parse().ok().filter(|language| !languages.contains(language));
        languages.extend(language);
    }
    languages
}

/// The cards that have texts in a language, each with its place in the deck.
fn in_language<'a>(deck: &'a Deck, language: &'a Language) -> Vec<(usize, Printed<'a>)> {
    let translated = *language != deck.language;
    let has = |card: &Card| !translated || card.translations.contains_key(language.tag());
    let voice = Voice { language, translated };
    let print = |card| Printed { card, voice, other: None, foot: None };
    let cards = deck.cards.iter().enumerate().filter(|(_, card)| has(card));
    cards.map(|(place, card)| (place, print(card))).collect()
}

/// Every text that does not fit the format, in each of the deck's languages.
fn misfits(
    loaded: &Loaded,
    deck: &Deck,
    format: &Format,
    typesetter: &Typesetter,
) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for language in &languages(deck) {
        let look = look(language, format, Edition::Standard);
        let chosen = in_language(deck, language);
        let tag = (*language != deck.language).then(|| language.tag());
        let cards: Vec<Printed<'_>> = chosen.iter().map(|(_, card)| *card).collect();
        let mut errors = match lay_out_cards(typesetter, &look, &cards) {
            Err(errors) => errors,
            Ok((_, notes)) => {
                problems.extend(notes.iter().filter_map(|note| {
                    let (card, _) = chosen.get(note.card)?;
                    let span = loaded.places.get(*card)?.of(tag, note.field, 0);
                    Some(Diagnostic::warning(note.to_string(), span))
                }));
                continue;
            }
        };
        suggest_formats(typesetter, &look, &cards, &mut errors);
        problems.extend(errors.iter().filter_map(|error| {
            let (card, _) = chosen.get(error.card)?;
            let span = loaded.places.get(*card)?.of(tag, error.field, error.nth);
            Some(Diagnostic::error(error.to_string(), span).hint(error.hint()))
        }));
    }
    problems
}

/// Cards that fit their format in the standard edition, but none of the usual formats in a
/// large one.
fn large_misfits(
    loaded: &Loaded,
    deck: &Deck,
    format: &Format,
    typesetter: &Typesetter,
) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let language = &deck.language;
    for (edition, name) in [(Edition::Clear, "clear"), (Edition::Large, "large")] {
        let all = in_language(deck, language).into_iter();
        let mut left: Vec<(usize, Printed<'_>, Option<FaceError>)> =
            all.map(|(place, card)| (place, card, None)).collect();
        for format in Format::ladder() {
            let cards: Vec<Printed<'_>> = left.iter().map(|(_, card, _)| *card).collect();
            let look = look(language, &format, edition);
            let errors =
                lay_out_cards(typesetter, &look, &cards).err().unwrap_or_default();
            let first = |at: usize| errors.iter().find(|error| error.card == at).cloned();
            left = left
                .iter()
                .enumerate()
                .filter_map(|(at, (place, card, _))| {
                    Some((*place, *card, Some(first(at)?)))
                })
                .collect();
        }
        let standard = look(language, format, Edition::Standard);
        for (place, printed, error) in left {
            let card = printed.card;
            let fits_usually = lay_out_cards(typesetter, &standard, &[printed]).is_ok();
            let (Some(error), Some(places)) = (error, loaded.places.get(place)) else {
                continue;
            };
            if fits_usually && !card.allow.contains_key("W012") {
                let message = format!(
                    "card `{}` fits neither poker, tarot nor a6 in the edition `{name}`",
                    card.id
                );
                let hint = "shorten this text, so that people with little sight get the card too";
                let span = places.of(None, error.field, error.nth);
                problems.push(Diagnostic::warning(message, span).hint(hint).code("W012"));
            }
        }
    }
    problems
}
