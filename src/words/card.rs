//! The words that the program prints on cards.

use crate::model::{Kind, Pace, PerKind, TouchLevel};

/// The words that the program prints on cards beside the author's own.
#[derive(Debug)]
pub struct CardWords {
    pub(super) kinds: PerKind<&'static str>,
    pub(super) paces: [&'static str; 5],
    pub(super) touches: [&'static str; 5],
    /// The run-in head over how to stop.
    pub stop: &'static str,
    /// The run-in head over the look back.
    pub after: &'static str,
    /// The title of the key card.
    pub key: &'static str,
    /// What the key card says of the pips.
    pub pips: &'static str,
    /// What the key card says of each word for touch.
    pub touch_meanings: [&'static str; 3],
    /// What the cover card says beneath the title.
    pub cover: &'static str,
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

    /// The word for a touch level, if there is touch.
    pub fn touch(&self, level: TouchLevel) -> Option<&'static str> {
        usize::from(level.number()).checked_sub(1).map(|at| self.touches[at])
    }
}
