//! One copy of a book as a file.

use std::collections::{BTreeMap, BTreeSet};

use crate::frame::{Document, Parts, inked};
use crate::job::book::library::BookPages;
use crate::job::book::planned::Planned;
use crate::job::count::count;
use crate::job::{Facts, Failure, Made};
use crate::model::{Duplex, Extent, Practice, Whose};
use crate::text::Typesetter;
use crate::workbook::{BookJob, BookLook, Bound, make_book, pages_of};

/// What all copies of a run have in common.
pub struct BookOrder<'a> {
    /// The pages and their order.
    pub library: &'a BookPages,
    /// The weeks.
    pub planned: &'a Planned,
    /// How the book looks.
    pub look: BookLook<'a>,
    /// Names for the cover.
    pub names: Option<&'a str>,
    /// How much of each copy is made.
    pub extent: Extent,
    /// A counsellor's own.
    pub practice: &'a Practice,
    /// The day that the file is dated.
    pub date: Option<String>,
    /// The paper's name.
    pub paper: String,
}

/// Makes one copy.
///
/// # Errors
/// When a page cannot be set.
pub fn make_copy(
    typesetter: &Typesetter,
    order: &BookOrder<'_>,
    whose: Whose,
) -> Result<Made, Failure> {
    let bound = bind(typesetter, order, whose, order.look)?;
    Ok(write_copy(order, &bound))
}

/// Lays out the pages of one copy in a look.
pub(super) fn bind(
    typesetter: &Typesetter,
    order: &BookOrder<'_>,
    whose: Whose,
    look: BookLook<'_>,
) -> Result<Bound, Failure> {
    with_job(order, whose, look, |job| Ok(make_book(typesetter, job)?))
}

/// The rows of the table of techniques that the pages of a copy serve.
///
/// # Errors
/// As when the copy is made.
pub(crate) fn rows_of_copy(
    order: &BookOrder<'_>,
    whose: Whose,
) -> Result<BTreeSet<u16>, Failure> {
    let rows = |job: &BookJob<'_>| {
        let pages = pages_of(job)?.into_iter();
        Ok(pages.flat_map(|page| page.covers.iter().copied()).collect())
    };
    with_job(order, whose, order.look, rows)
}

/// The titles of the pages of a copy, by their ids.
///
/// # Errors
/// As when the copy is made.
pub(crate) fn titles_of_copy(
    order: &BookOrder<'_>,
    whose: Whose,
) -> Result<BTreeMap<String, String>, Failure> {
    let titles = |job: &BookJob<'_>| {
        let pages = pages_of(job)?.into_iter();
        Ok(pages.map(|page| (page.id.clone(), crate::text::plain(&page.title))).collect())
    };
    with_job(order, whose, order.look, titles)
}

fn with_job<T>(
    order: &BookOrder<'_>,
    whose: Whose,
    look: BookLook<'_>,
    make: impl FnOnce(&BookJob<'_>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let weeks = order.planned.weeks();
    let decks = order.planned.used();
    let find = |card: &_| order.planned.find(card);
    make(&BookJob {
        book: &order.library.book,
        pages: &order.library.pages,
        weeks: &weeks,
        find: &find,
        whose,
        extent: order.extent,
        names: order.names,
        practice: order.practice,
        look,
        seed: order.planned.file.as_ref().map(|file| &*file.plan.seed),
        decks: &decks,
        options: &order.planned.options,
        summary: None,
    })
}

/// Writes a copy page by page.
pub(super) fn write_copy(order: &BookOrder<'_>, bound: &Bound) -> Made {
    let pages = count(bound.pages.len(), "page", "pages");
    let weeks = count(order.planned.weeks().len(), "week", "weeks");
    let line = format!("{weeks}, {pages} on {}", order.paper);
    let document = Document {
        pages: inked(bound.pages.clone(), order.look.theme.inking),
        numbering: bound.numbering.clone(),
        bookmarks: bound.bookmarks.clone(),
        ..document(order)
    };
    Made { document, line, facts: facts(order) }
}

/// What all files of a book have in common, for programs.
pub(super) fn facts(order: &BookOrder<'_>) -> Facts {
    Facts {
        weeks: Some(order.planned.weeks().len()),
        paper: Some(order.paper.clone()),
        ..Facts::default()
    }
}

/// The document around a copy: its properties, without its pages.
pub(super) fn document(order: &BookOrder<'_>) -> Document {
    Document {
        title: order.library.book.title.clone(),
        language: order.library.book.language.tag().to_owned(),
        authors: Vec::new(),
        subject: String::new(),
        date: order.date.clone(),
        duplex: Duplex::LongEdge,
        pages: Vec::new(),
        parts: Parts::Sections,
        numbering: Vec::new(),
        bookmarks: Vec::new(),
    }
}
