//! The page types of a run: those that are shipped, and those of a folder over them.

use std::path::Path;

use crate::cli::deck_words::nothing_made;
use crate::cli::failure::Failure;
use crate::cli::report::Report;
use crate::load::{PageFile, PageLibrary, PageProblems, closest, page_files};
use crate::model::{Block, Book, Language, PageType};

/// The folder of pages of one's own, beside one's decks.
const OWN: &str = "workbook";

/// Page types and their order in one language.
#[derive(Debug)]
pub(in crate::cli) struct BookPages {
    pub(in crate::cli) book: Book,
    pub(in crate::cli) pages: Vec<PageType>,
}

/// Reads the pages of a run; `asked` are ids, or ids to leave out with `no:` before them.
pub(in crate::cli) fn library(
    folder: Option<&Path>,
    language: &Language,
    asked: &[String],
    report: &Report,
) -> Result<BookPages, Failure> {
    find_library(folder, language, asked, report)?.ok_or_else(|| {
        let known = PageLibrary::shipped();
        let known: Vec<_> =
            known.books.iter().map(|book| book.language.tag().to_owned()).collect();
        Failure::new(format!("there are no pages in `{language}`"))
            .hint(format!("the workbook is there in {}", known.join(", ")))
    })
}

/// As [`library`]; none when there is no workbook in the language.
pub(in crate::cli) fn find_library(
    folder: Option<&Path>,
    language: &Language,
    asked: &[String],
    report: &Report,
) -> Result<Option<BookPages>, Failure> {
    let mut library = PageLibrary::shipped().clone();
    if let Some(own) = own_pages(folder, report)? {
        library = library.with(own);
    }
    let Some(book) = library.book(language) else { return Ok(None) };
    let mut book = book.clone();
    let pages = library.pages_in(language);
    check_names(&book, &pages)?;
    choose(&mut book, &pages, asked)?;
    Ok(Some(BookPages { book, pages }))
}

/// All pages of a run in all languages, without their order.
pub(in crate::cli) fn all_pages(
    folder: Option<&Path>,
    report: &Report,
) -> Result<Vec<PageType>, Failure> {
    let mut library = PageLibrary::shipped().clone();
    if let Some(own) = own_pages(folder, report)? {
        library = library.with(own);
    }
    Ok(library.pages)
}

/// The pages of a folder of one's own: the one that is named, else the usual one if it is there.
pub(in crate::cli) fn own_pages(
    folder: Option<&Path>,
    report: &Report,
) -> Result<Option<PageLibrary>, Failure> {
    let own = folder.unwrap_or(Path::new(OWN));
    if folder.is_none() && !own.is_dir() {
        return Ok(None);
    }
    let files = page_files(own)?;
    if folder.is_some() && files.is_empty() {
        return Err(Failure::new(format!(
            "there is no page in the folder `{}`",
            own.display()
        ))
        .hint("a page is a .toml file with an `id` and blocks"));
    }
    Ok(Some(read(&files, report)?))
}

fn read(files: &[PageFile], report: &Report) -> Result<PageLibrary, Failure> {
    PageLibrary::read(files).map_err(|wrong: Vec<PageProblems>| {
        let mut count = 0;
        for (source, problems) in &wrong {
            report.problems(source, problems);
            count += problems.len();
        }
        nothing_made(count)
    })
}

/// Every page that the order names, or that another one leads to, must be there.
fn check_names(book: &Book, pages: &[PageType]) -> Result<(), Failure> {
    let named =
        book.chapters.iter().flat_map(|chapter| &chapter.pages).map(|entry| &entry.page);
    let leads =
        pages.iter().flat_map(|page| &page.blocks).filter_map(|block| match block {
            Block::See { page, .. } => Some(page),
            _ => None,
        });
    for id in named.chain(leads) {
        if pages.iter().all(|page| page.id != *id) {
            return Err(no_page(id, pages));
        }
    }
    Ok(())
}

fn no_page(id: &str, pages: &[PageType]) -> Failure {
    let failure = Failure::new(format!("there is no page `{id}`"));
    match closest(id, pages.iter().map(|page| &*page.id)) {
        Some(near) => failure.hint(format!("did you mean `{near}`?")),
        None => failure.hint("`emberdeck list worksheets` shows all ids"),
    }
}

/// Keeps the pages that are asked for.
fn choose(book: &mut Book, pages: &[PageType], asked: &[String]) -> Result<(), Failure> {
    let (mut only, mut without) = (Vec::new(), Vec::new());
    for word in asked {
        let (list, id) = match word.strip_prefix("no:") {
            Some(id) => (&mut without, id),
            None => (&mut only, &**word),
        };
        if pages.iter().all(|page| page.id != id) {
            return Err(no_page(id, pages));
        }
        list.push(id.to_owned());
    }
    let is_kept =
        |id: &String| (only.is_empty() || only.contains(id)) && !without.contains(id);
    for chapter in &mut book.chapters {
        chapter.pages.retain(|entry| is_kept(&entry.page));
    }
    Ok(())
}
