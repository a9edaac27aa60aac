//! Reading which rows of the table of techniques a card or a page serves, and which it only
//! touches.

use std::ops::Range;

use crate::diag::Diagnostic;
use crate::load::fields::Fields;
use crate::load::techniques::ROWS;

/// Rows of the table of techniques.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Rows {
    /// Those that are served.
    pub(super) covers: Vec<u16>,
    /// Those that are touched at most.
    pub(super) touches: Vec<u16>,
}

/// Reads `covers` alone, of what asks for rows and serves none.
pub(super) fn read_covers(fields: &mut Fields<'_, '_, '_>) -> Vec<u16> {
    read(fields, "covers").into_iter().map(|(row, _)| row).collect()
}

/// Reads `covers` and `touches`; no row stands in both.
pub(super) fn read_rows(fields: &mut Fields<'_, '_, '_>) -> Rows {
    let (covers, touches) = (read(fields, "covers"), read(fields, "touches"));
    for (row, span) in &touches {
        if covers.iter().any(|(other, _)| other == row) {
            let message = format!("row {row} stands in both `covers` and `touches`");
            let hint =
                "leave it in `covers` where it is served, in `touches` where it is not";
            fields.problem(Diagnostic::error(message, span.clone()).hint(hint));
        }
    }
    let numbers =
        |rows: Vec<(u16, Range<usize>)>| rows.into_iter().map(|(row, _)| row).collect();
    Rows { covers: numbers(covers), touches: numbers(touches) }
}

/// The rows of a key, each with its place.
fn read(fields: &mut Fields<'_, '_, '_>, key: &'static str) -> Vec<(u16, Range<usize>)> {
    let hint = format!("rows of the table of techniques, from 1 to {ROWS}");
    let mut rows = Vec::new();
    for value in fields.list(key).unwrap_or_default() {
        let row = fields.check_number(key, value, 1..=ROWS, &hint);
        if let Some(row) = row.and_then(|row| u16::try_from(row).ok()) {
            rows.push((row, value.span()));
        }
    }
    rows
}
