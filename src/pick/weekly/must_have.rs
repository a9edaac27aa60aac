//! Cards that a plan has to have, wherever the rules allow them.

use std::fmt;

use crate::model::{Card, Deck, Kind, Plan, Role, SlotId};
use crate::pick::Exclusion;
use crate::pick::keys::turn;
use crate::pick::weekly::draw::attempt;
use crate::pick::weekly::pool::block_in_week;
use crate::pick::weekly::problem::Problem;
use crate::pick::weekly::request::Request;

/// So many slots are tried for a card, so that nobody waits for minutes.
const TRIED: usize = 24;
/// Slots that give way to a card that no slot asks for, in this order.
const GIVE_WAY: [Role; 4] = [
    Role::Of(Kind::Conversation),
    Role::Free,
    Role::Of(Kind::Novelty),
    Role::Of(Kind::Ritual),
];

/// A card that a plan has to have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MustHave {
    /// The card, such as `touch#T-114`.
    pub name: String,
    /// Whether it comes as early as it can.
    pub is_early: bool,
    /// Whether a plan without it will do.
    pub may_lack: bool,
}

/// Why there is no plan with all cards that it has to have.
#[derive(Debug, Clone)]
pub(crate) enum Misses {
    /// A card cannot come in any week, by this rule in the last one.
    Never(String, Exclusion),
    /// A card can come, but a plan with it was not found.
    NoRoom(String),
}

impl Misses {
    /// What to do about it.
    pub(crate) fn hint(&self) -> String {
        let way = match self {
            Self::NoRoom(_) => "leave it to another plan, or plan more weeks",
            Self::Never(_, why) => match why {
                Exclusion::Day => "give a day more with `--minutes-per-day`",
                Exclusion::Pace => "let the plan go as deep with `--pace-ramp`",
                Exclusion::Touch => "let the plan come as near with `--touch-ramp`",
                Exclusion::Agreement => {
                    "say `--both-agree 3` when both of you have said yes to it"
                }
                Exclusion::Season => "plan weeks of its season, with dates",
                _ => {
                    "leave it out, or put it in by hand when the plan is there, with `--swap`"
                }
            },
        };
        way.to_owned()
    }
}

impl fmt::Display for Misses {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Never(name, why) => {
                write!(f, "{} cannot come in this plan: it is {}", id(name), why.words())
            }
            Self::NoRoom(name) => {
                write!(f, "no week of this plan has room for {}", id(name))
            }
        }
    }
}

impl std::error::Error for Misses {}

fn id(name: &str) -> &str {
    name.rsplit('#').next().unwrap_or(name)
}

/// A plan with certain cards in it. One that is there anyway stays where it is; another takes the
/// slot of its kind where a plan is found, or of a card of talk when no slot asks for its kind.
/// What a course asks for does not give way. Cards that must come before it come too.
///
/// # Errors
/// [`Misses`] when there is no such plan.
pub(crate) fn with_required(
    decks: &[&Deck],
    rule: (&str, &Card),
    request: &Request,
    mut plan: Plan,
    musts: &[MustHave],
) -> Result<Plan, Misses> {
    if musts.is_empty() {
        return Ok(plan);
    }
    let problem = Problem::new(decks, request, rule);
    for must in musts.iter().filter(|must| !must.may_lack) {
        // What bars a card itself is told before what bars those that come before it.
        if plan.cards().all(|card| card.name() != must.name) {
            slots(&problem, must)?;
        }
    }
    let mut request = request.clone();
    for must in with_needs(decks, rule, &request, musts) {
        match place(decks, rule, &request, &plan, &must) {
            Ok((slot, with)) => {
                request.required.insert(slot, must.name);
                plan = with.unwrap_or(plan);
            }
            Err(_) if must.may_lack => {}
            Err(why) => return Err(why),
        }
    }
    Ok(plan)
}

/// The cards, each behind those that must come before it.
fn with_needs(
    decks: &[&Deck],
    rule: (&str, &Card),
    request: &Request,
    musts: &[MustHave],
) -> Vec<MustHave> {
    let problem = Problem::new(decks, request, rule);
    let mut all: Vec<MustHave> = Vec::new();
    for must in musts {
        let mut chain = vec![must.clone()];
        let mut at = 0;
        while let Some(name) = chain.get(at).map(|must| must.name.clone()) {
            let found = problem.pool.find(&name);
            let needs = found.map_or(&[][..], |at| &problem.pool.entries[at].needs);
            for name in needs {
                let is_known = |other: &MustHave| other.name == *name;
                let has_come = request.past.contains_key(name) || *name == problem.rule;
                if !has_come && !chain.iter().any(is_known) {
                    let name = name.clone();
                    chain.push(MustHave { name, is_early: true, ..must.clone() });
                }
            }
            at += 1;
        }
        for must in chain.into_iter().rev() {
            if all.iter().all(|other| other.name != must.name) {
                all.push(must);
            }
        }
    }
    all
}

/// A slot for a card, and the plan with it unless it is there already.
fn place(
    decks: &[&Deck],
    rule: (&str, &Card),
    request: &Request,
    plan: &Plan,
    must: &MustHave,
) -> Result<(SlotId, Option<Plan>), Misses> {
    if let Some(found) = plan.cards().find(|card| card.name() == must.name) {
        return Ok((found.slot, None));
    }
    let slots = slots(&Problem::new(decks, request, rule), must)?;
    let tried = slots.into_iter().take(TRIED).find_map(|slot| {
        let mut with = request.clone();
        with.required.insert(slot, must.name.clone());
        attempt(decks, rule, &with).ok().map(|plan| (slot, Some(plan)))
    });
    tried.ok_or_else(|| Misses::NoRoom(must.name.clone()))
}

/// The slots that a card may take, those to be tried first before others.
fn slots(problem: &Problem<'_>, must: &MustHave) -> Result<Vec<SlotId>, Misses> {
    let never = |why| Misses::Never(must.name.clone(), why);
    let Some(card) = problem.pool.find(&must.name) else {
        return Err(never(Exclusion::Kind));
    };
    let request = problem.request;
    let entry = &problem.pool.entries[card];
    let mut slots: Vec<(usize, u64, SlotId)> = Vec::new();
    let mut block = if entry.card.kind == Kind::CheckIn {
        Exclusion::NoCheckIn
    } else {
        Exclusion::Kind
    };
    for slot in &problem.slots {
        let rank = if slot.candidates.contains(&card) {
            0
        } else {
            match GIVE_WAY.iter().position(|role| *role == slot.role) {
                Some(place) if entry.fits(Role::Free) && slot.must.is_none() => place + 1,
                _ => continue,
            }
        };
        if let Some(why) =
            block_in_week(entry, &request.weeks[slot.week], request, slot.role)
        {
            block = why;
        } else if !request.required.contains_key(&slot.id) {
            let words = format!("must {} {}", slot.id, must.name);
            let turn = if must.is_early { 0 } else { turn(&request.seed, &words) };
            slots.push((rank, turn, slot.id));
        }
    }
    slots.sort_unstable();
    let slots: Vec<SlotId> = slots.into_iter().map(|(_, _, slot)| slot).collect();
    if slots.is_empty() { Err(never(block)) } else { Ok(slots) }
}
