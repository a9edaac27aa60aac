//! Weekly plans: drawn within every rule, repeatable, fair, and explained when there is none.

use std::collections::BTreeMap;

use emberdeck::load::SHIPPED;
use emberdeck::model::{Card, Deck, Kind, LeaveOut, Plan, Profile, Ramp, TouchLevel};
use emberdeck::pick::Filter;
use emberdeck::pick::weekly::{NoPlan, Repeats, Request, WeekFrame, draw};
use rayon::prelude::*;

use crate::plan_checker::{Expected, breaks, raw_cards};

/// The shipped decks that a plan draws from when none is named.
fn decks() -> Vec<Deck> {
    let loaded = SHIPPED.iter().map(|deck| deck.load().deck.expect("decks are sound"));
    loaded.filter(|deck| !deck.adult).collect()
}

fn rule(decks: &[Deck]) -> (&str, &Card) {
    let rule = decks[0].cards.iter().find(|card| card.kind == Kind::Rule);
    (&decks[0].id, rule.expect("the starter deck has house rules"))
}

/// An undated request with every default.
fn request(seed: &str, weeks: u16, profile: Profile) -> Request {
    let (pace, touch) = (Ramp::pace(weeks), Ramp::touch(weeks));
    Request {
        seed: seed.to_owned(),
        weeks: (1..=weeks)
            .map(|number| WeekFrame {
                number,
                since_start: number - 1,
                start: None,
                pace: pace.ceiling(number),
                touch: touch.ceiling(number),
                days: (1..=7).collect(),
                seasons: Vec::new(),
            })
            .collect(),
        mix: profile.mix(),
        minutes_a_week: profile.minutes_a_week(),
        minutes_a_day: profile.minutes_a_day(),
        novelty_minutes: profile.novelty_minutes(),
        leave_out: LeaveOut::default(),
        filter: Filter::default(),
        language: None,
        cooldown_weeks: None,
        past: BTreeMap::new(),
        repeats: Repeats::WhereNeeded,
        pins: BTreeMap::new(),
        rerolls: BTreeMap::new(),
    }
}

fn plan(decks: &[Deck], request: &Request) -> Result<Plan, NoPlan> {
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
fn two_hundred_seeds_break_no_rule() {
    let (decks, raw) = (decks(), raw_cards());
    let wrong: Vec<String> = (0..200u32)
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
