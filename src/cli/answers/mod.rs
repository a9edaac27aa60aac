//! `emberdeck answers`: filled workbooks → a file of answers, or curves.

mod curves;
mod read;

use std::path::{Path, PathBuf};

pub(super) use read::read_all;

use read::gather;

use crate::cli::args::AnswersOptions;
use crate::cli::output;
use crate::cli::report::Report;
use crate::cli::settled::Ground;
use crate::cli::workbook::own_pages;
use crate::disk::Privacy;
use crate::job::{Failure, Gathered, KnownPages};

/// Reads the files, and writes what the two share of them, or all.
pub(super) fn run(
    options: &AnswersOptions,
    ground: &Ground<'_>,
    report: &Report,
) -> Result<(), Failure> {
    let path = output_path(options);
    check_path(&path, &options.files)?;
    let own = own_pages(options.pages.as_deref(), &ground.project.home())?;
    let own = own.unwrap_or_default();
    let pages = KnownPages::new(&own);
    let gathered = gather(&options.files, &pages, options.private)?;
    for told in gathered.unfit(&pages) {
        report.note(&format!("{told}; left out"));
    }
    if options.curves {
        return curves::write(options, &path, &gathered.answers, ground, report);
    }
    if gathered.answers.is_empty() {
        return Err(nothing(&gathered));
    }
    let text = gathered.answers.to_toml();
    output::write_text(&path, &text, Privacy::Private, options.force)?;
    report.result(&format!("{}: {}", path.display(), gathered.told()));
    if gathered.has_private() {
        report.note("`--private` takes private answers too; that file is for you alone");
    }
    Ok(())
}

fn nothing(gathered: &Gathered) -> Failure {
    let left_out = gathered.left_out();
    let failure = Failure::new(format!("there is no answer to write{left_out}"));
    if gathered.has_private() {
        failure.hint("`--private` takes private answers too; that file is for you alone")
    } else {
        failure.hint("fill the workbook in on screen and save it, then read it again")
    }
}

fn output_path(options: &AnswersOptions) -> PathBuf {
    let usual = if options.curves { "curves.pdf" } else { "answers.toml" };
    options.output.clone().unwrap_or_else(|| PathBuf::from(usual))
}

/// Answers go into a file, and never over one that they come from.
fn check_path(path: &Path, files: &[PathBuf]) -> Result<(), Failure> {
    if path == Path::new("-") {
        return Err(Failure::new("answers are not shown on the terminal")
            .hint("name a file: `--output answers.toml`"));
    }
    output::check_not_read(path, files.iter().map(PathBuf::as_path))
}
