//! Each page type of the workbook, as it comes in a book of its own.

use emberdeck::frame::{Bookmark, Document};
use emberdeck::job::book::{BookPages, library};
use emberdeck::load::PageLibrary;
use emberdeck::model::{Audience, Chapter, Edition, Lead, PageEntry, PageType, Whose};
use rayon::prelude::*;

use crate::specimens::Specimen;
use crate::specimens::asked::language;
use crate::specimens::books::{BookCopy, make};

/// Pixels to the inch: a millimetre is more than one and a half.
const DENSITY: f64 = 42.0;

pub(super) fn pages() -> Vec<Specimen> {
    let types = PageLibrary::shipped().pages_in(&language("en"));
    let mut all: Vec<Specimen> = types
        .par_iter()
        .map(|page| of_type(page, &page.id, BookCopy::default()))
        .collect();
    let find = |id: &str| types.iter().find(|page| page.id == id).expect("a page");
    for (id, edition) in [
        ("check-in", Edition::Large),
        ("touch-preferences", Edition::Large),
        ("log", Edition::Large),
        ("check-in", Edition::Clear),
        ("check-in", Edition::Dyslexia),
        ("agreement", Edition::Dyslexia),
    ] {
        let name = format!("{id}-{}", emberdeck::model::Vocabulary::word(edition));
        all.push(of_type(find(id), &name, BookCopy { edition, ..BookCopy::default() }));
    }
    for (id, paper) in [("check-in", "letter"), ("check-in", "a5"), ("program", "a5")] {
        let copy = BookCopy { paper, ..BookCopy::default() };
        all.push(of_type(find(id), &format!("{id}-{paper}"), copy));
    }
    let flat = BookCopy { fillable: false, ..BookCopy::default() };
    all.push(of_type(find("check-in"), "check-in-flat", flat));
    all
}

/// The pages of a type in a book that has no other.
fn of_type(page: &PageType, name: &str, copy: BookCopy) -> Specimen {
    let whose = match page.audience {
        Audience::Private => Whose::Own(Lead::A),
        Audience::Shared => Whose::Shared,
    };
    let document = make(&alone(page), &BookCopy { whose, ..copy });
    let pages = pages_of(&document, page);
    Specimen::new(format!("pages/{name}"), document, DENSITY).on(pages)
}

/// The shipped book with one page in its chapter; one that is only handed out comes first.
fn alone(page: &PageType) -> BookPages {
    let mut pages = library(None, &language("en"), &[]).expect("a book");
    let has =
        |chapter: &&Chapter| chapter.pages.iter().any(|entry| entry.page == page.id);
    let chapters = &pages.book.chapters;
    let mut chapter = chapters.iter().find(has).unwrap_or(&chapters[0]).clone();
    chapter.pages = vec![PageEntry { page: page.id.clone(), ..PageEntry::default() }];
    pages.book.chapters = vec![chapter];
    pages
}

/// The places of the pages that the outline calls by the type's title; a page that opens a week
/// is called by the week, which follows the book and its contents.
fn pages_of(document: &Document, page: &PageType) -> Vec<usize> {
    let title = emberdeck::text::plain(&page.title);
    let article =
        found(&document.bookmarks, &title).unwrap_or(document.bookmarks[2].article);
    let is_on = |at: &usize| {
        let placed = &document.pages[*at].placed;
        placed.iter().any(|placed| placed.article == Some(article))
    };
    (0..document.pages.len()).filter(is_on).collect()
}

fn found(bookmarks: &[Bookmark], title: &str) -> Option<emberdeck::frame::Article> {
    // A chapter may bear the title of its page: what is beneath it is nearer.
    bookmarks.iter().find_map(|mark| {
        found(&mark.children, title)
            .or_else(|| (mark.title == title).then_some(mark.article))
    })
}
