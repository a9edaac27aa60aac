//! Plans of small decks against every plan that could be tried.

use emberdeck::model::{Deck, Duration, Kind, Pace, Plan, Profile, Ramp, Serves};
use emberdeck::pick::weekly::Request;
use proptest::prelude::*;

use crate::weekly::{free_deck, plan, request};

/// A card of a small deck: what the rules look at.
#[derive(Debug, Clone)]
struct Small {
    kind: Kind,
    pace: u8,
    minutes: u16,
    serves: Vec<Serves>,
    family: Option<u8>,
    needs: Option<usize>,
    repeatable: bool,
}

fn small() -> impl Strategy<Value = Small> {
    let kind = prop::sample::select(vec![Kind::Conversation, Kind::CheckIn]);
    let serves = prop::collection::vec(
        prop::sample::select(vec![Serves::Appreciation, Serves::Light, Serves::Closing]),
        0..3,
    );
    let needs = prop::option::weighted(0.15, 0usize..6);
    let family = prop::option::weighted(0.3, 0u8..2);
    let minutes = prop::sample::select(vec![5u16, 10, 20, 30]);
    (kind, 1u8..=4, minutes, serves, family, needs, prop::bool::weighted(0.2)).prop_map(
        |(kind, pace, minutes, serves, family, needs, repeatable)| Small {
            kind,
            pace,
            minutes,
            serves,
            family,
            needs,
            repeatable,
        },
    )
}

fn small_deck(cards: &[Small]) -> Deck {
    let mut deck = free_deck(&vec![1.0; cards.len()]);
    let rules = deck.cards.len() - cards.len();
    for (small, card) in cards.iter().zip(&mut deck.cards[rules..]) {
        card.kind = small.kind;
        card.pace = Pace::new(i64::from(small.pace)).expect("a pace");
        card.duration = Some(Duration::Minutes(small.minutes));
        card.serves.clone_from(&small.serves);
        if small.kind == Kind::CheckIn {
            card.serves.push(Serves::CheckIn);
        }
        card.family = small.family.map(|family| format!("family {family}"));
        card.needs = small.needs.map(|nth| format!("K-{nth:03}")).into_iter().collect();
        card.repeatable = small.repeatable;
    }
    deck
}

/// Whether the cards of a week can be spread over its days, by trying every way.
fn days_exist(week: &[&Small], rule: u16, days: usize, a_day: u16) -> bool {
    let count = week.len() + usize::from(rule > 0);
    (0..days.pow(u32::try_from(count).expect("few cards"))).any(|mut way| {
        let mut minutes = vec![0; days];
        let mut heavy = vec![false; days];
        let mut light = vec![false; days];
        let mut closes = vec![false; days];
        let mut rules = vec![false; days];
        for at in 0..count {
            let day = way % days;
            way /= days;
            match week.get(at) {
                None => {
                    minutes[day] += rule;
                    rules[day] = true;
                }
                Some(card) => {
                    minutes[day] += card.minutes;
                    heavy[day] |= card.pace >= 4;
                    light[day] |= card.pace < 4;
                    closes[day] |=
                        card.pace < 4 && card.serves.contains(&Serves::Closing);
                }
            }
        }
        // The week begins with the house rules and ends on another day, if it has another.
        let used = |day: &usize| rules[*day] || light[*day] || heavy[*day];
        let is_one = (0..days).filter(used).count() == 1;
        (0..days).all(|day| minutes[day] <= a_day && (!heavy[day] || light[day]))
            && (0..days).any(|day| closes[day] && (is_one || !rules[day]))
    })
}

/// What a small plan has to honour.
struct Limits {
    paces: [u8; 2],
    a_week: u16,
    a_day: u16,
}

/// Whether a week's two cards give it all it needs.
fn is_week(week: &[&Small], rule: u16, limits: &Limits) -> bool {
    let serves = |what| week.iter().any(|card| card.serves.contains(&what));
    let closes =
        week.iter().any(|card| card.serves.contains(&Serves::Closing) && card.pace < 4);
    serves(Serves::Appreciation)
        && serves(Serves::Light)
        && closes
        && week.iter().map(|card| card.minutes).sum::<u16>() + rule <= limits.a_week
        && days_exist(week, rule, 2, limits.a_day)
}

/// Whether four cards, a conversation and a check-in for each of two weeks, are a plan.
fn is_plan(cards: &[Small], all: [usize; 4], limits: &Limits) -> bool {
    let [talk, check, later, last] = all;
    let of = |at: usize, kind: Kind, pace: u8| {
        cards[at].kind == kind && cards[at].pace <= pace
    };
    let again = |one: usize, other: usize| one != other || cards[one].repeatable;
    let alike = |one: usize, other: usize| {
        one != other
            && cards[one].family.is_some()
            && cards[one].family == cards[other].family
    };
    let needs = |at: usize, before: &[usize]| {
        cards[at].needs.is_none_or(|need| before.contains(&need))
    };
    of(talk, Kind::Conversation, limits.paces[0])
        && of(check, Kind::CheckIn, limits.paces[0])
        && of(later, Kind::Conversation, limits.paces[1])
        && of(last, Kind::CheckIn, limits.paces[1])
        && again(talk, later)
        && again(check, last)
        && !all.iter().any(|one| all.iter().any(|other| alike(*one, *other)))
        && needs(talk, &[])
        && needs(check, &[])
        && needs(later, &[talk, check])
        && needs(last, &[talk, check])
        && is_week(&[&cards[talk], &cards[check]], 2, limits)
        && is_week(&[&cards[later], &cards[last]], 0, limits)
}

/// Whether there is a plan at all, by trying every one.
fn plan_exists(cards: &[Small], limits: &Limits) -> bool {
    let count = cards.len();
    (0..count.pow(4)).any(|way| {
        let of = |nth: u32| way / count.pow(nth) % count;
        is_plan(cards, [of(0), of(1), of(2), of(3)], limits)
    })
}

/// The place of a slot's card in a small deck.
fn place(plan: &Plan, slot: &str) -> usize {
    let card = plan.cards().find(|card| card.slot.to_string() == slot);
    card.expect("the slot is filled").card[2..].parse().expect("ids count the cards")
}

proptest! {
    #![proptest_config(crate::extent::cases(300, 3000))]

    /// The search is complete: it finds a plan exactly when trying every one does.
    #[test]
    fn a_plan_is_found_exactly_when_there_is_one(
        cards in prop::collection::vec(small(), 3..8),
        paces in prop::sample::select(vec![[1u8, 2], [2, 3], [3, 4], [4, 4]]),
        a_week in prop::sample::select(vec![20u16, 40, 60]),
        a_day in prop::sample::select(vec![12u16, 30, 40]),
    ) {
        let mut request = request("small", 2, Profile::Light);
        request.mix = "conversation=1,check-in=1".parse().expect("a mix");
        request.minutes_a_week = a_week;
        request.minutes_a_day = a_day;
        for (week, pace) in request.weeks.iter_mut().zip(paces) {
            week.pace = pace;
            week.days = vec![2, 5];
        }
        let limits = Limits { paces, a_week, a_day };
        match plan(&[small_deck(&cards)], &request) {
            Ok(plan) => {
                let all = ["1.1", "1.2", "2.1", "2.2"].map(|slot| place(&plan, slot));
                prop_assert!(is_plan(&cards, all, &limits), "{all:?}");
            }
            Err(why) => {
                prop_assert!(why.is_certain);
                prop_assert!(!plan_exists(&cards, &limits), "{why}");
            }
        }
    }
}

/// A plan of a conversation and a check-in a week.
fn two_a_week(weeks: u16) -> Request {
    let mut asked = request("small", weeks, Profile::Light);
    asked.mix = "conversation=1,check-in=1".parse().expect("a mix");
    asked.novelty_minutes = None;
    let short = |weeks| request("small", weeks, Profile::Light).weeks;
    asked.fewer = (1..weeks.min(Ramp::SHORT + 1)).map(short).collect();
    asked
}

proptest! {
    #![proptest_config(crate::extent::cases(60, 1000))]

    /// Whoever follows a hint gets what it says, and as much of it as there is.
    #[test]
    fn a_plan_of_as_many_weeks_as_a_hint_names_is_found_and_none_of_more(
        cards in prop::collection::vec(small(), 6..24),
        weeks in 3_u16..9,
    ) {
        let deck = [small_deck(&cards)];
        let Err(why) = plan(&deck, &two_a_week(weeks)) else { return Ok(()) };
        let named = why.change.as_deref().and_then(|said| said.strip_prefix("`--weeks "));
        let Some(named) = named else { return Ok(()) };
        let named: u16 = named.trim_end_matches('`').parse().expect("a number");
        prop_assert!(named < weeks);
        prop_assert!(plan(&deck, &two_a_week(named)).is_ok(), "{why}");
        prop_assert!(plan(&deck, &two_a_week(named + 1)).is_err(), "{why}");
    }
}

/// Cards of a kind that each give a week one thing.
fn givers(kind: Kind, count: usize) -> Vec<Small> {
    let gifts = [Serves::Appreciation, Serves::Light, Serves::Closing];
    let gives = |nth: usize| Small {
        kind,
        pace: 1,
        minutes: 5,
        serves: if kind == Kind::CheckIn { Vec::new() } else { vec![gifts[nth % 3]] },
        family: None,
        needs: None,
        repeatable: false,
    };
    (0..count).map(gives).collect()
}

#[test]
fn needs_that_the_slots_of_a_week_can_give_one_by_one_and_not_together_are_seen_at_once()
{
    let mut cards = givers(Kind::Conversation, 240);
    cards.extend(givers(Kind::CheckIn, 20));
    let deck = [small_deck(&cards)];
    let mut asked = two_a_week(2);
    asked.mix = "conversation=2,check-in=1".parse().expect("a mix");
    let why = plan(&deck, &asked).expect_err("two cards cannot give three things");
    assert!(why.is_certain, "{why}");
    asked.mix = "conversation=3,check-in=1".parse().expect("a mix");
    assert!(plan(&deck, &asked).is_ok());
}

#[test]
fn a_year_is_planned_from_many_cards_that_each_give_little() {
    let mut cards = givers(Kind::Conversation, 300);
    cards.extend(givers(Kind::CheckIn, 60));
    let mut asked = two_a_week(52);
    asked.mix = "conversation=4,check-in=1".parse().expect("a mix");
    let drawn = plan(&[small_deck(&cards)], &asked);
    assert_eq!(drawn.map(|plan| plan.weeks.len()).map_err(|why| why.to_string()), Ok(52));
}
