//! The options of `check`, `decks` and `list`.

#![expect(clippy::doc_markdown, reason = "doc comments here are help texts")]

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::cli::values::{Denied, Listed, MessageFormat, typed};
use crate::geom::Format;
use crate::model::Settings;

pub(super) const CHECK_EXAMPLES: &str = "\
Examples:
  emberdeck check                    all decks in this folder
  emberdeck check our-deck.toml      one deck
  emberdeck check --format tarot     as it would be set on tarot cards
  emberdeck check --deny warnings    warnings are errors too
  emberdeck check --explain W003     what a warning means";

pub(super) const DECKS_EXAMPLES: &str = "\
Examples:
  emberdeck decks                    what comes with the program
  emberdeck decks export my-decks    copies to edit";

pub(super) const LIST_EXAMPLES: &str = "\
Examples:
  emberdeck list formats             sizes of cards
  emberdeck list cards               the cards of the starter deck
  emberdeck list cards our-deck.toml the cards of a deck of your own";

#[derive(Debug, Args)]
pub(in crate::cli) struct CheckOptions {
    /// Shipped decks, TOML files, or folders of them [default: this folder].
    #[arg(value_name = "DECK")]
    pub(in crate::cli) decks: Vec<String>,

    /// Size of the cards that the texts must fit: a name or WxH [default: poker].
    #[arg(long, value_name = "NAME|WxH")]
    pub(in crate::cli) format: Option<Format>,

    /// Take warnings for errors.
    #[arg(long, value_enum, ignore_case = true, value_name = "WHAT")]
    pub(in crate::cli) deny: Option<Denied>,

    /// Explain a warning by its code, such as W012.
    #[arg(long, value_name = "CODE")]
    pub(in crate::cli) explain: Option<String>,

    /// How problems are told [default: human].
    #[arg(long, value_enum, ignore_case = true)]
    pub(in crate::cli) message_format: Option<MessageFormat>,

    /// Show which cards serve which technique, as a table in Markdown.
    #[arg(long)]
    pub(in crate::cli) coverage: bool,
}

impl CheckOptions {
    /// What was typed of what can be settled.
    pub(in crate::cli) fn typed(&self) -> Settings {
        let mut settings = Settings::default();
        settings.print.format = typed(self.format.as_ref());
        settings
    }
}

#[derive(Debug, Args)]
pub(in crate::cli) struct DecksOptions {
    #[command(subcommand)]
    pub(in crate::cli) command: Option<DecksCommand>,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum DecksCommand {
    /// Copy the shipped decks into a folder.
    Export {
        /// The folder; it is made when it is not there.
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// Replace copies that were edited.
        #[arg(long)]
        force: bool,
    },
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ListOptions {
    /// What to list.
    #[arg(value_enum, ignore_case = true)]
    pub(in crate::cli) what: Listed,

    /// With `cards`: shipped decks, TOML files, or folders of them.
    #[arg(value_name = "DECK")]
    pub(in crate::cli) decks: Vec<String>,

    /// With `cards`: take decks for adults too.
    #[arg(long)]
    pub(in crate::cli) adult: bool,
}
