//! The README and the help tell the truth.

use std::collections::HashSet;
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

/// The options that a text names, without hyphens before them: of `--flat[=<yes|no>]` the word
/// before the bracket.
fn options_in(text: &str) -> impl Iterator<Item = &str> {
    let is_over = |c: char| !c.is_ascii_lowercase() && c != '-';
    let words = text.split(|c: char| c.is_whitespace() || "`(\"".contains(c));
    let named = words.filter_map(|word| word.strip_prefix("--"));
    named
        .map(move |name| name.split(is_over).next().unwrap_or_default())
        .filter(|name| !name.is_empty())
}

#[test]
fn an_option_is_not_taken_for_one_that_begins_like_it() {
    let found: Vec<_> =
        options_in("`--force` and (--flat[=<yes|no>], --a-b; -- x").collect();
    assert_eq!(found, ["force", "flat", "a-b"]);
}

#[test]
fn every_option_of_the_program_is_in_the_readme() {
    let help = |command: &str| Sandbox::new().succeed(&[command, "--help"]).stdout;
    let commands = ["cards", "preview", "weekly", "workbook", "answers", "handout"];
    let all: String = commands.map(help).concat();
    let readme = readme();
    let options: HashSet<&str> =
        options_in(&all).filter(|name| !["help", "version"].contains(name)).collect();
    assert!(options.len() >= 70, "{options:?}");
    let told: HashSet<&str> = options_in(&readme).collect();
    let missing: Vec<_> = options.difference(&told).collect();
    assert!(missing.is_empty(), "the README does not speak of {missing:?}");
}

#[test]
fn the_changelog_speaks_of_this_version() {
    let changelog = fs::read_to_string("CHANGELOG.md").expect("there is a changelog");
    assert!(changelog.contains(env!("CARGO_PKG_VERSION")));
}

#[test]
fn the_fonts_table_names_every_font() {
    let table = fs::read_to_string("fonts/README.md").expect("there is a table of fonts");
    let mut fonts = 0;
    for entry in fs::read_dir("fonts").expect("the folder is there").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().extension().is_some_and(|extension| extension == "ttf") {
            assert!(table.contains(&name), "{name}");
            fonts += 1;
        }
    }
    assert!(fonts >= 10, "{fonts} fonts");
}
