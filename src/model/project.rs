//! What a file of settings says: what holds from now on, and what the two leave out.

use crate::model::{AvoidIf, Card, Given, Kind, PageType, Practice, Settings, Topic};

/// What the two have left out: one list, and nothing says whose wish was whose.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct LeaveOut {
    /// Cards by id, or by deck and id.
    pub cards: Vec<String>,
    /// Topics.
    pub topics: Vec<Topic>,
    /// Tags.
    pub tags: Vec<String>,
    /// Reasons to leave cards out.
    pub avoid_if: Vec<AvoidIf>,
}

impl LeaveOut {
    /// Whether nothing is left out.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What either leaves out.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.cards.extend(other.cards);
        self.topics.extend(other.topics);
        self.tags.extend(other.tags);
        self.avoid_if.extend(other.avoid_if);
        self
    }

    /// Whether a page of the workbook is left out: for a reason that it names.
    pub fn holds_page(&self, page: &PageType) -> bool {
        page.avoid_if.iter().any(|reason| self.avoid_if.contains(reason))
    }

    /// Whether a card of a deck is left out; rules of the house only by their ids.
    pub fn holds(&self, deck: &str, card: &Card) -> bool {
        let is_named = |word: &String| {
            word.split_once('#')
                .map_or(*word == card.id, |(other, id)| other == deck && id == card.id)
        };
        // Words of safety are about trust, touch and quarrels, and stay when those are left out.
        if card.kind == Kind::Rule {
            return self.cards.iter().any(is_named);
        }
        self.cards.iter().any(is_named)
            || card.topics.iter().any(|topic| self.topics.contains(topic))
            || card.tags.iter().any(|tag| self.tags.contains(tag))
            || card.avoid_if.iter().any(|reason| self.avoid_if.contains(reason))
    }
}

/// A file of settings: that of a project, or the user's own.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Project {
    /// What holds where nothing else is said.
    pub settings: Settings,
    /// The preset that ranks below these, by its name.
    pub preset: Option<Given<String>>,
    /// A counsellor's own.
    pub practice: Practice,
    /// What the two leave out.
    pub leave_out: LeaveOut,
}
