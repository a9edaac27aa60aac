//! Cards that no plan can deal, as warnings at their places.

use crate::diag::Diagnostic;
use crate::load::Loaded;
use crate::model::{Deck, Field};
use crate::pick::can_be_dealt;

/// The cards of a deck that fit no week of any profile.
pub fn undealt(loaded: &Loaded, deck: &Deck) -> Vec<Diagnostic> {
    let cards = deck.cards.iter().zip(&loaded.places);
    let found = cards.filter_map(|(card, places)| {
        let why = can_be_dealt(card).err()?;
        let message = format!("no plan deals this card: {why}");
        let problem = Diagnostic::warning(message, places.of(None, Field::Id, 0));
        Some(problem.hint(
            "print it with `emberdeck cards`, or change it so that a week has room",
        ))
    });
    found.collect()
}
