//! What the settings let pass, whatever the cause: nothing that says no tells why.

use crate::job::{Failure, Shelf};
use crate::model::{Card, LeaveOut, Pace, Plan, TouchLevel};
use crate::pick::Filter;

/// Which cards may come at all.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Allowed {
    /// What the options and the settings ask for.
    pub filter: Filter,
    /// What the two leave out.
    pub leave_out: LeaveOut,
}

impl Allowed {
    /// Whether a card of a deck may come.
    pub fn allows(&self, deck: &str, card: &Card) -> bool {
        !self.leave_out.holds(deck, card)
            && self.filter.wants(card)
            && self.filter.circumstances.excludes(card).is_none()
    }

    /// A plan as it is printed: without the cards that may not come, and with no ceiling above
    /// what may; the house rules stay.
    pub fn printed(&self, plan: &Plan, shelf: &Shelf) -> Plan {
        let mut plan = plan.clone();
        let (pace, touch) = self.filter.ceilings();
        let pace = Pace::new(i64::from(pace).clamp(1, 5));
        let touch = TouchLevel::new(i64::from(touch));
        for week in &mut plan.weeks {
            week.pace = week.pace.min(pace.unwrap_or(week.pace));
            week.touch = week.touch.min(touch.unwrap_or(week.touch));
            week.cards.retain(|card| {
                let found = shelf.planned(card);
                card.slot.place == 0
                    || found.is_none_or(|found| self.allows(&card.deck, found))
            });
        }
        plan
    }

    /// Refuses a card that is named and may not come, in the same words whatever the cause:
    /// between two people a cause is a name.
    ///
    /// # Errors
    /// When the card may not come.
    pub fn check(&self, deck: &str, card: &Card) -> Result<(), Failure> {
        if self.allows(deck, card) { Ok(()) } else { Err(Self::refusal(&card.id)) }
    }

    /// What is said of a card that may not come.
    pub(super) fn refusal(id: &str) -> Failure {
        Failure::new(format!(
            "{id} is not among the cards that your options and settings allow"
        ))
        .hint("name another card, or ask for more kinds, levels or minutes")
    }
}
