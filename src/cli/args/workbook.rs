//! The options of `workbook`.

#![expect(clippy::doc_markdown, reason = "doc comments here are help texts")]

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::args::binding::BindingOptions;
use crate::cli::args::cards::FILE;
use crate::cli::args::file::FileOptions;
use crate::cli::args::look::LookOptions;
use crate::cli::values::{WhoseWord, typed, whole};
use crate::model::{Settings, typed_name, typed_text};

pub(super) const EXAMPLES: &str = "\
Examples:
  emberdeck workbook                                four weeks without dates, for the two of you
  emberdeck workbook --weeks 8 --paper letter
  emberdeck workbook --plan weekly/plan.toml        with the cards and days of a plan
  emberdeck workbook --for shared,a,b               a copy to share and one for each of you
  emberdeck workbook --flat --spiral                to print and to punch
  emberdeck workbook --booklet --cover              to print, fold and staple, with a cover
  emberdeck workbook --page no:journal --page no:graph

Copies for A and for B have private pages; they are in no other copy. Answers typed into a
copy stay in that file.";

const PAGES: &str = "The pages";

#[derive(Debug, Args)]
pub(in crate::cli) struct WorkbookOptions {
    /// With `--plan`: where its cards come from [default: the decks that the plan names].
    #[arg(value_name = "DECK", requires = "plan")]
    pub(in crate::cli) decks: Vec<String>,

    /// Where to write; copies for one person get `-a`, `-b` or `-counsellor` before `.pdf`
    /// [default: workbook.pdf].
    #[arg(short, long, value_name = "PATH", help_heading = FILE)]
    pub(in crate::cli) output: Option<PathBuf>,

    /// Make it anew whenever a file that it is made from is saved, until Ctrl-C.
    #[arg(long, help_heading = FILE)]
    pub(in crate::cli) watch: bool,

    #[command(flatten)]
    pub(in crate::cli) file: FileOptions,

    /// The day the file is dated, YYYY-MM-DD [default: SOURCE_DATE_EPOCH, else none].
    #[arg(long, value_name = "DATE", help_heading = FILE)]
    pub(in crate::cli) date: Option<String>,

    /// The plan whose weeks, days and cards stand in the book.
    #[arg(long, value_name = "FILE", help_heading = PAGES)]
    pub(in crate::cli) plan: Option<PathBuf>,

    /// Without a plan: how many weeks [default: 4].
    #[arg(long, value_name = "N", conflicts_with = "plan", value_parser = whole(1, 104), help_heading = PAGES)]
    pub(in crate::cli) weeks: Option<u16>,

    /// Whose copy; several give a file each [default: shared].
    #[arg(long = "for", value_enum, ignore_case = true, value_name = "WHO", value_delimiter = ',', help_heading = PAGES)]
    pub(in crate::cli) whose: Vec<WhoseWord>,

    /// Names on the cover, as you want them there; they stand nowhere else.
    #[arg(long, value_name = "TEXT", value_parser = typed_text, help_heading = PAGES)]
    pub(in crate::cli) names: Option<String>,

    /// A folder of pages of your own, with a book.toml for another order [default: a folder
    /// `workbook` beside emberdeck.toml, else in this one].
    #[arg(long, value_name = "DIR", help_heading = PAGES)]
    pub(in crate::cli) pages: Option<PathBuf>,

    /// Only this page, by its id; `no:journal` leaves one out. Repeatable.
    #[arg(long, value_name = "ID", value_delimiter = ',', value_parser = typed_name, help_heading = PAGES)]
    pub(in crate::cli) page: Vec<String>,

    #[command(flatten)]
    pub(in crate::cli) look: LookOptions,

    #[command(flatten)]
    pub(in crate::cli) binding: BindingOptions,
}

impl WorkbookOptions {
    /// The files and folders that were typed, for `--watch`: whatever names a shipped deck leads
    /// nowhere.
    pub(in crate::cli) fn named(&self) -> Vec<&Path> {
        let words = self.decks.iter().chain(&self.look.look).map(Path::new);
        let paths = self.plan.iter().chain(&self.pages).map(PathBuf::as_path);
        // Pages of one's own lie here, when nobody says where.
        words.chain(paths).chain([Path::new("workbook")]).collect()
    }

    /// What was typed of what can be settled.
    pub(in crate::cli) fn typed(&self) -> Settings {
        let mut settings = Settings::default();
        let print = &mut settings.print;
        self.look.settle(print);
        print.caliper = typed(self.binding.caliper.as_ref());
        print.cover_paper = typed(self.binding.cover_paper.as_ref());
        settings.weekly.weeks = typed(self.weeks.as_ref());
        settings
    }

    /// Whose copies are made.
    pub(in crate::cli) fn whose(&self) -> Vec<WhoseWord> {
        let mut whose = self.whose.clone();
        whose.dedup();
        if whose.is_empty() { vec![WhoseWord::Shared] } else { whose }
    }
}
