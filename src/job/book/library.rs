//! The page types of a run: those that are shipped, and those of a folder over them.

use crate::job::{Failure, FileProblems};
use crate::load::{PageFile, PageLibrary, PageProblems, closest, shipped_courses};
use crate::model::{Audience, Block, Book, Language, LeaveOut, PageType};

/// Page types and their order in one language.
#[derive(Debug)]
pub struct BookPages {
    /// The order.
    pub book: Book,
    /// The page types.
    pub pages: Vec<PageType>,
}

impl BookPages {
    /// These, of which no copy has the pages that the two leave out.
    #[must_use]
    pub fn without(mut self, leave_out: &LeaveOut) -> Self {
        for page in &mut self.pages {
            page.is_left_out = leave_out.holds_page(page);
        }
        self
    }

    /// Whether some page of the book is for each alone.
    pub fn has_own_pages(&self) -> bool {
        let is_own = |id: &str| {
            let mut pages = self.pages.iter();
            pages.any(|page| page.id == id && page.audience != Audience::Shared)
        };
        let mut entries = self.book.chapters.iter().flat_map(|chapter| &chapter.pages);
        entries.any(|entry| is_own(&entry.page))
    }
}

/// The pages of a run: those that are shipped, and one's own over them. `asked` are ids, or ids
/// to leave out with `no:` before them.
///
/// # Errors
/// When there is no workbook in the language, or no page of an id that is named.
pub fn library(
    own: Option<PageLibrary>,
    language: &Language,
    asked: &[String],
) -> Result<BookPages, Failure> {
    find_library(own, language, asked)?.ok_or_else(|| {
        let known = PageLibrary::shipped();
        let known: Vec<_> =
            known.all_books().map(|book| book.language.tag().to_owned()).collect();
        Failure::new(format!("there are no pages in `{language}`"))
            .hint(format!("the workbook is there in {}", known.join(", ")))
    })
}

/// As [`library`]; none when there is no workbook in the language.
///
/// # Errors
/// When there is no page of an id that is named.
pub fn find_library(
    own: Option<PageLibrary>,
    language: &Language,
    asked: &[String],
) -> Result<Option<BookPages>, Failure> {
    let mut library = PageLibrary::shipped().clone();
    if let Some(own) = own {
        library = library.with(own);
    }
    let Some(book) = library.book(language) else { return Ok(None) };
    let mut book = book.clone();
    let pages = library.pages_in(&book.language);
    check_names(&book, &pages)?;
    choose(&mut book, &pages, asked)?;
    Ok(Some(BookPages { book, pages }))
}

/// Pages of one's own that stand in no chapter of the book, and that no course can bring: they
/// would be in no copy, and nobody would know why.
pub fn in_no_chapter(own: &[String], pages: &BookPages) -> Vec<String> {
    let entries = pages.book.chapters.iter().flat_map(|chapter| &chapter.pages);
    let chapters: Vec<&str> = entries.map(|entry| &*entry.page).collect();
    let courses = shipped_courses().iter().flat_map(|course| &course.week);
    let by_course: Vec<&str> =
        courses.flat_map(|week| &week.pages).map(String::as_str).collect();
    let is_in =
        |id: &&String| !chapters.contains(&&***id) && !by_course.contains(&&***id);
    own.iter().filter(is_in).cloned().collect()
}

/// All pages of a run in all languages, without their order.
pub fn all_pages(own: Option<PageLibrary>) -> Vec<PageType> {
    let shipped = PageLibrary::shipped().clone();
    let library = own.map_or_else(|| shipped.clone(), |own| shipped.clone().with(own));
    library.all_pages().cloned().collect()
}

/// Reads page types.
///
/// # Errors
/// All problems of their files.
pub fn read_pages(files: &[PageFile]) -> Result<PageLibrary, Failure> {
    PageLibrary::read(files).map_err(|wrong: Vec<PageProblems>| {
        let problems =
            wrong.into_iter().map(|(source, problems)| FileProblems { source, problems });
        Failure::problems(problems.collect())
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
        let out = pages.iter().map(|page| &page.id).filter(|id| !is_kept(id));
        chapter.left_out = out.cloned().collect();
    }
    Ok(())
}
