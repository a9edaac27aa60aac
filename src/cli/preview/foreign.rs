//! Any PDF, by its pages.

use std::path::Path;
use std::sync::Arc;

use crate::cli::args::PreviewOptions;
use crate::cli::preview::bounded::{bound_memory, bounded};
use crate::cli::preview::shown::{Shown, ShownCard, ShownGroup};
use crate::disk::{self, Privacy};
use crate::geom::Length;
use crate::job::{Facts, Failure};
use crate::model::Settings;
use crate::preview::PrintedFile;

/// No larger file is looked at.
const MOST_BYTES: u64 = 64 << 20;

/// Opens a PDF that anyone may have made.
pub(super) fn show(word: &str, options: &PreviewOptions) -> Result<Shown, Failure> {
    check_options(word, options)?;
    let path = Path::new(word);
    let bytes = disk::read(path, MOST_BYTES)?;
    let privacy = if disk::is_private(path) { Privacy::Private } else { Privacy::Open };
    bound_memory();
    let file = bounded(word, move || PrintedFile::foreign(bytes))?;
    let pages = file.pages();
    let digits = pages.to_string().len().max(3);
    let mut cards = Vec::new();
    for page in 0..pages {
        let name = format!("page-{:0digits$}", page + 1);
        cards.push(ShownCard { name, front: file.whole(page)?, back: None });
    }
    Ok(Shown {
        groups: vec![ShownGroup {
            title: None,
            file: Arc::new(file),
            cards,
            printed: Vec::new(),
        }],
        radius: Length::ZERO,
        margins: None,
        facts: Facts::default(),
        words: ("page", "pages"),
        foreign: Some(word.to_owned()),
        privacy,
    })
}

/// A PDF is shown as it is: what says how cards are made changes nothing of it.
fn check_options(word: &str, options: &PreviewOptions) -> Result<(), Failure> {
    let typed = options.typed();
    let told = typed.told();
    let mut more = [
        (!options.deck.is_empty(), "deck"),
        (!options.choice.card.is_empty(), "card"),
        (options.choice.both_agree.is_some(), "both-agree"),
        (options.choice.adult, "adult"),
        (options.shuffling.seed.is_some(), "seed"),
        (options.sheet.sheets.is_some(), "sheets"),
        (options.sheet.date.is_some(), "date"),
        (options.file.preset.is_some(), "preset"),
        (options.week.is_some(), "week"),
        (options.proof, "proof"),
    ]
    .into_iter()
    .filter(|(is_typed, _)| *is_typed)
    .map(|(_, option)| option);
    let option = told.first().map(|told| told.option).or_else(|| more.next());
    debug_assert!(typed == Settings::default() || option.is_some());
    match option {
        None => Ok(()),
        Some(option) => Err(Failure::usage(format!(
            "`--{option}` says how cards are made, and `{word}` is made already"
        ))
        .hint("name the deck or the plan instead of the PDF, or leave the option out")),
    }
}
