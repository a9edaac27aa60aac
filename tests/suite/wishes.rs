//! What two may wish for: a plan comes of it, or a message that one can act on and that tells
//! nothing of whose wish it was.

use emberdeck::model::{AvoidIf, Topic, Vocabulary};

use crate::answers::file;
use crate::sandbox::Sandbox;

/// Asks for a plan of four weeks.
fn asked(wishes: &str, options: &[&str]) -> crate::sandbox::Ran {
    let sandbox = Sandbox::new().file("emberdeck.toml", wishes);
    let ask = ["weekly", "--weeks=4", "--seed=a", "--start=2026-11-30", "--preview"];
    sandbox.run(&[&ask[..], options].concat())
}

#[test]
fn whatever_the_two_leave_out_or_need_there_is_a_plan_or_a_way_to_one() {
    let topics = Topic::ALL.iter().map(|topic| ("topics", topic.word()));
    let reasons = AvoidIf::ALL.iter().map(|reason| ("avoid_if", reason.word()));
    let wished: Vec<(&str, &str)> = topics.chain(reasons).collect();
    assert!(wished.len() >= 20, "{}", wished.len());
    let options: [&[&str]; 5] = [
        &["--cost", "free"],
        &["--setting", "home"],
        &["--long-distance"],
        &["--privacy", "kids-asleep"],
        &["--access", "seated", "--energy", "low"],
    ];
    let mut planned = 0;
    let mut look = |name: &str, ran: &crate::sandbox::Ran| {
        if ran.code == Some(0) {
            assert!(ran.stdout.contains("\nWeek 4"), "{name}: {}", ran.stdout);
            planned += 1;
        } else {
            assert_eq!(ran.code, Some(1), "{name}: {}", ran.stderr);
            assert!(ran.stderr.contains("\n  = help: "), "{name}: {}", ran.stderr);
        }
        for word in ["leave_out", "wish", "left out"] {
            assert!(!ran.stderr.contains(word), "{name}: {}", ran.stderr);
        }
    };
    for (nth, (key, word)) in wished.iter().enumerate() {
        let wishes = format!("[leave_out]\n{key} = [\"{word}\"]\n");
        // Each goes with another need, so that all of them are tried.
        let ran = asked(&wishes, options[nth % options.len()]);
        look(word, &ran);
        let told = format!("`{word}`");
        assert!(!ran.stderr.contains(&told), "{word}: {}", ran.stderr);
    }
    for option in options {
        look(&option.join(" "), &asked("", option));
    }
    assert!(planned >= 20, "{planned}");
}

/// The stage of a plan, and the number of its week.
fn stage(sandbox: &Sandbox, folder: &str) -> (i64, i64) {
    let text = sandbox.read(&format!("{folder}/plan.toml"));
    let plan: toml::Table =
        String::from_utf8(text).expect("a text").parse().expect("TOML");
    let number = |value: &toml::Value| value.as_integer().expect("a number");
    (number(&plan["course"]["stage"]), number(&plan["week"][0]["number"]))
}

#[test]
fn a_stage_of_touch_goes_on_when_both_said_up_and_else_comes_again() {
    let draw = [
        "weekly",
        "--course",
        "touch-by-stages",
        "--start=2026-11-30",
        "--seed=a",
        "--paper=a4",
        "-q",
    ];
    let said = |person: &str, week: i64, word: &str| {
        file(&format!("[answers.week{week:02}.vote]\n{person}.touch = \"{word}\"\n"))
    };
    let sandbox = Sandbox::new();
    sandbox.succeed(&draw);
    assert_eq!(stage(&sandbox, "weekly"), (1, 1));
    let mut before = "weekly".to_owned();
    for (nth, (a, b, expected)) in
        [("up", "hold", 1), ("up", "up", 2), ("hold", "hold", 2), ("back", "up", 1)]
            .into_iter()
            .enumerate()
    {
        let (_, week) = stage(&sandbox, &before);
        let names = ["a", "b"].map(|person| format!("{before}/{person}.toml"));
        for (name, (person, word)) in names.iter().zip([("a", a), ("b", b)]) {
            std::fs::write(sandbox.path(name), said(person, week, word)).expect("a file");
        }
        let next = format!("next-{nth}");
        let answers = ["--answers", &names[0], "--answers", &names[1], "-o", &next];
        sandbox.succeed(&[&draw[..3], &draw[4..], &answers].concat());
        assert_eq!(stage(&sandbox, &next), (expected, week + 1), "{a} {b}");
        before = next;
    }
}
