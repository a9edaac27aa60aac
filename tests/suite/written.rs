//! What the program writes, it reads: whatever was typed, named or filled in.
//!
//! What is accepted comes back as the same value from the file that keeps it, and what could not
//! be read again is refused before anything is written.

use std::fs;

use emberdeck::diag::Source;
use emberdeck::load::{load_project, load_record};
use emberdeck::model::{Project, Vocabulary};
use proptest::prelude::*;

use crate::changed::changed;
use crate::sandbox::{Ran, Sandbox};

/// Signs that a deck's texts may not hold, or that names may not.
const ODD: [&str; 12] = [
    "\u{1}",
    "\u{1b}[2J",
    "\u{7f}",
    "\u{85}",
    "\u{ad}",
    "\u{202e}",
    "\u{2028}",
    "\u{2066}",
    "\u{378}",
    "\u{e000}",
    "\u{fffe}",
    "\n",
];
/// Signs that mean something to TOML, CSV, a shell, a path or a calendar, and letters.
const HARD: [&str; 32] = [
    "a", "K-17", "é", "😀", "שלום", "ß", " ", "\"", "\"\"\"", "'", "'''", "\\",
    "\\u0041", "#", "= [", "]", "{", ",", ";", ":", "--", "no:", "*", "**", "_", "/",
    "..", "%", "$HOME", "~", "\u{301}", "C-001",
];

fn of(signs: Vec<&'static str>) -> impl Strategy<Value = String> {
    let parts = prop::collection::vec(prop::sample::select(signs), 1..8);
    parts.prop_map(|parts| parts.concat().trim().to_owned())
}

/// A text that is hard to write, and holds nothing that a deck's texts may not.
pub(crate) fn hard() -> impl Strategy<Value = String> {
    of(HARD.to_vec())
}

/// A text from outside. One with spaces at its ends is another: they are trimmed on the way in.
fn typed() -> impl Strategy<Value = String> {
    of([&ODD[..], &HARD[..]].concat())
}

/// Nothing is there that was not there before.
fn is_untouched(sandbox: &Sandbox, ran: &Ran) -> Result<(), TestCaseError> {
    prop_assert_eq!(sandbox.files(), Vec::<String>::new(), "{}", ran.stderr);
    prop_assert!(matches!(ran.code, Some(1 | 2)), "{:?} {}", ran.code, ran.stderr);
    Ok(())
}

proptest! {
    #![proptest_config(crate::extent::cases(16, 64))]
    #[test]
    fn a_handout_is_made_again_from_its_recipe_and_noted_for_the_next(
        [client, title, note] in [typed(), typed(), typed()],
        more in "[A-Za-z ]{0,30}",
        is_long in prop::bool::weighted(0.1),
    ) {
        let sandbox = Sandbox::new();
        // A page holds it, and no text of a file is so long.
        let long = if is_long { "iii ".repeat(1300) } else { more };
        let said = [
            format!("--client={client}"),
            format!("--title={title}"),
            format!("--note={note} {long}"),
            "--log=record.toml".to_owned(),
        ];
        let said: Vec<&str> = said.iter().map(String::as_str).collect();
        let first = [&["handout", "C-001", "--save", "recipe.toml"], &said[..]].concat();
        let ran = sandbox.run(&first);
        if ran.code != Some(0) {
            return is_untouched(&sandbox, &ran);
        }
        // Title and note are the recipe's.
        let again = ["handout", "recipe.toml", said[0], said[3], "-o", "again.pdf"];
        let ran = sandbox.run(&again);
        prop_assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        prop_assert_eq!(sandbox.read("again.pdf"), sandbox.read("handout.pdf"));
        let record = String::from_utf8(sandbox.read("record.toml")).expect("a text");
        let record = load_record(&Source::new("record.toml", &record)).expect("a record");
        let codes: Vec<&str> = record.given.iter().map(|given| &*given.client).collect();
        let code = client.trim();
        // The same on the same day is one thing.
        let noted = if code.is_empty() { Vec::new() } else { vec![code] };
        prop_assert_eq!(codes, noted);
        let has_had = ran.stderr.contains("has had C-001 before");
        prop_assert_eq!(has_had, !code.is_empty(), "{}", ran.stderr);
    }

    #[test]
    fn what_a_table_s_rows_were_handed_is_in_the_record(
        rows in prop::collection::vec((typed(), typed(), typed()), 1..4),
    ) {
        let cell = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let lines = rows.iter().map(|(client, title, note)| {
            format!("{},C-001,{},{}\n", cell(client), cell(title), cell(note))
        });
        let table = format!("client,cards,title,note\n{}", lines.collect::<String>());
        let sandbox = Sandbox::new().file("clients.csv", table);
        let command = ["handout", "--batch", "clients.csv", "--log", "record.toml"];
        let first = sandbox.run(&command);
        prop_assert!(matches!(first.code, Some(0 | 1)), "{}", first.stderr);
        let made = fs::read_dir(sandbox.path("handouts")).into_iter().flatten().count();
        if first.code == Some(0) {
            prop_assert_eq!(made, rows.len());
        }
        let record = sandbox.path("record.toml");
        let Ok(record) = fs::read_to_string(record) else {
            prop_assert_eq!(made, 0, "{}", first.stderr);
            return Ok(());
        };
        let record = load_record(&Source::new("record.toml", &record)).expect("a record");
        let is_code = |code: &&str| record.given.iter().any(|given| given.client == **code);
        let codes = rows.iter().map(|(client, ..)| client.trim()).filter(|code| !code.is_empty());
        prop_assert!(first.code == Some(1) || codes.clone().all(|code| is_code(&code)));
        let again = sandbox.run(&[&command[..], &["--force"]].concat());
        prop_assert_eq!(again.code, first.code, "{}", again.stderr);
    }

    #[test]
    fn leave_out_adds_wishes_to_a_file_and_changes_nothing_else(input in changed("project")) {
        let Ok(text) = String::from_utf8(input.0) else { return Ok(()) };
        let path = std::path::Path::new("emberdeck.toml");
        let load = |text: &str| load_project(&Source::new("emberdeck.toml", text), path);
        // A logo that is not there is another's matter.
        let text = text.replace("logo = \"lamp.png\"\n", "");
        let Ok(before) = load(text.trim_start_matches('\u{feff}')) else { return Ok(()) };
        let sandbox = Sandbox::new().file("emberdeck.toml", &text);
        let ran = sandbox.run_with(&["leave-out"], "touch#T-103\nmoney\n\nC-104\npain\n\n");
        let after = String::from_utf8(sandbox.read("emberdeck.toml")).expect("a text");
        if ran.code != Some(0) {
            prop_assert_eq!(after, text, "{}", ran.stderr);
            return Ok(());
        }
        let after = load(after.trim_start_matches('\u{feff}'));
        let after = after.map_err(|why| TestCaseError::fail(format!("{text}\n{why:?}")))?;
        same_but_for_wishes(&before, &after)?;
    }
}

proptest! {
    #![proptest_config(crate::extent::cases(6, 32))]
    #[test]
    fn a_plan_that_is_drawn_by_any_words_is_made_again(seed in typed(), name in typed()) {
        let name = name.replace('/', "-");
        let sandbox = Sandbox::new().file("d/one.toml", CHECK_INS);
        let path = sandbox.path(&format!("{name}.toml"));
        if fs::copy(sandbox.path("d/one.toml"), path).is_err() {
            return Ok(());
        }
        let (words, deck) = (format!("--seed={seed}"), format!("./{name}.toml"));
        let shipped = ["rituals", "conversation", "touch", "novelty"];
        let ask = ["--undated", "--weeks=1", "--profile=light", "--one-file"];
        let ran = sandbox.run(&[&["weekly", &*deck], &shipped[..], &ask[..], &[&*words]].concat());
        if ran.code != Some(0) {
            prop_assert!(!sandbox.path("weekly").exists(), "{}", ran.stderr);
            return Ok(());
        }
        let again = sandbox.run(&["weekly", "--plan", "weekly/plan.toml", "-o", "again"]);
        prop_assert_eq!(again.code, Some(0), "{}", again.stderr);
        for file in ["plan.toml", "cards.pdf", "plan.pdf", "workbook.pdf"] {
            let [one, other] = ["weekly", "again"].map(|folder| format!("{folder}/{file}"));
            prop_assert!(sandbox.read(&one) == sandbox.read(&other), "{}", file);
        }
    }
}

#[test]
fn exported_decks_and_pages_are_read_as_they_were_shipped() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&["decks", "export", "mine"]);
    for (shipped, own) in [
        (&["cards", "rituals"][..], &["cards", "mine/rituals.toml"][..]),
        (
            &["workbook", "--weeks", "1"],
            &["workbook", "--weeks", "1", "--pages", "mine/workbook"],
        ),
    ] {
        sandbox.succeed(&[shipped, &["-o", "shipped.pdf", "--force"]].concat());
        sandbox.succeed(&[own, &["-o", "own.pdf", "--force"]].concat());
        assert!(sandbox.read("own.pdf") == sandbox.read("shipped.pdf"), "{own:?}");
    }
    sandbox.succeed(&["check", "mine", "--deny", "warnings"]);
}

/// A deck to draw from, beside others.
const CHECK_INS: &str = "[deck]\nid = \"check-ins\"\ntitle = \"C\"\nversion = \"1\"\n\
    language = \"en\"\n\n[[card]]\nid = \"K-901\"\nkind = \"check-in\"\ntitle = \"How are we\"\n\
    prompt = \"How are you, and how are we?\"\nminutes = 5\npace = 1\nserves = [\"check-in\"]\n";

fn same_but_for_wishes(before: &Project, after: &Project) -> Result<(), TestCaseError> {
    prop_assert_eq!(&after.practice, &before.practice);
    // Lines may move; what is settled may not.
    let told = |project: &Project| {
        let told = project.settings.told().into_iter();
        told.map(|told| (told.option, told.words.clone())).collect::<Vec<_>>()
    };
    prop_assert_eq!(told(after), told(before));
    let (old, new) = (&before.leave_out, &after.leave_out);
    prop_assert!(old.cards.iter().all(|card| new.cards.contains(card)));
    prop_assert!(old.topics.iter().all(|topic| new.topics.contains(topic)));
    prop_assert!(old.avoid_if.iter().all(|reason| new.avoid_if.contains(reason)));
    prop_assert_eq!(&new.tags, &old.tags);
    for card in ["touch#T-103", "C-104"] {
        prop_assert!(new.cards.iter().any(|kept| kept == card));
    }
    let words: Vec<&str> = new.topics.iter().map(|topic| topic.word()).collect();
    prop_assert!(words.contains(&"money"));
    Ok(())
}
