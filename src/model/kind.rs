//! The nine kinds of cards.

use crate::model::vocabulary::vocabulary;

vocabulary! {
    /// What sort of card it is; told on the card by a shape, a letter and a word.
    Kind {
        /// Words between the two.
        Conversation = "conversation",
        /// Touch, asked for.
        Touch = "touch",
        /// Something new.
        Novelty = "novelty",
        /// Something done again and again.
        Ritual = "ritual",
        /// Something for each alone first.
        Reflection = "reflection",
        /// How we are.
        CheckIn = "check-in",
        /// Mending.
        Repair = "repair",
        /// Pass, pause, play.
        Wild = "wild",
        /// How we use the deck.
        Rule = "rule",
    }
}

impl Kind {
    /// The letter on the card and at the front of its id, the same in every language:
    /// K for check-in, M for mend, H for house rule.
    pub fn letter(self) -> char {
        match self {
            Self::Conversation => 'C',
            Self::Touch => 'T',
            Self::Novelty => 'N',
            Self::Ritual => 'R',
            Self::Reflection => 'F',
            Self::CheckIn => 'K',
            Self::Repair => 'M',
            Self::Wild => 'W',
            Self::Rule => 'H',
        }
    }

    /// Whether a card of this kind must say how long it takes.
    pub fn takes_time(self) -> bool {
        !matches!(self, Self::Rule | Self::Wild)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::Vocabulary;

    #[test]
    fn no_two_kinds_share_a_letter() {
        let letters: BTreeSet<_> = Kind::ALL.iter().map(|kind| kind.letter()).collect();
        assert_eq!(letters.len(), Kind::ALL.len());
    }
}
