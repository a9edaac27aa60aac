//! The options of `preview`.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::args::cards::{Choice, FILE, Limits, SheetOptions};
use crate::cli::args::file::FileOptions;
use crate::cli::args::shuffling::Shuffling;
use crate::cli::values::{pixels, whole};
use crate::model::Settings;

pub(super) const EXAMPLES: &str = "\
Examples:
  emberdeck preview                            the starter deck at a glance, as preview.png
  emberdeck preview our-deck.toml --proof      with trim, safe area and what a shift costs
  emberdeck preview --cards faces --dpi 300    a picture of each face, in the folder faces
  emberdeck preview --card T-014 --size 1080x1920   one card for the screen of a phone
  emberdeck preview weekly --week 3            the cards of a week of your plan
  emberdeck preview cards.pdf --page 2         a page of any PDF

Pictures are drawn from the very PDF that would be printed.";

const SHOWN: &str = "What is shown";

#[derive(Debug, Args)]
pub(in crate::cli) struct PreviewOptions {
    /// Decks as `cards` takes them; or a plan, by its folder or its file; or one PDF [default: the
    /// starter deck].
    #[arg(value_name = "DECK|PLAN|FILE.pdf")]
    pub(in crate::cli) decks: Vec<String>,

    /// A deck as an option, such as `--deck +mine.toml`; repeatable.
    #[arg(long, value_name = "DECK")]
    pub(in crate::cli) deck: Vec<String>,

    /// Where to write; `-` is standard output [default: preview.png].
    #[arg(short, long, value_name = "PATH", conflicts_with = "cards", help_heading = FILE)]
    pub(in crate::cli) output: Option<PathBuf>,

    /// A picture of each face, front and back, in this folder; it is made when it is not there.
    #[arg(long, value_name = "DIR", help_heading = SHOWN)]
    pub(in crate::cli) cards: Option<PathBuf>,

    /// Pixels an inch of `--cards` and `--page`, 36 to 1200 [default: 300; of a page 110].
    #[arg(long, value_name = "N", value_parser = whole(36, 1200), conflicts_with = "size", help_heading = SHOWN)]
    pub(in crate::cli) dpi: Option<u16>,

    /// One page of the PDF, counted from 1.
    #[arg(long, value_name = "N", value_parser = whole(1, u16::MAX), conflicts_with = "cards", help_heading = SHOWN)]
    pub(in crate::cli) page: Option<u16>,

    /// Only this week of a plan.
    #[arg(long, value_name = "N", value_parser = whole(1, u16::MAX), help_heading = SHOWN)]
    pub(in crate::cli) week: Option<u16>,

    /// Fronts and backs with the trim, the safe area, the bleed, and where the trim comes to lie
    /// when a printer shifts the backs by 2 mm; with `--cards`, `--page` and `--size` drawn over each
    /// of these.
    #[arg(long, help_heading = SHOWN)]
    pub(in crate::cli) proof: bool,

    /// One face, or page, to fit a screen of so many pixels, such as 1080x1920; with `--cards`
    /// each.
    #[arg(long, value_name = "WxH", value_parser = pixels, help_heading = SHOWN)]
    pub(in crate::cli) size: Option<(u16, u16)>,

    /// Make it anew whenever a file that it is made from is saved, until Ctrl-C.
    #[arg(long, help_heading = FILE)]
    pub(in crate::cli) watch: bool,

    #[command(flatten)]
    pub(in crate::cli) file: FileOptions,

    #[command(flatten)]
    pub(in crate::cli) sheet: SheetOptions,

    #[command(flatten)]
    pub(in crate::cli) choice: Choice,

    #[command(flatten)]
    pub(in crate::cli) limits: Limits,

    #[command(flatten)]
    pub(in crate::cli) shuffling: Shuffling,
}

impl PreviewOptions {
    /// The files and folders that were typed, for `--watch`: whatever names a shipped deck leads
    /// nowhere.
    pub(in crate::cli) fn named(&self) -> Vec<&Path> {
        let words = self.decks.iter().chain(&self.deck);
        let words = words.map(|word| word.strip_prefix('+').unwrap_or(word));
        words.chain(self.sheet.look.as_deref()).map(Path::new).collect()
    }

    /// What was typed of what can be settled.
    pub(in crate::cli) fn typed(&self) -> Settings {
        let mut settings = Settings::default();
        self.choice.settle(&mut settings.print);
        self.limits.settle(&mut settings.print);
        self.sheet.settle(&mut settings.print);
        self.shuffling.settle(&mut settings.print);
        settings
    }
}
