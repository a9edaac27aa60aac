//! Runs that are stopped: nothing half written, nothing left behind, nothing forgotten.
#![cfg(unix)]

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::sandbox::Sandbox;

const WEEKLY: [&str; 7] =
    ["weekly", "--weeks", "2", "--seed", "rain", "--start", "2026-11-30"];

fn begin(sandbox: &Sandbox, words: &[&str]) -> Child {
    let mut command = sandbox.command(words);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().expect("the program runs")
}

fn signal(child: &Child, name: &str) {
    let id = child.id().to_string();
    let sent = Command::new("kill").args([&format!("-{name}"), &id]).status();
    assert!(sent.expect("kill runs").success());
}

/// All hidden files of the program's below a folder.
fn strays(sandbox: &Sandbox) -> Vec<String> {
    let mut found = Vec::new();
    for folder in [".", "weekly"] {
        let entries = fs::read_dir(sandbox.path(folder)).into_iter().flatten().flatten();
        let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        found.extend(names.filter(|name| name.starts_with(".emberdeck")));
    }
    found.sort();
    found
}

/// How long a run takes that nobody stops.
fn whole_run() -> Duration {
    let sandbox = Sandbox::new();
    let began = Instant::now();
    sandbox.succeed(&WEEKLY);
    began.elapsed()
}

/// Moments that are spread over a run.
fn moments(most: u32) -> impl Iterator<Item = Duration> {
    let long = whole_run();
    (0..most).map(move |nth| long * nth / most)
}

#[test]
fn a_signal_ends_a_run_and_leaves_nothing_behind() {
    for (nth, moment) in moments(crate::extent::of([6, 12, 30])).enumerate() {
        let sandbox = Sandbox::new();
        let mut run = begin(&sandbox, &WEEKLY);
        thread::sleep(moment);
        let (name, number) = [("INT", 2), ("TERM", 15), ("HUP", 1)][nth % 3];
        signal(&run, name);
        let status = run.wait().expect("it ends");
        // Before the program has set its house up the system ends it.
        let ends = [Some(0), Some(128 + number)];
        let is_early = status.signal() == Some(number);
        assert!(ends.contains(&status.code()) || is_early, "{status:?}");
        assert_eq!(strays(&sandbox), [""; 0], "stopped after {moment:?}");
        // All of it is there, or none.
        let is_there = sandbox.path("weekly/plan.toml").exists();
        assert_eq!(sandbox.path("emberdeck.history.toml").exists(), is_there);
        assert_eq!(sandbox.path("weekly/plan.pdf").exists(), is_there);
    }
}

#[test]
fn after_a_run_that_was_killed_the_next_one_puts_all_right() {
    let whole = Sandbox::new();
    whole.succeed(&WEEKLY);
    let files = ["weekly/plan.toml", "weekly/plan.pdf", "emberdeck.history.toml"];
    for moment in moments(crate::extent::of([6, 16, 40])) {
        let sandbox = Sandbox::new();
        let mut run = begin(&sandbox, &WEEKLY);
        thread::sleep(moment);
        signal(&run, "KILL");
        run.wait().expect("it ends");
        for file in files {
            let is_whole = |file| sandbox.read(file) == whole.read(file);
            assert!(
                !sandbox.path(file).exists() || is_whole(file),
                "{file} is half there"
            );
        }
        sandbox.succeed(&WEEKLY);
        for file in files {
            assert!(sandbox.read(file) == whole.read(file), "{file}");
        }
        assert_eq!(strays(&sandbox), [""; 0], "killed after {moment:?}");
    }
}

/// The moment between the plan and the history, which no clock meets for sure.
#[test]
fn what_a_run_did_not_come_to_remember_the_next_one_does() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&WEEKLY);
    let history = sandbox.read("emberdeck.history.toml");
    fs::remove_file(sandbox.path("emberdeck.history.toml")).expect("it is there");
    let plan = sandbox.path("weekly/plan.toml").canonicalize().expect("it is there");
    let sum = Command::new("sha256sum").arg(&plan).output().expect("it runs").stdout;
    let sum = String::from_utf8(sum).expect("text");
    let sum = sum.split(' ').next().expect("a sum");
    let next = format!(
        "# This comes true with this file: {sum} {}\n{}",
        plan.display(),
        String::from_utf8(history).expect("text")
    );
    fs::write(sandbox.path(".emberdeck.history.toml.next"), &next).expect("a file");
    let more =
        ["weekly", "--weeks", "2", "--seed", "rain", "--start", "2026-12-14", "-o", "b"];
    // A preview knows of it, and leaves it as it is.
    let preview = sandbox.succeed(&[&more[..], &["--preview"]].concat()).stdout;
    assert!(sandbox.path(".emberdeck.history.toml.next").exists());
    let ran = sandbox.succeed(&more);
    assert!(ran.stderr.contains("they are remembered now"), "{}", ran.stderr);
    let usual = Sandbox::new();
    usual.succeed(&WEEKLY);
    assert_eq!(usual.succeed(&[&more[..], &["--preview"]].concat()).stdout, preview);
    usual.succeed(&more);
    assert_eq!(sandbox.read("b/plan.toml"), usual.read("b/plan.toml"));
    assert_eq!(
        sandbox.read("emberdeck.history.toml"),
        usual.read("emberdeck.history.toml")
    );
    assert_eq!(strays(&sandbox), [""; 0]);
    // A plan that is not the one that was meant: nothing is remembered of it.
    fs::write(sandbox.path(".emberdeck.history.toml.next"), next.replace(sum, "0"))
        .expect("a file");
    let third = ["weekly", "--weeks", "1", "--start", "2026-12-28", "-o", "c"];
    let ran = sandbox.succeed(&third);
    assert!(ran.stderr.contains("draw that plan again"), "{}", ran.stderr);
}

#[test]
fn what_dead_runs_left_is_told_and_goes_with_the_next_erasing() {
    let sandbox = Sandbox::new()
        .file(".emberdeck-abcdefghijkl.tmp", "half")
        .file("weekly/.emberdeck-x.lock", "")
        .file(".emberdeck.mine", "ours")
        .file(".emberdeck-notes.txt", "ours");
    let told = sandbox.succeed(&["forget"]).stdout;
    assert!(
        told.contains(".emberdeck-abcdefghijkl.tmp\nweekly/.emberdeck-x.lock\n"),
        "{told}"
    );
    assert!(!told.contains("mine"), "{told}");
    sandbox.succeed(&["forget", "history", "--yes"]);
    assert_eq!(strays(&sandbox), [".emberdeck-notes.txt", ".emberdeck.mine"]);
    // Any run that writes beside it sweeps too.
    let sandbox = sandbox.file(".emberdeck-abcdefghijkl.tmp", "half");
    sandbox.succeed(&["cards", "--card", "C-014"]);
    assert_eq!(strays(&sandbox), [".emberdeck-notes.txt", ".emberdeck.mine"]);
}
