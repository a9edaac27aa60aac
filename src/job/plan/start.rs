//! The day on which a plan starts that is not told when.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

use crate::job::failure::Failure;

/// The day of a moment, if it is a Monday, or the Monday after; by universal time.
///
/// # Errors
/// When there is no moment: the clock stands where no calendar reaches.
pub(crate) fn monday_from(now: Option<Timestamp>) -> Result<Date, Failure> {
    let now = now.ok_or_else(|| {
        Failure::new("the clock stands where no calendar reaches")
            .hint("set it, or give the first day yourself: `--start 2026-12-07`")
    })?;
    let today = now.to_zoned(TimeZone::UTC).date();
    let ahead = (7 - today.weekday().to_monday_zero_offset()) % 7;
    Ok(today.saturating_add(Span::new().days(ahead)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_stands_anywhere_gives_a_monday_or_a_word() {
        let monday = |days: i64| {
            let now = Timestamp::from_second(days * 86_400).ok();
            monday_from(now).map(|date| date.to_string())
        };
        assert_eq!(monday(0), Ok("1970-01-05".to_owned()));
        assert_eq!(monday(-400), Ok("1968-12-02".to_owned()));
        assert!(monday(3_000_000).is_err());
    }
}
