//! What a project file says: defaults for this folder, and what the two leave out.

use jiff::civil::Date;

use crate::model::{
    AvoidIf, Card, DateRange, Hemisphere, Mix, Practice, Profile, Ramp, Topic, Weekday,
    YearDay,
};

/// What the two have left out: one list, and nothing says whose wish was whose.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct LeaveOut {
    /// Cards by id, or by deck and id.
    pub cards: Vec<String>,
    /// Topics.
    pub topics: Vec<Topic>,
    /// Tags.
    pub tags: Vec<String>,
    /// Reasons to leave cards out.
    pub avoid_if: Vec<AvoidIf>,
}

impl LeaveOut {
    /// Whether a card of a deck is left out.
    pub fn holds(&self, deck: &str, card: &Card) -> bool {
        let is_named = |word: &String| {
            word.split_once('#')
                .map_or(*word == card.id, |(other, id)| other == deck && id == card.id)
        };
        self.cards.iter().any(is_named)
            || card.topics.iter().any(|topic| self.topics.contains(topic))
            || card.tags.iter().any(|tag| self.tags.contains(tag))
            || card.avoid_if.iter().any(|reason| self.avoid_if.contains(reason))
    }
}

/// Defaults for weekly plans.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct WeeklyDefaults {
    /// How many weeks.
    pub weeks: Option<u16>,
    /// The first day.
    pub start: Option<Date>,
    /// How much a week holds.
    pub profile: Option<Profile>,
    /// The cards of a week.
    pub mix: Option<Mix>,
    /// The days that may have cards.
    pub days: Vec<Weekday>,
    /// The days that may not.
    pub rest_days: Vec<Weekday>,
    /// Dates without cards.
    pub blackout: Vec<DateRange>,
    /// Days of the year that the two keep.
    pub anniversaries: Vec<YearDay>,
    /// Minutes that a day may take.
    pub minutes_per_day: Option<u16>,
    /// Minutes that a week may take.
    pub minutes_per_week: Option<u16>,
    /// Ceilings of pace.
    pub pace_ramp: Option<Ramp>,
    /// Ceilings of touch.
    pub touch_ramp: Option<Ramp>,
    /// Weeks before a card may come again.
    pub cooldown_weeks: Option<u16>,
    /// Where the seasons are.
    pub hemisphere: Option<Hemisphere>,
}

/// A project file.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Project {
    /// A counsellor's own.
    pub practice: Practice,
    /// Defaults for weekly plans.
    pub weekly: WeeklyDefaults,
    /// What the two leave out.
    pub leave_out: LeaveOut,
}
