//! `emberdeck check`: every problem in decks, with its place.

use std::path::Path;

use serde::Serialize;

use crate::cli::args::{CheckOptions, Denied, MessageFormat};
use crate::cli::deck_words::{deck_files, load_word};
use crate::cli::failure::Failure;
use crate::cli::report::{Report, count};
use crate::diag::{Diagnostic, Severity, Source, line_and_column};
use crate::face::{Backs, FaceError, Look, lay_out_cards, suggest_formats};
use crate::geom::{Format, Length};
use crate::load::lint::{LINTS, Lint, lint};
use crate::load::{Loaded, SHIPPED, closest, coverage, read_deck};
use crate::model::{Card, Deck, Edition, Language, Theme};
use crate::text::Typesetter;

pub(super) fn run(options: &CheckOptions, report: &Report) -> Result<(), Failure> {
    if let Some(code) = &options.explain {
        return explain(code);
    }
    if options.coverage {
        return print_coverage(options);
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
        return Err(Failure::new(format!("{} found", count(errors, "problem", "problems"))));
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

fn explain(code: &str) -> Result<(), Failure> {
    let Some(lint) = Lint::find(&code.to_ascii_uppercase()) else {
        let codes = LINTS.iter().map(|lint| lint.code);
        let failure = Failure::new(format!("there is no warning `{code}`"));
        return Err(match closest(code, codes) {
            Some(near) => failure.hint(format!("did you mean `{near}`?")),
            None => failure.hint(format!("they go from {} to {}", LINTS[0].code, LINTS[LINTS.len() - 1].code)),
        });
    };
    anstream::println!("{}: {}\n\n{}", lint.code, lint.name, lint.explanation);
    anstream::println!(
        "\nWhere it is right as it is, say so on the card: `allow = {{ {} = \"why\" }}`",
        lint.code
    );
    Ok(())
}

/// The table for the decks named, or for all shipped ones.
fn print_coverage(options: &CheckOptions) -> Result<(), Failure> {
    let loaded: Vec<Loaded> = if options.decks.is_empty() {
        SHIPPED.iter().map(|deck| deck.load()).collect()
    } else {
        decks(options)?
    };
    let decks: Vec<&Deck> = loaded.iter().filter_map(|loaded| loaded.deck.as_ref()).collect();
    anstream::print!("{}", coverage(&decks));
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

fn tell(options: &CheckOptions, decks: &[Loaded], found: &[Vec<Diagnostic>], report: &Report) {
    for (loaded, found) in decks.iter().zip(found) {
        match options.message_format {
            MessageFormat::Json => found.iter().for_each(|problem| tell_json(&loaded.source, problem)),
            MessageFormat::Human => {
                report.problems(&loaded.source, found);
                let warnings = found.iter().filter(|p| p.severity == Severity::Warning).count();
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

fn tell_json(source: &Source, problem: &Diagnostic) {
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
        anstream::println!("{json}");
    }
}

/// The look in which texts are tried.
fn look(deck: &Deck, language: Option<&str>, format: &Format, edition: Edition) -> Look {
    Look {
        theme: Theme::hearth(),
        format: format.clone(),
        edition,
        backs: Backs::Text,
        back_image: None,
        bleed: Length::ZERO,
        language: language.and_then(Language::parse).unwrap_or_else(|| deck.language.clone()),
        translated: language.is_some(),
    }
}

/// The deck's own language, and those that any card is translated into.
fn languages(deck: &Deck) -> Vec<Option<&str>> {
    let mut languages = vec![None];
    for tag in deck.cards.iter().flat_map(|card| card.translations.keys()) {
        if !languages.contains(&Some(&**tag)) {
            languages.push(Some(tag));
        }
    }
    languages
}

fn in_language<'a>(deck: &'a Deck, language: Option<&str>) -> Vec<(usize, &'a Card)> {
    let has = |card: &Card| language.is_none_or(|tag| card.translations.contains_key(tag));
    deck.cards.iter().enumerate().filter(|(_, card)| has(card)).collect()
}

/// Every text that does not fit the format, in each of the deck's languages.
fn misfits(
    loaded: &Loaded,
    deck: &Deck,
    format: &Format,
    typesetter: &Typesetter,
) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for language in languages(deck) {
        let look = look(deck, language, format, Edition::Standard);
        let chosen = in_language(deck, language);
        let cards: Vec<&Card> = chosen.iter().map(|(_, card)| *card).collect();
        let Err(mut errors) = lay_out_cards(typesetter, &look, &cards) else { continue };
        suggest_formats(typesetter, &look, &cards, &mut errors);
        problems.extend(errors.iter().filter_map(|error| {
            let (card, _) = chosen.get(error.card)?;
            let span = loaded.places.get(*card)?.of(language, error.field, error.nth);
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
    for (edition, name) in [(Edition::Clear, "clear"), (Edition::Large, "large")] {
        let mut left: Vec<(usize, &Card, Option<FaceError>)> =
            deck.cards.iter().enumerate().map(|(place, card)| (place, card, None)).collect();
        for format in Format::ladder() {
            let cards: Vec<&Card> = left.iter().map(|(_, card, _)| *card).collect();
            let look = look(deck, None, &format, edition);
            let errors = lay_out_cards(typesetter, &look, &cards).err().unwrap_or_default();
            let first = |at: usize| errors.iter().find(|error| error.card == at).cloned();
            left = left
                .iter()
                .enumerate()
                .filter_map(|(at, (place, card, _))| Some((*place, *card, Some(first(at)?))))
                .collect();
        }
        let standard = look(deck, None, format, Edition::Standard);
        for (place, card, error) in left {
            let fits_usually = lay_out_cards(typesetter, &standard, &[card]).is_ok();
            let (Some(error), Some(places)) = (error, loaded.places.get(place)) else { continue };
            if fits_usually && !card.allow.contains_key("W012") {
                let message = format!("card `{}` fits no format in the edition `{name}`", card.id);
                let hint = "shorten this text, so that people with little sight get the card too";
                let span = places.of(None, error.field, error.nth);
                problems.push(Diagnostic::warning(message, span).hint(hint).code("W012"));
            }
        }
    }
    problems
}
