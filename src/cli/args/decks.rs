//! The options of `check`, `decks` and `list`.

#![expect(clippy::doc_markdown, reason = "doc comments here are help texts")]

use std::path::Path;

use clap::{Args, Subcommand};

use crate::cli::args::cards::{Choice, Limits};
use crate::cli::args::file::FolderOptions;
use crate::cli::values::{Denied, Listed, typed};
use crate::geom::Format;
use crate::model::{Settings, typed_line};

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
  emberdeck list cards               the cards of all decks, yours in this folder too
  emberdeck list cards our-deck.toml the cards of a deck of your own
  emberdeck list cards --search \"letter paper\" --minutes ..15
  emberdeck list cards --kind touch --touch ..1 --access seated
  emberdeck list worksheets --search repair
  emberdeck list cards --message-format json

Of each card: its id, deck, kind and topics, pace (1 to 5), touch (0 to 5), minutes and title, and
beneath it what it needs: cards that come first, things to have there. What does not fit 100
columns is cut there, and whole in JSON.";

#[derive(Debug, Args)]
pub(in crate::cli) struct CheckOptions {
    /// Shipped decks, TOML files, or folders of them [default: this folder].
    #[arg(value_name = "DECK")]
    pub(in crate::cli) decks: Vec<String>,

    /// Size of the cards that the texts must fit: a name or WxH [default: poker].
    #[arg(long, value_name = "NAME|WxH")]
    pub(in crate::cli) format: Option<Format>,

    /// Treat warnings as errors.
    #[arg(long, value_enum, ignore_case = true, value_name = "WHAT")]
    pub(in crate::cli) deny: Option<Denied>,

    /// Explain a warning by its code, such as W012.
    #[arg(long, value_name = "CODE")]
    pub(in crate::cli) explain: Option<String>,

    /// Check anew whenever one of the files is saved, until Ctrl-C.
    #[arg(long)]
    pub(in crate::cli) watch: bool,

    /// Show which cards serve which technique, as a table in Markdown.
    #[arg(long)]
    pub(in crate::cli) coverage: bool,
}

impl CheckOptions {
    /// The files and folders that were typed, for `--watch`: whatever names a shipped deck leads
    /// nowhere.
    pub(in crate::cli) fn named(&self) -> Vec<&Path> {
        let named = self.decks.iter().map(Path::new);
        // Decks of this folder, when none is named, and pages of one's own.
        let here = self.decks.is_empty().then_some(Path::new("."));
        named.chain(here).chain([Path::new("workbook")]).collect()
    }

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
    Export(FolderOptions),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ListOptions {
    /// What to list.
    #[arg(value_enum, ignore_case = true)]
    pub(in crate::cli) what: Listed,

    /// With `cards`: shipped decks, TOML files, or folders of them; with `+` before it a deck comes
    /// to the shipped ones [default: all shipped decks but adult ones, and the decks of this
    /// folder].
    #[arg(value_name = "DECK")]
    pub(in crate::cli) decks: Vec<String>,

    /// With `cards` or `worksheets`: only those in which all these words occur, in a card's title,
    /// prompt, steps or tags, in a page's id, title, first lines or aim; case and accents make no
    /// difference. Repeatable.
    #[arg(long, value_name = "WORDS", value_parser = typed_line)]
    pub(in crate::cli) search: Vec<String>,

    #[command(flatten)]
    pub(in crate::cli) choice: Choice,

    #[command(flatten)]
    pub(in crate::cli) limits: Limits,
}

impl ListOptions {
    /// What was typed of what can be settled.
    pub(in crate::cli) fn typed(&self) -> Settings {
        let mut settings = Settings::default();
        self.choice.settle(&mut settings.print);
        self.limits.settle(&mut settings.print);
        settings
    }

    /// Whether anything was typed that only cards have.
    pub(in crate::cli) fn chooses_cards(&self) -> bool {
        let Choice { card, both_agree, adult, .. } = &self.choice;
        self.typed() != Settings::default()
            || !card.is_empty()
            || both_agree.is_some()
            || *adult
    }
}
