//! Cards that name a page of the workbook that is not there, as warnings at their places.

use crate::diag::Diagnostic;
use crate::load::{Loaded, closest};
use crate::model::{Deck, Field, PageType};

/// The cards of a deck whose page is none of some pages.
pub fn unpaged(loaded: &Loaded, deck: &Deck, pages: &[PageType]) -> Vec<Diagnostic> {
    let cards = deck.cards.iter().zip(&loaded.places);
    let found = cards.filter_map(|(card, places)| {
        let page = card.worksheet.as_ref()?;
        if pages.iter().any(|known| known.id == *page) {
            return None;
        }
        let message = format!("there is no page `{page}` for this card's `worksheet`");
        let problem = Diagnostic::warning(message, places.of(None, Field::Id, 0));
        Some(match closest(page, pages.iter().map(|page| &*page.id)) {
            Some(near) => problem.hint(format!("did you mean `{near}`?")),
            None => problem.hint("`emberdeck list worksheets` shows all ids"),
        })
    });
    found.collect()
}
