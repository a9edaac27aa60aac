//! Why each card stands where it does, in words.

use std::collections::BTreeMap;

use crate::model::{Serves, Vocabulary};
use crate::pick::Exclusion;
use crate::pick::weekly::problem::Problem;
use crate::pick::weekly::state::{State, covers};

/// The reason of each slot's card: what was drawn from, what went before it in the draw and
/// could not be, and what it gives the week.
pub(super) fn reasons(problem: &Problem<'_>, chosen: &[usize]) -> Vec<String> {
    let mut state = State::new(problem);
    let mut reasons = Vec::with_capacity(chosen.len());
    for (slot, &card) in chosen.iter().enumerate() {
        reasons.push(reason(&state, slot, card));
        state.assign(slot, card);
    }
    reasons
}

fn reason(state: &State<'_, '_>, slot: usize, card: usize) -> String {
    let problem = state.problem;
    let id = problem.slots[slot].id;
    if problem.request.pins.contains_key(&id) {
        return "set by hand".to_owned();
    }
    if problem.request.required.contains_key(&id) {
        return "asked for: this plan has to have it".to_owned();
    }
    let options = state.options(slot);
    let before = options.iter().position(|other| *other == card).unwrap_or(0);
    let entry = &problem.pool.entries[card];
    let rank = state.rank(slot, card);
    let mut words = vec![match before {
        0 => format!("first drawn of {} that could stand here", options.len()),
        _ => format!(
            "drawn as number {} of {}, as those before it would have left a later slot or day without a card",
            before + 1,
            options.len()
        ),
    }];
    if entry.is_lent {
        words.push("lent by a shipped deck, as yours had none to stand here".to_owned());
    }
    if rank.repeats > 0 {
        words.push("comes again, as nothing newer fits".to_owned());
    }
    if let Some(topic) = entry.topic() {
        words.push(match rank.topics {
            0 => format!("nothing else this week or last is about {}", topic.word()),
            1 => format!("{} came last week too", topic.word()),
            _ => format!("{} comes twice this week", topic.word()),
        });
    }
    let week = problem.week(slot);
    let agreed = problem.request.agreed().number();
    if entry.card.touch_level.is_touch() && week.touch > agreed {
        words.push(format!("touch stays at level {agreed} until both say yes to more"));
    }
    let gives = Serves::ALL.iter().filter(|what| covers(entry, **what));
    let gives: Vec<_> = gives.map(|what| what.word()).collect();
    if !gives.is_empty() {
        words.push(format!("serves as {}", gives.join(", ")));
    }
    words.join("; ")
}

/// How many cards each rule keeps out of a slot, as things stand.
pub(super) fn blocks(
    state: &State<'_, '_>,
    slot: usize,
    cards: impl Iterator<Item = usize>,
    lasting: impl Fn(usize) -> Option<Exclusion>,
) -> Vec<(Exclusion, usize)> {
    let mut counts: BTreeMap<Exclusion, usize> = BTreeMap::new();
    for card in cards {
        let block = lasting(card)
            .or_else(|| state.excludes(slot, card))
            .unwrap_or(Exclusion::Elsewhere);
        *counts.entry(block).or_default() += 1;
    }
    counts.into_iter().collect()
}
