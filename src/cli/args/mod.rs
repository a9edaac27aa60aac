//! What can be typed.

mod about;
mod answers;
mod binding;
mod brief;
mod calibrate;
mod cards;
mod decks;
mod dieline;
mod file;
mod handout;
mod look;
mod preview;
mod shuffling;
mod split;
mod tonight;
mod weekly;
mod workbook;

use clap::{CommandFactory, Parser, Subcommand};

use crate::cli::values::MessageFormat;

pub(super) use about::{ColorWhen, CompletionsOptions, HelpOptions};
pub(super) use answers::AnswersOptions;

pub(super) use calibrate::CalibrateOptions;
pub(super) use cards::{CardsOptions, Choice, SheetOptions};
pub(super) use decks::{CheckOptions, DecksCommand, DecksOptions, ListOptions};
pub(super) use dieline::BoxOptions;
pub(super) use file::{FileOptions, FolderOptions};
pub(super) use handout::HandoutOptions;
pub(super) use preview::PreviewOptions;
pub(super) use shuffling::Shuffling;
pub(super) use tonight::TonightOptions;
pub(super) use weekly::{ForgetOptions, LeaveOutOptions, WeeklyOptions};
pub(super) use workbook::WorkbookOptions;

/// What the program says when it is called without a command.
pub(super) const WELCOME: &str = "\
Emberdeck makes decks of cards for couples, ready to print and cut at home.

  emberdeck cards            a deck of 54 cards as cards.pdf
  emberdeck cards DECK.toml  a deck of your own
  emberdeck box              a box to fold for them, as box.pdf
  emberdeck weekly           eight weeks of cards with their dates, in the folder weekly
  emberdeck tonight          one evening for the two of you, in order, on one sheet
  emberdeck workbook         a workbook for the two of you, as workbook.pdf
  emberdeck handout C-014    a page for one session, with cards and worksheets by id
  emberdeck preview          all cards at a glance, as preview.png
  emberdeck check DECK.toml  every problem in a deck, with its place
  emberdeck decks            the decks that come with the program

`emberdeck help cards` names all options; `emberdeck help printing` is a short read, as are `weeks`,
`decks` and `privacy`.
";

/// Makes cards, weekly plans, workbooks and handouts for couples, ready to print.
#[derive(Debug, Parser)]
#[command(
    name = "emberdeck",
    version,
    about,
    disable_help_subcommand = true,
    args_override_self = true
)]
pub(super) struct Arguments {
    /// Say nothing but errors.
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,

    /// Say more: what is settled and where, the look, the grid and its margins.
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub(super) verbose: bool,

    /// Colors on the terminal: auto, always or never.
    #[arg(
        long,
        global = true,
        value_enum,
        ignore_case = true,
        hide_possible_values = true,
        value_name = "WHEN"
    )]
    pub(super) color: Option<ColorWhen>,

    /// How results are shown: human, or json: one object on each line, and one for each file that
    /// is made, found or erased. Notes and errors stay words, on standard error.
    #[arg(
        long,
        global = true,
        value_enum,
        ignore_case = true,
        hide_possible_values = true,
        value_name = "HOW"
    )]
    pub(super) message_format: Option<MessageFormat>,

    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// The whole command line: its options with what `-h` shows of them.
pub(super) fn command_line() -> clap::Command {
    brief::brief(Arguments::command())
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make card sheets as a PDF.
    #[command(after_long_help = cards::EXAMPLES)]
    Cards(Box<CardsOptions>),
    /// Make a tuck box or a belly band for a deck.
    #[command(after_long_help = dieline::EXAMPLES)]
    Box(Box<BoxOptions>),
    /// Make the cards of one evening, in order: a pile that rises and comes down again.
    #[command(after_long_help = tonight::EXAMPLES)]
    Tonight(Box<TonightOptions>),
    /// Plan weeks: cards for each day, drawn at random, within rules that keep them gentle.
    #[command(after_long_help = weekly::EXAMPLES)]
    Weekly(Box<WeeklyOptions>),
    /// Make the workbook that goes with a deck or a plan: to print, to bind, to fill in on screen.
    #[command(after_long_help = workbook::EXAMPLES)]
    Workbook(Box<WorkbookOptions>),
    /// Make a handout for one session: cards as exercises, worksheets, a line of your own.
    #[command(after_long_help = handout::EXAMPLES)]
    Handout(Box<HandoutOptions>),
    /// Read the answers of a filled workbook, or draw your check-ins as curves.
    #[command(after_long_help = answers::EXAMPLES)]
    Answers(Box<AnswersOptions>),
    /// Add to what the two of you leave out, each in private.
    #[command(after_long_help = weekly::LEAVE_OUT_EXAMPLES)]
    LeaveOut(LeaveOutOptions),
    /// Show what this folder remembers of you, or erase it.
    #[command(after_long_help = weekly::FORGET_EXAMPLES)]
    Forget(ForgetOptions),
    /// Measure how far a printer's backs lie off, and keep it.
    #[command(after_long_help = calibrate::EXAMPLES)]
    Calibrate(Box<CalibrateOptions>),
    /// Make pictures: all cards at a glance, each by itself, one for a phone; of any PDF too.
    #[command(after_long_help = preview::EXAMPLES)]
    Preview(Box<PreviewOptions>),
    /// Find every problem in decks, with its place and what to do.
    #[command(after_long_help = decks::CHECK_EXAMPLES)]
    Check(CheckOptions),
    /// Show the decks that come with the program, or copy them to edit.
    #[command(after_long_help = decks::DECKS_EXAMPLES)]
    Decks(DecksOptions),
    /// List the names that options take.
    #[command(after_long_help = decks::LIST_EXAMPLES)]
    List(ListOptions),
    /// Write a script that lets the Tab key complete commands and options.
    #[command(after_long_help = about::COMPLETIONS_EXAMPLES)]
    Completions(CompletionsOptions),
    /// Write manual pages into a folder.
    #[command(after_long_help = about::MAN_EXAMPLES)]
    Man(FolderOptions),
    /// Explain a command, or printing, weeks, decks or privacy.
    Help(HelpOptions),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{InPlan, OPTIONS, OptionRow, Theme};

    #[test]
    fn the_options_are_consistent() {
        command_line().debug_assert();
    }

    #[test]
    fn every_option_has_a_help_text() {
        assert!(command_line().get_subcommands().count() >= 10);
        for command in command_line().get_subcommands() {
            for option in
                command.get_arguments().filter(|option| option.get_id() != "help")
            {
                assert!(
                    option.get_help().is_some(),
                    "{} {}",
                    command.get_name(),
                    option.get_id()
                );
            }
        }
    }

    /// The long names of a command's options, those of all commands among them.
    fn options(command: &clap::Command) -> Vec<String> {
        let longs = command.get_arguments().filter_map(|option| option.get_long());
        let names = longs.filter(|name| !["help", "version"].contains(name));
        let below = command.get_subcommands().flat_map(options);
        names.map(str::to_owned).chain(below).collect()
    }

    #[test]
    fn every_option_has_a_row_and_every_row_an_option() {
        let all = options(&command_line());
        assert!(!all.is_empty());
        for name in &all {
            assert!(OptionRow::find(name).is_some(), "`--{name}` has no row in OPTIONS");
        }
        for row in OPTIONS {
            assert!(all.iter().any(|name| name == row.name), "no option `{}`", row.name);
        }
    }

    #[test]
    fn what_a_plan_makes_of_an_option_is_said_for_those_of_weekly() {
        let command = command_line();
        let weekly = command.find_subcommand("weekly").unwrap();
        let all = [options(weekly), options_of_all(&command)].concat();
        for row in OPTIONS {
            let has = all.iter().any(|name| name == row.name);
            assert_eq!(has, row.in_plan != InPlan::Absent, "`--{}`", row.name);
        }
    }

    #[test]
    fn the_help_of_every_look_names_the_usual_one() {
        let mut looks = 0;
        for command in command_line().get_subcommands() {
            let mut options = command.get_arguments();
            if let Some(look) = options.find(|option| {
                option.get_id() == "look" && option.get_long() == Some("look")
            }) {
                let help = look.get_long_help().unwrap().to_string();
                let usual = format!("[default: {}]", Theme::HEARTH);
                assert!(help.contains(&usual), "{}: {help}", command.get_name());
                looks += 1;
            }
        }
        assert_eq!(
            looks, 8,
            "cards, box, preview, tonight, weekly, workbook, handout, answers"
        );
    }

    fn options_of_all(command: &clap::Command) -> Vec<String> {
        let all = command.get_arguments().filter(|option| option.is_global_set());
        all.filter_map(|option| option.get_long().map(str::to_owned)).collect()
    }
}
