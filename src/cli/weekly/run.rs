//! The command from its options to its files.

use crate::cli::args::WeeklyOptions;
use crate::cli::failure::Failure;
use crate::cli::project::read_project;
use crate::cli::report::Report;
use crate::cli::weekly::decks::{Decks, check_wishes};
use crate::cli::weekly::drawing::Drawing;
use crate::cli::weekly::{again, files, memory, table, votes, weeks};
use crate::model::{PlanFile, WeeklyDefaults};

/// Draws a plan, or takes one that is there, and makes its files; `words` are the options as
/// they were typed.
pub(in crate::cli) fn run(
    options: &WeeklyOptions,
    words: &[String],
    report: &Report,
) -> Result<(), Failure> {
    let Some(path) = &options.plan else {
        return follow(options, None, words, report);
    };
    if !options.answers.is_empty() {
        return Err(again::belongs_to_the_draw("--answers"));
    }
    let file = again::read(path, report)?;
    let (merged, words) = again::merged(options, &file, words)?;
    follow(&merged, Some(file), &words, report)
}

/// Draws a plan, or takes the one that is there, and makes its files.
fn follow(
    options: &WeeklyOptions,
    old: Option<PlanFile>,
    words: &[String],
    report: &Report,
) -> Result<(), Failure> {
    let mut project = read_project(report)?;
    if old.is_some() {
        // A plan that is there was drawn by its own options, whatever the file says now.
        project.weekly = WeeklyDefaults::default();
    }
    let mut decks = Decks::load(options, report)?;
    check_wishes(&project.leave_out, &decks)?;
    let (mut options, mut words) = (options.clone(), words.to_vec());
    if old.is_none() && !options.answers.is_empty() {
        votes::steer(&mut options, &mut words, &mut project, &mut decks, report)?;
    }
    let options = &options;
    let start = match &old {
        Some(file) => file.plan.weeks.first().and_then(|week| week.start),
        None => weeks::start(options, &project.weekly)?,
    };
    let history = memory::read(options, start, report)?;
    let drawing =
        Drawing { options, project: &project, decks: &decks, start, history: &history };
    let plan = match old {
        Some(file) => drawing.changed(file, report)?,
        None => drawing.new_plan(report)?,
    };
    if options.preview {
        table::print(&plan, &decks, options.why, report);
        return Ok(());
    }
    if options.why {
        table::print_reasons(&plan, &decks, report);
    }
    let words = again::spelled(&words, &project.weekly);
    files::write(options, &decks, &plan, &history, &words, report)
}
