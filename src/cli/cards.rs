//! `emberdeck cards`: decks → card sheets.

use std::path::PathBuf;

use crate::cli::args::{CardsOptions, FileOptions};
use crate::cli::deck_words::{files, is_added, read_decks};
use crate::cli::environment;
use crate::cli::idle::tell_idle;
use crate::cli::leaflet;
use crate::cli::output::{self, Writing};
use crate::cli::paths::with_end;
use crate::cli::report::Report;
use crate::cli::settled::{Ask, Ground};
use crate::cli::sheet::sheet;
use crate::cli::sides::{deliver_printed, deliver_sides, sides};
use crate::disk::Privacy;
use crate::job::Failure;
use crate::job::cards::{CardsJob, guide};
use crate::job::keep_to_one_language;
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
    let sheet = sheet(&options.sheet, &settled, report)?;
    let has_leaflet = sheet.more == More::Leaflet;
    if has_leaflet {
        leaflet::check(&output, options.split.split, &decks, &options.file)?;
    }
    let job = CardsJob {
        shelf: &shelf,
        allowed: &settled.allowed(options.choice.both_agree),
        named: &options.choice.card,
        seed: seed.as_deref(),
        sheet: &sheet,
        compares: options.file.dry_run,
    };
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
    if let (Some(path), Some(deck)) = (guide_path, shelf.decks().first()) {
        let FileOptions { force, dry_run: is_dry, .. } = options.file;
        let writing = Writing { force, is_dry, privacy: Privacy::Open };
        writing.put(&path, &guide(&sheet, deck, &facts)?, report)?;
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
    if settled.print.duplex.is_none() && is_whole && !options.file.dry_run {
        report.advice(
            "if your printer prints one side at a time: `--split` makes a file of fronts and one of backs; `emberdeck help printing` says how to lay the paper back",
        );
    }
    Ok(())
}
