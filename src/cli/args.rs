//! What can be typed.

#![expect(clippy::doc_markdown, reason = "doc comments here are help texts")]

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::cli::selection::{SheetRange, SideOf, word};
use crate::cli::values::{
    BacksWord, Denied, DuplexWord, EditionWord, Listed, MarksWord, MessageFormat,
    OrderWord, Remembered, parse_gutter, parse_offset, parse_positive,
};
use crate::geom::{Format, Length, Paper, Point};
use crate::model::{
    AccessNeed, Cost, DateRange, Energy, Hemisphere, Kind, Mix, Privacy, Profile, Ramp,
    Setting, SlotId, Topic, Weekday, YearDay,
};
use crate::pick::Range;
use crate::sheet::Gutter;

/// What the program says when it is called without a command.
pub(super) const WELCOME: &str = "\
Emberdeck makes decks of cards for couples, ready to print and cut at home.

  emberdeck cards            a deck of 54 cards as cards.pdf
  emberdeck cards DECK.toml  a deck of your own
  emberdeck weekly           eight weeks of cards with their dates, in the folder weekly
  emberdeck check DECK.toml  every problem in a deck, with its place
  emberdeck decks            the decks that come with the program

`emberdeck help cards` names all options.
";

/// Makes print-ready card sheets from decks for couples.
#[derive(Debug, Parser)]
#[command(name = "emberdeck", version, about, disable_help_subcommand = false)]
pub(super) struct Arguments {
    /// Say nothing but errors.
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,

    /// Say more: the theme, the grid and its margins.
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub(super) verbose: bool,

    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make card sheets as a PDF.
    #[command(after_help = CARDS_EXAMPLES)]
    Cards(Box<CardsOptions>),
    /// Plan weeks: cards for each day, drawn by a seed within rules that keep them gentle.
    #[command(after_help = WEEKLY_EXAMPLES, args_override_self = true)]
    Weekly(Box<WeeklyOptions>),
    /// Add to what the two of you leave out, each in private.
    #[command(after_help = LEAVE_OUT_EXAMPLES)]
    LeaveOut(LeaveOutOptions),
    /// Show what this folder remembers of you, or erase it.
    #[command(after_help = FORGET_EXAMPLES)]
    Forget(ForgetOptions),
    /// Find every problem in decks, with its place and what to do.
    #[command(after_help = CHECK_EXAMPLES)]
    Check(CheckOptions),
    /// Show the decks that come with the program, or copy them to edit.
    #[command(after_help = DECKS_EXAMPLES)]
    Decks(DecksOptions),
    /// List the names that options take.
    #[command(after_help = LIST_EXAMPLES)]
    List(ListOptions),
}

const CARDS_EXAMPLES: &str = "\
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

const WEEKLY_EXAMPLES: &str = "\
Examples:
  emberdeck weekly --preview                       eight weeks as a table, nothing written
  emberdeck weekly --start 2026-11-30 --seed \"maple tree\"
  emberdeck weekly --profile light --rest-days sat,sun
  emberdeck weekly --weeks 4 --undated --one-file  without dates, all cards in one PDF
  emberdeck weekly --plan weekly/plan.toml --reroll 3.2   draw one slot anew
  emberdeck weekly --plan weekly/plan.toml --swap 3.2=C-014

The same seed, decks and options plan the same weeks. What the two of you leave out stands in
emberdeck.toml under [leave_out]; which cards came stands in emberdeck.history.toml.";

const LEAVE_OUT_EXAMPLES: &str = "\
Each of you types cards, topics or reasons, one a line, unseen; an empty line ends it. The list in
emberdeck.toml is one for both, and nothing says whose wish was whose.";

const FORGET_EXAMPLES: &str = "\
Examples:
  emberdeck forget                 what is there
  emberdeck forget history         erase which cards came
  emberdeck forget history plans   and the plans";

const CHECK_EXAMPLES: &str = "\
Examples:
  emberdeck check                    all decks in this folder
  emberdeck check our-deck.toml      one deck
  emberdeck check --format tarot     as it would be set on tarot cards
  emberdeck check --deny warnings    warnings are errors too
  emberdeck check --explain W003     what a warning means";

const DECKS_EXAMPLES: &str = "\
Examples:
  emberdeck decks                    what comes with the program
  emberdeck decks export my-decks    copies to edit";

const LIST_EXAMPLES: &str = "\
Examples:
  emberdeck list formats             sizes of cards
  emberdeck list cards               the cards of the starter deck
  emberdeck list cards our-deck.toml the cards of a deck of your own";

/// Names of the options that choose cards; `--help` shows them together.
const CHOOSE: &str = "Which cards";
const PAPER: &str = "Paper and cards";
const BACKS: &str = "Backs";
const FILE: &str = "The file";

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch that is typed")]
pub(super) struct CardsOptions {
    /// Shipped decks, TOML files, or folders of them [default: the starter deck].
    #[arg(value_name = "DECK")]
    pub(super) decks: Vec<String>,

    /// Where to write.
    #[arg(short, long, value_name = "PATH", default_value = "cards.pdf", help_heading = FILE)]
    pub(super) output: PathBuf,

    /// Do everything but write the file.
    #[arg(long, help_heading = FILE)]
    pub(super) dry_run: bool,

    /// Replace a file that Emberdeck did not make or that was changed since.
    #[arg(long, help_heading = FILE)]
    pub(super) force: bool,

    /// Open the file when it is made.
    #[arg(long, conflicts_with = "dry_run", help_heading = FILE)]
    pub(super) open: bool,

    #[command(flatten)]
    pub(super) sheet: SheetOptions,

    #[command(flatten)]
    pub(super) choice: Choice,

    #[command(flatten)]
    pub(super) limits: Limits,

    /// Put the cards in a new order; the same seed gives the same order.
    #[arg(long, help_heading = CHOOSE)]
    pub(super) shuffle: bool,

    /// Any words; printed on the sheets, so no names [default: drawn, and printed].
    #[arg(long, value_name = "TEXT", requires = "shuffle", help_heading = CHOOSE)]
    pub(super) seed: Option<String>,
}

/// The options that say how cards look and lie on their sheets.
#[derive(Debug, Clone, Args)]
pub(super) struct SheetOptions {
    /// Paper: a name (`emberdeck list papers`) or WxH [default: letter in the US, Canada and
    /// Mexico, else a4].
    #[arg(long, value_name = "NAME|WxH", help_heading = PAPER)]
    pub(super) paper: Option<Paper>,

    /// Size of the cards: a name (`emberdeck list formats`) or WxH [default: poker; with
    /// pattern backs and in large editions the first of poker, tarot and a6 that holds every card].
    #[arg(long, value_name = "NAME|WxH", help_heading = PAPER)]
    pub(super) format: Option<Format>,

    /// The look: `hearth`, or a TOML file with other colors.
    #[arg(long, value_name = "NAME|FILE", default_value = "hearth", help_heading = PAPER)]
    pub(super) theme: String,

    /// How large the type is.
    #[arg(long, value_enum, default_value = "standard", help_heading = PAPER)]
    pub(super) edition: EditionWord,

    /// Space between cards, e.g. 3mm, or 3mm,5mm across and down; 0 lets cards share cuts.
    #[arg(long, value_name = "L[,L]", default_value = "0", value_parser = parse_gutter, help_heading = PAPER)]
    pub(super) gutter: Gutter,

    /// The strip at the paper's edge that the printer cannot reach.
    #[arg(long, value_name = "L", default_value = "3mm", value_parser = parse_positive, help_heading = PAPER)]
    pub(super) margin: Length,

    /// How far pattern backs run past the outer cuts.
    #[arg(long, value_name = "L", default_value = "2mm", value_parser = parse_positive, help_heading = PAPER)]
    pub(super) bleed: Length,

    /// Marks that show where to cut.
    #[arg(long, value_enum, default_value = "crop", help_heading = PAPER)]
    pub(super) marks: MarksWord,

    /// The order of the cards on the sheets.
    #[arg(long, value_enum, default_value = "rows", help_heading = PAPER)]
    pub(super) order: OrderWord,

    /// Print the whole deck this many times.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=100), help_heading = PAPER)]
    pub(super) copies: u16,

    /// Only these sheets: `2`, `1..2`, `3..`.
    #[arg(long, value_name = "N..M", help_heading = PAPER)]
    pub(super) sheets: Option<SheetRange>,

    /// How the printer turns the sheet.
    #[arg(long, value_enum, default_value = "long-edge", help_heading = BACKS)]
    pub(super) duplex: DuplexWord,

    /// What stands on the backs.
    #[arg(long, value_enum, default_value = "text", help_heading = BACKS)]
    pub(super) backs: BacksWord,

    /// Shift the backs right and down, as seen on the back.
    #[arg(long, value_name = "X,Y", default_value = "0,0", value_parser = parse_offset, allow_hyphen_values = true, help_heading = BACKS)]
    pub(super) back_offset: Point,

    /// Begin with a cover card and a card that explains the signs.
    #[arg(long, help_heading = CHOOSE)]
    pub(super) with_key: bool,

    /// The language of the cards, for decks that have several; two, as in `en,es`, print each
    /// card in one on the front and in the other on the back [default: the deck's].
    #[arg(long, value_name = "TAG[,TAG]", value_delimiter = ',', help_heading = CHOOSE)]
    pub(super) lang: Vec<String>,

    /// The day the file is dated, YYYY-MM-DD [default: SOURCE_DATE_EPOCH, else none].
    #[arg(long, value_name = "DATE", help_heading = FILE)]
    pub(super) date: Option<String>,
}

/// The options that say what the couple's days allow.
#[derive(Debug, Clone, Args)]
pub(super) struct Limits {
    /// Leave out what costs more: free, low, medium, high.
    #[arg(long, value_name = "COST", value_parser = word::<Cost>, help_heading = CHOOSE)]
    pub(super) cost: Option<Cost>,

    /// Leave out what takes more strength: low, medium, high.
    #[arg(long, value_name = "ENERGY", value_parser = word::<Energy>, help_heading = CHOOSE)]
    pub(super) energy: Option<Energy>,

    /// Leave out what needs more privacy: anywhere, kids-asleep, private.
    #[arg(long, value_name = "PRIVACY", value_parser = word::<Privacy>, help_heading = CHOOSE)]
    pub(super) privacy: Option<Privacy>,

    /// Only what can be done here: home, out, outdoors, online; repeatable.
    #[arg(long, value_name = "PLACE", value_parser = word::<Setting>, help_heading = CHOOSE)]
    pub(super) setting: Vec<Setting>,

    /// Only what can be done from far away.
    #[arg(long, help_heading = CHOOSE)]
    pub(super) long_distance: bool,

    /// Only what works for a need: seated, low-vision, hearing, chronic-pain, neurodivergent,
    /// low-energy; repeatable.
    #[arg(long, value_name = "NEED", value_parser = word::<AccessNeed>, help_heading = CHOOSE)]
    pub(super) access: Vec<AccessNeed>,
}

/// The options that choose cards.
#[derive(Debug, Clone, Args)]
pub(super) struct Choice {
    /// Kinds: conversation, touch, novelty, ritual, reflection, check-in, repair, wild, rule;
    /// `no:touch` leaves a kind out. Repeatable, as all that follow with `no:`.
    #[arg(long, value_name = "KIND", help_heading = CHOOSE)]
    pub(super) kind: Vec<SideOf<Kind>>,

    /// Topics, such as memories, play or money; `no:money` leaves one out.
    #[arg(long, value_name = "TOPIC", help_heading = CHOOSE)]
    pub(super) topic: Vec<SideOf<Topic>>,

    /// Tags of your own; `no:TAG` leaves one out.
    #[arg(long, value_name = "TAG", help_heading = CHOOSE)]
    pub(super) tag: Vec<SideOf<String>>,

    /// Pace, 1 easy to 5 tender: `2`, `..3`, `2..4`.
    #[arg(long, value_name = "RANGE", help_heading = CHOOSE)]
    pub(super) pace: Option<Range>,

    /// Touch level, 0 none to 3 skin (adult decks to 5): `0`, `..1`.
    #[arg(long, value_name = "RANGE", help_heading = CHOOSE)]
    pub(super) touch: Option<Range>,

    /// Minutes that a card takes: `..20`.
    #[arg(long, value_name = "RANGE", help_heading = CHOOSE)]
    pub(super) minutes: Option<Range>,

    /// One card by its id, such as T-014 or touch#T-014; repeatable.
    #[arg(long, value_name = "ID", help_heading = CHOOSE)]
    pub(super) card: Vec<String>,

    /// Both of you have said yes to this touch level; without it cards from level 3 stay out.
    #[arg(long, value_name = "LEVEL", value_parser = clap::value_parser!(u8).range(3..=5), help_heading = CHOOSE)]
    pub(super) both_agree: Option<u8>,

    /// Take decks for adults too.
    #[arg(long, help_heading = CHOOSE)]
    pub(super) adult: bool,
}

const WEEKS: &str = "The weeks";
const CHANGE: &str = "A plan that is there";

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch that is typed")]
pub(super) struct WeeklyOptions {
    /// Shipped decks, TOML files, or folders of them [default: all shipped decks but adult ones].
    #[arg(value_name = "DECK")]
    pub(super) decks: Vec<String>,

    /// The folder to write to; it is made when it is not there.
    #[arg(short, long, value_name = "DIR", default_value = "weekly", help_heading = FILE)]
    pub(super) output: PathBuf,

    /// All cards in one PDF, the week on the foot of each.
    #[arg(long, help_heading = FILE)]
    pub(super) one_file: bool,

    /// Show the plan and write nothing.
    #[arg(long, help_heading = FILE)]
    pub(super) preview: bool,

    /// Say of each card why it was chosen.
    #[arg(long, help_heading = FILE)]
    pub(super) why: bool,

    /// Card titles in the calendar, not only "Card time".
    #[arg(long, help_heading = FILE)]
    pub(super) calendar_titles: bool,

    /// Replace files that Emberdeck did not make or that were changed since.
    #[arg(long, help_heading = FILE)]
    pub(super) force: bool,

    /// How many weeks [default: 8].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=104), help_heading = WEEKS)]
    pub(super) weeks: Option<u16>,

    /// The first day, YYYY-MM-DD [default: the next Monday, and printed].
    #[arg(long, value_name = "DATE", help_heading = WEEKS)]
    pub(super) start: Option<String>,

    /// No dates, for those whom dates would nag; such a plan is not remembered.
    #[arg(long, conflicts_with = "start", help_heading = WEEKS)]
    pub(super) undated: bool,

    /// Any words; printed on the sheets, so no names [default: drawn, and printed].
    #[arg(long, value_name = "TEXT", help_heading = WEEKS)]
    pub(super) seed: Option<String>,

    /// How much a week holds: light (4 cards, 45 min), standard (8, 120 min), full (12, 180 min)
    /// [default: standard].
    #[arg(long, value_name = "PROFILE", value_parser = word::<Profile>, help_heading = WEEKS)]
    pub(super) profile: Option<Profile>,

    /// The cards of a week, such as conversation=3,touch=2,novelty=1,check-in=1.
    #[arg(long, value_name = "KIND=N,…", help_heading = WEEKS)]
    pub(super) mix: Option<Mix>,

    /// Minutes that a day's cards may take [default: 30, 45 or 60 by the profile].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1440), help_heading = WEEKS)]
    pub(super) minutes_per_day: Option<u16>,

    /// Minutes that a week's cards may take [default: 45, 120 or 180 by the profile].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=10_080), help_heading = WEEKS)]
    pub(super) minutes_per_week: Option<u16>,

    /// Days that may have cards: mon,wed,sat [default: all].
    #[arg(long, value_name = "DAYS", value_delimiter = ',', value_parser = word::<Weekday>, help_heading = WEEKS)]
    pub(super) days: Vec<Weekday>,

    /// Days without cards: sun.
    #[arg(long, value_name = "DAYS", value_delimiter = ',', value_parser = word::<Weekday>, help_heading = WEEKS)]
    pub(super) rest_days: Vec<Weekday>,

    /// Dates without cards: 2026-12-24 or 2026-12-24..2026-12-27; repeatable.
    #[arg(long, value_name = "DATES", value_delimiter = ',', help_heading = WEEKS)]
    pub(super) blackout: Vec<DateRange>,

    /// A day of the year that you keep, MM-DD: its week looks back or gives thanks; repeatable.
    #[arg(long, value_name = "DAY", value_delimiter = ',', help_heading = WEEKS)]
    pub(super) anniversary: Vec<YearDay>,

    /// Where the seasons are: north or south [default: north].
    #[arg(long, value_name = "HALF", value_parser = word::<Hemisphere>, help_heading = WEEKS)]
    pub(super) hemisphere: Option<Hemisphere>,

    /// Ceilings of pace week by week [default: 1,2,2,3,3,3,4,4; in four weeks 1,2,3,3].
    #[arg(long, value_name = "N,…", help_heading = WEEKS)]
    pub(super) pace_ramp: Option<Ramp>,

    /// Ceilings of touch week by week [default: 1,1,2,2,2,3,3,3; in four weeks 1,1,2,2]; 3 comes
    /// only with `--both-agree 3`.
    #[arg(long, value_name = "N,…", help_heading = WEEKS)]
    pub(super) touch_ramp: Option<Ramp>,

    /// Go on with this week: its number and its ceilings.
    #[arg(long, value_name = "WEEK", value_parser = clap::value_parser!(u16).range(1..=9000), help_heading = WEEKS)]
    pub(super) resume: Option<u16>,

    /// Let the ceilings stay where they are; with `--resume`, where they were the week before.
    #[arg(long, conflicts_with = "step_back", help_heading = WEEKS)]
    pub(super) hold: bool,

    /// The same, one step lower.
    #[arg(long, help_heading = WEEKS)]
    pub(super) step_back: bool,

    /// Weeks before a card may come again [default: each card says; mostly 8].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=104), help_heading = WEEKS)]
    pub(super) cooldown_weeks: Option<u16>,

    /// Neither read nor write which cards came.
    #[arg(long, help_heading = WEEKS)]
    pub(super) no_history: bool,

    /// Make the files of a plan again, without drawing.
    #[arg(long, value_name = "FILE", help_heading = CHANGE)]
    pub(super) plan: Option<PathBuf>,

    /// Take cards that have changed since the plan was drawn.
    #[arg(long, requires = "plan", help_heading = CHANGE)]
    pub(super) accept_changes: bool,

    /// Draw a slot anew, such as 3.2; repeatable.
    #[arg(long, value_name = "SLOT", help_heading = CHANGE)]
    pub(super) reroll: Vec<SlotId>,

    /// Put a card into a slot, such as 3.2=C-014; repeatable.
    #[arg(long, value_name = "SLOT=ID", help_heading = CHANGE)]
    pub(super) swap: Vec<String>,

    #[command(flatten)]
    pub(super) choice: Choice,

    #[command(flatten)]
    pub(super) limits: Limits,

    #[command(flatten)]
    pub(super) sheet: SheetOptions,
}

#[derive(Debug, Args)]
pub(super) struct LeaveOutOptions {
    /// Decks whose cards may be named [default: all shipped decks].
    #[arg(value_name = "DECK")]
    pub(super) decks: Vec<String>,
}

#[derive(Debug, Args)]
pub(super) struct ForgetOptions {
    /// What to erase; nothing shows what is there.
    #[arg(value_enum, value_name = "WHAT")]
    pub(super) what: Vec<Remembered>,

    /// The folder of the plans.
    #[arg(long, value_name = "DIR", default_value = "weekly")]
    pub(super) folder: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct CheckOptions {
    /// Shipped decks, TOML files, or folders of them [default: this folder].
    #[arg(value_name = "DECK")]
    pub(super) decks: Vec<String>,

    /// Size of the cards that the texts must fit: a name or WxH.
    #[arg(long, value_name = "NAME|WxH", default_value = "poker")]
    pub(super) format: Format,

    /// Take warnings for errors.
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(super) deny: Option<Denied>,

    /// Explain a warning by its code, such as W012.
    #[arg(long, value_name = "CODE")]
    pub(super) explain: Option<String>,

    /// How problems are told.
    #[arg(long, value_enum, default_value = "human")]
    pub(super) message_format: MessageFormat,

    /// Show which cards serve which technique, as a table in Markdown.
    #[arg(long)]
    pub(super) coverage: bool,
}

#[derive(Debug, Args)]
pub(super) struct DecksOptions {
    #[command(subcommand)]
    pub(super) command: Option<DecksCommand>,
}

#[derive(Debug, Subcommand)]
pub(super) enum DecksCommand {
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
pub(super) struct ListOptions {
    /// What to list.
    #[arg(value_enum)]
    pub(super) what: Listed,

    /// With `cards`: shipped decks, TOML files, or folders of them.
    #[arg(value_name = "DECK")]
    pub(super) decks: Vec<String>,

    /// With `cards`: take decks for adults too.
    #[arg(long)]
    pub(super) adult: bool,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_options_are_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn every_option_has_a_help_text() {
        for command in Arguments::command().get_subcommands() {
            for option in
                command.get_arguments().filter(|option| option.get_id() != "help")
            {
                assert!(
                    option.get_help().is_some(),
                    "{} {}",
                    command.get_name(),
                    option.get_id()
                );
            }
        }
    }
}
