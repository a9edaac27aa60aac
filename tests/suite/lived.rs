//! A plan that is being lived: its weeks move, and its cards change their days.

use std::collections::BTreeMap;

use crate::sandbox::Sandbox;

const PLAN: [&str; 9] = [
    "weekly",
    "--weeks",
    "3",
    "--start",
    "2026-11-30",
    "--seed",
    "maple tree",
    "--paper",
    "a4",
];

fn plan(sandbox: &Sandbox) -> toml::Table {
    let text = String::from_utf8(sandbox.read("weekly/plan.toml")).expect("a text");
    text.parse().expect("a plan is TOML")
}

fn starts(sandbox: &Sandbox) -> Vec<String> {
    let plan = plan(sandbox);
    let weeks = plan["week"].as_array().expect("weeks");
    weeks.iter().map(|week| week["start"].to_string()).collect()
}

/// The card and the day of each slot.
fn slots(sandbox: &Sandbox) -> BTreeMap<String, (String, i64)> {
    let plan = plan(sandbox);
    let weeks = plan["week"].as_array().expect("weeks");
    let cards = weeks.iter().flat_map(|week| week["card"].as_array().expect("cards"));
    cards
        .map(|card| {
            let word = |key: &str| card[key].as_str().expect("a word").to_owned();
            (word("slot"), (word("id"), card["day"].as_integer().expect("a day")))
        })
        .collect()
}

fn again<'a>(more: &[&'a str]) -> Vec<&'a str> {
    ["weekly", "--plan", "weekly"].iter().copied().chain(more.iter().copied()).collect()
}

#[test]
fn the_folder_of_a_plan_names_it_and_gives_the_same_bytes() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&PLAN);
    let names = ["plan.toml", "plan.ics", "plan.pdf", "workbook.pdf", "own-a.pdf"];
    let read = || names.map(|name| sandbox.read(&format!("weekly/{name}")));
    let first = read();
    sandbox.succeed(&again(&[]));
    assert!(read() == first);
}

#[test]
fn weeks_from_a_named_one_move_with_their_cards_and_their_calendar() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&PLAN);
    let (cards, calendar) = (slots(&sandbox), sandbox.read("weekly/plan.ics"));
    sandbox.succeed(&again(&["--shift", "1w@2"]));
    assert_eq!(starts(&sandbox), ["2026-11-30", "2026-12-14", "2026-12-21"]);
    assert_eq!(slots(&sandbox), cards);
    let moved = String::from_utf8(sandbox.read("weekly/plan.ics")).expect("a text");
    assert!(calendar != moved.as_bytes());
    assert!(!moved.contains("DTSTART;VALUE=DATE:20261207"), "{moved}");
    assert!(moved.contains("20261214"), "{moved}");
    // Days that are no whole week move as well, and the plan is read again.
    sandbox.succeed(&again(&["--shift", "3d@3"]));
    assert_eq!(starts(&sandbox), ["2026-11-30", "2026-12-14", "2026-12-24"]);
    sandbox.succeed(&again(&[]));
    let ran = sandbox.run(&again(&["--shift", "1w@9"]));
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.starts_with("error: the plan has no week 9\n"), "{}", ran.stderr);
}

#[test]
fn weeks_that_are_over_keep_their_dates_when_the_rest_moves() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&PLAN);
    // A Tuesday in the second week: 2026-12-08.
    let mut late = sandbox.command(&again(&["--shift", "1w"]));
    let status = late.env("SOURCE_DATE_EPOCH", "1796688000").status();
    assert!(status.expect("it runs").success());
    assert_eq!(starts(&sandbox), ["2026-11-30", "2026-12-14", "2026-12-21"]);
}

#[test]
fn a_slot_is_named_by_its_card() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&PLAN);
    let before = slots(&sandbox);
    let card = before["2.4"].0.clone();
    sandbox.succeed(&again(&["--shift", "1w@3", "--reroll", &card]));
    let after = slots(&sandbox);
    let changed: Vec<_> =
        before.keys().filter(|slot| before[*slot].0 != after[*slot].0).collect();
    assert_eq!(changed, ["2.4"]);
    assert_eq!(starts(&sandbox)[2], "2026-12-21");
    let (new, swap) = (after["2.4"].0.clone(), format!("{}={card}", after["2.4"].0));
    sandbox.succeed(&again(&["--swap", &swap]));
    assert_eq!(slots(&sandbox)["2.4"].0, card);
    let ran = sandbox.run(&again(&["--reroll", &new]));
    assert!(
        ran.stderr
            .starts_with(&format!("error: card `{new}` stands nowhere in this plan")),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_card_in_two_slots_is_told_with_both() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&["weekly", "--weeks=26", "--seed=a", "--undated", "--paper=a4"]);
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (slot, (card, _)) in slots(&sandbox) {
        places.entry(card).or_default().push(slot);
    }
    let (card, slots) =
        places.iter().find(|(_, slots)| slots.len() > 1).expect("some card comes twice");
    let ran = sandbox.run(&again(&["--reroll", card]));
    assert_eq!(ran.code, Some(1));
    let told = format!("card `{card}` stands in more than one slot: ");
    assert!(ran.stderr.contains(&told), "{}", ran.stderr);
    assert!(slots.iter().all(|slot| ran.stderr.contains(&**slot)), "{}", ran.stderr);
}

#[test]
fn a_card_moves_to_another_day_where_the_rules_of_days_let_it() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&PLAN);
    let before = slots(&sandbox);
    let in_week = |slot: &&String| slot.starts_with("2.");
    let tries = before.keys().filter(in_week).flat_map(|slot| {
        (1..=7).filter(|day| before[slot].1 != *day).map(move |day| (slot.clone(), day))
    });
    let (mut moved, mut refused) = (false, false);
    for (slot, day) in tries {
        let ran = sandbox.run(&again(&["--move", &format!("{slot}={day}"), "--preview"]));
        if ran.code == Some(0) && !moved {
            moved = true;
            sandbox.succeed(&again(&["--move", &format!("{slot}={day}")]));
            let after = slots(&sandbox);
            let mut wanted = before.clone();
            wanted.get_mut(&slot).expect("the slot").1 = day;
            assert_eq!(after, wanted);
            // Moved once more to where it is, nothing changes; and back it goes by its date.
            let file = sandbox.read("weekly/plan.toml");
            sandbox.succeed(&again(&["--move", &format!("{slot}={day}")]));
            assert!(sandbox.read("weekly/plan.toml") == file);
            let date = format!("{slot}=2026-12-{:02}", 6 + before[&slot].1);
            sandbox.succeed(&again(&["--move", &date]));
            assert_eq!(slots(&sandbox), before);
        } else if ran.code == Some(1) {
            refused = true;
            assert!(ran.stderr.contains(" cannot come on "), "{}", ran.stderr);
        }
        if moved && refused {
            break;
        }
    }
    assert!(moved && refused);
    for (to, told) in [
        ("2.1=2027-01-01", "2027-01-01 is no day of week 2"),
        ("2.1=xyz", "`xyz` names no day"),
        ("1.0=sat", "the house rules come first of all"),
        ("2.1", "names no slot and day"),
    ] {
        let ran = sandbox.run(&again(&["--move", to]));
        assert_eq!(ran.code, Some(1), "{to}");
        assert!(ran.stderr.contains(told), "{to}: {}", ran.stderr);
    }
}

#[test]
fn a_week_that_is_skipped_has_no_cards_and_the_others_come_later() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&[&PLAN[..], &["--skip-week", "2"]].concat());
    assert_eq!(starts(&sandbox), ["2026-11-30", "2026-12-14", "2026-12-21"]);
    sandbox.succeed(&again(&[]));
    let late = sandbox.run(&again(&["--skip-week", "3"]));
    let told = "error: `--skip-week` belongs to the draw, and this plan is drawn\n";
    assert!(late.stderr.starts_with(told), "{}", late.stderr);
    let undated = sandbox.run(&["weekly", "--undated", "--skip-week", "2", "--preview"]);
    let told = "error: a plan without dates has no week to skip\n";
    assert!(undated.stderr.starts_with(told), "{}", undated.stderr);
}

#[test]
fn in_weeks_apart_every_card_goes_from_far_away_and_says_how() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&[&PLAN[..], &["--away", "2"]].concat());
    let plan = plan(&sandbox);
    let weeks = plan["week"].as_array().expect("weeks");
    let is_away = |week: &toml::Value| week.get("away").is_some();
    assert_eq!(weeks.iter().map(is_away).collect::<Vec<_>>(), [false, true, false]);
    sandbox.succeed(&["decks", "export", "decks", "-q"]);
    let printed = sandbox.letters("weekly/week-02-cards.pdf");
    let letters = |text: &str| -> String {
        text.chars().filter(|sign| sign.is_alphabetic()).collect()
    };
    let mut ways = 0;
    for planned in weeks[1]["card"].as_array().expect("cards") {
        let word = |key: &str| planned[key].as_str().expect("a word");
        let deck = sandbox.read(&format!("decks/{}.toml", word("deck")));
        let deck: toml::Table = String::from_utf8(deck).unwrap().parse().expect("TOML");
        let cards = deck["card"].as_array().expect("cards");
        let card = cards.iter().find(|card| card["id"].as_str() == Some(word("id")));
        let card = card.expect("the card");
        if let Some(way) = card.get("long_distance").and_then(toml::Value::as_str) {
            assert!(printed.contains(&letters(way)), "{}: {way}", word("id"));
            ways += 1;
        } else {
            let places = card["setting"].as_array().expect("places");
            assert!(places.contains(&"online".into()), "{}", word("id"));
        }
    }
    assert!(ways >= 5, "{ways}");
    assert!(sandbox.letters("weekly/plan.pdf").contains("Youareapartthisweek"));
    let file = sandbox.read("weekly/plan.toml");
    sandbox.succeed(&again(&[]));
    assert!(sandbox.read("weekly/plan.toml") == file);
    let none = sandbox.run(&[&PLAN[..], &["--away", "9", "--preview"]].concat());
    assert!(
        none.stderr.starts_with("error: the plan has no week 9\n"),
        "{}",
        none.stderr
    );
}
