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
