//! Slips of people who write their first files: each is told in one message, with its place, what
//! was done, and the cure; and errors are told before anything else.

#![expect(clippy::unwrap_used, reason = "a file that cannot be read fails the test")]

use std::fmt::Write;
use std::fs;

use snapbox::{assert_data_eq, file};

use crate::sandbox::{Sandbox, card, deck_of};

/// What reads a file, by the first word of its name, and the name that the file has there.
fn reader(name: &str) -> (String, Vec<&str>) {
    let here = name.to_owned();
    match name.split('-').next().unwrap() {
        "deck" | "course" | "evening" => (here, vec!["check", name]),
        "theme" => (here, vec!["cards", "--dry-run", "--look", name]),
        "project" => ("emberdeck.toml".to_owned(), vec!["cards", "--dry-run"]),
        "plan" => (here, vec!["weekly", "--preview", "--plan", name]),
        "page" => (format!("workbook/{name}"), vec!["workbook", "--dry-run"]),
        "history" => (
            "emberdeck.history.toml".to_owned(),
            vec!["weekly", "--preview", "--start=2026-11-30"],
        ),
        "recipe" => (here, vec!["handout", name]),
        "answers" => (here, vec!["answers", name]),
        other => panic!("nothing reads {other}"),
    }
}

/// The messages alone, without what the run came to.
fn is_message(line: &str) -> bool {
    let is_sum = [" found", "; nothing was made"].iter().any(|end| line.ends_with(end))
        || line.starts_with("error: 1 problem in ");
    (line.starts_with("error: ") || line.starts_with("warning")) && !is_sum
}

#[test]
fn each_slip_gets_one_message_with_its_place_and_its_cure() {
    let files = fs::read_dir("tests/slips").unwrap().map(|file| file.unwrap());
    let mut names: Vec<String> =
        files.map(|file| file.file_name().into_string().unwrap()).collect();
    names.sort();
    assert!(names.len() >= 70, "{}", names.len());
    let mut told = String::new();
    for name in names {
        let bytes = fs::read(format!("tests/slips/{name}")).unwrap();
        let (place, command) = reader(&name);
        let ran = Sandbox::new().file(&place, bytes).run(&command);
        let messages = ran.stderr.lines().filter(|line| is_message(line)).count();
        assert_eq!(messages, 1, "{name}: {}", ran.stderr);
        assert!(ran.stderr.contains("= help: "), "{name}: {}", ran.stderr);
        // A record that cannot be read keeps no plan from being made.
        let code = i32::from(!name.starts_with("history"));
        assert_eq!(ran.code, Some(code), "{name}: {}", ran.stderr);
        let _ = writeln!(told, "=== {name}\n{}", ran.stderr);
    }
    assert_data_eq!(told, file!["../messages/slips.txt"].raw());
}

/// A deck of many cards that ask the same, and of one more.
fn deck_with(last: &str) -> String {
    let same = |nth: u32| card(&format!("C-{nth:03}"), "What did you laugh about today?");
    deck_of(&((1..=80).map(same).collect::<String>() + last))
}

#[test]
fn an_error_stands_before_all_warnings_and_like_warnings_are_one_line() {
    let deck = deck_with(&card("C-081", &"word ".repeat(150)));
    let ran = Sandbox::new().file("d.toml", &deck).run(&["check", "d.toml"]);
    assert_eq!(ran.code, Some(1));
    let said = "error: `prompt` of card `C-081` does not fit";
    assert!(ran.stderr.starts_with(said), "{}", ran.stderr);
    assert!(ran.stderr.ends_with("error: 1 problem found\n"), "{}", ran.stderr);
    let alike = "warning[W007]: this prompt says nearly the same as that of `C-001`; \
                 79 warnings like this\n--> d.toml:";
    assert!(ran.stderr.contains(alike), "{}", ran.stderr);
    assert!(ran.stderr.contains(" and 76 more\n"), "{}", ran.stderr);
    let kinds = ran.stderr.matches("warning[").count();
    assert!(kinds <= 8, "{kinds}: {}", ran.stderr);
}

#[test]
fn programs_are_told_every_problem_singly_and_errors_first() {
    let deck = deck_with(&card("C-081", &"word ".repeat(150)));
    let sandbox = Sandbox::new().file("a.toml", &deck).file(
        "b.toml",
        deck_with("").replace("our-deck", "theirs").replace("minutes = ", "minuts = "),
    );
    let check = ["check", "a.toml", "b.toml", "--message-format", "json"];
    let ran = sandbox.run(&check);
    let problems: Vec<serde_json::Value> =
        ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let is_error = |problem: &serde_json::Value| problem["severity"] == "error";
    assert!(problems.is_sorted_by_key(|problem| !is_error(problem)), "{}", ran.stdout);
    let errors = problems.iter().filter(|problem| is_error(problem));
    let of =
        |file: &str| errors.clone().filter(|problem| problem["file"] == file).count();
    // In each of the 80 cards a key is unknown, and so one is missing.
    assert_eq!((of("a.toml"), of("b.toml")), (1, 160));
    let alike = problems.iter().filter(|problem| problem["code"] == "W007").count();
    assert!(alike >= 79, "{alike}");
}

#[test]
fn errors_never_fall_to_a_limit() {
    let mut keys = String::new();
    for nth in 0..70 {
        let _ = writeln!(keys, "key_{nth} = {nth}");
    }
    let deck = deck_of(
        &(card("C-001", "Name what you saw.").trim_end().to_owned() + "\n" + &keys),
    );
    let ran = Sandbox::new().file("d.toml", &deck).run(&["check", "d.toml"]);
    for nth in 0..70 {
        let said = format!("error: a card has no key `key_{nth}`\n");
        assert!(ran.stderr.contains(&said), "{nth}: {}", ran.stderr);
    }
}

#[test]
fn who_prints_a_deck_of_the_program_reads_no_warnings_about_its_text() {
    let sandbox = Sandbox::new();
    let print = |deck: &str| {
        sandbox.succeed(&["cards", deck, "--format", "bridge", "--dry-run"]).stderr
    };
    assert!(!print("touch").contains("warning"), "{}", print("touch"));
    sandbox.succeed(&["decks", "export", "mine"]);
    let own = print("mine/touch.toml");
    assert!(own.contains("warning: `avoid_if` of card `T-139`"), "{own}");
}

#[test]
fn cards_in_one_script_that_no_font_has_get_one_message() {
    let cards = ["วันนี้เป็นอย่างไร", "คุณชอบอะไร", "พรุ่งนี้ล่ะ"];
    let cards =
        cards.iter().zip(1..).map(|(text, nth)| card(&format!("C-{nth:03}"), text));
    let ran = Sandbox::new().file("d.toml", deck_of(&cards.collect::<String>()));
    let ran = ran.run(&["check", "d.toml"]);
    let said =
        "error: no font here has Thai letters; one that has them is Noto Sans Thai\n";
    assert!(ran.stderr.starts_with(said), "{}", ran.stderr);
    assert_eq!(ran.stderr.matches("Thai letters").count(), 1, "{}", ran.stderr);
    assert!(ran.stderr.contains("= note: the same at "), "{}", ran.stderr);
    assert!(ran.stderr.ends_with("error: 3 problems found\n"), "{}", ran.stderr);
}

#[test]
fn what_a_slip_brings_along_is_not_told_and_what_it_does_not_is() {
    let cards = [
        card("C-001", "Name what you saw.").replace("minutes = ", "minutes: "),
        card("C-002", "Name what you heard.")
            .replace("kind = \"conversation\"", "kind = \"talk\""),
        card("C-003", "Name what you felt.").trim_end().to_owned()
            + "\ntags = [\"a\", \"b\"\nswap = yes\nneeds = [\"C-001\"]\n\n",
        card("C-004", "Name what you ate.").replace("minutes = ", "minuts = "),
    ];
    let deck = deck_of(&cards.concat());
    let ran = Sandbox::new().file("d.toml", &deck).run(&["check", "d.toml"]);
    let told: Vec<&str> = ran.stderr.lines().filter(|line| is_message(line)).collect();
    let said = [
        "error: a colon stands where `=` belongs",
        "error: `kind` does not know `talk`",
        "error: this list has no closing bracket",
        "error: yes and no are written `true` and `false`",
        "error: this card has no `minutes`",
        "error: a card has no key `minuts`",
    ];
    assert_eq!(told, said, "{}", ran.stderr);
}

#[test]
fn a_slip_in_what_only_one_may_see_shows_nothing_of_it() {
    let answers = "schema = 1\n[answers.week01.checkin]\nhard = “I was sad”\n";
    let ran = Sandbox::new().file("a.toml", answers).run(&["answers", "a.toml"]);
    assert!(ran.stderr.contains("curly quotes stand"), "{}", ran.stderr);
    assert!(!ran.stderr.contains("sad"), "{}", ran.stderr);
}
