//! The pages that are compiled in, and folders of pages.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use include_dir::{Dir, include_dir};

use crate::diag::{Diagnostic, Source};
use crate::load::book::{load_book, load_book_texts};
use crate::load::file::{FileError, read_text};
use crate::load::page_library::PageLibrary;
use crate::load::page_type::load_page_type;
use crate::load::suggest::closest;
use crate::load::translation::load_translation;
use crate::model::{Language, PageType};

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
        Self::read_over(files, Some(Self::shipped))
    }

    /// Reads files of pages, which may put pages of another library into their language.
    fn read_over(
        files: &[PageFile],
        known: Option<fn() -> &'static Self>,
    ) -> Result<Self, Vec<PageProblems>> {
        let is_toml = |file: &&PageFile| {
            Path::new(&file.name).extension().is_some_and(|extension| extension == "toml")
        };
        let (translations, own): (Vec<_>, Vec<_>) =
            files.iter().filter(is_toml).partition(|file| translated(file).is_some());
        let mut library = Self::default();
        let mut wrong = Vec::new();
        for file in own {
            let source = Source::new(&file.name, &file.text);
            let name = Path::new(&file.name).file_name().unwrap_or_default();
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
        let unread: BTreeSet<String> =
            wrong.iter().filter_map(|(source, _)| stem(&source.name)).collect();
        for file in translations {
            // What could not be read is told of already: nothing can be held against it.
            let Some((of, language)) = translated(file) else { continue };
            if unread.contains(&of) {
                continue;
            }
            let source = Source::new(&file.name, &file.text);
            if let Err(problems) = library.translate(&source, (&of, language), known) {
                wrong.push((source, problems));
            }
        }
        if wrong.is_empty() { Ok(library) } else { Err(wrong) }
    }

    /// Reads a page, or the order, in another language; of this library, or else of a known one.
    fn translate(
        &mut self,
        source: &Source,
        (of, language): (&str, Language),
        known: Option<fn() -> &'static Self>,
    ) -> Result<(), Vec<Diagnostic>> {
        let known = known.map(|known| known());
        if is_book(of) {
            let known = known.into_iter().flat_map(|known| &known.books);
            let Some(book) = self.books.iter().chain(known).next() else { return Ok(()) };
            let book = load_book_texts(source, (book, language))?;
            self.translated_books.push(book);
            return Ok(());
        }
        let known: Vec<&PageType> = self
            .pages
            .iter()
            .chain(known.into_iter().flat_map(|known| &known.pages))
            .collect();
        let Some(page) = known.iter().find(|page| page.id == of) else {
            let message = format!("there is no page `{of}` to be put into `{language}`");
            let near = closest(of, known.iter().map(|page| &*page.id));
            let hint = near.map_or_else(
                || {
                    "a translation bears the id of its page: `safety.es.toml` is `safety`"
                        .to_owned()
                },
                |near| format!("did you mean `{near}.{language}.toml`?"),
            );
            return Err(vec![Diagnostic::error(message, 0..0).hint(hint)]);
        };
        let page = load_translation(source, (page, language))?;
        self.translations.push(page);
        Ok(())
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
            PageLibrary::read_over(shipped_page_files(), None)
                .expect("the shipped pages are sound")
        });
        &LIBRARY
    }
}

/// What a file puts into which language, if it is a translation: `safety.es.toml`.
fn translated(file: &PageFile) -> Option<(String, Language)> {
    let name = stem(&file.name)?;
    let (of, tag) = name.rsplit_once('.')?;
    Some((of.to_owned(), tag.parse().ok()?))
}

/// A file's name without folders and ending.
fn stem(name: &str) -> Option<String> {
    Some(Path::new(name).file_stem()?.to_string_lossy().into_owned())
}

fn is_book(stem: &str) -> bool {
    Path::new(BOOK_FILE).file_stem().is_some_and(|book| book == stem)
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
            let Some((name, language)) = translated(file) else {
                let stem = stem(&file.name).unwrap();
                let is_toml =
                    Path::new(&file.name).extension().is_some_and(|end| end == "toml");
                let is_there = library.pages.iter().any(|page| page.id == stem);
                assert!(!is_toml || is_book(&stem) || is_there, "{stem}");
                continue;
            };
            let is_it = |page: &&PageType| page.id == name && page.language == language;
            let mut books = library.translated_books.iter();
            let is_there = if is_book(&name) {
                books.any(|book| book.language == language)
            } else {
                library.translations.iter().any(|page| is_it(&page))
            };
            assert!(is_there, "{name} {language}");
        }
    }

    fn file(name: &str, text: &str) -> PageFile {
        PageFile { name: name.to_owned(), text: text.to_owned() }
    }

    const UNO: &str = "title = \"Uno\"\n";

    #[test]
    fn a_translation_of_nothing_is_told_with_what_was_meant() {
        let wrong = PageLibrary::read(&[file("safty.es.toml", UNO)]).unwrap_err();
        let told = &wrong[0].1[0];
        assert_eq!(told.message, "there is no page `safty` to be put into `es`");
        assert_eq!(told.hint.as_deref(), Some("did you mean `safety.es.toml`?"));
        // What is wrong with the page itself is told there alone.
        let files = [file("one.toml", "id = \"one\"\n"), file("one.es.toml", UNO)];
        let wrong = PageLibrary::read(&files).unwrap_err();
        let names: Vec<&str> = wrong.iter().map(|(source, _)| &*source.name).collect();
        assert_eq!(names, ["one.toml"]);
    }

    #[test]
    fn a_book_in_another_language_has_the_order_of_its_own() {
        let book = "id = \"b\"\ntitle = \"B\"\nlanguage = \"en\"\n[[chapter]]\ntitle = \"C\"\n\
                    intro = \"I\"\npages = [\"one\"]\n[[chapter]]\nweekly = true\npages = [\"two\"]\n";
        let texts = "title = \"Libro\"\n[[chapter]]\ntitle = \"Cap\"\nintro = \"Eso\"\n[[chapter]]\n";
        let read = |texts: &str| {
            PageLibrary::read(&[file("book.toml", book), file("book.es.toml", texts)])
        };
        let library = read(texts).unwrap();
        let found = library.book(&"es-MX".parse().unwrap()).unwrap();
        assert_eq!((&*found.title, found.language.tag()), ("Libro", "es"));
        assert_eq!(found.chapters[0].intro.as_deref(), Some("Eso"));
        assert!(found.chapters[1].weekly && found.chapters[1].pages[0].page == "two");
        let wrong =
            read("title = \"Libro\"\n[[chapter]]\ntitle = \"Cap\"\n").unwrap_err();
        let told: Vec<&str> = wrong[0].1.iter().map(|told| &*told.message).collect();
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(
            told.contains(&"the chapters are 1, and those of the book 2"),
            "{told:?}"
        );
        // A book of one's own is in its own language alone.
        let own = PageLibrary::read(&[file("book.toml", book)]).unwrap();
        assert!(library.with(own).book(&"es".parse().unwrap()).is_none());
    }
}
