//! An independent checker of plans: reads the decks' raw TOML and shares no code with what
//! plans.

use std::collections::{BTreeMap, BTreeSet};

use emberdeck::load::SHIPPED;
use emberdeck::model::Plan;
use toml::Table;

/// Every card of the shipped decks by deck and id, as it is written.
pub(crate) fn raw_cards() -> BTreeMap<String, Table> {
    let mut cards = BTreeMap::new();
    for shipped in SHIPPED {
        let file: Table = shipped.text.parse().expect("shipped decks are TOML");
        for card in file["card"].as_array().expect("a deck has cards") {
            let card = card.as_table().expect("a card is a table").clone();
            let id = card["id"].as_str().expect("an id").to_owned();
            cards.insert(format!("{}#{id}", shipped.id), card);
        }
    }
    cards
}

/// What a plan has to honour, written down again.
pub(crate) struct Expected {
    pub(crate) weeks: usize,
    pub(crate) counts: &'static [(&'static str, usize)],
    pub(crate) minutes_a_week: i64,
    pub(crate) minutes_a_day: i64,
    pub(crate) touch_agreed: i64,
}

fn number(card: &Table, key: &str) -> i64 {
    card.get(key).and_then(toml::Value::as_integer).unwrap_or(0)
}

fn minutes(card: &Table) -> i64 {
    let turns = card.get("turns").and_then(toml::Value::as_array);
    let turns = turns.map(|turns| turns.iter().filter_map(toml::Value::as_integer).sum());
    turns.unwrap_or_else(|| number(card, "minutes"))
}

fn kind(card: &Table) -> &str {
    card["kind"].as_str().expect("a kind")
}

fn serves(card: &Table, what: &str) -> bool {
    let list = card.get("serves").and_then(toml::Value::as_array);
    list.is_some_and(|list| list.iter().any(|word| word.as_str() == Some(what)))
}

fn is_heavy(card: &Table) -> bool {
    number(card, "pace") >= 4 || kind(card) == "repair"
}

const PACE: [i64; 8] = [1, 2, 2, 3, 3, 3, 4, 4];
const TOUCH: [i64; 8] = [1, 1, 2, 2, 2, 3, 3, 3];
const SHORT_PACE: [i64; 4] = [1, 2, 3, 3];
const SHORT_TOUCH: [i64; 4] = [1, 1, 2, 2];

/// A week's cards: the card, its day, its name.
type Cards<'r> = [(&'r Table, u8, String)];

/// Every hard rule that a plan breaks.
pub(crate) fn breaks(
    plan: &Plan,
    expected: &Expected,
    raw: &BTreeMap<String, Table>,
) -> Vec<String> {
    let mut found = Vec::new();
    if plan.weeks.len() != expected.weeks {
        found.push(format!("{} weeks", plan.weeks.len()));
    }
    let mut seen: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut families: BTreeMap<String, String> = BTreeMap::new();
    for (at, week) in plan.weeks.iter().enumerate() {
        let mut tell = |what: String| found.push(format!("week {}: {what}", at + 1));
        let cards: Vec<(&Table, u8, String)> = week
            .cards
            .iter()
            .map(|card| (&raw[&card.name()], card.day, card.name()))
            .collect();
        check_counts(&cards, expected, usize::from(at == 0), &mut tell);
        check_services(&cards, &mut tell);
        check_ceilings(&cards, expected, at, &mut tell);
        check_needs(&cards, &seen, at, &mut tell);
        check_repeats(&cards, &mut seen, at, &mut tell);
        check_families(&cards, &mut families, &mut tell);
        check_minutes(&cards, expected, &mut tell);
        check_days(&cards, &mut tell);
    }
    found
}

fn check_counts(
    cards: &Cards<'_>,
    expected: &Expected,
    rules: usize,
    tell: &mut dyn FnMut(String),
) {
    let of = |name: &str| cards.iter().filter(|(card, ..)| kind(card) == name).count();
    if of("rule") != rules {
        tell(format!("{} rule cards", of("rule")));
    }
    let all: usize = expected.counts.iter().map(|(_, count)| count).sum();
    if cards.len() - of("rule") != all {
        tell(format!("{} cards", cards.len()));
    }
    // What a kind has over its count takes a free slot.
    let (mut free, mut more) = (0, 0);
    for (name, count) in expected.counts {
        if *name == "free" {
            free = *count;
        } else if of(name) < *count {
            tell(format!("{} {name}", of(name)));
        } else {
            more += of(name) - count;
        }
    }
    if more > free {
        tell(format!("{more} cards too many of some kind"));
    }
}

fn check_services(cards: &Cards<'_>, tell: &mut dyn FnMut(String)) {
    for (what, of) in [("check-in", "check-in"), ("appreciation", ""), ("light", "")] {
        if !cards.iter().any(|(card, ..)| serves(card, what) && kind(card).contains(of)) {
            tell(format!("nothing serves {what}"));
        }
    }
    if !cards.last().is_some_and(|(card, ..)| serves(card, "closing")) {
        tell("does not end with a closing card".to_owned());
    }
}

fn check_ceilings(
    cards: &Cards<'_>,
    expected: &Expected,
    at: usize,
    tell: &mut dyn FnMut(String),
) {
    let last = |ramp: &[i64]| ramp[at.min(ramp.len() - 1)];
    let is_short = expected.weeks <= 4;
    let pace = last(if is_short { &SHORT_PACE } else { &PACE });
    let touch = last(if is_short { &SHORT_TOUCH } else { &TOUCH });
    for (card, _, name) in cards {
        if number(card, "pace") > pace {
            tell(format!("{name} is too deep"));
        }
        if number(card, "touch_level") > touch.min(expected.touch_agreed) {
            tell(format!("{name} is too near"));
        }
    }
}

fn check_needs(
    cards: &Cards<'_>,
    seen: &BTreeMap<String, Vec<usize>>,
    at: usize,
    tell: &mut dyn FnMut(String),
) {
    for (card, _, name) in cards {
        let needs = card.get("needs").and_then(toml::Value::as_array);
        for need in needs.into_iter().flatten().filter_map(toml::Value::as_str) {
            let ending = format!("#{need}");
            let has_come = seen.iter().any(|(name, weeks)| {
                name.ends_with(&ending) && weeks.iter().any(|week| *week < at)
            });
            if !has_come {
                tell(format!("{name} needs {need}"));
            }
        }
    }
}

fn check_repeats(
    cards: &Cards<'_>,
    seen: &mut BTreeMap<String, Vec<usize>>,
    at: usize,
    tell: &mut dyn FnMut(String),
) {
    for (card, _, name) in cards {
        let flag = card.get("repeatable").and_then(toml::Value::as_bool);
        let is_allowed =
            matches!(kind(card), "check-in" | "rule") || serves(card, "appreciation");
        let may_repeat = flag.unwrap_or(false) && is_allowed;
        let weeks = seen.entry(name.clone()).or_default();
        if weeks.iter().any(|week| *week == at || (at - week < 8 && !may_repeat)) {
            tell(format!("{name} comes again"));
        }
        weeks.push(at);
    }
}

fn check_families(
    cards: &Cards<'_>,
    families: &mut BTreeMap<String, String>,
    tell: &mut dyn FnMut(String),
) {
    for (card, _, name) in cards {
        let Some(family) = card.get("family").and_then(toml::Value::as_str) else {
            continue;
        };
        let holder = families.entry(family.to_owned()).or_insert_with(|| name.clone());
        if holder != name {
            tell(format!("{name} and {holder} are of one family"));
        }
    }
}

fn check_minutes(cards: &Cards<'_>, expected: &Expected, tell: &mut dyn FnMut(String)) {
    let sum: i64 = cards.iter().map(|(card, ..)| minutes(card)).sum();
    if sum > expected.minutes_a_week {
        tell(format!("{sum} minutes"));
    }
    for day in 1..=7 {
        let of = cards.iter().filter(|(_, on, _)| *on == day);
        let sum: i64 = of.map(|(card, ..)| minutes(card)).sum();
        if sum > expected.minutes_a_day {
            tell(format!("{sum} minutes on day {day}"));
        }
    }
}

fn check_days(cards: &Cards<'_>, tell: &mut dyn FnMut(String)) {
    let days: BTreeSet<u8> = cards.iter().map(|(_, day, _)| *day).collect();
    if days.len() > 6 || days.iter().any(|day| !(1..=7).contains(day)) {
        tell(format!("days {days:?}"));
    }
    if !cards.is_sorted_by_key(|(_, day, _)| *day) {
        tell("days are out of order".to_owned());
    }
    for day in days {
        let on_day = cards.iter().filter(|(_, on, _)| *on == day);
        let of: Vec<&Table> = on_day.map(|(card, ..)| *card).collect();
        let heavy = of.iter().any(|card| is_heavy(card));
        if heavy && of.iter().any(|card| number(card, "touch_level") >= 3) {
            tell(format!("a heavy card beside skin on day {day}"));
        }
        if of.last().is_some_and(|card| is_heavy(card)) {
            tell(format!("a heavy card ends day {day}"));
        }
    }
}
