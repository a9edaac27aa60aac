//! Arguments, files, the terminal: the only place with a clock, randomness or environment.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "this is the part that prints"
)]

mod about;
mod answers;
mod args;
mod busy;
mod calibrate;
mod cards;
mod cards_of;
mod check;
mod columns;
mod course;
mod deck_words;
mod decks;
mod dieline;
mod environment;
mod find;
mod forget;
mod handout;
mod idle;
mod leaflet;
mod leave_out;
mod list;
mod output;
mod paths;
mod preview;
mod printers;
mod project;
mod replacing;
mod report;
mod settled;
mod sheet;
mod sides;
mod slips;
mod theme;
mod told;
mod tonight;
mod unseen;
mod values;
mod watching;
mod weekly;
mod workbook;

use std::path::Path;
use std::process::ExitCode;

use clap::{ArgMatches, FromArgMatches};

use crate::cli::args::{Arguments, Command, command_line};
use crate::cli::report::Report;
use crate::cli::settled::Ground;
use crate::cli::watching::watch;
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
    let mut line = command_line();
    // What is built in takes reading: it is read for those alone who ask.
    if std::env::args_os().any(|word| word == "--version") {
        line = line.long_version(about::built_in());
    }
    let parsed = line.try_get_matches().and_then(|matches| {
        Arguments::from_arg_matches(&matches).map(|arguments| (arguments, matches))
    });
    let (arguments, matches) = match parsed {
        Ok(parsed) => parsed,
        Err(why) => return Report::usage(&why),
    };
    if let Some(when) = arguments.color {
        when.hold();
    }
    let format = arguments.message_format.unwrap_or_default();
    let report = Report::new(arguments.quiet, arguments.verbose, format);
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
        Some(Command::Cards(options)) => {
            let watched = options.watch.then(|| options.named());
            let round = || cards::run(options, &ground()?, report);
            once_or_more(watched, options.output.as_deref(), report, round)
        }
        Some(Command::Box(options)) => dieline::run(options, &ground()?, report),
        Some(Command::Tonight(options)) => tonight::run(options, &ground()?, report),
        Some(Command::Weekly(options)) => {
            weekly::run(options, &weekly::typed(matches), &ground()?, report)
        }
        Some(Command::Workbook(options)) => {
            let watched = options.watch.then(|| options.named());
            let round = || workbook::run(options, &ground()?, report);
            once_or_more(watched, options.output.as_deref(), report, round)
        }
        Some(Command::Handout(options)) => {
            let watched = options.watch.then(|| options.named());
            let round = || handout::run(options, &ground()?, report);
            once_or_more(watched, options.output.as_deref(), report, round)
        }
        Some(Command::Answers(options)) => answers::run(options, &ground()?, report),
        Some(Command::LeaveOut(options)) => leave_out::run(options, report),
        Some(Command::Forget(options)) => forget::run(options, report),
        Some(Command::Calibrate(options)) => calibrate::run(options, &ground()?, report),
        Some(Command::Preview(options)) => {
            let watched = options.watch.then(|| options.named());
            let round = || preview::run(options, &ground()?, report);
            once_or_more(watched, options.output.as_deref(), report, round)
        }
        Some(Command::Check(options)) => {
            let watched = options.watch.then(|| options.named());
            let round = || check::run(options, &ground()?, report);
            once_or_more(watched, None, report, round)
        }
        Some(Command::Decks(options)) => decks::run(options, report),
        Some(Command::List(options)) => list::run(options, &ground()?, report),
        Some(Command::Completions(options)) => {
            about::completions(options, report);
            Ok(())
        }
        Some(Command::Man(options)) => about::man(options, report),
        Some(Command::Help(options)) => about::help(options, report),
    }
}

/// Does the work of a command once, or as often as what it is made from changes: `watched` are
/// then the files and folders that were typed.
fn once_or_more(
    watched: Option<Vec<&Path>>,
    output: Option<&Path>,
    report: &Report,
    round: impl Fn() -> Result<(), Failure>,
) -> Result<(), Failure> {
    match watched {
        Some(named) => watch(&named, output, report, round),
        None => round(),
    }
}
