//! The days of a week: in which order its cards come, and when.

use crate::model::Topic;

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
    pub(super) is_rule: bool,
    pub(super) is_check_in: bool,
    pub(super) opens: bool,
    pub(super) closes: bool,
}

impl DayCard {
    /// Whether the week may end with it.
    fn can_close(&self) -> bool {
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
    let mut order: Vec<usize> = all().filter(|at| cards[*at].is_rule).collect();
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

/// Whether a heavy card shares the day with touch on skin.
fn clashes(cards: &[DayCard], group: &[usize]) -> bool {
    group.iter().any(|at| cards[*at].is_heavy)
        && group.iter().any(|at| cards[*at].is_skin)
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
            (!card.is_rule, card.can_close(), !card.is_heavy, card.pace, *at)
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
mod tests {
    use super::*;

    fn card(minutes: u16, pace: u8) -> DayCard {
        DayCard {
            minutes,
            pace,
            touch: 0,
            topic: None,
            is_heavy: pace >= 4,
            is_skin: false,
            is_rule: false,
            is_check_in: false,
            opens: false,
            closes: false,
        }
    }

    fn closing(minutes: u16) -> DayCard {
        DayCard { closes: true, ..card(minutes, 1) }
    }

    fn placed(cards: &[DayCard], days: &[u8], minutes: u16) -> Option<Vec<Placed>> {
        place(cards, days, minutes, &mut 0, 10_000)
    }

    #[test]
    fn a_week_ends_with_what_closes_it() {
        let cards = [closing(5), card(10, 2), card(10, 1)];
        let days = placed(&cards, &[1, 3, 5], 30).unwrap();
        assert_eq!(days, [(2, 1), (1, 3), (0, 5)]);
        assert_eq!(placed(&[card(10, 1)], &[1], 30), None);
    }

    #[test]
    fn a_heavy_card_is_followed_by_a_lighter_one_on_its_day() {
        let cards = [card(20, 4), closing(5), card(10, 1)];
        let days = placed(&cards, &[1, 2, 3, 4, 5, 6], 30).unwrap();
        assert_eq!(days, [(2, 1), (0, 6), (1, 6)]);
        // With thirty minutes for the heavy one alone there is nothing after it.
        assert_eq!(placed(&[card(30, 4), closing(5)], &[1, 2], 30), None);
    }

    #[test]
    fn a_heavy_card_and_skin_never_share_a_day() {
        let skin = DayCard { is_skin: true, ..card(10, 1) };
        let cards = [card(10, 4), closing(5), skin];
        assert_eq!(placed(&cards, &[1], 60), None);
        assert!(placed(&cards, &[1, 2], 60).is_some());
    }

    #[test]
    fn cards_that_no_cut_fits_are_packed_in_any_order() {
        // As they read best they are 20, 20, 10, 10, and no cut of that makes two days of 30.
        let cards = [card(20, 1), card(20, 1), card(10, 2), closing(10)];
        let order = order(&cards).unwrap();
        assert_eq!(order, [0, 1, 2, 3]);
        assert_eq!(cut(&cards, &order, 2, 30), None);
        let days = placed(&cards, &[3, 6], 30).unwrap();
        assert_eq!(days, [(0, 3), (2, 3), (1, 6), (3, 6)]);
    }

    #[test]
    fn packed_days_begin_with_the_house_rules_and_end_with_what_closes() {
        let rule = DayCard { is_rule: true, ..card(5, 1) };
        // 5, 20, 20, 10, 15: two days of 35, and no cut of 5, 20, 20, 10, 15 makes them.
        let cards = [card(20, 1), card(20, 2), card(10, 3), closing(15), rule];
        assert_eq!(cut(&cards, &order(&cards).unwrap(), 2, 35), None);
        let days = placed(&cards, &[1, 5], 35).unwrap();
        assert_eq!(days, [(4, 1), (0, 1), (2, 1), (1, 5), (3, 5)]);
        // Only beside the rules would the closing one have room, and the week ends elsewhere.
        let cards =
            [card(20, 1), card(20, 2), card(15, 3), closing(10), cards[4].clone()];
        assert_eq!(placed(&cards, &[1, 5], 35), None);
        // On one open day it may: there is no other.
        let cards = [card(20, 1), closing(10), cards[4].clone()];
        assert_eq!(placed(&cards, &[4], 35), Some(vec![(2, 4), (0, 4), (1, 4)]));
    }

    #[test]
    fn a_heavy_card_is_packed_before_a_lighter_one_and_apart_from_skin() {
        // As they read best they are 20, 10, 20, 20, 10, and no cut of that makes two of 40.
        let skin = DayCard { is_skin: true, touch: 3, ..card(20, 3) };
        let cards = [card(20, 4), skin, card(20, 1), card(10, 2), closing(10)];
        assert_eq!(cut(&cards, &order(&cards).unwrap(), 2, 40), None);
        let days = placed(&cards, &[2, 4], 40).unwrap();
        assert_eq!(days, [(0, 2), (2, 2), (3, 4), (1, 4), (4, 4)]);
    }

    #[test]
    fn packed_days_go_from_the_house_rules_over_the_easy_to_what_closes() {
        let rule = DayCard { is_rule: true, ..card(5, 1) };
        // 5, 20, 20, 20, 20, 10, 10, 10, 10: a cut has room for two of the four on no day of 35.
        let cards = [
            card(20, 3),
            card(20, 2),
            card(20, 1),
            card(20, 1),
            card(10, 3),
            card(10, 2),
            card(10, 1),
            closing(10),
            rule,
        ];
        assert_eq!(cut(&cards, &order(&cards).unwrap(), 4, 35), None);
        let days = placed(&cards, &[1, 3, 5, 7], 35).unwrap();
        let of =
            |day: u8| days.iter().filter(move |(_, on)| *on == day).map(|(at, _)| *at);
        assert_eq!(of(1).next(), Some(8));
        let deepest = |day| of(day).map(|at| cards[at].pace).max();
        assert!(deepest(3) <= deepest(5), "{days:?}");
        assert_ne!(deepest(3), deepest(5), "{days:?}");
        assert_eq!(of(7).next_back(), Some(7));
    }

    #[test]
    fn packing_ends_where_its_steps_do() {
        // Each card at each day that it is tried on: 1, 2, 1 and 2.
        let cards = [card(20, 1), card(20, 1), card(10, 2), closing(10)];
        let pack = |most: u64| {
            let mut steps = 0;
            (place(&cards, &[3, 6], 30, &mut steps, most).is_some(), steps)
        };
        assert_eq!(pack(6), (true, 6));
        let (found, steps) = pack(5);
        assert!(!found && steps < 10, "{steps} steps");
    }

    #[test]
    fn days_are_spread_over_those_that_are_open() {
        // Three groups on seven days: the first, the middle, the last.
        let cards = [card(30, 1), card(30, 2), closing(30)];
        let days = placed(&cards, &[1, 2, 3, 4, 5, 6, 7], 30).unwrap();
        assert_eq!(days, [(0, 1), (1, 4), (2, 7)]);
        // With all seven days open one stays free, and with seven cards it is not needed.
        let mut cards = vec![card(10, 1); 6];
        cards.push(closing(10));
        let days = placed(&cards, &[1, 2, 3, 4, 5, 6, 7], 20).unwrap();
        let used: std::collections::BTreeSet<u8> =
            days.iter().map(|(_, day)| *day).collect();
        assert_eq!(used.len(), 6, "{days:?}");
    }

    #[test]
    fn a_topic_does_not_come_twice_in_a_row_where_another_is_left() {
        let about = |topic, pace| DayCard { topic: Some(topic), ..card(10, pace) };
        let (play, home) = (Topic::Play, Topic::Home);
        let cards = [about(play, 1), about(play, 2), about(home, 3), closing(5)];
        assert_eq!(order(&cards).unwrap(), [0, 2, 1, 3]);
        let opens = DayCard { opens: true, ..card(10, 3) };
        let check_in = DayCard { is_check_in: true, ..card(10, 1) };
        let cards = [check_in, card(10, 2), opens, closing(5)];
        assert_eq!(order(&cards).unwrap(), [2, 1, 0, 3]);
        // A check-in closes rather than another card, and what opens as well does not.
        let last = DayCard { is_check_in: true, ..closing(5) };
        let first = DayCard { opens: true, ..closing(5) };
        assert_eq!(order(&[closing(5), last, first]).unwrap(), [2, 0, 1]);
    }
}
