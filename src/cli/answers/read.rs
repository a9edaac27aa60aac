//! Reading the files that answers come from.

use std::path::{Path, PathBuf};

use crate::cli::report::Report;
use crate::disk::{self, DiskError};
use crate::job::{Failure, Gathered, KnownPages, Reading, answers_in, wrong};
use crate::load::PageLibrary;
use crate::model::Answers;
use crate::pdf::AnswersError;

/// No workbook is larger, and no file of answers.
const LARGEST: u64 = 64 << 20;

/// Reads the answers of a file, a filled workbook or one that `emberdeck answers` wrote.
fn read(path: &Path, pages: &KnownPages<'_>) -> Result<Reading, Failure> {
    let bytes = disk::read(path, LARGEST).map_err(|why| match why {
        DiskError::TooLarge(..) => wrong(path, &AnswersError::TooLarge),
        DiskError::Folder(_) | DiskError::Special(_) => {
            Failure::new(format!("`{}` is no file", path.display()))
                .hint("name a workbook that is filled in")
        }
        why => why.into(),
    })?;
    answers_in(path, bytes, pages, Report::places)
}

/// Reads files and puts their answers together.
pub(super) fn gather(
    paths: &[PathBuf],
    pages: &KnownPages<'_>,
    with_private: bool,
) -> Result<Gathered, Failure> {
    let read = |path: &PathBuf| Ok((path.clone(), read(path, pages)?));
    let files = paths.iter().map(read).collect::<Result<_, Failure>>()?;
    Gathered::new(files, pages, with_private)
}

/// All answers of files.
pub(in crate::cli) fn read_all(
    paths: &[PathBuf],
    own: Option<PageLibrary>,
    report: &Report,
) -> Result<Answers, Failure> {
    let own = own.unwrap_or_default();
    let gathered = gather(paths, &KnownPages::new(&own), true)?;
    if let Some(told) = gathered.unfit_in_short() {
        report.note(&told);
    }
    Ok(gathered.answers)
}
