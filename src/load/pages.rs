//! The pages that are compiled in, and folders of pages.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use include_dir::{Dir, include_dir};

use crate::diag::{Diagnostic, Source};
use crate::load::book::{load_book, load_book_texts};
use crate::load::file::{FileError, read_text};
use crate::load::page_type::load_page_type;
use crate::load::suggest::closest;
use crate::load::translation::load_translation;
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
    /// Pages in another language, from files beside their own.
    pub translations: Vec<PageType>,
    /// The orders, one for each language at most.
    pub books: Vec<Book>,
    /// Orders in another language, from files beside their own.
    pub translated_books: Vec<Book>,
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

    /// The pages and the order in one language; pages of another library take the place of
    /// those with their id, in what other languages there are too, and its order that of this one.
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
            let is_replaced = self.pages.iter().any(is_same);
            self.pages.retain(|known| !is_same(known));
            self.translations.retain(|known| {
                !is_same(known) && !(is_replaced && known.stem() == page.stem())
            });
            self.pages.push(page);
        }
        for page in other.translations {
            let is_same = |known: &PageType| {
                known.stem() == page.stem() && known.language == page.language
            };
            self.translations.retain(|known| !is_same(known));
            self.translations.push(page);
        }
        for book in other.books {
            let is_same = |known: &Book| known.language.is_like(&book.language);
            let is_replaced = self.books.iter().any(is_same);
            self.books.retain(|known| !is_same(known));
            self.translated_books.retain(|known| !is_replaced && !is_same(known));
            self.books.push(book);
        }
        for book in other.translated_books {
            self.translated_books.retain(|known| known.language != book.language);
            self.translated_books.push(book);
        }
        for page in self.pages.iter_mut().chain(&mut self.translations) {
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

    /// The orders in all languages.
    pub fn all_books(&self) -> impl Iterator<Item = &Book> + Clone {
        self.books.iter().chain(&self.translated_books)
    }

    /// The pages in all languages.
    pub fn all_pages(&self) -> impl Iterator<Item = &PageType> + Clone {
        self.pages.iter().chain(&self.translations)
    }

    /// The order in a language.
    pub fn book(&self, language: &Language) -> Option<&Book> {
        let nearest = language.find(self.all_books().map(|book| &book.language));
        self.all_books().find(|book| Some(&book.language) == nearest)
    }

    /// Every page, in a language as far as it is there in it: that of a book. Others stand as they
    /// are.
    pub fn pages_in(&self, language: &Language) -> Vec<PageType> {
        let mut found: Vec<PageType> = Vec::new();
        for page in &self.pages {
            let stem = page.stem();
            if found.iter().any(|known| known.stem() == stem) {
                continue;
            }
            let same = self.all_pages().filter(|known| known.stem() == stem);
            let nearest = language.find(same.clone().map(|page| &page.language));
            let page = same.clone().find(|page| Some(&page.language) == nearest);
            found.extend(page.or_else(|| same.clone().next()).cloned());
        }
        found
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
            let is_there = match is_book(&name) {
                true => books.any(|book| book.language == language),
                false => library.translations.iter().any(|page| is_it(&page)),
            };
            assert!(is_there, "{name} {language}");
        }
    }

    fn file(name: &str, text: &str) -> PageFile {
        PageFile { name: name.to_owned(), text: text.to_owned() }
    }

    /// Titles and languages of the pages of a book.
    fn titles(library: &PageLibrary, tag: &str) -> Vec<(String, String)> {
        let pages = library.pages_in(&tag.parse().unwrap()).into_iter();
        pages.map(|page| (page.title, page.language.tag().to_owned())).collect()
    }

    const ONE: &str = "id = \"one\"\ntitle = \"One\"\nlanguage = \"en\"\n";
    const TWO: &str = "id = \"two\"\ntitle = \"Two\"\nlanguage = \"en\"\n";
    const UNO: &str = "title = \"Uno\"\n";

    #[test]
    fn a_page_is_found_in_the_nearest_language_and_else_stands_as_it_is() {
        let files =
            [file("one.es.toml", UNO), file("one.toml", ONE), file("two.toml", TWO)];
        let library = PageLibrary::read(&files).unwrap();
        let pair = |title: &str, tag: &str| (title.to_owned(), tag.to_owned());
        let (one, two) = (pair("One", "en"), pair("Two", "en"));
        assert_eq!(titles(&library, "en"), [one.clone(), two.clone()]);
        assert_eq!(titles(&library, "de"), [one, two.clone()]);
        for tag in ["es", "es-MX", "es-419"] {
            assert_eq!(titles(&library, tag), [pair("Uno", "es"), two.clone()], "{tag}");
        }
    }

    #[test]
    fn a_page_of_one_s_own_takes_the_place_of_the_shipped_one_in_all_languages() {
        let shipped = || {
            PageLibrary::read(&[file("one.toml", ONE), file("one.es.toml", UNO)]).unwrap()
        };
        let own = ONE.replace("One", "Ours");
        let library =
            shipped().with(PageLibrary::read(&[file("one.toml", &own)]).unwrap());
        assert_eq!(titles(&library, "es"), [("Ours".to_owned(), "en".to_owned())]);
        // A translation of one's own goes with the shipped page.
        let files =
            [file("one.toml", &own), file("one.es.toml", "title = \"Nuestro\"\n")];
        let library = shipped().with(PageLibrary::read(&files).unwrap());
        assert_eq!(titles(&library, "es"), [("Nuestro".to_owned(), "es".to_owned())]);
        let own = file("vote.de.toml", "title = \"x\"\n");
        let wrong = PageLibrary::read(&[own]).unwrap_err();
        assert!(
            wrong[0].1.iter().any(|told| told.message.contains("not that of `vote`")
                || told.message.contains("and those of `vote`"))
        );
    }

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
