//! What handouts are made from: decks and worksheets, read once.

use crate::cli::args::HandoutOptions;
use crate::cli::deck_words::load_decks;
use crate::cli::failure::Failure;
use crate::cli::report::Report;
use crate::cli::selection::find_card;
use crate::cli::workbook::all_pages;
use crate::handout::HandoutItem;
use crate::load::{SHIPPED, closest};
use crate::model::{Deck, Language, PageType};

/// Decks and worksheets.
pub(super) struct Shelf {
    decks: Vec<Deck>,
    pages: Vec<PageType>,
    /// The nearest touch that both have said yes to.
    agreed: u8,
}

impl Shelf {
    pub(super) fn new(
        options: &HandoutOptions,
        report: &Report,
    ) -> Result<Self, Failure> {
        let words: Vec<String> = if options.deck.is_empty() {
            SHIPPED
                .iter()
                .filter(|shipped| !shipped.adult || options.adult)
                .map(|shipped| shipped.id.to_owned())
                .collect()
        } else {
            options.deck.clone()
        };
        let loaded = load_decks(&words, options.adult, report)?;
        Ok(Self {
            decks: loaded.into_iter().filter_map(|loaded| loaded.deck).collect(),
            pages: all_pages(options.pages.as_deref(), report)?,
            agreed: options.both_agree.unwrap_or(2),
        })
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
            self.pages.iter().filter(|page| page.id == id).collect();
        let spoken = |page: &&&PageType| page.language.primary() == language.primary();
        if let Some(page) = pages.iter().find(spoken) {
            if page.is_staged_touch() && self.agreed < 3 {
                return Err(nearer(id));
            }
            return Ok(HandoutItem::Page(page));
        }
        if let Some(page) = pages.first() {
            return Err(Failure::new(format!(
                "the worksheet `{id}` is there in {}, not in {language}",
                page.language
            )));
        }
        let decks: Vec<&Deck> = self.decks.iter().collect();
        let (deck, card) =
            find_card(id, &decks).map_err(|failure| self.hinted(id, failure))?;
        let found = decks[deck].cards.iter().find(|other| other.id == card);
        let card =
            found.ok_or_else(|| Failure::new(format!("there is no card `{id}`")))?;
        if card.touch_level.number() > self.agreed {
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
        let has = |deck: &&Deck| deck.cards.iter().any(|card| ids.contains(&card.id));
        self.decks.iter().find(has).or(self.decks.first())?.license.as_deref()
    }
}

/// Something that goes as far as skin, when nobody has said that both agree.
fn nearer(id: &str) -> Failure {
    Failure::new(format!("{id} brings the two nearer than both have said yes to"))
        .hint("say `--both-agree 3` when both of them have")
}
