//! `emberdeck answers`: filled workbooks → a file of answers, or curves.

mod curves;
mod read;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

pub(super) use read::read_all;

use read::read;

use crate::cli::args::AnswersOptions;
use crate::cli::output;
use crate::cli::report::Report;
use crate::cli::settled::Ground;
use crate::cli::workbook::own_pages;
use crate::disk::Privacy;
use crate::job::{Failure, PrivatePages, count, merged};
use crate::model::{Answers, FieldName};

/// Reads the files, and writes what the two share of them, or all.
pub(super) fn run(
    options: &AnswersOptions,
    ground: &Ground<'_>,
    report: &Report,
) -> Result<(), Failure> {
    let path = output_path(options);
    check_path(&path, &options.files)?;
    let own = own_pages(options.pages.as_deref(), &ground.project.home())?;
    let pages = PrivatePages::new(&own.unwrap_or_default());
    let mut left_out = BTreeSet::new();
    let mut all = Vec::new();
    for file in &options.files {
        let mut answers = read(file)?;
        if !options.private {
            let private = answers.iter().map(|(name, _)| name.to_owned());
            left_out.extend(private.filter(|name| pages.is_private(name)));
            answers.retain(|name| !pages.is_private(name));
        }
        all.push((file.clone(), answers));
    }
    let answers = merged(all)?;
    if options.curves {
        return curves::write(options, &path, &answers, ground, report);
    }
    let left_out = match left_out.len() {
        0 => String::new(),
        some => format!("; {} left out", count(some, "private one", "private ones")),
    };
    if answers.is_empty() {
        return Err(nothing(&left_out));
    }
    output::write_text(&path, &answers.to_toml(), Privacy::Private, options.force)?;
    report.result(&format!(
        "{}: {} on {}{left_out}",
        path.display(),
        count(answers.len(), "answer", "answers"),
        count(count_pages(&answers), "page", "pages")
    ));
    if !left_out.is_empty() {
        report.note("`--private` takes private answers too; that file is for you alone");
    }
    Ok(())
}

fn count_pages(answers: &Answers) -> usize {
    let head = |name: &str| name.parse::<FieldName>().ok().map(|field| field.stem.head());
    answers.iter().map(|(name, _)| head(name)).collect::<BTreeSet<_>>().len()
}

fn nothing(left_out: &str) -> Failure {
    let failure = Failure::new(format!("there is no answer to write{left_out}"));
    if left_out.is_empty() {
        failure.hint("fill the workbook in on screen and save it, then read it again")
    } else {
        failure.hint("`--private` takes private answers too; that file is for you alone")
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
