//! A time of day, and how long before it somebody is reminded.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Time;

/// A time of day, to the minute, on the clock where the two are: `20:30`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockTime(Time);

impl ClockTime {
    /// The time.
    pub fn time(self) -> Time {
        self.0
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0.hour(), self.0.minute())
    }
}

impl FromStr for ClockTime {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let number = |text: &str| {
            let is_short = (1..=2).contains(&text.len());
            let is_digits = text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse::<i8>().ok().filter(|_| is_short && is_digits)
        };
        let read = || {
            let (hour, minute) = text.split_once(':')?;
            let minute = number(minute).filter(|_| minute.len() == 2)?;
            Time::new(number(hour)?, minute, 0, 0).ok()
        };
        read()
            .map(Self)
            .ok_or_else(|| format!("`{text}` is no time of day; write it as `20:30`"))
    }
}

/// How long before its time a day of cards is announced: `30m`, `2h`, `1d`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reminder {
    /// Minutes.
    pub minutes: u16,
}

impl Reminder {
    /// A week.
    const MOST: u16 = 7 * 24 * 60;
    const UNITS: [(char, u16); 3] = [('d', 24 * 60), ('h', 60), ('m', 1)];
}

impl fmt::Display for Reminder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = |(_, each): &(char, u16)| self.minutes.is_multiple_of(*each);
        let (unit, each) = Self::UNITS.into_iter().find(whole).unwrap_or(('m', 1));
        write!(f, "{}{unit}", self.minutes / each)
    }
}

impl FromStr for Reminder {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let read = || {
            let (_, each) =
                Self::UNITS.into_iter().find(|(unit, _)| text.ends_with(*unit))?;
            let count = &text[..text.len() - 1];
            let count: u16 = count.parse().ok().filter(|_| !count.starts_with('+'))?;
            count.checked_mul(each).filter(|minutes| (1..=Self::MOST).contains(minutes))
        };
        let minutes = read().ok_or_else(|| {
            format!("`{text}` is no reminder; write `30m`, `2h` or `1d`, a week at most")
        })?;
        Ok(Self { minutes })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_day_has_hours_and_minutes() {
        for (text, told) in [("20:30", "20:30"), ("8:05", "08:05"), ("00:00", "00:00")] {
            assert_eq!(text.parse::<ClockTime>().unwrap().to_string(), told);
        }
        for text in ["", "20", "24:00", "20:60", "20:3", "+1:30", "20:30:00", "é:30"] {
            assert!(text.parse::<ClockTime>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_reminder_is_told_in_the_largest_unit_that_is_whole() {
        for (text, told) in
            [("30m", "30m"), ("120m", "2h"), ("24h", "1d"), ("90m", "90m")]
        {
            assert_eq!(text.parse::<Reminder>().unwrap().to_string(), told);
        }
        for text in ["", "m", "0m", "8d", "30", "-1h", "+1h", "99999d", "1é"] {
            assert!(text.parse::<Reminder>().is_err(), "{text}");
        }
    }
}
