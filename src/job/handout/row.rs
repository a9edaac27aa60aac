//! One row of a table of clients → one request.

use crate::job::Failure;
use crate::job::handout::request::{HandoutRequest, copies, day_of, handout_language};
use crate::job::settings::Settled;
use crate::load::{TableRow, closest};
use crate::model::{Edition, Vocabulary, Whose};

/// The columns that a table may have.
pub const HANDOUT_COLUMNS: &[&str] = &[
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
];

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
    let ids = |name: &str| -> Vec<String> {
        let cell = row.cell(name).unwrap_or_default();
        let parts = cell.split(parts_words).filter(|id| !id.is_empty());
        parts.map(str::to_owned).collect()
    };
    let day = |name: &str| row.cell(name).map(day_of).transpose();
    let usual = settled.around.date.as_deref().map(day_of).transpose()?;
    let edition = match row.cell("edition") {
        None => None,
        Some(cell) => Some(Edition::from_word(cell).ok_or_else(|| unknown(cell))?),
    };
    let language = match row.cell("language") {
        Some(tag) => handout_language(tag)?,
        None => settled.handout_language()?,
    };
    Ok(HandoutRequest {
        items: [ids("cards"), ids("worksheets")].concat(),
        title: row.cell("title").map(str::to_owned),
        note: row.cell("note").map(str::to_owned),
        client: row.cell("client").map(str::to_owned),
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
