//! Files are put into their places with care: modes, links, what is no file, standard output.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::sandbox::{Ran, Sandbox};

const DRAW: [&str; 7] =
    ["weekly", "--weeks", "1", "--seed", "rain", "--start", "2026-11-30"];

fn mode(sandbox: &Sandbox, name: &str) -> u32 {
    let found = fs::metadata(sandbox.path(name)).expect("it is there");
    found.permissions().mode() & 0o777
}

fn text(sandbox: &Sandbox, name: &str) -> String {
    String::from_utf8(sandbox.read(name)).expect("text")
}

#[test]
fn what_tells_of_the_two_is_for_its_owner_alone() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&DRAW);
    sandbox.succeed(&["workbook", "--for", "a", "-o", "own.pdf"]);
    sandbox.succeed(&["workbook", "-o", "open.pdf"]);
    sandbox.succeed(&["cards", "--card", "C-014"]);
    let handout = ["handout", "C-014", "--client", "K", "--log", "log.toml"];
    sandbox.succeed(&[&handout[..], &["--save", "recipe.toml"]].concat());
    assert_eq!(sandbox.run_with(&["leave-out"], "T-001\n\n\n").code, Some(0));
    for name in [
        "weekly/plan.toml",
        "weekly/plan.ics",
        "weekly/plan.pdf",
        "weekly/workbook.pdf",
        "emberdeck.history.toml",
        "emberdeck.toml",
        "own-a.pdf",
        "handout.pdf",
        "log.toml",
        "recipe.toml",
    ] {
        assert_eq!(mode(&sandbox, name), 0o600, "{name}");
    }
    for name in ["cards.pdf", "open.pdf"] {
        assert_eq!(mode(&sandbox, name), 0o644, "{name}");
    }
}

#[test]
fn a_file_that_is_replaced_keeps_its_mode_and_a_link_stays_a_link() {
    let sandbox = Sandbox::new();
    let handout = ["handout", "C-014", "--client", "K", "--log", "log.toml"];
    sandbox.succeed(&handout);
    for (name, kept) in [("handout.pdf", 0o640), ("log.toml", 0o664)] {
        let kept_mode = fs::Permissions::from_mode(kept);
        fs::set_permissions(sandbox.path(name), kept_mode).expect("a mode");
        fs::create_dir_all(sandbox.path("far")).expect("a folder");
        fs::rename(sandbox.path(name), sandbox.path(&format!("far/{name}")))
            .expect("moved");
        symlink(format!("far/{name}"), sandbox.path(name)).expect("a link");
    }
    sandbox.succeed(&handout);
    for (name, kept) in [("handout.pdf", 0o640), ("log.toml", 0o664)] {
        assert!(fs::symlink_metadata(sandbox.path(name)).expect("there").is_symlink());
        assert_eq!(mode(&sandbox, &format!("far/{name}")), kept, "{name}");
    }
    assert_eq!(text(&sandbox, "far/log.toml").matches("client = ").count(), 1);
    // The settings, too, may lie elsewhere.
    symlink("far/settings.toml", sandbox.path("emberdeck.toml")).expect("a link");
    fs::write(sandbox.path("far/settings.toml"), "# ours\n").expect("a file");
    assert_eq!(sandbox.run_with(&["leave-out"], "T-001\n\n\n").code, Some(0));
    assert!(text(&sandbox, "far/settings.toml").starts_with("# ours\n"));
}

/// A run that ends by itself, and soon: a pipe is not waited for.
fn soon(sandbox: &Sandbox, words: &[&str]) -> Ran {
    let began = Instant::now();
    let mut limited = vec!["30"];
    let program = sandbox.command(&[]).get_program().to_string_lossy().into_owned();
    limited.extend([&*program].iter().chain(words));
    let mut command = Command::new("timeout");
    command.args(&limited).current_dir(sandbox.path(".")).env("HOME", sandbox.path("."));
    let ran = command.output().expect("the program runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(began.elapsed() < Duration::from_secs(30), "{words:?} hangs");
    Ran { code: ran.status.code(), stdout: text(&ran.stdout), stderr: text(&ran.stderr) }
}

#[test]
fn a_pipe_or_a_device_is_refused_at_once_wherever_a_file_is_meant() {
    let sandbox = Sandbox::new();
    let pipe = |name: &str| {
        let path = sandbox.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        assert!(Command::new("mkfifo").arg(path).status().expect("it runs").success());
    };
    for name in [
        "p.pdf",
        "p.toml",
        "p.csv",
        "own/p.toml",
        "pages/p.toml",
        "d/plan.toml",
        "d/plan.ics",
    ] {
        pipe(name);
    }
    for words in [
        &["cards", "-o", "p.pdf"][..],
        &["cards", "-o", "/dev/null"],
        &["cards", "p.toml"],
        &["cards", "--look", "p.toml"],
        &["check", "p.toml"],
        &["workbook", "-o", "p.pdf"],
        &["workbook", "--plan", "p.toml"],
        &["workbook", "--pages", "pages"],
        &["weekly", "--plan", "p.toml"],
        &["weekly", "-o", "d"],
        &["weekly", "--answers", "p.pdf"],
        &["handout", "C-014", "-o", "p.pdf"],
        &["handout", "C-014", "--client", "K", "--log", "p.toml"],
        &["handout", "C-014", "--client", "K", "--log", "/dev/null"],
        &["handout", "C-014", "--save", "p.toml"],
        &["handout", "--batch", "p.csv"],
        &["handout", "p.toml"],
        &["answers", "p.pdf"],
        &["answers", "p.pdf", "-o", "p.toml"],
        &["forget", "answers", "p.pdf", "--yes"],
    ] {
        let ran = soon(&sandbox, words);
        assert_eq!(ran.code, Some(1), "{words:?}\n{}", ran.stderr);
        assert!(!ran.stderr.contains("--force"), "{words:?}\n{}", ran.stderr);
        assert!(!sandbox.path("handout.pdf").exists(), "{words:?}");
    }
    // A folder's pipes, and those named like files of the program's, are passed over.
    pipe("workbook.pdf");
    pipe("answers.toml");
    pipe("weekly/plan.toml");
    pipe("weekly/cards.pdf");
    for words in
        [&["forget"][..], &["forget", "plans", "answers", "--yes"], &["check", "own"]]
    {
        let ran = soon(&sandbox, words);
        assert!(ran.code.is_some_and(|code| code < 2), "{words:?}\n{}", ran.stderr);
    }
    pipe("emberdeck.history.toml");
    assert_eq!(soon(&sandbox, &DRAW).code, Some(1));
    pipe("emberdeck.toml");
    assert_eq!(soon(&sandbox, &["cards"]).code, Some(1));
}

#[test]
fn a_pdf_goes_to_standard_output_where_that_is_asked_for() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&["cards", "--card", "C-014"]);
    for (words, file) in [
        (&["cards", "--card", "C-014"][..], "cards.pdf"),
        (&["handout", "C-014"], "handout.pdf"),
        (&["workbook", "--page", "check-in"], "workbook.pdf"),
    ] {
        sandbox.succeed(words);
        let piped = [words, &["-o", "-"]].concat();
        let ran = sandbox.command(&piped).output().expect("it runs");
        assert_eq!(ran.status.code(), Some(0));
        assert!(ran.stdout == sandbox.read(file), "{file}");
        let told = String::from_utf8(ran.stderr).expect("text");
        assert!(told.starts_with("standard output: "), "{told}");
    }
    assert!(!sandbox.path("-").exists());
    for (words, said) in [
        (&["workbook", "--for", "a", "--for", "b", "-o", "-"][..], "takes one file"),
        (&["cards", "-o", "-", "--open"], "`--open` opens a file"),
        (&["weekly", "-o", "-"], "a plan is several files"),
        (&["handout", "C-014", "--client", "K", "--log", "-"], "`-` names no file"),
        (&["handout", "C-014", "--save", "-"], "`-` names no file"),
    ] {
        let ran = sandbox.run(words);
        assert!(ran.code.is_some_and(|code| code > 0), "{words:?}");
        assert!(ran.stderr.contains(said), "{words:?}\n{}", ran.stderr);
        assert!(ran.stdout.is_empty(), "{words:?}");
    }
}

#[test]
fn a_record_that_cannot_be_written_stops_the_handout_before_it_is_made() {
    let sandbox = Sandbox::new().file("log.toml", "schema = 1\n").file("folder/x", "");
    let read_only = fs::Permissions::from_mode(0o444);
    fs::set_permissions(sandbox.path("log.toml"), read_only).expect("a mode");
    for (log, said) in [
        ("log.toml", "`log.toml` is read-only"),
        ("folder", "`folder` is a folder"),
        ("no/log.toml", "there is no folder `no`"),
    ] {
        let ran = sandbox.run(&["handout", "C-014", "--client", "K", "--log", log]);
        assert_eq!(ran.code, Some(1), "{log}");
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
        assert!(!sandbox.path("handout.pdf").exists());
    }
}

#[test]
fn what_people_wrote_into_a_plan_stays_when_a_card_is_drawn_anew() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&DRAW);
    let plan = text(&sandbox, "weekly/plan.toml");
    let noted = plan.replacen("[[week]]", "# our first\n[[week]]", 1).replacen(
        "day = ",
        "# after the film\nday = ",
        1,
    ) + "# and so on\n";
    fs::write(sandbox.path("weekly/plan.toml"), &noted).expect("a file");
    let slots: Vec<&str> = plan
        .lines()
        .filter_map(|line| line.strip_prefix("slot = \"")?.strip_suffix('"'))
        .collect();
    let last = slots.last().expect("there are slots");
    let again = ["weekly", "--plan", "weekly/plan.toml", "--reroll", last];
    sandbox.succeed(&again);
    let after = text(&sandbox, "weekly/plan.toml");
    assert!(after.contains("rerolls = 1"), "{after}");
    for note in ["# our first\n[[week]]", "# after the film\nday = ", "# and so on\n"] {
        assert!(after.contains(note), "{note}\n{after}");
    }
    // To make the files again is no reason to lose a note either.
    sandbox.succeed(&["weekly", "--plan", "weekly/plan.toml"]);
    assert_eq!(text(&sandbox, "weekly/plan.toml"), after);
    sandbox.succeed(&["weekly", "--plan", "weekly/plan.toml", "-o", "other"]);
    assert_eq!(text(&sandbox, "other/plan.toml"), after);
    // The calendar was not edited; when it is, it stays.
    let calendar = text(&sandbox, "weekly/plan.ics").replace("Card time", "Ours");
    fs::write(sandbox.path("weekly/plan.ics"), &calendar).expect("a file");
    let ran = sandbox.run(&again);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("`weekly/plan.ics` is there already"), "{}", ran.stderr);
    assert_eq!(text(&sandbox, "weekly/plan.toml"), after);
    sandbox.succeed(&[&again[..], &["--force"]].concat());
    assert!(!text(&sandbox, "weekly/plan.ics").contains("Ours"));
}

#[test]
fn nothing_is_written_over_what_it_is_made_from() {
    let deck =
        crate::sandbox::deck_of(&crate::sandbox::card("C-001", "What did you see?"));
    let sandbox = Sandbox::new()
        .file("ours.toml", &deck)
        .file("recipe.toml", "items = [\"C-014\"]\n");
    for words in [
        &["cards", "ours.toml", "-o", "ours.toml", "--force"][..],
        &["handout", "recipe.toml", "-o", "recipe.toml", "--force"],
        &["handout", "C-014", "--client", "K", "--log", "l.toml", "--save", "./l.toml"],
    ] {
        let before = (sandbox.read("ours.toml"), sandbox.read("recipe.toml"));
        let ran = sandbox.run(words);
        assert_eq!(ran.code, Some(1), "{words:?}");
        assert!(!ran.stderr.contains("--force"), "{}", ran.stderr);
        assert_eq!((sandbox.read("ours.toml"), sandbox.read("recipe.toml")), before);
        assert!(!sandbox.path("handout.pdf").exists());
    }
}

#[test]
fn what_is_forgotten_is_gone_where_a_link_leads_to_it_too() {
    let sandbox = Sandbox::new().file("far/x", "");
    symlink("far/history.toml", sandbox.path("emberdeck.history.toml")).expect("a link");
    sandbox.succeed(&DRAW);
    assert!(sandbox.path("far/history.toml").exists());
    sandbox.succeed(&["forget", "history", "--yes"]);
    assert!(!sandbox.path("far/history.toml").exists());
    assert!(fs::symlink_metadata(sandbox.path("emberdeck.history.toml")).is_err());
}

#[test]
fn messages_name_the_file_that_was_meant() {
    let sandbox = Sandbox::new().file("shut/x", "");
    let shut = fs::Permissions::from_mode(0o555);
    fs::set_permissions(sandbox.path("shut"), shut).expect("a mode");
    let ran = sandbox.run(&["cards", "--card", "C-014", "-o", "shut/cards.pdf"]);
    // Root may write everywhere.
    if ran.code != Some(0) {
        assert!(ran.stderr.contains("cannot write `shut/cards.pdf`: "), "{}", ran.stderr);
    }
    assert!(!ran.stderr.contains(".emberdeck-"), "{}", ran.stderr);
    let open = fs::Permissions::from_mode(0o755);
    fs::set_permissions(sandbox.path("shut"), open).expect("a mode");
    // A full disk: the kernel's own device for that is refused as none, a small limit is not.
    let program = sandbox.command(&[]).get_program().to_string_lossy().into_owned();
    let limited = format!("ulimit -f 8; trap '' XFSZ; exec '{program}' cards");
    let mut shell = Command::new("bash");
    shell.args(["-c", &limited]).current_dir(sandbox.path("."));
    let ran = shell.env("HOME", sandbox.path(".")).output().expect("it runs");
    let told = String::from_utf8(ran.stderr).expect("text");
    assert_eq!(ran.status.code(), Some(1), "{told}");
    assert!(told.contains("cannot write `cards.pdf`: "), "{told}");
    let left: Vec<String> =
        sandbox.files().into_iter().filter(|name| name.contains(".emberdeck")).collect();
    assert_eq!(left, [""; 0]);
}
