//! Finding cards: all that are asked for, without making anything of them.

use crate::job::count::count;
use crate::job::note::noted;
use crate::job::{Allowed, Failure, NoteKind, Noted, Notes, Shelf};
use crate::model::{Card, Deck, PageType, TouchLevel};
use crate::pick::Search;

/// Which cards are looked for, and where.
#[derive(Debug, Clone, Copy)]
pub struct Finding<'a> {
    /// The decks.
    pub shelf: &'a Shelf,
    /// Which cards may come at all.
    pub allowed: &'a Allowed,
    /// Only these, by id; none means all.
    pub named: &'a [String],
    /// The words that have to occur.
    pub words: &'a [String],
}

/// A card that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FoundCard<'a> {
    /// Its deck.
    pub deck: &'a Deck,
    /// The card.
    pub card: &'a Card,
}

impl<'a> Finding<'a> {
    /// The cards that are found, in the order of their decks. The house rules do not come along:
    /// nothing is printed.
    ///
    /// # Errors
    /// When a card is named that is not there or may not come.
    pub fn find(&self) -> Noted<Vec<FoundCard<'a>>> {
        noted(|notes| self.found(notes))
    }

    fn found(&self, notes: &mut Notes) -> Result<Vec<FoundCard<'a>>, Failure> {
        let mut named: Vec<(&str, &str)> = Vec::new();
        for word in self.named {
            let (_, deck, card) = self.shelf.find(word)?;
            self.allowed.check(&deck.id, card)?;
            named.push((&deck.id, &card.id));
        }
        let search = Search::new(self.words);
        let (mut found, mut nearer) = (Vec::new(), Vec::new());
        for deck in self.shelf.decks() {
            let is_named = |card: &&Card| {
                named.is_empty() || named.contains(&(&*deck.id, &*card.id))
            };
            for card in deck.cards.iter().filter(is_named) {
                if !self.allowed.allows(&deck.id, card) || !search.finds_card(card) {
                    continue;
                }
                if self.allowed.filter.is_agreed(card) {
                    found.push(FoundCard { deck, card });
                } else {
                    nearer.push(card.touch_level);
                }
            }
        }
        tell(&found, &nearer, notes);
        Ok(found)
    }
}

/// The pages in which all words occur, by their ids.
pub fn find_pages<'a>(pages: &'a [PageType], words: &[String]) -> Vec<&'a PageType> {
    let search = Search::new(words);
    let mut found: Vec<_> = pages.iter().filter(|page| search.finds_page(page)).collect();
    found.sort_by(|one, other| one.id.cmp(&other.id));
    found
}

/// Says what is not shown although it was looked for.
fn tell(found: &[FoundCard<'_>], nearer: &[TouchLevel], notes: &mut Notes) {
    if let Some(most) = nearer.iter().max() {
        let cards = count(nearer.len(), "card", "cards");
        let (number, needs) = (most.number(), "when both of you have said yes");
        notes.say(
            NoteKind::Nearer,
            format!("{cards} from touch level 3 left out; `--both-agree {number}` lists them {needs}"),
        );
    } else if found.is_empty() {
        notes.say(
            NoteKind::NothingFound,
            "no card is found; try shorter or fewer words, or fewer options",
        );
    }
}
