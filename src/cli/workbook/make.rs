//! One copy of a book as a file.

use crate::cli::cards::Made;
use crate::cli::failure::Failure;
use crate::cli::report::count;
use crate::cli::workbook::library::BookPages;
use crate::cli::workbook::plan::Planned;
use crate::frame::{Document, Parts, SheetEdge};
use crate::model::Whose;
use crate::text::Typesetter;
use crate::workbook::{BookJob, BookLook, make_book};

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
        look: order.look,
        seed: order.planned.file.as_ref().map(|file| &*file.plan.seed),
        decks: &decks,
        options: &order.planned.options,
    };
    let bound = make_book(typesetter, &job)?;
    let document = Document {
        title: order.library.book.title.clone(),
        language: order.library.book.language.tag().to_owned(),
        authors: Vec::new(),
        subject: String::new(),
        date: order.date.clone(),
        turn_on: Some(SheetEdge::Long),
        pages: bound.pages,
        articles: bound.articles,
        parts: Parts::Sections,
        numbering: bound.numbering,
        bookmarks: bound.bookmarks,
    };
    let pages = count(document.pages.len(), "page", "pages");
    let weeks = count(weeks.len(), "week", "weeks");
    let line = format!("{weeks}, {pages} on {}", order.paper);
    Ok(Made { bytes: crate::pdf::write(&document)?, line })
}
