//! A deck of cards.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{Card, Language, Retired};
use crate::picture::Picture;

/// A deck: valid, and safe to print.
#[derive(Debug, Clone, PartialEq)]
pub struct Deck {
    /// The id, kebab-case.
    pub id: String,
    /// The title.
    pub title: String,
    /// The version, as its author counts.
    pub version: String,
    /// The language of the cards' own texts.
    pub language: Language,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// SPDX id or a line of text.
    pub license: Option<String>,
    /// A sentence or two.
    pub description: Option<String>,
    /// Left out unless asked for.
    pub adult: bool,
    /// Drawn from only when it is named: it is for some couples, or says in its own way what other
    /// decks say too.
    pub on_request: bool,
    /// A picture for all backs.
    pub back_image: Option<Arc<Picture>>,
    /// Codes of warnings that the whole deck is spared, each with the reason.
    pub allow: BTreeMap<String, String>,
    /// Cards that it had and has no more, by their ids.
    pub retired: BTreeMap<String, Retired>,
    /// The cards in the order of the file.
    pub cards: Vec<Card>,
}

impl Deck {
    /// What became of a card that it had and has no more, in words. Letters may be of any case.
    pub fn retirement(&self, id: &str) -> Option<String> {
        let mut retired = self.retired.iter();
        let (id, became) = retired.find(|(old, _)| old.eq_ignore_ascii_case(id))?;
        Some(format!("`{id}` of `{}` {}", self.id, became.told()))
    }
}
