//! Recipes, records, and tables of clients.

use std::fs;

use emberdeck::diag::Source;
use emberdeck::geom::Paper;
use emberdeck::job::Shelf;
use emberdeck::job::handout::{
    HANDOUT_COLUMNS, HandoutMaker, HandoutRequest, HandoutShelf, copies, row_request,
};
use emberdeck::job::settings::Settled;
use emberdeck::load::{load_recipe, load_record, read_table};
use emberdeck::model::{Recipe, Record, Theme};
use emberdeck::text::Typesetter;
use tempfile::TempDir;

use super::told;

/// Items of a handout that is set, and rows of a table that are.
const SET: usize = 3;

thread_local! {
    static MADE_FROM: (HandoutShelf, Settled, Theme) = {
        let settled = Settled::default_for(Paper::a4());
        let shelf = HandoutShelf::new(Shelf::shipped(false), &settled);
        (shelf, settled, Theme::hearth())
    };
    static FOLDER: TempDir = tempfile::tempdir().expect("a folder");
}

/// A recipe comes back as it was kept, and can be made or says why not.
pub(super) fn recipe(bytes: &[u8]) {
    let Some(source) = told::source("recipe.toml", bytes) else { return };
    match load_recipe(&source) {
        Ok(recipe) => {
            comes_back(&recipe);
            MADE_FROM.with(|(_, settled, _)| made(&of_recipe(recipe, settled)));
        }
        Err(problems) => {
            assert!(!problems.is_empty());
            told::check(&source, &problems);
        }
    }
}

fn comes_back(recipe: &Recipe) {
    let written = recipe.to_toml();
    let again = load_recipe(&Source::new("recipe.toml", &written));
    assert_eq!(again.as_ref(), Ok(recipe), "{written}");
}

fn of_recipe(recipe: Recipe, settled: &Settled) -> HandoutRequest {
    let request = HandoutRequest::new(&[], settled).expect("the defaults are sound");
    HandoutRequest {
        items: recipe.items,
        title: recipe.title,
        note: recipe.note,
        access: recipe.access,
        long_distance: recipe.long_distance,
        discreet: recipe.discreet,
        whose: copies(&[emberdeck::model::Whose::Counsellor]),
        ..request
    }
}

/// Whether a handout can be made; one of many items is not tried.
fn made(request: &HandoutRequest) -> bool {
    if request.items.len() > SET {
        return false;
    }
    MADE_FROM.with(|(shelf, settled, theme)| {
        let maker = HandoutMaker::new(shelf, settled, theme);
        let made = maker.make(&mut Typesetter::new(), request);
        match &made {
            Ok((files, _)) => assert_eq!(files.len(), request.whose.len()),
            Err(failure) => told::refused(failure),
        }
        made.is_ok()
    })
}

/// A record comes back as it was kept.
pub(super) fn record(bytes: &[u8]) {
    let Some(source) = told::source("record.toml", bytes) else { return };
    match load_record(&source) {
        Ok(record) => record_comes_back(&record),
        Err(problems) => {
            assert!(!problems.is_empty());
            told::check(&source, &problems);
        }
    }
}

fn record_comes_back(record: &Record) {
    let written = record.to_toml();
    let again = load_record(&Source::new("record.toml", &written));
    assert_eq!(again.as_ref(), Ok(record), "{written}");
    for given in &record.given {
        let repeats = record.repeats(&given.client, &given.items);
        assert_eq!(repeats.len(), given.items.len());
    }
}

/// A row of a table is a handout or says why not; what is kept of one that was made comes back.
pub(super) fn batch(bytes: &[u8]) {
    let path = FOLDER.with(|folder| folder.path().join("clients.csv"));
    fs::write(&path, bytes).expect("it can be written");
    let rows = match read_table(&path, HANDOUT_COLUMNS) {
        Ok(table) => table.rows,
        Err(why) => {
            assert!(!why.to_string().is_empty());
            let _ = why.hint();
            return;
        }
    };
    let mut record = Record::default();
    MADE_FROM.with(|(_, settled, _)| {
        for row in rows.iter().take(SET) {
            match row_request(row, settled) {
                Err(failure) => told::refused(&failure),
                Ok(request) => {
                    if made(&request) {
                        comes_back(&request.recipe());
                        record
                            .given
                            .extend(request.given(jiff::civil::date(2026, 12, 1)));
                    }
                }
            }
        }
    });
    record_comes_back(&record);
}
