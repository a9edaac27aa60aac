//! The order of a workbook: chapters of pages.

use crate::model::vocabulary::vocabulary;
use crate::model::{Kind, Language};

vocabulary! {
    /// A place among the weeks.
    AtWeek {
        /// The week in the middle.
        Middle = "middle",
        /// The last week.
        Last = "last",
    }
}

vocabulary! {
    /// What a week's cards must be for a page to come.
    WhenCards {
        /// One of them is a touch card.
        Touch = "touch",
        /// One of them belongs to touch by stages.
        StagedTouch = "staged-touch",
    }
}

/// A page in a chapter, and when it comes.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct PageEntry {
    /// The page's id.
    pub page: String,
    /// Only in this week.
    pub week: Option<u16>,
    /// Only in books of so many weeks or more.
    pub from: Option<u16>,
    /// Only in books of so many weeks or fewer.
    pub to: Option<u16>,
    /// Only in this place among the weeks.
    pub at: Option<AtWeek>,
    /// Only with such cards.
    pub when: Option<WhenCards>,
}

impl PageEntry {
    /// Whether the page comes in a week of a book of so many; the week is 0 outside of weeks.
    pub fn comes(&self, week: u16, weeks: u16) -> bool {
        let is_there = match self.at {
            None => true,
            // Of four weeks the second ends the first half.
            Some(AtWeek::Middle) => week == weeks.div_ceil(2),
            Some(AtWeek::Last) => week == weeks,
        };
        self.week.is_none_or(|only| only == week)
            && self.from.is_none_or(|from| weeks >= from)
            && self.to.is_none_or(|to| weeks <= to)
            && is_there
    }
}

/// How the pages of a chapter are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageNumbers {
    /// 1, 2, 3, counted on from chapter to chapter.
    Arabic,
    /// i, ii, iii: what comes before the book proper.
    Roman,
}

/// A chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    /// The title; a week's chapters are called by their week.
    pub title: String,
    /// The sign on its first page.
    pub kind: Kind,
    /// What stands beneath the title.
    pub intro: Option<String>,
    /// How its pages are numbered.
    pub numbers: PageNumbers,
    /// Whether it comes once for each week.
    pub weekly: bool,
    /// Whether the pages that a week's course names come behind the first of the week.
    pub follows_course: bool,
    /// Pages that stay out, whoever names them: a course, say.
    pub left_out: Vec<String>,
    /// The pages.
    pub pages: Vec<PageEntry>,
}

/// The order of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Book {
    /// The id.
    pub id: String,
    /// The title on the cover.
    pub title: String,
    /// The language.
    pub language: Language,
    /// The chapters.
    pub chapters: Vec<Chapter>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> PageEntry {
        PageEntry { page: "mid-way".to_owned(), ..PageEntry::default() }
    }

    #[test]
    fn the_middle_of_the_weeks_ends_the_first_half() {
        let middle = PageEntry { at: Some(AtWeek::Middle), ..entry() };
        let found =
            |weeks| (1..=weeks).filter(|&week| middle.comes(week, weeks)).collect();
        for (weeks, at) in [(1, 1), (2, 1), (3, 2), (4, 2), (8, 4), (12, 6)] {
            let weeks_with: Vec<u16> = found(weeks);
            assert_eq!(weeks_with, [at], "{weeks}");
        }
    }

    #[test]
    fn a_page_of_longer_books_stays_out_of_short_ones() {
        let late = PageEntry { week: Some(5), from: Some(8), ..entry() };
        assert!(late.comes(5, 8) && !late.comes(5, 7) && !late.comes(4, 8));
        let early = PageEntry { week: Some(3), to: Some(4), ..entry() };
        assert!(early.comes(3, 4) && !early.comes(3, 5) && !early.comes(2, 4));
    }
}
