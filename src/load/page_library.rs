//! A library of pages and orders, in all their languages.

use std::collections::BTreeSet;

use crate::model::{Audience, Book, Language, PageType};

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

impl PageLibrary {
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
                !(is_same(known) || (is_replaced && known.stem() == page.stem()))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::PageFile;

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
