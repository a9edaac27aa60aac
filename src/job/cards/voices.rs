//! Which language each card is printed in.

use crate::face::Printed;
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
        let lacking: Vec<String> = selected
            .cards
            .iter()
            .filter(|(_, card)| !card.speaks(language))
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
        let language = match languages.first() {
            Some(asked) => card.language_for(asked),
            None if *at < selected.decks.len() => None,
            None => card.language_for(home),
        };
        let language = language.unwrap_or(&card.language);
        let other = languages.get(1).and_then(|asked| card.language_for(asked));
        let foot = selected.feet.get(nth).map(String::as_str);
        let page = selected.pages.get(nth).and_then(Option::as_deref);
        Printed { card, language, other, foot, page }
    };
    let printed: Vec<Printed<'a>> =
        selected.cards.iter().enumerate().map(print).collect();
    note_missing_words(&printed, notes);
    Ok(printed)
}

/// Says which languages have to do with English words for kinds, pace and minutes.
fn note_missing_words(printed: &[Printed<'_>], notes: &mut Notes) {
    let mut lacking: Vec<&str> = Vec::new();
    let spoken = printed.iter().flat_map(|card| [Some(card.language), card.other]);
    for language in spoken.flatten() {
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
