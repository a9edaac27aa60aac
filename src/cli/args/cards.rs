//! The options of `cards`; those that choose cards and set sheets serve other commands too.

#![expect(clippy::doc_markdown, reason = "doc comments here are help texts")]

use std::path::PathBuf;

use clap::Args;

use crate::cli::selection::{SheetRange, SideOf, word};
use crate::cli::values::{
    BacksWord, DuplexWord, EditionWord, MarksWord, OrderWord, parse_gutter, parse_offset,
    parse_positive,
};
use crate::geom::{Format, Length, Paper, Point};
use crate::model::{AccessNeed, Cost, Energy, Kind, Privacy, Setting, Theme, Topic};
use crate::pick::Range;
use crate::sheet::Gutter;

pub(super) const EXAMPLES: &str = "\
Examples:
  emberdeck cards                              the starter deck on your paper
  emberdeck cards --paper letter               nine poker cards on each sheet of Letter
  emberdeck cards --kind touch --pace ..2      gentle touch cards only
  emberdeck cards --topic no:money --shuffle   without money, in a new order
  emberdeck cards --card C-004 --card T-007    print two cards again
  emberdeck cards --duplex short-edge          for a printer that flips like a calendar
  emberdeck cards --back-offset 0.8mm,-0.5mm   backs a little right and up
  emberdeck cards our-deck.toml -o ours.pdf    a deck of your own

Print both sides at 100 % (\"actual size\") and measure the bar at the sheet's edge.";

/// Names of the options that choose cards; `--help` shows them together.
const CHOOSE: &str = "Which cards";
const PAPER: &str = "Paper and cards";
const BACKS: &str = "Backs";
pub(super) const FILE: &str = "The file";

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch that is typed")]
pub(in crate::cli) struct CardsOptions {
    /// Shipped decks, TOML files, or folders of them [default: the starter deck].
    #[arg(value_name = "DECK")]
    pub(in crate::cli) decks: Vec<String>,

    /// Where to write.
    #[arg(short, long, value_name = "PATH", default_value = "cards.pdf", help_heading = FILE)]
    pub(in crate::cli) output: PathBuf,

    /// Do everything but write the file.
    #[arg(long, help_heading = FILE)]
    pub(in crate::cli) dry_run: bool,

    /// Replace a file that Emberdeck did not make or that was changed since.
    #[arg(long, help_heading = FILE)]
    pub(in crate::cli) force: bool,

    /// Open the file when it is made.
    #[arg(long, conflicts_with = "dry_run", help_heading = FILE)]
    pub(in crate::cli) open: bool,

    #[command(flatten)]
    pub(in crate::cli) sheet: SheetOptions,

    #[command(flatten)]
    pub(in crate::cli) choice: Choice,

    #[command(flatten)]
    pub(in crate::cli) limits: Limits,

    /// Put the cards in a new order; the same seed gives the same order.
    #[arg(long, help_heading = CHOOSE)]
    pub(in crate::cli) shuffle: bool,

    /// Any words; printed on the sheets, so no names [default: drawn, and printed].
    #[arg(long, value_name = "TEXT", requires = "shuffle", help_heading = CHOOSE)]
    pub(in crate::cli) seed: Option<String>,
}

/// The options that say how cards look and lie on their sheets.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct SheetOptions {
    /// Paper: a name (`emberdeck list papers`) or WxH [default: letter in the US, Canada and
    /// Mexico, else a4].
    #[arg(long, value_name = "NAME|WxH", help_heading = PAPER)]
    pub(in crate::cli) paper: Option<Paper>,

    /// Size of the cards: a name (`emberdeck list formats`) or WxH [default: poker; with
    /// pattern backs and in large editions the first of poker, tarot and a6 that holds every card].
    #[arg(long, value_name = "NAME|WxH", help_heading = PAPER)]
    pub(in crate::cli) format: Option<Format>,

    /// The look: `hearth`, or a TOML file with other colors.
    #[arg(long, value_name = "NAME|FILE", default_value = Theme::HEARTH, help_heading = PAPER)]
    pub(in crate::cli) theme: String,

    /// How large the type is.
    #[arg(long, value_enum, default_value = "standard", help_heading = PAPER)]
    pub(in crate::cli) edition: EditionWord,

    /// Space between cards, e.g. 3mm, or 3mm,5mm across and down; 0 lets cards share cuts.
    #[arg(long, value_name = "L[,L]", default_value = "0", value_parser = parse_gutter, help_heading = PAPER)]
    pub(in crate::cli) gutter: Gutter,

    /// The strip at the paper's edge that the printer cannot reach.
    #[arg(long, value_name = "L", default_value = "3mm", value_parser = parse_positive, help_heading = PAPER)]
    pub(in crate::cli) margin: Length,

    /// How far pattern backs run past the outer cuts.
    #[arg(long, value_name = "L", default_value = "2mm", value_parser = parse_positive, help_heading = PAPER)]
    pub(in crate::cli) bleed: Length,

    /// Marks that show where to cut.
    #[arg(long, value_enum, default_value = "crop", help_heading = PAPER)]
    pub(in crate::cli) marks: MarksWord,

    /// The order of the cards on the sheets.
    #[arg(long, value_enum, default_value = "rows", help_heading = PAPER)]
    pub(in crate::cli) order: OrderWord,

    /// Print the whole deck this many times.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=100), help_heading = PAPER)]
    pub(in crate::cli) copies: u16,

    /// Only these sheets: `2`, `1..2`, `3..`.
    #[arg(long, value_name = "N..M", help_heading = PAPER)]
    pub(in crate::cli) sheets: Option<SheetRange>,

    /// How the printer turns the sheet.
    #[arg(long, value_enum, default_value = "long-edge", help_heading = BACKS)]
    pub(in crate::cli) duplex: DuplexWord,

    /// What stands on the backs.
    #[arg(long, value_enum, default_value = "text", help_heading = BACKS)]
    pub(in crate::cli) backs: BacksWord,

    /// Shift the backs right and down, as seen on the back.
    #[arg(long, value_name = "X,Y", default_value = "0,0", value_parser = parse_offset, allow_hyphen_values = true, help_heading = BACKS)]
    pub(in crate::cli) back_offset: Point,

    /// Begin with a cover card and a card that explains the signs.
    #[arg(long, help_heading = CHOOSE)]
    pub(in crate::cli) with_key: bool,

    /// The language of the cards, for decks that have several; two, as in `en,es`, print each
    /// card in one on the front and in the other on the back [default: the deck's].
    #[arg(long, value_name = "TAG[,TAG]", value_delimiter = ',', help_heading = CHOOSE)]
    pub(in crate::cli) lang: Vec<String>,

    /// The day the file is dated, YYYY-MM-DD [default: SOURCE_DATE_EPOCH, else none].
    #[arg(long, value_name = "DATE", help_heading = FILE)]
    pub(in crate::cli) date: Option<String>,
}

/// The options that say what the couple's days allow.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct Limits {
    /// Leave out what costs more: free, low, medium, high.
    #[arg(long, value_name = "COST", value_parser = word::<Cost>, help_heading = CHOOSE)]
    pub(in crate::cli) cost: Option<Cost>,

    /// Leave out what takes more strength: low, medium, high.
    #[arg(long, value_name = "ENERGY", value_parser = word::<Energy>, help_heading = CHOOSE)]
    pub(in crate::cli) energy: Option<Energy>,

    /// Leave out what needs more privacy: anywhere, kids-asleep, private.
    #[arg(long, value_name = "PRIVACY", value_parser = word::<Privacy>, help_heading = CHOOSE)]
    pub(in crate::cli) privacy: Option<Privacy>,

    /// Only what can be done here: home, out, outdoors, online; repeatable.
    #[arg(long, value_name = "PLACE", value_parser = word::<Setting>, help_heading = CHOOSE)]
    pub(in crate::cli) setting: Vec<Setting>,

    /// Only what can be done from far away.
    #[arg(long, help_heading = CHOOSE)]
    pub(in crate::cli) long_distance: bool,

    /// Only what works for a need: seated, low-vision, hearing, chronic-pain, neurodivergent,
    /// low-energy; repeatable.
    #[arg(long, value_name = "NEED", value_parser = word::<AccessNeed>, help_heading = CHOOSE)]
    pub(in crate::cli) access: Vec<AccessNeed>,
}

/// The options that choose cards.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct Choice {
    /// Kinds: conversation, touch, novelty, ritual, reflection, check-in, repair, wild, rule;
    /// `no:touch` leaves a kind out. Repeatable, as all that follow with `no:`.
    #[arg(long, value_name = "KIND", help_heading = CHOOSE)]
    pub(in crate::cli) kind: Vec<SideOf<Kind>>,

    /// Topics, such as memories, play or money; `no:money` leaves one out.
    #[arg(long, value_name = "TOPIC", help_heading = CHOOSE)]
    pub(in crate::cli) topic: Vec<SideOf<Topic>>,

    /// Tags of your own; `no:TAG` leaves one out.
    #[arg(long, value_name = "TAG", help_heading = CHOOSE)]
    pub(in crate::cli) tag: Vec<SideOf<String>>,

    /// Pace, 1 easy to 5 tender: `2`, `..3`, `2..4`.
    #[arg(long, value_name = "RANGE", help_heading = CHOOSE)]
    pub(in crate::cli) pace: Option<Range>,

    /// Touch level, 0 none to 3 skin (adult decks to 5): `0`, `..1`.
    #[arg(long, value_name = "RANGE", help_heading = CHOOSE)]
    pub(in crate::cli) touch: Option<Range>,

    /// Minutes that a card takes: `..20`.
    #[arg(long, value_name = "RANGE", help_heading = CHOOSE)]
    pub(in crate::cli) minutes: Option<Range>,

    /// One card by its id, such as T-014 or touch#T-014; repeatable.
    #[arg(long, value_name = "ID", help_heading = CHOOSE)]
    pub(in crate::cli) card: Vec<String>,

    /// Both of you have said yes to this touch level; without it cards from level 3 stay out.
    #[arg(long, value_name = "LEVEL", value_parser = clap::value_parser!(u8).range(3..=5), help_heading = CHOOSE)]
    pub(in crate::cli) both_agree: Option<u8>,

    /// Take decks for adults too.
    #[arg(long, help_heading = CHOOSE)]
    pub(in crate::cli) adult: bool,
}
