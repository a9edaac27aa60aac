//! What the two leave out, as each of them says it.

use toml_edit::{Array, DocumentMut, Item, Table, value};

use crate::job::Failure;
use crate::job::shelf::card_word;
use crate::load::{Shipped, leave_out_word};
use crate::model::{AvoidIf, Deck, Kind, LeaveOut, Topic, Vocabulary};

/// What a word is to somebody who says what is to stay out.
pub(crate) enum Wish {
    /// A card, a topic or a reason; a card of a deck of one's own with its deck, as other commands
    /// may not have it.
    Kept(String),
    /// A house rule: it keeps the two safe, and stays.
    Rule,
    /// None of these.
    Unknown,
}

impl Wish {
    /// Reads a word, with the decks whose cards may be named.
    pub(crate) fn read(word: &str, decks: &[Deck]) -> Self {
        let id = word.split_once('#').map_or(word, |(_, id)| id);
        let mut cards = decks.iter().flat_map(|deck| &deck.cards);
        if cards.any(|card| card.id.eq_ignore_ascii_case(id) && card.kind == Kind::Rule) {
            return Self::Rule;
        }
        let topic = <Topic as Vocabulary>::typed(word).map(Vocabulary::word);
        let reason = <AvoidIf as Vocabulary>::typed(word).map(Vocabulary::word);
        if let Some(known) = topic.or(reason) {
            return Self::Kept(known.to_owned());
        }
        let card = card_word(word, &decks.iter().collect::<Vec<_>>());
        card.map_or(Self::Unknown, |word| Self::Kept(in_full(&word, decks)))
    }
}

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

/// What stays out already, and what was said now: in the order of the alphabet and each once, so
/// that neither place nor number says whose it was.
pub(crate) fn with_wishes(mut all: LeaveOut, said: &[String]) -> LeaveOut {
    for word in said {
        let wish = leave_out_word(word);
        all.cards.extend(wish.cards);
        all.topics.extend(wish.topics);
        all.avoid_if.extend(wish.avoid_if);
    }
    all.cards.sort();
    all.cards.dedup();
    all.topics.sort_by_key(|topic| topic.word());
    all.topics.dedup();
    all.avoid_if.sort_by_key(|reason| reason.word());
    all.avoid_if.dedup();
    all
}

/// A project file's text with a list of what stays out; all else in it stands as it did.
pub(crate) fn wishes_in(
    text: &str,
    name: &str,
    all: &LeaveOut,
) -> Result<String, Failure> {
    // It was read before: what is wrong with it was told then, in words of the house.
    let mut document: DocumentMut = text.parse().map_err(|_| {
        Failure::new(format!("cannot add to `{name}`: it has slips"))
            .hint("`emberdeck cards --dry-run` says where")
    })?;
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
    Ok(document.to_string())
}
