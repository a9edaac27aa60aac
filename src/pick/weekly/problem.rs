//! Slots and their candidates: what the search fills.

use crate::model::{Card, Deck, Kind, Must, Role, Serves, SlotId};
use crate::pick::keys::{SlotDraw, turn};
use crate::pick::weekly::pool::{Pool, PoolCard, block_in_week};
use crate::pick::weekly::request::{Request, WeekFrame};
use crate::pick::weekly::seats::{Seat, seats};

/// What every week needs at least one card for; the check-in has its own slot.
pub(super) const NEEDED: [Serves; 3] =
    [Serves::Appreciation, Serves::Light, Serves::Closing];

/// One slot to be filled.
#[derive(Debug)]
pub(super) struct PlanSlot {
    pub(super) id: SlotId,
    /// The place of its week among the weeks.
    pub(super) week: usize,
    pub(super) role: Role,
    /// What its course asks for in it, by its place among the week's.
    pub(super) must: Option<usize>,
    /// Whether it is the last of its kind in its week, where the plan rises.
    pub(super) is_last_of_kind: bool,
    /// Cards that may stand here whatever else is in the plan, in the order of their keys.
    pub(super) candidates: Vec<usize>,
}

/// The slots of one week.
#[derive(Debug)]
pub(super) struct WeekSlots {
    /// The slots' places, in the order in which they are filled.
    pub(super) slots: std::ops::Range<usize>,
    /// Minutes that are gone before any card is drawn: the house rules'.
    pub(super) minutes: u16,
}

/// Everything that the search works on.
#[derive(Debug)]
pub(super) struct Problem<'a> {
    pub(super) request: &'a Request,
    pub(super) pool: Pool<'a>,
    pub(super) slots: Vec<PlanSlot>,
    pub(super) weeks: Vec<WeekSlots>,
    /// The name of the house rules that the first week has.
    pub(super) rule: String,
}

impl<'a> Problem<'a> {
    pub(super) fn new(
        decks: &[&'a Deck],
        request: &'a Request,
        rule: (&str, &Card),
    ) -> Self {
        let rule_name = format!("{}#{}", rule.0, rule.1.id);
        let pool = Pool::new(decks, request, &rule_name);
        let mut slots = Vec::new();
        let mut weeks = Vec::new();
        for (at, week) in request.weeks.iter().enumerate() {
            let from = slots.len();
            slots.extend(week_slots(&pool, request, at, week));
            weeks.push(WeekSlots {
                slots: from..slots.len(),
                minutes: if at == 0 { rule.1.minutes().unwrap_or(0) } else { 0 },
            });
        }
        Self { request, pool, slots, weeks, rule: rule_name }
    }

    /// What a course asks for in a slot.
    pub(super) fn must(&self, slot: usize) -> Option<&'a Must> {
        let slot = &self.slots[slot];
        slot.must.map(|must| &self.request.weeks[slot.week].musts[must])
    }

    /// Whether a card is of the sort that a slot is for.
    pub(super) fn fits(&self, slot: usize, card: usize) -> bool {
        let entry = &self.pool.entries[card];
        let role = self.slots[slot].role;
        let is_put = self.request.pins.contains_key(&self.slots[slot].id);
        (is_put && entry.fits(role))
            || fits(entry, role, self.must(slot), self.request.minutes_a_day)
    }

    pub(super) fn week(&self, slot: usize) -> &WeekFrame {
        &self.request.weeks[self.slots[slot].week]
    }
}

/// The slots of a week in the order in which they are filled: by the seed, so that every kind
/// gives way in some weeks.
fn week_slots(
    pool: &Pool<'_>,
    request: &Request,
    at: usize,
    week: &WeekFrame,
) -> Vec<PlanSlot> {
    let mut slots = Vec::new();
    let kind_of = |id: &str| {
        let card = pool.entries.iter().find(|entry| entry.card.id == id);
        card.map(|entry| entry.card.kind)
    };
    for (place, seat) in (1..).zip(seats(&request.mix, &week.musts, kind_of)) {
        let id = SlotId { week: week.number, place };
        let (nth, count) = seat.nth;
        let words = format!("{} {} {nth}", week.number, seat.role.word());
        let candidates = candidates(pool, request, week, (id, &seat), &words);
        let rises = matches!(seat.role, Role::Of(Kind::Conversation | Kind::Touch));
        slots.push((
            // What a course asks for has the least choice, and goes first. Where little of the talk
            // may be easy it goes before the rest: what a week still needs at the end is mostly
            // given by easy cards.
            (
                seat.must.is_none(),
                week.is_deeper && seat.role != Role::Of(Kind::Conversation),
                turn(&request.seed, &words),
            ),
            PlanSlot {
                id,
                week: at,
                role: seat.role,
                must: seat.must,
                is_last_of_kind: nth == count && rises && seat.must.is_none(),
                candidates,
            },
        ));
    }
    slots.sort_by_key(|(turn, slot)| (*turn, slot.id));
    slots.into_iter().map(|(_, slot)| slot).collect()
}

/// Whether a card is of the sort that a slot is for: what its course asks for, else what its role
/// says. A check-in stands in its own slot alone.
fn fits(
    entry: &PoolCard<'_>,
    role: Role,
    must: Option<&Must>,
    minutes_a_day: u16,
) -> bool {
    let is_check_in = |kind| kind == Kind::CheckIn;
    match must {
        None => entry.fits(role),
        Some(_) if role == Role::Of(Kind::CheckIn) && !entry.fits(role) => false,
        Some(_) if is_check_in(entry.card.kind) != (role == Role::Of(Kind::CheckIn)) => {
            false
        }
        Some(must) => must.choice(entry.card, minutes_a_day).is_some(),
    }
}

fn candidates(
    pool: &Pool<'_>,
    request: &Request,
    week: &WeekFrame,
    (id, seat): (SlotId, &Seat),
    words: &str,
) -> Vec<usize> {
    let (rerolls, gone) = request
        .rerolls
        .get(&id)
        .map_or((0, None), |(count, gone)| (*count, gone.as_ref()));
    let words = format!("{words} {rerolls}");
    if let Some(card) = request.held.get(&id).and_then(|name| pool.find(name)) {
        return vec![card];
    }
    let must = seat.must.map(|must| &week.musts[must]);
    let pin = request.pins.get(&id);
    let required = request.required.get(&id);
    let draw = SlotDraw::new(&request.seed, &words);
    let mut drawn: Vec<(f64, usize)> = pool
        .entries
        .iter()
        .enumerate()
        .filter(|(_, entry)| {
            // What the two put in by hand need not be what the course would have.
            let is_put = pin.is_some() && entry.fits(seat.role);
            let is_fit = || is_put || fits(entry, seat.role, must, request.minutes_a_day);
            required.map_or_else(is_fit, |name| *name == entry.name)
                && pin.is_none_or(|name| *name == entry.name)
                && gone.is_none_or(|name| *name != entry.name)
                && block_in_week(entry, week, request, seat.role).is_none()
        })
        .map(|(at, entry)| (draw.key(&entry.name, entry.card.weight), at))
        .collect();
    drawn.sort_by(|(a, one), (b, other)| {
        b.total_cmp(a)
            .then_with(|| pool.entries[*one].name.cmp(&pool.entries[*other].name))
    });
    drawn.into_iter().map(|(_, at)| at).collect()
}
