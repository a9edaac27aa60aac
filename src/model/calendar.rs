//! Days of the week, stretches of days, seasons by date.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use crate::model::vocabulary::vocabulary;
use crate::model::{Season, typed_day};

vocabulary! {
    /// A day of the week.
    Weekday {
        /// Monday.
        Monday = "mon",
        /// Tuesday.
        Tuesday = "tue",
        /// Wednesday.
        Wednesday = "wed",
        /// Thursday.
        Thursday = "thu",
        /// Friday.
        Friday = "fri",
        /// Saturday.
        Saturday = "sat",
        /// Sunday.
        Sunday = "sun",
    }
}

impl Weekday {
    /// The weekday of a date.
    pub fn of(date: Date) -> Self {
        use crate::model::Vocabulary;
        let at = date.weekday().to_monday_zero_offset();
        usize::try_from(at)
            .ok()
            .and_then(|at| Self::ALL.get(at).copied())
            .unwrap_or(Self::Monday)
    }
}

vocabulary! {
    /// A half of the earth: when it is summer here, it is winter there.
    Hemisphere {
        /// North of the equator.
        North = "north",
        /// South of it.
        South = "south",
    }
}

impl Hemisphere {
    /// The seasons that a date lies in: by the month, as in weather records, and the holidays
    /// around the turn of the year.
    pub fn seasons(self, date: Date) -> Vec<Season> {
        let quarter = [Season::Winter, Season::Spring, Season::Summer, Season::Autumn];
        let month = usize::try_from(date.month()).unwrap_or(1) % 12;
        let shift = if self == Self::South { 2 } else { 0 };
        let mut seasons = vec![quarter[(month / 3 + shift) % 4]];
        let is_holiday = (date.month() == 12 && date.day() >= 15)
            || (date.month() == 1 && date.day() <= 6);
        if is_holiday {
            seasons.push(Season::Holiday);
        }
        seasons
    }
}

/// Days from one to another, both among them: `2026-12-24` or `2026-12-24..2026-12-27`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateRange {
    /// The first.
    pub first: Date,
    /// The last.
    pub last: Date,
}

impl DateRange {
    /// Whether a day is among them.
    pub fn contains(self, date: Date) -> bool {
        (self.first..=self.last).contains(&date)
    }
}

impl fmt::Display for DateRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            return write!(f, "{}", self.first);
        }
        write!(f, "{}..{}", self.first, self.last)
    }
}

impl FromStr for DateRange {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let day = |part: &str| typed_day(part.trim()).map_err(|slip| slip.told());
        let (first, last) = text.split_once("..").unwrap_or((text, text));
        let range = Self { first: day(first)?, last: day(last)? };
        if range.last < range.first {
            return Err(format!("`{text}` ends before it begins"));
        }
        Ok(range)
    }
}

/// A day that comes every year: `06-14`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearDay {
    month: i8,
    day: i8,
}

impl YearDay {
    /// Whether a date is this day.
    pub fn is_on(self, date: Date) -> bool {
        (date.month(), date.day()) == (self.month, self.day)
    }
}

impl fmt::Display for YearDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

impl FromStr for YearDay {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        // A leap year has every day.
        let date = format!("2000-{}", text.trim()).parse::<Date>();
        let date =
            date.map_err(|_| format!("`{text}` is no day of the year; write `06-14`"))?;
        Ok(Self { month: date.month(), day: date.day() })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn seasons_go_by_the_hemisphere() {
        let north = Hemisphere::North;
        assert_eq!(north.seasons(date(2026, 11, 30)), [Season::Autumn]);
        assert_eq!(north.seasons(date(2026, 12, 24)), [Season::Winter, Season::Holiday]);
        assert_eq!(Hemisphere::South.seasons(date(2026, 7, 1)), [Season::Winter]);
        assert_eq!(Weekday::of(date(2026, 11, 30)), Weekday::Monday);
    }

    #[test]
    fn a_day_of_the_year_comes_every_year() {
        let day: YearDay = "06-14".parse().unwrap();
        assert!(day.is_on(date(2027, 6, 14)) && !day.is_on(date(2027, 6, 15)));
        assert!(
            "6-14".parse::<YearDay>().is_err() && "13-01".parse::<YearDay>().is_err()
        );
    }

    #[test]
    fn a_range_of_days_has_both_ends() {
        let range: DateRange = "2026-12-24..2026-12-26".parse().unwrap();
        assert!(
            range.contains(date(2026, 12, 26)) && !range.contains(date(2026, 12, 27))
        );
        assert_eq!("2026-12-24".parse::<DateRange>().unwrap().to_string(), "2026-12-24");
        assert!("2026-12-26..2026-12-24".parse::<DateRange>().is_err());
    }
}
