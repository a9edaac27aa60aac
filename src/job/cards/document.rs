//! The document around the sheets: its properties and its outline.

use crate::face::{Faces, Look, lay_out_blank, lay_out_key};
use crate::frame::{Article, Bookmark, Document, FacePlace, Parts, inked};
use crate::job::Failure;
use crate::job::cards::laid::LaidCard;
use crate::job::cards::select::Selected;
use crate::job::settings::SheetSettings;
use crate::model::{Card, Kind, Language};
use crate::sheet::Imposition;
use crate::text::Typesetter;
use crate::words::Words;

/// A card that goes on the sheets, without its faces.
pub(super) struct CardEntry {
    /// The id of its deck.
    deck: String,
    /// Its own id.
    id: String,
    title: String,
    /// The bookmark that it stands under.
    group: Option<String>,
}

impl CardEntry {
    /// The card at its places.
    pub(super) fn laid(&self, front: FacePlace, back: Option<FacePlace>) -> LaidCard {
        LaidCard { deck: self.deck.clone(), id: self.id.clone(), front, back }
    }
}

/// The cards that open a deck, if they are asked for.
pub(super) fn key_cards(
    typesetter: &Typesetter,
    look: &Look,
    selected: &Selected<'_>,
    sheet: &SheetSettings,
) -> Result<Vec<(CardEntry, Faces)>, Failure> {
    if !sheet.with_key {
        return Ok(Vec::new());
    }
    let cards = lay_out_key(typesetter, look, selected.decks[0]).map_err(|errors| {
        let first = errors.first().map_or_else(String::new, ToString::to_string);
        Failure::new(format!("the cover and key cards cannot be set: {first}"))
            .hint("take larger cards with `--format`, or leave out `--with-key`")
    })?;
    let deck = &selected.decks[0].id;
    let entry = |((title, faces), nth): ((String, Faces), usize)| {
        let id = format!("key-{nth}");
        (CardEntry { deck: deck.clone(), id, title, group: None }, faces)
    };
    Ok(cards.into_iter().zip(1..).map(entry).collect())
}

/// Cards that the two write themselves. Where nobody asks for them, none that cannot be set.
pub(super) fn blank_cards(
    typesetter: &Typesetter,
    look: &Look,
    selected: &Selected<'_>,
    (sheet, blanks): (&SheetSettings, usize),
) -> Result<Vec<(CardEntry, Faces)>, Failure> {
    if blanks == 0 {
        return Ok(Vec::new());
    }
    let (title, faces) = match lay_out_blank(typesetter, look) {
        Ok(set) => set,
        Err(_) if sheet.blank.is_none() => return Ok(Vec::new()),
        Err(errors) => {
            let first = errors.first().map_or_else(String::new, ToString::to_string);
            let told = format!("cards to write on cannot be set: {first}");
            return Err(Failure::new(told)
                .hint("take larger cards with `--format`, or leave out `--blank`"));
        }
    };
    let deck = &selected.decks[0].id;
    let entry = |nth: usize| {
        let (deck, id, title) = (deck.clone(), format!("blank-{nth}"), title.clone());
        (CardEntry { deck, id, title, group: None }, faces.clone())
    };
    Ok((1..=blanks).map(entry).collect())
}

/// The chosen cards, as often as they are printed.
pub(super) fn entries(selected: &Selected<'_>, sheet: &SheetSettings) -> Vec<CardEntry> {
    let languages = &sheet.languages[..];
    let entry = |(nth, (deck, card)): (usize, &(usize, &Card))| {
        let asked = languages.first().unwrap_or(&card.language);
        let title = crate::text::plain(&card.texts_in(asked).title);
        CardEntry {
            deck: selected.deck_id(*deck).to_owned(),
            id: card.id.clone(),
            title: format!("{} {title}", card.id),
            group: Some(group(selected, nth, card.kind, languages)),
        }
    };
    let once = || selected.cards.iter().enumerate().map(entry);
    (0..sheet.copies).flat_map(|_| once()).collect()
}

pub(super) fn document(
    sheet: &SheetSettings,
    selected: &Selected<'_>,
    look: &Look,
    entries: &[CardEntry],
    imposed: Imposition,
) -> Document {
    let entries: Vec<&CardEntry> =
        imposed.cards.iter().map(|card| &entries[*card]).collect();
    let titles: Vec<_> =
        selected.decks.iter().map(|deck| crate::text::plain(&deck.title)).collect();
    let mut authors: Vec<String> = Vec::new();
    for author in selected.decks.iter().flat_map(|deck| &deck.authors) {
        if !authors.contains(author) {
            authors.push(author.clone());
        }
    }
    let deck = selected.decks[0];
    Document {
        title: match &selected.part {
            Some(part) => format!("{} · {part}", titles[0]),
            None => titles.join(", "),
        },
        language: look.language.tag().to_owned(),
        authors,
        subject: deck.description.as_deref().map(crate::text::plain).unwrap_or_default(),
        date: sheet.date.clone(),
        duplex: sheet.duplex,
        pages: inked(imposed.pages, look.theme.inking),
        parts: Parts::Articles,
        numbering: Vec::new(),
        bookmarks: bookmarks(&entries),
    }
}

/// The outline: cover and key first, then the groups with their cards.
fn bookmarks(entries: &[&CardEntry]) -> Vec<Bookmark> {
    let leaf = |at: usize, entry: &CardEntry| Bookmark {
        title: entry.title.clone(),
        article: Article(at),
        children: Vec::new(),
    };
    let mut bookmarks: Vec<Bookmark> = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        let Some(group) = &entry.group else {
            bookmarks.push(leaf(at, entry));
            continue;
        };
        let is_group = |other: &&mut Bookmark| other.title == *group;
        if let Some(found) = bookmarks.iter_mut().find(is_group) {
            found.children.push(leaf(at, entry));
        } else {
            let children = vec![leaf(at, entry)];
            let title = group.clone();
            bookmarks.push(Bookmark { title, article: Article(at), children });
        }
    }
    bookmarks
}

/// What a card stands under in the outline: its week in a plan, else its kind.
fn group(
    selected: &Selected<'_>,
    nth: usize,
    kind: Kind,
    languages: &[Language],
) -> String {
    let language = languages.first().unwrap_or(&selected.decks[0].language);
    let kind = || Words::of(language).card.kind(kind).to_owned();
    selected.feet.get(nth).cloned().unwrap_or_else(kind)
}
