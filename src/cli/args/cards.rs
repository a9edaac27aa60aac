//! The options of `cards`; those that choose cards and set sheets serve other commands too.

#![expect(clippy::doc_markdown, reason = "doc comments here are help texts")]

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::args::file::FileOptions;
use crate::cli::args::shuffling::Shuffling;
use crate::cli::args::split::SplitOptions;
use crate::cli::values::{language, level, list, side, switch, typed, whole, word};
use crate::geom::{Format, Gutter, Length, Margin, Paper, Point};
use crate::job::settings::SheetRange;
use crate::model::{
    self, AccessNeed, BackSide, Blank, Cost, CutMarks, Duplex, Edition, Energy, Inking,
    Kind, Language, MarkedSides, Minutes, More, Order, Print, Privacy, Range, Setting,
    Settings, Side, Topic, typed_name,
};

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
pub(super) const CHOOSE: &str = "Which cards";
const PAPER: &str = "Paper and cards";
const BACKS: &str = "Backs";
pub(super) const FILE: &str = "The file";

#[derive(Debug, Args)]
pub(in crate::cli) struct CardsOptions {
    /// Shipped decks, TOML files, lists of questions (.txt), or folders of decks; with `+` before
    /// it a deck comes to the starter deck [default: the starter deck].
    #[arg(value_name = "DECK")]
    pub(in crate::cli) decks: Vec<String>,

    /// The same as an option, such as `--deck +mine.toml`; repeatable.
    #[arg(long, value_name = "DECK")]
    pub(in crate::cli) deck: Vec<String>,

    /// Where to write; `-` is standard output [default: cards.pdf].
    #[arg(short, long, value_name = "PATH", help_heading = FILE)]
    pub(in crate::cli) output: Option<PathBuf>,

    /// Make it anew whenever a file that it is made from is saved, until Ctrl-C.
    #[arg(long, help_heading = FILE)]
    pub(in crate::cli) watch: bool,

    #[command(flatten)]
    pub(in crate::cli) file: FileOptions,

    #[command(flatten)]
    pub(in crate::cli) sheet: SheetOptions,

    #[command(flatten)]
    pub(in crate::cli) split: SplitOptions,

    /// A page too that says how these cards are printed and cut, in a file of its own that ends in
    /// `-guide.pdf`.
    #[arg(long, help_heading = FILE)]
    pub(in crate::cli) guide: bool,

    #[command(flatten)]
    pub(in crate::cli) choice: Choice,

    #[command(flatten)]
    pub(in crate::cli) limits: Limits,

    #[command(flatten)]
    pub(in crate::cli) shuffling: Shuffling,
}

/// The options that say how cards look and lie on their sheets.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct SheetOptions {
    /// Paper: a name (`emberdeck list papers`) or WxH [default: letter in the US, Canada and
    /// Mexico, else a4].
    #[arg(long, value_name = "NAME|WxH", help_heading = PAPER)]
    pub(in crate::cli) paper: Option<Paper>,

    /// Size of the cards: a name (`emberdeck list formats`) or WxH [default: poker; with
    /// pattern backs and in large editions the one that holds every card on the fewest sheets].
    #[arg(long, value_name = "NAME|WxH", help_heading = PAPER)]
    pub(in crate::cli) format: Option<Format>,

    /// Perforated stock: its id (`emberdeck list stocks`), or a TOML file that says where its cards
    /// lie; sets paper, size of the cards and their places.
    #[arg(long, value_name = "ID|FILE", help_heading = PAPER)]
    pub(in crate::cli) stock: Option<String>,

    /// The first place of the first sheet of stock that is still there, counted in reading order
    /// as you hold the sheet front up [default: 1].
    #[arg(long, value_name = "N", value_parser = whole(1, 500), help_heading = PAPER)]
    pub(in crate::cli) start_at: Option<u16>,

    /// Places of the first sheet of stock that are gone, such as 2,5; repeatable.
    #[arg(long, value_name = "N,N", value_delimiter = ',', value_parser = whole(1, 500), help_heading = PAPER)]
    pub(in crate::cli) skip: Vec<u16>,

    /// The look: hearth, tide, meadow, plain, or a TOML file of your own [default: hearth].
    #[arg(long, alias = "theme", value_name = "NAME|FILE", help_heading = PAPER)]
    pub(in crate::cli) look: Option<String>,

    /// With which inks: color, gray (each color as a gray that is as dark, pictures too), saver (no
    /// fills, thin lines) [default: color].
    #[arg(long, value_name = "INK", value_parser = word::<Inking>, help_heading = PAPER)]
    pub(in crate::cli) ink: Option<Inking>,

    /// How large the type is: standard (10 pt at least), clear (14), large (16), dyslexia (12,
    /// letters, words and lines further apart) [default: standard].
    #[arg(long, value_name = "EDITION", value_parser = word::<Edition>, help_heading = PAPER)]
    pub(in crate::cli) edition: Option<Edition>,

    /// Space between cards, e.g. 3mm, or 3mm,5mm across and down; 0 lets cards share cuts
    /// [default: 0].
    #[arg(long, value_name = "L[,L]", value_parser = model::gutter, help_heading = PAPER)]
    pub(in crate::cli) gutter: Option<Gutter>,

    /// The strip at the paper's edge that the printer cannot reach, e.g. 5mm, or 5mm,7mm at the
    /// sides and at head and foot [default: 3mm].
    #[arg(long, value_name = "L[,L]", value_parser = model::margin, help_heading = PAPER)]
    pub(in crate::cli) margin: Option<Margin>,

    /// How far pattern backs run past the outer cuts [default: 2mm].
    #[arg(long, value_name = "L", value_parser = model::sheet_length, help_heading = PAPER)]
    pub(in crate::cli) bleed: Option<Length>,

    /// Marks that show where to cut: crop (short lines), lines (to the paper's edge), dots, none
    /// [default: crop; none on stock].
    #[arg(long, value_name = "MARKS", value_parser = word::<CutMarks>, help_heading = PAPER)]
    pub(in crate::cli) marks: Option<CutMarks>,

    /// The sides that bear the marks: fronts, backs, both [default: fronts].
    #[arg(long, value_name = "SIDES", value_parser = word::<MarkedSides>, help_heading = PAPER)]
    pub(in crate::cli) marks_on: Option<MarkedSides>,

    /// The order of the cards on the sheets: rows, or stack (cut through the pile of sheets, lay
    /// the piles on one another in reading order, and the deck is in order) [default: rows].
    #[arg(long, value_name = "ORDER", value_parser = word::<Order>, help_heading = PAPER)]
    pub(in crate::cli) order: Option<Order>,

    /// Print the whole deck this many times [default: 1].
    #[arg(long, value_name = "N", value_parser = whole(1, 100), help_heading = PAPER)]
    pub(in crate::cli) copies: Option<u16>,

    /// Add so many cards with nothing but a heading and lines, to write on, or with `fill` as many
    /// as the last sheet has places left [default: fill where the last of several sheets would
    /// hold one or two cards, else 0].
    #[arg(long, value_name = "N|fill", help_heading = PAPER)]
    pub(in crate::cli) blank: Option<Blank>,

    /// Only these sheets: `2`, `1..2`, `3..`.
    #[arg(long, value_name = "N..M", help_heading = PAPER)]
    pub(in crate::cli) sheets: Option<SheetRange>,

    /// How the printer turns the sheet: long-edge (as a leaf of a book), short-edge (of a wall
    /// calendar), fold (front and back side by side, on one side of the sheet), none (fronts only)
    /// [default: long-edge].
    #[arg(long, value_name = "EDGE", value_parser = word::<Duplex>, help_heading = BACKS)]
    pub(in crate::cli) duplex: Option<Duplex>,

    /// What stands on the backs: text (steps, follow-ups, how to stop, what to ask after), or
    /// pattern (the same on each; all text is on the front) [default: text].
    #[arg(long, value_name = "KIND", value_parser = word::<BackSide>, help_heading = BACKS)]
    pub(in crate::cli) backs: Option<BackSide>,

    /// With pattern backs, where steps, follow-ups, variants and what to ask after stand: card (on
    /// the front), or leaflet (by id, in a booklet as large as the cards, in a file of its own that
    /// ends in `-leaflet.pdf`; the front keeps the question, how to ask and how to stop) [default:
    /// card].
    #[arg(long, value_name = "WHERE", value_parser = word::<More>, help_heading = BACKS)]
    pub(in crate::cli) more: Option<More>,

    /// Shift the backs right and down, as you hold a back upright [default: 0,0].
    #[arg(long, value_name = "X,Y", value_parser = model::back_offset, allow_hyphen_values = true, help_heading = BACKS)]
    pub(in crate::cli) back_offset: Option<Point>,

    /// Make up for a printer that `emberdeck calibrate` measured, by its name; a `--back-offset`
    /// adds to that. `none` leaves the one that is settled out [default: none].
    #[arg(long, value_name = "NAME", value_parser = typed_name, help_heading = BACKS)]
    pub(in crate::cli) printer: Option<String>,

    /// Begin with a cover card and a card that explains the signs.
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = switch(), value_name = "yes|no", help_heading = CHOOSE)]
    pub(in crate::cli) with_key: Option<bool>,

    /// The language of the cards, for decks that have several; two, as in `en,es`, print each
    /// card in one on the front and in the other on the back [default: the deck's].
    #[arg(long, value_name = "TAG[,TAG]", value_delimiter = ',', value_parser = language, help_heading = CHOOSE)]
    pub(in crate::cli) lang: Vec<Language>,

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
    #[arg(long, value_name = "PLACE", value_delimiter = ',', value_parser = word::<Setting>, help_heading = CHOOSE)]
    pub(in crate::cli) setting: Vec<Setting>,

    /// Only what can be done from far away.
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = switch(), value_name = "yes|no", help_heading = CHOOSE)]
    pub(in crate::cli) long_distance: Option<bool>,

    /// Only what works for a need: seated, low-vision, hearing, chronic-pain, neurodivergent,
    /// low-energy; repeatable.
    #[arg(long, value_name = "NEED", value_delimiter = ',', value_parser = word::<AccessNeed>, help_heading = CHOOSE)]
    pub(in crate::cli) access: Vec<AccessNeed>,
}

/// The options that choose cards.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct Choice {
    /// Kinds: conversation, touch, novelty, ritual, reflection, check-in, repair, wild, rule;
    /// `no:touch` leaves a kind out. Repeatable, as all that follow with `no:`.
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = side::<Kind>, help_heading = CHOOSE)]
    pub(in crate::cli) kind: Vec<Side<Kind>>,

    /// Topics, such as memories, play or money; `no:money` leaves one out.
    #[arg(long, value_name = "TOPIC", value_delimiter = ',', value_parser = side::<Topic>, help_heading = CHOOSE)]
    pub(in crate::cli) topic: Vec<Side<Topic>>,

    /// Tags of your own; `no:TAG` leaves one out.
    #[arg(long, value_name = "TAG", value_delimiter = ',', help_heading = CHOOSE)]
    pub(in crate::cli) tag: Vec<Side<String>>,

    /// Pace, 1 easy to 5 tender: `2`, `..3`, `2..4`.
    #[arg(long, value_name = "RANGE", help_heading = CHOOSE)]
    pub(in crate::cli) pace: Option<Range>,

    /// Touch level, 0 none to 3 skin (adult decks to 5): `0`, `..1`.
    #[arg(long, value_name = "RANGE", help_heading = CHOOSE)]
    pub(in crate::cli) touch: Option<Range>,

    /// Minutes that a card takes: `20` is up to twenty, `10..20`, `20..20` exactly.
    #[arg(long, value_name = "RANGE", help_heading = CHOOSE)]
    pub(in crate::cli) minutes: Option<Minutes>,

    /// Cards by their ids, such as T-014 or touch#T-014; repeatable.
    #[arg(long, value_name = "ID", value_delimiter = ',', value_parser = typed_name, help_heading = CHOOSE)]
    pub(in crate::cli) card: Vec<String>,

    /// Both of you have said yes to this touch level; without it cards from level 3 stay out.
    #[arg(long, value_name = "LEVEL", value_parser = level, help_heading = CHOOSE)]
    pub(in crate::cli) both_agree: Option<u8>,

    /// Take decks for adults too.
    #[arg(long, help_heading = CHOOSE)]
    pub(in crate::cli) adult: bool,
}

impl CardsOptions {
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

impl Choice {
    pub(super) fn settle(&self, print: &mut Print) {
        print.kind = list(&self.kind);
        print.topic = list(&self.topic);
        print.tag = list(&self.tag);
        print.pace = typed(self.pace.as_ref());
        print.touch = typed(self.touch.as_ref());
        print.minutes = typed(self.minutes.as_ref());
    }
}

impl Limits {
    pub(super) fn settle(&self, print: &mut Print) {
        print.cost = typed(self.cost.as_ref());
        print.energy = typed(self.energy.as_ref());
        print.privacy = typed(self.privacy.as_ref());
        print.setting = list(&self.setting);
        print.long_distance = typed(self.long_distance.as_ref());
        print.access = list(&self.access);
    }
}

impl SheetOptions {
    pub(super) fn settle(&self, print: &mut Print) {
        print.paper = typed(self.paper.as_ref());
        print.format = typed(self.format.as_ref());
        print.stock = typed(self.stock.as_ref());
        print.look = typed(self.look.as_ref());
        print.ink = typed(self.ink.as_ref());
        print.edition = typed(self.edition.as_ref());
        print.gutter = typed(self.gutter.as_ref());
        print.margin = typed(self.margin.as_ref());
        print.bleed = typed(self.bleed.as_ref());
        print.marks = typed(self.marks.as_ref());
        print.marks_on = typed(self.marks_on.as_ref());
        print.order = typed(self.order.as_ref());
        print.copies = typed(self.copies.as_ref());
        print.blank = typed(self.blank.as_ref());
        print.duplex = typed(self.duplex.as_ref());
        print.backs = typed(self.backs.as_ref());
        print.more = typed(self.more.as_ref());
        print.back_offset = typed(self.back_offset.as_ref());
        print.printer = typed(self.printer.as_ref());
        print.with_key = typed(self.with_key.as_ref());
        print.lang = list(&self.lang);
    }
}
