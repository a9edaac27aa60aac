//! The options of `answers`.

#![expect(clippy::doc_markdown, reason = "doc comments here are help texts")]

use std::path::PathBuf;

use clap::Args;

use crate::cli::args::cards::FILE;
use crate::cli::values::{language, typed, word};
use crate::geom::Paper;
use crate::model::{Edition, Inking, Language, Settings};

pub(super) const EXAMPLES: &str = "\
Examples:
  emberdeck answers workbook.pdf                       what the two of you share, as answers.toml
  emberdeck answers workbook-a.pdf --private           private pages too, as answers-a.toml
  emberdeck answers workbook-a.pdf workbook-b.pdf      both copies in one file
  emberdeck answers workbook.pdf --curves              your check-ins: curves-a.pdf, curves-b.pdf
  emberdeck answers workbook.pdf --curves --together   both on one page: curves.pdf

Fill the workbook in on screen and save it first. `emberdeck weekly --answers` lets your votes
steer the next weeks.

Every answer is kept but those for one of you alone, unless you say `--private`: those on private
pages, on pages that are not known, and whether a card may come again. What a field does not take,
as 11 on a scale up to 10, is told and left out. What is neither kept nor left out was empty.";

const CURVES: &str = "Your check-ins as curves";

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch that is typed")]
pub(in crate::cli) struct AnswersOptions {
    /// Filled workbooks, or files of answers.
    #[arg(value_name = "FILE", required = true)]
    pub(in crate::cli) files: Vec<PathBuf>,

    /// Where to write [default: answers.toml, with private ones answers-a.toml or answers-b.toml;
    /// with `--curves` curves.pdf, with `-a` or `-b` before `.pdf`].
    #[arg(short, long, value_name = "PATH", help_heading = FILE)]
    pub(in crate::cli) output: Option<PathBuf>,

    /// Take the answers of private pages too, votes and what you said of cards among them.
    #[arg(long, help_heading = FILE)]
    pub(in crate::cli) private: bool,

    /// A folder of pages of your own: which of them are private [default: a folder `workbook`
    /// beside emberdeck.toml, else in this one].
    #[arg(long, value_name = "DIR", help_heading = FILE)]
    pub(in crate::cli) pages: Option<PathBuf>,

    /// Replace a file with other answers, or a PDF that was changed.
    #[arg(long, help_heading = FILE)]
    pub(in crate::cli) force: bool,

    /// Do everything but write.
    #[arg(long, help_heading = FILE)]
    pub(in crate::cli) dry_run: bool,

    /// Draw the numbers of the weekly check-in as curves, a page for each of you.
    #[arg(long, help_heading = CURVES)]
    pub(in crate::cli) curves: bool,

    /// Both on one page.
    #[arg(long, requires = "curves", help_heading = CURVES)]
    pub(in crate::cli) together: bool,

    /// Paper: a4, letter, a5, half-letter, or WxH [default: letter in the US, Canada and Mexico,
    /// else a4].
    #[arg(long, value_name = "NAME|WxH", requires = "curves", help_heading = CURVES)]
    pub(in crate::cli) paper: Option<Paper>,

    /// The look: hearth, tide, meadow, plain, or a TOML file of your own [default: hearth].
    #[arg(long, alias = "theme", value_name = "NAME|FILE", requires = "curves", help_heading = CURVES)]
    pub(in crate::cli) look: Option<String>,

    /// With which inks: color, gray (each color as a gray that is as dark), saver (no fills, thin
    /// lines) [default: color].
    #[arg(long, value_name = "INK", value_parser = word::<Inking>, requires = "curves", help_heading = CURVES)]
    pub(in crate::cli) ink: Option<Inking>,

    /// How large the type is: standard (10 pt at least), clear (14), large (16), dyslexia (12,
    /// letters, words and lines further apart) [default: standard].
    #[arg(long, value_name = "EDITION", value_parser = word::<Edition>, requires = "curves", help_heading = CURVES)]
    pub(in crate::cli) edition: Option<Edition>,

    /// The language of the page [default: en].
    #[arg(long, value_name = "TAG", value_parser = language, requires = "curves", help_heading = CURVES)]
    pub(in crate::cli) lang: Option<Language>,

    /// The day the file is dated, YYYY-MM-DD [default: SOURCE_DATE_EPOCH, else none].
    #[arg(long, value_name = "DATE", requires = "curves", help_heading = CURVES)]
    pub(in crate::cli) date: Option<String>,
}

impl AnswersOptions {
    /// What was typed of what can be settled.
    pub(in crate::cli) fn typed(&self) -> Settings {
        let mut settings = Settings::default();
        let print = &mut settings.print;
        print.lang = typed(self.lang.clone().map(|language| vec![language]).as_ref());
        print.paper = typed(self.paper.as_ref());
        print.look = typed(self.look.as_ref());
        print.ink = typed(self.ink.as_ref());
        print.edition = typed(self.edition.as_ref());
        settings
    }
}
