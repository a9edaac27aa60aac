//! Several runs at once lose nothing of each other's.

use std::fs;
use std::process::Stdio;

use crate::sandbox::Sandbox;

/// How often each kind of file is written by several at once: in a run of the suite, by
/// `tests/whole`, and at night.
const ROUNDS: [u32; 3] = [2, 5, 20];

/// Runs commands at once, each with what is typed into it, and expects all to be content.
fn all_at_once(sandbox: &Sandbox, commands: &[(Vec<String>, &str)]) {
    let runs: Vec<_> = commands
        .iter()
        .enumerate()
        .map(|(nth, (words, input))| {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let mut command = sandbox.command(&words);
            let typed = sandbox.path(&format!("typed-{nth}"));
            fs::write(&typed, input).expect("a file");
            let input = fs::File::open(typed).expect("a file");
            command.stdin(input).stdout(Stdio::null()).stderr(Stdio::piped());
            command.spawn().expect("the program runs")
        })
        .collect();
    for run in runs {
        let ran = run.wait_with_output().expect("it ends");
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    }
}

fn words(line: &str) -> Vec<String> {
    line.split(' ').map(str::to_owned).collect()
}

fn count(sandbox: &Sandbox, file: &str, what: &str) -> usize {
    String::from_utf8(sandbox.read(file)).expect("text").matches(what).count()
}

fn no_strays(sandbox: &Sandbox) {
    let strays: Vec<String> = sandbox
        .files()
        .into_iter()
        .filter(|name| name.starts_with(".emberdeck"))
        .collect();
    assert!(strays.is_empty(), "{strays:?}");
}

#[test]
fn a_record_has_every_handout_of_runs_at_once() {
    for round in 0..crate::extent::of(ROUNDS) {
        let sandbox = Sandbox::new();
        let runs = if round % 2 == 0 { 2 } else { 4 };
        let commands: Vec<_> = (0..runs)
            .map(|nth| {
                let line =
                    format!("handout C-014 --client K{nth} --log log.toml -o h{nth}.pdf");
                (words(&line), "")
            })
            .collect();
        all_at_once(&sandbox, &commands);
        assert_eq!(count(&sandbox, "log.toml", "client = \"K"), runs);
        no_strays(&sandbox);
    }
}

#[test]
fn a_record_has_every_row_of_batches_at_once() {
    for _ in 0..crate::extent::of(ROUNDS) {
        let sandbox = Sandbox::new()
            .file("a.csv", "client,cards\nA1,C-014\nA2,C-014\nA3,C-014\n")
            .file("b.csv", "client,cards\nB1,C-014\nB2,C-014\nB3,C-014\n");
        let commands = ["a", "b"].map(|table| {
            let line = format!("handout --batch {table}.csv --log log.toml -o {table}");
            (words(&line), "")
        });
        all_at_once(&sandbox, &commands);
        assert_eq!(count(&sandbox, "log.toml", "client = "), 6);
        no_strays(&sandbox);
    }
}

#[test]
fn every_wish_of_couples_at_once_is_kept() {
    for _ in 0..crate::extent::of(ROUNDS) {
        let sandbox = Sandbox::new();
        let typed =
            ["T-001\n\nmoney\n\n", "C-240\n\nalcohol\n\n", "stress\n\n\n", "C-002\n\n\n"];
        let commands = typed.map(|typed| (words("leave-out"), typed));
        all_at_once(&sandbox, &commands);
        let kept = String::from_utf8(sandbox.read("emberdeck.toml")).expect("text");
        for wish in ["T-001", "money", "C-240", "alcohol", "stress", "C-002"] {
            assert!(kept.contains(wish), "{wish}\n{kept}");
        }
        no_strays(&sandbox);
    }
}

/// Two plans of months one behind the other, with one history and a folder each.
#[test]
fn of_plans_at_once_the_second_knows_the_cards_of_the_first() {
    for _ in 0..crate::extent::of(ROUNDS) {
        let sandbox = Sandbox::new();
        let [one, other] =
            [("a", "2026-11-30"), ("b", "2026-12-14")].map(|(name, start)| {
                words(&format!("weekly --weeks 2 --start {start} --seed rain -o {name}"))
            });
        all_at_once(&sandbox, &[(one.clone(), ""), (other.clone(), "")]);
        let plan = |sandbox: &Sandbox| {
            ["a", "b"].map(|name| sandbox.read(&format!("{name}/plan.toml")))
        };
        let in_turn = [[&one, &other], [&other, &one]].map(|order| {
            let sandbox = Sandbox::new();
            for words in order {
                sandbox.succeed(&words.iter().map(String::as_str).collect::<Vec<_>>());
            }
            (plan(&sandbox), sandbox.read("emberdeck.history.toml"))
        });
        let both = (plan(&sandbox), sandbox.read("emberdeck.history.toml"));
        assert!(in_turn.contains(&both), "they are as if drawn in turn");
        no_strays(&sandbox);
    }
}

#[test]
fn of_runs_at_once_in_one_folder_one_plan_stands_whole() {
    for round in 0..crate::extent::of(ROUNDS) {
        let sandbox = Sandbox::new();
        let seeds =
            &["one", "two", "three", "four"][..if round % 2 == 0 { 2 } else { 4 }];
        let weekly =
            |seed| ["weekly", "--weeks", "2", "--seed", seed, "--start", "2026-11-30"];
        let runs: Vec<_> = seeds
            .iter()
            .map(|seed| {
                let mut command = sandbox.command(&weekly(seed));
                command.stdout(Stdio::null()).stderr(Stdio::null());
                (seed, command.spawn().expect("the program runs"))
            })
            .collect();
        let mut done = Vec::new();
        for (seed, mut run) in runs {
            if run.wait().expect("the program ends").success() {
                done.push(seed);
            }
        }
        let [seed] = done[..] else { panic!("{done:?}") };
        let other = Sandbox::new();
        other.succeed(&weekly(seed));
        let files = |sandbox: &Sandbox| {
            let mut names: Vec<_> = fs::read_dir(sandbox.path("weekly"))
                .expect("the folder")
                .flatten()
                .map(|entry| entry.file_name().to_string_lossy().into_owned())
                .collect();
            names.sort();
            let bytes = |name: &String| sandbox.read(&format!("weekly/{name}"));
            let all: Vec<_> = names.iter().map(bytes).collect();
            (names, all, sandbox.read("emberdeck.history.toml"))
        };
        assert!(files(&sandbox) == files(&other), "{:?}", files(&sandbox).0);
        no_strays(&sandbox);
    }
}
