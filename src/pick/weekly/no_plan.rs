//! Why there is no plan, and the smallest change that would make one.

use std::fmt;

use crate::model::{Kind, Role, Serves, SlotId, Vocabulary};
use crate::pick::Exclusion;
use crate::pick::weekly::bound::Shortage;
use crate::pick::weekly::pool::block_in_week;
use crate::pick::weekly::problem::Problem;
use crate::pick::weekly::reasons::blocks;
use crate::pick::weekly::search::{End, Lost, Stuck};
use crate::pick::weekly::state::covers;

/// What could not be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lacking {
    /// The card that was put into a slot cannot stand there.
    Pinned(SlotId, String),
    /// A card for a slot.
    Slot(SlotId, Role),
    /// A card that the course of a week asks for, and what it is for.
    Must(u16, String),
    /// A card that serves what a week needs.
    Serving(u16, Serves),
    /// Days for the cards of a week.
    Days(u16),
}

/// No plan: what was lacking, and which rule kept how many cards out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoPlan {
    /// Whether it is certain that there is none; else the search stopped before it knew.
    pub is_certain: bool,
    /// What could not be had.
    pub lacking: Lacking,
    /// How many cards there are of the sort.
    pub cards: usize,
    /// How many of them each rule keeps out; what both have left out counts as one rule.
    pub blocked: Vec<(Exclusion, usize)>,
    /// The smallest change that makes a plan, when a single one does.
    pub change: Option<String>,
}

impl NoPlan {
    pub(super) fn new(problem: &Problem<'_>, lost: &Lost<'_, '_>) -> Self {
        let is_certain = lost.end == End::Impossible;
        let entries = &problem.pool.entries;
        let weeks = &problem.request.weeks;
        let (lacking, cards, blocked) = match lost.stuck {
            Stuck::Shortage(Shortage::Slot(at)) if rival(problem, at).is_some() => {
                pinned(problem, lost, rival(problem, at).unwrap_or(at))
            }
            Stuck::Shortage(Shortage::Slot(at))
                if problem.request.pins.contains_key(&problem.slots[at].id) =>
            {
                pinned(problem, lost, at)
            }
            Stuck::Shortage(Shortage::Slot(at)) => {
                let slot = &problem.slots[at];
                let cards = || (0..entries.len()).filter(|card| problem.fits(at, *card));
                let in_week = |card: usize| {
                    let (week, request) = (problem.week(at), problem.request);
                    block_in_week(&entries[card], week, request, slot.role)
                };
                let blocked = blocks(&lost.state, at, cards(), in_week);
                let lacking = match problem.must(at) {
                    Some(must) => Lacking::Must(slot.id.week, must.name.clone()),
                    None => Lacking::Slot(slot.id, slot.role),
                };
                (lacking, cards().count(), blocked)
            }
            Stuck::Shortage(Shortage::Needed(week, what)) => {
                let fits = |card: usize| {
                    let roles = problem.request.mix.counts();
                    roles.iter().any(|(role, _)| entries[card].fits(*role))
                        && covers(&entries[card], what)
                };
                let cards = || (0..entries.len()).filter(|card| fits(*card));
                let in_week = |card: usize| {
                    let (week, request) = (&weeks[week], problem.request);
                    block_in_week(&entries[card], week, request, Role::Free)
                };
                let slot = problem.weeks[week].slots.end - 1;
                let blocked = blocks(&lost.state, slot, cards(), in_week);
                (Lacking::Serving(weeks[week].number, what), cards().count(), blocked)
            }
            Stuck::Days(week) => (Lacking::Days(weeks[week].number), 0, Vec::new()),
        };
        Self { is_certain, lacking, cards, blocked, change: None }
    }
}

/// The slot that a card was put into which a held slot needs as well.
fn rival(problem: &Problem<'_>, at: usize) -> Option<usize> {
    let place = |name: &String| problem.pool.find(name);
    let resource = |card: usize| problem.pool.entries[card].resource;
    let held = place(problem.request.held.get(&problem.slots[at].id)?)?;
    let slots = problem.slots.iter();
    slots
        .enumerate()
        .find(|(_, slot)| {
            let pin = problem.request.pins.get(&slot.id).and_then(place);
            pin.is_some_and(|card| resource(card) == resource(held))
        })
        .map(|(other, _)| other)
}

/// What keeps the card that was put into a slot out of it.
fn pinned(
    problem: &Problem<'_>,
    lost: &Lost<'_, '_>,
    at: usize,
) -> (Lacking, usize, Vec<(Exclusion, usize)>) {
    let slot = &problem.slots[at];
    let name = problem.request.pins.get(&slot.id).cloned().unwrap_or_default();
    let resource = |name: &String| {
        problem.pool.find(name).map(|card| problem.pool.entries[card].resource)
    };
    let others = problem.request.held.values().chain(problem.request.pins.values());
    let twins: Vec<&String> =
        others.filter(|other| resource(other) == resource(&name)).collect();
    let rivalry = if twins.iter().filter(|other| ***other == name).count() > 1
        || problem.request.held.values().any(|other| *other == name)
    {
        Exclusion::Used
    } else if twins.len() > 1 {
        Exclusion::Family
    } else {
        Exclusion::Elsewhere
    };
    let block = problem.pool.find(&name).map_or(Exclusion::Kind, |card| {
        let entry = &problem.pool.entries[card];
        if !problem.fits(at, card) {
            return Exclusion::Kind;
        }
        block_in_week(entry, problem.week(at), problem.request, slot.role)
            .or_else(|| lost.state.excludes(at, card))
            .unwrap_or(rivalry)
    });
    let id = name.rsplit('#').next().unwrap_or_default().to_owned();
    (Lacking::Pinned(slot.id, id), 1, vec![(block, 1)])
}

/// The name of what a slot asks for, in the middle of a sentence.
fn role_words(role: Role) -> &'static str {
    match role {
        Role::Free => "free choice",
        Role::Long => "a long evening",
        Role::Of(Kind::CheckIn) => "check-in",
        Role::Of(kind) => kind.word(),
    }
}

impl NoPlan {
    /// The week that lacks something; none where a card was put in by hand.
    pub fn week(&self) -> Option<u16> {
        match &self.lacking {
            Lacking::Pinned(..) => None,
            Lacking::Slot(slot, _) => Some(slot.week),
            Lacking::Must(week, _) | Lacking::Serving(week, _) | Lacking::Days(week) => {
                Some(*week)
            }
        }
    }

    /// What to do about it.
    pub fn hint(&self) -> String {
        match &self.change {
            Some(change) => format!("it can be done with {change}"),
            None => {
                "no single change was found that makes it possible; name fewer options, or more decks"
                    .to_owned()
            }
        }
    }
}

impl fmt::Display for NoPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.lacking {
            Lacking::Pinned(slot, card) => {
                let why = self.blocked.first().map_or("", |(block, _)| block.words());
                return write!(f, "{card} cannot stand in slot {slot}: it is {why}");
            }
            Lacking::Slot(slot, role) => write!(
                f,
                "week {} has no card for slot {slot}, {}",
                slot.week,
                role_words(*role)
            )?,
            Lacking::Must(week, name) => {
                write!(f, "week {week} has no card for “{name}”")?;
            }
            Lacking::Serving(week, what) => {
                let what = match what {
                    Serves::Appreciation => "appreciation",
                    Serves::Closing => "closing",
                    Serves::Opening => "opening",
                    Serves::CheckIn => "check-in",
                    Serves::Light => "lightness",
                };
                write!(f, "week {week} has no card for {what}")?;
            }
            Lacking::Days(week) => {
                write!(f, "the cards of week {week} cannot be spread over its days")?;
            }
        }
        if !self.is_certain {
            f.write_str(", as far as the search went; there may be a plan all the same")?;
        }
        if self.cards == 0 && self.blocked.is_empty() {
            return match self.lacking {
                Lacking::Days(_) => Ok(()),
                _ => f.write_str("; the decks have no such card"),
            };
        }
        let cards = if self.cards == 1 { "card" } else { "cards" };
        let counted =
            |(block, count): &(Exclusion, usize)| format!("{count} {}", block.words());
        let words: Vec<_> = self.blocked.iter().map(counted).collect();
        write!(f, "; of {} such {cards}: {}", self.cards, words.join(", "))
    }
}

impl std::error::Error for NoPlan {}
