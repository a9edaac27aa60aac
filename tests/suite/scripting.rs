//! What scripts rely on: results as objects, and runs that write nothing.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::sandbox::{Ran, Sandbox};

const JSON: [&str; 2] = ["--message-format", "json"];

fn objects(ran: &Ran) -> Vec<Value> {
    let read = |line: &str| {
        let object: Value = serde_json::from_str(line).expect(line);
        assert!(object.is_object(), "{line}");
        object
    };
    ran.stdout.lines().map(read).collect()
}

fn told(sandbox: &Sandbox, command: &[&str]) -> Vec<Value> {
    objects(&sandbox.succeed(&[command, &JSON].concat()))
}

#[test]
fn every_file_that_is_made_is_an_object() {
    let sandbox = Sandbox::new()
        .file("clients.csv", "client,cards\nK-1,C-014\nK-2,C-004\n")
        .file("answers-mine.toml", "schema = 1\nmade_by = \"emberdeck answers\"\n[answers.week01.checkin]\nparked = \"x\"\n");
    let made = told(&sandbox, &["cards", "--kind", "wild", "--shuffle", "--seed", "elm"]);
    assert_eq!(made.len(), 1);
    let [cards, sheets] = ["cards", "sheets"].map(|key| made[0][key].as_u64().unwrap());
    assert!(cards > 0 && sheets == cards.div_ceil(9), "{made:?}");
    assert_eq!(made[0]["pages"], sheets * 2);
    for (key, value) in [
        ("file", "cards.pdf"),
        ("state", "written"),
        ("paper", "a4"),
        ("format", "poker"),
        ("seed", "elm"),
    ] {
        assert_eq!(made[0][key], value, "{key}");
    }
    let line =
        sandbox.succeed(&["cards", "--kind", "wild", "--shuffle", "--seed", "elm"]);
    let said = format!("cards.pdf: {}\n", made[0]["told"].as_str().unwrap());
    assert_eq!(line.stdout, said);

    let made = told(
        &sandbox,
        &["weekly", "--weeks", "1", "--start", "2026-11-30", "--seed", "a"],
    );
    let files: BTreeSet<&str> =
        made.iter().map(|file| file["file"].as_str().unwrap()).collect();
    let there = std::fs::read_dir(sandbox.path("weekly")).unwrap().count();
    assert_eq!(files.len(), there, "{files:?}");
    assert!(files.contains("weekly/plan.toml") && made.len() == files.len());

    let made = told(&sandbox, &["handout", "--batch", "clients.csv"]);
    let files: Vec<_> = made.iter().map(|file| file["file"].as_str().unwrap()).collect();
    assert_eq!(files, ["handouts/handout-0002.pdf", "handouts/handout-0003.pdf"]);
    assert!(made.iter().all(|file| file["pages"] == 1 && file["state"] == "written"));

    let made = told(&sandbox, &["workbook", "--weeks", "1", "--for", "shared,a"]);
    assert_eq!(made.len(), 2);
    assert_eq!(made[1]["weeks"], 1);
    for command in [
        &["tonight", "--seed", "a"][..],
        &["handout", "C-014"],
        &["answers", "answers-mine.toml"],
        &["decks", "export", "copies"],
        &["man", "pages"],
    ] {
        let made = told(&sandbox, command);
        assert!(!made.is_empty(), "{command:?}");
        for file in &made {
            assert_eq!(file["state"], "written", "{command:?}");
            assert!(sandbox.path(file["file"].as_str().unwrap()).is_file(), "{file}");
        }
    }
    let found = told(&sandbox, &["forget"]);
    assert!(found.iter().all(|file| file["state"] == "found"), "{found:?}");
    let erased = told(&sandbox, &["forget", "everything", "--yes"]);
    assert!(erased.iter().all(|file| file["state"] == "erased"), "{erased:?}");
    assert_eq!(found.len(), erased.len());
    let message = told(&sandbox, &["forget"]);
    assert_eq!(message[0]["message"], "nothing of the kind is remembered here");
}

#[test]
fn what_is_listed_is_an_object_each() {
    let sandbox = Sandbox::new();
    let lines = |command: &[&str]| sandbox.succeed(command).stdout.lines().count();
    for (what, keys) in [
        ("formats", &["name", "width_mm", "height_mm", "about"][..]),
        ("papers", &["name", "width_mm", "height_mm"]),
        ("looks", &["name", "about"]),
        ("presets", &["name", "about", "options"]),
        ("courses", &["id", "kind", "title", "language", "summary"]),
    ] {
        let listed = told(&sandbox, &["list", what]);
        assert!(!listed.is_empty() && listed.len() <= lines(&["list", what]), "{what}");
        for object in &listed {
            for key in keys {
                assert!(!object[*key].is_null(), "{what}: {object}");
            }
        }
    }
    let formats = told(&sandbox, &["list", "formats"]);
    let poker = formats.iter().find(|format| format["name"] == "poker").unwrap();
    assert_eq!((&poker["width_mm"], &poker["height_mm"]), (&63.5.into(), &88.9.into()));
    let decks = told(&sandbox, &["decks"]);
    assert_eq!(decks.len() * 2, lines(&["decks"]));
    assert!(decks[0]["cards"].as_u64().unwrap() > 50);
}

#[test]
fn a_dry_run_says_what_it_would_do_and_leaves_the_folder_as_it_was() {
    let sandbox = Sandbox::new()
        .file("mine.toml", "schema = 1\nmade_by = \"emberdeck answers\"\n[answers.week01.checkin]\nparked = \"x\"\n")
        .file("clients.csv", "client,cards\nK-1,C-014\n");
    for (command, files) in [
        (&["cards"][..], 1),
        (&["tonight"], 1),
        (&["workbook", "--for", "a,b"], 2),
        (&["handout", "C-014", "--log", "log.toml", "--client", "K-1"], 1),
        (&["handout", "--batch", "clients.csv"], 1),
        (&["answers", "mine.toml"], 1),
        (&["decks", "export", "copies"], 80),
        (&["man", "pages"], 14),
        (&["forget", "answers"], 1),
    ] {
        let ran = sandbox.succeed(&[command, &["--dry-run"]].concat());
        let not = if command[0] == "forget" { "erased" } else { "written" };
        let end = format!(" (dry run, nothing {not})");
        assert!(ran.stdout.lines().count() >= files, "{}", ran.stdout);
        assert!(ran.stdout.lines().all(|line| line.ends_with(&end)), "{}", ran.stdout);
        let there: BTreeSet<String> = sandbox.files().into_iter().collect();
        let were = ["clients.csv", "mine.toml"].map(str::to_owned).into();
        assert_eq!(there, were, "{command:?}");
    }
    // What is in the way is told of in a dry run too.
    let sandbox = sandbox.file("answers.toml", "other = 1");
    let ran = sandbox.run(&["answers", "mine.toml", "--dry-run"]);
    assert_eq!(
        ran.stderr,
        "error: `answers.toml` is there already\n  = help: keep it, move it away, or replace it with `--force`\n"
    );
}

const RECORD: &str = "schema = 1\n\n[[handout]]\nclient = \"K-17\"\ndate = 2026-11-30\nitems = [\"C-014\"]\n\n[[handout]]\nclient = \"K-18\"\nitems = [\"say-avoid\"]\n";

#[test]
fn a_client_is_taken_out_of_a_record_and_others_stay() {
    let sandbox = Sandbox::new().file("given.toml", RECORD);
    let found = sandbox.succeed(&["forget"]).stdout;
    assert_eq!(found, "given.toml\nerase with `emberdeck forget records`\n");
    let one = ["forget", "records", "--client", "k-17"];
    let ran = sandbox.succeed(&[&one[..], &["--dry-run"]].concat());
    let told = "given.toml: 1 entry of this client erased, 1 left";
    assert_eq!(ran.stdout, format!("{told} (dry run, nothing written)\n"));
    assert_eq!(sandbox.read("given.toml"), RECORD.as_bytes());
    assert_eq!(sandbox.succeed(&one).stdout, format!("{told}\n"));
    let left = String::from_utf8(sandbox.read("given.toml")).unwrap();
    assert!(!left.contains("K-17") && left.contains("K-18"), "{left}");
    assert_eq!(sandbox.succeed(&one).stdout, "no record here names this client\n");
    let ran = sandbox.run(&["forget", "history", "--client", "K-18"]);
    assert_eq!(ran.code, Some(2), "{}", ran.stderr);
    sandbox.succeed(&["forget", "records", "given.toml", "--yes"]);
    assert!(sandbox.files().is_empty());
}

#[test]
fn plans_are_found_in_every_folder_here() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&[
        "weekly",
        "--weeks=1",
        "--start=2026-11-30",
        "--seed=a",
        "-o",
        "next",
    ]);
    let found = sandbox.succeed(&["forget"]).stdout;
    assert!(
        found.contains("next/own-a.pdf") && found.contains("next/plan.toml"),
        "{found}"
    );
    sandbox.succeed(&["forget", "everything", "--yes"]);
    assert!(sandbox.files().is_empty(), "{:?}", sandbox.files());
}
