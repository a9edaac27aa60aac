//! Decks as `cards` would print them.

use crate::cli::args::PreviewOptions;
use crate::cli::deck_words::{is_added, read_decks};
use crate::cli::environment;
use crate::cli::idle::tell_idle;
use crate::cli::preview::shown::Shown;
use crate::cli::report::Report;
use crate::cli::settled::{Ask, Ground};
use crate::cli::sheet::sheet;
use crate::disk::Privacy;
use crate::geom::Length;
use crate::job::cards::CardsJob;
use crate::job::settings::SheetSettings;
use crate::job::{Failure, keep_to_one_language};
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
    let decks = [&options.decks[..], &options.deck[..]].concat();
    let date = options.sheet.date.as_deref();
    let (typed, preset) = (options.typed(), options.file.preset.as_deref());
    let ask = Ask { command: "preview", typed, preset, date, ..Ask::default() };
    let mut settled = ground.settle(ask)?;
    tell_idle(&options.typed(), &settled, report);
    let shelf = read_decks(&decks, options.choice.adult, report)?;
    if is_added(&decks) {
        report.noted(keep_to_one_language(&mut settled, &shelf))?;
    }
    ground.check_wishes(&shelf)?;
    let seed = match (&options.seed, settled.is_shuffled()) {
        (Some(_), false) => {
            return Err(Failure::usage("`--seed` says how the cards are shuffled")
                .hint("add `--shuffle`"));
        }
        (Some(seed), true) => Some(seed.clone()),
        (None, true) => Some(environment::draw_seed()?),
        (None, false) => None,
    };
    let sheet = sheet(&options.sheet, &settled, report)?;
    let job = CardsJob {
        shelf: &shelf,
        allowed: &settled.allowed(options.choice.both_agree),
        named: &options.choice.card,
        seed: seed.as_deref(),
        sheet: &sheet,
        compares: false,
    };
    let laid = report.busy("setting cards", || job.lay());
    let laid = report.noted(laid)?;
    Shown::of_cards(&[(None, laid)], bleed(&sheet), Privacy::Open)
}

/// How far backs run past the trim.
pub(super) fn bleed(sheet: &SheetSettings) -> Length {
    let is_pattern = sheet.backs == BackSide::Pattern && sheet.languages.len() < 2;
    if is_pattern { sheet.bleed } else { Length::ZERO }
}
