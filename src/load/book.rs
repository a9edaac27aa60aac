//! Reading the order of a workbook.

use crate::diag::{Diagnostic, Source};
use crate::load::fields::{Fields, Lines};
use crate::load::page_type::{read_id, read_language, required};
use crate::load::toml_file::{check_schema, tables, walk};
use crate::model::{Book, Chapter, Kind, Language, PageEntry, PageNumbers};

/// Reads the order of a workbook.
///
/// # Errors
/// All problems of the file.
///
/// # Panics
/// Never: what is missing is a problem.
pub fn load_book(source: &Source) -> Result<Book, Vec<Diagnostic>> {
    walk(source, "book", |file| {
        check_schema(file);
        let id = read_id(file);
        let title = required(file, "title", "write what stands on the cover");
        let language = read_language(file);
        let chapters =
            tables(file, "chapter", "chapter", |chapter| Some(read_chapter(chapter)));
        // Chapters that have problems are told of already.
        if file.has_none("chapter") {
            file.missing("chapter", "begin one with `[[chapter]]`");
        }
        Some(Book { id: id?, title: title?.0, language: language?, chapters })
    })
    .map(|book| book.expect("a book without problems is whole"))
}

/// Reads what a book says in another language: its title, and those of its chapters in order.
///
/// # Errors
/// All problems of the file.
///
/// # Panics
/// Never: what is missing is a problem.
pub(super) fn load_book_texts(
    source: &Source,
    (book, language): (&Book, Language),
) -> Result<Book, Vec<Diagnostic>> {
    walk(source, "translation", |file| {
        check_schema(file);
        let title = required(file, "title", "write what stands on the cover");
        let mut chapters = book.chapters.iter();
        let told = tables(file, "chapter", "chapter", |fields| {
            Some(read_texts(fields, chapters.next()))
        });
        if told.len() != book.chapters.len() {
            let span = file.value("chapter").map_or(0..0, toml::Spanned::span);
            let (has, wanted) = (told.len(), book.chapters.len());
            let message = format!("the chapters are {has}, and those of the book {wanted}");
            let hint =
                "one `[[chapter]]` for each of `book.toml`, in its order; a weekly one is empty";
            file.problem(Diagnostic::error(message, span).hint(hint));
        }
        Some(Book { title: title?.0, language, chapters: told, ..book.clone() })
    })
    .map(|book| book.expect("a translation without problems is whole"))
}

/// A chapter with its texts in another language.
fn read_texts(fields: &mut Fields<'_, '_, '_>, chapter: Option<&Chapter>) -> Chapter {
    let Some(chapter) = chapter else {
        fields.pass_over();
        return read_chapter(fields);
    };
    let mut texts = chapter.clone();
    if !chapter.title.is_empty() {
        let title = required(fields, "title", "write what the chapter is called");
        texts.title = title.map(|(title, _)| title).unwrap_or_default();
    }
    if chapter.intro.is_some() {
        if fields.value("intro").is_none() {
            fields.missing("intro", "the chapter has one");
        }
        texts.intro = fields.text("intro", Lines::Many).map(|(text, _)| text);
    }
    texts
}

fn read_chapter(chapter: &mut Fields<'_, '_, '_>) -> Chapter {
    let weekly = chapter.flag("weekly").unwrap_or(false);
    let title = if weekly {
        chapter.text("title", Lines::One)
    } else {
        required(chapter, "title", "write what the chapter is called")
    };
    let kind = chapter.word("kind").unwrap_or(Kind::Ritual);
    let intro = chapter.text("intro", Lines::Many).map(|(text, _)| text);
    let numbers = match chapter.text("numerals", Lines::One) {
        None => PageNumbers::Arabic,
        Some((word, _)) if word == "arabic" => PageNumbers::Arabic,
        Some((word, _)) if word == "roman" => PageNumbers::Roman,
        Some((word, span)) => {
            let message = format!("`numerals` are `arabic` or `roman`, not `{word}`");
            chapter.problem(Diagnostic::error(message, span));
            PageNumbers::Arabic
        }
    };
    chapter.refuse(
        "themes",
        "weeks are named by their course".to_owned(),
        "write a course of your own: `[[week]]` with its `title`".to_owned(),
    );
    let follows_course = chapter.flag("course").unwrap_or(false);
    let pages = read_pages(chapter, weekly);
    Chapter {
        title: title.map(|(title, _)| title).unwrap_or_default(),
        kind,
        intro,
        numbers,
        weekly,
        follows_course,
        left_out: Vec::new(),
        pages,
    }
}

/// Pages, each by its id alone or as a table that says when it comes.
fn read_pages(chapter: &mut Fields<'_, '_, '_>, weekly: bool) -> Vec<PageEntry> {
    let mut pages = Vec::new();
    for value in chapter.list("pages").unwrap_or_default() {
        if let Some(page) = value.get_ref().as_str() {
            pages.push(PageEntry { page: page.to_owned(), ..PageEntry::default() });
            continue;
        }
        let Some(table) = value.get_ref().as_table() else {
            let message = "a page is named by its id";
            let hint = "write `\"repair\"` or `{ page = \"repair\", week = 3 }`";
            chapter.problem(Diagnostic::error(message, value.span()).hint(hint));
            continue;
        };
        let mut entry =
            Fields::new(table, value.span(), "page of a chapter", chapter.problems);
        let page = required(&mut entry, "page", "name the page by its id");
        let number = |entry: &mut Fields<'_, '_, '_>, key| {
            entry
                .number(key, 1..=104, "weeks are counted from 1")
                .and_then(|number| u16::try_from(number).ok())
        };
        let found = PageEntry {
            page: page.map(|(page, _)| page).unwrap_or_default(),
            week: number(&mut entry, "week"),
            from: number(&mut entry, "from"),
            to: number(&mut entry, "to"),
            at: entry.word("at"),
            when: entry.word("when"),
        };
        let needs_week =
            found.week.is_some() || found.at.is_some() || found.when.is_some();
        if needs_week && !weekly {
            let message = "only a page of a weekly chapter comes in one week";
            let hint = "write `weekly = true` in its chapter, or leave out `week`, `at` and `when`";
            entry.problem(Diagnostic::error(message, value.span()).hint(hint));
        }
        entry.finish();
        pages.push(found);
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_book_is_read_with_the_weeks_of_its_pages() {
        let text = "id = \"b\"\ntitle = \"B\"\nlanguage = \"en\"\n[[chapter]]\nweekly = true\n\
                    pages = [\"week\", { page = \"mid-way\", at = \"middle\", from = 4 }]\n";
        let book = load_book(&Source::new("book.toml", text)).unwrap();
        let pages = &book.chapters[0].pages;
        assert_eq!(pages[0].page, "week");
        assert_eq!(
            (pages[1].from, pages[1].at),
            (Some(4), Some(crate::model::AtWeek::Middle))
        );
    }

    #[test]
    fn a_page_outside_the_weeks_comes_in_none() {
        let text = "id = \"b\"\ntitle = \"B\"\nlanguage = \"en\"\n[[chapter]]\ntitle = \"C\"\n\
                    pages = [{ page = \"repair\", week = 3 }, 4]\n";
        let problems = load_book(&Source::new("book.toml", text)).unwrap_err();
        let said: Vec<_> = problems.iter().map(|problem| &*problem.message).collect();
        assert_eq!(
            said,
            [
                "only a page of a weekly chapter comes in one week",
                "a page is named by its id"
            ]
        );
    }
}
