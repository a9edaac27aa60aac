//! `emberdeck cards`: decks → card sheets.

use std::path::PathBuf;

use crate::cli::args::{CardsOptions, FileOptions};
use crate::cli::cards_of::{CardsAsked, CardsOf};
use crate::cli::deck_words::files;
use crate::cli::leaflet;
use crate::cli::output::{self, Writing};
use crate::cli::paths::with_end;
use crate::cli::report::Report;
use crate::cli::settled::Ground;
use crate::cli::sides::{deliver_printed, deliver_sides, sides};
use crate::disk::Privacy;
use crate::job::Failure;
use crate::job::cards::guide;
use crate::model::More;
use crate::pdf::Press;

/// Where the sheets are written.
const OUTPUT: &str = "cards.pdf";

pub(super) fn run(
    options: &CardsOptions,
    ground: &Ground<'_>,
    report: &Report,
) -> Result<(), Failure> {
    let output = options.output.clone().unwrap_or_else(|| PathBuf::from(OUTPUT));
    let mut paths = sides(&output, options.split.split);
    let guide_path = options.guide.then(|| with_end(&output, "-guide"));
    paths.extend(guide_path.clone());
    output::check_stdout(&output, paths.len(), options.file.open, report)?;
    let decks = [&options.decks[..], &options.deck[..]].concat();
    for path in &paths {
        output::check_not_read(path, files(&decks))?;
        output::may_write_pdf(path, options.file.force)?;
    }
    let asked = CardsAsked {
        command: "cards",
        decks: decks.clone(),
        typed: options.typed(),
        preset: options.file.preset.as_deref(),
        sheet: &options.sheet,
        choice: &options.choice,
        shuffling: &options.shuffling,
    };
    let cards = CardsOf::read(asked, ground, report)?;
    let has_leaflet = cards.sheet.more == More::Leaflet;
    if has_leaflet {
        leaflet::check(&output, options.split.split, &decks, &options.file)?;
    }
    let job = cards.job(options.file.dry_run);
    let beside;
    let facts = if options.split.split.is_some() {
        let made = report.busy("setting cards", || job.make());
        let made = report.noted(made)?;
        beside = report.noted(job.leaflet())?;
        let facts = made.facts.clone();
        deliver_sides(&output, made, options.split.split, &options.file, report)?;
        facts
    } else {
        let mut press = Press::new();
        let made = report
            .busy("setting cards", || job.print(&mut |pages| Ok(press.print(&pages)?)));
        let made = report.noted(made)?;
        beside = report.noted(job.leaflet())?;
        let facts = made.facts.clone();
        deliver_printed(&output, press, made, &options.file, report)?;
        facts
    };
    if let (Some(path), Some(deck)) = (guide_path, cards.shelf.decks().first()) {
        let FileOptions { force, dry_run: is_dry, .. } = options.file;
        let writing = Writing { force, is_dry, privacy: Privacy::Open };
        writing.put(&path, &guide(&cards.sheet, deck, &facts)?, report)?;
    }
    match beside {
        Some(made) => leaflet::deliver_beside(
            &output,
            made,
            options.split.split,
            &options.file,
            report,
        )?,
        None if has_leaflet => {
            report.note(
                "there is no leaflet: nothing comes after the prompts of these cards",
            );
        }
        None => {}
    }
    let is_whole = options.split.split.is_none();
    if cards.settled.print.duplex.is_none() && is_whole && !options.file.dry_run {
        report.advice(
            "if your printer prints one side at a time: `--split` makes a file of fronts and one of backs; `emberdeck help printing` says how to lay the paper back",
        );
    }
    Ok(())
}
