//! Every option of every command is tried by a test that says what comes of it.

use std::collections::HashSet;
use std::fs;

use emberdeck::model::OPTIONS;

use crate::sandbox::Sandbox;

/// The commands that have options.
const COMMANDS: [&str; 15] = [
    "calibrate",
    "man",
    "cards",
    "box",
    "tonight",
    "weekly",
    "workbook",
    "handout",
    "preview",
    "answers",
    "check",
    "list",
    "decks",
    "forget",
    "leave-out",
];

/// Tests that pass options for the sake of something else: what is wild is told tame, and help.
const OTHERWISE: [&str; 2] = ["terminal.rs", "every_option.rs"];

/// Options that every command has, and that mean the same for each.
const OF_ALL: [&str; 4] = ["color", "message-format", "quiet", "verbose"];

/// The options of a command, as its help tells them.
fn options(command: &str) -> Vec<String> {
    let help = Sandbox::new().succeed(&[command, "--help"]).stdout;
    let lines = help.lines().map(str::trim_start);
    let options = lines.filter(|line| line.starts_with('-')).filter_map(|line| {
        let at = line.find("--")?;
        let is_name = |c: char| c.is_ascii_lowercase() || c == '-';
        let name = line[at + 2..].split(|c| !is_name(c)).next()?;
        (at <= 4 && !["help", "version"].contains(&name)).then(|| name.to_owned())
    });
    options.collect()
}

/// A function or a constant of the suite.
struct Piece {
    name: String,
    text: String,
    /// What it calls or names in its file, by place.
    uses: Vec<usize>,
}

/// The pieces of all files of the suite.
fn pieces() -> Vec<Vec<Piece>> {
    let files = fs::read_dir("tests/suite").expect("the folder is there").flatten();
    let files = files.filter(|file| {
        let name = file.file_name();
        // What lies in folders calls the library, and types no options.
        !file.path().is_dir() && !OTHERWISE.iter().any(|other| name == *other)
    });
    let texts = files.map(|file| fs::read_to_string(file.path()).expect("a source"));
    texts.map(|text| pieces_of(&text)).collect()
}

/// The pieces of a file: each begins at the left edge.
fn pieces_of(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for line in text.lines() {
        let plain = line.strip_prefix("pub(crate) ").unwrap_or(line);
        let mut words = ["fn ", "const ", "static "].iter();
        let named = words.find_map(|word| plain.strip_prefix(word));
        if let Some(named) = named {
            let is_over = |c: char| !c.is_alphanumeric() && c != '_';
            let name = named.split(is_over).next().unwrap_or_default().to_owned();
            pieces.push(Piece { name, text: String::new(), uses: Vec::new() });
        }
        if let Some(piece) = pieces.last_mut() {
            piece.text.push_str(line);
            piece.text.push('\n');
        }
    }
    for at in 0..pieces.len() {
        let words: HashSet<&str> =
            pieces[at].text.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
        let used = pieces.iter().enumerate();
        let used = used.filter(|(_, piece)| words.contains(&*piece.name));
        pieces[at].uses = used.map(|(used, _)| used).collect();
    }
    pieces
}

/// The pieces of a file that call a command, themselves or by what they use.
fn calling<'a>(pieces: &'a [Piece], command: &str) -> Vec<&'a Piece> {
    let quoted = format!("\"{command}\"");
    let mut calls: Vec<bool> =
        pieces.iter().map(|piece| piece.text.contains(&quoted)).collect();
    for _ in 0..pieces.len() {
        for (at, piece) in pieces.iter().enumerate() {
            calls[at] |= piece.uses.iter().any(|used| calls[*used]);
        }
    }
    pieces.iter().zip(calls).filter(|(_, calls)| *calls).map(|(piece, _)| piece).collect()
}

/// Whether an option stands in a text as an argument of its own, with or without a value.
fn passes(text: &str, option: &str) -> bool {
    let short = match option {
        "output" => Some("\"-o\""),
        "quiet" => Some("\"-q\""),
        "verbose" => Some("\"-v\""),
        _ => None,
    };
    let [whole, valued] = ['"', '='].map(|end| format!("\"--{option}{end}"));
    let is_short = short.is_some_and(|short| text.contains(short));
    text.contains(&whole) || text.contains(&valued) || is_short
}

#[test]
fn an_option_is_told_from_one_that_begins_like_it() {
    let text = "[\"cards\", \"--force\", \"--flat=no\", \"-o\", \"--no-history\"]";
    for option in ["force", "flat", "output", "no-history"] {
        assert!(passes(text, option), "{option}");
    }
    for option in ["for", "fla", "no", "history", "quiet"] {
        assert!(!passes(text, option), "{option}");
    }
}

#[test]
fn each_option_of_each_command_is_passed_by_a_test() {
    let files = pieces();
    let mut known = 0;
    let mut missing = Vec::new();
    for command in COMMANDS {
        let calls: Vec<&Piece> =
            files.iter().flat_map(|pieces| calling(pieces, command)).collect();
        assert!(!calls.is_empty(), "no test calls `{command}`");
        let own = |option: &String| !OF_ALL.contains(&&**option);
        for option in options(command).into_iter().filter(own) {
            known += 1;
            if !calls.iter().any(|call| passes(&call.text, &option)) {
                missing.push(format!("{command} --{option}"));
            }
        }
    }
    for option in OF_ALL {
        let is_tried = |piece: &Piece| passes(&piece.text, option);
        assert!(files.iter().flatten().any(is_tried), "--{option}");
    }
    assert!(known > OPTIONS.len(), "{known} options in the help");
    assert_eq!(missing, Vec::<String>::new(), "what comes of these is not tried");
}

#[test]
fn the_help_of_the_commands_tells_every_option_that_there_is() {
    let told: Vec<String> = COMMANDS.into_iter().flat_map(options).collect();
    for row in OPTIONS {
        assert!(told.iter().any(|option| option == row.name), "--{}", row.name);
    }
}
