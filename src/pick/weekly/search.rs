//! The search for a plan: complete, within a number of steps.

use crate::model::{Kind, Role, Serves};
use crate::pick::weekly::bound::{Bound, Matching, Shortage};
use crate::pick::weekly::days::{DayCard, Placed, place};
use crate::pick::weekly::pool::PoolCard;
use crate::pick::weekly::problem::Problem;
use crate::pick::weekly::state::{State, covers};

/// Steps after which the search gives up: a second or two.
pub(super) const STEPS: u64 = 50_000;

/// Why there is no plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// Every way was tried, or shown to lead nowhere.
    Impossible,
    /// The steps are spent; there may be one.
    Spent,
}

/// Where the search got stuck.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stuck {
    /// A slot or a need has no card left.
    Shortage(Shortage),
    /// The cards of a week fit its minutes, but not its days.
    Days(usize),
}

/// What the search found.
pub(super) struct Found {
    /// The card of each slot.
    pub(super) chosen: Vec<usize>,
    /// For each week the places of its slots and their days, in order; the house rules' place
    /// is behind the slots.
    pub(super) days: Vec<Vec<Placed>>,
}

/// A search that found nothing.
pub(super) struct Lost<'p, 'a> {
    pub(super) end: End,
    pub(super) stuck: Stuck,
    /// The plan as far as it got.
    pub(super) state: State<'p, 'a>,
}

/// The first plan in order: at each slot the cards by their ranks and keys, the slots in their
/// order, and of all plans that honour every hard rule the first.
pub(super) fn search<'p, 'a>(
    problem: &'p Problem<'a>,
    most: u64,
) -> Result<Found, Box<Lost<'p, 'a>>> {
    let mut bound = Bound::new(problem);
    let mut state = State::new(problem);
    let mut matching = vec![None; problem.slots.len()];
    if let Some(shortage) = bound.shortage(&state, 0, &mut matching) {
        let stuck = Stuck::Shortage(shortage);
        return Err(Box::new(Lost { end: End::Impossible, stuck, state }));
    }
    let mut search = Search {
        bound,
        steps: 0,
        most,
        days: vec![Vec::new(); problem.weeks.len()],
        deepest: None,
    };
    match search.descend(&mut state, 0, &matching) {
        Step::Found => Ok(Found {
            chosen: state.chosen.iter().map(|card| card.unwrap_or_default()).collect(),
            days: search.days,
        }),
        end => {
            let (_, stuck, chosen) = search.deepest.unwrap_or((
                0,
                Stuck::Shortage(Shortage::Slot(0)),
                Vec::new(),
            ));
            let mut state = State::new(problem);
            for (slot, card) in chosen.into_iter().enumerate() {
                if let Some(card) = card {
                    state.assign(slot, card);
                }
            }
            let end = if end == Step::Spent { End::Spent } else { End::Impossible };
            Err(Box::new(Lost { end, stuck, state }))
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Found,
    Exhausted,
    Spent,
}

/// How far the search came at most, what stopped it there, and the cards so far.
type Deepest = (usize, Stuck, Vec<Option<usize>>);

struct Search {
    bound: Bound,
    steps: u64,
    most: u64,
    days: Vec<Vec<Placed>>,
    deepest: Option<Deepest>,
}

impl Search {
    fn descend(
        &mut self,
        state: &mut State<'_, '_>,
        at: usize,
        matching: &Matching,
    ) -> Step {
        let problem = state.problem;
        if at == problem.slots.len() {
            return Step::Found;
        }
        let options = state.options(at);
        if options.is_empty() {
            self.note(state, at, Stuck::Shortage(Shortage::Slot(at)));
        }
        for card in options {
            self.steps += 1;
            if self.steps > self.most {
                return Step::Spent;
            }
            state.assign(at, card);
            let mut next = matching.clone();
            match self.obstacle(state, at, &mut next) {
                Some(_) if self.steps > self.most => return Step::Spent,
                Some(stuck) => self.note(state, at, stuck),
                None => match self.descend(state, at + 1, &next) {
                    Step::Exhausted => {}
                    end => return end,
                },
            }
            state.undo(at);
        }
        Step::Exhausted
    }

    /// What shows that nothing can come of the cards up to a slot.
    fn obstacle(
        &mut self,
        state: &State<'_, '_>,
        at: usize,
        matching: &mut Matching,
    ) -> Option<Stuck> {
        let problem = state.problem;
        let week = problem.slots[at].week;
        if at + 1 == problem.weeks[week].slots.end {
            let cards = day_cards(state, week);
            let open = &problem.request.weeks[week].days;
            let a_day = problem.request.minutes_a_day;
            let mut place =
                |cards: &[DayCard]| place(cards, open, a_day, &mut self.steps, self.most);
            // What is long has a day to itself, where the week has one to spare.
            let days = place(&cards).or_else(|| place(&beside(&cards)?));
            let Some(days) = days else { return Some(Stuck::Days(week)) };
            self.days[week] = days;
        }
        self.bound.shortage(state, at + 1, matching).map(Stuck::Shortage)
    }

    fn note(&mut self, state: &State<'_, '_>, at: usize, stuck: Stuck) {
        if self.deepest.as_ref().is_none_or(|(deepest, ..)| at > *deepest) {
            self.deepest = Some((at, stuck, state.chosen.clone()));
        }
    }
}

/// The cards with those that are long beside the others of their days; none where none is.
fn beside(cards: &[DayCard]) -> Option<Vec<DayCard>> {
    let light = |card: &DayCard| {
        let minutes = if card.is_long { 0 } else { card.minutes };
        DayCard { minutes, ..card.clone() }
    };
    cards.iter().any(|card| card.is_long).then(|| cards.iter().map(light).collect())
}

/// The cards of a week as the days see them; behind those of the slots the house rules, in the
/// first week.
fn day_cards(state: &State<'_, '_>, week: usize) -> Vec<DayCard> {
    let problem = state.problem;
    let slots = problem.weeks[week].slots.clone();
    let mut cards: Vec<DayCard> = slots
        .filter_map(|slot| Some((slot, state.chosen[slot]?)))
        .map(|(slot, card)| day_card(problem, slot, &problem.pool.entries[card]))
        .collect();
    if week == 0 {
        cards.push(rules_day_card(problem.weeks[0].minutes));
    }
    cards
}

/// The house rules as the days see them.
pub(super) fn rules_day_card(minutes: u16) -> DayCard {
    DayCard {
        minutes,
        pace: 1,
        touch: 0,
        topic: None,
        is_heavy: false,
        is_skin: false,
        is_repair: false,
        is_rule: true,
        is_long: false,
        apart: None,
        is_check_in: false,
        opens: false,
        closes: false,
    }
}

/// The card of a slot as the days see it.
pub(super) fn day_card(
    problem: &Problem<'_>,
    slot: usize,
    entry: &PoolCard<'_>,
) -> DayCard {
    let is_long = problem.slots[slot].role == Role::Long;
    let apart = &problem.week(slot).apart;
    DayCard {
        minutes: if is_long { problem.request.minutes_a_day } else { entry.minutes },
        pace: entry.card.pace.number(),
        touch: entry.card.touch_level.number(),
        topic: entry.topic(),
        is_heavy: entry.is_heavy(),
        is_skin: entry.is_skin(),
        is_repair: entry.card.kind == Kind::Repair,
        // Like the house rules it comes before all else.
        is_rule: entry.card.kind == Kind::Rule,
        is_long,
        apart: apart.contains(&entry.card.kind).then_some(entry.card.kind),
        is_check_in: entry.card.kind == Kind::CheckIn,
        opens: entry.serves(Serves::Opening),
        closes: covers(entry, Serves::Closing),
    }
}
