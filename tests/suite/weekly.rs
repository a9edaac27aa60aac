//! Weekly plans: drawn within every rule, repeatable, fair, and explained when there is none.

use std::collections::BTreeMap;

use emberdeck::load::SHIPPED;
use emberdeck::model::{
    AvoidIf, Card, Deck, Hemisphere, Kind, LeaveOut, Plan, Profile, Ramp, Serves, Topic,
    TouchLevel, Vocabulary,
};
use emberdeck::pick::Filter;
use emberdeck::pick::weekly::{NoPlan, Repeats, Request, WeekFrame, draw};
use rayon::prelude::*;

use crate::plan_checker::{Expected, breaks, raw_cards};

/// The shipped decks that a plan draws from when none is named.
fn decks() -> Vec<Deck> {
    let loaded = SHIPPED.iter().map(|deck| deck.load().deck.expect("decks are sound"));
    loaded.filter(|deck| !deck.adult && !deck.on_request).collect()
}

fn rule(decks: &[Deck]) -> (&str, &Card) {
    let rule = decks[0].cards.iter().find(|card| card.kind == Kind::Rule);
    (&decks[0].id, rule.expect("the starter deck has house rules"))
}

/// An undated request with every default.
pub(crate) fn request(seed: &str, weeks: u16, profile: Profile) -> Request {
    let (pace, touch) = (Ramp::pace(weeks), Ramp::touch(weeks));
    Request {
        seed: seed.to_owned(),
        course: None,
        is_mended: false,
        weeks: (1..=weeks)
            .map(|number| WeekFrame {
                number,
                since_start: number - 1,
                start: None,
                pace: pace.ceiling(number),
                touch: touch.ceiling(number),
                days: (1..=7).collect(),
                is_anniversary: false,
                seasons: Vec::new(),
                ..WeekFrame::default()
            })
            .collect(),
        fewer: Vec::new(),
        mix: profile.mix(),
        minutes_a_week: profile.minutes_a_week(),
        minutes_a_day: profile.minutes_a_day(),
        novelty_minutes: profile.novelty_minutes(),
        only: Vec::new(),
        leave_out: LeaveOut::default(),
        lenders: Vec::new(),
        filter: Filter::default(),
        language: None,
        cooldown_weeks: None,
        past: BTreeMap::new(),
        repeats: Repeats::WhereNeeded,
        pins: BTreeMap::new(),
        required: BTreeMap::new(),
        held: BTreeMap::new(),
        rerolls: BTreeMap::new(),
    }
}

/// Draws a plan.
pub(crate) fn plan(decks: &[Deck], request: &Request) -> Result<Plan, NoPlan> {
    let all: Vec<&Deck> = decks.iter().collect();
    draw(&all, rule(decks), request)
}

const PROFILES: [(Profile, Expected); 3] = [
    (
        Profile::Light,
        Expected {
            weeks: 0,
            counts: &[("conversation", 1), ("touch", 1), ("novelty", 1), ("check-in", 1)],
            minutes_a_week: 45,
            minutes_a_day: 30,
            touch_agreed: 2,
        },
    ),
    (
        Profile::Standard,
        Expected {
            weeks: 0,
            counts: &[
                ("conversation", 3),
                ("touch", 2),
                ("novelty", 1),
                ("check-in", 1),
                ("ritual", 1),
            ],
            minutes_a_week: 120,
            minutes_a_day: 45,
            touch_agreed: 2,
        },
    ),
    (
        Profile::Full,
        Expected {
            weeks: 0,
            counts: &[
                ("conversation", 4),
                ("touch", 3),
                ("novelty", 2),
                ("check-in", 1),
                ("ritual", 1),
                ("free", 1),
            ],
            minutes_a_week: 180,
            minutes_a_day: 60,
            touch_agreed: 2,
        },
    ),
];

#[test]
fn no_seed_breaks_a_rule() {
    let (decks, raw) = (decks(), raw_cards());
    let seeds = crate::extent::of([60, 120, 200]);
    let wrong: Vec<String> = (0..seeds)
        .into_par_iter()
        .flat_map_iter(|seed| {
            let mut wrong = Vec::new();
            // Every other couple has said yes to touch on skin.
            let agreed = 2 + i64::from(seed % 2);
            for (profile, expected) in &PROFILES {
                for weeks in [4u16, 8, 12] {
                    let mut request = request(&format!("seed {seed}"), weeks, *profile);
                    request.filter.both_agree = TouchLevel::new(agreed);
                    let expected = Expected {
                        weeks: weeks.into(),
                        touch_agreed: agreed,
                        ..*expected
                    };
                    match plan(&decks, &request) {
                        Ok(plan) => wrong.extend(breaks(&plan, &expected, &raw)),
                        Err(why) => {
                            wrong.push(format!("{seed} {weeks} {profile:?}: {why}"));
                        }
                    }
                }
            }
            wrong
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} breaks: {:#?}",
        wrong.len(),
        &wrong[..wrong.len().min(20)]
    );
}

/// Names of a plan's cards by slot.
fn by_slot(plan: &Plan) -> BTreeMap<String, String> {
    plan.cards().map(|card| (card.slot.to_string(), card.name())).collect()
}

#[test]
fn one_card_more_in_a_deck_of_two_hundred_changes_few_slots() {
    let all = decks();
    // Every second card, and so of every kind; the house rules among them, and no other rule, as none is drawn.
    let mut deck = all[0].clone();
    deck.cards = all.iter().flat_map(|deck| deck.cards.clone()).collect();
    let (mut few, mut rest) = (Vec::new(), Vec::new());
    let drawn = |card: &Card| card.kind != Kind::Rule || card.id == "H-001";
    for (nth, card) in deck.cards.into_iter().filter(drawn).enumerate() {
        if nth % 7 < 4 || card.kind == Kind::CheckIn || card.id == "H-001" {
            few.push(card);
        } else {
            rest.push(card);
        }
    }
    few.truncate(200);
    assert_eq!(few.len(), 200);
    deck.cards = few;
    let changed: Vec<(usize, usize)> = (0..100usize)
        .into_par_iter()
        .map(|seed| {
            let request = request(&format!("seed {seed}"), 8, Profile::Standard);
            let before = [deck.clone()];
            let mut after = [deck.clone()];
            after[0].cards.insert(seed, rest[seed % rest.len()].clone());
            let before = plan(&before, &request).expect("there is a plan");
            let after = plan(&after, &request).expect("there is a plan");
            let after = by_slot(&after);
            let slots = by_slot(&before);
            let differ = slots.iter().filter(|(slot, name)| after[*slot] != **name);
            (differ.count(), slots.len())
        })
        .collect();
    let differ: usize = changed.iter().map(|(differ, _)| differ).sum();
    let slots: usize = changed.iter().map(|(_, slots)| slots).sum();
    assert!(differ * 16 <= slots, "{differ} of {slots} slots changed");
}

const DRAWS: u32 = 10_000;

/// A deck of check-ins that each give a week all it needs, and so are free of every rule.
pub(crate) fn free_deck(weights: &[f64]) -> Deck {
    let mut deck = decks().remove(0);
    let card = deck.cards.iter().find(|card| card.kind == Kind::CheckIn).cloned();
    let mut card = card.expect("a check-in");
    deck.cards.retain(|card| card.kind == Kind::Rule);
    card.family = None;
    card.serves =
        vec![Serves::CheckIn, Serves::Appreciation, Serves::Light, Serves::Closing];
    for (nth, weight) in weights.iter().enumerate() {
        let mut card = card.clone();
        card.id = format!("K-{nth:03}");
        card.weight = *weight;
        card.pace = emberdeck::model::Pace::EASY;
        deck.cards.push(card);
    }
    deck
}

#[test]
fn a_card_is_drawn_as_often_as_its_weight_says() {
    let weights = [1.0, 1.0, 2.0, 0.5, 3.5];
    let deck = [free_deck(&weights)];
    let drawn: Vec<String> = (0..DRAWS)
        .into_par_iter()
        .map(|seed| {
            let mut request = request(&format!("draw {seed}"), 1, Profile::Light);
            request.mix = "check-in=1".parse().expect("a mix");
            let plan = plan(&deck, &request).expect("there is a plan");
            plan.weeks[0].cards[1].card.clone()
        })
        .collect();
    let all: f64 = weights.iter().sum();
    let chi_squared: f64 = weights
        .iter()
        .enumerate()
        .map(|(nth, weight)| {
            let id = format!("K-{nth:03}");
            let seen = drawn.iter().filter(|other| **other == id).count();
            let seen = f64::from(u32::try_from(seen).expect("few draws"));
            let expected = f64::from(DRAWS) * weight / all;
            (seen - expected).powi(2) / expected
        })
        .sum();
    // The value that four degrees of freedom pass once in a thousand times.
    assert!(chi_squared < 18.47, "{chi_squared}");
}

#[test]
fn only_cards_that_may_repeat_come_again_within_their_cooldown() {
    let mut deck = free_deck(&[1.0; 3]);
    let mut long = request("rain", 6, Profile::Light);
    long.mix = "check-in=1".parse().expect("a mix");
    let drawn = plan(&[deck.clone()], &long).expect("check-ins come again");
    let times = |id: &str| drawn.cards().filter(|card| card.card == id).count();
    assert_eq!(["K-000", "K-001", "K-002"].map(times).iter().sum::<usize>(), 6);
    for card in &mut deck.cards {
        card.repeatable = false;
    }
    let why = plan(&[deck.clone()], &long).expect_err("three cards for six weeks");
    assert!(why.is_certain);
    // Without a repeat there are three weeks, and each card comes once.
    long.weeks.truncate(3);
    let drawn = plan(&[deck], &long).expect("three cards for three weeks");
    assert_eq!(
        by_slot(&drawn).values().collect::<std::collections::BTreeSet<_>>().len(),
        4
    );
}

#[test]
fn the_same_request_draws_the_same_plan_for_ever() {
    let plan = plan(&decks(), &request("maple tree", 4, Profile::Light)).expect("a plan");
    let ids: Vec<&str> = plan.cards().map(|card| &*card.card).collect();
    assert_eq!(
        ids.join(" "),
        "H-001 C-163 N-007 K-401 T-103 T-104 C-240 N-120 K-102 N-403 C-178 T-135 K-109 \
         T-137 C-171 N-159 K-105"
    );
}

#[test]
fn eight_weeks_can_be_planned_whatever_one_topic_is_left_out() {
    let decks = decks();
    for &topic in Topic::ALL {
        for (profile, _) in &PROFILES {
            let mut request = request("rain", 8, *profile);
            request.leave_out.topics = vec![topic];
            let plan = plan(&decks, &request);
            // Without words of thanks a light week has nothing left to thank with.
            let needs_it = topic == Topic::Appreciation && *profile == Profile::Light;
            assert_eq!(plan.is_err(), needs_it, "{topic:?} {profile:?} {:?}", plan.err());
        }
    }
}

#[test]
fn the_week_of_an_anniversary_looks_back() {
    let decks = decks();
    for seed in 0..20 {
        let mut request = request(&format!("seed {seed}"), 4, Profile::Light);
        request.weeks[2].is_anniversary = true;
        let plan = plan(&decks, &request).expect("there is a plan");
        let raw = raw_cards();
        let talk = plan.weeks[2].cards.iter().map(|card| &raw[&card.name()]);
        let talk =
            talk.into_iter().find(|card| card["kind"].as_str() == Some("conversation"));
        let topic = talk.expect("a conversation")["topic"][0].as_str().expect("a topic");
        assert!(["memories", "appreciation"].contains(&topic), "seed {seed}: {topic}");
    }
}

/// The season of a month in the north, written down again.
fn season(month: i8) -> &'static str {
    match month {
        3..=5 => "spring",
        6..=8 => "summer",
        9..=11 => "autumn",
        _ => "winter",
    }
}

#[test]
fn wishes_open_days_and_seasons_are_kept_by_every_seed() {
    let (decks, raw) = (decks(), raw_cards());
    let words = |card: &toml::Table, key: &str| -> Vec<String> {
        let list = card.get(key).and_then(toml::Value::as_array);
        let word = |value: &toml::Value| value.as_str().map(str::to_owned);
        list.into_iter().flatten().filter_map(word).collect()
    };
    let first = jiff::civil::date(2026, 1, 5);
    let mut drawn = 0;
    for seed in 0..48u16 {
        let mut request = request(&format!("seed {seed}"), 6, Profile::Standard);
        let topic = Topic::ALL[usize::from(seed) % Topic::ALL.len()];
        request.leave_out.topics = vec![topic];
        request.leave_out.avoid_if = vec![AvoidIf::Pain];
        let open: Vec<u8> =
            (1..=7u8).filter(|day| (seed + u16::from(*day)) % 3 > 0).collect();
        for week in &mut request.weeks {
            let days = 7 * (i64::from(week.since_start) + i64::from(seed));
            let start = first.checked_add(jiff::Span::new().days(days)).expect("a date");
            week.start = Some(start);
            week.seasons = Hemisphere::North.seasons(start);
            week.days.clone_from(&open);
        }
        let Ok(plan) = plan(&decks, &request) else { continue };
        drawn += 1;
        for week in &plan.weeks {
            let month = week.start.expect("a dated week").month();
            for planned in &week.cards {
                let card = &raw[&planned.name()];
                let is_rule = card["kind"].as_str() == Some("rule");
                assert!(open.contains(&planned.day), "{seed}: {planned:?}");
                assert!(
                    is_rule || !words(card, "topic").contains(&topic.word().to_owned())
                );
                assert!(is_rule || !words(card, "avoid_if").contains(&"pain".to_owned()));
                let seasons = words(card, "season");
                let fits = seasons.is_empty()
                    || seasons.contains(&season(month).to_owned())
                    || (seasons.contains(&"holiday".to_owned())
                        && [12, 1].contains(&month));
                assert!(fits, "{seed}: {} in month {month}", planned.card);
            }
        }
    }
    assert!(drawn >= 40, "only {drawn} plans");
}
