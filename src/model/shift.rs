//! How far the weeks of a plan move.

use std::fmt;
use std::str::FromStr;

/// Days by which weeks of a plan move: `1w`, `3d`, or `1w@3` for week 3 and those after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shift {
    /// How many days later.
    pub days: u16,
    /// The first week that moves; none for those that are not over.
    pub from: Option<u16>,
}

impl Shift {
    /// The most days that weeks move at once: a year.
    const MOST: u16 = 366;
}

impl fmt::Display for Shift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.days % 7 {
            0 => write!(f, "{}w", self.days / 7)?,
            _ => write!(f, "{}d", self.days)?,
        }
        self.from.map_or(Ok(()), |week| write!(f, "@{week}"))
    }
}

impl FromStr for Shift {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || {
            format!("`{text}` is no shift; write `1w`, `3d`, or `1w@3` for week 3 and on")
        };
        let (length, from) = match text.split_once('@') {
            Some((length, week)) => {
                let week = week.parse::<u16>().ok().filter(|week| *week > 0);
                (length, Some(week.ok_or_else(wrong)?))
            }
            None => (text, None),
        };
        let weeks = length.strip_suffix('w').map(|count| (count, 7));
        let (count, each) =
            weeks.or_else(|| Some((length.strip_suffix('d')?, 1))).ok_or_else(wrong)?;
        let count: u16 = count.parse().map_err(|_| wrong())?;
        let days = count.checked_mul(each).filter(|days| (1..=Self::MOST).contains(days));
        let days =
            days.ok_or_else(|| format!("`{text}` moves no week by a day to a year"))?;
        Ok(Self { days, from })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shift_is_days_or_weeks_from_a_week_on() {
        assert_eq!("1w".parse(), Ok(Shift { days: 7, from: None }));
        assert_eq!("3d".parse(), Ok(Shift { days: 3, from: None }));
        assert_eq!("2w@3".parse(), Ok(Shift { days: 14, from: Some(3) }));
        for text in ["1w", "3d", "2w@3"] {
            assert_eq!(text.parse::<Shift>().unwrap().to_string(), text);
        }
        for text in ["", "w", "0w", "-1w", "1", "1m", "1w@", "1w@0", "53w", "99999w", "é"]
        {
            assert!(text.parse::<Shift>().is_err(), "{text}");
        }
    }
}
