//! One language for what is made, where nobody asked for more.

use crate::job::note::noted;
use crate::job::settings::Settled;
use crate::job::{NoteKind, Noted, Shelf};
use crate::model::{Given, Language, Origin};

/// Keeps to the language of the first deck when the decks, or those that lend to them, are in
/// several and nobody asked for one.
///
/// # Errors
/// Never; it is a [`Noted`] for the sake of what it says.
pub fn keep_to_one_language(settled: &mut Settled, shelf: &Shelf) -> Noted<()> {
    noted(|notes| {
        let decks = shelf.drawn_from();
        let Some(first) = decks.first() else { return Ok(()) };
        let is_mixed = decks.iter().any(|deck| !deck.language.is_like(&first.language));
        if !is_mixed || settled.language().is_some() {
            return Ok(());
        }
        let value = vec![first.language.clone()];
        settled.print.lang = Some(Given { value, origin: Origin::Plan });
        let mut others: Vec<&Language> = Vec::new();
        for deck in shelf.decks() {
            if !deck.language.is_like(&first.language)
                && !others.contains(&&deck.language)
            {
                others.push(&deck.language);
            }
        }
        if let Some(other) = others.first() {
            let text = format!(
                "these decks are in several languages; all is in `{}`, as `{}` is: `--lang {other}` takes the other",
                first.language, first.id
            );
            notes.say(NoteKind::OneLanguage, text);
        }
        Ok(())
    })
}
