//! Reading the files that answers come from.

use std::path::{Path, PathBuf};

use crate::cli::report::Report;
use crate::disk::{self, DiskError};
use crate::job::{Failure, answers_in, merged, wrong};
use crate::model::Answers;
use crate::pdf::AnswersError;

/// No workbook is larger, and no file of answers.
const LARGEST: u64 = 64 << 20;

/// Reads the answers of a file, a filled workbook or one that `emberdeck answers` wrote.
pub(super) fn read(path: &Path) -> Result<Answers, Failure> {
    let bytes = disk::read(path, LARGEST).map_err(|why| match why {
        DiskError::TooLarge(..) => wrong(path, &AnswersError::TooLarge),
        DiskError::Folder(_) | DiskError::Special(_) => {
            Failure::new(format!("`{}` is no file", path.display()))
                .hint("name a workbook that is filled in")
        }
        why => why.into(),
    })?;
    answers_in(path, bytes, Report::places)
}

/// Reads files and puts their answers together.
pub(in crate::cli) fn read_all(paths: &[PathBuf]) -> Result<Answers, Failure> {
    let read = |path: &PathBuf| Ok((path.clone(), read(path)?));
    merged(paths.iter().map(read).collect::<Result<_, Failure>>()?)
}
