//! Whether what is still open can be filled at all: a bound for the search, by matching.
//!
//! Within the weeks of a cooldown every slot needs a card of its own. Slots and cards are a
//! bipartite graph, and unless a matching reaches every open slot no plan goes on from here
//! (Hall 1935; augmenting paths as in Kuhn 1955). The same holds for what each week needs a card
//! for. The bound forgets minutes and prerequisites, so it never cuts off a plan that exists.

use std::ops::RangeInclusive;

use crate::model::Serves;
use crate::pick::weekly::problem::{NEEDED, Problem};
use crate::pick::weekly::state::{State, covers};

/// What cannot be filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shortage {
    /// A slot.
    Slot(usize),
    /// A week has no card for what it needs.
    Needed(usize, Serves),
}

/// Candidates of each slot that give a week what it needs, and how long a card is taken.
#[derive(Debug)]
pub(super) struct Bound {
    /// For each of [`NEEDED`] and each slot.
    serving: Vec<Vec<Vec<usize>>>,
    /// For each slot the candidates that give a week more than one of those.
    several: Vec<Vec<usize>>,
    /// Weeks within which a card stands once.
    window: u16,
    places: Assigned,
}

/// A matching: which card each slot would have, kept from node to node of the search.
pub(super) type Matching = Vec<Option<usize>>;

impl Bound {
    pub(super) fn new(problem: &Problem<'_>) -> Self {
        let serving = NEEDED.iter().map(|what| {
            let of = |candidates: &Vec<usize>| {
                let entries = &problem.pool.entries;
                let all = candidates.iter().copied();
                all.filter(|card| covers(&entries[*card], *what)).collect()
            };
            problem.slots.iter().map(|slot| of(&slot.candidates)).collect()
        });
        let several = problem.slots.iter().map(|slot| {
            let gives =
                |card: usize, what: &Serves| covers(&problem.pool.entries[card], *what);
            let is_more = |card: &usize| {
                NEEDED.iter().filter(|what| gives(*card, what)).count() > 1
            };
            slot.candidates.iter().copied().filter(is_more).collect()
        });
        let cooldowns = problem.pool.entries.iter().map(|entry| entry.cooldown);
        Self {
            serving: serving.collect(),
            several: several.collect(),
            window: cooldowns.max().unwrap_or(8).clamp(1, 8),
            places: Assigned::new(problem),
        }
    }

    /// What cannot be filled from a slot on, if anything; mends the matching on the way.
    pub(super) fn shortage(
        &mut self,
        state: &State<'_, '_>,
        from: usize,
        matching: &mut Matching,
    ) -> Option<Shortage> {
        let mut places = std::mem::take(&mut self.places);
        let shortage = self.shortage_among(&mut places, state, from, matching);
        self.places = places;
        shortage
    }

    fn shortage_among(
        &self,
        places: &mut Assigned,
        state: &State<'_, '_>,
        from: usize,
        matching: &mut Matching,
    ) -> Option<Shortage> {
        let problem = state.problem;
        let week = problem.slots.get(from)?.week;
        let first = problem.request.weeks[week].since_start;
        let is_near =
            |at: &usize| problem.request.weeks[*at].since_start < first + self.window;
        let last = (week..problem.weeks.len()).take_while(is_near).last().unwrap_or(week);
        let slots = from..problem.weeks[last].slots.end;
        let mut takers = Takers::new(problem, week, self.window, places);
        for slot in slots.clone() {
            // What was matched at the node before mostly still holds.
            let kept = matching[slot].filter(|card| {
                let place = takers.place(slot, *card);
                takers.places.owners[place].is_none()
                    && state.block_by_others(slot, *card).is_none()
            });
            matching[slot] = kept;
            if let Some(card) = kept {
                let place = takers.place(slot, card);
                takers.places.own(place, slot);
            }
        }
        for slot in slots {
            if matching[slot].is_none()
                && !takers.find(slot, matching, &|slot| {
                    usable(state, slot, &problem.slots[slot].candidates)
                })
            {
                return Some(Shortage::Slot(slot));
            }
        }
        // The needs of later weeks are looked at once a week; this one's at every slot.
        let is_first = from == problem.weeks[week].slots.start;
        let last = if is_first { last } else { week };
        self.lacking(places, state, week..=last, from)
            .or_else(|| self.lacking_together(state, week, from))
    }

    /// What a week still needs when its open slots can give each thing by itself, but not all of
    /// them together: a slot has one card. Without this look every card of every slot before them
    /// is tried in vain.
    fn lacking_together(
        &self,
        state: &State<'_, '_>,
        week: usize,
        from: usize,
    ) -> Option<Shortage> {
        let is_open = |nth: &usize| !state.is_covered(week, NEEDED[*nth]);
        let needed: Vec<usize> = (0..NEEDED.len()).filter(is_open).collect();
        let slots = state.problem.weeks[week].slots.clone();
        let all = needed.iter().fold(0, |all, nth| all | 1_usize << nth);
        // Which of the needs the slots so far can give together, as bits.
        let mut given = [false; 1 << NEEDED.len()];
        given[0] = true;
        for slot in slots.filter(|slot| *slot >= from) {
            let before = given;
            for gift in self.gifts(state, slot, &needed) {
                let reached = (0..before.len()).filter(|bits| before[*bits]);
                reached.for_each(|bits| given[bits | (gift & all)] = true);
            }
        }
        let lacks = needed.len() > 1 && !given[all];
        needed.first().filter(|_| lacks).map(|nth| Shortage::Needed(week, NEEDED[*nth]))
    }

    /// What a card in a slot could give its week, as bits.
    fn gifts(&self, state: &State<'_, '_>, slot: usize, needed: &[usize]) -> Vec<usize> {
        let entries = &state.problem.pool.entries;
        let is_free = |card: &&usize| state.block_by_others(slot, **card).is_none();
        let one =
            |nth: &&usize| self.serving[**nth][slot].iter().any(|card| is_free(&card));
        let more = self.several[slot].iter().filter(is_free).map(|card| {
            let gives = |nth: &usize| covers(&entries[*card], NEEDED[*nth]);
            (0..NEEDED.len()).filter(gives).fold(0, |bits, nth| bits | 1 << nth)
        });
        needed.iter().filter(one).map(|nth| 1 << nth).chain(more).collect()
    }

    /// What a week, or another of those up to the last that compete with it, needs and cannot
    /// have.
    fn lacking(
        &self,
        places: &mut Assigned,
        state: &State<'_, '_>,
        weeks: RangeInclusive<usize>,
        from: usize,
    ) -> Option<Shortage> {
        for (nth, what) in NEEDED.into_iter().enumerate() {
            let mut takers =
                Takers::new(state.problem, *weeks.start(), self.window, places);
            let mut matching = vec![None; state.problem.slots.len()];
            for week in weeks.clone() {
                if state.is_covered(week, what) {
                    continue;
                }
                let slots = state.problem.weeks[week].slots.clone();
                // One slot stands for its week.
                let stands = slots.end - 1;
                let options = |stands: usize| {
                    let week = state.problem.slots[stands].week;
                    let slots = state.problem.weeks[week].slots.clone();
                    let open = slots.filter(|slot| *slot >= from);
                    open.flat_map(|slot| usable(state, slot, &self.serving[nth][slot]))
                        .collect()
                };
                if !takers.find(stands, &mut matching, &options) {
                    return Some(Shortage::Needed(week, what));
                }
            }
        }
        None
    }
}

fn usable(state: &State<'_, '_>, slot: usize, cards: &[usize]) -> Vec<usize> {
    let is_free = |card: &usize| state.block_by_others(slot, *card).is_none();
    cards.iter().copied().filter(is_free).collect()
}

/// Who has each card: kept from one question to the next, as there are thousands of questions
/// and thousands of places, of which each question touches a few.
#[derive(Debug, Default)]
struct Assigned {
    /// By the place of a card: its family's for all weeks together, or its own in each week
    /// when it may come again within the window.
    owners: Vec<Option<usize>>,
    owned: Vec<usize>,
    /// Which places the search for one card has seen.
    seen: Vec<bool>,
    looked_at: Vec<usize>,
}

impl Assigned {
    fn new(problem: &Problem<'_>) -> Self {
        let again = problem.weeks.len() * problem.pool.entries.len();
        let count = problem.pool.resources + again;
        let (owners, seen) = (vec![None; count], vec![false; count]);
        Self { owners, owned: Vec::new(), seen, looked_at: Vec::new() }
    }

    fn own(&mut self, place: usize, slot: usize) {
        self.owners[place] = Some(slot);
        self.owned.push(place);
    }

    fn see(&mut self, place: usize) {
        self.seen[place] = true;
        self.looked_at.push(place);
    }

    fn forget_owners(&mut self) {
        for place in self.owned.drain(..) {
            self.owners[place] = None;
        }
    }

    fn forget_seen(&mut self) {
        for place in self.looked_at.drain(..) {
            self.seen[place] = false;
        }
    }
}

/// Which slot has taken which card.
struct Takers<'p, 'a> {
    problem: &'p Problem<'a>,
    first_week: usize,
    window: u16,
    places: &'p mut Assigned,
}

impl<'p, 'a> Takers<'p, 'a> {
    /// No slot has a card yet.
    fn new(
        problem: &'p Problem<'a>,
        first_week: usize,
        window: u16,
        places: &'p mut Assigned,
    ) -> Self {
        places.forget_owners();
        Self { problem, first_week, window, places }
    }

    fn place(&self, slot: usize, card: usize) -> usize {
        let entries = &self.problem.pool.entries;
        let entry = &entries[card];
        if entry.repeats || entry.cooldown < self.window {
            let week = self.problem.slots[slot].week - self.first_week;
            return self.problem.pool.resources + week * entries.len() + card;
        }
        entry.resource
    }

    /// Finds a card for a slot, moving others along a path where that helps.
    fn find(
        &mut self,
        slot: usize,
        matching: &mut Matching,
        options: &dyn Fn(usize) -> Vec<usize>,
    ) -> bool {
        let is_found = self.augment(slot, matching, options);
        self.places.forget_seen();
        is_found
    }

    fn augment(
        &mut self,
        slot: usize,
        matching: &mut Matching,
        options: &dyn Fn(usize) -> Vec<usize>,
    ) -> bool {
        let cards = options(slot);
        for free in [true, false] {
            for &card in &cards {
                let place = self.place(slot, card);
                if self.places.seen[place] || self.places.owners[place].is_none() != free
                {
                    continue;
                }
                self.places.see(place);
                let moves = match self.places.owners[place] {
                    None => true,
                    Some(owner) => self.augment(owner, matching, options),
                };
                if moves {
                    self.places.own(place, slot);
                    matching[slot] = Some(card);
                    return true;
                }
            }
        }
        false
    }
}
