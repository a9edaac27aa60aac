//! The options of `weekly`, `leave-out` and `forget`.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use crate::cli::args::cards::{Choice, FILE, Limits, SheetOptions};
use crate::cli::values::{
    Forgotten, day, forgotten, list, plan_file, switch, typed, weekday, whole, word,
};
use crate::model::{
    ClockTime, DateRange, DrawnBy, Hemisphere, Mix, Pacing, Profile, Ramp, Reminder,
    Settings, Shift, Weekday, YearDay, typed_name,
};

pub(super) const EXAMPLES: &str = "\
Examples:
  emberdeck weekly --preview                       eight weeks as a table, nothing written
  emberdeck weekly --start 2026-11-30 --seed \"maple tree\"
  emberdeck weekly --profile light --rest-days sat,sun
  emberdeck weekly --weeks 4 --undated --one-file  without dates, all cards in one PDF
  emberdeck weekly --answers weekly/own-a.pdf --answers weekly/own-b.pdf -o next
  emberdeck weekly --deck +mine.toml --must-have C-014   with cards of your own, and this one
  emberdeck weekly our-questions.txt               a list of questions, one a line
  emberdeck weekly --plan weekly/plan.toml --reroll 3.2   draw one slot anew
  emberdeck weekly --plan weekly --swap T-118=T-120
  emberdeck weekly --plan weekly --shift 1w        a week later, from the first that is not over
  emberdeck weekly --plan weekly --move 3.2=sat

The same seed, decks and options plan the same weeks. What the two of you leave out stands in
emberdeck.toml under [leave_out]; which cards came stands in emberdeck.history.toml.";

pub(super) const LEAVE_OUT_EXAMPLES: &str = "\
Each of you types cards, topics or reasons, one a line, unseen; an empty line ends it. The list in
emberdeck.toml is one for both, and nothing says whose wish was whose.";

pub(super) const FORGET_EXAMPLES: &str = "\
Examples:
  emberdeck forget                 what is there
  emberdeck forget history         erase which cards came
  emberdeck forget history plans   and the plans
  emberdeck forget answers         filled workbooks, answers and curves in the folder
  emberdeck forget answers ours.pdf
  emberdeck forget records --client K-17
  emberdeck forget everything --dry-run

What is erased is gone. Other folders, backups and what was printed are not looked at.";

const WEEKS: &str = "The weeks";
const CHANGE: &str = "A plan that is there";

#[derive(Debug, Clone, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch that is typed")]
pub(in crate::cli) struct WeeklyOptions {
    /// Shipped decks, TOML files, lists of questions (.txt), or folders of decks; with `+` before
    /// it a deck comes to those that come by themselves [default: all shipped decks but adult
    /// ones and those on request].
    #[arg(value_name = "DECK")]
    pub(in crate::cli) decks: Vec<String>,

    /// The same as an option, such as `--deck +mine.toml`; repeatable.
    #[arg(long, value_name = "DECK")]
    pub(in crate::cli) deck: Vec<String>,

    /// The folder to write to; it is made when it is not there [default: weekly; with `--plan`
    /// the plan's own].
    #[arg(short, long, value_name = "DIR", help_heading = FILE)]
    pub(in crate::cli) output: Option<PathBuf>,

    /// All cards in one PDF, the week on the foot of each.
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = switch(), value_name = "yes|no", help_heading = FILE)]
    pub(in crate::cli) one_file: Option<bool>,

    /// Show the plan and write nothing; `--dry-run` is the same.
    #[arg(long, alias = "dry-run", help_heading = FILE)]
    pub(in crate::cli) preview: bool,

    /// Say of each card why it was chosen.
    #[arg(long, help_heading = FILE)]
    pub(in crate::cli) why: bool,

    /// Card titles in the calendar, not only "Card time".
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = switch(), value_name = "yes|no", help_heading = FILE)]
    pub(in crate::cli) calendar_titles: Option<bool>,

    /// When a day's cards begin, for the calendar: 20:30.
    #[arg(long, value_name = "TIME", help_heading = FILE)]
    pub(in crate::cli) at: Option<ClockTime>,

    /// A reminder so long before that: 30m, 2h or 1d.
    #[arg(long, value_name = "TIME", help_heading = FILE)]
    pub(in crate::cli) remind: Option<Reminder>,

    /// Replace files that Emberdeck did not make or that were changed since.
    #[arg(long, help_heading = FILE)]
    pub(in crate::cli) force: bool,

    /// Take the options of a preset (`emberdeck list presets`); what is typed beside it wins.
    #[arg(long, value_name = "NAME", help_heading = FILE)]
    pub(in crate::cli) preset: Option<String>,

    /// The way that the weeks go: a course (`emberdeck list courses`), its TOML file, or none for a
    /// free draw [default: reconnect].
    #[arg(long, value_name = "COURSE", value_parser = typed_name, help_heading = WEEKS)]
    pub(in crate::cli) course: Option<String>,

    /// How many weeks [default: 8, or what the course is made for].
    #[arg(long, value_name = "N", value_parser = whole(1, 104), help_heading = WEEKS)]
    pub(in crate::cli) weeks: Option<u16>,

    /// The first day, YYYY-MM-DD [default: the next Monday, and printed].
    #[arg(long, value_name = "DATE", value_parser = day, help_heading = WEEKS)]
    pub(in crate::cli) start: Option<Date>,

    /// No dates, for those whom dates would nag; such a plan is not remembered.
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = switch(), value_name = "yes|no", help_heading = WEEKS)]
    pub(in crate::cli) undated: Option<bool>,

    /// Any words; printed on the sheets, so no names [default: drawn, and printed].
    #[arg(long, value_name = "TEXT", value_parser = typed_name, help_heading = WEEKS)]
    pub(in crate::cli) seed: Option<String>,

    /// How much a week holds: light (4 cards, 45 min), standard (8, 120 min), full (12, 180 min)
    /// [default: standard].
    #[arg(long, value_name = "PROFILE", value_parser = word::<Profile>, help_heading = WEEKS)]
    pub(in crate::cli) profile: Option<Profile>,

    /// The cards of a week, such as conversation=3,touch=2,novelty=1,check-in=1.
    #[arg(long, value_name = "KIND=N,…", help_heading = WEEKS)]
    pub(in crate::cli) mix: Option<Mix>,

    /// Minutes that a day's cards may take [default: 30, 45 or 60 by the profile].
    #[arg(long, value_name = "N", value_parser = whole(1, 1440), help_heading = WEEKS)]
    pub(in crate::cli) minutes_per_day: Option<u16>,

    /// Minutes that a week's cards may take [default: 45, 120 or 180 by the profile].
    #[arg(long, value_name = "N", value_parser = whole(1, 10_080), help_heading = WEEKS)]
    pub(in crate::cli) minutes_per_week: Option<u16>,

    /// Days that may have cards: mon,wed,sat [default: all].
    #[arg(long, value_name = "DAYS", value_delimiter = ',', value_parser = weekday, help_heading = WEEKS)]
    pub(in crate::cli) days: Vec<Weekday>,

    /// Days without cards: sun.
    #[arg(long, value_name = "DAYS", value_delimiter = ',', value_parser = weekday, help_heading = WEEKS)]
    pub(in crate::cli) rest_days: Vec<Weekday>,

    /// Weeks in which you are apart, by their numbers: all of their cards go from far away, and say
    /// how.
    #[arg(long, value_name = "WEEK", value_delimiter = ',', value_parser = whole(1, u16::MAX), help_heading = WEEKS)]
    pub(in crate::cli) away: Vec<u16>,

    /// Weeks without cards, counted from the plan's first: what would come then comes a week later.
    #[arg(long, value_name = "WEEK", value_delimiter = ',', value_parser = whole(1, u16::MAX), help_heading = WEEKS)]
    pub(in crate::cli) skip_week: Vec<u16>,

    /// Dates without cards: 2026-12-24 or 2026-12-24..2026-12-27; repeatable.
    #[arg(long, value_name = "DATES", value_delimiter = ',', help_heading = WEEKS)]
    pub(in crate::cli) blackout: Vec<DateRange>,

    /// A day of the year that you keep, MM-DD: its week looks back or gives thanks; repeatable.
    #[arg(long, value_name = "DAY", value_delimiter = ',', help_heading = WEEKS)]
    pub(in crate::cli) anniversary: Vec<YearDay>,

    /// Where the seasons are: north or south [default: north].
    #[arg(long, value_name = "HALF", value_parser = word::<Hemisphere>, help_heading = WEEKS)]
    pub(in crate::cli) hemisphere: Option<Hemisphere>,

    /// Ceilings of pace week by week [default: 1,2,2,3,3,3,4,4; in four weeks 1,2,3,3].
    #[arg(long, value_name = "N,…", help_heading = WEEKS)]
    pub(in crate::cli) pace_ramp: Option<Ramp>,

    /// Ceilings of touch week by week [default: 1,1,2,2,2,3,3,3; in four weeks 1,1,2,2]; 3 comes
    /// only with `--both-agree 3`.
    #[arg(long, value_name = "N,…", help_heading = WEEKS)]
    pub(in crate::cli) touch_ramp: Option<Ramp>,

    /// Go on with this week: its number, and how deep and near it may go.
    #[arg(long, value_name = "WEEK", value_parser = whole(1, 9000), help_heading = WEEKS)]
    pub(in crate::cli) resume: Option<u16>,

    /// Let pace and touch stay where they are; with `--resume`, where they were the week before.
    #[arg(long, conflicts_with = "step_back", help_heading = WEEKS)]
    pub(in crate::cli) hold: bool,

    /// The same, one step lower.
    #[arg(long, help_heading = WEEKS)]
    pub(in crate::cli) step_back: bool,

    /// A filled workbook or a file of answers: the plan goes on after its weeks, and your votes
    /// say whether pace and touch rise, stay or go back; repeatable.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["hold", "step_back", "pace_ramp", "touch_ramp"], help_heading = WEEKS)]
    pub(in crate::cli) answers: Vec<PathBuf>,

    /// A card that the plan has to have, somewhere where the rules allow it; repeatable.
    #[arg(long, value_name = "ID", value_delimiter = ',', value_parser = typed_name, help_heading = WEEKS)]
    pub(in crate::cli) must_have: Vec<String>,

    /// Weeks before a card may come again [default: each card says; mostly 8].
    #[arg(long, value_name = "N", value_parser = whole(1, 104), help_heading = WEEKS)]
    pub(in crate::cli) cooldown_weeks: Option<u16>,

    /// Neither read nor write which cards came.
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = switch(), value_name = "yes|no", help_heading = WEEKS)]
    pub(in crate::cli) no_history: Option<bool>,

    /// Make the files of a plan again, without drawing: its file, or the folder that it lies in.
    #[arg(long, value_name = "PLAN", value_parser = plan_file, help_heading = CHANGE)]
    pub(in crate::cli) plan: Option<PathBuf>,

    /// Take cards that have changed since the plan was drawn.
    #[arg(long, requires = "plan", help_heading = CHANGE)]
    pub(in crate::cli) accept_changes: bool,

    /// Draw a slot anew, named by its number or its card: 3.2 or T-118; repeatable.
    #[arg(long, value_name = "SLOT|ID", value_delimiter = ',', value_parser = typed_name, help_heading = CHANGE)]
    pub(in crate::cli) reroll: Vec<String>,

    /// Put a card into a slot, such as 3.2=C-014 or T-118=T-120; repeatable.
    #[arg(long, value_name = "SLOT=ID", value_delimiter = ',', value_parser = typed_name, help_heading = CHANGE)]
    pub(in crate::cli) swap: Vec<String>,

    /// Put the card of a slot on another day of its week, such as 3.2=sat, T-118=2026-12-05 or
    /// 3.2=6, where the rules of days let it; repeatable.
    #[arg(long = "move", value_name = "SLOT=DAY", value_delimiter = ',', value_parser = typed_name, help_heading = CHANGE)]
    pub(in crate::cli) moves: Vec<String>,

    /// Move the weeks of a plan that are not over by weeks or days, such as 1w or 3d: their cards
    /// stay, dates and calendar follow; 1w@3 moves week 3 and those after it. Each time moves
    /// them on.
    #[arg(long, value_name = "1w|3d|1w@3", requires = "plan", help_heading = CHANGE)]
    pub(in crate::cli) shift: Option<Shift>,

    #[command(flatten)]
    pub(in crate::cli) choice: Choice,

    #[command(flatten)]
    pub(in crate::cli) limits: Limits,

    #[command(flatten)]
    pub(in crate::cli) sheet: SheetOptions,
}

impl WeeklyOptions {
    /// Whether cards of the plan are to change, or their days.
    pub(in crate::cli) fn changes_cards(&self) -> bool {
        !(self.reroll.is_empty() && self.swap.is_empty() && self.moves.is_empty())
    }

    /// What was typed for this draw alone.
    pub(in crate::cli) fn drawn_by(&self) -> DrawnBy {
        DrawnBy {
            decks: [&self.decks[..], &self.deck[..]].concat(),
            cards: self.choice.card.clone(),
            must_have: self.must_have.clone(),
            away: self.away.clone(),
            skip_weeks: self.skip_week.clone(),
            adult: self.choice.adult,
            both_agree: self.choice.both_agree,
            resume: self.resume,
            pacing: match (self.hold, self.step_back) {
                (_, true) => Pacing::StepBack,
                (true, _) => Pacing::Hold,
                _ => Pacing::Rise,
            },
            date: self.sheet.date.clone(),
        }
    }

    /// What was typed of what can be settled.
    pub(in crate::cli) fn typed(&self) -> Settings {
        let mut settings = Settings::default();
        let weekly = &mut settings.weekly;
        weekly.one_file = typed(self.one_file.as_ref());
        weekly.calendar_titles = typed(self.calendar_titles.as_ref());
        weekly.at = typed(self.at.as_ref());
        weekly.remind = typed(self.remind.as_ref());
        weekly.course = typed(self.course.as_ref());
        weekly.weeks = typed(self.weeks.as_ref());
        weekly.start = typed(self.start.as_ref());
        weekly.undated = typed(self.undated.as_ref());
        weekly.profile = typed(self.profile.as_ref());
        weekly.mix = typed(self.mix.as_ref());
        weekly.days = list(&self.days);
        weekly.rest_days = list(&self.rest_days);
        weekly.blackout = list(&self.blackout);
        weekly.anniversaries = list(&self.anniversary);
        weekly.minutes_per_day = typed(self.minutes_per_day.as_ref());
        weekly.minutes_per_week = typed(self.minutes_per_week.as_ref());
        weekly.pace_ramp = typed(self.pace_ramp.as_ref());
        weekly.touch_ramp = typed(self.touch_ramp.as_ref());
        weekly.cooldown_weeks = typed(self.cooldown_weeks.as_ref());
        weekly.hemisphere = typed(self.hemisphere.as_ref());
        weekly.no_history = typed(self.no_history.as_ref());
        self.choice.settle(&mut settings.print);
        self.limits.settle(&mut settings.print);
        self.sheet.settle(&mut settings.print);
        settings
    }
}

#[derive(Debug, Args)]
pub(in crate::cli) struct LeaveOutOptions {
    /// Decks whose cards may be named [default: all shipped decks].
    #[arg(value_name = "DECK")]
    pub(in crate::cli) decks: Vec<String>,

    /// Ask one of you alone; the list stays one for both [default: one after the other].
    #[arg(long = "for", value_name = "WHO", value_parser = ["a", "b"])]
    pub(in crate::cli) alone: Option<String>,

    /// Ask, and keep nothing: to see what is taken.
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ForgetOptions {
    /// What to erase: `history` (which cards came when), `plans` (with their cards and
    /// calendars), `answers` (filled workbooks, answers and curves), `records` (who was handed
    /// what), or `everything`. A file behind `answers` or `records` erases that one alone. Without
    /// a word, what is there is shown, and nothing is erased.
    #[arg(value_name = "WHAT", value_parser = forgotten)]
    pub(in crate::cli) what: Vec<Forgotten>,

    /// With `records`: only what this client was handed; all else in them stays.
    #[arg(long, value_name = "CODE", value_parser = typed_name)]
    pub(in crate::cli) client: Option<String>,

    /// The folder of the plans [default: weekly, and every folder here with a plan].
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) folder: Option<PathBuf>,

    /// Say what would be erased, and erase nothing.
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,

    /// Erase without asking first; a script, which cannot be asked, needs it.
    #[arg(long)]
    pub(in crate::cli) yes: bool,
}
