//! `emberdeck cards`: decks → card sheets.

use std::path::PathBuf;

use crate::cli::args::CardsOptions;
use crate::cli::cards_of::{CardsAsked, CardsOf};
use crate::cli::deck_words::files;
use crate::cli::output;
use crate::cli::report::Report;
use crate::cli::settled::Ground;
use crate::cli::sides::{deliver_printed, deliver_sides, sides};
use crate::job::Failure;
use crate::pdf::Press;

/// Where the sheets are written.
const OUTPUT: &str = "cards.pdf";

pub(super) fn run(
    options: &CardsOptions,
    ground: &Ground<'_>,
    report: &Report,
) -> Result<(), Failure> {
    let output = options.output.clone().unwrap_or_else(|| PathBuf::from(OUTPUT));
    let paths = sides(&output, options.split.split);
    output::check_stdout(&output, paths.len(), options.file.open, report)?;
    let decks = [&options.decks[..], &options.deck[..]].concat();
    for path in &paths {
        output::check_not_read(path, files(&decks))?;
        output::may_write_pdf(path, options.file.force)?;
    }
    let asked = CardsAsked {
        command: "cards",
        decks,
        typed: options.typed(),
        preset: options.file.preset.as_deref(),
        sheet: &options.sheet,
        choice: &options.choice,
        shuffling: &options.shuffling,
    };
    let cards = CardsOf::read(asked, ground, report)?;
    let job = cards.job(options.file.dry_run);
    if options.split.split.is_some() {
        let made = report.busy("setting cards", || job.make());
        let made = report.noted(made)?;
        deliver_sides(&output, made, options.split.split, &options.file, report)?;
    } else {
        let mut press = Press::new();
        let made = report
            .busy("setting cards", || job.print(&mut |pages| Ok(press.print(&pages)?)));
        let made = report.noted(made)?;
        deliver_printed(&output, press, made, &options.file, report)?;
    }
    let is_whole = options.split.split.is_none();
    if cards.settled.print.duplex.is_none() && is_whole && !options.file.dry_run {
        report.advice(
            "if your printer prints one side at a time: `--split` makes a file of fronts and one of backs; `emberdeck help printing` says how to lay the paper back",
        );
    }
    Ok(())
}
