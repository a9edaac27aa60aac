//! What is another in a plan than before: whoever has its sheets wants to know which to print again.

use std::collections::BTreeSet;

use crate::job::Shelf;
use crate::job::note::{NoteKind, Notes};
use crate::model::{Plan, PlannedCard, PlannedWeek};

/// More changes than this are counted.
const SHOWN: usize = 8;

/// Says which cards of a plan go and come, and which come on another day.
pub fn tell_changes(before: &Plan, now: &Plan, shelf: &Shelf, notes: &mut Notes) {
    let mut told = Vec::new();
    let mut weeks = BTreeSet::new();
    for week in &now.weeks {
        let Some(old) = before.weeks.iter().find(|old| old.number == week.number) else {
            continue;
        };
        for card in &week.cards {
            let Some(was) = old.cards.iter().find(|was| was.slot == card.slot) else {
                continue;
            };
            if was.name() != card.name() {
                let (goes, comes) = (called(was, shelf), called(card, shelf));
                told.push(format!("{}: {goes} goes, {comes} comes", card.slot));
                weeks.insert(week.number);
            } else if on(old, was) != on(week, card) {
                told.push(format!(
                    "{}: {} {}",
                    card.slot,
                    called(card, shelf),
                    on(week, card)
                ));
                weeks.insert(week.number);
            }
        }
    }
    if told.is_empty() {
        return;
    }
    let more = told.len().saturating_sub(SHOWN);
    told.truncate(SHOWN);
    if more > 0 {
        told.push(format!("{more} more"));
    }
    let weeks: Vec<String> = weeks.iter().map(u16::to_string).collect();
    let these = if weeks.len() == 1 { "week" } else { "weeks" };
    notes.say(
        NoteKind::Redrawn,
        format!("{}; print {these} {} again", told.join("; "), weeks.join(", ")),
    );
}

fn called(card: &PlannedCard, shelf: &Shelf) -> String {
    match shelf.planned(card) {
        Some(found) => {
            format!("{} “{}”", card.card, crate::text::plain(&found.texts.title))
        }
        None => card.card.clone(),
    }
}

/// When a card comes.
fn on(week: &PlannedWeek, card: &PlannedCard) -> String {
    week.date(card.day)
        .map_or_else(|| format!("on day {}", card.day), |day| format!("on {day}"))
}
