//! Which decks the words on the command line name.

use std::borrow::Cow;
use std::path::Path;

use crate::cli::report::Report;
use crate::diag::{Diagnostic, Severity};
use crate::job::{Failure, Notes, Shelf};
use crate::load::{Loaded, SHIPPED, Shipped, closest, deck_files, read_deck};

/// The word behind a `+`, which adds a deck to those that come by themselves.
fn added(word: &str) -> Option<&str> {
    word.strip_prefix('+').filter(|word| !word.is_empty())
}

/// Whether decks are added to those that come by themselves.
pub(super) fn is_added(words: &[String]) -> bool {
    words.iter().any(|word| added(word).is_some())
}

/// The paths of what may be files among words that name decks.
pub(super) fn files(words: &[String]) -> impl Iterator<Item = &Path> {
    words.iter().map(|word| Path::new(added(word).unwrap_or(word)))
}

/// The words as they name decks: one's own that are added come first, then those that come by
/// themselves, unless others are named.
fn with_usual(
    words: &[String],
    usual: impl Iterator<Item = &'static str>,
) -> Vec<String> {
    let own = words.iter().filter_map(|word| added(word).map(str::to_owned));
    let mut decks: Vec<String> = own.collect();
    let named: Vec<String> =
        words.iter().filter(|word| added(word).is_none()).cloned().collect();
    let others =
        if named.is_empty() { usual.map(str::to_owned).collect() } else { named };
    for word in others {
        if !decks.contains(&word) {
            decks.push(word);
        }
    }
    decks
}

/// Reads the decks that words name; the starter deck when there are none.
pub(super) fn read_decks(
    words: &[String],
    adult: bool,
    report: &Report,
) -> Result<Shelf, Failure> {
    if words.is_empty() {
        return Ok(Shelf::starter());
    }
    let usual = SHIPPED.iter().take(1).map(|deck| deck.id);
    read(&with_usual(words, usual), adult, report)
}

fn read(words: &[String], adult: bool, report: &Report) -> Result<Shelf, Failure> {
    let mut loaded = Vec::new();
    for word in words {
        let mut found = load_word(word)?;
        if Path::new(word).is_dir() {
            // A folder does not name its decks: what has to be asked for stays out.
            let left_out =
                |loaded: &mut Cow<'static, Loaded>| why_left_out(loaded, adult).is_some();
            for deck in found.extract_if(.., left_out) {
                let (name, why) = (&deck.source.name, why_left_out(&deck, adult));
                report.note(&format!("`{name}` {}", why.unwrap_or_default()));
            }
        }
        loaded.extend(found);
    }
    let mut notes = Notes::default();
    let shelf = Shelf::new(loaded, adult, &mut notes);
    report.notes(&mut notes);
    shelf
}

/// Why a deck of a folder is not taken, if it is not.
fn why_left_out(loaded: &Loaded, adult: bool) -> Option<&'static str> {
    let deck = loaded.deck.as_ref()?;
    if deck.adult && !adult {
        return Some("is for adults and left out; `--adult` brings it");
    }
    deck.on_request
        .then_some("comes only when it is named, and is left out; name its file")
}

/// As [`read_decks`], but the shipped decks that come by themselves when there are no words.
pub(super) fn read_all_decks(
    words: &[String],
    adult: bool,
    report: &Report,
) -> Result<Shelf, Failure> {
    if words.is_empty() {
        return Ok(Shelf::shipped(adult));
    }
    let usual = Shipped::unnamed(adult).map(|deck| deck.id);
    read(&with_usual(words, usual), adult, report)
}

/// As [`read_all_decks`], with those that come on request: who looks for cards looks everywhere.
pub(super) fn read_searched_decks(
    words: &[String],
    adult: bool,
    report: &Report,
) -> Result<Shelf, Failure> {
    let usual = SHIPPED.iter().filter(|deck| !deck.is_adult() || adult);
    read(&with_usual(words, usual.map(|deck| deck.id)), adult, report)
}

/// All shipped decks, and those of this folder, each in the place of a shipped one with its id. A deck of
/// the folder that nobody named and that cannot be used is told of and left out.
pub(super) fn read_every_deck(adult: bool, report: &Report) -> Result<Shelf, Failure> {
    let mut own: Vec<Loaded> = Vec::new();
    for file in deck_files(Path::new("."))? {
        let loaded = read_deck(&file)?;
        let name = &loaded.source.name;
        let is_wrong = |problem: &Diagnostic| problem.severity == Severity::Error;
        let why = match &loaded.deck {
            _ if loaded.problems.iter().any(is_wrong) => {
                "has problems (`emberdeck check`)"
            }
            None => "has problems (`emberdeck check`)",
            Some(deck) if deck.adult && !adult => "is for adults (`--adult`)",
            Some(deck) if own.iter().any(|other| is_called(other, &deck.id)) => {
                "has the id of another one"
            }
            Some(_) => {
                own.push(loaded);
                continue;
            }
        };
        report.note(&format!("`{name}` {why} and is left out"));
    }
    let shipped = SHIPPED.iter().filter(|deck| !deck.is_adult() || adult);
    let shipped = shipped.filter(|deck| !own.iter().any(|own| is_called(own, deck.id)));
    let mut loaded: Vec<Cow<'static, Loaded>> =
        shipped.map(|deck| Cow::Borrowed(deck.loaded())).collect();
    loaded.extend(own.into_iter().map(Cow::Owned));
    Shelf::new(loaded, adult, &mut Notes::default())
}

fn is_called(loaded: &Loaded, id: &str) -> bool {
    loaded.deck.as_ref().is_some_and(|deck| deck.id == id)
}

/// A word is a shipped deck's id, a TOML file, a list of questions, or a folder of decks.
pub(super) fn load_word(word: &str) -> Result<Vec<Cow<'static, Loaded>>, Failure> {
    let is_path = word.contains(['/', '\\'])
        || Path::new(word)
            .extension()
            .is_some_and(|extension| extension == "toml" || extension == "txt");
    if !is_path && let Some(shipped) = Shipped::find(word) {
        return Ok(vec![Cow::Borrowed(shipped.loaded())]);
    }
    let path = Path::new(word);
    if path.is_dir() {
        let files = deck_files(path)?;
        if files.is_empty() {
            return Err(Failure::new(format!("there is no deck in the folder `{word}`"))
                .hint("a deck is a .toml file with a table [deck]"));
        }
        return files.iter().map(|file| Ok(Cow::Owned(read_deck(file)?))).collect();
    }
    if path.exists() || is_path {
        return Ok(vec![Cow::Owned(read_deck(path)?)]);
    }
    let failure = Failure::new(format!("there is no deck `{word}`"));
    Err(match closest(word, SHIPPED.iter().map(|deck| deck.id)) {
        Some(near) => failure.hint(format!("did you mean `{near}`?")),
        None => {
            failure.hint("name a file, a folder, or a shipped deck (`emberdeck decks`)")
        }
    })
}
