//! The document around the sheets: its properties and its outline.

use crate::cli::args::CardsOptions;
use crate::cli::cards::select::Selected;
use crate::cli::environment;
use crate::cli::failure::Failure;
use crate::cli::values::DuplexWord;
use crate::face::{Faces, Look, lay_out_key};
use crate::frame::{Article, Bookmark, Document, SheetEdge};
use crate::model::{Kind, Language, Vocabulary};
use crate::sheet::Imposition;
use crate::text::Typesetter;

/// One card as it goes on the sheets.
pub(super) struct Entry {
    pub(super) faces: Faces,
    title: String,
    group: Option<Kind>,
}

pub(super) fn key_cards(
    typesetter: &Typesetter,
    look: &Look,
    selected: &Selected<'_>,
) -> Result<Vec<Entry>, Failure> {
    let cards = lay_out_key(typesetter, look, selected.decks[0]).map_err(|errors| {
        let first = errors.first().map_or_else(String::new, ToString::to_string);
        Failure::new(format!("the cover and key cards cannot be set: {first}"))
            .hint("take larger cards with `--format`, or leave out `--with-key`")
    })?;
    Ok(cards
        .into_iter()
        .map(|(title, faces)| Entry { faces, title, group: None })
        .collect())
}

pub(super) fn entries(
    opening: Vec<Entry>,
    faces: &[Faces],
    selected: &Selected<'_>,
    languages: &[Language],
    copies: u16,
) -> Vec<Entry> {
    let mut entries = opening;
    for _ in 0..copies {
        entries.extend(faces.iter().zip(&selected.cards).map(|(faces, (_, card))| {
            Entry {
                faces: faces.clone(),
                title: {
                    let tag = languages.first().map(Language::tag);
                    format!(
                        "{} {}",
                        card.id,
                        crate::text::plain(&card.texts_in(tag).title)
                    )
                },
                group: Some(card.kind),
            }
        }));
    }
    entries
}

pub(super) fn document(
    options: &CardsOptions,
    selected: &Selected<'_>,
    look: &Look,
    entries: &[Entry],
    imposed: Imposition,
) -> Result<Document, Failure> {
    let (first, printed) = imposed.cards;
    let entries = &entries[first..first + printed];
    let titles: Vec<_> =
        selected.decks.iter().map(|deck| crate::text::plain(&deck.title)).collect();
    let mut authors: Vec<String> = Vec::new();
    for author in selected.decks.iter().flat_map(|deck| &deck.authors) {
        if !authors.contains(author) {
            authors.push(author.clone());
        }
    }
    let deck = selected.decks[0];
    let duplex = options.duplex;
    Ok(Document {
        title: titles.join(", "),
        language: look.language.tag().to_owned(),
        authors,
        subject: deck.description.as_deref().map(crate::text::plain).unwrap_or_default(),
        date: environment::date(options.date.as_deref())?,
        turn_on: match duplex {
            DuplexWord::LongEdge => Some(SheetEdge::Long),
            DuplexWord::ShortEdge => Some(SheetEdge::Short),
            DuplexWord::None => None,
        },
        pages: imposed.pages,
        articles: printed,
        bookmarks: bookmarks(entries, &look.language),
    })
}

/// The outline: cover and key first, then the kinds with their cards.
fn bookmarks(entries: &[Entry], language: &Language) -> Vec<Bookmark> {
    let leaf = |(at, entry): (usize, &Entry)| Bookmark {
        title: entry.title.clone(),
        article: Article(at),
        children: Vec::new(),
    };
    let of = |group: Option<Kind>| {
        entries
            .iter()
            .enumerate()
            .filter(move |(_, entry)| entry.group == group)
            .map(leaf)
    };
    let mut bookmarks: Vec<Bookmark> = of(None).collect();
    for &kind in Kind::ALL {
        let children: Vec<_> = of(Some(kind)).collect();
        if let Some(first) = children.first() {
            let title = language.words().kind(kind).to_owned();
            let article = first.article;
            bookmarks.push(Bookmark { title, article, children });
        }
    }
    bookmarks
}
