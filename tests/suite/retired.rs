//! Cards that a deck has no more: whoever names one is told what takes its place.

use emberdeck::load::SHIPPED;
use emberdeck::model::{Deck, Retired};

use crate::sandbox::{Sandbox, card, deck_of};

const TABLE: &str = "[deck.retired]\nC-907 = \"C-902\"\nC-908 = \"touch#T-102\"\n\
                     C-909 = \"it asked for two things\"\n";

/// A deck of two cards that had three more.
fn deck(table: &str) -> String {
    let cards =
        card("C-901", "Name a tree.") + &card("C-902", "Name a bird of the town.");
    deck_of(&(table.to_owned() + "\n" + &cards))
}

fn sandbox(table: &str) -> Sandbox {
    Sandbox::new().file("deck.toml", deck(table))
}

const TOLD: [(&str, &str); 3] = [
    ("C-907", "`C-907` of `test` was retired; `C-902` takes its place"),
    ("C-908", "`C-908` of `test` was retired; `touch#T-102` takes its place"),
    ("C-909", "`C-909` of `test` was retired: it asked for two things"),
];

#[test]
fn whoever_names_a_retired_card_is_told_what_takes_its_place() {
    let sandbox = sandbox(TABLE);
    for (id, told) in TOLD {
        let named = format!("test#{id}");
        let small = id.to_ascii_lowercase();
        for word in [id, &named, &small] {
            for ask in [
                &["cards", "deck.toml", "--card", word][..],
                &["list", "cards", "deck.toml", "--card", word],
                &["handout", word, "--deck", "deck.toml"],
                &["weekly", "--deck", "+deck.toml", "--must-have", word, "--preview"],
            ] {
                let ran = sandbox.run(ask);
                assert_eq!(ran.code, Some(1), "{ask:?}");
                assert!(ran.stderr.contains(&format!("error: {told}")), "{}", ran.stderr);
                assert!(!ran.stderr.contains("there is no card"), "{}", ran.stderr);
            }
        }
    }
}

#[test]
fn what_is_left_out_is_told_too() {
    for (id, told) in TOLD {
        let wish = format!("[leave_out]\ncards = [\"{id}\"]\n");
        let sandbox = sandbox(TABLE).file("emberdeck.toml", wish);
        let ran = sandbox.run(&["cards", "deck.toml"]);
        let told = format!("error: `emberdeck.toml` leaves out `{id}`: {told}");
        assert!(ran.stderr.contains(&told), "{}", ran.stderr);
    }
}

#[test]
fn a_plan_with_a_retired_card_is_told_what_takes_its_place() {
    let own = |id: &str, table: &str| {
        let text = card(id, "Name a bird that you both like.");
        deck_of(&(table.to_owned() + "\n" + &text))
    };
    let sandbox = Sandbox::new().file("deck.toml", own("C-907", ""));
    let draw =
        ["weekly", "--deck", "+deck.toml", "--must-have", "test#C-907", "--undated"];
    sandbox.succeed(&[&draw[..], &["--seed", "a", "--weeks", "4"]].concat());
    let table = "[deck.retired]\nC-907 = \"C-912\"\n";
    let sandbox = sandbox.file("deck.toml", own("C-912", table));
    let told = "`C-907` of `test` was retired; `C-912` takes its place";
    let ran = sandbox.run(&["weekly", "--plan", "weekly", "-o", "again"]);
    assert!(ran.stderr.contains(told), "{}", ran.stderr);
    let ran = sandbox.run(&["workbook", "--plan", "weekly/plan.toml"]);
    assert!(ran.stderr.contains(told), "{}", ran.stderr);
}

#[test]
fn a_card_that_needs_a_retired_one_is_told_what_takes_its_place() {
    let text =
        deck(TABLE).replace("id = \"C-901\"", "id = \"C-901\"\nneeds = [\"C-907\"]");
    let sandbox = Sandbox::new().file("deck.toml", text);
    let ran = sandbox.run(&["check", "deck.toml"]);
    let told = "error: `needs` names `C-907`, which was retired\n";
    assert!(ran.stderr.contains(told), "{}", ran.stderr);
    assert!(ran.stderr.contains("help: `C-902` takes its place"), "{}", ran.stderr);
}

#[test]
fn a_slip_in_the_table_is_told_at_its_place() {
    for (line, told) in [
        ("c-7 = \"C-902\"", "`c-7` is no card id"),
        ("C-901 = \"C-902\"", "`C-901` is retired, and stands in this deck"),
        ("C-907 = \"C-903\"", "`C-903` takes a place and is no card here"),
        ("C-907 = \"C-907\"", "`C-907` takes a place and is no card here"),
        ("C-907 = \"\"", "`C-907` is retired without a word on what became of it"),
        ("C-907 = 5", "`C-907` is retired without a word on what became of it"),
        ("C-907 = \"touch#two\"", "`touch#two` is no card id"),
    ] {
        let sandbox = sandbox(&format!("[deck.retired]\n{line}\n"));
        let ran = sandbox.run(&["check", "deck.toml"]);
        assert_eq!(ran.code, Some(1), "{line}");
        assert!(ran.stderr.contains(told), "{line}: {}", ran.stderr);
    }
    sandbox(TABLE).succeed(&["check", "deck.toml"]);
}

#[test]
fn what_takes_the_place_of_a_shipped_card_is_there() {
    let decks: Vec<&Deck> =
        SHIPPED.iter().filter_map(|shipped| shipped.loaded().deck.as_ref()).collect();
    let mut count = 0;
    for deck in &decks {
        for (old, retired) in &deck.retired {
            count += 1;
            let Retired::For { deck: home, card } = retired else { continue };
            let home = home.as_ref().unwrap_or(&deck.id);
            let there = decks.iter().find(|deck| deck.id == *home);
            let is_there = there
                .is_some_and(|deck| deck.cards.iter().any(|other| other.id == *card));
            assert!(is_there, "{old} of {}: {home}#{card}", deck.id);
        }
    }
    assert!(count > 5, "{count} cards were retired");
}
