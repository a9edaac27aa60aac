//! What can be settled once and holds from then on: each value with where it was given.

use jiff::civil::Date;

use crate::geom::{Format, Gutter, Length, Margin, Paper, Point};
use crate::model::given::{Given, Origin};
use crate::model::kept_value::Kept;
use crate::model::options::key_of;
use crate::model::toml_text::TomlText;
use crate::model::{
    AccessNeed, BackSide, Blank, ClockTime, Cost, CutMarks, DateRange, Duplex, Edition,
    Energy, Hemisphere, Inking, Kind, Language, MarkedSides, Minutes, Mix, More, Order,
    Privacy, Profile, Ramp, Range, Reminder, Setting, Side, Spell, Topic, Weekday,
    YearDay,
};

/// A value that is given, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told<'a> {
    /// The option that it belongs to, without its hyphens.
    pub option: &'static str,
    /// The value in a line.
    pub value: String,
    /// What is typed behind the option, as often as it is typed.
    pub words: Vec<String>,
    /// Where it was given.
    pub origin: &'a Origin,
}

macro_rules! settings {
    ($(#[$doc:meta])* $name:ident {
        $($(#[$field_doc:meta])* $field:ident: $kind:ty = $option:literal,)+
    }) => {
        $(#[$doc])*
        #[derive(Debug, Default, Clone, PartialEq)]
        pub struct $name { $($(#[$field_doc])* pub $field: Option<Given<$kind>>,)+ }

        impl $name {
            /// The options that these are the values of.
            pub const OPTIONS: &'static [&'static str] = &[$($option),+];

            /// These values, and those of `lower` where there are none.
            #[must_use]
            pub fn over(self, lower: Self) -> Self {
                Self { $($field: self.$field.or(lower.$field),)+ }
            }

            /// All values that are given, in the order of the options.
            pub fn told(&self) -> Vec<Told<'_>> {
                let all = [$(self.$field.as_ref().map(|given| Told {
                    option: $option,
                    value: given.value.spell(),
                    words: given.value.spelled(),
                    origin: &given.origin,
                }),)+];
                all.into_iter().flatten().collect()
            }

            /// Writes all values that are given under the keys that settle them.
            fn put(&self, file: &mut TomlText) {
                $(if let Some(given) = &self.$field {
                    file.put(&key_of($option), given.value.kept());
                })+
            }

            /// The same values, given elsewhere.
            #[must_use]
            pub fn from(mut self, origin: &Origin) -> Self {
                $(if let Some(given) = &mut self.$field {
                    given.origin = origin.clone();
                })+
                self
            }

            /// Keeps the values of the options that are kept.
            pub fn retain(&mut self, keeps: impl Fn(&str) -> bool) {
                $(if !keeps($option) { self.$field = None; })+
            }
        }
    };
}

settings! {
    /// How things are printed, and which cards: `[print]` of a file of settings.
    Print {
        /// Only these kinds.
        kind: Vec<Side<Kind>> = "kind",
        /// Only these topics.
        topic: Vec<Side<Topic>> = "topic",
        /// Only these tags.
        tag: Vec<Side<String>> = "tag",
        /// Pace.
        pace: Range = "pace",
        /// Touch level.
        touch: Range = "touch",
        /// Minutes of a card.
        minutes: Minutes = "minutes",
        /// What a card may cost.
        cost: Cost = "cost",
        /// The strength that it may take.
        energy: Energy = "energy",
        /// The privacy that it may need.
        privacy: Privacy = "privacy",
        /// The places that can be had.
        setting: Vec<Setting> = "setting",
        /// Only what can be done from far away.
        long_distance: bool = "long-distance",
        /// Only what works for these needs.
        access: Vec<AccessNeed> = "access",
        /// Whether the cards go in a new order.
        shuffle: bool = "shuffle",
        /// The paper.
        paper: Paper = "paper",
        /// The format of the cards.
        format: Format = "format",
        /// Perforated stock: its id, or the path of its file.
        stock: String = "stock",
        /// The look: its name, or the path of its file.
        look: String = "look",
        /// With which inks.
        ink: Inking = "ink",
        /// How large the type is.
        edition: Edition = "edition",
        /// Space between cards.
        gutter: Gutter = "gutter",
        /// The strip that the printer cannot reach.
        margin: Margin = "margin",
        /// How far pattern backs run past the outer cuts.
        bleed: Length = "bleed",
        /// Marks that show where to cut.
        marks: CutMarks = "marks",
        /// The sides that bear marks.
        marks_on: MarkedSides = "marks-on",
        /// The order of the cards on the sheets.
        order: Order = "order",
        /// How many times the deck is printed.
        copies: u16 = "copies",
        /// Cards to write on, behind the others.
        blank: Blank = "blank",
        /// How the printer turns the sheet.
        duplex: Duplex = "duplex",
        /// What stands on the backs.
        backs: BackSide = "backs",
        /// Where backs that are all alike leave what comes after the prompt.
        more: More = "more",
        /// How far backs are shifted, right and down.
        back_offset: Point = "back-offset",
        /// The printer whose profile holds: its name, or none.
        printer: String = "printer",
        /// Whether the deck begins with a cover card and a key.
        with_key: bool = "with-key",
        /// One language, or two for the two sides.
        lang: Vec<Language> = "lang",
        /// Whether pages have no fields.
        flat: bool = "flat",
        /// Whether titles are neutral.
        discreet: bool = "discreet",
        /// How thick a sheet is.
        caliper: Length = "caliper",
        /// The sheet of a book's cover.
        cover_paper: Paper = "cover-paper",
    }
}

settings! {
    /// How weeks are planned: `[weekly]` of a file of settings.
    Weekly {
        /// All cards in one file.
        one_file: bool = "one-file",
        /// Titles of cards in the calendar.
        calendar_titles: bool = "calendar-titles",
        /// When a day's cards begin.
        at: ClockTime = "at",
        /// How long before that they are announced.
        remind: Reminder = "remind",
        /// The course: its id, the path of its file, or none.
        course: String = "course",
        /// How many weeks.
        weeks: u16 = "weeks",
        /// The first day.
        start: Date = "start",
        /// No dates.
        undated: bool = "undated",
        /// How much a week holds.
        profile: Profile = "profile",
        /// The cards of a week.
        mix: Mix = "mix",
        /// The days that may have cards.
        days: Vec<Weekday> = "days",
        /// The days that may not.
        rest_days: Vec<Weekday> = "rest-days",
        /// Dates without cards.
        blackout: Vec<DateRange> = "blackout",
        /// Days of the year that the two keep.
        anniversaries: Vec<YearDay> = "anniversary",
        /// Minutes that a day may take.
        minutes_per_day: u16 = "minutes-per-day",
        /// Minutes that a week may take.
        minutes_per_week: u16 = "minutes-per-week",
        /// Ceilings of pace.
        pace_ramp: Ramp = "pace-ramp",
        /// Ceilings of touch.
        touch_ramp: Ramp = "touch-ramp",
        /// Weeks before a card may come again.
        cooldown_weeks: u16 = "cooldown-weeks",
        /// Where the seasons are.
        hemisphere: Hemisphere = "hemisphere",
        /// Whether it is not remembered which cards came.
        no_history: bool = "no-history",
    }
}

impl Print {
    /// Keeps of ceilings the lower, and adds what else is left out: filters of a plan never lift
    /// those of a file.
    pub(crate) fn tighten(&mut self, file: &Self) {
        lower_range(&mut self.pace, file.pace.as_ref());
        lower_range(&mut self.touch, file.touch.as_ref());
        if let (Some(own), Some(file)) = (&mut self.minutes, &file.minutes)
            && file.value.0.most < own.value.0.most
        {
            own.value = Minutes(lowered(own.value.0, file.value.0.most));
            own.origin = file.origin.clone();
        }
        lower(&mut self.cost, file.cost.as_ref());
        lower(&mut self.energy, file.energy.as_ref());
        lower(&mut self.privacy, file.privacy.as_ref());
        leave_out(&mut self.kind, file.kind.as_ref());
        leave_out(&mut self.topic, file.topic.as_ref());
        leave_out(&mut self.tag, file.tag.as_ref());
    }
}

fn lower_range(own: &mut Option<Given<Range>>, file: Option<&Given<Range>>) {
    if let (Some(own), Some(file)) = (own, file)
        && file.value.most < own.value.most
    {
        own.value = lowered(own.value, file.value.most);
        own.origin = file.origin.clone();
    }
}

/// A range up to a lower end.
fn lowered(range: Range, most: u16) -> Range {
    Range { least: range.least.min(most), most }
}

fn lower<T: PartialOrd + Clone>(own: &mut Option<Given<T>>, file: Option<&Given<T>>) {
    if let (Some(own), Some(file)) = (own, file)
        && file.value < own.value
    {
        *own = file.clone();
    }
}

fn leave_out<T: Clone + PartialEq>(
    own: &mut Option<Given<Vec<Side<T>>>>,
    file: Option<&Given<Vec<Side<T>>>>,
) {
    let (Some(own), Some(file)) = (own, file) else { return };
    for side in &file.value {
        if matches!(side, Side::Without(_)) && !own.value.contains(side) {
            own.value.push(side.clone());
        }
    }
}

impl Weekly {
    /// The option of a value that only a dated plan can have, if one is given.
    pub(crate) fn dated(&self) -> Option<&'static str> {
        let dated = Self {
            start: self.start.clone(),
            blackout: self.blackout.clone(),
            anniversaries: self.anniversaries.clone(),
            hemisphere: self.hemisphere.clone(),
            at: self.at.clone(),
            remind: self.remind.clone(),
            calendar_titles: self.calendar_titles.clone(),
            ..Self::default()
        };
        dated.told().first().map(|told| told.option)
    }

    /// Drops what only a dated plan can have.
    pub(crate) fn drop_dates(&mut self) {
        self.start = None;
        self.blackout = None;
        self.anniversaries = None;
        self.hemisphere = None;
    }
}

/// Settings of one source, or of all together.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Settings {
    /// How things are printed, and which cards.
    pub print: Print,
    /// How weeks are planned.
    pub weekly: Weekly,
}

impl Settings {
    /// These values, and those of `lower` where there are none.
    #[must_use]
    pub fn over(self, mut lower: Self) -> Self {
        // A profile brings its own mix; a day to begin with, and none, rule each other out.
        if self.weekly.profile.is_some() {
            lower.weekly.mix = None;
        }
        if self.weekly.start.is_some() {
            lower.weekly.undated = None;
        }
        if self.weekly.undated.as_ref().is_some_and(|given| given.value) {
            lower.weekly.start = None;
        }
        // Paper or cards of one's own are no sheet of a stock that is settled elsewhere.
        if self.print.paper.is_some() || self.print.format.is_some() {
            lower.print.stock = None;
        }
        // A leaflet belongs to backs that are all alike, and to one language.
        let is_text = |given: &Given<BackSide>| given.value == BackSide::Text;
        let is_twin = |given: &Given<Vec<Language>>| given.value.len() > 1;
        if self.print.backs.as_ref().is_some_and(is_text)
            || self.print.lang.as_ref().is_some_and(is_twin)
        {
            lower.print.more = None;
        }
        Self {
            print: self.print.over(lower.print),
            weekly: self.weekly.over(lower.weekly),
        }
    }

    /// All values that are given, those of weeks first.
    pub fn told(&self) -> Vec<Told<'_>> {
        let mut told = self.weekly.told();
        told.extend(self.print.told());
        told
    }

    /// The same values, given elsewhere.
    #[must_use]
    pub fn from(self, origin: &Origin) -> Self {
        Self { print: self.print.from(origin), weekly: self.weekly.from(origin) }
    }

    /// Writes a table for each kind of settings that has any.
    pub(super) fn put(&self, file: &mut TomlText) {
        if self.weekly != Weekly::default() {
            file.table("weekly");
            self.weekly.put(file);
        }
        if self.print != Print::default() {
            file.table("print");
            self.print.put(file);
        }
    }

    /// Keeps the values of the options that are kept.
    pub fn retain(&mut self, keeps: impl Fn(&str) -> bool) {
        self.weekly.retain(&keeps);
        self.print.retain(&keeps);
    }
}
