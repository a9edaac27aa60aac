//! `emberdeck cards`: decks → card sheets.

use std::path::PathBuf;

use crate::cli::args::CardsOptions;
use crate::cli::deck_words::{files, is_added, read_decks};
use crate::cli::environment;
use crate::cli::idle::tell_idle;
use crate::cli::output;
use crate::cli::report::Report;
use crate::cli::settled::{Ask, Ground};
use crate::cli::theme::theme;
use crate::job::Failure;
use crate::job::cards::CardsJob;
use crate::job::keep_to_one_language;

/// Where the sheets are written.
const OUTPUT: &str = "cards.pdf";

pub(super) fn run(
    options: &CardsOptions,
    ground: &Ground<'_>,
    report: &Report,
) -> Result<(), Failure> {
    let output = options.output.clone().unwrap_or_else(|| PathBuf::from(OUTPUT));
    output::check_stdout(&output, 1, options.file.open, report)?;
    let decks = [&options.decks[..], &options.deck[..]].concat();
    output::check_not_read(&output, files(&decks))?;
    output::may_write_pdf(&output, options.file.force)?;
    let date = options.sheet.date.as_deref();
    let (typed, preset) = (options.typed(), options.file.preset.as_deref());
    let ask = Ask { command: "cards", typed, preset, date, ..Ask::default() };
    let mut settled = ground.settle(ask)?;
    tell_idle(&options.typed(), &settled, report);
    let shelf = read_decks(&decks, options.choice.adult, report)?;
    if is_added(&decks) {
        report.noted(keep_to_one_language(&mut settled, &shelf))?;
    }
    ground.check_wishes(&shelf)?;
    let is_shuffled = settled.is_shuffled();
    let seed = match (&options.seed, is_shuffled) {
        (Some(_), false) => {
            return Err(Failure::usage("`--seed` says how the cards are shuffled")
                .hint("add `--shuffle`"));
        }
        (Some(seed), true) => Some(seed.clone()),
        (None, true) => Some(environment::draw_seed()?),
        (None, false) => None,
    };
    let mut sheet = settled.sheet(theme(&settled, report)?)?;
    sheet.sheets = options.sheet.sheets;
    let job = CardsJob {
        shelf: &shelf,
        allowed: &settled.allowed(options.choice.both_agree),
        named: &options.choice.card,
        seed: seed.as_deref(),
        sheet: &sheet,
    };
    let made = report.busy("setting cards", || job.make());
    let made = report.noted(made)?;
    output::deliver(&output, &made, &options.file, report)?;
    if settled.print.duplex.is_none() && !options.file.dry_run {
        report.advice(
            "if your printer prints one side at a time: the odd pages are the fronts, the even pages the backs; `emberdeck help printing` says how to lay the paper back",
        );
    }
    Ok(())
}
