//! `emberdeck leave-out`: each of the two names in private what is to stay out.

use std::borrow::Cow;
use std::path::Path;

use toml_edit::{Array, DocumentMut, Item, Table, value};

use crate::cli::args::LeaveOutOptions;
use crate::cli::deck_words::load_word;
use crate::cli::output;
use crate::cli::project::read_project;
use crate::cli::report::Report;
use crate::cli::unseen::Typing;
use crate::disk::{self, Place, Privacy, Staged};
use crate::job::{Failure, is_card};
use crate::load::{SHIPPED, Shipped, leave_out_word, read_text};
use crate::model::{AvoidIf, Deck, Kind, LeaveOut, Topic, Vocabulary};

pub(super) fn run(options: &LeaveOutOptions, report: &Report) -> Result<(), Failure> {
    // A project file with mistakes is told of before anyone has typed a thing.
    read_project()?;
    let mut typing = Typing::begin()?;
    let decks = decks(options)?;
    let mut said = Vec::new();
    for who in ["The first of you", "The other one"] {
        typing.tell(report, &format!(
            "{who}: card ids, topics or reasons, one a line; nothing shows. An empty line ends it."
        ))?;
        said.extend(ask(&decks, &mut typing, report)?);
        // How much one has typed must not stand in the other's sight.
        typing.clear_screen();
        typing.tell(report, "done; hand over")?;
    }
    drop(typing);
    // Others may have written while the two were typing.
    let file = read_project()?.file();
    let _lock = output::hold(&file, report)?;
    let mut all = read_project()?.project.leave_out;
    for word in said {
        let wish = leave_out_word(&word);
        all.cards.extend(wish.cards);
        all.topics.extend(wish.topics);
        all.avoid_if.extend(wish.avoid_if);
    }
    // In the order of the alphabet and each once: neither place nor number says whose it was.
    all.cards.sort();
    all.cards.dedup();
    all.topics.sort_by_key(|topic| topic.word());
    all.topics.dedup();
    all.avoid_if.sort_by_key(|reason| reason.word());
    all.avoid_if.dedup();
    write(&all, &file)?;
    report.result(&format!(
        "{}: the list is kept; what either of you named stays out",
        file.display()
    ));
    Ok(())
}

fn decks(options: &LeaveOutOptions) -> Result<Vec<Deck>, Failure> {
    let mut loaded = Vec::new();
    for word in &options.decks {
        loaded.extend(load_word(word)?);
    }
    if options.decks.is_empty() {
        loaded.extend(SHIPPED.iter().map(|shipped| Cow::Borrowed(shipped.loaded())));
    }
    Ok(loaded.into_iter().filter_map(|loaded| loaded.into_owned().deck).collect())
}

/// Reads words until an empty line, without a trace on a terminal. A word that is neither card,
/// topic nor reason is told of without repeating it, and not taken.
fn ask(
    decks: &[Deck],
    typing: &mut Typing,
    report: &Report,
) -> Result<Vec<String>, Failure> {
    let mut words = Vec::new();
    typing.forget_ahead()?;
    while let Some(line) = typing.read_line()? {
        let word = line.trim();
        if word.is_empty() {
            break;
        }
        if is_rule(word, decks) {
            let rules =
                "house rules come with every plan, and with every set with held touch";
            typing.tell(report, rules)?;
        } else if is_known(word, decks) {
            words.push(in_full(word, decks));
        } else {
            let none = "that is no card, topic or reason, and is not taken";
            typing.tell(report, none)?;
        }
    }
    Ok(words)
}

/// House rules keep the two safe, and stay.
fn is_rule(word: &str, decks: &[Deck]) -> bool {
    let id = word.split_once('#').map_or(word, |(_, id)| id);
    let mut cards = decks.iter().flat_map(|deck| &deck.cards);
    cards.any(|card| card.id == id && card.kind == Kind::Rule)
}

/// A card of a deck of one's own is kept with its deck, as other commands may not have it.
fn in_full(word: &str, decks: &[Deck]) -> String {
    let is_own = |deck: &&Deck| Shipped::find(&deck.id).is_none();
    let mut own = decks.iter().filter(is_own);
    let found = own.find(|deck| deck.cards.iter().any(|card| card.id == word));
    let is_shipped = decks
        .iter()
        .any(|deck| !is_own(&deck) && deck.cards.iter().any(|card| card.id == word));
    match found.filter(|_| !is_shipped) {
        Some(deck) => format!("{}#{word}", deck.id),
        None => word.to_owned(),
    }
}

fn is_known(word: &str, decks: &[Deck]) -> bool {
    <Topic as Vocabulary>::from_word(word).is_some()
        || <AvoidIf as Vocabulary>::from_word(word).is_some()
        || is_card(word, &decks.iter().collect::<Vec<_>>())
}

/// Writes the list into the project file and leaves all else in it as it stands.
fn write(all: &LeaveOut, path: &Path) -> Result<(), Failure> {
    let name = path.display();
    let text = match disk::place(path)?.1 {
        Place::Free => String::new(),
        _ => read_text(path)?,
    };
    let mut document: DocumentMut = text
        .parse()
        .map_err(|why| Failure::new(format!("cannot read `{name}`: {why}")))?;
    let mut new = Table::new();
    if document.is_empty() {
        // A file of comments alone: they stay at its head.
        new.decor_mut().set_prefix(text);
        document.set_trailing("");
    }
    let table = document.entry("leave_out").or_insert(Item::Table(new));
    let mut set = |key: &str, words: Vec<&str>| {
        let found = table.get_mut(key).and_then(Item::as_array_mut);
        match found {
            // A list that the two have written notes into keeps them.
            Some(list) if list.to_string().contains('#') => {
                let is_there =
                    |word: &str| list.iter().any(|old| old.as_str() == Some(word));
                let new: Vec<&str> =
                    words.into_iter().filter(|word| !is_there(word)).collect();
                list.extend(new);
            }
            _ if words.is_empty() => {}
            _ => table[key] = value(words.into_iter().collect::<Array>()),
        }
    };
    set("cards", all.cards.iter().map(String::as_str).collect());
    set("topics", all.topics.iter().map(|topic| topic.word()).collect());
    set("avoid_if", all.avoid_if.iter().map(|reason| reason.word()).collect());
    let text = document.to_string();
    Ok(Staged::new(path, text.as_bytes(), Privacy::Private)?.put()?)
}
