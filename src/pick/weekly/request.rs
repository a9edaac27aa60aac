//! What a plan is asked to be.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::{
    Kind, Language, LeaveOut, Mix, Must, PlannedCourse, Season, SlotId, TouchLevel,
    WeekOutline,
};
use crate::pick::Filter;

/// One week to be planned.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
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
    /// Whether it has a day that the two keep every year.
    pub is_anniversary: bool,
    /// The seasons it lies in; none without dates, and then no card of a season comes.
    pub seasons: Vec<Season>,
    /// What its course says of it, if the plan follows one.
    pub outline: Option<WeekOutline>,
    /// The slots that its course asks for.
    pub musts: Vec<Must>,
    /// Kinds of cards of which no two share a day.
    pub apart: Vec<Kind>,
    /// Whether little of its talk is easy.
    pub is_deeper: bool,
    /// Whether the two are apart, so that all must go from far away.
    pub is_away: bool,
}

/// Whether cards that may repeat do so within their cooldown.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Repeats {
    /// Only where no plan without it is found: one that brings no card twice within its
    /// cooldown comes first.
    #[default]
    WhereNeeded,
    /// Never.
    Never,
}

/// Everything that a plan depends on, beside the decks.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// Any words.
    pub seed: String,
    /// The course that they follow, if they do.
    pub course: Option<PlannedCourse>,
    /// The weeks in order.
    pub weeks: Vec<WeekFrame>,
    /// The weeks of plans of one week, of two and so on, where they are other than the first of
    /// those: ceilings rise faster in a short plan.
    pub fewer: Vec<Vec<WeekFrame>>,
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
    /// Only these cards, by name; none means all.
    pub only: Vec<String>,
    /// Decks that only lend what others lack: their cards come where no other can.
    pub lenders: Vec<String>,
    /// What the options ask for.
    pub filter: Filter,
    /// The language that each card must have texts in.
    pub language: Option<Language>,
    /// Weeks before a card may come again, for all cards; else each card says.
    pub cooldown_weeks: Option<u16>,
    /// Whether cards that may repeat do so within their cooldown.
    pub repeats: Repeats,
    /// How many weeks before the plan's start each card came, by its name.
    pub past: BTreeMap<String, Vec<u16>>,
    /// Whether a week before the plan had both mending and listening, whatever came.
    pub is_mended: bool,
    /// Slots into which a certain card is put, by its name.
    pub pins: BTreeMap<SlotId, String>,
    /// Slots that a card takes which the plan has to have, of whatever kind it is.
    pub required: BTreeMap<SlotId, String>,
    /// Slots that keep the card of a plan that is there, whatever the wishes say since.
    pub held: BTreeMap<SlotId, String>,
    /// Slots that are drawn anew: how many times so far, and the card that is to go.
    pub rerolls: BTreeMap<SlotId, (u16, Option<String>)>,
}

impl Request {
    /// How near the two may be brought.
    pub fn agreed(&self) -> TouchLevel {
        self.filter.both_agree.unwrap_or_default().max(TouchLevel::HELD)
    }
}
