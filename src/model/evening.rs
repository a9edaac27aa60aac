//! One evening: steps in an order, each with its card.

use std::collections::BTreeMap;

use crate::model::{Ask, Card, Language};

/// One step of an evening.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Step {
    /// What it is called.
    pub title: String,
    /// Its minutes, by the minutes of the whole evening; an evening that is not there leaves it
    /// out.
    pub minutes: BTreeMap<u16, u16>,
    /// The cards that are wanted, all of them alike.
    pub any: Vec<Ask>,
    /// Those that come where none of the others can be had.
    pub otherwise: Vec<Ask>,
}

impl Step {
    /// How much a card is what the step asks for, 0 the most, where it has so many minutes; none
    /// when it is nothing of it.
    pub fn choice(&self, card: &Card, minutes: u16) -> Option<usize> {
        let takes = |asks: &[Ask]| asks.iter().any(|ask| ask.takes(card, minutes));
        [&self.any, &self.otherwise].into_iter().position(|asks| takes(asks))
    }
}

/// An evening for two: a pile of cards that rises and comes down again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evening {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// The language of its texts.
    pub language: Language,
    /// What it is, for its first card.
    pub summary: String,
    /// How many minutes it may have in all, the fewest first.
    pub minutes: Vec<u16>,
    /// Its steps in order.
    pub steps: Vec<Step>,
}

impl Evening {
    /// The steps of an evening of so many minutes, by their places, each with its own minutes.
    pub fn of_minutes(&self, minutes: u16) -> Vec<(usize, &Step, u16)> {
        let steps = self.steps.iter().enumerate();
        steps
            .filter_map(|(at, step)| Some((at, step, *step.minutes.get(&minutes)?)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Kind, Texts};

    #[test]
    fn what_is_wanted_goes_before_what_comes_otherwise() {
        let ask = |kind| Ask { kind: Some(kind), ..Ask::default() };
        let step = Step {
            any: vec![ask(Kind::Ritual), ask(Kind::Conversation)],
            otherwise: vec![ask(Kind::Touch)],
            ..Step::default()
        };
        let choice =
            |kind| step.choice(&Card::plain("X".to_owned(), kind, Texts::default()), 10);
        assert_eq!(choice(Kind::Conversation), Some(0));
        assert_eq!(choice(Kind::Ritual), Some(0));
        assert_eq!(choice(Kind::Touch), Some(1));
        assert_eq!(choice(Kind::Wild), None);
    }
}
