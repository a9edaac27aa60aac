//! Days in a column of a table, as spreadsheets write them: which of two numbers is the month, the
//! column itself has to show.

use std::fmt;

use jiff::civil::Date;

use crate::load::describe::short;
use crate::model::WrittenDay;

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
    let written: Vec<Option<WrittenDay>> =
        cells.iter().map(|text| WrittenDay::read(text)).collect();
    let orders = WrittenDay::SIGNS.map(|sign| (sign, order(&written, sign)));
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
            WrittenDay::Plain(day)
            | WrittenDay::Either(_, [Some(day), None] | [None, Some(day)]),
        ) => Ok(day),
        Some(WrittenDay::Counted(day)) => read(None, text, day),
        Some(WrittenDay::Either(_, [Some(day), Some(month)])) if day == month => Ok(day),
        Some(WrittenDay::Either(sign, [Some(day), Some(month)])) => match order(sign) {
            Some(at) => read(Some(sign), text, [day, month][at]),
            None => Err(refused
                .get_or_insert_with(|| DayError::Either {
                    column,
                    text: text.trim().to_owned(),
                    readings: [day, month],
                })
                .clone()),
        },
        Some(WrittenDay::Either(_, [None, None])) | None => {
            Err(DayError::NoDay((*text).to_owned()))
        }
    });
    let found = found.collect();
    (found, told.into_iter().map(|(_, reading)| reading).collect())
}

/// Which of the readings the days that are written with a sign show to be meant; none when they show
/// none, or both.
fn order(written: &[Option<WrittenDay>], sign: char) -> Option<usize> {
    let mut shown = written.iter().filter_map(|written| match written {
        Some(WrittenDay::Either(own, [Some(_), None])) if *own == sign => Some(0),
        Some(WrittenDay::Either(own, [None, Some(_)])) if *own == sign => Some(1),
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
