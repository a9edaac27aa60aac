//! The command from its options to its files.

use std::path::{Path, PathBuf};

use crate::cli::args::HandoutOptions;
use crate::cli::deck_words::read_all_decks;
use crate::cli::handout::{ask, batch, record};
use crate::cli::output;
use crate::cli::paths::path_for;
use crate::cli::report::Report;
use crate::cli::settled::{Ask, Ground};
use crate::cli::theme::theme;
use crate::cli::workbook::own_pages;
use crate::job::book::all_pages;
use crate::job::handout::{
    HandoutFiles, HandoutMaker, HandoutRequest, HandoutShelf, note_coarse_logo,
};
use crate::job::settings::Settled;
use crate::job::{Failure, Notes};
use crate::text::Typesetter;

/// Where one handout is written.
const OUTPUT: &str = "handout.pdf";

/// Makes a handout and what goes with it, or one for each row of a table.
pub(in crate::cli) fn run(
    options: &HandoutOptions,
    ground: &Ground<'_>,
    report: &Report,
) -> Result<(), Failure> {
    let recipe = ask::recipe(options)?;
    let plan = recipe.as_ref().map(ask::settings_of).unwrap_or_default();
    let (typed, date) = (options.typed(), options.date.as_deref());
    let (preset, is_bound) = (options.preset.as_deref(), true);
    let ask =
        Ask { command: "handout", typed, preset, plan, date, is_bound, ..Ask::default() };
    let settled = ground.settle(ask)?;
    let shelf = shelf(options, &settled, ground, report)?;
    let mut notes = Notes::default();
    note_coarse_logo(&settled.practice, &mut notes);
    report.notes(&mut notes);
    let theme = theme(&settled.theme(), report)?;
    let maker = HandoutMaker::new(&shelf, &settled, &theme);
    if let Some(table) = &options.batch {
        return batch::run(table, options, &settled, &maker, report);
    }
    let request = ask::request(options, recipe, &settled)?;
    one(options, &request, &maker, report)
}

fn shelf(
    options: &HandoutOptions,
    settled: &Settled,
    ground: &Ground<'_>,
    report: &Report,
) -> Result<HandoutShelf, Failure> {
    let shelf = read_all_decks(&options.deck, options.adult, report)?;
    ground.check_wishes(&shelf)?;
    let own = own_pages(options.pages.as_deref(), &ground.project.home())?;
    Ok(HandoutShelf {
        shelf,
        pages: all_pages(own),
        allowed: settled.handed_out(),
        both_agree: options.both_agree,
    })
}

fn one(
    options: &HandoutOptions,
    request: &HandoutRequest,
    maker: &HandoutMaker<'_>,
    report: &Report,
) -> Result<(), Failure> {
    let path = options.output.clone().unwrap_or_else(|| PathBuf::from(OUTPUT));
    check_paths(&path, request, options)?;
    record::may_write(options.log.as_deref())?;
    for whose in &request.whose {
        output::may_write_pdf(&path_for(&path, *whose), options.force)?;
    }
    if let Some(recipe) = &options.save {
        output::may_write_text(recipe, &request.recipe().to_toml(), options.force)?;
    }
    let record = record::read(options.log.as_deref())?;
    let made = report.noted(maker.make(&mut Typesetter::new(), request))?;
    write(&made, &path, options, report)?;
    if let Some(recipe) = options.save.as_ref().filter(|_| !options.dry_run) {
        output::write_text(recipe, &request.recipe().to_toml(), options.force)?;
        report.result(&format!("{}: the choices, without the client", recipe.display()));
    }
    if let Some((file, record)) = options.log.as_deref().zip(record) {
        record::note(file, record, &[request], options.dry_run, report)?;
    }
    match made.first().filter(|_| options.open) {
        Some((whose, _)) => output::open(&path_for(&path, *whose)),
        None => Ok(()),
    }
}

/// No two of the files that a run writes are one.
fn check_paths(
    path: &Path,
    request: &HandoutRequest,
    options: &HandoutOptions,
) -> Result<(), Failure> {
    let mut paths: Vec<PathBuf> =
        request.whose.iter().map(|whose| path_for(path, *whose)).collect();
    paths.extend(options.save.iter().chain(&options.log).cloned());
    for (nth, one) in paths.iter().enumerate() {
        if paths[..nth].contains(one) {
            return Err(Failure::new(format!(
                "`{}` would be written twice",
                one.display()
            ))
            .hint("name another file with `--output`, `--save` or `--log`"));
        }
    }
    Ok(())
}

fn write(
    made: &HandoutFiles,
    path: &Path,
    options: &HandoutOptions,
    report: &Report,
) -> Result<(), Failure> {
    for (whose, file) in made {
        let path = path_for(path, *whose);
        if options.dry_run {
            report.result(&format!("{}: {} (not written)", path.display(), file.line));
            continue;
        }
        let bytes = output::to_pdf(&file.document)?;
        output::write_pdf(&path, &bytes, options.force)?;
        report.result(&format!("{}: {}", path.display(), file.line));
    }
    Ok(())
}
