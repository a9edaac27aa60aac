//! `emberdeck answers`: filled workbooks → a file of answers, or curves.

mod curves;
mod read;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

pub(super) use read::read_all;

use read::gather;

use crate::cli::args::AnswersOptions;
use crate::cli::output::{self, Writing};
use crate::cli::report::Report;
use crate::cli::settled::Ground;
use crate::cli::workbook::own_pages;
use crate::disk::Privacy;
use crate::job::{Failure, Gathered, KnownPages};
use crate::model::Lead;

impl AnswersOptions {
    /// How what is read is written: it is nobody else's business.
    fn writing(&self) -> Writing {
        let (force, is_dry) = (self.force, self.dry_run);
        Writing { force, is_dry, privacy: Privacy::Private }
    }
}

/// Reads the files, and writes what the two share of them, or all.
pub(super) fn run(
    options: &AnswersOptions,
    ground: &Ground<'_>,
    report: &Report,
) -> Result<(), Failure> {
    let own = own_pages(options.pages.as_deref(), &ground.project.home())?;
    let own = own.unwrap_or_default();
    let pages = KnownPages::new(&own);
    let gathered = gather(&options.files, &pages, options.private)?;
    let private_of = gathered.private_of(&pages);
    let path = output_path(options, &private_of);
    check_path(&path, &options.files)?;
    for told in gathered.unfit(&pages) {
        report.note(&format!("{told}; left out"));
    }
    if options.curves {
        return curves::write(options, &path, &gathered.answers, ground, report);
    }
    if gathered.answers.is_empty() {
        return Err(nothing(&gathered));
    }
    if private_of.len() > 1 {
        return Err(Failure::new("private answers of both would stand in one file")
            .hint("read each of the two alone, or leave `--private` out"));
    }
    let text = gathered.answers.to_toml();
    options.writing().put_text(&path, &text, Some(&gathered.told()), report)?;
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

/// Where answers go: what is for one alone does not go by the name of what both share.
fn output_path(options: &AnswersOptions, private_of: &BTreeSet<Lead>) -> PathBuf {
    let usual = match private_of.first() {
        _ if options.curves => "curves.pdf",
        Some(Lead::A) => "answers-a.toml",
        Some(Lead::B) => "answers-b.toml",
        None => "answers.toml",
    };
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
