//! The document around the sheets: its properties and its outline.

use std::sync::Arc;

use crate::face::{Faces, Look, lay_out_blank, lay_out_key};
use crate::frame::{Article, Bookmark, Document, FacePlace, Frame, Parts, inked};
use crate::job::Failure;
use crate::job::cards::laid::LaidCard;
use crate::job::cards::select::Selected;
use crate::job::settings::SheetSettings;
use crate::model::{Kind, Language};
use crate::sheet::Imposition;
use crate::text::Typesetter;
use crate::words::Words;

/// One card as it goes on the sheets.
pub(super) struct PrintedCard {
    pub(super) faces: Faces,
    /// The id of its deck.
    deck: String,
    /// Its own id.
    id: String,
    title: String,
    /// The bookmark that it stands under.
    group: Option<String>,
}

impl PrintedCard {
    /// The card at its places.
    pub(super) fn laid(&self, front: FacePlace, back: Option<FacePlace>) -> LaidCard {
        LaidCard { deck: self.deck.clone(), id: self.id.clone(), front, back }
    }
}

pub(super) fn key_cards(
    typesetter: &Typesetter,
    look: &Look,
    selected: &Selected<'_>,
) -> Result<Vec<PrintedCard>, Failure> {
    let cards = lay_out_key(typesetter, look, selected.decks[0]).map_err(|errors| {
        let first = errors.first().map_or_else(String::new, ToString::to_string);
        Failure::new(format!("the cover and key cards cannot be set: {first}"))
            .hint("take larger cards with `--format`, or leave out `--with-key`")
    })?;
    Ok(cards
        .into_iter()
        .zip(1..)
        .map(|((title, faces), nth)| PrintedCard {
            faces,
            deck: selected.decks[0].id.clone(),
            id: format!("key-{nth}"),
            title,
            group: None,
        })
        .collect())
}

/// Cards that the two write themselves.
pub(super) fn blank_cards(
    typesetter: &Typesetter,
    look: &Look,
    selected: &Selected<'_>,
    blank: u16,
) -> Result<Vec<PrintedCard>, Failure> {
    if blank == 0 {
        return Ok(Vec::new());
    }
    let (title, faces) = lay_out_blank(typesetter, look).map_err(|errors| {
        let first = errors.first().map_or_else(String::new, ToString::to_string);
        Failure::new(format!("cards to write on cannot be set: {first}"))
            .hint("take larger cards with `--format`, or leave out `--blank`")
    })?;
    let card = |nth: u16| PrintedCard {
        faces: faces.clone(),
        deck: selected.decks[0].id.clone(),
        id: format!("blank-{nth}"),
        title: title.clone(),
        group: None,
    };
    Ok((1..=blank).map(card).collect())
}

/// The cards as they go on the sheets; without their faces where these are on paper already.
pub(super) fn entries(
    opening: Vec<PrintedCard>,
    faces: Option<&[Faces]>,
    selected: &Selected<'_>,
    languages: &[Language],
    copies: u16,
) -> Vec<PrintedCard> {
    let none = Arc::new(Frame::default());
    let none = Faces { front: Arc::clone(&none), back: none };
    let mut entries = opening;
    for _ in 0..copies {
        let cards = selected.cards.iter().enumerate();
        entries.extend(cards.map(|(nth, (deck, card))| PrintedCard {
            faces: faces.map_or(&none, |faces| &faces[nth]).clone(),
            deck: selected.deck_id(*deck).to_owned(),
            id: card.id.clone(),
            title: {
                let asked = languages.first().unwrap_or(&card.language);
                format!("{} {}", card.id, crate::text::plain(&card.texts_in(asked).title))
            },
            group: Some(group(selected, nth, card.kind, languages)),
        }));
    }
    entries
}

pub(super) fn document(
    sheet: &SheetSettings,
    selected: &Selected<'_>,
    look: &Look,
    entries: &[PrintedCard],
    imposed: Imposition,
) -> Document {
    let entries: Vec<&PrintedCard> =
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
fn bookmarks(entries: &[&PrintedCard]) -> Vec<Bookmark> {
    let leaf = |at: usize, entry: &PrintedCard| Bookmark {
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
