//! Days in a column of a table, as spreadsheets write them: which of two numbers is the month, the
//! column itself has to show.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::load::describe::short;

/// Why a cell is no day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayError {
    /// No day is written so.
    NoDay(String),
    /// A day and a month cannot be told apart in the column: the first such text of it, and
    /// what it may mean.
    Either {
        /// The column.
        column: &'static str,
        /// What stands there.
        text: String,
        /// With the day first, and with the month first.
        readings: [Date; 2],
    },
}

impl DayError {
    /// What to do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::NoDay(_) => "write it as `2026-12-01`".to_owned(),
            Self::Either { readings: [day, _], .. } => {
                format!("write the dates of the column as `{day}`, year first")
            }
        }
    }
}

impl fmt::Display for DayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoDay(text) => write!(f, "{} is no date", short(text)),
            Self::Either { column, text, readings: [one, other] } => {
                write!(
                    f,
                    "`{column}` can be read in two ways: `{text}` is {one} or {other}"
                )
            }
        }
    }
}

impl std::error::Error for DayError {}

/// How a day is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Written {
    /// In a way that means one day.
    Plain(Date),
    /// As a spreadsheet counts days.
    Counted(Date),
    /// As day and month with a sign between them, which may be one of two days: with the day first,
    /// and with the month first. None where there is no such day.
    Either(char, [Option<Date>; 2]),
}

/// What stands between day, month and year.
const SIGNS: [char; 3] = ['.', '/', '-'];
/// Spreadsheets count days from this one, so that 1 March 1900 is day 61 (ECMA-376, 18.17.4.1).
const BEFORE_ALL: Date = date(1899, 12, 30);
/// No handout is dated before 2000 or after 2099: other numbers of five digits are no days.
const COUNTED: std::ops::RangeInclusive<i32> = 36_526..=73_050;

impl Written {
    fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Ok(day) = text.parse() {
            return Some(Self::Plain(day));
        }
        if let Some(count) = counted(text) {
            return Some(Self::Counted(count));
        }
        let sign = text.chars().find(|sign| SIGNS.contains(sign))?;
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

/// A day that was understood from more than its own cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayReading {
    /// What stands in the cell.
    pub text: String,
    /// What it means.
    pub day: Date,
}

/// The days of a column, each as it is meant or with what is wrong with it; and of each way of
/// writing that means nothing by itself the first cell, with how it was read.
///
/// A number above 12 is no month. Where one of the days that are written with the same sign has
/// such a number, the others are read by it; where there is none, or where two contradict each
/// other, a day that may be another one is refused.
pub(super) fn days(
    column: &'static str,
    cells: &[&str],
) -> (Vec<Result<Date, DayError>>, Vec<DayReading>) {
    let written: Vec<Option<Written>> =
        cells.iter().map(|text| Written::read(text)).collect();
    let orders = SIGNS.map(|sign| (sign, order(&written, sign)));
    let order = |sign| orders.iter().find(|(own, _)| *own == sign).and_then(|it| it.1);
    let mut refused: Option<DayError> = None;
    let mut told: Vec<(Option<char>, DayReading)> = Vec::new();
    let mut read = |way: Option<char>, text: &str, day: Date| {
        if told.iter().all(|(other, _)| *other != way) {
            told.push((way, DayReading { text: text.trim().to_owned(), day }));
        }
        Ok(day)
    };
    let found = cells.iter().zip(&written).map(|(text, written)| match *written {
        Some(
            Written::Plain(day)
            | Written::Either(_, [Some(day), None] | [None, Some(day)]),
        ) => Ok(day),
        Some(Written::Counted(day)) => read(None, text, day),
        Some(Written::Either(_, [Some(day), Some(month)])) if day == month => Ok(day),
        Some(Written::Either(sign, [Some(day), Some(month)])) => match order(sign) {
            Some(at) => read(Some(sign), text, [day, month][at]),
            None => Err(refused
                .get_or_insert_with(|| DayError::Either {
                    column,
                    text: text.trim().to_owned(),
                    readings: [day, month],
                })
                .clone()),
        },
        Some(Written::Either(_, [None, None])) | None => {
            Err(DayError::NoDay((*text).to_owned()))
        }
    });
    let found = found.collect();
    (found, told.into_iter().map(|(_, reading)| reading).collect())
}

/// A day that is typed by itself.
///
/// # Errors
/// When it is not written year first; then with what it may mean.
pub fn day(text: &str) -> Result<Date, DaySlip> {
    let readings = match Written::read(text) {
        Some(Written::Plain(day)) => return Ok(day),
        Some(Written::Either('.', [Some(day), _])) => vec![day],
        Some(Written::Either(_, readings)) => readings.into_iter().flatten().collect(),
        Some(Written::Counted(_)) | None => Vec::new(),
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
}

impl fmt::Display for DaySlip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = short(&self.text);
        match &self.readings[..] {
            [] => write!(f, "{text} is no date"),
            _ => write!(f, "{text} is not written year first"),
        }
    }
}

impl std::error::Error for DaySlip {}

/// Which of the readings the days that are written with a sign show to be meant; none when they show
/// none, or both.
fn order(written: &[Option<Written>], sign: char) -> Option<usize> {
    let mut shown = written.iter().filter_map(|written| match written {
        Some(Written::Either(own, [Some(_), None])) if *own == sign => Some(0),
        Some(Written::Either(own, [None, Some(_)])) if *own == sign => Some(1),
        _ => None,
    });
    // Points part day, month and year where people write the day first (CLDR, dateFormats).
    let Some(first) = shown.next() else { return (sign == '.').then_some(0) };
    shown.all(|other| other == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(cells: &[&str]) -> Vec<String> {
        let told = |day: &Result<Date, DayError>| match day {
            Ok(day) => day.to_string(),
            Err(why) => why.to_string(),
        };
        days("due", cells).0.iter().map(told).collect()
    }

    #[test]
    fn a_number_above_twelve_says_for_its_column_which_is_the_month() {
        assert_eq!(told(&["07.12.2026", "30.11.2026"]), ["2026-12-07", "2026-11-30"]);
        assert_eq!(told(&["12/7/2026", "11/30/2026"]), ["2026-12-07", "2026-11-30"]);
        assert_eq!(told(&["7-12-2026", "30-11-2026"]), ["2026-12-07", "2026-11-30"]);
        assert_eq!(told(&["7. 12. 2026", "30. 11. 2026"]), ["2026-12-07", "2026-11-30"]);
    }

    #[test]
    fn what_may_be_two_days_is_refused_once_with_both() {
        let either =
            "`due` can be read in two ways: `12/7/2026` is 2026-07-12 or 2026-12-07";
        // Points have the day first, and say nothing of slashes.
        assert_eq!(told(&["07.12.2026", "12/7/2026"]), ["2026-12-07", either]);
        assert_eq!(told(&["12/7/2026", "1/2/2026"]), [either, either]);
        // Those that contradict each other are days of their own; they say nothing of a third.
        let mixed = ["13/1/2026", "1/13/2026", "07/12/2026", "4/4/2026"];
        let either =
            "`due` can be read in two ways: `07/12/2026` is 2026-12-07 or 2026-07-12";
        assert_eq!(told(&mixed), ["2026-01-13", "2026-01-13", either, "2026-04-04"]);
        // A sign of another kind may come from another hand.
        assert_eq!(told(&["30.11.2026", "07/12/2026"]), ["2026-11-30", either]);
    }

    #[test]
    fn a_year_in_front_and_a_spreadsheet_s_count_mean_one_day() {
        assert_eq!(told(&["2026-12-07", "2026/12/7"]), ["2026-12-07", "2026-12-07"]);
        assert_eq!(told(&["46356", "36526"]), ["2026-11-30", "2000-01-01"]);
        let (_, read) = days("due", &["46356", "46357", "07.12.2026", "30.11.2026"]);
        let read: Vec<String> =
            read.iter().map(|one| format!("{} {}", one.text, one.day)).collect();
        assert_eq!(read, ["46356 2026-11-30", "07.12.2026 2026-12-07"]);
    }

    #[test]
    fn a_day_that_is_typed_is_year_first_or_told_with_what_it_may_mean() {
        assert_eq!(day("2026-12-07"), Ok(date(2026, 12, 7)));
        for (typed, told, hint) in [
            (
                "07.12.2026",
                "`07.12.2026` is not written year first",
                "write `2026-12-07`",
            ),
            (
                "30/11/2026",
                "`30/11/2026` is not written year first",
                "write `2026-11-30`",
            ),
            (
                "12/7/2026",
                "`12/7/2026` is not written year first",
                "write `2026-07-12` or `2026-12-07`",
            ),
            ("4/4/2026", "`4/4/2026` is not written year first", "write `2026-04-04`"),
            ("46356", "`46356` is no date", "write it year first, as in `2026-12-01`"),
            ("soon", "`soon` is no date", "write it year first, as in `2026-12-01`"),
        ] {
            let slip = day(typed).unwrap_err();
            assert_eq!((&*slip.to_string(), &*slip.hint()), (told, hint));
        }
    }

    #[test]
    fn what_is_no_day_says_so() {
        for text in [
            "",
            "soon",
            "30.02.2026",
            "31/31/2026",
            "7.12.26",
            "7.12",
            "1.2.3.2026",
            "12345",
            "463560",
            "2026-13-01",
            "+7.12.2026",
            "7.12.20260",
            "12/ /2026",
        ] {
            let cells = [text, "30.11.2026", "11/30/2026"];
            assert_eq!(told(&cells)[0], format!("`{text}` is no date"));
        }
    }
}
