//! Books: their covers and first pages, their copies, their booklets.

use emberdeck::frame::Document;
use emberdeck::geom::{Length, Paper};
use emberdeck::job::Notes;
use emberdeck::job::book::{
    BookBinding, BookOrder, BookPages, book_paper, half, library, make_copy, make_files,
};
use emberdeck::model::{Edition, Extent, Practice, Theme, Whose};
use emberdeck::text::Typesetter;
use emberdeck::workbook::{Binding, BookLook};

use crate::specimens::asked::language;
use crate::specimens::plans::planned;
use crate::specimens::{Specimen, Telling};

/// Pixels to the inch.
const DENSITY: f64 = 42.0;

/// How a copy is made.
#[derive(Clone, Copy)]
pub(super) struct BookCopy {
    pub(super) whose: Whose,
    pub(super) paper: &'static str,
    pub(super) edition: Edition,
    pub(super) fillable: bool,
}

impl Default for BookCopy {
    fn default() -> Self {
        let edition = Edition::Standard;
        Self { whose: Whose::Shared, paper: "a4", edition, fillable: true }
    }
}

/// A book of a plan of two weeks.
pub(super) fn make(pages: &BookPages, copy: &BookCopy) -> Document {
    let paper: Paper = copy.paper.parse().expect("a paper");
    with_order(pages, copy, book_paper(&paper), |order| {
        make_copy(&Typesetter::new(), order, copy.whose).expect("a copy").document
    })
}

fn with_order<T>(
    pages: &BookPages,
    copy: &BookCopy,
    page: emberdeck::geom::Size,
    then: impl FnOnce(&BookOrder<'_>) -> T,
) -> T {
    let (theme, practice) = (Theme::hearth(), Practice::default());
    let look = BookLook {
        paper: page,
        theme: &theme,
        edition: copy.edition,
        fillable: copy.fillable,
        binding: Binding::Plain,
    };
    then(&BookOrder {
        library: pages,
        planned: planned(),
        look,
        names: Some("Ana & Bo"),
        extent: Extent::Whole,
        practice: &practice,
        date: None,
        paper: copy.paper.to_owned(),
    })
}

/// A shared book of few pages.
fn short() -> BookPages {
    let pages = ["how-to-use", "check-in", "log", "sources"].map(str::to_owned);
    library(None, &language("en"), &pages).expect("a book")
}

pub(super) fn books() -> Vec<Specimen> {
    let book = make(&short(), &BookCopy::default());
    let last = book.pages.len() - 1;
    let counsellor =
        make(&short(), &BookCopy { whose: Whose::Counsellor, ..BookCopy::default() });
    let notes = counsellor.pages.len();
    let large =
        make(&short(), &BookCopy { edition: Edition::Large, ..BookCopy::default() });
    let mut all = vec![
        Specimen::new("books/first-pages", book.clone(), DENSITY).on(0..4),
        Specimen::new("books/last-pages", book, DENSITY).on([last - 1, last]),
        Specimen::new("books/for-counsellors", counsellor, DENSITY).on(notes - 3..notes),
        Specimen::new("books/first-pages-large", large, DENSITY).on(0..4),
    ];
    all.extend(folded());
    all
}

/// A booklet and its covers.
fn folded() -> Vec<Specimen> {
    let binding = |booklet, split| BookBinding {
        spiral: false,
        booklet,
        split,
        signature: None,
        caliper: Length::mm(0.1),
        cover: true,
        cover_paper: Some("a3".parse().expect("a paper")),
    };
    let files = |paper: &'static str, binding: &BookBinding| {
        let sheet: Paper = paper.parse().expect("a paper");
        let page = if binding.booklet { half(sheet.size()) } else { book_paper(&sheet) };
        with_order(&short(), &BookCopy { paper, ..BookCopy::default() }, page, |order| {
            let (shared, sheet) = (Whose::Shared, (binding, &sheet));
            let notes = &mut Notes::default();
            make_files(&Typesetter::new(), order, shared, sheet, notes).expect("files")
        })
    };
    let mut all = Vec::new();
    for (name, paper, booklet, split) in [
        ("booklet", "a4", true, false),
        ("booklet-letter", "letter", true, false),
        ("split", "a4", true, true),
        ("book", "a4", false, false),
    ] {
        for (end, made) in files(paper, &binding(booklet, split)) {
            let first = made.document.pages.len().min(2);
            let specimen =
                Specimen::new(format!("books/{name}{end}"), made.document, DENSITY);
            match end {
                "-cover" => all.push(specimen),
                "" if name == "book" => {}
                _ => all.push(specimen.on(0..first).told(Telling::Layout)),
            }
        }
    }
    all
}
