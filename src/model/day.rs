//! Days as people and spreadsheets write them.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::{Date, date};

/// How a day is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WrittenDay {
    /// In a way that means one day.
    Plain(Date),
    /// As a spreadsheet counts days.
    Counted(Date),
    /// As day and month with a sign between them, which may be one of two days: with the day first,
    /// and with the month first. None where there is no such day.
    Either(char, [Option<Date>; 2]),
}

/// Spreadsheets count days from this one, so that 1 March 1900 is day 61 (ECMA-376, 18.17.4.1).
const BEFORE_ALL: Date = date(1899, 12, 30);
/// No handout is dated before 2000 or after 2099: other numbers of five digits are no days.
const COUNTED: std::ops::RangeInclusive<i32> = 36_526..=73_050;

impl WrittenDay {
    /// What stands between day, month and year.
    pub(crate) const SIGNS: [char; 3] = ['.', '/', '-'];

    /// Reads a text; none where no day is written so.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Ok(day) = text.parse() {
            return Some(Self::Plain(day));
        }
        if let Some(count) = counted(text) {
            return Some(Self::Counted(count));
        }
        let sign = text.chars().find(|sign| Self::SIGNS.contains(sign))?;
        let parts: Vec<&str> = text.split(sign).map(str::trim).collect();
        let [one, other, last] = parts[..] else { return None };
        let number = |text: &str, most: usize| {
            let is_number = (1..=most).contains(&text.len())
                && text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse::<i16>().ok().filter(|_| is_number)
        };
        let day = |year: i16, month: i16, day: i16| {
            Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()
        };
        if one.len() == 4 {
            return day(number(one, 4)?, number(other, 2)?, number(last, 2)?)
                .map(Self::Plain);
        }
        let (one, other) = (number(one, 2)?, number(other, 2)?);
        let year = number(last, 4).filter(|_| last.len() == 4)?;
        let readings = [day(year, other, one), day(year, one, other)];
        (readings != [None, None]).then_some(Self::Either(sign, readings))
    }
}

fn counted(text: &str) -> Option<Date> {
    let is_count = text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit());
    let count: i32 = text.parse().ok().filter(|_| is_count)?;
    let days = Some(count).filter(|count| COUNTED.contains(count))?;
    BEFORE_ALL.checked_add(days.days()).ok()
}

/// A day that is typed by itself.
///
/// # Errors
/// When it is not written year first; then with what it may mean.
pub fn typed_day(text: &str) -> Result<Date, DaySlip> {
    let readings = match WrittenDay::read(text) {
        Some(WrittenDay::Plain(day)) => return Ok(day),
        // Points have the day first.
        Some(WrittenDay::Either('.', [Some(day), _])) => vec![day],
        Some(WrittenDay::Either(_, readings)) => readings.into_iter().flatten().collect(),
        Some(WrittenDay::Counted(_)) | None => Vec::new(),
    };
    Err(DaySlip { text: text.to_owned(), readings })
}

/// A word that is typed for a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DaySlip {
    text: String,
    /// The days that it may mean.
    readings: Vec<Date>,
}

impl DaySlip {
    /// What to do about it.
    pub fn hint(&self) -> String {
        match &self.readings[..] {
            [one, other] if one != other => format!("write `{one}` or `{other}`"),
            [one, ..] => format!("write `{one}`"),
            [] => "write it year first, as in `2026-12-01`".to_owned(),
        }
    }

    /// What is wrong, and what to do about it, in a line.
    pub fn told(&self) -> String {
        format!("{self}; {}", self.hint())
    }
}

impl fmt::Display for DaySlip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let why =
            if self.readings.is_empty() { "no date" } else { "not written year first" };
        write!(f, "`{}` is {why}", self.text)
    }
}

impl std::error::Error for DaySlip {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_is_typed_is_year_first_or_told_with_what_it_may_mean() {
        assert_eq!(typed_day("2026-12-07"), Ok(date(2026, 12, 7)));
        for (typed, told) in [
            ("07.12.2026", "`07.12.2026` is not written year first; write `2026-12-07`"),
            ("30/11/2026", "`30/11/2026` is not written year first; write `2026-11-30`"),
            (
                "12/7/2026",
                "`12/7/2026` is not written year first; write `2026-07-12` or `2026-12-07`",
            ),
            ("4/4/2026", "`4/4/2026` is not written year first; write `2026-04-04`"),
            ("46356", "`46356` is no date; write it year first, as in `2026-12-01`"),
            ("soon", "`soon` is no date; write it year first, as in `2026-12-01`"),
        ] {
            assert_eq!(typed_day(typed).unwrap_err().told(), told);
        }
    }
}
