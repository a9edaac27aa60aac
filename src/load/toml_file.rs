//! Reading a TOML file that is no deck: parse, walk, and all problems at once.

use toml::Spanned;
use toml::de::DeTable;

use crate::diag::{Diagnostic, Problems, Source};
use crate::load::fields::Fields;
use crate::load::fragments::{Fragment, Fragments};
use crate::load::slip::mend;

/// Parses a file and walks over its top table.
///
/// # Errors
/// All problems of the file, in the order of their places.
pub(super) fn walk<T>(
    source: &Source,
    what: &'static str,
    read: impl FnOnce(&mut Fields<'_, '_, '_>) -> T,
) -> Result<T, Vec<Diagnostic>> {
    let mut mended = String::new();
    let (table, mut problems) = parse(&Fragments::whole(&source.text), what, &mut mended);
    let mut file = Fields::new(table.get_ref(), 0..0, what, &mut problems);
    let value = read(&mut file);
    file.finish();
    if problems.is_empty() { Ok(value) } else { Err(problems.listed()) }
}

/// Parses a piece of a file; with what is to be said of the places where it is no TOML, counted
/// from the piece's begin. What can be read in spite of them is in the table, from `mended`.
pub(super) fn parse<'t>(
    piece: &Fragment<'t>,
    what: &str,
    mended: &'t mut String,
) -> (Spanned<DeTable<'t>>, Problems) {
    let (table, mut errors) = DeTable::parse_recoverable(piece.text);
    let mut problems = Problems::default();
    let end = piece.text.len();
    if piece.is_cut {
        let message = "the file was read no farther than this";
        let hint = format!("no {what} looks like it; is this the file that you mean?");
        problems.push(Diagnostic::error(message, end..end).hint(hint));
        // That it ends too soon is no fault of a text that was cut off.
        errors.retain(|error| error.span().is_some_and(|span| span.end < end));
    }
    if errors.is_empty() {
        return (table, problems);
    }
    let found = mend(piece.text, errors);
    for slip in found.slips {
        problems.push(slip);
    }
    problems.unread(found.unread, found.tables);
    *mended = found.text;
    (DeTable::parse_recoverable(mended).0, problems)
}

/// Notes a file of a newer format than this program knows.
pub(super) fn check_schema(file: &mut Fields<'_, '_, '_>) {
    schema(file, 1);
}

/// The version of a file's format, of those from 1 to the newest; a file that tells none is of
/// the first.
pub(super) fn schema(file: &mut Fields<'_, '_, '_>, newest: u8) -> u8 {
    let known = if newest == 1 {
        "schema 1".to_owned()
    } else {
        format!("schemas up to {newest}")
    };
    let hint = format!("get a newer Emberdeck; this one knows {known}");
    let found = file.number("schema", 1..=i64::from(newest), &hint);
    found.and_then(|found| u8::try_from(found).ok()).unwrap_or(1)
}

/// Reads a list of tables.
pub(super) fn tables<T>(
    fields: &mut Fields<'_, '_, '_>,
    key: &'static str,
    what: &'static str,
    mut read: impl FnMut(&mut Fields<'_, '_, '_>) -> Option<T>,
) -> Vec<T> {
    let mut found = Vec::new();
    for value in fields.list(key).unwrap_or_default() {
        let Some(table) = value.get_ref().as_table() else {
            let message = format!("a {what} is a table");
            fields.problem(Diagnostic::error(message, value.span()));
            continue;
        };
        let mut inner = Fields::new(table, value.span(), what, fields.problems);
        found.extend(read(&mut inner));
        inner.finish();
    }
    found
}
