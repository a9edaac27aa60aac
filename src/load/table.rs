//! Reading a table: CSV with the names of its columns in the first row.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::load::describe::short;
use crate::load::file::{FileError, read_text};
use crate::load::suggest::closest;

/// More rows than any practice has.
const MOST: usize = 100_000;

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// Its number; the first under the names of the columns is 1.
    pub number: usize,
    /// Its cells by their columns, without the empty ones.
    cells: BTreeMap<&'static str, String>,
    /// Set when it has more or fewer cells than there are columns.
    pub uneven: Option<UnevenRow>,
}

impl TableRow {
    /// What stands in a column, if anything does.
    pub fn cell(&self, column: &str) -> Option<&str> {
        self.cells.get(column).map(String::as_str)
    }
}

/// A row whose cells may be in the wrong columns, as a comma in a text does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnevenRow {
    /// How many cells it has.
    pub cells: usize,
    /// How many columns the table has.
    pub columns: usize,
}

impl UnevenRow {
    /// What to do about it.
    pub fn hint(self) -> &'static str {
        "put a text that has a comma in it between quotes"
    }
}

impl fmt::Display for UnevenRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "it has {} cells, the table {} columns", self.cells, self.columns)
    }
}

impl std::error::Error for UnevenRow {}

/// Why a table cannot be read.
#[derive(Debug)]
pub enum TableError {
    /// Its file cannot be read.
    File(FileError),
    /// It is no table; with what is wrong.
    NoTable(PathBuf, String),
    /// It has a column that is none of those it may have.
    Column {
        /// The column as it is named.
        head: String,
        /// The columns that it may have.
        known: &'static [&'static str],
    },
    /// It has too many rows.
    TooLong(PathBuf),
}

impl TableError {
    /// What to do about it, if we know.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::File(why) => why.hint().map(str::to_owned),
            Self::NoTable(..) => Some(
                "save it as CSV in UTF-8, with the names of the columns in the first row"
                    .to_owned(),
            ),
            Self::Column { head, known } => {
                Some(match closest(&name(head), known.iter().copied()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("its columns are {}", known.join(", ")),
                })
            }
            Self::TooLong(_) => Some("part it into several tables".to_owned()),
        }
    }
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(why) => why.fmt(f),
            Self::NoTable(path, why) => {
                write!(f, "`{}` is no table that can be read: {why}", path.display())
            }
            Self::Column { head, .. } => {
                write!(f, "the table has a column {}", short(head))
            }
            Self::TooLong(path) => {
                write!(f, "`{}` has over {MOST} rows", path.display())
            }
        }
    }
}

impl std::error::Error for TableError {}

/// Reads a table that may have some columns, in any order.
///
/// # Errors
/// [`TableError`] when it cannot be read, has over 100,000 rows, or has a column that is not
/// known. Rows that are uneven say so themselves.
pub fn read_table(
    path: &Path,
    known: &'static [&'static str],
) -> Result<Vec<TableRow>, TableError> {
    let text = read_text(path).map_err(TableError::File)?;
    rows(path, &text, known)
}

fn rows(
    path: &Path,
    text: &str,
    known: &'static [&'static str],
) -> Result<Vec<TableRow>, TableError> {
    let no_table =
        |why: csv::Error| TableError::NoTable(path.to_owned(), why.to_string());
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(text))
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let heads = reader.headers().map_err(no_table)?.clone();
    let columns: Vec<&'static str> =
        heads.iter().map(|head| column(head, known)).collect::<Result<_, _>>()?;
    let mut rows = Vec::new();
    for (nth, found) in reader.records().enumerate() {
        let found = found.map_err(no_table)?;
        let cells = columns.iter().copied().zip(found.iter().map(str::to_owned));
        let cells = cells.filter(|(_, text)| !text.is_empty()).collect();
        let is_even = found.len() == columns.len();
        let uneven = UnevenRow { cells: found.len(), columns: columns.len() };
        rows.push(TableRow {
            number: nth + 1,
            cells,
            uneven: (!is_even).then_some(uneven),
        });
        if rows.len() > MOST {
            return Err(TableError::TooLong(path.to_owned()));
        }
    }
    Ok(rows)
}

/// What parts the cells: some systems write semicolons or tabs into such tables.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let often = |sign: &u8| first.bytes().filter(|byte| byte == sign).count();
    // Of signs that come as often, the last one counts: the comma.
    [b'\t', b';', b','].into_iter().max_by_key(often).unwrap_or(b',')
}

fn column(
    head: &str,
    known: &'static [&'static str],
) -> Result<&'static str, TableError> {
    let name = name(head);
    let found = known.iter().find(|known| **known == name).copied();
    found.ok_or_else(|| TableError::Column { head: head.to_owned(), known })
}

/// The name of a column, however it is written.
fn name(head: &str) -> String {
    head.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: &[&str] = &["client", "cards", "note"];

    fn read(text: &str) -> Result<Vec<TableRow>, TableError> {
        rows(Path::new("table.csv"), text, KNOWN)
    }

    #[test]
    fn commas_semicolons_and_tabs_part_cells_in_columns_of_any_order() {
        for sign in [',', ';', '\t'] {
            let text = format!("Cards{sign} CLIENT\nC-014{sign}K-17\n{sign}K-18\n");
            let rows = read(&text).unwrap();
            assert_eq!(rows[0].cell("client"), Some("K-17"), "{sign:?}");
            assert_eq!(rows[0].cell("cards"), Some("C-014"), "{sign:?}");
            assert_eq!((rows[1].number, rows[1].cell("cards")), (2, None), "{sign:?}");
        }
    }

    #[test]
    fn an_uneven_row_says_so_and_the_others_are_read() {
        let rows = read("client,cards\nK-17,C-014,C-015\nK-18,T-002\n").unwrap();
        assert_eq!(rows[0].uneven, Some(UnevenRow { cells: 3, columns: 2 }));
        assert_eq!((rows[1].uneven, rows[1].cell("cards")), (None, Some("T-002")));
    }

    #[test]
    fn a_strange_column_is_refused_with_what_it_may_mean() {
        let error = read("client,crads\n").unwrap_err();
        assert_eq!(error.to_string(), "the table has a column `crads`");
        assert_eq!(error.hint().unwrap(), "did you mean `cards`?");
        let error = read("client,xylophone\n").unwrap_err();
        assert_eq!(error.hint().unwrap(), "its columns are client, cards, note");
    }

    #[test]
    fn a_table_has_its_bounds() {
        let error = read(&format!("client\n{}", "K\n".repeat(MOST + 1))).unwrap_err();
        assert!(matches!(error, TableError::TooLong(_)));
        assert_eq!(read(&format!("client\n{}", "K\n".repeat(9))).unwrap().len(), 9);
    }
}
