//! Which answers are kept, and what an answer may be: the one home of both rules.
//!
//! **Kept.** Every field of every page and copy is kept when it has an answer, whether it belongs to
//! a week or to none, to a page type or, as on a cover, to what the program makes without one. Left
//! out and counted, unless they are asked for, are the answers that are for one person alone:
//!
//! 1. those on a page that is private, in any language, shipped or one's own: the workbook may have
//!    been made elsewhere;
//! 2. those that a page asks in a person's own copy alone: how a card was, and whether it may come again;
//! 3. those on a page that is not known, which may be private where it was made.
//!
//! **Taken.** An answer is what its field takes, or it is told and not kept. What a field takes is
//! said by the page that asks, since a form that somebody else changed may say anything: a number of
//! the scale, a word of the choices, a tick. Where several pages go by one id, shipped ones, one's
//! own, those of another language, any of them may take it. What no page that is known asks is
//! taken as far as the form itself does: its buttons have no other states than they are drawn in.

use std::collections::BTreeMap;

use crate::load::PageLibrary;
use crate::model::{Audience, FieldName, PageType, Reply, Stem, Takes};
use crate::pdf::Given;
use crate::workbook::{is_for_one_alone, on_cover, on_page};

/// The pages that are known, by what the names of their answers begin with.
#[derive(Debug)]
pub(crate) struct KnownPages<'a>(BTreeMap<String, Vec<&'a PageType>>);

impl<'a> KnownPages<'a> {
    /// The shipped pages and one's own.
    pub(crate) fn new(own: &'a PageLibrary) -> Self {
        let mut known: BTreeMap<String, Vec<&PageType>> = BTreeMap::new();
        // One's own come first: it is their titles that are known.
        for page in own.all_pages().chain(PageLibrary::shipped().all_pages()) {
            known.entry(page.stem()).or_default().push(page);
        }
        Self(known)
    }

    /// The pages that may have asked. One that comes more than once has a number behind its name,
    /// and a name may end in a number of its own: `page22` is the second coming of `page-2`.
    fn pages(&self, stem: &Stem) -> Vec<&'a PageType> {
        let Some(page) = stem.page_type() else { return Vec::new() };
        let once = page.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let names = (once..=page.len()).rev().map(|end| &page[..end]);
        names.filter_map(|name| self.0.get(name)).flatten().copied().collect()
    }

    /// Whether an answer is for one person alone.
    pub(crate) fn is_private(&self, name: &str) -> bool {
        let Ok(field) = name.parse::<FieldName>() else { return true };
        if field.stem.page_type().is_none() {
            return false;
        }
        let pages = self.pages(&field.stem);
        pages.is_empty()
            || pages.iter().any(|page| {
                page.audience == Audience::Private || is_for_one_alone(page, &field.asked)
            })
    }

    /// What a field takes, by each page that asks it; nothing when none does.
    fn takes(&self, name: &str) -> Vec<Takes> {
        let Ok(field) = name.parse::<FieldName>() else { return Vec::new() };
        if field.stem == Stem::cover() {
            return on_cover(&field.asked).into_iter().collect();
        }
        let pages = self.pages(&field.stem);
        let mut takes: Vec<Takes> = Vec::new();
        for taken in pages.iter().filter_map(|page| on_page(page, &field.asked)) {
            if !takes.contains(&taken) {
                takes.push(taken);
            }
        }
        takes
    }

    /// The answer that stands in a field of a form.
    ///
    /// # Errors
    /// What the field takes instead.
    pub(crate) fn reply(&self, name: &str, given: &Given) -> Result<Reply, String> {
        let takes = self.takes(name);
        let read = |taken: &Takes| match given {
            Given::Stray(said) if said.is_empty() => None,
            Given::Text(said) | Given::Chosen(said) | Given::Stray(said) => {
                taken.read(said)
            }
            Given::Ticked => Some(Reply::Ticked).filter(|tick| taken.fits(tick)),
        };
        if !takes.is_empty() {
            return takes.iter().find_map(read).ok_or_else(|| either(&takes));
        }
        match given {
            Given::Text(text) => Ok(Reply::Words(text.clone())),
            Given::Chosen(word) => Ok(Reply::chosen(word)),
            Given::Ticked => Ok(Reply::Ticked),
            Given::Stray(said) if said.is_empty() => Err(Takes::Text.to_string()),
            Given::Stray(_) => Err("what its buttons stand for".to_owned()),
        }
    }

    /// Whether a name is that of a field on a page that is known.
    pub(crate) fn knows(&self, name: &str) -> bool {
        !self.takes(name).is_empty()
    }

    /// What a field takes instead of a reply that a file of answers gives it; none when it takes
    /// it.
    pub(crate) fn refuses(&self, name: &str, reply: &Reply) -> Option<String> {
        let takes = self.takes(name);
        let is_taken = takes.is_empty() || takes.iter().any(|taken| taken.fits(reply));
        (!is_taken).then(|| either(&takes))
    }

    /// Where a field stands, in words: week, page and person.
    pub(crate) fn place(&self, name: &str) -> Option<String> {
        let field: FieldName = name.parse().ok()?;
        let page =
            self.pages(&field.stem).first().map(|page| format!("“{}”", page.title));
        let parts = [
            field.stem.week.map(|week| format!("week {week}")),
            page,
            field.person.map(|person| person.letter().to_owned()),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

fn either(takes: &[Takes]) -> String {
    let takes: Vec<String> = takes.iter().map(Takes::to_string).collect();
    takes.join(" or ")
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
        let own = own(&[
            ("vote", "en", "shared"),
            ("base-line", "es", "shared"),
            ("diary", "en", "private"),
            ("diary", "es", "shared"),
            ("note", "en", "shared"),
            ("note-2", "en", "private"),
        ]);
        let pages = KnownPages::new(&own);
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
        let own = PageLibrary::default();
        let pages = KnownPages::new(&own);
        for name in [
            "week02.vote.a.pace",
            "week02.vote.a.alone",
            "baseline.a.trust",
            "baseline2.b.trust",
            "handout.baseline.b.trust",
            "week01.log.a.03.touch#T-114.verdict",
            "week01.log.a.03.touch#T-114.rating",
            "week01.secrets.a.one",
            "handout.secrets.a.one",
            "odd",
        ] {
            assert!(pages.is_private(name), "{name}");
        }
        for name in [
            "week02.checkin.a.closeness",
            "week12.checkin2.a.closeness",
            "week01.log.a.03.touch#T-114.note",
            "cover.names",
            "cover.start",
            "notes.notes",
            "notes2.notes",
            "agreement.a.signed",
            "handout.repair2.b.sorry",
            "handout.c-014-noticed",
        ] {
            assert!(!pages.is_private(name), "{name}");
        }
    }

    #[test]
    fn a_field_takes_what_its_page_says_whatever_the_form_says() {
        let own = PageLibrary::default();
        let pages = KnownPages::new(&own);
        let chosen = |word: &str| Given::Chosen(word.to_owned());
        let closeness = "week02.checkin.a.closeness";
        assert_eq!(pages.reply(closeness, &chosen("10")), Ok(Reply::Number(10)));
        let scale = Err("a number from 1 to 10".to_owned());
        for odd in ["11", "0", "x"] {
            assert_eq!(pages.reply(closeness, &chosen(odd)), scale, "{odd}");
        }
        assert_eq!(pages.reply(closeness, &Given::Ticked), scale);
        assert_eq!(pages.refuses(closeness, &Reply::Number(11)), scale.err());
        assert_eq!(pages.refuses(closeness, &Reply::Number(1)), None);
        let vote = pages.reply("week02.vote.b.touch", &chosen("sideways"));
        assert_eq!(vote, Err("`back` or `hold` or `up`".to_owned()));
        let verdict = "week02.log.b.03.touch#T-114.verdict";
        let words = Reply::Words("not-for-us".to_owned());
        assert_eq!(pages.reply(verdict, &chosen("not-for-us")), Ok(words));
        assert!(pages.reply(verdict, &chosen("never")).is_err());
        assert!(pages.reply("cover.start", &Given::Ticked).is_err());
        // What no page asks is as the form has it.
        assert_eq!(pages.reply("week02.diary.x", &chosen("11")), Ok(Reply::Number(11)));
        let stray = Given::Stray("11".to_owned());
        assert!(pages.reply("week02.diary.x", &stray).is_err());
    }

    #[test]
    fn a_place_is_told_in_words() {
        let own = PageLibrary::default();
        let place = |name| KnownPages::new(&own).place(name);
        let checkin = Some("week 2, “Weekly check-in”, A".to_owned());
        assert_eq!(place("week02.checkin.a.closeness"), checkin);
        assert_eq!(place("cover.start"), None);
    }
}
