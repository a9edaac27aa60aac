//! `emberdeck decks`: what is shipped, and copies of it to edit.

use std::path::Path;

use serde::Serialize;

use crate::cli::args::{DecksCommand, DecksOptions, FolderOptions};
use crate::cli::output;
use crate::cli::report::Report;
use crate::job::Failure;
use crate::job::count;
use crate::load::{LOOKS, SHIPPED, shipped_course_files, shipped_page_files};
use crate::model::Deck;

pub(super) fn run(options: &DecksOptions, report: &Report) -> Result<(), Failure> {
    match &options.command {
        None => {
            for shipped in SHIPPED {
                if let Some(deck) = &shipped.loaded().deck {
                    tell(deck, report);
                }
            }
            Ok(())
        }
        Some(DecksCommand::Export(options)) => export(options, report),
    }
}

/// A deck for programs.
#[derive(Serialize)]
struct DeckTold<'a> {
    id: &'a str,
    title: &'a str,
    language: &'a str,
    version: &'a str,
    cards: usize,
    adult: bool,
    on_request: bool,
    description: Option<&'a str>,
}

fn tell(deck: &Deck, report: &Report) {
    if report.is_json() {
        return report.object(&DeckTold {
            id: &deck.id,
            title: &deck.title,
            language: deck.language.tag(),
            version: &deck.version,
            cards: deck.cards.len(),
            adult: deck.adult,
            on_request: deck.on_request,
            description: deck.description.as_deref(),
        });
    }
    let cards = count(deck.cards.len(), "card", "cards");
    let comes = match (deck.adult, deck.on_request) {
        (true, _) => ", for adults",
        (_, true) => ", only when named",
        _ => "",
    };
    let about = deck.description.as_deref().unwrap_or_default();
    report.result(&format!("{}  {} ({cards}{comes})", deck.id, deck.title));
    report.result(&format!("    {about}"));
}

/// Copies decks, pages, courses, evenings and looks into a folder.
fn export(options: &FolderOptions, report: &Report) -> Result<(), Failure> {
    let decks = SHIPPED.iter().map(|shipped| (shipped.file.into(), shipped.text.into()));
    let pages = shipped_page_files();
    let pages = pages
        .iter()
        .map(|file| (Path::new("workbook").join(&file.name), file.text.clone()));
    let courses = shipped_course_files();
    let courses = courses
        .into_iter()
        .map(|(name, text)| (Path::new("courses").join(name), text.into()));
    let looks = LOOKS.iter().map(|look| {
        (Path::new("looks").join(format!("{}.toml", look.name)), look.text.into())
    });
    let copies: Vec<_> = decks.chain(pages).chain(courses).chain(looks).collect();
    output::fill_folder(&copies, options, report)
}
