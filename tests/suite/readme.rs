//! The README and the help tell the truth.

use std::fs;

use crate::filled::{Saved, fill};
use crate::sandbox::Sandbox;

fn readme() -> String {
    fs::read_to_string("README.md").expect("there is a README")
}

/// Commands in the README's code blocks that call the program.
fn commands() -> Vec<Vec<String>> {
    let readme = readme();
    let calls = readme.lines().filter_map(|line| line.trim().strip_prefix("emberdeck "));
    let words = |call: &str| {
        let call = call.split('#').next().unwrap_or_default();
        let mut words = vec![String::new()];
        let mut quoted = false;
        for c in call.trim().chars() {
            match c {
                '"' => quoted = !quoted,
                ' ' if !quoted => words.push(String::new()),
                other => words.last_mut().expect("there is a word").push(other),
            }
        }
        words.retain(|word| !word.is_empty());
        words
    };
    calls.map(words).collect()
}

/// A shared workbook that is filled in, and the copies of A and B.
fn filled_workbooks() -> (Vec<u8>, [Vec<u8>; 2]) {
    let sandbox = Sandbox::new();
    let pages = ["--page", "check-in", "--page", "vote", "--weeks", "1"];
    sandbox.succeed(&[&["workbook", "--for", "shared,a,b"], &pages[..]].concat());
    let filled = |name: &str, person: &str, asked: &str, answer: &str| {
        let field = format!("week01.{asked}").replace("{}", person);
        fill(&sandbox.read(name), &[(&field, answer)], Saved::Whole)
    };
    let own =
        |person| filled(&format!("workbook-{person}.pdf"), person, "vote.{}.pace", "up");
    (filled("workbook.pdf", "a", "checkin.{}.rest", "7"), ["a", "b"].map(own))
}

#[test]
fn every_command_of_the_readme_works() {
    let commands = commands();
    assert!(commands.len() >= 6, "{commands:?}");
    let deck = include_str!("../../decks/hearth-starter.toml")
        .replace("hearth-starter", "our-deck");
    let (filled, [a, b]) = filled_workbooks();
    let sandbox = Sandbox::new()
        .file("our-deck.toml", deck)
        .file("filled.pdf", filled)
        .file("filled-a.pdf", a)
        .file("filled-b.pdf", b)
        .file("clients.csv", "client,cards\nK-17,C-014\n");
    for command in commands {
        let arguments: Vec<&str> = command.iter().map(String::as_str).collect();
        sandbox.succeed(&arguments);
    }
}

#[test]
fn every_option_of_the_program_is_in_the_readme() {
    let help = |command: &str| Sandbox::new().succeed(&[command, "--help"]).stdout;
    let commands = ["cards", "weekly", "workbook", "answers", "handout"];
    let all: String = commands.map(help).concat();
    let readme = readme();
    let options = all
        .split_whitespace()
        .filter(|word| word.starts_with("--") && word.len() > 2)
        // A switch shows what may stand behind it: `--flat[=<yes|no>]`.
        .map(|word| word.split('[').next().unwrap_or_default())
        .map(|word| word.trim_end_matches(|c: char| !c.is_alphanumeric()));
    for option in options.filter(|option| !["--help", "--version"].contains(option)) {
        assert!(readme.contains(option), "the README does not speak of `{option}`");
    }
}

#[test]
fn the_changelog_speaks_of_this_version() {
    let changelog = fs::read_to_string("CHANGELOG.md").expect("there is a changelog");
    assert!(changelog.contains(env!("CARGO_PKG_VERSION")));
}

#[test]
fn the_fonts_table_names_every_font() {
    let table = fs::read_to_string("fonts/README.md").expect("there is a table of fonts");
    for entry in fs::read_dir("fonts").expect("the folder is there").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().extension().is_some_and(|extension| extension == "ttf") {
            assert!(table.contains(&name), "{name}");
        }
    }
}
