//! Reading a TOML file that is no deck: parse, walk, and all problems at once.

use toml::de::DeTable;

use crate::diag::{Diagnostic, Source};
use crate::load::fields::Fields;

/// More problems of one file than this help nobody.
const MOST_PROBLEMS: usize = 1000;

/// Parses a file and walks over its top table.
///
/// # Errors
/// All problems of the file, in the order of their places.
pub(super) fn walk<T>(
    source: &Source,
    what: &'static str,
    read: impl FnOnce(&mut Fields<'_, '_, '_>) -> T,
) -> Result<T, Vec<Diagnostic>> {
    let (table, errors) = DeTable::parse_recoverable(&source.text);
    let mut problems = not_toml(&errors);
    let mut file = Fields::new(table.get_ref(), 0..0, what, &mut problems);
    let value = read(&mut file);
    file.finish();
    problems.sort_by_key(|problem| problem.span.start);
    if problems.is_empty() { Ok(value) } else { Err(problems) }
}

/// What is said of the places where a text is no TOML. After so many the file is something else;
/// a million of them would fill the memory.
pub(super) fn not_toml(errors: &[toml::de::Error]) -> Vec<Diagnostic> {
    let tell = |error: &toml::de::Error| {
        let span = error.span().unwrap_or(0..0);
        Diagnostic::error(format!("not TOML: {}", error.message().trim()), span)
            .hint("see https://toml.io for how values are written")
    };
    errors.iter().take(MOST_PROBLEMS).map(tell).collect()
}

/// Notes a file of a newer format than this program knows.
pub(super) fn check_schema(file: &mut Fields<'_, '_, '_>) {
    let hint = "get a newer Emberdeck; this one knows schema 1";
    file.number("schema", 1..=1, hint);
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
