//! Reading a deck file.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use toml::de::DeTable;

use crate::diag::{Diagnostic, Severity, Source};
use crate::load::art::ArtFolder;
use crate::load::card::{self, Context};
use crate::load::describe::describe;
use crate::load::fields::{Fields, Lines};
use crate::load::file::{FileError, read_text};
use crate::load::language::read_tag;
use crate::load::places::CardPlaces;
use crate::load::toml_file::not_toml;
use crate::model::Deck;
use crate::picture::Picture;

/// The newest format of deck files that this program reads.
const SCHEMA: i64 = 1;

/// A deck file after reading: the deck when the file is sound, and what there is to say.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The file.
    pub source: Source,
    /// The deck, if the file has no error.
    pub deck: Option<Deck>,
    /// All problems of the file, in the order of their places.
    pub problems: Vec<Diagnostic>,
    /// Where the texts of each card stand, in the order of the deck's cards.
    pub places: Vec<CardPlaces>,
}

/// Reads a deck from its file.
///
/// # Errors
/// [`FileError`] when the file cannot be read; problems in it are in what is returned.
pub fn read_deck(path: &Path) -> Result<Loaded, FileError> {
    let text = read_text(path)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = ArtFolder::new(folder.unwrap_or(Path::new(".")));
    Ok(load(Source::new(&path.to_string_lossy(), &text), &folder))
}

/// Reads a deck from its text; pictures are looked for in the folder.
pub fn load(source: Source, art: &ArtFolder) -> Loaded {
    let text = Arc::clone(&source.text);
    let (table, errors) = DeTable::parse_recoverable(&text);
    let mut problems = not_toml(&errors);
    let (deck, places) = read_tables(table.get_ref(), art, &mut problems);
    problems.sort_by_key(|problem| problem.span.start);
    let is_error = |problem: &Diagnostic| problem.severity == Severity::Error;
    let deck = deck.filter(|_| !problems.iter().any(is_error));
    Loaded { source, deck, problems, places }
}

fn read_tables(
    table: &DeTable<'_>,
    art: &ArtFolder,
    problems: &mut Vec<Diagnostic>,
) -> (Option<Deck>, Vec<CardPlaces>) {
    let mut file = Fields::new(table, 0..0, "deck file", problems);
    let head = file.table("deck");
    if file.value("deck").is_none() {
        file.missing(
            "deck",
            "begin with a table [deck] that has id, title, version and language",
        );
    }
    let values = file.list("card");
    if values.is_none_or(<[_]>::is_empty)
        && file.value("card").is_none_or(|v| v.get_ref().is_array())
    {
        file.missing("card", "write each card under [[card]]");
    }
    file.finish();
    let adult = head
        .as_ref()
        .and_then(|(table, _)| table.get("adult"))
        .is_some_and(|value| value.get_ref().as_bool() == Some(true));
    let art = match head.as_ref().and_then(|(table, _)| table.get("art")) {
        Some(folder) => art.inside(folder.get_ref().as_str().unwrap_or_default()),
        None => art.clone(),
    };
    let mut deck = head.and_then(|(table, span)| read_head(table, span, &art, problems));
    let mut places = Vec::new();
    let context = Context { adult, art: &art };
    for (table, span) in card::tables(values.unwrap_or_default(), problems) {
        let (card, at) = card::read_card(table, span, &context, problems);
        if let Some((deck, card)) = deck.as_mut().zip(card) {
            deck.cards.push(card);
            places.push(at);
        }
    }
    check_ids(values.unwrap_or_default(), problems);
    check_needs(values.unwrap_or_default(), problems);
    (deck, places)
}

const ID: &str = "lower-case words with dashes between them, such as `id = \"our-deck\"`";

fn read_head(
    table: &DeTable<'_>,
    span: Range<usize>,
    art: &ArtFolder,
    problems: &mut Vec<Diagnostic>,
) -> Option<Deck> {
    let mut fields = Fields::new(table, span, "deck", problems);
    let mut required = |key: &'static str, hint: &str| {
        if fields.value(key).is_none() {
            fields.missing(key, hint);
        }
        fields.text(key, Lines::One)
    };
    let id = required("id", ID);
    let title = required("title", "write the name of the deck");
    let version = required("version", "count your versions: `version = \"1.0.0\"`");
    let language = required("language", "the language of the cards: `language = \"en\"`");
    let id = id.filter(|(id, span)| {
        let is_id = is_kebab(id);
        if !is_id {
            let message = format!("`{id}` is no deck id");
            fields.problem(Diagnostic::error(message, span.clone()).hint(ID));
        }
        is_id
    });
    let language = language.and_then(|(tag, span)| read_tag(&mut fields, &tag, span));
    check_schema(&mut fields);
    fields.text("art", Lines::One);
    let texts =
        |found: Vec<(String, Range<usize>)>| found.into_iter().map(|(text, _)| text);
    let authors = texts(fields.texts("authors", Lines::One)).collect();
    let license = fields.text("license", Lines::One).map(|found| found.0);
    let description = fields.text("description", Lines::Many).map(|found| found.0);
    let adult = fields.flag("adult").unwrap_or(false);
    let back_image = read_back_image(&mut fields, art);
    fields.finish();
    Some(Deck {
        id: id?.0,
        title: title?.0,
        version: version?.0,
        language: language?,
        authors,
        license,
        description,
        adult,
        back_image,
        cards: Vec::new(),
    })
}

fn read_back_image(
    fields: &mut Fields<'_, '_, '_>,
    art: &ArtFolder,
) -> Option<Arc<Picture>> {
    let (path, span) = fields.text("back_image", Lines::One)?;
    // It has no card that could tell its place when it is printed: it is decoded here.
    let picture = art.picture(&path).and_then(|picture| {
        picture.check()?;
        Ok(picture)
    });
    match picture {
        Ok(picture) => Some(picture),
        Err(refused) => {
            let message = format!("picture `{path}`: {}", refused.why);
            fields.problem(Diagnostic::error(message, span).hint(refused.hint));
            None
        }
    }
}

fn check_schema(fields: &mut Fields<'_, '_, '_>) {
    let Some(span) = fields.value("schema").map(toml::Spanned::span) else { return };
    let hint = "leave the key out, or write `schema = 1`";
    if fields.number("schema", 1..=i64::MAX, hint).is_some_and(|schema| schema > SCHEMA) {
        let message = "this deck is written for a newer version of Emberdeck";
        let hint = format!("this one reads schema {SCHEMA}; get a newer Emberdeck");
        fields.problem(Diagnostic::error(message, span).hint(hint));
    }
}

pub(super) fn is_kebab(id: &str) -> bool {
    id.len() <= 60
        && id.split('-').all(|word| {
            !word.is_empty()
                && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

/// No two cards of a deck share an id, read or not.
fn check_ids(
    values: &[toml::Spanned<toml::de::DeValue<'_>>],
    problems: &mut Vec<Diagnostic>,
) {
    let mut seen = HashMap::new();
    for value in values {
        let Some(id) = value.get_ref().as_table().and_then(|card| card.get("id")) else {
            continue;
        };
        let Some(name) = id.get_ref().as_str() else { continue };
        if let Some(first) = seen.insert(name, id.span()) {
            let message = format!("two cards have the id `{name}`");
            problems.push(
                Diagnostic::error(message, id.span())
                    .other(first, "the first one")
                    .hint("give the newer card an id of its own"),
            );
        }
    }
}

/// A card that another needs must be in the same deck, sound or not, or be named with its deck.
fn check_needs(
    values: &[toml::Spanned<toml::de::DeValue<'_>>],
    problems: &mut Vec<Diagnostic>,
) {
    let id_of = |value: &toml::Spanned<toml::de::DeValue<'_>>| {
        Some(value.get_ref().as_table()?.get("id")?.get_ref().as_str()?.to_owned())
    };
    let ids: HashSet<String> = values.iter().filter_map(id_of).collect();
    for value in values {
        let (Some(card), own) = (value.get_ref().as_table(), id_of(value)) else {
            continue;
        };
        let needs = card.get("needs").and_then(|needs| needs.get_ref().as_array());
        for need in needs.into_iter().flatten() {
            let Some(name) = need.get_ref().as_str().filter(|name| !name.contains('#'))
            else {
                continue;
            };
            if own.as_deref() == Some(name) || !ids.contains(name) {
                let message = format!(
                    "`needs` names {}, which is no other card here",
                    describe(need.get_ref())
                );
                let hint = "name a card of this deck, or one of another as `deck#C-001`";
                problems.push(Diagnostic::error(message, need.span()).hint(hint));
            }
        }
    }
}
