//! The language of a plan's own words.

use crate::job::Shelf;
use crate::model::Language;

/// The language that is asked for, else that of the first deck.
pub(crate) fn plan_language(shelf: &Shelf, asked: &[Language]) -> Language {
    asked.first().cloned().unwrap_or_else(|| {
        let first = shelf.all().first().map(|deck| deck.language.clone());
        first.unwrap_or_else(Language::english)
    })
}
