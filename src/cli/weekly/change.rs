//! Slots drawn anew, and cards put in by hand.

use std::collections::BTreeMap;

use crate::cli::args::WeeklyOptions;
use crate::cli::failure::Failure;
use crate::cli::selection::find_card;
use crate::cli::weekly::decks::Decks;
use crate::cli::weekly::drawing::draw_plan;
use crate::model::{Mix, Plan, PlannedCard, PlannedWeek, Role, SlotId};
use crate::pick::weekly::{Request, WeekFrame};

/// What is to be changed in a plan.
pub(super) struct Changes {
    rerolls: Vec<SlotId>,
    swaps: BTreeMap<SlotId, String>,
}

impl Changes {
    pub(super) fn new(options: &WeeklyOptions, decks: &Decks) -> Result<Self, Failure> {
        let all = decks.decks();
        let mut swaps = BTreeMap::new();
        for word in &options.swap {
            let (slot, card) = word.split_once('=').ok_or_else(|| {
                Failure::new(format!("`{word}` names no slot and card"))
                    .hint("write `--swap 3.2=C-014`")
            })?;
            let slot: SlotId = slot.trim().parse().map_err(Failure::new)?;
            let (deck, id) = find_card(card.trim(), &all)?;
            if swaps.insert(slot, format!("{}#{id}", all[deck].id)).is_some() {
                return Err(Failure::new(format!("slot {slot} is given two cards"))
                    .hint("name it once"));
            }
        }
        Ok(Self { rerolls: options.reroll.clone(), swaps })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rerolls.is_empty() && self.swaps.is_empty()
    }
}

/// Makes a request ask for the weeks and slots that a plan has.
pub(super) fn fit_to(request: &mut Request, plan: &Plan) {
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

/// The mix of a week that is there, in the order of its slots.
fn mix_of(week: &PlannedWeek) -> Option<Mix> {
    let mut slots: Vec<(SlotId, Role)> = week
        .cards
        .iter()
        .filter(|card| card.slot.place > 0)
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
pub(super) fn apply(
    decks: &Decks,
    request: &Request,
    plan: Plan,
    changes: &Changes,
) -> Result<Plan, Failure> {
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
    let drawn = draw_plan(decks, &request)?;
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
    Ok(Plan { weeks: weeks.collect(), seed: plan.seed.clone() })
}

/// Whether every slot that is to change is there, and named once.
fn check_slots(
    changes: &Changes,
    slots: &BTreeMap<SlotId, &PlannedCard>,
) -> Result<(), Failure> {
    for slot in changes.rerolls.iter().chain(changes.swaps.keys()) {
        if changes.rerolls.contains(slot) && changes.swaps.contains_key(slot) {
            return Err(Failure::new(format!(
                "slot {slot} is both drawn anew and given a card"
            ))
            .hint("name it once"));
        }
        match slots.get(slot) {
            Some(_) if slot.place > 0 => {}
            Some(_) => {
                return Err(Failure::new(format!("slot {slot} holds the house rules"))
                    .hint("they come with every plan"));
            }
            None => {
                return Err(Failure::new(format!("the plan has no slot {slot}"))
                    .hint("`--preview` shows all slots"));
            }
        }
    }
    Ok(())
}
