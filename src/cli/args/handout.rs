//! The options of `handout`.

#![expect(clippy::doc_markdown, reason = "doc comments here are help texts")]

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::args::cards::FILE;
use crate::cli::args::look::LookOptions;
use crate::cli::values::{NameBy, WhoseWord, level, list, switch, typed, word};
use crate::model::{AccessNeed, Settings, typed_line, typed_name, typed_text};

pub(super) const EXAMPLES: &str = "\
Examples:
  emberdeck handout C-014 T-003 say-avoid
  emberdeck handout say-avoid --title \"For this week\" --note \"Ten minutes, twice\" --client K-17
  emberdeck handout C-014 repair --for counsellor       and a session plan beside it
  emberdeck handout C-014 T-003 --save grounding.toml   keep the choices, without the client
  emberdeck handout grounding.toml --client K-18        make it again
  emberdeck handout --batch clients.csv -o out          one PDF for each row

Columns of the batch: client, cards, worksheets, title, note, date, due, language, for, edition;
ids are parted by spaces. Days may be written as 2026-12-07, 07.12.2026 or 12/7/2026, as long as
one day of the column shows which number is the month. The client's code stands on the page and
nowhere else in the file.";

const PAGE: &str = "On the page";
const CARDS: &str = "The cards";
const MANY: &str = "Again and many";

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch that is typed")]
pub(in crate::cli) struct HandoutOptions {
    /// Cards and worksheets by id, in order, or one recipe (a .toml file).
    #[arg(value_name = "CARD|WORKSHEET")]
    pub(in crate::cli) items: Vec<String>,

    /// Make it anew whenever a file that it is made from is saved, until Ctrl-C.
    #[arg(long, help_heading = FILE)]
    pub(in crate::cli) watch: bool,

    /// Where to write; a copy for one person or the counselor gets `-a`, `-b` or `-counsellor`
    /// before `.pdf`. With `--batch` a folder [default: handout.pdf, or the folder handouts].
    #[arg(short, long, value_name = "PATH", help_heading = FILE)]
    pub(in crate::cli) output: Option<PathBuf>,

    /// Do everything but write the files.
    #[arg(long, help_heading = FILE)]
    pub(in crate::cli) dry_run: bool,

    /// Replace files that Emberdeck did not make or that were changed since.
    #[arg(long, help_heading = FILE)]
    pub(in crate::cli) force: bool,

    /// Open the first file when it is made.
    #[arg(long, conflicts_with_all = ["dry_run", "batch"], help_heading = FILE)]
    pub(in crate::cli) open: bool,

    /// Take the options of a preset (`emberdeck list presets`); what is typed beside it wins.
    #[arg(long, value_name = "NAME", help_heading = FILE)]
    pub(in crate::cli) preset: Option<String>,

    /// The title [default: "For the two of you"].
    #[arg(long, value_name = "TEXT", value_parser = typed_line, help_heading = PAGE)]
    pub(in crate::cli) title: Option<String>,

    /// A line of your own: "for you two: …".
    #[arg(long, value_name = "TEXT", value_parser = typed_text, help_heading = PAGE)]
    pub(in crate::cli) note: Option<String>,

    /// A code for the client; it stands on the page and nowhere else.
    #[arg(long, value_name = "CODE", value_parser = typed_name, help_heading = PAGE)]
    pub(in crate::cli) client: Option<String>,

    /// The day it is given, YYYY-MM-DD [default: SOURCE_DATE_EPOCH, else none].
    #[arg(long, value_name = "DATE", help_heading = PAGE)]
    pub(in crate::cli) date: Option<String>,

    /// The day it is due, YYYY-MM-DD.
    #[arg(long, value_name = "DATE", help_heading = PAGE)]
    pub(in crate::cli) due: Option<String>,

    /// Whose copy; `counsellor` makes a session plan beside the handout.
    #[arg(long = "for", value_enum, ignore_case = true, value_name = "WHO", value_delimiter = ',', help_heading = PAGE)]
    pub(in crate::cli) whose: Vec<WhoseWord>,

    /// Neutral titles, and nothing on top that says what it is about.
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = switch(), value_name = "yes|no", help_heading = PAGE)]
    pub(in crate::cli) discreet: Option<bool>,

    /// Where cards come from: shipped decks, files or folders; repeatable [default: all shipped
    /// decks but adult ones and those on request].
    #[arg(long, value_name = "DECK", help_heading = CARDS)]
    pub(in crate::cli) deck: Vec<String>,

    /// A folder of worksheets of your own [default: a folder `workbook`
    /// beside emberdeck.toml, else in this one].
    #[arg(long, value_name = "DIR", help_heading = CARDS)]
    pub(in crate::cli) pages: Option<PathBuf>,

    /// Show the cards' variants for a need: seated, low-vision, hearing, chronic-pain,
    /// neurodivergent, low-energy; repeatable.
    #[arg(long, value_name = "NEED", value_delimiter = ',', value_parser = word::<AccessNeed>, help_heading = CARDS)]
    pub(in crate::cli) access: Vec<AccessNeed>,

    /// Show how the cards are done from far away.
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = switch(), value_name = "yes|no", help_heading = CARDS)]
    pub(in crate::cli) long_distance: Option<bool>,

    /// Both have said yes to this touch level; without it cards from level 3 are refused.
    #[arg(long, value_name = "LEVEL", value_parser = level, help_heading = CARDS)]
    pub(in crate::cli) both_agree: Option<u8>,

    /// Take decks for adults too.
    #[arg(long, help_heading = CARDS)]
    pub(in crate::cli) adult: bool,

    #[command(flatten)]
    pub(in crate::cli) look: LookOptions,

    /// Keep the choices as a recipe, without client and dates.
    #[arg(long, value_name = "FILE", conflicts_with = "batch", help_heading = MANY)]
    pub(in crate::cli) save: Option<PathBuf>,

    /// Note what each code was handed, and say when a code has had something before.
    #[arg(long, value_name = "FILE", help_heading = MANY)]
    pub(in crate::cli) log: Option<PathBuf>,

    /// A table of clients: one PDF for each row, the others too when one fails.
    #[arg(long, value_name = "FILE.csv", conflicts_with_all = ["items", "client", "title", "note", "date", "due", "whose"], help_heading = MANY)]
    pub(in crate::cli) batch: Option<PathBuf>,

    /// What files are named by: those of a batch by row or code [default: row], one handout by code
    /// instead of `--output`.
    #[arg(long, value_enum, ignore_case = true, help_heading = MANY)]
    pub(in crate::cli) name_by: Option<NameBy>,
}

impl HandoutOptions {
    /// The files and folders that were typed, for `--watch`: whatever names a shipped deck leads
    /// nowhere.
    pub(in crate::cli) fn named(&self) -> Vec<&Path> {
        let words = self.items.iter().chain(&self.deck);
        let words = words.map(|word| word.strip_prefix('+').unwrap_or(word));
        let words = words.chain(self.look.look.as_deref()).map(Path::new);
        let paths = self.pages.iter().chain(&self.batch).map(PathBuf::as_path);
        // Pages of one's own lie here, when nobody says where.
        words.chain(paths).chain([Path::new("workbook")]).collect()
    }

    /// What was typed of what can be settled.
    pub(in crate::cli) fn typed(&self) -> Settings {
        let mut settings = Settings::default();
        let print = &mut settings.print;
        print.discreet = typed(self.discreet.as_ref());
        print.access = list(&self.access);
        print.long_distance = typed(self.long_distance.as_ref());
        self.look.settle(print);
        settings
    }

    /// What the files of a batch are named by.
    pub(in crate::cli) fn name_by(&self) -> NameBy {
        self.name_by.unwrap_or(NameBy::Row)
    }
}
