//! Reading a table as spreadsheets save it: CSV with the names of its columns in the first row.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;

use crate::load::days::{DayError, DayReading, days};
use crate::load::encoding::{Encoding, decoded};
use crate::load::file::{FileError, LARGEST, Saved, read_bytes_up_to};
use crate::load::table_error::{MOST_ROWS, TableError, UnevenRow, column_name};

/// The columns that a table may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableColumns {
    /// All of them.
    pub known: &'static [&'static str],
    /// Those of them that hold days.
    pub days: &'static [&'static str],
}

/// A table that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The rows that are not empty.
    pub rows: Vec<TableRow>,
    /// How its file was written.
    pub encoding: Encoding,
    /// Days that were understood from more than their own cell, each with its column.
    pub readings: Vec<(&'static str, DayReading)>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// Its number as a spreadsheet shows it: the names of the columns stand in row 1, and empty
    /// rows count.
    pub number: usize,
    /// Its cells by their columns, without the empty ones.
    cells: BTreeMap<&'static str, String>,
    /// Its days by their columns.
    days: BTreeMap<&'static str, Result<Date, DayError>>,
    /// Set when it has more cells than there are columns.
    pub uneven: Option<UnevenRow>,
}

impl TableRow {
    /// What stands in a column, if anything does.
    pub fn cell(&self, column: &str) -> Option<&str> {
        self.cells.get(column).map(String::as_str)
    }

    /// The day in a column, if one stands there.
    ///
    /// # Errors
    /// [`DayError`] when it is none, or may be another one too.
    pub fn day(&self, column: &str) -> Result<Option<Date>, DayError> {
        self.days.get(column).cloned().transpose()
    }
}

/// Reads a table that may have some columns, in any order.
///
/// # Errors
/// [`TableError`] when it cannot be read, has no rows or over 100,000, or has a column that is not
/// known. Rows that are uneven, and days that are none, say so themselves.
pub fn read_table(path: &Path, columns: TableColumns) -> Result<Table, TableError> {
    let bytes = read_bytes_up_to(path, LARGEST).map_err(TableError::File)?;
    let saved = Saved::whole(&bytes);
    let not_text = || TableError::File(FileError::NotText(path.to_owned(), saved));
    let (text, encoding) = decoded(bytes).ok_or_else(not_text)?;
    let mut rows = rows(path, &text, columns.known)?;
    if rows.is_empty() {
        return Err(TableError::Empty(path.to_owned()));
    }
    let readings = columns.days.iter().flat_map(|column| read_days(&mut rows, column));
    let readings = readings.collect();
    Ok(Table { rows, encoding, readings })
}

fn rows(
    path: &Path,
    text: &str,
    known: &'static [&'static str],
) -> Result<Vec<TableRow>, TableError> {
    let no_table =
        |why: csv::Error| TableError::NoTable(path.to_owned(), why.to_string());
    let (delimiter, text) = delimiter(text);
    let reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut columns: Option<Vec<Option<&'static str>>> = None;
    let (mut rows, mut number) = (Vec::new(), 0);
    for found in reader.into_records() {
        let found = found.map_err(no_table)?;
        number += empty_rows_before(&found, text.as_bytes()) + 1;
        if found.iter().all(str::is_empty) {
            continue;
        }
        match &columns {
            None => columns = Some(named(&found, known)?),
            Some(columns) => rows.push(row(number, &found, columns, delimiter)?),
        }
        if rows.len() > MOST_ROWS {
            return Err(TableError::TooLong(path.to_owned()));
        }
    }
    Ok(rows)
}

/// The columns by the names in the first row; none for one without a name.
fn named(
    heads: &csv::StringRecord,
    known: &'static [&'static str],
) -> Result<Vec<Option<&'static str>>, TableError> {
    let mut columns = Vec::new();
    for head in heads {
        let name = if head.is_empty() { None } else { Some(column(head, known)?) };
        match name {
            Some(name) if columns.contains(&Some(name)) => {
                return Err(TableError::Twice(name));
            }
            name => columns.push(name),
        }
    }
    Ok(columns)
}

/// A row; some spreadsheets leave out the separators of empty cells at its end.
fn row(
    number: usize,
    found: &csv::StringRecord,
    columns: &[Option<&'static str>],
    delimiter: u8,
) -> Result<TableRow, TableError> {
    let filled = (0..found.len())
        .rev()
        .find(|nth| !found[*nth].is_empty())
        .map_or(0, |last| last + 1);
    let uneven = UnevenRow { cells: filled, columns: columns.len(), delimiter };
    let mut cells = BTreeMap::new();
    for (nth, (name, text)) in columns.iter().zip(found).enumerate() {
        match name {
            _ if text.is_empty() => {}
            Some(name) => {
                cells.insert(*name, text.to_owned());
            }
            None => return Err(TableError::Unnamed { row: number, column: nth + 1 }),
        }
    }
    let uneven = (filled > columns.len()).then_some(uneven);
    Ok(TableRow { number, cells, days: BTreeMap::new(), uneven })
}

/// Reads a column of days.
fn read_days(
    rows: &mut [TableRow],
    column: &'static str,
) -> Vec<(&'static str, DayReading)> {
    let cells: Vec<&str> = rows.iter().filter_map(|row| row.cell(column)).collect();
    let (found, readings) = days(column, &cells);
    let filled = rows.iter_mut().filter(|row| row.cell(column).is_some());
    for (row, day) in filled.zip(found) {
        row.days.insert(column, day);
    }
    readings.into_iter().map(|reading| (column, reading)).collect()
}

/// How many empty lines the reader has passed over before a row: it says where it began to look.
fn empty_rows_before(row: &csv::StringRecord, text: &[u8]) -> usize {
    let at = row.position().and_then(|place| usize::try_from(place.byte()).ok());
    let Some((before, mut rest)) = at.and_then(|at| text.split_at_checked(at)) else {
        return 0;
    };
    // A line that ends in two signs is over for the reader behind the first.
    if before.last() == Some(&b'\r') {
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    }
    let mut empty = 0;
    while let Some(next) =
        [&b"\r\n"[..], b"\n", b"\r"].into_iter().find_map(|end| rest.strip_prefix(end))
    {
        (rest, empty) = (next, empty + 1);
    }
    empty
}

/// What parts the cells, and the text without the line that says so: some systems write semicolons
/// or tabs into such tables, and a line `sep=;` above them, which spreadsheets do not show.
fn delimiter(text: &str) -> (u8, &str) {
    let (first, rest) = text.split_at(text.find(['\r', '\n']).unwrap_or(text.len()));
    let rest =
        rest.strip_prefix("\r\n").unwrap_or_else(|| rest.get(1..).unwrap_or_default());
    let said = first.trim_matches('"');
    if let Some((key, sign)) = said.split_once('=')
        && key.eq_ignore_ascii_case("sep")
        && let [sign @ (b'\t' | b';' | b',' | b'|')] = *sign.as_bytes()
    {
        return (sign, rest);
    }
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let often = |sign: &u8| first.bytes().filter(|byte| byte == sign).count();
    // Of signs that come as often, the last one counts: the comma.
    (*[b'\t', b';', b','].iter().max_by_key(|sign| often(sign)).unwrap_or(&b','), text)
}

fn column(
    head: &str,
    known: &'static [&'static str],
) -> Result<&'static str, TableError> {
    let name = column_name(head);
    let found = known.iter().find(|known| **known == name).copied();
    found.ok_or_else(|| TableError::Column { head: head.to_owned(), known })
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: &[&str] = &["client", "cards", "note", "due"];

    fn read(text: &str) -> Result<Vec<TableRow>, TableError> {
        rows(Path::new("table.csv"), text, KNOWN)
    }

    fn numbers(text: &str) -> Vec<usize> {
        read(text).unwrap().iter().map(|row| row.number).collect()
    }

    #[test]
    fn commas_semicolons_and_tabs_part_cells_in_columns_of_any_order() {
        for sign in [',', ';', '\t'] {
            let text = format!("Cards{sign} CLIENT\nC-014{sign}K-17\n{sign}K-18\n");
            let rows = read(&text).unwrap();
            assert_eq!(rows[0].cell("client"), Some("K-17"), "{sign:?}");
            assert_eq!(rows[0].cell("cards"), Some("C-014"), "{sign:?}");
            assert_eq!((rows[1].number, rows[1].cell("cards")), (3, None), "{sign:?}");
        }
    }

    #[test]
    fn an_uneven_row_says_so_and_the_others_are_read() {
        let rows = read("client,cards\nK-17,C-014,C-015\nK-18,T-002\n").unwrap();
        assert_eq!(
            rows[0].uneven,
            Some(UnevenRow { cells: 3, columns: 2, delimiter: b',' })
        );
        assert_eq!((rows[1].uneven, rows[1].cell("cards")), (None, Some("T-002")));
    }

    #[test]
    fn a_strange_column_is_refused_with_what_it_may_mean() {
        let error = read("client,crads\n").unwrap_err();
        assert_eq!(error.to_string(), "this table can have no column `crads`");
        assert_eq!(error.hint().unwrap(), "did you mean `cards`?");
        let error = read("client,xylophone\n").unwrap_err();
        assert_eq!(error.hint().unwrap(), "its columns are client, cards, note, due");
    }

    #[test]
    fn a_table_has_its_bounds() {
        let error =
            read(&format!("client\n{}", "K\n".repeat(MOST_ROWS + 1))).unwrap_err();
        assert!(matches!(error, TableError::TooLong(_)));
        assert_eq!(read(&format!("client\n{}", "K\n".repeat(9))).unwrap().len(), 9);
    }

    #[test]
    fn a_line_that_names_the_separator_is_no_row() {
        for (line, sign) in [
            ("sep=;\r\n", ';'),
            ("SEP=,\n", ','),
            ("\"sep=|\"\n", '|'),
            ("sep=\t\r\n", '\t'),
        ] {
            let text = format!("{line}client{sign}note\r\nK-1{sign}a, b; c\r\n");
            let text = text.replace("a, b; c", "\"a, b; c\"");
            let rows = read(&text).unwrap();
            assert_eq!((rows.len(), rows[0].number), (1, 2), "{line:?}");
            assert_eq!(rows[0].cell("note"), Some("a, b; c"), "{line:?}");
        }
    }

    #[test]
    fn rows_have_the_numbers_that_a_spreadsheet_shows() {
        for end in ["\n", "\r\n", "\r"] {
            let lines = |lines: &[&str]| lines.join(end);
            assert_eq!(
                numbers(&lines(&["client,cards", "K,C", "L,C", ""])),
                [2, 3],
                "{end:?}"
            );
            // Empty rows count, however they are written.
            let gaps =
                ["client,cards", "", "K,C", ",", "", "", "  ,  ", "L,C", "", "M,C"];
            assert_eq!(numbers(&lines(&gaps)), [3, 8, 10], "{end:?}");
            // A row may take several lines.
            let long = ["client,note", "\"K\",\"one", "two\"", "", "L,three"];
            assert_eq!(numbers(&lines(&long)), [2, 4], "{end:?}");
            assert_eq!(numbers(&lines(&["", "client,cards", "K,C"])), [3], "{end:?}");
            assert_eq!(
                numbers(&lines(&["sep=;", "client;cards", "K;C"])),
                [2],
                "{end:?}"
            );
        }
    }

    #[test]
    fn empty_columns_at_the_end_are_none() {
        let rows = read("client,cards,,\nK,C,,\nL,C\nM\n").unwrap();
        assert!(rows.iter().all(|row| row.uneven.is_none()));
        assert_eq!(rows[2].cell("client"), Some("M"));
        let error = read("client,,cards\nK,,C\nL,x,C\n").unwrap_err();
        assert_eq!(
            error.to_string(),
            "something stands in row 3, column 2, which has no name"
        );
        assert!(error.hint().unwrap().starts_with("name the column"));
        let error = read("client,cards,cards\nK,C,D\n").unwrap_err();
        assert_eq!(error.to_string(), "the table has two columns `cards`");
        assert!(error.hint().unwrap().starts_with("put what both hold"));
    }
}
