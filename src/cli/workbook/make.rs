//! One copy of a book as a file.

use crate::cli::cards::Made;
use crate::cli::failure::Failure;
use crate::cli::report::count;
use crate::cli::workbook::library::BookPages;
use crate::cli::workbook::plan::Planned;
use crate::frame::{Document, Parts, SheetEdge};
use crate::model::Whose;
use crate::text::Typesetter;
use crate::workbook::{BookJob, BookLook, Bound, make_book};

/// What all copies of a run have in common.
pub(in crate::cli) struct BookOrder<'a> {
    pub(in crate::cli) library: &'a BookPages,
    pub(in crate::cli) planned: &'a Planned,
    pub(in crate::cli) look: BookLook<'a>,
    pub(in crate::cli) names: Option<&'a str>,
    pub(in crate::cli) date: Option<String>,
    pub(in crate::cli) paper: String,
}

/// Makes one copy.
pub(in crate::cli) fn make_copy(
    typesetter: &Typesetter,
    order: &BookOrder<'_>,
    whose: Whose,
) -> Result<Made, Failure> {
    let bound = bind(typesetter, order, whose, order.look)?;
    write_copy(order, &bound)
}

/// Lays out the pages of one copy in a look.
pub(super) fn bind(
    typesetter: &Typesetter,
    order: &BookOrder<'_>,
    whose: Whose,
    look: BookLook<'_>,
) -> Result<Bound, Failure> {
    let weeks = order.planned.weeks();
    let decks = order.planned.used();
    let find = |card: &_| order.planned.find(card);
    let job = BookJob {
        book: &order.library.book,
        pages: &order.library.pages,
        weeks: &weeks,
        find: &find,
        whose,
        names: order.names,
        look,
        seed: order.planned.file.as_ref().map(|file| &*file.plan.seed),
        decks: &decks,
        options: &order.planned.options,
    };
    Ok(make_book(typesetter, &job)?)
}

/// Writes a copy page by page.
pub(super) fn write_copy(order: &BookOrder<'_>, bound: &Bound) -> Result<Made, Failure> {
    let pages = count(bound.pages.len(), "page", "pages");
    let weeks = count(order.planned.weeks().len(), "week", "weeks");
    let line = format!("{weeks}, {pages} on {}", order.paper);
    let document = Document {
        pages: bound.pages.clone(),
        numbering: bound.numbering.clone(),
        bookmarks: bound.bookmarks.clone(),
        ..document(order)
    };
    Ok(Made { bytes: crate::pdf::write(&document)?, line })
}

/// The document around a copy: its properties, without its pages.
pub(super) fn document(order: &BookOrder<'_>) -> Document {
    Document {
        title: order.library.book.title.clone(),
        language: order.library.book.language.tag().to_owned(),
        authors: Vec::new(),
        subject: String::new(),
        date: order.date.clone(),
        turn_on: Some(SheetEdge::Long),
        pages: Vec::new(),
        parts: Parts::Sections,
        numbering: Vec::new(),
        bookmarks: Vec::new(),
    }
}
