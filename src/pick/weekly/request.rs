//! What a plan is asked to be.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::{AvoidIf, Card, Language, Mix, Season, SlotId, Topic, TouchLevel};
use crate::pick::{Circumstances, Filter};

/// One week to be planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeekFrame {
    /// Its number, from 1, or from the week that the plan goes on with.
    pub number: u16,
    /// Weeks since the plan's start, those without any free day counted.
    pub since_start: u16,
    /// Its first day, when the plan is dated.
    pub start: Option<Date>,
    /// Its ceiling of pace.
    pub pace: u8,
    /// Its ceiling of touch.
    pub touch: u8,
    /// Which of its seven days, from 1, may have cards.
    pub days: Vec<u8>,
    /// The seasons it lies in; none without dates, and then no card of a season comes.
    pub seasons: Vec<Season>,
}

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

/// Everything that a plan depends on, beside the decks.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// Any words.
    pub seed: String,
    /// The weeks in order.
    pub weeks: Vec<WeekFrame>,
    /// The cards of a week.
    pub mix: Mix,
    /// Minutes that a week's cards may take.
    pub minutes_a_week: u16,
    /// Minutes that a day's cards may take.
    pub minutes_a_day: u16,
    /// Minutes of something new that a week aims at.
    pub novelty_minutes: Option<u16>,
    /// What the two have left out.
    pub leave_out: LeaveOut,
    /// What the options ask for.
    pub filter: Filter,
    /// What their days allow.
    pub circumstances: Circumstances,
    /// The language that each card must have texts in.
    pub language: Option<Language>,
    /// Weeks before a card may come again, for all cards; else each card says.
    pub cooldown_weeks: Option<u16>,
    /// How many weeks before the plan's start each card came, by its name.
    pub past: BTreeMap<String, Vec<u16>>,
    /// Slots that hold a certain card, by its name.
    pub pins: BTreeMap<SlotId, String>,
    /// Slots that are drawn anew: how many times so far, and the card that is to go.
    pub rerolls: BTreeMap<SlotId, (u16, Option<String>)>,
}

impl Request {
    /// How near the two may be brought.
    pub(super) fn agreed(&self) -> TouchLevel {
        self.filter.both_agree.unwrap_or_default().max(TouchLevel::HELD)
    }
}
