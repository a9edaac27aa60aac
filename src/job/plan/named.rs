//! Slots and days of a plan as people name them.

use crate::job::{Failure, Shelf};
use crate::model::{
    Plan, PlannedCard, PlannedWeek, SlotId, Vocabulary, Weekday, typed_day,
};

/// The slot that a word names: `3.2`, or by the card that stands in it, `T-118`.
pub(super) fn slot_named(
    word: &str,
    plan: &Plan,
    shelf: &Shelf,
) -> Result<SlotId, Failure> {
    if let Ok(slot) = word.parse() {
        return Ok(slot);
    }
    let is_named = |card: &&PlannedCard| {
        card.card.eq_ignore_ascii_case(word) || card.name().eq_ignore_ascii_case(word)
    };
    let slots: Vec<String> =
        plan.cards().filter(is_named).map(|card| card.slot.to_string()).collect();
    match &slots[..] {
        [slot] => slot.parse().map_err(Failure::new),
        [] => {
            // A word that names no card at all is a slip, and its neighbour is told.
            shelf.find(word)?;
            Err(Failure::new(format!("card `{word}` stands nowhere in this plan"))
                .hint("`--preview` shows all slots and their cards"))
        }
        [first, ..] => Err(Failure::new(format!(
            "card `{word}` stands in more than one slot: {}",
            slots.join(", ")
        ))
        .hint(format!("name the slot instead, such as `{first}`"))),
    }
}

/// The day of a week, from 1, that a word names: `sat`, `2026-12-05`, or its number.
pub(super) fn day_named(word: &str, week: &PlannedWeek) -> Result<u8, Failure> {
    if let Some(day) = word.parse::<u8>().ok().filter(|day| (1..=7).contains(day)) {
        return Ok(day);
    }
    if let Some(asked) = Weekday::typed(word) {
        let is_it = |day: &u8| match week.date(*day) {
            Some(date) => Weekday::of(date) == asked,
            // A week without dates begins on a Monday.
            None => Weekday::ALL.get(usize::from(*day) - 1) == Some(&asked),
        };
        if let Some(day) = (1..=7).find(is_it) {
            return Ok(day);
        }
    }
    let Ok(date) = typed_day(word) else {
        return Err(Failure::new(format!("`{word}` names no day"))
            .hint("write `sat`, a date such as `2026-12-05`, or a day from 1 to 7"));
    };
    if let Some(day) = (1..=7).find(|day| week.date(*day) == Some(date)) {
        return Ok(day);
    }
    let hint = match (week.start, week.date(7)) {
        (Some(first), Some(last)) => format!("it goes from {first} to {last}"),
        _ => "it has no dates: write `sat`, or a day from 1 to 7".to_owned(),
    };
    Err(Failure::new(format!("{date} is no day of week {}", week.number)).hint(hint))
}

/// A day as it is told.
pub(super) fn day_told(week: &PlannedWeek, day: u8) -> String {
    week.date(day).map_or_else(
        || format!("day {day} of week {}", week.number),
        |date| date.strftime("%a %-d %b").to_string(),
    )
}
