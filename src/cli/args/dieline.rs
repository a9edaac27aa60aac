//! The options of `box`.

#![expect(clippy::doc_markdown, reason = "doc comments here are help texts")]

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::args::cards::FILE;
use crate::cli::args::file::FileOptions;
use crate::cli::values::{language, typed, whole, word};
use crate::geom::{Format, Length, Margin, Paper};
use crate::model::{self, Duplex, Inking, Language, Settings, typed_name};

pub(super) const EXAMPLES: &str = "\
Examples:
  emberdeck box                                a tuck box for the starter deck
  emberdeck box --caliper 0.31mm               ten of your cards are 3.1 mm high
  emberdeck box touch --format tarot           for another deck, in another size
  emberdeck box --count 40 --title \"Ours\"      for forty cards, with a name of your own
  emberdeck box --outline                      lines alone, to color or to save ink
  emberdeck box --band                         a band of plain paper instead

Print it at 100 % (\"actual size\") on card of 200 to 300 g/m², cut along the solid lines, fold at
the dashed ones. The sheet says how, and has a place for who gives it to whom.";

const CARDS: &str = "The cards in it";
const LOOKS: &str = "Paper and look";

#[derive(Debug, Args)]
pub(in crate::cli) struct BoxOptions {
    /// Shipped decks or files; the first names the box [default: the starter deck].
    #[arg(value_name = "DECK")]
    pub(in crate::cli) decks: Vec<String>,

    /// How many cards go in [default: as many as `cards` prints of the decks].
    #[arg(long, value_name = "N", value_parser = whole(2, 500), help_heading = CARDS)]
    pub(in crate::cli) count: Option<u16>,

    /// Size of the cards: a name (`emberdeck list formats`) or WxH [default: poker].
    #[arg(long, value_name = "NAME|WxH", help_heading = CARDS)]
    pub(in crate::cli) format: Option<Format>,

    /// How thick a card is: measure ten in a pile, and say a tenth [default: by `--weight`].
    #[arg(long, value_name = "LENGTH", value_parser = model::caliper, help_heading = CARDS)]
    pub(in crate::cli) caliper: Option<Length>,

    /// What the cards weigh, in g/m²; their thickness is then assumed, 0.36 mm for 300 [default:
    /// 300gsm].
    #[arg(long, value_name = "GSM", value_parser = model::grammage, conflicts_with = "caliper", help_heading = CARDS)]
    pub(in crate::cli) weight: Option<f64>,

    /// Take decks for adults too.
    #[arg(long, help_heading = CARDS)]
    pub(in crate::cli) adult: bool,

    /// A belly band around the pile instead: of plain paper, glued at its ends.
    #[arg(long, help_heading = LOOKS)]
    pub(in crate::cli) band: bool,

    /// Without the flood of color on the front: lines alone.
    #[arg(long, help_heading = LOOKS)]
    pub(in crate::cli) outline: bool,

    /// The name on the front [default: that of the deck].
    #[arg(long, value_name = "TEXT", value_parser = typed_name, help_heading = LOOKS)]
    pub(in crate::cli) title: Option<String>,

    /// Paper: a name (`emberdeck list papers`) or WxH [default: letter in the US, Canada and
    /// Mexico, else a4].
    #[arg(long, value_name = "NAME|WxH", help_heading = LOOKS)]
    pub(in crate::cli) paper: Option<Paper>,

    /// The strip at the paper's edge that the printer cannot reach [default: 3mm].
    #[arg(long, value_name = "L[,L]", value_parser = model::margin, help_heading = LOOKS)]
    pub(in crate::cli) margin: Option<Margin>,

    /// Print "For …, from …" on the inside of the lid, on the second side: long-edge or
    /// short-edge, as the printer turns card; none has it outside, behind the front
    /// [default: none].
    #[arg(long, value_name = "EDGE", value_parser = word::<Duplex>, help_heading = LOOKS)]
    pub(in crate::cli) duplex: Option<Duplex>,

    /// The look: hearth, tide, meadow, plain, or a TOML file of your own [default: hearth].
    #[arg(long, alias = "theme", value_name = "NAME|FILE", help_heading = LOOKS)]
    pub(in crate::cli) look: Option<String>,

    /// With which inks: color, gray, saver (as `--outline`, in thin lines) [default: color].
    #[arg(long, value_name = "INK", value_parser = word::<Inking>, help_heading = LOOKS)]
    pub(in crate::cli) ink: Option<Inking>,

    /// The language of what the program says on it: en or es [default: the deck's].
    #[arg(long, value_name = "TAG", value_parser = language, help_heading = LOOKS)]
    pub(in crate::cli) lang: Option<Language>,

    /// Where to write; `-` is standard output [default: box.pdf].
    #[arg(short, long, value_name = "PATH", help_heading = FILE)]
    pub(in crate::cli) output: Option<PathBuf>,

    #[command(flatten)]
    pub(in crate::cli) file: FileOptions,

    /// The day the file is dated, YYYY-MM-DD [default: SOURCE_DATE_EPOCH, else none].
    #[arg(long, value_name = "DATE", help_heading = FILE)]
    pub(in crate::cli) date: Option<String>,
}

impl BoxOptions {
    /// What was typed of what can be settled. How paper turns and how thick it is are settled for
    /// sheets of cards and for books; a box asks for its own.
    pub(in crate::cli) fn typed(&self) -> Settings {
        let mut settings = Settings::default();
        let print = &mut settings.print;
        print.format = typed(self.format.as_ref());
        print.paper = typed(self.paper.as_ref());
        print.margin = typed(self.margin.as_ref());
        print.look = typed(self.look.as_ref());
        print.ink = typed(self.ink.as_ref());
        print.lang = typed(self.lang.clone().map(|language| vec![language]).as_ref());
        settings
    }

    /// The files that were typed.
    pub(in crate::cli) fn named(&self) -> impl Iterator<Item = &Path> {
        self.decks.iter().map(|word| Path::new(word.strip_prefix('+').unwrap_or(word)))
    }
}
