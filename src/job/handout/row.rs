//! One row of a table of clients → one request.

use jiff::civil::Date;

use crate::job::Failure;
use crate::job::handout::request::{HandoutRequest, copies, day_of, handout_language};
use crate::job::settings::Settled;
use crate::load::{TableColumns, TableRow, closest};
use crate::model::{Edition, TextRule, Vocabulary, Whose};

/// The columns that a table may have.
pub const HANDOUT_COLUMNS: TableColumns = TableColumns {
    known: &[
        "client",
        "cards",
        "worksheets",
        "title",
        "note",
        "date",
        "due",
        "language",
        "for",
        "edition",
    ],
    days: &["date", "due"],
};

/// The copies that a row asks for.
///
/// # Errors
/// When it names somebody else.
pub fn row_copies(row: &TableRow) -> Result<Vec<Whose>, Failure> {
    Ok(copies(&whose(row)?))
}

fn whose(row: &TableRow) -> Result<Vec<Whose>, Failure> {
    match row.cell("for") {
        None => Ok(Vec::new()),
        Some(cell) => cell
            .split(parts_words)
            .filter(|who| !who.is_empty())
            .map(|who| {
                let who = read(who, "for", TextRule::NAME)?;
                Whose::from_word(&who.to_lowercase()).ok_or_else(|| {
                    Failure::new(format!("`for` does not know `{who}`"))
                        .hint("shared, a, b or counsellor")
                })
            })
            .collect(),
    }
}

/// The handout that a row asks for, over what is settled.
///
/// # Errors
/// When a cell does not say what it should.
pub fn row_request(row: &TableRow, settled: &Settled) -> Result<HandoutRequest, Failure> {
    if let Some(wrong) = row.uneven {
        return Err(Failure::from(wrong));
    }
    let ids = |name: &str| -> Result<Vec<String>, Failure> {
        let raw = row.cell(name).unwrap_or_default();
        let parts = raw.split(parts_words).filter(|id| !id.is_empty());
        parts.map(|id| read(id, name, TextRule::NAME)).collect()
    };
    let day = |name: &str| -> Result<Option<Date>, Failure> {
        cell(row, name, TextRule::NAME)?;
        row.day(name).map_err(Failure::from)
    };
    let usual = settled.around.date.as_deref().map(day_of).transpose()?;
    let edition = match cell(row, "edition", TextRule::NAME)? {
        None => None,
        Some(cell) => Some(Edition::from_word(&cell).ok_or_else(|| unknown(&cell))?),
    };
    let language = match cell(row, "language", TextRule::NAME)? {
        Some(tag) => handout_language(&tag)?,
        None => settled.handout_language()?,
    };
    Ok(HandoutRequest {
        items: [ids("cards")?, ids("worksheets")?].concat(),
        title: cell(row, "title", TextRule::LINE)?,
        note: cell(row, "note", TextRule::TEXT)?,
        client: cell(row, "client", TextRule::NAME)?,
        date: day("date")?.or(usual),
        due: day("due")?,
        whose: row_copies(row)?,
        access: settled.access(),
        long_distance: settled.is_far(),
        discreet: settled.is_discreet(),
        language,
        edition: edition.unwrap_or_else(|| settled.edition()),
    })
}

/// What stands in a column, as its rule takes it.
fn cell(row: &TableRow, column: &str, rule: TextRule) -> Result<Option<String>, Failure> {
    row.cell(column).map(|cell| read(cell, column, rule)).transpose()
}

fn read(text: &str, column: &str, rule: TextRule) -> Result<String, Failure> {
    rule.read(text).map_err(|unfit| Failure::new(unfit.of(column)).hint(unfit.hint()))
}

/// What parts several words in one cell: people also put each on a line of its own.
fn parts_words(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, ',' | ';')
}

fn unknown(cell: &str) -> Failure {
    let all = || Edition::ALL.iter().map(|edition| edition.word());
    let failure = Failure::new(format!("`edition` does not know `{cell}`"));
    match closest(cell, all()) {
        Some(near) => failure.hint(format!("did you mean `{near}`?")),
        None => failure.hint(format!("one of {}", all().collect::<Vec<_>>().join(", "))),
    }
}
