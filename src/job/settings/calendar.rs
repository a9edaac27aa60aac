//! What is settled of a plan's calendar.

use crate::model::{ClockTime, Reminder};

/// What a calendar says of a plan.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct CalendarSettings {
    /// Whether it names the cards.
    pub has_titles: bool,
    /// When a day's cards begin; none makes events of whole days.
    pub at: Option<ClockTime>,
    /// How long before that a reminder comes.
    pub remind: Option<Reminder>,
}
