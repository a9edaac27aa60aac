//! Arguments, files, the terminal: the only place with a clock, randomness or environment.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "this is the part that prints"
)]

mod answers;
mod args;
mod cards;
mod check;
mod columns;
mod course;
mod deck_words;
mod decks;
mod environment;
mod find;
mod forget;
mod handout;
mod leave_out;
mod list;
mod output;
mod paths;
mod project;
mod report;
mod settled;
mod theme;
mod tonight;
mod unseen;
mod values;
mod weekly;
mod workbook;

use std::process::ExitCode;

use clap::{ArgMatches, CommandFactory, FromArgMatches};

use crate::cli::args::{Arguments, Command};
use crate::cli::report::Report;
use crate::cli::settled::Ground;
use crate::disk;
use crate::job::Failure;

/// Runs the program: 0 done, 1 the files or the request have a problem, 2 wrong usage.
pub fn run() -> ExitCode {
    // Where signals cannot be heard the system ends the run, and the next one clears up.
    let _ = disk::watch();
    std::panic::set_hook(Box::new(|slip| {
        disk::clear_up();
        report::say(&mut anstream::stderr(), &slip.to_string());
    }));
    let parsed = Arguments::command().try_get_matches().and_then(|matches| {
        Arguments::from_arg_matches(&matches).map(|arguments| (arguments, matches))
    });
    let (arguments, matches) = match parsed {
        Ok(parsed) => parsed,
        Err(why) => return Report::usage(&why),
    };
    let report = Report::new(arguments.quiet, arguments.verbose);
    report.ended(obey(&arguments, &matches, &report))
}

fn obey(
    arguments: &Arguments,
    matches: &ArgMatches,
    report: &Report,
) -> Result<(), Failure> {
    let ground = || Ground::new(report);
    match &arguments.command {
        None => {
            report.result(args::WELCOME.trim_end());
            Ok(())
        }
        Some(Command::Cards(options)) => cards::run(options, &ground()?, report),
        Some(Command::Tonight(options)) => tonight::run(options, &ground()?, report),
        Some(Command::Weekly(options)) => {
            weekly::run(options, &weekly::typed(matches), &ground()?, report)
        }
        Some(Command::Workbook(options)) => workbook::run(options, &ground()?, report),
        Some(Command::Handout(options)) => handout::run(options, &ground()?, report),
        Some(Command::Answers(options)) => answers::run(options, &ground()?, report),
        Some(Command::LeaveOut(options)) => leave_out::run(options, report),
        Some(Command::Forget(options)) => forget::run(options, report),
        Some(Command::Check(options)) => check::run(options, &ground()?, report),
        Some(Command::Decks(options)) => decks::run(options, report),
        Some(Command::List(options)) => list::run(options, &ground()?, report),
    }
}
