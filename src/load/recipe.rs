//! Reading a handout's recipe, and the record of what each code has had.

use crate::diag::{Diagnostic, Problems, Source};
use crate::load::fields::{Fields, Lines};
use crate::load::fragments::Fragments;
use crate::load::language::read_tag;
use crate::load::toml_file::{check_schema, parse, schema, tables, walk};
use crate::model::{HandedOut, Recipe, Record, TextRule};

/// Reads a recipe.
///
/// # Errors
/// All problems of the file.
pub fn load_recipe(source: &Source) -> Result<Recipe, Vec<Diagnostic>> {
    walk(source, "recipe", |file| {
        let schema = schema(file, Recipe::SCHEMA);
        if file.value("items").is_none() {
            file.missing("items", "name cards and worksheets by id");
        }
        let items = ids(file);
        let decks = match schema {
            1 => Vec::new(),
            _ => file.long_list("decks", TextRule::PATH),
        };
        let decks = decks.into_iter().map(|(name, _)| name).collect();
        let language = file
            .text("language", Lines::One)
            .and_then(|(tag, span)| read_tag(file, &tag, span));
        Recipe {
            items,
            decks,
            title: file.text("title", Lines::One).map(|(text, _)| text),
            note: file.text("note", Lines::Many).map(|(text, _)| text),
            access: file.words("access"),
            long_distance: file.flag("long_distance").unwrap_or(false),
            discreet: file.flag("discreet").unwrap_or(false),
            language,
            edition: file.word("edition"),
        }
    })
}

fn ids(file: &mut Fields<'_, '_, '_>) -> Vec<String> {
    file.long_list("items", TextRule::NAME).into_iter().map(|(id, _)| id).collect()
}

/// Reads a record.
///
/// # Errors
/// All problems of the file.
pub fn load_record(source: &Source) -> Result<Record, Vec<Diagnostic>> {
    const WHAT: &str = "record of handouts";
    let (mut given, mut problems) = (Vec::new(), Problems::default());
    // It grows with every handout, for years.
    for piece in Fragments::of_list(&source.text, "[[handout]]") {
        let mut mended = String::new();
        let (table, mut found) = parse(&piece, WHAT, &mut mended);
        let mut file = Fields::new(table.get_ref(), 0..0, WHAT, &mut found);
        if piece.begins == 0 {
            check_schema(&mut file);
        }
        given.extend(tables(&mut file, "handout", "handout of a record", handed_out));
        file.finish();
        problems.add_part(found, piece.begins);
    }
    if problems.is_empty() { Ok(Record { given }) } else { Err(problems.listed()) }
}

fn handed_out(given: &mut Fields<'_, '_, '_>) -> Option<HandedOut> {
    let client = given.name("client");
    if client.is_none() && given.value("client").is_none() {
        given.missing("client", "write the client's code");
    }
    let date = given.date("date").map(|(date, _)| date);
    let items = ids(given);
    Some(HandedOut { client: client?.0, date, items })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AccessNeed, Edition};

    #[test]
    fn a_recipe_comes_back_as_it_was_kept() {
        let recipe = Recipe {
            items: vec!["C-014".to_owned(), "say-avoid".to_owned()],
            decks: vec!["conversation".to_owned(), "our decks/ours.toml".to_owned()],
            title: Some("For \"this\" week".to_owned()),
            note: Some("One\ntwo".to_owned()),
            access: vec![AccessNeed::Seated],
            long_distance: true,
            discreet: false,
            language: "es".parse().ok(),
            edition: Some(Edition::Large),
        };
        let source = Source::new("recipe.toml", &recipe.to_toml());
        assert_eq!(load_recipe(&source).unwrap(), recipe);
    }

    #[test]
    fn a_record_comes_back_as_it_was_kept() {
        let given = HandedOut {
            client: "K-17".to_owned(),
            date: Some(jiff::civil::date(2026, 12, 1)),
            items: vec!["T-003".to_owned()],
        };
        let record =
            Record { given: vec![given.clone(), HandedOut { date: None, ..given }] };
        let source = Source::new("record.toml", &record.to_toml());
        assert_eq!(load_record(&source).unwrap(), record);
    }

    #[test]
    fn a_record_of_many_years_is_read() {
        let of = |nth: usize| HandedOut {
            client: format!("K-{nth}"),
            date: Some(jiff::civil::date(2026, 12, 1)),
            items: vec!["T-003".to_owned(), "say-avoid".to_owned()],
        };
        let record = Record { given: (0..60_000).map(of).collect() };
        let text = record.to_toml();
        assert_eq!(load_record(&Source::new("record.toml", &text)).unwrap(), record);
        let wrong = text.replace("client = \"K-59999\"\n", "");
        let problems = load_record(&Source::new("record.toml", &wrong)).unwrap_err();
        let place = wrong.rfind("[[handout]]").unwrap();
        assert_eq!((problems.len(), problems[0].span.start), (1, place));
    }

    #[test]
    fn a_recipe_names_no_client() {
        let source = Source::new("r.toml", "items = [\"C-001\"]\nclient = \"K-17\"\n");
        let problems = load_recipe(&source).unwrap_err();
        assert_eq!(problems[0].message, "a recipe has no key `client`");
    }
}
