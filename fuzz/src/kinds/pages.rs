//! Pages of the workbook, and its order.

use emberdeck::geom::Length;
use emberdeck::job::book::{
    BookBinding, BookOrder, Planned, find_library, make_files, read_pages,
};
use emberdeck::job::{Failure, Notes};
use emberdeck::load::{PageFile, PageLibrary, load_book, load_page_type};
use emberdeck::model::{
    Audience, Edition, Extent, Lead, PageType, Practice, Theme, Whose,
};
use emberdeck::text::Typesetter;
use emberdeck::workbook::{Binding, BookLook};

use super::told;

thread_local! {
    static TYPESETTER: Typesetter = Typesetter::new();
}

/// A page is whole or has a problem, and a whole one can be set or says why not.
pub(super) fn page(bytes: &[u8]) {
    let Some(source) = told::source("page.toml", bytes) else { return };
    match load_page_type(&source) {
        Ok(page) => {
            assert_eq!(load_page_type(&source).as_ref(), Ok(&page));
            if let Err(failure) = set(bytes, &page) {
                told::refused(&failure);
            }
        }
        Err(problems) => {
            assert!(!problems.is_empty());
            told::check(&source, &problems);
        }
    }
}

/// A book with no other page.
fn set(bytes: &[u8], page: &PageType) -> Result<(), Failure> {
    let text = told::text(bytes).unwrap_or_default().to_owned();
    let own = read_pages(&[PageFile { name: "page.toml".to_owned(), text }])?;
    let asked = [page.id.clone()];
    let Some(library) = find_library(Some(own), &page.language, &asked)? else {
        return Ok(());
    };
    let theme = Theme::hearth();
    let look = BookLook {
        paper: emberdeck::geom::Paper::a4().size(),
        theme: &theme,
        edition: Edition::Standard,
        fillable: true,
        binding: Binding::Plain,
    };
    let order = BookOrder {
        library: &library,
        planned: &Planned::open(1, None),
        look,
        names: None,
        extent: Extent::Whole,
        practice: &Practice::default(),
        date: None,
        paper: "a4".to_owned(),
    };
    let binding = BookBinding {
        spiral: false,
        booklet: false,
        split: false,
        signature: None,
        caliper: Length::mm(0.1),
        cover: false,
        cover_paper: None,
    };
    let whose = match page.audience {
        Audience::Shared => Whose::Shared,
        Audience::Private => Whose::Own(Lead::A),
    };
    let paper = emberdeck::geom::Paper::a4();
    let mut notes = Notes::default();
    TYPESETTER.with(|typesetter| {
        let made = make_files(typesetter, &order, whose, (&binding, &paper), &mut notes)?;
        assert!(!made.is_empty());
        Ok(())
    })
}

/// An order is whole or has a problem, and says so of pages that are not there.
pub(super) fn book(bytes: &[u8]) {
    let Some(source) = told::source("book.toml", bytes) else { return };
    match load_book(&source) {
        Ok(book) => {
            assert_eq!(load_book(&source).as_ref(), Ok(&book));
            let own = PageLibrary {
                pages: Vec::new(),
                books: vec![book.clone()],
                ..PageLibrary::default()
            };
            if let Err(failure) = find_library(Some(own), &book.language, &[]) {
                told::refused(&failure);
            }
        }
        Err(problems) => {
            assert!(!problems.is_empty());
            told::check(&source, &problems);
        }
    }
}
