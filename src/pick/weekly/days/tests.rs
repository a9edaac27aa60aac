//! Tests of laying cards on days.

use super::*;

fn card(minutes: u16, pace: u8) -> DayCard {
    DayCard {
        minutes,
        pace,
        touch: 0,
        topic: None,
        is_heavy: pace >= 4,
        is_skin: false,
        is_repair: false,
        is_rule: false,
        is_long: false,
        apart: None,
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
    let cards = [card(20, 1), card(20, 2), card(15, 3), closing(10), cards[4].clone()];
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
    let of = |day: u8| days.iter().filter(move |(_, on)| *on == day).map(|(at, _)| *at);
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
    let used: std::collections::BTreeSet<u8> = days.iter().map(|(_, day)| *day).collect();
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

#[test]
fn mending_shares_no_day_with_held_touch_nor_kinds_that_are_kept_apart() {
    let mending = DayCard { is_repair: true, is_heavy: true, ..card(10, 2) };
    let held = DayCard { touch: 2, ..closing(10) };
    // One day is open: it would hold both.
    assert_eq!(placed(&[mending.clone(), held.clone()], &[1], 30), None);
    let brief = DayCard { touch: 1, ..held.clone() };
    assert!(placed(&[mending, brief], &[1], 30).is_some());
    let kept = |kind, card: DayCard| DayCard { apart: Some(kind), ..card };
    let apart = [kept(Kind::Ritual, card(10, 1)), kept(Kind::Novelty, closing(10))];
    assert_eq!(placed(&apart, &[1], 30), None);
    let alike = [kept(Kind::Ritual, card(10, 1)), kept(Kind::Ritual, closing(10))];
    assert!(placed(&alike, &[1], 30).is_some());
}

#[test]
fn the_house_rules_come_before_other_rules_and_all_else() {
    let rule = DayCard { is_rule: true, ..card(2, 1) };
    let cards = [rule.clone(), card(10, 1), closing(5), rule];
    for days in [&[1][..], &[1, 2, 3]] {
        let places = placed(&cards, days, 30).unwrap();
        let order: Vec<usize> = places.iter().map(|(at, _)| *at).collect();
        assert_eq!(order[..2], [3, 0], "{days:?}");
    }
}
