//! What is wrong with a table.

use std::fmt;
use std::path::PathBuf;

use crate::load::describe::short;
use crate::load::file::FileError;
use crate::load::suggest::closest;

/// More rows than any practice has.
pub(super) const MOST_ROWS: usize = 100_000;

/// A row whose cells may be in the wrong columns, as a comma in a text does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnevenRow {
    /// How many cells it has.
    pub cells: usize,
    /// How many columns the table has.
    pub columns: usize,
    /// What parts its cells.
    pub delimiter: u8,
}

impl UnevenRow {
    /// What to do about it.
    pub fn hint(self) -> &'static str {
        match self.delimiter {
            b';' => "put a text that has a semicolon in it between quotes",
            b'\t' => "put a text that has a tab in it between quotes",
            b'|' => "put a text that has a bar in it between quotes",
            _ => "put a text that has a comma in it between quotes",
        }
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
    /// Two columns have one name.
    Twice(&'static str),
    /// Something stands under no name of a column.
    Unnamed {
        /// The row.
        row: usize,
        /// The column, counted from 1.
        column: usize,
    },
    /// It has names of columns and no rows.
    Empty(PathBuf),
    /// It has too many rows.
    TooLong(PathBuf),
}

impl TableError {
    /// What to do about it, if we know.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::NoTable(..) | Self::File(FileError::NotText(..)) => Some(
                "save it as CSV in UTF-8, with the names of the columns in the first row"
                    .to_owned(),
            ),
            Self::File(why) => why.hint().map(str::to_owned),
            Self::Twice(_) => {
                Some("put what both hold into one column, parted by spaces".to_owned())
            }
            Self::Unnamed { .. } => {
                Some("name the column in the first row, or empty the cell".to_owned())
            }
            Self::Empty(_) => {
                Some("write a row for each, under the names of the columns".to_owned())
            }
            Self::Column { head, known } => {
                Some(match closest(&column_name(head), known.iter().copied()) {
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
                write!(f, "this table can have no column {}", short(head))
            }
            Self::Twice(name) => write!(f, "the table has two columns `{name}`"),
            Self::Unnamed { row, column } => {
                write!(
                    f,
                    "something stands in row {row}, column {column}, which has no name"
                )
            }
            Self::Empty(path) => write!(f, "`{}` has no rows", path.display()),
            Self::TooLong(path) => {
                write!(f, "`{}` has over {MOST_ROWS} rows", path.display())
            }
        }
    }
}

impl std::error::Error for TableError {}

/// The name of a column, however it is written.
pub(super) fn column_name(head: &str) -> String {
    head.trim().to_lowercase()
}
