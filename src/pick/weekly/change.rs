//! Slots drawn anew, and cards put in by hand.

use std::collections::BTreeMap;
use std::fmt;

use crate::model::{Card, Deck, Mix, Must, Plan, PlannedCard, PlannedWeek, Role, SlotId};
use crate::pick::weekly::{NoPlan, Request, WeekFrame, draw};

/// What is to be changed in a plan.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Changes {
    /// Slots that are drawn anew.
    pub rerolls: Vec<SlotId>,
    /// Slots with the names of the cards that are put into them.
    pub swaps: BTreeMap<SlotId, String>,
}

impl Changes {
    /// Whether nothing is to be changed.
    pub(crate) fn is_empty(&self) -> bool {
        self.rerolls.is_empty() && self.swaps.is_empty()
    }
}

/// Why a plan cannot be changed so.
#[derive(Debug, Clone)]
pub enum ChangeError {
    /// A slot is both drawn anew and given a card.
    Twice(SlotId),
    /// A slot holds the house rules.
    Rules(SlotId),
    /// The plan has no such slot.
    NoSlot(SlotId),
    /// No card can stand there.
    NoPlan(NoPlan),
}

impl ChangeError {
    /// What to do about it, where the words of the draw do not say it.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Twice(_) => Some("name it once"),
            Self::Rules(_) => Some("they come with every plan"),
            Self::NoSlot(_) => Some("`--preview` shows all slots"),
            Self::NoPlan(_) => None,
        }
    }
}

impl fmt::Display for ChangeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Twice(slot) => {
                write!(f, "slot {slot} is both drawn anew and given a card")
            }
            Self::Rules(slot) => write!(f, "slot {slot} holds the house rules"),
            Self::NoSlot(slot) => write!(f, "the plan has no slot {slot}"),
            Self::NoPlan(why) => why.fmt(f),
        }
    }
}

impl std::error::Error for ChangeError {}

/// Makes a request ask for the weeks and slots that a plan has.
pub(crate) fn fit_to(request: &mut Request, plan: &Plan) {
    let start = plan.weeks.first().and_then(|week| week.start);
    let frames = plan.weeks.iter().enumerate().map(|(at, week)| {
        let days = start.zip(week.start).and_then(|(start, week)| start.until(week).ok());
        let since_start =
            days.map_or(at, |days| usize::try_from(days.get_days() / 7).unwrap_or(at));
        let like = request.weeks.iter().find(|frame| frame.number == week.number);
        let mut frame = WeekFrame {
            number: week.number,
            since_start: u16::try_from(since_start).unwrap_or(u16::MAX),
            start: week.start,
            pace: week.pace.number(),
            touch: week.touch.number(),
            days: like.map_or_else(|| (1..=7).collect(), |frame| frame.days.clone()),
            is_anniversary: like.is_some_and(|frame| frame.is_anniversary),
            seasons: like.map_or_else(Vec::new, |frame| frame.seasons.clone()),
            outline: week.outline.clone(),
            musts: like.map_or_else(Vec::new, |frame| musts_of(week, &frame.musts)),
            apart: like.map_or_else(Vec::new, |frame| frame.apart.clone()),
            is_deeper: like.is_some_and(|frame| frame.is_deeper),
            is_away: week.is_away,
        };
        // A day that has cards already is open.
        for card in &week.cards {
            if !frame.days.contains(&card.day) {
                frame.days.push(card.day);
            }
        }
        frame.days.sort_unstable();
        frame
    });
    request.weeks = frames.collect();
    if let Some(mix) = plan.weeks.first().and_then(mix_of) {
        request.mix = mix;
    }
}

/// What a week's course asks for, without the long slots that gave way when it was drawn.
fn musts_of(week: &PlannedWeek, musts: &[Must]) -> Vec<Must> {
    let long = week.cards.iter().filter(|card| card.role == Role::Long);
    let mut left = long.count();
    let mut kept = musts.to_vec();
    kept.retain(|must| {
        let stands = !must.is_long() || left > 0;
        left -= usize::from(must.is_long() && stands);
        stands
    });
    kept
}

/// The mix of a week that is there, in the order of its slots.
fn mix_of(week: &PlannedWeek) -> Option<Mix> {
    let mut slots: Vec<(SlotId, Role)> = week
        .cards
        .iter()
        .filter(|card| card.slot.place > 0 && card.role != Role::Long)
        .map(|card| (card.slot, card.role))
        .collect();
    slots.sort();
    let mut counts: Vec<(Role, usize)> = Vec::new();
    for (_, role) in slots {
        match counts.iter_mut().find(|(other, _)| *other == role) {
            Some((_, count)) => *count += 1,
            None => counts.push((role, 1)),
        }
    }
    let words: Vec<_> =
        counts.iter().map(|(role, count)| format!("{}={count}", role.word())).collect();
    words.join(",").parse().ok()
}

/// Draws the plan again with every slot held but those that are to change.
///
/// # Errors
/// [`ChangeError`] when a slot cannot be changed so.
pub(crate) fn apply(
    decks: &[&Deck],
    rule: (&str, &Card),
    request: &Request,
    plan: Plan,
    changes: &Changes,
) -> Result<Plan, ChangeError> {
    if changes.is_empty() {
        return Ok(plan);
    }
    let mut request = request.clone();
    let slots: BTreeMap<SlotId, &PlannedCard> =
        plan.cards().map(|card| (card.slot, card)).collect();
    check_slots(changes, &slots)?;
    for (slot, card) in slots.iter().filter(|(slot, _)| slot.place > 0) {
        if changes.rerolls.contains(slot) {
            request.rerolls.insert(*slot, (card.rerolls + 1, Some(card.name())));
        } else {
            match changes.swaps.get(slot) {
                Some(name) => request.pins.insert(*slot, name.clone()),
                None => request.held.insert(*slot, card.name()),
            };
            request.rerolls.insert(*slot, (card.rerolls, None));
        }
    }
    let drawn = draw(decks, rule, &request).map_err(ChangeError::NoPlan)?;
    let is_changed = |slot: &SlotId| {
        changes.rerolls.contains(slot) || changes.swaps.contains_key(slot)
    };
    let weeks = plan.weeks.iter().zip(drawn.weeks).map(|(old, new)| {
        let mut new = PlannedWeek { pace: old.pace, touch: old.touch, ..new };
        if !old.cards.iter().any(|card| is_changed(&card.slot)) {
            return old.clone();
        }
        for card in new.cards.iter_mut().filter(|card| !is_changed(&card.slot)) {
            if let Some(old) = slots.get(&card.slot) {
                card.why.clone_from(&old.why);
            }
        }
        new
    });
    Ok(Plan { weeks: weeks.collect(), ..plan.clone() })
}

/// Whether every slot that is to change is there, and named once.
fn check_slots(
    changes: &Changes,
    slots: &BTreeMap<SlotId, &PlannedCard>,
) -> Result<(), ChangeError> {
    for slot in changes.rerolls.iter().chain(changes.swaps.keys()) {
        if changes.rerolls.contains(slot) && changes.swaps.contains_key(slot) {
            return Err(ChangeError::Twice(*slot));
        }
        match slots.get(slot) {
            Some(_) if slot.place > 0 => {}
            Some(_) => return Err(ChangeError::Rules(*slot)),
            None => return Err(ChangeError::NoSlot(*slot)),
        }
    }
    Ok(())
}
