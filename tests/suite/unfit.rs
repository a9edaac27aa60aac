//! Answers that their fields do not take: told, and not kept.

use lopdf::{Object, StringFormat};

use crate::answers::{file, text};
use crate::filled::{Saved, change, fill};
use crate::sandbox::{Ran, Sandbox};

/// A person's own copy of a small workbook.
fn form() -> Vec<u8> {
    static FORM: std::sync::LazyLock<Vec<u8>> = std::sync::LazyLock::new(|| {
        let sandbox = Sandbox::new();
        let pages =
            ["--page", "check-in", "--page", "vote", "--page", "log", "--page", "care"];
        let options = ["workbook", "--weeks", "1", "--for", "a"];
        sandbox.succeed(&[&options[..], &pages[..]].concat());
        sandbox.read("workbook-a.pdf")
    });
    FORM.clone()
}

/// A form of somebody else's making: what it says of its fields is no longer what our book asks.
fn read(form: &[u8], options: &[&str]) -> (Sandbox, Ran) {
    let sandbox = Sandbox::new().file("a.pdf", form);
    let ran = sandbox.run(&[&["answers", "a.pdf"], options].concat());
    (sandbox, ran)
}

const SOUND: (&str, &str) = ("week01.checkin.a.hard", "It rained");

#[test]
fn what_is_outside_its_scale_is_told_and_not_kept() {
    let name = "week01.checkin.a.closeness";
    let place = "(week 1, “Weekly check-in”, A)";
    for (value, told) in [
        ("11", "holds `11`, and takes a number from 1 to 10"),
        ("0", "holds `0`, and takes a number from 1 to 10"),
        ("07", "holds `07`, and takes a number from 1 to 10"),
        ("seven", "holds `seven`, and takes a number from 1 to 10"),
    ] {
        let form = fill(&form(), &[(name, value), SOUND], Saved::Appended);
        let (sandbox, ran) = read(&form, &[]);
        assert_eq!(ran.stderr, format!("note: `{name}` {place} {told}; left out\n"));
        assert_eq!(
            ran.stdout,
            "answers.toml: 1 answer on 1 page, from 50 fields; 1 unfit one left out\n"
        );
        assert!(!text(&sandbox, "answers.toml").contains("closeness"));
    }
    // What the form says of itself is not believed: only what our page asks.
    let typed = fill(&form(), &[(name, "7")], Saved::Whole);
    let looks = lopdf::dictionary! { "N" => lopdf::dictionary! { "11" => Object::Null } };
    let (_, ran) = read(&change(&typed, name, "AP", looks.into()), &[]);
    assert_eq!((ran.code, &*ran.stderr), (Some(0), ""));
}

#[test]
fn every_kind_of_field_takes_what_it_asks_and_nothing_else() {
    let words = |text: &str| Object::String(text.into(), StringFormat::Literal);
    for (name, value, told) in [
        (
            "week01.vote.a.touch",
            Object::Name(b"sideways".to_vec()),
            "(week 1, “My vote on the pace”, A) holds `sideways`, and takes `back` or `hold` or `up`",
        ),
        (
            "week01.log.a.01.card.verdict",
            Object::Name(b"never".to_vec()),
            "(week 1, “Card by card”, A) holds `never`, and takes `again` or `later` or `not-for-us`",
        ),
        (
            "week01.log.a.01.card.rating",
            Object::Name(b"6".to_vec()),
            "(week 1, “Card by card”, A) holds `6`, and takes a number from 1 to 5",
        ),
        (
            "week01.checkin.parked",
            Object::Array(vec![1.into()]),
            "(week 1, “Weekly check-in”) holds what is no text, and takes a text",
        ),
        (
            "week01.checkin.a.rest",
            words("a\u{7}[2J line\nthat is long enough to be cut, as it goes on and on"),
            "(week 1, “Weekly check-in”, A) holds `a[2J line that is long enough to be cut,…`, and \
             takes a number from 1 to 10",
        ),
    ] {
        let form = fill(&form(), &[SOUND], Saved::Whole);
        let (_, ran) = read(&change(&form, name, "V", value), &["--private"]);
        assert_eq!(ran.stderr, format!("note: `{name}` {told}; left out\n"));
        let kept =
            "answers.toml: 1 answer on 1 page, from 50 fields; 1 unfit one left out\n";
        assert_eq!(ran.stdout, kept);
    }
}

#[test]
fn what_is_private_is_not_told_either_unless_it_is_asked_for() {
    let vote = ("week01.vote.a.touch", "sideways");
    let form = fill(&form(), &[vote, SOUND], Saved::Appended);
    let (_, ran) = read(&form, &[]);
    assert_eq!(
        ran.stdout,
        "answers.toml: 1 answer on 1 page, from 50 fields; 1 private one left out\n"
    );
    assert!(!ran.stderr.contains("vote") && !ran.stderr.contains("sideways"));
    // A plan is drawn as if the place were blank, and says neither whose it was nor what.
    let sandbox = Sandbox::new().file("a.pdf", form);
    let plan = ["weekly", "--undated", "--seed", "x", "--weeks", "1", "--preview"];
    let ran = sandbox.succeed(&[&plan[..], &["--answers", "a.pdf"]].concat());
    let told = "1 answer is left out that no field takes so: `emberdeck answers --private` says which\n";
    assert!(ran.stderr.contains(told), "{}", ran.stderr);
    assert!(!ran.stderr.contains("sideways") && !ran.stderr.contains("week01"));
}

#[test]
fn a_file_of_answers_is_held_to_the_same_and_tells_the_place() {
    let tables = "[answers.week01.checkin]\na.closeness = 11\na.team = 10\na.rest = \"5\"\n\
        a.hard = true\na.request = \"fine\"\nparked = 7\n[answers.week01.vote]\n\
        a.touch = \"sideways\"\n[answers.week01.log]\na.01.card.rating = 6\n\
        a.01.card.verdict = \"never\"\n[answers.diary]\nx = 99\n";
    let sandbox = Sandbox::new().file("mine.toml", file(tables));
    let ran = sandbox.succeed(&["answers", "mine.toml", "--private"]);
    assert_eq!(
        ran.stdout,
        "answers.toml: 3 answers on 2 pages, from 10 fields; 7 unfit ones left out\n"
    );
    let places = [
        (5, "a number from 1 to 10"),
        (7, "a number from 1 to 10"),
        (8, "a text"),
        (10, "a text"),
        (12, "`back` or `hold` or `up`"),
        (14, "a number from 1 to 5"),
        (15, "`again` or `later` or `not-for-us`"),
    ];
    let said = places.map(|(line, takes)| {
        format!(
            "warning: this field takes {takes}\n --> mine.toml:{line}\n  \
             = help: mend it; until then it is left out\n\n"
        )
    });
    assert_eq!(ran.stderr, said.concat());
    let kept = text(&sandbox, "answers.toml");
    for odd in ["closeness", "rest", "parked", "touch", "rating", "verdict"] {
        assert!(!kept.contains(odd), "{kept}");
    }
    // Curves and plans read no more of it.
    let ran = sandbox.succeed(&["answers", "mine.toml", "--curves"]);
    assert!(ran.stderr.starts_with(&said[0]), "{}", ran.stderr);
    let plan = ["weekly", "--undated", "--seed", "x", "--weeks", "1", "--preview"];
    let ran = sandbox.succeed(&[&plan[..], &["--answers", "mine.toml"]].concat());
    assert!(ran.stderr.contains(&said[4]), "{}", ran.stderr);
}

#[test]
fn the_same_field_in_a_shared_and_an_own_copy_has_one_answer_whatever_comes_first() {
    let name = "week01.checkin.a.rest";
    let shared = Sandbox::new();
    shared.succeed(&["workbook", "--weeks", "1", "--page", "check-in"]);
    let shared = shared.read("workbook.pdf");
    let filled = |form: &[u8], value: &str| fill(form, &[(name, value)], Saved::Appended);
    let sandbox = Sandbox::new()
        .file("own.pdf", filled(&form(), "3"))
        .file("same.pdf", filled(&shared, "3"))
        .file("other.pdf", filled(&shared, "4"))
        .file("blank.pdf", &shared);
    let read = |files: [&str; 2], code| {
        let ran = sandbox.run(&[&["answers", "--force"], &files[..]].concat());
        assert_eq!(ran.code, Some(code), "{}", ran.stderr);
        ran.stderr
    };
    for other in ["same.pdf", "blank.pdf"] {
        for files in [["own.pdf", other], [other, "own.pdf"]] {
            read(files, 0);
            assert!(text(&sandbox, "answers.toml").contains("a.rest = 3\n"));
        }
    }
    for files in [["own.pdf", "other.pdf"], ["other.pdf", "own.pdf"]] {
        let told = format!(
            "error: `{}` has another answer than a file before it in `{name}` (week 1, “Weekly \
             check-in”, A)\n  = help: make the two agree, or read them into a file each\n",
            files[1]
        );
        assert_eq!(read(files, 1), told);
    }
}
