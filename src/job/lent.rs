//! What decks of one's own lack for a plan: the shipped decks of the same language lend it.

use crate::load::{Loaded, SHIPPED, Shipped};
use crate::model::{Card, Deck, Kind, Language, Serves, TouchLevel};

/// Something that every plan has, and that a list of questions has not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    CheckIn,
    Thanks,
    Lightness,
    Closing,
    Safety,
}

impl Need {
    const ALL: [Self; 5] =
        [Self::CheckIn, Self::Thanks, Self::Lightness, Self::Closing, Self::Safety];

    /// The tag of the card that says when to stop, and whom to turn to.
    pub(super) const SAFETY: &str = "safety";

    pub(super) fn is_met(self, card: &Card) -> bool {
        let is_heavy = card.pace.is_deep() || card.kind == Kind::Repair;
        let serves = |what| card.serves.contains(&what);
        match self {
            Self::CheckIn => card.kind == Kind::CheckIn && serves(Serves::CheckIn),
            Self::Thanks => serves(Serves::Appreciation),
            Self::Lightness => serves(Serves::Light),
            Self::Closing => serves(Serves::Closing) && !is_heavy,
            Self::Safety => card.tags.iter().any(|tag| tag == Self::SAFETY),
        }
    }

    /// What it is called, in the middle of a sentence.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::CheckIn => "check-in",
            Self::Thanks => "word of thanks",
            Self::Lightness => "light card",
            Self::Closing => "closing",
            Self::Safety => "safety card",
        }
    }
}

/// What shipped decks lend.
#[derive(Debug, Default)]
pub(super) struct Lent {
    /// What the decks lack, and the shipped ones have.
    pub(super) needs: Vec<Need>,
    /// The decks, with the cards alone that are lent.
    pub(super) decks: Vec<Loaded>,
}

impl Lent {
    /// What decks lack for plans in a language, as far as shipped decks have it in that language.
    pub(super) fn to(decks: &[&Deck], language: &Language) -> Self {
        let lacks = |need: &Need| {
            let mut cards = decks.iter().flat_map(|deck| spoken(deck, language));
            !cards.any(|card| need.is_met(card))
        };
        let mut needs: Vec<Need> = Need::ALL.into_iter().filter(lacks).collect();
        let is_named = |shipped: &Shipped| decks.iter().any(|deck| deck.id == shipped.id);
        let lenders = Shipped::unnamed(false).filter(|shipped| !is_named(shipped));
        let lent = lenders.filter_map(|shipped| lent_by(shipped, &needs, language));
        let decks: Vec<Loaded> =
            if needs.is_empty() { Vec::new() } else { lent.collect() };
        needs.retain(|need| {
            let mut cards = decks.iter().filter_map(|lent| lent.deck.as_ref());
            cards.any(|deck| deck.cards.iter().any(|card| need.is_met(card)))
        });
        Self { needs, decks }
    }
}

/// The cards of a deck that have texts in a language.
fn spoken<'a>(
    deck: &'a Deck,
    language: &'a Language,
) -> impl Iterator<Item = &'a Card> + 'a {
    deck.cards.iter().filter(|card| card.speaks(language))
}

/// A shipped deck with those cards alone that meet a need, and the house rules where they live;
/// nobody is touched who has not asked for it.
fn lent_by(shipped: &Shipped, needs: &[Need], language: &Language) -> Option<Loaded> {
    let loaded = shipped.loaded();
    let mut deck = loaded.deck.clone()?;
    let is_house = std::ptr::eq(shipped, &raw const SHIPPED[0]);
    let is_lent = |card: &Card| {
        let is_needed = needs.iter().any(|need| need.is_met(card));
        (if card.kind == Kind::Rule { is_house } else { is_needed })
            && card.touch_level == TouchLevel::NONE
            && card.speaks(language)
    };
    let cards = std::mem::take(&mut deck.cards).into_iter();
    let pairs = cards.zip(&loaded.places).filter(|(card, _)| is_lent(card));
    let (cards, places) = pairs.map(|(card, place)| (card, place.clone())).unzip();
    deck.cards = cards;
    let is_any = deck.cards.iter().any(|card| card.kind != Kind::Rule);
    let source = loaded.source.clone();
    is_any.then(|| Loaded { source, deck: Some(deck), problems: Vec::new(), places })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn none_of(language: &str) -> Lent {
        Lent::to(&[], &language.parse().unwrap())
    }

    #[test]
    fn shipped_decks_lend_what_is_lacking_in_their_language_and_nothing_else() {
        let lent = none_of("en");
        for need in [Need::CheckIn, Need::Thanks, Need::Lightness, Need::Closing] {
            assert!(lent.needs.contains(&need), "{need:?}");
        }
        let decks = lent.decks.iter().filter_map(|lent| lent.deck.as_ref());
        for card in decks.flat_map(|deck| &deck.cards) {
            let is_needed = Need::ALL.iter().any(|need| need.is_met(card));
            assert!(is_needed || card.kind == Kind::Rule, "{}", card.id);
            assert_eq!(card.touch_level, TouchLevel::NONE, "{}", card.id);
        }
        let in_spanish = none_of("es");
        assert!(in_spanish.needs.contains(&Need::CheckIn));
        assert!(in_spanish.decks.len() < lent.decks.len());
        let in_french = none_of("fr");
        assert!(in_french.needs.is_empty() && in_french.decks.is_empty());
    }

    #[test]
    fn to_decks_that_lack_nothing_nothing_is_lent() {
        let all: Vec<&Deck> = Shipped::unnamed(false)
            .filter_map(|shipped| shipped.loaded().deck.as_ref())
            .collect();
        assert!(Lent::to(&all, &Language::english()).decks.is_empty());
    }
}
