//! The numbers of the weekly check-in → a page of curves for each of the two, or for both.

use std::path::Path;

use crate::cli::args::AnswersOptions;
use crate::cli::failure::Failure;
use crate::cli::report::Report;
use crate::model::Answers;

pub(super) fn write(
    _options: &AnswersOptions,
    _path: &Path,
    _answers: &Answers,
    _report: &Report,
) -> Result<(), Failure> {
    Err(Failure::new("not yet"))
}
