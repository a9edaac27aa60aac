//! Drawing a plan, or saying why there is none.

use crate::model::{
    Appointments, Card, Deck, Kind, Lead, Pace, Plan, PlannedCard, PlannedWeek, Role,
    SlotId, TouchLevel, Who,
};
use crate::pick::weekly::changes::{changes, fewer_weeks};
use crate::pick::weekly::no_plan::NoPlan;
use crate::pick::weekly::problem::Problem;
use crate::pick::weekly::reasons::reasons;
use crate::pick::weekly::request::{Repeats, Request};
use crate::pick::weekly::search::{Found, STEPS, search};

/// Steps for a plan that never brings a card twice, before repeats are allowed.
const FRESH: u64 = 20_000;
/// Steps for each change that might make a plan.
const TRIAL: u64 = 3_000;
/// So many changes are tried of a deck of one card; of larger ones as many fewer.
const TRIED: usize = 100_000;
/// The cards that those steps are meant for: where more could be drawn, each step takes as much
/// longer.
const CARDS: u64 = 1_000;

/// Draws a plan from decks. The house rules, a deck's name and its card, come first of all.
///
/// # Errors
/// [`NoPlan`] when no plan honours every hard rule, or none was found in the steps there are; with
/// a change that would make one, if a single one does.
pub fn draw(
    decks: &[&Deck],
    rule: (&str, &Card),
    request: &Request,
) -> Result<Plan, NoPlan> {
    attempt(decks, rule, request).map_err(|mut no_plan| {
        // What is named as a cure was tried: a plan was found with it.
        let works = |changed: &Request| {
            let problem = Problem::new(decks, changed, rule);
            search(&problem, steps(&problem, TRIAL)).is_ok()
        };
        let cards = decks.iter().map(|deck| deck.cards.len()).sum();
        no_plan.change = changes(request, &no_plan.lacking)
            .into_iter()
            .take(tries_for(cards))
            .find(|(changed, _)| works(changed))
            .or_else(|| fewer_weeks(request, works))
            .map(|(_, words)| words);
        no_plan
    })
}

/// The same, without looking for a change that would make a plan.
///
/// # Errors
/// [`NoPlan`] as [`draw`].
pub fn attempt(
    decks: &[&Deck],
    rule: (&str, &Card),
    request: &Request,
) -> Result<Plan, NoPlan> {
    if request.repeats == Repeats::WhereNeeded {
        let without = Request { repeats: Repeats::Never, ..request.clone() };
        let problem = Problem::new(decks, &without, rule);
        if let Ok(found) = search(&problem, steps(&problem, FRESH)) {
            return Ok(plan(&problem, rule, &found));
        }
    }
    let problem = Problem::new(decks, request, rule);
    match search(&problem, steps(&problem, STEPS)) {
        Ok(found) => Ok(plan(&problem, rule, &found)),
        Err(lost) => Err(NoPlan::new(&problem, &lost)),
    }
}

fn steps(problem: &Problem<'_>, most: u64) -> u64 {
    steps_for(problem.pool.entries.len() as u64, problem.slots.len() as u64, most)
}

/// The steps that a search may take, so that it is over as soon among many cards as among few; as
/// many at least as a plan takes that goes well.
fn steps_for(cards: u64, slots: u64, most: u64) -> u64 {
    (most * CARDS / cards.max(CARDS)).max((8 * slots).min(most))
}

/// How many changes are tried: of a deck that is very large only the likeliest, so that nobody
/// waits for minutes.
fn tries_for(cards: usize) -> usize {
    (TRIED / cards.max(1)).max(3)
}

fn plan(problem: &Problem<'_>, rule: (&str, &Card), found: &Found) -> Plan {
    let reasons = reasons(problem, &found.chosen);
    let mut lead = Lead::A;
    let mut weeks = Vec::new();
    for (at, frame) in problem.request.weeks.iter().enumerate() {
        let slots = problem.weeks[at].slots.clone();
        let mut cards = Vec::new();
        for &(place, day) in &found.days[at] {
            let slot = slots.start + place;
            let mut planned = if slot < slots.end {
                let entry = &problem.pool.entries[found.chosen[slot]];
                let id = problem.slots[slot].id;
                PlannedCard {
                    slot: id,
                    role: problem.slots[slot].role,
                    deck: entry.deck.to_owned(),
                    card: entry.card.id.clone(),
                    day,
                    lead: (entry.card.who != Who::Apart && entry.card.kind != Kind::Rule)
                        .then_some(lead),
                    rerolls: problem
                        .request
                        .rerolls
                        .get(&id)
                        .map_or(0, |(count, _)| *count),
                    why: reasons[slot].clone(),
                }
            } else {
                rules_card(frame.number, day, rule)
            };
            if planned.role == Role::Of(Kind::Rule) {
                planned.lead = None;
            }
            if planned.lead.is_some() {
                lead = lead.other();
            }
            cards.push(planned);
        }
        weeks.push(PlannedWeek {
            number: frame.number,
            start: frame.start,
            pace: Pace::new(i64::from(frame.pace)).unwrap_or(Pace::EASY),
            touch: TouchLevel::new(i64::from(frame.touch))
                .unwrap_or_default()
                .min(problem.request.agreed()),
            outline: frame.outline.clone(),
            is_away: frame.is_away,
            cards,
        });
    }
    let course = problem.request.course.clone();
    let (seed, appointments) = (problem.request.seed.clone(), Appointments::default());
    Plan { seed, course, weeks, appointments }
}

fn rules_card(week: u16, day: u8, (deck, card): (&str, &Card)) -> PlannedCard {
    PlannedCard {
        slot: SlotId { week, place: 0 },
        role: Role::Of(Kind::Rule),
        deck: deck.to_owned(),
        card: card.id.clone(),
        day,
        lead: None,
        rerolls: 0,
        why: "every plan begins with the house rules".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_among_many_cards_takes_as_much_fewer_steps() {
        assert_eq!(steps_for(200, 10, 20_000), 20_000);
        assert_eq!(steps_for(1_000, 10, 20_000), 20_000);
        assert_eq!(steps_for(4_000, 10, 20_000), 5_000);
        // Eight for each slot at least, and never more than there are.
        assert_eq!(steps_for(10_000_000, 100, 20_000), 800);
        assert_eq!(steps_for(10_000_000, 5_000, 20_000), 20_000);
    }

    #[test]
    fn of_a_large_deck_few_changes_are_tried() {
        assert_eq!(tries_for(0), 100_000);
        assert_eq!(tries_for(500), 200);
        assert_eq!(tries_for(1_000_000), 3);
    }
}
