//! Inputs without end, and results that go nowhere.

use std::fs::OpenOptions;
use std::io::Write;
use std::process::{Command, Stdio};

use crate::sandbox::{Ran, Sandbox, card, deck_of};

#[test]
fn all_problems_are_counted_and_the_first_are_told() {
    let sandbox = Sandbox::new().file("deck.toml", deck_of(&"[[card]]\n".repeat(3000)));
    let ran = sandbox.run(&["check", "deck.toml"]);
    assert_eq!(ran.code, Some(1));
    assert_eq!(
        ran.stderr.matches("error: this card has no").count(),
        5,
        "what says the same is told once: {}",
        ran.stderr
    );
    let same = "the same at 8:1, 9:1, 10:1, 11:1, 12:1, 13:1, 14:1, 15:1, 16:1, 17:1, 18:1, 19:1 and 187 more\n";
    assert_eq!(ran.stderr.matches(same).count(), 5, "{}", ran.stderr);
    assert!(
        ran.stderr.contains("error: 14000 more problems like these are not listed\n"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.ends_with("error: 15000 problems found\n"), "{}", ran.stderr);
    let ran = sandbox.run(&["check", "deck.toml", "--message-format", "json"]);
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert_eq!(
        (lines.len(), ran.stderr.as_str()),
        (1001, "error: 15000 problems found\n")
    );
    assert!(lines[999].contains("\"line\":206,\"column\":1,"), "{}", lines[999]);
    let last = "\"message\":\"14000 more problems like these are not listed\"";
    assert!(lines[1000].contains(last), "{}", lines[1000]);
    let ran = sandbox.run(&["cards", "deck.toml"]);
    assert!(
        ran.stderr.ends_with("error: 15000 problems; nothing was made\n"),
        "{}",
        ran.stderr
    );
}

/// Shapes that grow without end.
fn endless(times: usize) -> Vec<String> {
    let shapes = [
        "[[card]]\n",
        "[[handout]]\n",
        "[[week]]\n",
        "[",
        "[a]\n",
        "a=1\n",
        "=\n",
        "\"",
        "x",
        "x,",
        "\n",
        "a.",
        "\\u0000",
        "{a=",
        "'''\n",
    ];
    let mut texts: Vec<String> = shapes.iter().map(|shape| shape.repeat(times)).collect();
    texts.push(format!("x = \"{}\"\n", "\\u0000".repeat(times)));
    texts.push(format!("x = [{}]\n", "\"a\", ".repeat(times)));
    texts.push(format!("x = {}1{}\n", "[".repeat(times), "]".repeat(times)));
    let keys = (0..times).map(|nth| format!("key{nth} = {nth}\n"));
    texts.push(keys.collect::<Vec<_>>().concat());
    texts
}

/// Commands that read a file of one's own, with the name that it has there.
const READERS: [(&str, &[&str]); 9] = [
    ("deck.toml", &["check", "deck.toml"]),
    ("deck.toml", &["check", "deck.toml", "--message-format", "json"]),
    ("theme.toml", &["cards", "--look", "theme.toml", "--dry-run"]),
    ("emberdeck.toml", &["cards", "--dry-run"]),
    ("p/plan.toml", &["weekly", "--plan", "p/plan.toml", "--preview"]),
    ("emberdeck.history.toml", &["weekly", "--start", "2026-11-30", "--preview"]),
    ("answers.toml", &["answers", "answers.toml"]),
    ("recipe.toml", &["handout", "recipe.toml"]),
    ("batch.csv", &["handout", "--batch", "batch.csv"]),
];

#[test]
fn what_grows_without_end_is_told_in_a_few_words() {
    for (nth, (file, command)) in READERS.into_iter().enumerate() {
        // All shapes for every command, or each command a few of them, in turn.
        let texts = endless(4000).into_iter().enumerate();
        let is_tried =
            |shape: usize| crate::extent::is_whole() || shape % READERS.len() == nth;
        let texts: Vec<_> = texts.filter(|(shape, _)| is_tried(*shape)).collect();
        assert!(!texts.is_empty(), "{command:?} is tried with nothing");
        for (_, text) in texts {
            let sandbox = Sandbox::new().file(file, &text);
            let ran = sandbox.run(command);
            let shape: String = text.chars().take(20).collect();
            assert_ne!(ran.code, None, "{command:?} {shape:?}: {}", ran.stderr);
            assert!(ran.code <= Some(2), "{command:?} {shape:?}: {}", ran.stderr);
            assert!(ran.stderr.len() < 100_000, "{command:?} {shape:?}");
        }
    }
}

#[test]
fn keys_within_keys_without_end_are_no_crash() {
    let deep = format!("[deck]\n{}x = 1\n", "a.".repeat(200_000));
    let sandbox = Sandbox::new().file("deck.toml", deep);
    let ran = sandbox.run(&["check", "deck.toml"]);
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    let told = "error: the file was read no farther than this\n --> deck.toml:2:1\n";
    assert!(ran.stderr.contains(told), "{}", ran.stderr);
}

fn to(file: &str, mut command: Command, is_result: bool) -> Ran {
    let full = OpenOptions::new().write(true).open(file).expect("the device is there");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    if is_result {
        command.stdout(full);
    } else {
        command.stderr(full);
    }
    let out = command.output().expect("the program ends");
    let text =
        |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program speaks UTF-8");
    Ran { code: out.status.code(), stdout: text(out.stdout), stderr: text(out.stderr) }
}

#[test]
#[cfg(target_os = "linux")]
fn results_that_cannot_be_written_are_no_success() {
    let sandbox = Sandbox::new().file("deck.toml", deck_of(&card("C-001", "What now?")));
    let commands: [&[&str]; 10] = [
        &[],
        &["--help"],
        &["help", "cards"],
        &["--version"],
        &["list", "papers"],
        &["list", "cards"],
        &["decks"],
        &["check", "deck.toml"],
        &["check", "--explain", "W001"],
        &["cards", "deck.toml"],
    ];
    let told = "error: cannot write the results: No space left on device (os error 28)\n";
    for arguments in commands {
        let ran = to("/dev/full", sandbox.command(arguments), true);
        assert_eq!(ran.code, Some(1), "{arguments:?}: {}", ran.stderr);
        assert!(ran.stderr.ends_with(told), "{arguments:?}: {}", ran.stderr);
    }
    let json = ["check", "deck.toml", "--deny", "warnings", "--message-format", "json"];
    let ran = to("/dev/full", sandbox.command(&json), true);
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    let ran = to("/dev/full", sandbox.command(&["--quiet", "list", "papers"]), true);
    assert_eq!(ran.code, Some(0), "nothing was to be written: {}", ran.stderr);
}

#[test]
#[cfg(target_os = "linux")]
fn where_nobody_can_read_what_is_said_the_work_is_done_all_the_same() {
    let sandbox = Sandbox::new().file("deck.toml", deck_of(&card("C-001", "What now?")));
    let ran = to("/dev/full", sandbox.command(&["-v", "cards", "deck.toml"]), false);
    assert_eq!((ran.code, ran.stdout.lines().count()), (Some(0), 1));
    assert!(sandbox.path("cards.pdf").exists());
    let ran = to("/dev/full", sandbox.command(&["cards", "none.toml"]), false);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), ""));
    let ran = to("/dev/full", sandbox.command(&["cards", "--none"]), false);
    assert_eq!(ran.code, Some(2));
}

#[test]
fn a_reader_who_has_gone_away_is_no_reason_to_complain() {
    let sandbox = Sandbox::new();
    let all = ["list", "cards", "--adult", "--both-agree", "5"];
    for arguments in [&all[..], &["--help"]] {
        let mut command = sandbox.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program runs");
        drop(child.stdout.take());
        let _ = child.stdin.take().expect("a pipe").write_all(b"");
        let out = child.wait_with_output().expect("the program ends");
        assert_eq!((out.status.code(), out.stderr.len()), (Some(0), 0), "{arguments:?}");
    }
}

/// The words of a page, without the spaces between them.
fn letters(title: &str, arguments: &[&str]) -> (String, String) {
    let deck =
        deck_of(&card("C-001", "What now?")).replace("\"Test\"", &format!("\"{title}\""));
    let sandbox = Sandbox::new().file("deck.toml", deck);
    let mut all = vec!["cards", "deck.toml"];
    all.extend(arguments);
    let ran = sandbox.succeed(&all);
    let file =
        lopdf::Document::load(sandbox.path("cards.pdf")).expect("the PDF is sound");
    let text = file.extract_text(&[1]).expect("the PDF has text");
    (text.split_whitespace().collect(), ran.stderr)
}

const LONG: &str = "A deck about all that we have wanted to say to each other for years and years, and never found an evening for, at home or far away from it all";

#[test]
fn a_name_or_seed_that_is_too_long_is_cut_and_told_and_the_ruler_stands() {
    let seed = ["--shuffle", "--seed", LONG];
    let cases: [(&str, &[&str], &str, &str); 4] = [
        ("Ours", &[], "Ours1·sheet1of1,front", ""),
        (LONG, &[], "…·sheet1of1,front", "the name of the deck is"),
        ("Ours", &seed, "seed“Adeck", "the seed is"),
        (LONG, &seed, "A…·sheet1of1,front·turnonthelongedge·seed“A", ""),
    ];
    for paper in ["a4", "letter"] {
        for (title, arguments, words, told) in cases {
            let all = [arguments, &["--paper", paper]].concat();
            let (text, stderr) = letters(title, &all);
            assert!(
                (text.contains("50mm:print") || text.contains("2in:print")),
                "{paper} {title}: {text}"
            );
            assert!(text.contains(words), "{paper} {title} {arguments:?}: {text}");
            let note = "too long for the strip beside the cards and is cut there\n";
            let is_cut = text.contains('…');
            assert_eq!(stderr.contains(note), is_cut, "{paper} {title}: {stderr}");
            assert!(!is_cut || stderr.contains(&format!("note: {told}")), "{stderr}");
        }
    }
}

#[test]
fn where_there_is_no_room_for_both_the_ruler_goes_before_the_name() {
    let (text, _) = letters("Ours", &["--paper", "105x148mm"]);
    assert!(text.contains("50mm"), "{text}");
    assert!(text.contains("sheet1of1"), "{text}");
}
