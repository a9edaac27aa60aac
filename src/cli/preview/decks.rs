//! Decks as `cards` would print them.

use crate::cli::args::PreviewOptions;
use crate::cli::cards_of::{CardsAsked, CardsOf};
use crate::cli::preview::shown::Shown;
use crate::cli::report::Report;
use crate::cli::settled::Ground;
use crate::disk::Privacy;
use crate::geom::Length;
use crate::job::Failure;
use crate::job::settings::SheetSettings;
use crate::model::BackSide;

/// Makes the sheets of decks, as the same options of `cards` do.
pub(super) fn show(
    options: &PreviewOptions,
    ground: &Ground<'_>,
    report: &Report,
) -> Result<Shown, Failure> {
    if options.week.is_some() {
        return Err(Failure::usage("`--week` says which week of a plan is shown").hint(
            "name the plan's folder, such as `emberdeck preview weekly --week 3`",
        ));
    }
    let asked = CardsAsked {
        command: "preview",
        decks: [&options.decks[..], &options.deck[..]].concat(),
        typed: options.typed(),
        preset: options.file.preset.as_deref(),
        sheet: &options.sheet,
        choice: &options.choice,
        shuffling: &options.shuffling,
    };
    let cards = CardsOf::read(asked, ground, report)?;
    let laid = report.busy("setting cards", || cards.job(false).lay());
    let laid = report.noted(laid)?;
    Shown::of_cards(&[(None, laid)], bleed(&cards.sheet), Privacy::Open)
}

/// How far backs run past the trim.
pub(super) fn bleed(sheet: &SheetSettings) -> Length {
    let is_pattern = sheet.backs == BackSide::Pattern && sheet.languages.len() < 2;
    if is_pattern { sheet.bleed } else { Length::ZERO }
}
