//! Which answers are for one person alone.

use std::collections::{BTreeMap, BTreeSet};

use crate::load::PageLibrary;
use crate::model::{Audience, Block, FieldName, PageType, PlannedBlock};

/// The pages that are known, by what the names of their answers begin with.
#[derive(Debug)]
pub(crate) struct PrivatePages {
    /// Whether a page, or another one of that name, is private.
    known: BTreeMap<String, bool>,
    /// Pages that ask of each card whether it may come again.
    logs: BTreeSet<String>,
}

impl PrivatePages {
    /// The shipped pages and one's own. A page that either says is private is private:
    /// the workbook may have been made elsewhere.
    pub(crate) fn new(own: &PageLibrary) -> Self {
        let mut pages = Self { known: BTreeMap::new(), logs: BTreeSet::new() };
        for page in PageLibrary::shipped().pages.iter().chain(&own.pages) {
            pages.add(page);
        }
        pages
    }

    fn add(&mut self, page: &PageType) {
        let is_private = page.audience == Audience::Private;
        *self.known.entry(page.stem()).or_default() |= is_private;
        if page.blocks.contains(&Block::Planned(PlannedBlock::CardLog)) {
            self.logs.insert(page.stem());
        }
    }

    /// Whether an answer is for one person alone: it stands on a private page or on one that is
    /// not known, or it says whether a card may come again, which only a person's own copy asks.
    pub(crate) fn is_private(&self, name: &str) -> bool {
        let Ok(field) = name.parse::<FieldName>() else { return true };
        let pages = pages_of(&field.stem.page);
        let found: Vec<bool> =
            pages.iter().filter_map(|page| self.known.get(*page)).copied().collect();
        let is_verdict = || field.asked.rsplit('.').next() == Some("verdict");
        let is_log = pages.iter().any(|page| self.logs.contains(*page));
        found.is_empty() || found.contains(&true) || (is_log && is_verdict())
    }
}

/// The pages that an answer may stand on: one that comes more than once has a number behind its
/// name, and a name may end in a number of its own, `page22` is the second coming of `page-2`.
fn pages_of(page: &str) -> Vec<&str> {
    let once = page.trim_end_matches(|c: char| c.is_ascii_digit());
    (once.len()..=page.len()).map(|end| &page[..end]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::PageFile;

    /// Pages of one's own: the id, the language, and who sees it.
    fn own(pages: &[(&str, &str, &str)]) -> PageLibrary {
        let file = |(id, language, privacy): &(&str, &str, &str)| PageFile {
            name: format!("{id}-{language}.toml"),
            text: format!(
                "id = \"{id}\"\ntitle = \"A page\"\nlanguage = \"{language}\"\n\
                 privacy = \"{privacy}\"\n"
            ),
        };
        PageLibrary::read(&pages.iter().map(file).collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn a_page_of_one_s_own_makes_no_private_page_public() {
        let pages = PrivatePages::new(&own(&[
            ("vote", "en", "shared"),
            ("base-line", "es", "shared"),
            ("diary", "en", "private"),
            ("diary", "es", "shared"),
            ("note", "en", "shared"),
            ("note-2", "en", "private"),
        ]));
        for name in [
            "week02.vote.a.pace",
            "baseline.a.trust",
            "diary.a.x",
            "week01.diary3.x",
            "note2.x",
            "note22.x",
        ] {
            assert!(pages.is_private(name), "{name}");
        }
        for name in ["note.x", "note3.x", "week02.checkin.a.closeness"] {
            assert!(!pages.is_private(name), "{name}");
        }
    }

    #[test]
    fn pages_that_are_private_or_not_known_are_told_from_those_that_are_shared() {
        let pages = PrivatePages::new(&PageLibrary::default());
        for name in [
            "week02.vote.a.pace",
            "week02.vote.a.alone",
            "baseline.a.trust",
            "baseline2.b.trust",
            "week01.log.a.03.touch#T-114.verdict",
            "week01.secrets.a.one",
            "odd",
        ] {
            assert!(pages.is_private(name), "{name}");
        }
        for name in [
            "week02.checkin.a.closeness",
            "week12.checkin2.a.closeness",
            "week01.log.a.03.touch#T-114.note",
            "week01.log.03.touch#T-114.rating",
        ] {
            assert!(!pages.is_private(name), "{name}");
        }
    }
}
