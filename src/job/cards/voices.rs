//! Which language each card is printed in.

use crate::face::{Printed, Voice};
use crate::job::cards::select::Selected;
use crate::job::count::{count, some};
use crate::job::{Failure, NoteKind, Notes};
use crate::model::{Card, Language};
use crate::words::Words;

/// Each card with its language: the one asked for, which every card must have, or its deck's.
/// A house rule that comes along speaks the language of the first deck when it can.
pub(super) fn voices<'a>(
    selected: &'a Selected<'a>,
    languages: &'a [Language],
    notes: &mut Notes,
) -> Result<Vec<Printed<'a>>, Failure> {
    for language in languages {
        let lacks =
            |(at, card): &&(usize, &Card)| speak(selected, *at, card, language).is_none();
        let lacking: Vec<String> = selected
            .cards
            .iter()
            .filter(lacks)
            .map(|(_, card)| card.id.clone())
            .collect();
        if !lacking.is_empty() {
            let cards = count(lacking.len(), "card has", "cards have");
            return Err(Failure::new(format!(
                "{cards} no text in `{language}`: {}",
                some(&lacking)
            ))
            .hint(format!(
                "write it under [card.i18n.{language}], or leave these cards out"
            )));
        }
    }
    let home = &selected.decks[0].language;
    let print = |(nth, (at, card)): (usize, &(usize, &'a Card))| {
        let own = Voice { language: language_of(selected, *at), translated: false };
        let voice = match languages.first() {
            Some(language) => speak(selected, *at, card, language),
            None if *at < selected.decks.len() => Some(own),
            None => speak(selected, *at, card, home),
        };
        let other =
            languages.get(1).and_then(|language| speak(selected, *at, card, language));
        let foot = selected.feet.get(nth).map(String::as_str);
        let page = selected.pages.get(nth).and_then(Option::as_deref);
        Printed { card, voice: voice.unwrap_or(own), other, foot, page }
    };
    let printed: Vec<Printed<'a>> =
        selected.cards.iter().enumerate().map(print).collect();
    note_missing_words(&printed, notes);
    Ok(printed)
}

fn language_of<'a>(selected: &Selected<'a>, deck: usize) -> &'a Language {
    let found = selected.loaded[deck].deck.as_ref();
    found.map_or(&selected.decks[0].language, |deck| &deck.language)
}

/// A card in a language, when it has texts in it.
fn speak<'a>(
    selected: &Selected<'a>,
    deck: usize,
    card: &Card,
    language: &'a Language,
) -> Option<Voice<'a>> {
    let translated = language_of(selected, deck) != language;
    let has = !translated || card.translations.contains_key(language.tag());
    has.then_some(Voice { language, translated })
}

/// Says which languages have to do with English words for kinds, pace and minutes.
fn note_missing_words(printed: &[Printed<'_>], notes: &mut Notes) {
    let mut lacking: Vec<&str> = Vec::new();
    let voices = printed.iter().flat_map(|card| [Some(card.voice), card.other]).flatten();
    for language in voices.map(|voice| voice.language) {
        if !Words::are_there(language) && !lacking.contains(&language.tag()) {
            lacking.push(language.tag());
        }
    }
    for tag in lacking {
        notes.say(NoteKind::NoWords, format!(
            "the words on cards (kinds, pace, minutes) are not there in `{tag}` yet; they are in English"
        ));
    }
}
