//! What comes in is checked by one rule, whichever way it comes; and what is written is read.

use std::ffi::OsString;
use std::fs;

use crate::sandbox::{Sandbox, card, deck_of};

/// Characters that a name may not hold, and how they are called.
const REFUSED: [(char, &str); 7] = [
    ('\u{AD}', "U+00AD, a soft hyphen"),
    ('\u{200B}', "U+200B, which cannot be seen"),
    ('\u{1B}', "U+001B, an escape character"),
    ('\u{202E}', "U+202E, which turns the direction of letters"),
    ('\u{E000}', "U+E000, a character for private use"),
    ('\u{378}', "U+0378, which is no character yet"),
    ('\t', "U+0009, a tab"),
];

#[test]
fn names_that_are_typed_hold_nothing_that_nobody_sees() {
    let sandbox = Sandbox::new();
    let commands: [&[&str]; 8] = [
        &["handout", "C-014", "--log", "record.toml", "--client"],
        &["weekly", "--seed"],
        &["weekly", "--card"],
        &["weekly", "--tag"],
        &["weekly", "--plan", "plan.toml", "--swap"],
        &["cards", "--shuffle", "--seed"],
        &["cards", "--card"],
        &["workbook", "--page"],
    ];
    for (c, called) in REFUSED {
        for command in commands {
            let ran = sandbox.run(&[command, &[&format!("a{c}b")]].concat());
            assert_eq!(ran.code, Some(2), "{command:?}: {}", ran.stderr);
            assert!(ran.stderr.contains(called), "{command:?}: {}", ran.stderr);
            let option = command.last().unwrap();
            assert!(ran.stderr.contains(option), "{command:?}: {}", ran.stderr);
        }
    }
    assert_eq!(sandbox.files(), [""; 0]);
}

#[test]
fn texts_that_are_typed_may_have_tabs_and_soft_hyphens_and_come_back_from_a_recipe() {
    let sandbox = Sandbox::new();
    let refused = sandbox.run(&["handout", "C-014", "--note", "a\u{202e}b"]);
    assert_eq!((refused.code, sandbox.files().len()), (Some(2), 0));
    let note = "Ten\tmin\u{ad}utes\ntwice";
    sandbox.succeed(&[
        "handout", "C-014", "--note", note, "--title", "A\tb", "--save", "r.toml",
    ]);
    let text = String::from_utf8(sandbox.read("r.toml")).unwrap();
    assert!(text.contains("title = \"A b\""), "{text}");
    assert!(text.contains("Ten min\u{ad}utes\ntwice"), "{text}");
    sandbox.succeed(&["handout", "r.toml"]);
}

#[test]
fn a_row_with_a_code_that_nobody_sees_is_told_and_poisons_no_record() {
    let table = "client,cards,note\n\"K\u{ad}9\",C-014,\nK-1,C-014,so\u{ad}ft\tly\n\
                 K-2,\"C-0\u{200b}14\",\nK-3,C-014,\u{1b}[2J\n";
    let sandbox = Sandbox::new().file("clients.csv", table);
    let batch = ["handout", "--batch", "clients.csv", "--log", "record.toml"];
    let ran = sandbox.run(&batch);
    assert_eq!(ran.code, Some(1));
    for told in [
        "row 2: `client` holds U+00AD, a soft hyphen; type it by hand",
        "row 4: `cards` holds U+200B, which cannot be seen",
        "row 5: `note` holds U+001B, an escape character; remove it",
    ] {
        assert!(ran.stderr.contains(told), "{}", ran.stderr);
    }
    let record = String::from_utf8(sandbox.read("record.toml")).unwrap();
    assert_eq!(record.matches("client = ").count(), 1, "{record}");
    let again = sandbox.run(&batch);
    assert!(again.stderr.contains("K-1 has had C-014 before"), "{}", again.stderr);
}

#[test]
fn more_items_than_a_card_has_steps_come_back_from_recipe_and_record() {
    let ids: Vec<String> = (0..51).map(|nth| format!("C-{nth:03}")).collect();
    let cards: String = ids.iter().map(|id| card(id, "Why is it so?")).collect();
    let sandbox = Sandbox::new().file("deck.toml", deck_of(&cards));
    let items: Vec<&str> = ids.iter().map(String::as_str).collect();
    let keep = "--save r.toml --log l.toml --client K-1";
    let with = "--paper a3 --deck deck.toml".split(' ');
    let with: Vec<&str> = with.collect();
    let keep: Vec<&str> = keep.split(' ').collect();
    sandbox.succeed(&[&["handout"], &items[..], &keep, &with].concat());
    let kept = String::from_utf8(sandbox.read("r.toml")).expect("a text");
    assert!(ids.iter().all(|id| kept.contains(&format!("\"{id}\""))), "{kept}");
    let first = sandbox.signs("handout.pdf");
    assert!(ids.iter().all(|id| first.contains(id.as_str())), "{first}");
    let again = ["handout", "r.toml", "--log", "l.toml", "--client", "K-1"];
    let ran = sandbox.succeed(&[&again[..], &with].concat());
    assert!(ran.stderr.contains("K-1 has had C-000"), "{}", ran.stderr);
    assert_eq!(sandbox.signs("handout.pdf"), first);
    let record: toml::Table =
        String::from_utf8(sandbox.read("l.toml")).expect("a text").parse().expect("TOML");
    let given = record["handout"].as_array().expect("a list");
    // Made again on the same day, it is noted once.
    assert_eq!(given.len(), 1);
    assert!(given.iter().all(|one| one["items"].as_array().map(Vec::len) == Some(51)));
}

#[test]
fn a_card_takes_tabs_and_soft_hyphens_in_its_texts_and_not_in_its_names() {
    let text = card("C-001", "Which\tmeal was our Lieblings\u{ad}essen?");
    let sandbox = Sandbox::new().file("deck.toml", deck_of(&text));
    sandbox.succeed(&["cards", "deck.toml"]);
    assert!(sandbox.letters("cards.pdf").contains("WhichmealwasourLieblingsessen"));
    let odd =
        text.replace("minutes", "tags = [\"so\u{ad}ft\"]\nfamily = \"a\\tb\"\nminutes");
    let sandbox = sandbox.file("odd.toml", deck_of(&odd));
    let ran = sandbox.run(&["check", "odd.toml"]);
    assert!(ran.stderr.contains("`tags` holds U+00AD, a soft hyphen"), "{}", ran.stderr);
    assert!(ran.stderr.contains("`family` holds U+0009, a tab"), "{}", ran.stderr);
}

#[test]
fn a_file_takes_no_character_that_nobody_can_mean() {
    for escape in ["\\u202E", "\\u2067", "\\uE000", "\\U000F0000", "\\u0378", "\\uFFFF"] {
        let sandbox = Sandbox::new();
        let sandbox =
            sandbox.file("deck.toml", deck_of(&card("C-001", &format!("a{escape}b"))));
        let ran = sandbox.run(&["cards", "deck.toml"]);
        assert!(ran.stderr.contains("`prompt` holds U+"), "{escape}: {}", ran.stderr);
        let practice = format!("[practice]\nname = \"a{escape}b\"\n");
        let sandbox = sandbox.file("emberdeck.toml", practice);
        let ran = sandbox.run(&["cards"]);
        assert!(ran.stderr.contains("`name` holds U+"), "{escape}: {}", ran.stderr);
    }
}

#[test]
fn a_history_with_a_name_of_no_card_is_kept_aside() {
    let text = "schema = 1\n\n[came]\n\"l0\\u000Al1\" = [2026-12-01]\n";
    let sandbox = Sandbox::new().file("emberdeck.history.toml", text);
    let weekly = ["weekly", "--weeks", "1", "--start", "2027-03-01", "--seed", "a"];
    let ran = sandbox.succeed(&weekly);
    assert!(ran.stderr.contains("`came` holds U+000A, a line break"), "{}", ran.stderr);
    let aside = sandbox.read("emberdeck.history.damaged-1.toml");
    assert_eq!(aside, text.as_bytes());
    let history = String::from_utf8(sandbox.read("emberdeck.history.toml")).unwrap();
    assert!(!history.contains("l0"), "{history}");
}

/// Cards for a week, whatever the deck's file is called.
fn week_of_cards() -> String {
    let cards: Vec<String> =
        (0..30).map(|nth| card(&format!("C-{nth:03}"), "Why?")).collect();
    deck_of(&cards.concat()).replace("\"Why?\"", "\"Why is it so?\"")
}

#[cfg(unix)]
#[test]
fn a_plan_is_made_again_from_decks_whose_files_have_any_name() {
    for name in ["odd\nname\u{1b}[2J \"'\\.toml", "-so\u{ad}ft\t.toml"] {
        let sandbox = Sandbox::new().file(name, week_of_cards());
        let options = ["--weeks=1", "--start=2026-11-30", "--seed=a", "--no-history"];
        let draw = [&["weekly"], &options[..], &["--", "hearth-starter", name]].concat();
        let ran = sandbox.succeed(&draw);
        assert!(!ran.stderr.contains('\u{1b}') && !ran.stdout.contains('\u{1b}'));
        let first = sandbox.read("weekly/plan.toml");
        sandbox.succeed(&["weekly", "--plan", "weekly/plan.toml"]);
        assert_eq!(sandbox.read("weekly/plan.toml"), first, "{name:?}");
        sandbox.succeed(&["workbook", "--plan", "weekly/plan.toml"]);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text_is_kept_in_no_plan() {
    use std::os::unix::ffi::OsStringExt;
    let sandbox = Sandbox::new();
    fs::create_dir(sandbox.path("decks")).unwrap();
    let name = OsString::from_vec(b"odd\xff.toml".to_vec());
    fs::write(sandbox.path("decks").join(name), week_of_cards()).unwrap();
    sandbox.succeed(&["cards", "decks"]);
    let ran = sandbox.run(&["weekly", "decks", "--weeks", "1"]);
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    assert!(ran.stderr.contains("rename the file"), "{}", ran.stderr);
    assert!(!sandbox.path("weekly").exists());
    let mut command = sandbox.command(&["cards"]);
    command.env("SOURCE_DATE_EPOCH", OsString::from_vec(b"1\xff".to_vec()));
    assert_eq!(command.output().unwrap().status.code(), Some(1));
}
