//! Slots and their candidates: what the search fills.

use crate::model::{Card, Deck, Kind, Role, Serves, SlotId};
use crate::pick::weekly::keys::{SlotDraw, turn};
use crate::pick::weekly::pool::{Pool, block_in_week};
use crate::pick::weekly::request::{Request, WeekFrame};

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
        let pool = Pool::new(decks, request);
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
        let rule = format!("{}#{}", rule.0, rule.1.id);
        Self { request, pool, slots, weeks, rule }
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
    let mut place = 0;
    for &(role, count) in request.mix.counts() {
        for nth in 1..=count {
            place += 1;
            let id = SlotId { week: week.number, place };
            let words = format!("{} {} {nth}", week.number, role.word());
            let candidates = candidates(pool, request, week, id, role, &words);
            slots.push((
                turn(&request.seed, &words),
                PlanSlot {
                    id,
                    week: at,
                    role,
                    is_last_of_kind: nth == count
                        && matches!(role, Role::Of(Kind::Conversation | Kind::Touch)),
                    candidates,
                },
            ));
        }
    }
    slots.sort_by_key(|(turn, slot)| (*turn, slot.id));
    slots.into_iter().map(|(_, slot)| slot).collect()
}

fn candidates(
    pool: &Pool<'_>,
    request: &Request,
    week: &WeekFrame,
    id: SlotId,
    role: Role,
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
    let pin = request.pins.get(&id);
    let draw = SlotDraw::new(&request.seed, &words);
    let mut drawn: Vec<(f64, usize)> = pool
        .entries
        .iter()
        .enumerate()
        .filter(|(_, entry)| {
            entry.fits(role)
                && pin.is_none_or(|name| *name == entry.name)
                && gone.is_none_or(|name| *name != entry.name)
                && block_in_week(entry, week, request).is_none()
        })
        .map(|(at, entry)| (draw.key(&entry.name, entry.card.weight), at))
        .collect();
    drawn.sort_by(|(a, one), (b, other)| {
        b.total_cmp(a)
            .then_with(|| pool.entries[*one].name.cmp(&pool.entries[*other].name))
    });
    drawn.into_iter().map(|(_, at)| at).collect()
}
