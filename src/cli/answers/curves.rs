//! The numbers of the weekly check-in → files of curves.

use std::path::Path;

use crate::cli::args::AnswersOptions;
use crate::cli::output;
use crate::cli::paths::path_for;
use crate::cli::report::Report;
use crate::cli::settled::{Ask, Ground};
use crate::cli::theme::theme;
use crate::cli::workbook::own_pages;
use crate::job::Failure;
use crate::job::book::library;
use crate::job::curves::{CurvesRequest, make_curves};
use crate::model::{Answers, Language, People, Whose};

/// Makes the pages, and writes them when all are made.
pub(super) fn write(
    options: &AnswersOptions,
    path: &Path,
    answers: &Answers,
    ground: &Ground<'_>,
    report: &Report,
) -> Result<(), Failure> {
    let (typed, date) = (options.typed(), options.date.as_deref());
    let ask = Ask { command: "answers", typed, date, ..Ask::default() };
    let settled = ground.settle(ask)?;
    let language = settled.language().unwrap_or_else(Language::english);
    let own = own_pages(options.pages.as_deref(), &ground.project.home())?;
    let request = CurvesRequest {
        answers,
        pages: &library(own, &language, &[])?.pages,
        together: options.together,
        paper: &settled.paper(),
        theme: &theme(&settled, report)?,
        edition: settled.edition(),
        language: &language,
        date: settled.around.date.as_deref(),
    };
    let made = make_curves(&request)?;
    let path_of = |people| match people {
        People::Both => path.to_owned(),
        People::One(person) => path_for(path, Whose::Own(person)),
    };
    for (people, _) in &made {
        output::may_write_pdf(&path_of(*people), options.force)?;
    }
    for (people, made) in &made {
        let path = path_of(*people);
        options.writing().put(&path, made, report)?;
    }
    Ok(())
}
