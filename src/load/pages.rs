//! The pages that are compiled in, and folders of pages.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use include_dir::{Dir, include_dir};

use crate::diag::{Diagnostic, Source};
use crate::load::book::load_book;
use crate::load::file::{FileError, read_text};
use crate::load::page_type::load_page_type;
use crate::model::{Audience, Book, Language, PageType};

/// Page types and the order of the book: every file here is part of the program without being
/// named anywhere else.
static SHIPPED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/decks/workbook");

/// The name of the file that says the order.
pub(crate) const BOOK_FILE: &str = "book.toml";

/// A file of pages: its name and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageFile {
    /// The name, with the folders inside the folder of pages.
    pub name: String,
    /// The text.
    pub text: String,
}

/// Page types and books of one folder.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct PageLibrary {
    /// The page types.
    pub pages: Vec<PageType>,
    /// The orders, one for each language at most.
    pub books: Vec<Book>,
}

/// The problems of a file, with its text.
pub type PageProblems = (Source, Vec<Diagnostic>);

/// The files that come with the program, by name.
pub(crate) fn shipped_page_files() -> &'static [PageFile] {
    static FILES: LazyLock<Vec<PageFile>> = LazyLock::new(|| {
        let mut files = Vec::new();
        collect(&SHIPPED, &mut files);
        files.sort_by(|one, other| one.name.cmp(&other.name));
        files
    });
    &FILES
}

fn collect(folder: &Dir<'_>, files: &mut Vec<PageFile>) {
    for file in folder.files() {
        let name = file.path().to_string_lossy().replace('\\', "/");
        let text = file.contents_utf8().unwrap_or_default().to_owned();
        files.push(PageFile { name, text });
    }
    for inner in folder.dirs() {
        collect(inner, files);
    }
}

/// The files of a folder, without those in folders inside it.
///
/// # Errors
/// [`FileError`] when the folder or a file in it cannot be read.
pub(crate) fn page_files(folder: &Path) -> Result<Vec<PageFile>, FileError> {
    let io = |why| FileError::Io(folder.to_owned(), why);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(io)? {
        let path = entry.map_err(io)?.path();
        if path.extension().is_some_and(|extension| extension == "toml") && path.is_file()
        {
            let name = path.to_string_lossy().into_owned();
            files.push(PageFile { name, text: read_text(&path)? });
        }
    }
    files.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(files)
}

impl PageLibrary {
    /// Reads files of pages.
    ///
    /// # Errors
    /// All problems of all files.
    pub fn read(files: &[PageFile]) -> Result<Self, Vec<PageProblems>> {
        let mut library = Self::default();
        let mut wrong = Vec::new();
        for file in files {
            let source = Source::new(&file.name, &file.text);
            let name = Path::new(&file.name).file_name().unwrap_or_default();
            let extension = Path::new(&file.name).extension();
            if extension.is_none_or(|extension| extension != "toml") {
                continue;
            }
            let problems = if name == BOOK_FILE {
                load_book(&source).map(|book| library.books.push(book))
            } else {
                load_page_type(&source)
                    .and_then(|page| library.alone(page))
                    .map(|page| library.pages.push(page))
            };
            if let Err(problems) = problems {
                wrong.push((source, problems));
            }
        }
        if wrong.is_empty() { Ok(library) } else { Err(wrong) }
    }

    /// The page, if no other one of the folder has its answers' names.
    fn alone(&self, page: PageType) -> Result<PageType, Vec<Diagnostic>> {
        let is_same = |other: &&PageType| {
            other.stem() == page.stem() && other.language.is_like(&page.language)
        };
        match self.pages.iter().find(is_same) {
            None => Ok(page),
            Some(other) => {
                let message =
                    format!("another page of this folder is called `{}`", other.id);
                let hint = "give one of them another id; hyphens do not tell them apart";
                Err(vec![Diagnostic::error(message, 0..0).hint(hint)])
            }
        }
    }

    /// The pages that come with the program, read when they are first used.
    ///
    /// # Panics
    /// Never: the files are compiled in, and a test reads them.
    pub fn shipped() -> &'static Self {
        static LIBRARY: LazyLock<PageLibrary> = LazyLock::new(|| {
            PageLibrary::read(shipped_page_files()).expect("the shipped pages are sound")
        });
        &LIBRARY
    }

    /// The pages and the order in one language; pages of another library take the place of
    /// those with their id, and its order that of this one.
    ///
    /// A page that is private in one language or library is private in all of them: what was
    /// written on one copy may be read with the pages of another.
    #[must_use]
    pub fn with(mut self, other: Self) -> Self {
        let private: BTreeSet<String> = self.private().chain(other.private()).collect();
        for page in other.pages {
            let is_same = |known: &PageType| {
                // Hyphens do not tell pages apart: the names of their answers have none.
                known.stem() == page.stem() && known.language.is_like(&page.language)
            };
            self.pages.retain(|known| !is_same(known));
            self.pages.push(page);
        }
        for book in other.books {
            self.books.retain(|known| !known.language.is_like(&book.language));
            self.books.push(book);
        }
        for page in &mut self.pages {
            if private.contains(&page.stem()) {
                page.audience = Audience::Private;
            }
        }
        self
    }

    /// What the answers of the pages for one alone are called by.
    fn private(&self) -> impl Iterator<Item = String> {
        let private = |page: &&PageType| page.audience == Audience::Private;
        self.pages.iter().filter(private).map(PageType::stem)
    }

    /// The order in a language.
    pub fn book(&self, language: &Language) -> Option<&Book> {
        let nearest = language.find(self.books.iter().map(|book| &book.language));
        self.books.iter().find(|book| Some(&book.language) == nearest)
    }

    /// The pages in a language, that of a book.
    pub fn pages_in(&self, language: &Language) -> Vec<PageType> {
        let is_in = |page: &&PageType| page.language.is_like(language);
        self.pages.iter().filter(is_in).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_page_is_sound_and_bears_its_file_s_name() {
        let problems = PageLibrary::read(shipped_page_files()).err().unwrap_or_default();
        let said: Vec<String> = problems
            .iter()
            .flat_map(|(source, problems)| {
                problems
                    .iter()
                    .map(|problem| format!("{}: {}", source.name, problem.message))
            })
            .collect();
        assert_eq!(said, Vec::<String>::new());
        let library = PageLibrary::shipped();
        for file in shipped_page_files() {
            let stem =
                Path::new(&file.name).file_stem().unwrap_or_default().to_string_lossy();
            let is_toml =
                Path::new(&file.name).extension().is_some_and(|end| end == "toml");
            assert!(
                !is_toml
                    || stem == "book"
                    || library.pages.iter().any(|page| page.id == stem),
                "{stem}"
            );
        }
    }

    #[test]
    fn a_page_of_one_s_own_takes_the_place_of_the_shipped_one() {
        let text = "id = \"a\"\ntitle = \"One\"\nlanguage = \"en\"\n";
        let file = |text: String| PageFile { name: "a.toml".to_owned(), text };
        let one = PageLibrary::read(&[file(text.to_owned())]).unwrap();
        let other = PageLibrary::read(&[file(text.replace("One", "Other"))]).unwrap();
        let both = one.with(other);
        assert_eq!(both.pages.len(), 1);
        assert_eq!(both.pages[0].title, "Other");
    }

    #[test]
    fn a_page_that_is_private_anywhere_is_private_everywhere() {
        let of = |language: &str, more: &str| {
            let text = format!(
                "id = \"a-b\"\ntitle = \"One\"\nlanguage = \"{language}\"\n{more}"
            );
            PageLibrary::read(&[PageFile { name: "a.toml".to_owned(), text }]).unwrap()
        };
        let private = "privacy = \"private\"\n";
        for (one, other) in [
            (of("en", private), of("en", "")),
            (of("en", ""), of("en", private)),
            (of("en", private), of("es", "")),
            (of("en", ""), of("es", private)),
        ] {
            let all = one.with(other).pages;
            assert!(!all.is_empty());
            assert!(all.iter().all(|page| page.audience == Audience::Private));
        }
        let shared = of("en", "").with(of("es", "")).pages;
        assert_eq!(shared.len(), 2);
        assert!(shared.iter().all(|page| page.audience == Audience::Shared));
    }
}
