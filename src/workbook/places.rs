//! Where the answers of a section stand, for who hears the page.

use crate::model::PageType;
use crate::words::Words;
use crate::workbook::book::BookMaker;
use crate::workbook::job::BookWeek;
use crate::workbook::section::{Content, Section};

impl BookMaker<'_, '_> {
    /// What the names of a section's answers begin with: its week, and its title where that is
    /// not the week's. Nothing in it depends on how the pages fall.
    pub(super) fn place_of(&self, section: &Section<'_>) -> String {
        match section.content {
            Content::Page(_) if section.opens => self.place_in(section.week, ""),
            Content::Page(page) => {
                let title = match section.nth {
                    0 | 1 => page.title.clone(),
                    nth => format!("{} {nth}", page.title),
                };
                self.place_in(section.week, &title)
            }
            Content::Filler(page) => self.place_of_filler(page, section.chapter),
            _ => self.job.book.title.clone(),
        }
    }

    /// The same of something with a name of its own; without one, of the week itself.
    pub(super) fn place_in(&self, week: Option<BookWeek<'_>>, title: &str) -> String {
        let word = Words::of(&self.job.book.language).book.week;
        match week {
            Some(week) if title.is_empty() => format!("{word} {}", week.number),
            Some(week) => format!("{word} {}, {title}", week.number),
            None => title.to_owned(),
        }
    }

    /// Of lines for notes, which of them: those before a chapter, or those that end the book.
    fn place_of_filler(&self, page: Option<&PageType>, chapter: usize) -> String {
        let [notes, before, end] = Words::of(&self.job.book.language).book.notes_at;
        let title = page.map_or(notes, |page| &page.title);
        if chapter == 0 {
            // Before the first chapter, whose title may begin as the words here end.
            return format!("{title}, {}", self.job.book.title);
        }
        match self.outline.chapters.get(chapter + 1) {
            Some(next) => format!("{title}, {before} {}", next.title),
            None => format!("{title}, {end}"),
        }
    }
}
