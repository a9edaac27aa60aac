//! A plan of weeks: which card comes when, and why.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use crate::model::{Appointments, Kind, Pace, PlanDay, TouchLevel, Vocabulary};

/// A slot of a plan, written `3.2`: the week's number and the slot's place in the week. Place 0
/// of the first week is the rule card's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SlotId {
    /// The week's number, from 1.
    pub week: u16,
    /// The place in the week.
    pub place: u16,
}

impl fmt::Display for SlotId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.week, self.place)
    }
}

impl FromStr for SlotId {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parse = |text: &str| text.parse::<u16>().ok();
        text.split_once('.')
            .and_then(|(week, place)| {
                Some(Self {
                    week: parse(week).filter(|week| *week > 0)?,
                    place: parse(place)?,
                })
            })
            .ok_or_else(|| {
                format!(
                    "`{text}` names no slot; write `3.2` for the second slot of week 3"
                )
            })
    }
}

/// What a slot asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// A card of one kind; as check-in, one that serves as the week's check-in.
    Of(Kind),
    /// A card of any kind but check-in and rule.
    Free,
    /// A card that takes longer than a day's cards may: a date, a walk, a film. A course asks for
    /// it, beside the cards of the mix and their minutes.
    Long,
}

impl Role {
    /// The word, as in `--mix` and in a plan's file.
    pub fn word(self) -> &'static str {
        match self {
            Self::Of(kind) => kind.word(),
            Self::Free => "free",
            Self::Long => "long",
        }
    }

    /// The role that a word stands for; house rules come by themselves and fill no slot.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "free" => Some(Self::Free),
            "long" => Some(Self::Long),
            _ => Kind::from_word(word).map(Self::Of),
        }
    }
}

/// Which of the two begins with a card; who is A and who is B the couple decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lead {
    /// The first of the two.
    A,
    /// The other one.
    B,
}

impl Lead {
    /// The other one of the two.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::A,
        }
    }

    /// The letter.
    pub fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
        }
    }
}

/// A card in its week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedCard {
    /// Its slot.
    pub slot: SlotId,
    /// What the slot asks for.
    pub role: Role,
    /// The card's deck.
    pub deck: String,
    /// The card's id.
    pub card: String,
    /// The day of the week's seven on which it comes, from 1.
    pub day: u8,
    /// Who begins; nobody with cards that each does apart, and house rules.
    pub lead: Option<Lead>,
    /// How often the slot was drawn anew.
    pub rerolls: u16,
    /// Why this card stands here.
    pub why: String,
}

impl PlannedCard {
    /// The name that tells the card from all others, such as `touch#T-114`.
    pub fn name(&self) -> String {
        format!("{}#{}", self.deck, self.card)
    }
}

/// One week of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedWeek {
    /// The number, from 1, or from the week that the plan goes on with.
    pub number: u16,
    /// The first of its seven days, when the plan is dated.
    pub start: Option<Date>,
    /// No card of the week goes deeper.
    pub pace: Pace,
    /// No card of the week brings the two nearer.
    pub touch: TouchLevel,
    /// What its course says of it, if the plan follows one.
    pub outline: Option<WeekOutline>,
    /// Whether the two are apart, so that its cards go from far away.
    pub is_away: bool,
    /// The cards in the order in which they come.
    pub cards: Vec<PlannedCard>,
}

/// What a course says of a week.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct WeekOutline {
    /// Its name.
    pub title: String,
    /// What it is for.
    pub aim: String,
    /// Pages of the workbook, by id.
    pub pages: Vec<String>,
}

/// The course that a plan follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedCourse {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is.
    pub summary: String,
    /// Which of its weeks the plan is, of a course that goes on by votes.
    pub stage: Option<u16>,
}

impl PlannedWeek {
    /// The date of one of the week's days, when the plan is dated.
    pub fn date(&self, day: u8) -> Option<Date> {
        let days = jiff::Span::new().days(i64::from(day) - 1);
        self.start.and_then(|start| start.checked_add(days).ok())
    }
}

/// A plan: every card of every week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The words that it was drawn by.
    pub seed: String,
    /// The course that it follows, if it does.
    pub course: Option<PlannedCourse>,
    /// The weeks in order.
    pub weeks: Vec<PlannedWeek>,
    /// What its calendar has to know of those before it.
    pub appointments: Appointments,
}

impl Plan {
    /// The days that have cards, with their dates, of a dated plan.
    pub fn days(&self) -> impl Iterator<Item = (PlanDay, Date)> {
        self.weeks.iter().flat_map(|week| {
            let has_cards =
                move |day: &u8| week.cards.iter().any(|card| card.day == *day);
            let days = (1..=7).filter(has_cards);
            days.filter_map(|day| {
                Some((PlanDay { week: week.number, day }, week.date(day)?))
            })
        })
    }

    /// The cards of all weeks in order.
    pub fn cards(&self) -> impl Iterator<Item = &PlannedCard> {
        self.weeks.iter().flat_map(|week| &week.cards)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_is_written_with_a_point() {
        let slot: SlotId = "3.2".parse().unwrap();
        assert_eq!(slot, SlotId { week: 3, place: 2 });
        assert_eq!(slot.to_string(), "3.2");
        for text in ["3", "0.1", "3.x", "", "-1.2", "3.2.1"] {
            assert!(text.parse::<SlotId>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_day_of_a_dated_week_has_its_date() {
        let week = PlannedWeek {
            number: 1,
            start: Some(jiff::civil::date(2026, 12, 28)),
            pace: Pace::new(1).unwrap(),
            touch: TouchLevel::NONE,
            outline: None,
            is_away: false,
            cards: Vec::new(),
        };
        assert_eq!(week.date(7), Some(jiff::civil::date(2027, 1, 3)));
    }
}
