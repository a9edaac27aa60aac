//! The options of `tonight`.

use std::path::PathBuf;

use clap::Args;

use crate::cli::args::cards::{Choice, FILE, Limits, SheetOptions};
use crate::cli::args::file::FileOptions;
use crate::cli::args::split::SplitOptions;
use crate::cli::values::whole;
use crate::model::{Settings, typed_name};

pub(super) const EXAMPLES: &str = "\
Examples:
  emberdeck tonight                        about an hour, touch brief at most
  emberdeck tonight --length 45            a shorter evening
  emberdeck tonight --topic memories       with cards about memories, where there are any
  emberdeck tonight --touch ..2            touch may be held
  emberdeck tonight --long-distance        for two who are apart
  emberdeck tonight --evening ours.toml    an evening of your own

The first card tells the way; lay the pile face down, and turn the cards one by one.
`emberdeck list courses` shows the evenings.";

const EVENING: &str = "The evening";

#[derive(Debug, Args)]
pub(in crate::cli) struct TonightOptions {
    /// Shipped decks, TOML files, lists of questions (.txt), or folders of decks; with `+` before
    /// it a deck comes to the shipped ones [default: all shipped decks but adult ones
    /// and those on request].
    #[arg(value_name = "DECK")]
    pub(in crate::cli) decks: Vec<String>,

    /// The same as an option, such as `--deck +mine.toml`; repeatable.
    #[arg(long, value_name = "DECK")]
    pub(in crate::cli) deck: Vec<String>,

    /// The way it goes: an evening's id (`emberdeck list courses`) or a TOML file [default:
    /// tonight, or the evening in the cards' language].
    #[arg(long, value_name = "ID|FILE", help_heading = EVENING)]
    pub(in crate::cli) evening: Option<String>,

    /// How long it is, in minutes: 45, 60, 90 [default: 60, or the middle length of an evening of
    /// your own].
    #[arg(long, value_name = "MINUTES", value_parser = whole(1, 1440), help_heading = EVENING)]
    pub(in crate::cli) length: Option<u16>,

    /// Any words; printed on the sheets, so no names [default: drawn, and printed].
    #[arg(long, value_name = "TEXT", value_parser = typed_name, help_heading = EVENING)]
    pub(in crate::cli) seed: Option<String>,

    /// Where to write; `-` is standard output [default: tonight.pdf].
    #[arg(short, long, value_name = "PATH", help_heading = FILE)]
    pub(in crate::cli) output: Option<PathBuf>,

    #[command(flatten)]
    pub(in crate::cli) file: FileOptions,

    #[command(flatten)]
    pub(in crate::cli) sheet: SheetOptions,

    #[command(flatten)]
    pub(in crate::cli) split: SplitOptions,

    #[command(flatten)]
    pub(in crate::cli) choice: Choice,

    #[command(flatten)]
    pub(in crate::cli) limits: Limits,
}

impl TonightOptions {
    /// What was typed of what can be settled.
    pub(in crate::cli) fn typed(&self) -> Settings {
        let mut settings = Settings::default();
        self.choice.settle(&mut settings.print);
        self.limits.settle(&mut settings.print);
        self.sheet.settle(&mut settings.print);
        settings
    }
}
