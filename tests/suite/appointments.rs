//! The calendar of a plan, as two readers that share no code with us find it.

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;

use crate::judges::{project, verdict};
use crate::sandbox::Sandbox;

const PLAN: [&str; 7] = [
    "weekly",
    "--weeks=3",
    "--start=2026-11-30",
    "--seed",
    "maple tree",
    "--paper=a4",
    "-q",
];

/// The events of a calendar by both readers, which say the same; none where none is installed.
fn events(sandbox: &Sandbox) -> Option<Vec<Value>> {
    let readers = [
        ["target/judge/venv/bin/python", "tests/judge/appointments.py"],
        ["target/judge/node", "tests/judge/appointments.mjs"],
    ];
    let mut found: Option<Vec<Value>> = None;
    for [program, script] in readers {
        let mut read = Command::new(project(program));
        read.arg(project(script)).arg(sandbox.path("weekly/plan.ics"));
        let Some(text) = verdict(&mut read) else { continue };
        let read: Vec<Value> = serde_json::from_str(&text).expect("a list of events");
        if let Some(found) = &found {
            assert_eq!(*found, read, "{script}");
        }
        found = Some(read);
    }
    found
}

/// The days of the plan's file that have cards: its date, and how many minutes they take.
fn days(sandbox: &Sandbox) -> BTreeMap<String, i64> {
    let text = String::from_utf8(sandbox.read("weekly/plan.toml")).expect("a text");
    let plan: toml::Table = text.parse().expect("TOML");
    let minutes = minutes(sandbox);
    let mut days = BTreeMap::new();
    for week in plan["week"].as_array().expect("weeks") {
        let start: jiff::civil::Date = week["start"].to_string().parse().expect("a day");
        for card in week["card"].as_array().expect("cards") {
            let day = card["day"].as_integer().expect("a day") - 1;
            let date = start.checked_add(jiff::Span::new().days(day)).expect("a day");
            *days.entry(date.to_string()).or_default() +=
                minutes[card["id"].as_str().expect("an id")];
        }
    }
    days
}

/// The minutes of all cards, from the decks' own TOML.
fn minutes(sandbox: &Sandbox) -> BTreeMap<String, i64> {
    sandbox.succeed(&["decks", "export", "decks", "--force"]);
    let mut minutes = BTreeMap::new();
    for file in std::fs::read_dir(sandbox.path("decks")).expect("a folder").flatten() {
        if file.path().extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let text = std::fs::read_to_string(file.path()).expect("a text");
        let deck: toml::Table = text.parse().expect("TOML");
        let cards = deck.get("card").and_then(toml::Value::as_array);
        for card in cards.into_iter().flatten() {
            let sum = match (card.get("minutes"), card.get("turns")) {
                (Some(minutes), _) => minutes.as_integer().expect("minutes"),
                (None, Some(turns)) => turns
                    .as_array()
                    .expect("turns")
                    .iter()
                    .map(|turn| turn.as_integer().expect("minutes"))
                    .sum(),
                (None, None) => 0,
            };
            minutes.insert(card["id"].as_str().expect("an id").to_owned(), sum);
        }
    }
    minutes
}

fn of<'a>(event: &'a Value, key: &str) -> &'a str {
    event[key].as_str().expect("a text")
}

#[test]
fn two_readers_find_each_day_from_its_time_on_for_as_long_as_it_takes() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&[&PLAN[..], &["--at", "20:30", "--remind", "30m"]].concat());
    let Some(events) = events(&sandbox) else { return };
    let days = days(&sandbox);
    let found: BTreeMap<String, i64> = events
        .iter()
        .map(|event| {
            let time = |key| -> jiff::civil::DateTime { of(event, key).parse().unwrap() };
            let (begin, end) = (time("begin"), time("end"));
            assert_eq!(begin.time(), jiff::civil::time(20, 30, 0, 0));
            assert_eq!(event["alarms"], serde_json::json!([30]));
            assert_eq!(
                (of(event, "summary"), &event["sequence"]),
                ("Card time", &Value::from(0))
            );
            assert_eq!(
                (&event["changed"], &event["cancelled"]),
                (&Value::Null, &Value::from(false))
            );
            let minutes = begin.until(end).unwrap().total(jiff::Unit::Minute).unwrap();
            #[expect(clippy::cast_possible_truncation, reason = "whole minutes of a day")]
            let minutes = minutes as i64;
            (begin.date().to_string(), minutes)
        })
        .collect();
    let days: BTreeMap<String, i64> =
        days.into_iter().map(|(day, minutes)| (day, minutes.max(5))).collect();
    assert_eq!(found, days);
}

#[test]
fn a_plan_without_a_time_has_whole_days_and_its_reminder_is_refused() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&PLAN);
    if let Some(events) = events(&sandbox) {
        for event in &events {
            let begin: jiff::civil::Date = of(event, "begin").parse().unwrap();
            assert_eq!(of(event, "end"), begin.tomorrow().unwrap().to_string());
        }
    }
    let ran = sandbox.run(&[&PLAN[..], &["--remind", "30m"]].concat());
    assert_eq!(
        (ran.code, &*ran.stderr),
        (
            Some(1),
            "error: a reminder comes before a time, and there is none\n  = help: say when your cards begin: `--at 20:30`\n"
        )
    );
}

#[test]
fn days_that_moved_are_told_to_the_calendars_before_them() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&[&PLAN[..], &["--at", "20:30"]].concat());
    let Some(before) = events(&sandbox) else { return };
    let uids = |events: &[Value]| -> BTreeMap<String, String> {
        let each = events.iter();
        each.map(|event| (of(event, "uid").to_owned(), of(event, "begin").to_owned()))
            .collect()
    };
    // A Tuesday in the second week: 2026-12-08.
    let again = |more: &[&str]| {
        let mut ran =
            sandbox.command(&[&["weekly", "--plan", "weekly", "-q"], more].concat());
        let status = ran.env("SOURCE_DATE_EPOCH", "1796688000").status();
        assert!(status.expect("it runs").success());
        events(&sandbox).expect("a reader is there")
    };
    let shifted = again(&["--shift", "1w"]);
    let (old, new) = (uids(&before), uids(&shifted));
    assert!(old.keys().eq(new.keys()), "the same events on other days");
    assert!(old != new);
    for event in &shifted {
        assert_eq!(event["sequence"], 1);
        assert_eq!(of(event, "changed"), "2026-12-08T00:00:00");
    }
    // A day that loses its only card is called off, until it has one again.
    let (moved, day) = alone(&sandbox);
    let called_off = again(&["--move", &moved]);
    let off: Vec<&Value> =
        called_off.iter().filter(|event| event["cancelled"] == true).collect();
    assert_eq!(off.len(), 1, "{called_off:#?}");
    assert_eq!(new[of(off[0], "uid")], of(off[0], "begin"));
    assert!(called_off.iter().all(|event| event["sequence"] == 2));
    let back = again(&["--move", &day]);
    let off: Vec<&str> = back
        .iter()
        .filter(|event| event["cancelled"] == true)
        .map(|event| of(event, "uid"))
        .collect();
    assert!(off.len() <= 1 && !off.iter().any(|uid| new.contains_key(*uid)), "{off:?}");
    // Another time is told as well.
    let later = again(&["--at", "21:00"]);
    assert!(later.iter().all(|event| event["sequence"] == 4), "{later:#?}");
    // Nothing changes, and nothing is told.
    let file = sandbox.read("weekly/plan.ics");
    again(&[]);
    assert!(sandbox.read("weekly/plan.ics") == file);
}

/// A card that has its day alone and may go to another one, as it is moved there and back.
fn alone(sandbox: &Sandbox) -> (String, String) {
    let text = String::from_utf8(sandbox.read("weekly/plan.toml")).expect("a text");
    let plan: toml::Table = text.parse().expect("TOML");
    for week in plan["week"].as_array().expect("weeks").iter().skip(1) {
        let cards = week["card"].as_array().expect("cards");
        for card in cards {
            let day = card["day"].as_integer().expect("a day");
            let on = |other: i64| {
                cards.iter().filter(|card| card["day"] == other.into()).count()
            };
            if on(day) != 1 {
                continue;
            }
            let slot = card["slot"].as_str().expect("a slot");
            for other in (1..=7).filter(|other| *other != day) {
                let moved = format!("{slot}={other}");
                let tried =
                    ["weekly", "--plan", "weekly", "-q", "--preview", "--move", &moved];
                if sandbox.run(&tried).code == Some(0) {
                    return (moved, format!("{slot}={day}"));
                }
            }
        }
    }
    panic!("no card has a day alone");
}
