//! A card of a plan on another day of its week.

use std::fmt;

use crate::model::{Card, Deck, Plan, PlannedCard, PlannedWeek, SlotId};
use crate::pick::weekly::Request;
use crate::pick::weekly::days::{Clash, DayCard, clash};
use crate::pick::weekly::problem::Problem;
use crate::pick::weekly::search::{day_card, rules_day_card};

/// Why a card cannot come on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MoveError {
    /// The plan has no such slot.
    NoSlot,
    /// It is the house rules, or would come before them.
    Rules,
    /// The day has no cards at all.
    Closed,
    /// The day would take longer than it may: so many minutes, and how many it may.
    Minutes(u16, u16),
    /// Cards of the day do not go together.
    Clash(Clash),
    /// A day would end with a heavy card.
    EndsHeavy,
    /// The week would not end with a card that closes it.
    NoClose,
}

impl fmt::Display for MoveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoSlot => "the plan has no such slot",
            Self::Rules => "the house rules come first of all",
            Self::Closed => "it is a day without cards",
            Self::Minutes(sum, most) => {
                return write!(
                    f,
                    "its cards would take {sum} minutes, and a day has {most}"
                );
            }
            Self::Clash(Clash::HeavyAndSkin) => {
                "a heavy card and touch on skin do not share a day"
            }
            Self::Clash(Clash::MendingAndHeld) => {
                "mending and held touch do not share a day"
            }
            Self::Clash(Clash::Apart) => {
                "its course keeps two of its cards on days of their own"
            }
            Self::EndsHeavy => {
                "no day ends with a heavy card: a lighter one comes after it"
            }
            Self::NoClose => "the week ends with a card that closes it",
        })
    }
}

/// Puts the card of a slot on another day of its week, where the rules of days let it.
///
/// # Errors
/// [`MoveError`] when they do not.
pub(crate) fn move_card(
    decks: &[&Deck],
    rule: (&str, &Card),
    request: &Request,
    plan: &mut Plan,
    (slot, day): (SlotId, u8),
) -> Result<(), MoveError> {
    if slot.place == 0 {
        return Err(MoveError::Rules);
    }
    let at = plan.weeks.iter().position(|week| week.number == slot.week);
    let at = at.ok_or(MoveError::NoSlot)?;
    let week = &plan.weeks[at];
    let is_it = |card: &PlannedCard| card.slot == slot;
    let old = week.cards.iter().find(|card| is_it(card)).ok_or(MoveError::NoSlot)?;
    if old.day == day {
        return Ok(());
    }
    if !request.weeks.get(at).is_some_and(|frame| frame.days.contains(&day)) {
        return Err(MoveError::Closed);
    }
    let problem = Problem::new(decks, request, rule);
    let mut moved = week.clone();
    for card in moved.cards.iter_mut().filter(|card| is_it(card)) {
        card.day = day;
    }
    arrange(&problem, &mut moved, at, &[day]);
    check_days(&problem, &moved, at)?;
    plan.weeks[at] = moved;
    Ok(())
}

/// Puts the cards of a week in order: by their days, and on some of these as one reads them.
fn arrange(problem: &Problem<'_>, week: &mut PlannedWeek, at: usize, days: &[u8]) {
    let facts: Vec<DayCard> =
        week.cards.iter().map(|card| fact(problem, card, at)).collect();
    let mut order: Vec<usize> = (0..facts.len()).collect();
    order.sort_by_key(|&card| {
        let (planned, fact) = (&week.cards[card], &facts[card]);
        let reads = (!fact.is_rule, fact.can_close(), !fact.is_heavy, fact.pace);
        (planned.day, days.contains(&planned.day).then_some(reads), card)
    });
    week.cards = order.into_iter().map(|card| week.cards[card].clone()).collect();
}

/// Whether the days of a week keep their rules.
fn check_days(
    problem: &Problem<'_>,
    week: &PlannedWeek,
    at: usize,
) -> Result<(), MoveError> {
    let facts: Vec<DayCard> =
        week.cards.iter().map(|card| fact(problem, card, at)).collect();
    let most = problem.request.minutes_a_day;
    for day in 1..=7 {
        let group: Vec<usize> =
            (0..facts.len()).filter(|card| week.cards[*card].day == day).collect();
        let sum: u16 = group.iter().map(|card| minutes(&facts[*card])).sum();
        if sum > most {
            return Err(MoveError::Minutes(sum, most));
        }
        if let Some(clash) = clash(&facts, &group) {
            return Err(MoveError::Clash(clash));
        }
        if group.last().is_some_and(|card| facts[*card].is_heavy) {
            return Err(MoveError::EndsHeavy);
        }
    }
    if facts.iter().skip(1).any(|fact| fact.is_rule) {
        return Err(MoveError::Rules);
    }
    if facts.last().is_some_and(|last| !last.can_close()) {
        return Err(MoveError::NoClose);
    }
    Ok(())
}

/// The minutes of a day that a card takes: what is long stands outside them.
fn minutes(fact: &DayCard) -> u16 {
    if fact.is_long { 0 } else { fact.minutes }
}

/// A planned card as the days see it.
fn fact(problem: &Problem<'_>, card: &PlannedCard, week: usize) -> DayCard {
    let slot = problem.slots.iter().position(|slot| slot.id == card.slot);
    let entry = problem.pool.find(&card.name());
    match slot.zip(entry) {
        Some((slot, entry)) => day_card(problem, slot, &problem.pool.entries[entry]),
        None => rules_day_card(problem.weeks[week].minutes),
    }
}
