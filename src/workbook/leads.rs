//! Pages that lead to others: contents, openers of chapters, notes for the counsellor.

use crate::block::{BlockError, Piece, Setter, Target, Title};
use crate::frame::Tag;
use crate::model::Audience;
use crate::workbook::book::BookMaker;
use crate::workbook::contents::{self, ContentsEntry};
use crate::workbook::section::Content;

impl BookMaker<'_, '_> {
    pub(super) fn contents(
        &self,
        setter: &mut Setter<'_>,
        targets: &[Target],
    ) -> Result<Vec<Piece>, BlockError> {
        let head = Title {
            text: setter.words.contents,
            tag: Tag::Heading,
            setting: setter.metrics.title,
            scale: 1.0,
            aside: None,
        };
        let mut pieces = vec![setter.title(&head)?];
        let mut entries = Vec::new();
        let mut chapter = 0;
        for (section, target) in self.outline.sections.iter().zip(targets) {
            let is_first = section.chapter != chapter;
            chapter = section.chapter;
            let is_listed = match section.content {
                Content::Page(_) => section.week.is_none(),
                _ => false,
            };
            if is_first {
                let title = self.outline.chapters[chapter].title.clone();
                entries.push(ContentsEntry {
                    target: Target { title, ..target.clone() },
                    is_chapter: true,
                });
            }
            if is_listed {
                entries.push(ContentsEntry { target: target.clone(), is_chapter: false });
            }
        }
        let over = setter.metrics.units(2.0);
        pieces.extend(contents::entries(setter, &entries, over)?);
        Ok(pieces)
    }

    pub(super) fn notes(
        &self,
        setter: &mut Setter<'_>,
        targets: &[Target],
    ) -> Result<Vec<Piece>, BlockError> {
        let text = setter.words.for_counsellors;
        let setting = setter.metrics.title;
        let head = Title { text, tag: Tag::Heading, setting, scale: 1.0, aside: None };
        let mut pieces = vec![setter.title(&head)?];
        let mut seen: Vec<&str> = Vec::new();
        let used =
            self.outline.sections.iter().filter_map(|section| match section.content {
                Content::Page(page) => Some(page),
                _ => None,
            });
        let named: Vec<&str> = self
            .job
            .book
            .chapters
            .iter()
            .flat_map(|chapter| &chapter.pages)
            .map(|entry| &*entry.page)
            .collect();
        let private = self.job.pages.iter().filter(|page| {
            page.audience == Audience::Private && named.contains(&&*page.id)
        });
        for page in used.chain(private) {
            if seen.contains(&&*page.id) || !page.has_notes() {
                continue;
            }
            seen.push(&page.id);
            let place = match self.target_of(&page.id, targets) {
                Some(target) => format!("{} {}", setter.words.page, target.number),
                None => setter.words.own_copies.to_owned(),
            };
            let name = format!("{} · {place}", page.title);
            pieces.extend(setter.notes(&name, &page.notes)?);
        }
        Ok(pieces)
    }

    /// The first section that is a page of an id.
    pub(super) fn target_of(&self, id: &str, targets: &[Target]) -> Option<Target> {
        let at =
            self.outline.sections.iter().position(|section| match section.content {
                Content::Page(page) => page.id == id,
                _ => false,
            })?;
        targets.get(at).cloned()
    }
}
