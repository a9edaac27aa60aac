//! Reading a deck file.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diag::{Diagnostic, Problems, Source};
use crate::load::art::ArtFolder;
use crate::load::card::{self, Context};
use crate::load::fields::{Fields, Lines};
use crate::load::file::{FileError, read_text_up_to};
use crate::load::fragments::{Fragment, Fragments};
use crate::load::language::read_tag;
use crate::load::names::Names;
use crate::load::places::CardPlaces;
use crate::load::question_list::{is_list, load_list};
use crate::load::retired::read_retired;
use crate::load::toml_file::parse;
use crate::model::{Card, Deck, TextRule};
use crate::picture::Picture;

/// The newest format of deck files that this program reads.
const SCHEMA: i64 = 1;
/// What each card begins with.
const CARD: &str = "[[card]]";
/// More cards are no deck.
const MOST_CARDS: usize = 100_000;
/// So many cards of ordinary length take less.
const LARGEST: u64 = 160 << 20;

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

/// Reads a deck from its file; a text file is a list of questions.
///
/// # Errors
/// [`FileError`] when the file cannot be read; problems in it are in what is returned.
pub fn read_deck(path: &Path) -> Result<Loaded, FileError> {
    // The text is kept once, not twice.
    let source = Source::new(&path.to_string_lossy(), &read_text_up_to(path, LARGEST)?);
    if is_list(path) {
        return Ok(load_list(source, path));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    Ok(load(source, &ArtFolder::new(folder.unwrap_or(Path::new(".")))))
}

/// Reads a deck from its text; pictures are looked for in the folder.
pub fn load(source: Source, art: &ArtFolder) -> Loaded {
    let text = Arc::clone(&source.text);
    load_pieces(source, art, Fragments::of_list(&text, CARD))
}

fn load_pieces(source: Source, art: &ArtFolder, pieces: Fragments<'_>) -> Loaded {
    let mut reading = Reading { length: source.text.len(), ..Reading::default() };
    for piece in pieces {
        reading.piece(&piece, art);
        if reading.is_full {
            break;
        }
    }
    let Reading { deck, places, names, mut problems, .. } = reading;
    names.check(&mut problems);
    let deck = deck.filter(|_| problems.is_empty());
    Loaded { source, deck, problems: problems.listed(), places }
}

/// A deck as far as it is read.
#[derive(Default)]
struct Reading {
    deck: Option<Deck>,
    places: Vec<CardPlaces>,
    names: Names,
    problems: Problems,
    /// The bytes of the file.
    length: usize,
    is_adult: bool,
    art: Option<ArtFolder>,
    /// How many cards were read, sound or not.
    cards: usize,
    is_full: bool,
}

impl Reading {
    /// Reads a piece of the file; the first one has the head of the deck.
    fn piece(&mut self, piece: &Fragment<'_>, art: &ArtFolder) {
        let mut mended = String::new();
        let (table, mut problems) = parse(piece, "deck", &mut mended);
        let values = if piece.begins == 0 {
            let is_all = piece.text.len() == self.length;
            self.begin(table.get_ref(), is_all, art, &mut problems)
        } else {
            more_cards(table.get_ref(), &mut problems)
        };
        let values = self.room(values, &mut problems);
        let art = self.art.as_ref().unwrap_or(art);
        let context = Context { adult: self.is_adult, art };
        for (table, span) in card::tables(values, &mut problems) {
            let (card, at) = card::read_card(table, span, &context, &mut problems);
            if let Some((deck, card)) = self.deck.as_mut().zip(card) {
                deck.cards.push(Card { language: deck.language.clone(), ..card });
                self.places.push(at.moved(piece.begins));
            }
        }
        self.problems.add_part(problems, piece.begins);
        self.names.read(values, piece.begins, &mut self.problems);
    }

    fn begin<'t, 's>(
        &mut self,
        table: &'t DeTable<'s>,
        is_all: bool,
        art: &ArtFolder,
        problems: &mut Problems,
    ) -> &'t [Spanned<DeValue<'s>>] {
        let mut file = Fields::new(table, 0..0, "deck file", problems);
        if is_all && table.is_empty() {
            file.missing("deck", EMPTY);
            return &[];
        }
        let head = file.table("deck");
        if file.value("deck").is_none() {
            file.missing(
                "deck",
                "begin with a table [deck] that has id, title, version and language",
            );
        }
        let values = file.list("card");
        if is_all
            && values.is_none_or(<[_]>::is_empty)
            && file.value("card").is_none_or(|v| v.get_ref().is_array())
        {
            file.missing("card", "write each card under [[card]]");
        }
        file.finish();
        let of_head = |key: &str| {
            head.as_ref().and_then(|(table, _)| table.get(key)).map(Spanned::get_ref)
        };
        self.is_adult = of_head("adult").and_then(DeValue::as_bool) == Some(true);
        let art = match of_head("art") {
            Some(folder) => art.inside(folder.as_str().unwrap_or_default()),
            None => art.clone(),
        };
        let retired = read_retired(head.as_ref().map(|(table, _)| *table), problems);
        self.deck = head.and_then(|(table, span)| read_head(table, span, &art, problems));
        if let Some(deck) = &mut self.deck {
            let retired = retired.iter().map(|one| (one.id.clone(), one.became.clone()));
            deck.retired = retired.collect();
        }
        self.names.retire(retired);
        self.art = Some(art);
        values.unwrap_or_default()
    }

    /// The cards that there is still room for.
    fn room<'t, 's>(
        &mut self,
        values: &'t [Spanned<DeValue<'s>>],
        problems: &mut Problems,
    ) -> &'t [Spanned<DeValue<'s>>] {
        let room = MOST_CARDS - self.cards;
        self.cards += values.len().min(room);
        let Some(first) = values.get(room) else { return values };
        self.is_full = true;
        let message = format!("this deck has over {MOST_CARDS} cards");
        let hint = "part it into several decks; from here on it was not read";
        problems.push(Diagnostic::error(message, first.span()).hint(hint));
        &values[..room]
    }
}

/// The cards of a piece that is not the first: there nothing but cards may stand.
fn more_cards<'t, 's>(
    table: &'t DeTable<'s>,
    problems: &mut Problems,
) -> &'t [Spanned<DeValue<'s>>] {
    let mut file = Fields::new(table, 0..0, "deck file", problems);
    if let Some(head) = file.value("deck") {
        let message = "the table [deck] stands behind the cards";
        let hint = "in a deck as long as this one it comes first";
        file.problem(Diagnostic::error(message, head.span()).hint(hint));
    }
    let values = file.list("card").unwrap_or_default();
    file.finish();
    values
}

const EMPTY: &str = "begin with `[deck]` and its `id`, `title`, `version` and `language`; write \
                     each card under `[[card]]`";
const ID: &str = "lowercase words with hyphens between them, such as `id = \"our-deck\"`";

fn read_head(
    table: &DeTable<'_>,
    span: Range<usize>,
    art: &ArtFolder,
    problems: &mut Problems,
) -> Option<Deck> {
    let mut fields = Fields::new(table, span, "deck", problems);
    let mut required = |key: &'static str, rule, hint: &str| {
        if fields.value(key).is_none() {
            fields.missing(key, hint);
        }
        fields.ruled(key, rule)
    };
    let (name, line) = (TextRule::NAME, TextRule::LINE);
    let id = required("id", name, ID);
    let title = required("title", line, "write the name of the deck");
    let version = required("version", name, "count your versions: `version = \"1.0.0\"`");
    let hint = "the language of the cards: `language = \"en\"`";
    let language = required("language", name, hint);
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
    fields.path("art");
    let texts =
        |found: Vec<(String, Range<usize>)>| found.into_iter().map(|(text, _)| text);
    let authors = texts(fields.texts("authors", Lines::One)).collect();
    let license = fields.text("license", Lines::One).map(|found| found.0);
    let description = fields.text("description", Lines::Many).map(|found| found.0);
    let adult = fields.flag("adult").unwrap_or(false);
    let on_request = fields.flag("on_request").unwrap_or(false);
    let back_image = read_back_image(&mut fields, art);
    let allow = card::read_allow(&mut fields);
    fields.table("retired");
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
        on_request,
        back_image,
        allow,
        retired: BTreeMap::new(),
        cards: Vec::new(),
    })
}

fn read_back_image(
    fields: &mut Fields<'_, '_, '_>,
    art: &ArtFolder,
) -> Option<Arc<Picture>> {
    let (path, span) = fields.path("back_image")?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::shipped::SHIPPED;

    /// A deck read whole, and in pieces of a card each: both have to come to the same.
    fn both(text: &str) -> (Loaded, Loaded) {
        let (source, art) =
            (Source::new("deck.toml", text), ArtFolder::new(Path::new(".")));
        let pieces = Fragments::of_list(text, CARD).with_many(1);
        let whole = load_pieces(source.clone(), &art, Fragments::of_list(text, CARD));
        (whole, load_pieces(source, &art, pieces))
    }

    #[test]
    fn a_deck_that_is_read_in_pieces_is_the_deck() {
        for shipped in SHIPPED {
            let (whole, parts) = both(shipped.text);
            assert!(whole.deck.is_some(), "{}", shipped.id);
            assert_eq!((whole.deck, whole.places), (parts.deck, parts.places));
        }
    }

    #[test]
    fn the_problems_of_a_deck_that_is_read_in_pieces_are_those_of_the_deck() {
        let text = SHIPPED[0].text;
        let faults = [
            ("kind = \"conversation\"", "kind = \"talk\""),
            ("minutes = 10\n", ""),
            ("pace = 1", "pace = one"),
            ("title = ", "tittle = "),
            ("id = \"C-", "needs = [\"C-999\"]\nid = \"C-"),
            ("id = \"C-0", "id = \"c-0"),
            ("[[card]]", "[[crad]]"),
            ("\"\n", "\n"),
        ];
        for (sound, wrong) in faults {
            let text = text.replace(sound, wrong);
            let (whole, parts) = both(&text);
            assert_ne!(whole.problems, [], "{wrong}");
            assert_eq!(whole.problems, parts.problems, "{wrong}");
        }
    }

    #[test]
    fn a_head_behind_the_first_piece_is_told() {
        let (head, cards) = SHIPPED[0].text.split_once("\n[[card]]").unwrap();
        let text = format!("[[card]]{cards}\n{head}");
        let (whole, parts) = both(&text);
        assert!(whole.deck.is_some() && parts.deck.is_none());
        let said: Vec<&str> =
            parts.problems.iter().map(|problem| &*problem.message).collect();
        assert!(said.contains(&"the table [deck] stands behind the cards"), "{said:?}");
    }

    #[test]
    fn a_deck_has_its_bound() {
        let text = "[[card]]\n".repeat(MOST_CARDS + 20);
        let source = Source::new("deck.toml", &text);
        let loaded = load(source, &ArtFolder::new(Path::new(".")));
        let problems = crate::diag::told(&loaded.problems);
        assert_eq!(
            problems,
            2 + 5 * MOST_CARDS,
            "no [deck], five keys a card, one card too many"
        );
    }
}
