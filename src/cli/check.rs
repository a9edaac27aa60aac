//! `emberdeck check`: every problem in decks, with its place.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use crate::cli::args::CheckOptions;
use crate::cli::course::{check_courses, courses_among};
use crate::cli::deck_words::load_word;
use crate::cli::report::Report;
use crate::cli::settled::{Ask, Ground};
use crate::cli::values::Denied;
use crate::cli::workbook::own_pages;
use crate::diag::{Diagnostic, Severity, Source, told};
use crate::geom::Format;
use crate::job::Failure;
use crate::job::book::all_pages;
use crate::job::{count, explained, large_misfits, misfits, reach, undealt, unpaged};
use crate::load::lint::lint;
use crate::load::{
    Loaded, PageLibrary, SHIPPED, Shipped, coverage, deck_files, read_deck,
};
use crate::model::Deck;
use crate::text::Typesetter;

pub(super) fn run(
    options: &CheckOptions,
    ground: &Ground<'_>,
    report: &Report,
) -> Result<(), Failure> {
    if let Some(code) = &options.explain {
        report.result(&explained(code)?);
        return Ok(());
    }
    if options.coverage {
        return print_coverage(options, report);
    }
    let courses = courses_among(&options.decks)?;
    let wrong =
        check_courses(&courses, |source, found| told_at(source, found, report), report)?;
    let is_deck = |word: &&String| !courses.contains(&PathBuf::from(word));
    let words: Vec<String> = options.decks.iter().filter(is_deck).cloned().collect();
    let decks = match (courses.is_empty(), options.decks.is_empty()) {
        (false, true) => folder_decks()?,
        (false, false) if words.is_empty() => Vec::new(),
        _ => decks(&words)?,
    };
    let ask = Ask { command: "check", typed: options.typed(), ..Ask::default() };
    let format = ground.settle(ask)?.print.format;
    let format = format.map_or_else(Format::poker, |given| given.value);
    let typesetter = Typesetter::new();
    let mut found = lint(&decks);
    let pages = all_pages(own_pages(None, &ground.project.home())?);
    report.busy("setting every text", || {
        for (loaded, found) in decks.iter().zip(&mut found) {
            found.extend(loaded.problems.iter().cloned());
            if let Some(deck) = &loaded.deck {
                found.extend(undealt(loaded, deck));
                found.extend(unpaged(loaded, deck, &pages));
                found.extend(misfits(loaded, deck, &format, &typesetter));
                found.extend(large_misfits(loaded, deck, &format, &typesetter));
            }
        }
    });
    for found in &mut found {
        if options.deny == Some(Denied::Warnings) {
            for problem in found.iter_mut() {
                problem.severity = Severity::Error;
            }
        }
        found.sort_by_key(|problem| (problem.severity, problem.span.start));
    }
    tell(&decks, &found, report);
    let all = found.iter().flatten();
    let errors = all.filter(|problem| problem.severity == Severity::Error);
    let errors = told(errors) + wrong;
    if errors > 0 {
        return Err(Failure::new(format!(
            "{} found",
            count(errors, "problem", "problems")
        )));
    }
    Ok(())
}

/// The decks that are named, or those of this folder.
fn decks(words: &[String]) -> Result<Vec<Loaded>, Failure> {
    let mut decks = Vec::new();
    for word in words {
        decks.extend(load_word(word)?.into_iter().map(Cow::into_owned));
    }
    if words.is_empty() {
        decks = folder_decks()?;
        if decks.is_empty() {
            return Err(Failure::new("there is no deck in this folder")
                .hint("name a deck, or see what is shipped with `emberdeck decks`"));
        }
    }
    Ok(decks)
}

/// The decks of this folder.
fn folder_decks() -> Result<Vec<Loaded>, Failure> {
    let files = deck_files(Path::new("."))?;
    Ok(files.iter().map(|file| read_deck(file)).collect::<Result<_, _>>()?)
}

/// Tells problems of a file as they are asked for.
fn told_at(source: &Source, found: &[Diagnostic], report: &Report) {
    if !report.is_json() {
        return report.problems(source, found);
    }
    for problem in found {
        report.json(&problem.to_json(source));
    }
}

/// The table for the decks named, or for all shipped ones.
fn print_coverage(options: &CheckOptions, report: &Report) -> Result<(), Failure> {
    let loaded: Vec<Loaded> = if options.decks.is_empty() {
        SHIPPED.iter().map(Shipped::load).collect()
    } else {
        decks(&options.decks)?
    };
    let decks: Vec<&Deck> =
        loaded.iter().filter_map(|loaded| loaded.deck.as_ref()).collect();
    let pages = &PageLibrary::shipped().pages;
    report.result(coverage(&decks, pages).trim_end());
    if options.decks.is_empty() {
        report.result(&format!(
            "\n{}",
            report.busy("drawing a hundred plans", reach)?.trim_end()
        ));
    }
    Ok(())
}

/// Tells all problems: the errors of every deck before any warning.
fn tell(decks: &[Loaded], found: &[Vec<Diagnostic>], report: &Report) {
    let files = || decks.iter().zip(found);
    if report.is_json() {
        for severity in [Severity::Error, Severity::Warning] {
            for (loaded, found) in files() {
                for problem in found.iter().filter(|one| one.severity == severity) {
                    report.json(&problem.to_json(&loaded.source));
                }
            }
        }
        return;
    }
    for (loaded, found) in files() {
        Report::errors(&loaded.source, found);
    }
    for (loaded, found) in files() {
        report.warnings(&loaded.source, found);
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
