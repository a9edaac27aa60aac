//! What a plan's calendar has to know of the calendars before it.

use jiff::Timestamp;
use jiff::civil::Date;

/// A day of a plan's week, whatever its date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PlanDay {
    /// The week's number.
    pub week: u16,
    /// The day of its seven, from 1.
    pub day: u8,
}

/// How often the days of a plan have changed since it was drawn, and which have no cards any more:
/// a calendar that was read before is told so (RFC 5545, 3.8.7.3 and 3.8.7.4).
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Appointments {
    /// How often.
    pub revision: u16,
    /// When the last time was.
    pub changed: Option<Timestamp>,
    /// Days that had cards and have none, with the date that they had.
    pub cancelled: Vec<(PlanDay, Date)>,
}
