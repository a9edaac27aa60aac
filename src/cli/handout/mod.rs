//! `emberdeck handout`: cards and worksheets → pages for one session.

mod batch;
mod make;
mod record;
mod request;
mod shelf;

use std::path::{Path, PathBuf};

use crate::cli::args::HandoutOptions;
use crate::cli::cards::open;
use crate::cli::failure::Failure;
use crate::cli::handout::make::{Made, Maker};
use crate::cli::handout::request::Request;
use crate::cli::handout::shelf::Shelf;
use crate::cli::output;
use crate::cli::report::Report;
use crate::cli::workbook::path_for;
use crate::text::Typesetter;

/// Where one handout is written.
const OUTPUT: &str = "handout.pdf";

/// Makes a handout and what goes with it, or one for each row of a table.
pub(super) fn run(options: &HandoutOptions, report: &Report) -> Result<(), Failure> {
    let shelf = Shelf::new(options, report)?;
    let maker = Maker::new(options, &shelf, report)?;
    if let Some(table) = &options.batch {
        return batch::run(table, options, &maker, report);
    }
    let request = Request::typed(options, report)?;
    let path = options.output.clone().unwrap_or_else(|| PathBuf::from(OUTPUT));
    check_paths(&path, &request, options)?;
    record::may_write(options.log.as_deref())?;
    for who in &request.whose {
        output::may_write_pdf(&path_for(&path, *who), options.force)?;
    }
    if let Some(recipe) = &options.save {
        output::may_write_text(recipe, &request.recipe().to_toml(), options.force)?;
    }
    let record = record::read(options.log.as_deref(), report)?;
    let made = maker.make(&mut Typesetter::new(), &request)?;
    for note in &made.notes {
        report.note(note);
    }
    write(&made, &path, options, report)?;
    if let Some(recipe) = options.save.as_ref().filter(|_| !options.dry_run) {
        output::write_text(recipe, &request.recipe().to_toml(), options.force)?;
        report.result(&format!("{}: the choices, without the client", recipe.display()));
    }
    if let Some((file, record)) = options.log.as_deref().zip(record) {
        record::note(file, record, &[&request], options.dry_run, report)?;
    }
    match made.files.first().filter(|_| options.open) {
        Some((who, _)) => open(&path_for(&path, *who)),
        None => Ok(()),
    }
}

/// No two of the files that a run writes are one.
fn check_paths(
    path: &Path,
    request: &Request,
    options: &HandoutOptions,
) -> Result<(), Failure> {
    let mut paths: Vec<PathBuf> =
        request.whose.iter().map(|who| path_for(path, *who)).collect();
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
    made: &Made,
    path: &Path,
    options: &HandoutOptions,
    report: &Report,
) -> Result<(), Failure> {
    for (who, file) in &made.files {
        let path = path_for(path, *who);
        if options.dry_run {
            report.result(&format!("{}: {} (not written)", path.display(), file.line));
            continue;
        }
        output::write_pdf(&path, &file.bytes, options.force)?;
        report.result(&format!("{}: {}", path.display(), file.line));
    }
    Ok(())
}
