//! `emberdeck tonight`: the cards of one evening, in order.

use std::path::PathBuf;

use crate::cli::args::TonightOptions;
use crate::cli::course::evening;
use crate::cli::deck_words::{files, read_all_decks};
use crate::cli::environment;
use crate::cli::idle::tell_idle;
use crate::cli::output;
use crate::cli::report::Report;
use crate::cli::settled::{Ask, Ground};
use crate::cli::sheet::sheet;
use crate::cli::sides::{deliver_sides, sides};
use crate::job::evening::EveningJob;
use crate::job::{Failure, keep_to_one_language};
use crate::model::{Given, Language, More, Origin};

/// Where the sheets are written.
const OUTPUT: &str = "tonight.pdf";

pub(super) fn run(
    options: &TonightOptions,
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
    let date = options.sheet.date.as_deref();
    let (typed, preset) = (options.typed(), options.file.preset.as_deref());
    let ask = Ask { command: "tonight", typed, preset, date, ..Ask::default() };
    let mut settled = ground.settle(ask)?;
    tell_idle(&options.typed(), &settled, report);
    let mut shelf = read_all_decks(&decks, options.choice.adult, report)?;
    ground.check_wishes(&shelf)?;
    shelf.borrow_what_is_lacking(settled.language().as_ref());
    report.noted(keep_to_one_language(&mut settled, &shelf))?;
    let first = shelf.decks().first().map(|deck| deck.language.clone());
    let language = settled.language().or(first).unwrap_or_else(Language::english);
    let evening = evening(options.evening.as_deref(), &ground.project.home(), &language)?;
    // An evening that is named brings its language along.
    let own = &evening.evening.language;
    if settled.language().is_none() && !own.is_like(&language) {
        let (value, origin) = (vec![own.clone()], Origin::Plan);
        settled.print.lang = Some(Given { value, origin });
    }
    let seed = match &options.seed {
        Some(seed) => seed.clone(),
        None => environment::draw_seed()?,
    };
    if options.sheet.more == Some(More::Leaflet) {
        return Err(Failure::usage(
            "an evening has no leaflet: its cards come one by one",
        )
        .hint(
            "leave `--more` out; `emberdeck cards --more leaflet` makes one for a deck",
        ));
    }
    let sheet = sheet(&options.sheet, &settled, report)?;
    let job = EveningJob {
        shelf: &shelf,
        evening: &evening,
        minutes: options.length,
        allowed: &settled.allowed(options.choice.both_agree),
        touch: options.choice.touch,
        named: &options.choice.card,
        seed: &seed,
        sheet: &sheet,
    };
    let made = report.busy("setting cards", || job.make());
    let made = report.noted(made)?;
    deliver_sides(&output, made, options.split.split, &options.file, report)
}
