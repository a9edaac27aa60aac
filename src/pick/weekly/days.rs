//! The days of a week: in which order its cards come, and when.

use crate::model::{Kind, Topic, TouchLevel};

/// What the days ask of a card.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact about the card")]
pub(super) struct DayCard {
    pub(super) minutes: u16,
    pub(super) pace: u8,
    pub(super) touch: u8,
    pub(super) topic: Option<Topic>,
    pub(super) is_heavy: bool,
    pub(super) is_skin: bool,
    pub(super) is_repair: bool,
    pub(super) is_rule: bool,
    /// Whether it stands outside the minutes of a day.
    pub(super) is_long: bool,
    /// Its kind, where no other of those that the week keeps apart may share its day.
    pub(super) apart: Option<Kind>,
    pub(super) is_check_in: bool,
    pub(super) opens: bool,
    pub(super) closes: bool,
}

impl DayCard {
    /// Whether the week may end with it.
    pub(super) fn can_close(&self) -> bool {
        self.closes && !self.is_heavy && !self.is_rule
    }
}

/// A card, by its place among those given, and its day.
pub(super) type Placed = (usize, u8);

/// With all seven days open, one stays free.
const EVENINGS: usize = 6;

/// Puts the cards of a week on its open days: easy ones first, the check-in near the end, a
/// closing card last; no heavy card on a day with touch on skin, nor last on its day; no day
/// over its minutes.
///
/// Tries the order that reads best, cut into days; when no cut will do, any order at all.
/// None when there is none. `steps` counts what the second search takes, up to `most`.
pub(super) fn place(
    cards: &[DayCard],
    days: &[u8],
    minutes: u16,
    steps: &mut u64,
    most: u64,
) -> Option<Vec<Placed>> {
    let order = order(cards)?;
    let groups = cut(cards, &order, days.len(), minutes)
        .or_else(|| pack(cards, days.len(), minutes, steps, most))?;
    let count = groups.len();
    let mut placed = Vec::new();
    for (nth, group) in groups.into_iter().enumerate() {
        // Spread over the open days, from the first to the last; what is left free lies amid.
        let at = match count {
            1 => 0,
            _ => (nth * (days.len() - 1) + (count - 1) / 2) / (count - 1),
        };
        placed.extend(group.into_iter().map(|card| (card, days[at])));
    }
    Some(placed)
}

/// The cards as they read best; none when nothing can close the week.
fn order(cards: &[DayCard]) -> Option<Vec<usize>> {
    let all = || 0..cards.len();
    let ease = |at: &usize| (cards[*at].pace, cards[*at].touch, *at);
    let closing = all()
        .filter(|at| cards[*at].can_close())
        .min_by_key(|at| (cards[*at].opens, !cards[*at].is_check_in, ease(at)))?;
    let is_middle = |at: &usize| *at != closing && !cards[*at].is_rule;
    let opening = all()
        .filter(|at| is_middle(at) && !cards[*at].is_check_in)
        .min_by_key(|at| (!cards[*at].opens, ease(at)));
    // The house rules stand behind all other cards, and come before other rules.
    let mut order: Vec<usize> = all().rev().filter(|at| cards[*at].is_rule).collect();
    order.extend(opening);
    let mut left: Vec<usize> =
        all().filter(|at| is_middle(at) && Some(*at) != opening).collect();
    left.sort_by_key(|at| (cards[*at].is_check_in, ease(at)));
    while !left.is_empty() {
        let last = order.last().and_then(|at| cards[*at].topic);
        let differs = |at: &usize| last.is_none() || cards[*at].topic != last;
        let next = left.iter().position(differs).unwrap_or(0);
        order.push(left.remove(next));
    }
    order.push(closing);
    Some(order)
}

/// Whether cards, in this order, make a day.
fn is_day(cards: &[DayCard], group: &[usize], minutes: u16) -> bool {
    let sum: u16 = group.iter().map(|at| cards[*at].minutes).sum();
    let ends_heavy = group.last().is_some_and(|at| cards[*at].is_heavy);
    sum <= minutes && !clashes(cards, group) && !ends_heavy
}

/// What does not share a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Clash {
    /// A heavy card, and touch on skin.
    HeavyAndSkin,
    /// Mending, and any touch that is held.
    MendingAndHeld,
    /// A kind, and another one that the week keeps apart from it.
    Apart,
}

fn clashes(cards: &[DayCard], group: &[usize]) -> bool {
    clash(cards, group).is_some()
}

/// What of a day's cards does not go together.
pub(super) fn clash(cards: &[DayCard], group: &[usize]) -> Option<Clash> {
    let any = |is: fn(&DayCard) -> bool| group.iter().any(|at| is(&cards[*at]));
    let held = TouchLevel::HELD.number();
    let kept = || group.iter().filter_map(|at| cards[*at].apart);
    let is_held = |card: &usize| cards[*card].touch >= held;
    if any(|card| card.is_heavy) && any(|card| card.is_skin) {
        return Some(Clash::HeavyAndSkin);
    }
    if any(|card| card.is_repair) && group.iter().any(is_held) {
        return Some(Clash::MendingAndHeld);
    }
    let is_apart = kept().any(|kind| kept().any(|other| other != kind));
    is_apart.then_some(Clash::Apart)
}

/// Cuts an order into days: as many as are open and good, of minutes as even as can be.
fn cut(
    cards: &[DayCard],
    order: &[usize],
    open: usize,
    minutes: u16,
) -> Option<Vec<Vec<usize>>> {
    let best = open.min(EVENINGS).min(order.len());
    let counts = (1..=best).rev().chain(best + 1..=open.min(order.len()));
    counts.into_iter().find_map(|count| cut_into(cards, order, count, minutes))
}

/// Cuts an order into so many days, with the least sum of squared minutes.
fn cut_into(
    cards: &[DayCard],
    order: &[usize],
    count: usize,
    minutes: u16,
) -> Option<Vec<Vec<usize>>> {
    // For so many days and the first so many cards: the least sum, and where the last day began.
    let mut least = vec![vec![None::<(u64, usize)>; order.len() + 1]; count + 1];
    least[0][0] = Some((0, 0));
    for days in 1..=count {
        for end in 1..=order.len() {
            for from in 0..end {
                let Some((before, _)) = least[days - 1][from] else { continue };
                let group = &order[from..end];
                if !is_day(cards, group, minutes) {
                    continue;
                }
                let sum: u64 = group.iter().map(|at| u64::from(cards[*at].minutes)).sum();
                // To take up another card takes a while too.
                let size = sum + 5 * group.len() as u64;
                let all = before + size * size;
                if least[days][end].is_none_or(|(other, _)| all < other) {
                    least[days][end] = Some((all, from));
                }
            }
        }
    }
    let mut groups = Vec::new();
    let mut end = order.len();
    for days in (1..=count).rev() {
        let (_, from) = least[days][end]?;
        groups.push(order[from..end].to_vec());
        end = from;
    }
    groups.reverse();
    Some(groups)
}

/// Packs cards into days in any order that the rules allow.
fn pack(
    cards: &[DayCard],
    open: usize,
    minutes: u16,
    steps: &mut u64,
    most: u64,
) -> Option<Vec<Vec<usize>>> {
    // The house rules come on the first day, whatever else does.
    let (rules, mut order): (Vec<usize>, Vec<usize>) =
        (0..cards.len()).partition(|at| cards[*at].is_rule);
    // The long ones first: they have the least choice.
    order.sort_by_key(|at| std::cmp::Reverse(cards[*at].minutes));
    let mut days = vec![Vec::new(); open];
    days.first_mut()?.extend(rules);
    let mut packing = Packing { cards, minutes, days, steps, most };
    if !packing.put(&order) {
        return None;
    }
    let mut days: Vec<Vec<usize>> =
        packing.days.into_iter().filter(|day| !day.is_empty()).collect();
    for day in &mut days {
        day.sort_by_key(|at| {
            let card = &cards[*at];
            let place = if card.is_rule { cards.len() - *at } else { *at };
            (!card.is_rule, card.can_close(), !card.is_heavy, card.pace, place)
        });
    }
    // A day that can close the week comes last.
    let closes = |day: &Vec<usize>| day.iter().any(|at| cards[*at].can_close());
    let closing = days.remove(days.iter().rposition(closes)?);
    days.sort_by_key(|day| {
        let has_rule = day.iter().any(|at| cards[*at].is_rule);
        (!has_rule, day.iter().map(|at| cards[*at].pace).max(), day.clone())
    });
    days.push(closing);
    Some(days)
}

struct Packing<'c, 's> {
    cards: &'c [DayCard],
    minutes: u16,
    days: Vec<Vec<usize>>,
    steps: &'s mut u64,
    most: u64,
}

impl Packing<'_, '_> {
    fn put(&mut self, left: &[usize]) -> bool {
        let Some((&card, rest)) = left.split_first() else {
            // The week ends on another day than the one with the house rules, if it has one.
            let used = self.days.iter().filter(|day| !day.is_empty()).count();
            let ends = |day: &Vec<usize>| {
                let is_rule = |at: &usize| self.cards[*at].is_rule;
                day.iter().any(|at| self.cards[*at].can_close())
                    && (used == 1 || !day.iter().any(is_rule))
            };
            if !self.days.iter().any(ends) {
                return false;
            }
            // A heavy card needs a lighter one after it.
            let has_heavy =
                |day: &Vec<usize>| day.iter().any(|at| self.cards[*at].is_heavy);
            let is_relieved = |day: &Vec<usize>| {
                day.iter().any(|at| !self.cards[*at].is_heavy && !self.cards[*at].is_rule)
            };
            return self.days.iter().all(|day| !has_heavy(day) || is_relieved(day));
        };
        for day in 0..self.days.len() {
            *self.steps += 1;
            if *self.steps > self.most {
                return false;
            }
            let was_empty = self.days[day].is_empty();
            self.days[day].push(card);
            if self.is_sound(day) && self.put(rest) {
                return true;
            }
            self.days[day].pop();
            if was_empty {
                // All empty days are alike.
                break;
            }
        }
        false
    }

    fn is_sound(&self, day: usize) -> bool {
        let sum: u16 = self.days[day].iter().map(|at| self.cards[*at].minutes).sum();
        sum <= self.minutes && !clashes(self.cards, &self.days[day])
    }
}

#[cfg(test)]
mod tests;
