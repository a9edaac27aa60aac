//! The day on which a plan starts that is not told when.

use std::time::SystemTime;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

use crate::job::failure::Failure;

/// The day of a moment, if it is a Monday, or the Monday after; by universal time.
///
/// # Errors
/// When no calendar reaches that far.
pub(crate) fn monday_from(now: SystemTime) -> Result<Date, Failure> {
    let now = Timestamp::try_from(now).map_err(|_| {
        Failure::new("the clock stands where no calendar reaches")
            .hint("set it, or give the first day yourself: `--start 2026-12-07`")
    })?;
    let today = now.to_zoned(TimeZone::UTC).date();
    let ahead = (7 - today.weekday().to_monday_zero_offset()) % 7;
    Ok(today.saturating_add(Span::new().days(ahead)))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_clock_that_stands_anywhere_gives_a_monday_or_a_word() {
        let at = |days: u64| Duration::from_secs(days * 86_400);
        let epoch = SystemTime::UNIX_EPOCH;
        let monday = |now| monday_from(now).map(|date| date.to_string());
        assert_eq!(monday(epoch), Ok("1970-01-05".to_owned()));
        assert_eq!(monday(epoch - at(400)), Ok("1968-12-02".to_owned()));
        assert!(monday(epoch + at(3_000_000)).is_err());
    }
}
