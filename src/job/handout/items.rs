//! What handouts are made from: decks and worksheets, read once.

use crate::handout::HandoutItem;
use crate::job::allowed::Allowed;
use crate::job::book::all_pages;
use crate::job::settings::Settled;
use crate::job::{Failure, Shelf};
use crate::load::closest;
use crate::model::{Deck, Language, PageType, TouchLevel};

/// Decks and worksheets, and which of them may be handed out.
#[derive(Debug)]
pub struct HandoutShelf {
    /// The decks.
    pub shelf: Shelf,
    /// The worksheets.
    pub pages: Vec<PageType>,
    /// Which cards may be handed out.
    pub allowed: Allowed,
    /// The touch level that both have said yes to for this run.
    pub both_agree: Option<u8>,
}

impl HandoutShelf {
    /// Decks, and the worksheets that come with the program.
    pub fn new(shelf: Shelf, settled: &Settled) -> Self {
        let allowed = settled.handed_out();
        Self { shelf, pages: all_pages(None), allowed, both_agree: None }
    }

    /// The nearest touch that both have said yes to.
    fn agreed(&self) -> u8 {
        self.both_agree.unwrap_or(TouchLevel::HELD.number())
    }

    /// The cards and worksheets of ids, in a language.
    pub(super) fn find(
        &self,
        ids: &[String],
        language: &Language,
    ) -> Result<Vec<HandoutItem<'_>>, Failure> {
        ids.iter().map(|id| self.find_one(id, language)).collect()
    }

    fn find_one(
        &self,
        id: &str,
        language: &Language,
    ) -> Result<HandoutItem<'_>, Failure> {
        let pages: Vec<&PageType> =
            self.pages.iter().filter(|page| page.id.eq_ignore_ascii_case(id)).collect();
        let nearest = language.find(pages.iter().map(|page| &page.language));
        if let Some(page) = pages.iter().find(|page| Some(&page.language) == nearest) {
            if self.allowed.leave_out.holds_page(page) {
                return Err(Allowed::refusal(id));
            }
            if page.is_staged_touch() && self.agreed() < TouchLevel::SKIN.number() {
                return Err(nearer(id));
            }
            return Ok(HandoutItem::Page(page));
        }
        if let Some(page) = pages.first() {
            return Err(Failure::new(format!(
                "the worksheet `{id}` is there in {}, not in {language}",
                page.language
            ))
            .hint(format!(
                "make it apart: `--lang {}`, or leave it out",
                page.language
            )));
        }
        let (_, deck, card) =
            self.shelf.find(id).map_err(|failure| self.hinted(id, failure))?;
        self.allowed.check(&deck.id, card)?;
        if card.touch_level.number() > self.agreed() {
            return Err(nearer(&card.id));
        }
        Ok(HandoutItem::Card(card))
    }

    /// A slip may be a worksheet's as well as a card's.
    fn hinted(&self, id: &str, failure: Failure) -> Failure {
        let known = self.pages.iter().filter(|page| page.worksheet).map(|page| &*page.id);
        match closest(id, known) {
            Some(near) if !id.chars().any(|c| c.is_ascii_digit()) => {
                Failure::new(format!("there is no card or worksheet `{id}`"))
                    .hint(format!("did you mean `{near}`?"))
            }
            _ => failure,
        }
    }

    /// The licence of the decks that items come from.
    pub(super) fn license(&self, ids: &[String]) -> Option<&str> {
        let decks = self.shelf.decks();
        let has = |deck: &&&Deck| deck.cards.iter().any(|card| ids.contains(&card.id));
        decks.iter().find(has).or(decks.first())?.license.as_deref()
    }
}

/// Something that goes as far as skin, when nobody has said that both agree.
fn nearer(id: &str) -> Failure {
    Failure::new(format!("{id} brings the two nearer than both have said yes to"))
        .hint("say `--both-agree 3` when both of them have")
}
