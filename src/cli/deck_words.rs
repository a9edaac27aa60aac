//! Which decks the words on the command line name.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::failure::Failure;
use crate::cli::report::{Report, count};
use crate::diag::{Diagnostic, Severity};
use crate::load::{Loaded, SHIPPED, Shipped, closest, read_deck, read_text};
use crate::model::Deck;

/// Reads the decks that words name; the starter deck when there are none.
pub(super) fn load_decks(
    words: &[String],
    adult: bool,
    report: &Report,
) -> Result<Vec<Loaded>, Failure> {
    let mut loaded = Vec::new();
    if words.is_empty() {
        loaded.push(SHIPPED[0].load());
    }
    for word in words {
        let mut found = load_word(word)?;
        if !adult && Path::new(word).is_dir() {
            // A folder does not name its decks: those for adults stay out unless asked for.
            let is_adult =
                |loaded: &Loaded| loaded.deck.as_ref().is_some_and(|deck| deck.adult);
            for deck in found.extract_if(.., |loaded| is_adult(loaded)) {
                let name = &deck.source.name;
                report.note(&format!(
                    "`{name}` is for adults and left out; `--adult` brings it"
                ));
            }
        }
        loaded.extend(found);
    }
    let mut errors = 0;
    for deck in &loaded {
        report.problems(&deck.source, &deck.problems);
        let is_error = |problem: &&Diagnostic| problem.severity == Severity::Error;
        errors += deck.problems.iter().filter(is_error).count();
    }
    if errors > 0 {
        return Err(nothing_made(errors));
    }
    for deck in loaded.iter().filter_map(|loaded| loaded.deck.as_ref()) {
        if deck.adult && !adult {
            return Err(Failure::new(format!("`{}` is a deck for adults", deck.id))
                .hint("print it with `--adult`"));
        }
    }
    check_ids(&loaded)?;
    Ok(loaded)
}

/// What ends a run whose problems have been shown one by one.
pub(super) fn nothing_made(problems: usize) -> Failure {
    Failure::new(format!("{}; nothing was made", count(problems, "problem", "problems")))
}

/// A word is a shipped deck's id, a TOML file, or a folder of them.
pub(super) fn load_word(word: &str) -> Result<Vec<Loaded>, Failure> {
    let is_path = word.contains(['/', '\\'])
        || Path::new(word).extension().is_some_and(|extension| extension == "toml");
    if !is_path && let Some(shipped) = Shipped::find(word) {
        return Ok(vec![shipped.load()]);
    }
    let path = Path::new(word);
    if path.is_dir() {
        let files = deck_files(path)?;
        if files.is_empty() {
            return Err(Failure::new(format!("there is no deck in the folder `{word}`"))
                .hint("a deck is a .toml file with a table [deck]"));
        }
        return files.iter().map(|file| read_deck(file).map_err(Failure::from)).collect();
    }
    if path.exists() || is_path {
        return Ok(vec![read_deck(path)?]);
    }
    let failure = Failure::new(format!("there is no deck `{word}`"));
    Err(match closest(word, SHIPPED.iter().map(|deck| deck.id)) {
        Some(near) => failure.hint(format!("did you mean `{near}`?")),
        None => {
            failure.hint("name a file, a folder, or a shipped deck (`emberdeck decks`)")
        }
    })
}

/// The deck files of a folder by name; other TOML files are passed over.
pub(super) fn deck_files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let cannot = |why: std::io::Error| {
        Failure::new(format!("cannot read the folder `{}`: {why}", folder.display()))
    };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(cannot)? {
        let path = entry.map_err(cannot)?.path();
        let is_toml = path.extension().is_some_and(|extension| extension == "toml");
        // A file that cannot be read is kept, so that reading it says why.
        let may_be_deck = || read_text(&path).map_or(true, |text| is_deck(&text));
        if is_toml && path.is_file() && may_be_deck() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn is_deck(text: &str) -> bool {
    text.lines().any(|line| {
        let line = line.trim();
        line.starts_with("[deck]") || line.starts_with("[[card]]")
    })
}

/// No two decks of a run share an id.
fn check_ids(loaded: &[Loaded]) -> Result<(), Failure> {
    let decks: Vec<&Deck> =
        loaded.iter().filter_map(|loaded| loaded.deck.as_ref()).collect();
    for (at, deck) in decks.iter().enumerate() {
        if decks[..at].iter().any(|other| other.id == deck.id) {
            return Err(Failure::new(format!(
                "two of these decks have the id `{}`",
                deck.id
            ))
            .hint("name each deck once, or give one of them another id"));
        }
    }
    Ok(())
}
