//! The words that the program prints on cards.

use crate::model::{AvoidIf, Kind, Pace, PerKind, TouchLevel, Vocabulary};

/// The words that the program prints on cards beside the author's own.
#[derive(Debug)]
pub struct CardWords {
    pub(super) kinds: PerKind<&'static str>,
    pub(super) paces: [&'static str; 5],
    pub(super) touches: [&'static str; 5],
    pub(super) touch_ways: [&'static str; 5],
    /// The run-in head over how to stop.
    pub stop: &'static str,
    /// The run-in head over the look back.
    pub after: &'static str,
    /// The run-in head before the title of the workbook's page that goes with a card.
    pub book: &'static str,
    /// The run-in head over when to leave a card out.
    pub not: &'static str,
    /// Before the last of several reasons.
    pub(super) or: &'static str,
    pub(super) reasons: [&'static str; 9],
    /// That either may stop, and who had better leave this: in neutral words, for the first sheet
    /// of whatever is printed for a couple.
    pub safe: &'static str,
    /// The first sentence of that alone.
    pub may_stop: &'static str,
    /// Between the place of a card in a pile and how many there are.
    pub(super) of: &'static str,
    /// Before the word of a sign, for who hears the key card.
    pub(super) sign: &'static str,
    /// Behind how many of five steps a pace has.
    pub(super) dots: &'static str,
    /// The title of the key card.
    pub key: &'static str,
    /// What the key card says of the pips.
    pub pips: &'static str,
    /// What the key card says of each word for touch.
    pub touch_meanings: [&'static str; 3],
    /// Over the lines of a card that the two write themselves.
    pub blank: &'static str,
    /// What the cover card says beneath the title.
    pub cover: &'static str,
    /// What a leaflet is, that holds what comes after each prompt.
    pub leaflet: &'static str,
    /// How the leaflet is used.
    pub leaflet_use: &'static str,
}

impl CardWords {
    /// The word for a kind.
    pub fn kind(&self, kind: Kind) -> &'static str {
        self.kinds[kind]
    }

    /// The word for a pace.
    pub fn pace(&self, pace: Pace) -> &'static str {
        self.paces[usize::from(pace.number()) - 1]
    }

    /// When to leave a card out, short, to follow [`Self::not`].
    pub fn not_when(&self, reason: AvoidIf) -> &'static str {
        let at = AvoidIf::ALL.iter().position(|other| *other == reason);
        at.and_then(|at| self.reasons.get(at)).copied().unwrap_or_default()
    }

    /// The place of a card in a pile: "2 of 7".
    pub fn place(&self, nth: usize, count: usize) -> String {
        format!("{nth} {} {count}", self.of)
    }

    /// What is said of the sign of a kind: "Sign: Ritual".
    pub fn sign_of(&self, kind: Kind) -> String {
        format!("{}: {}", self.sign, self.kind(kind))
    }

    /// What is said of the drawing of a pace: "2 of 5 steps deep".
    pub fn dots(&self, pace: Pace) -> String {
        format!("{} {}", self.place(usize::from(pace.number()), 5), self.dots)
    }

    /// What follows the word for touch on a card: "held".
    pub fn touch_way(&self, level: TouchLevel) -> Option<&'static str> {
        usize::from(level.number()).checked_sub(1).map(|at| self.touch_ways[at])
    }

    /// The word for a touch level, if there is touch.
    pub fn touch(&self, level: TouchLevel) -> Option<&'static str> {
        usize::from(level.number()).checked_sub(1).map(|at| self.touches[at])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;

    #[test]
    fn every_reason_to_leave_a_card_out_has_its_own_words() {
        for words in Words::all().map(|words| &words.card) {
            let mut told: Vec<_> =
                AvoidIf::ALL.iter().map(|reason| words.not_when(*reason)).collect();
            assert!(told.iter().all(|words| !words.is_empty()));
            told.sort_unstable();
            told.dedup();
            assert_eq!(told.len(), AvoidIf::ALL.len());
        }
    }
}
