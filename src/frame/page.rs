//! Pages of placed frames, and the document they make.

use std::sync::Arc;

use crate::frame::Frame;
use crate::geom::{Affine, Point, Rect, Size, Turn};
use crate::model::Duplex;

/// An article by its place among those of its document, which are read in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Article(pub usize);

/// A frame at its place on a page.
#[derive(Debug, Clone)]
pub struct Placed {
    /// The frame; equal frames may be shared.
    pub frame: Arc<Frame>,
    /// The top left corner of the box that the turned frame covers.
    pub at: Point,
    /// How the frame is turned.
    pub turn: Turn,
    /// What of the page the frame may paint on, when less than all.
    pub clip: Option<Rect>,
    /// Where all this goes on the page after all, to make up for a printer that strays.
    pub adjust: Option<Affine>,
    /// The article whose content this is; none makes all of it decoration.
    pub article: Option<Article>,
    /// Where the frame comes in its article, when that is not the order of the pages.
    pub part: u32,
}

impl Placed {
    /// The box that the turned frame covers on its page.
    pub fn covers(&self) -> Rect {
        Rect::new(self.at, self.turn.size(self.frame.size()))
    }

    /// The box on the page around something at a place on the frame.
    pub fn on_page(&self, rect: Rect) -> Rect {
        let size = self.frame.size();
        let far = Point::new(rect.right(), rect.bottom());
        let (one, other) =
            (self.turn.point(rect.origin(), size), self.turn.point(far, size));
        let corner = Point::new(one.x.min(other.x), one.y.min(other.y));
        let upright = Rect::new(self.at + corner, self.turn.size(rect.size()));
        self.adjust.map_or(upright, |adjust| adjust.rect(upright))
    }
}

/// Where one face of a card lies in a document.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FacePlace {
    /// The page, counted from 0.
    pub page: usize,
    /// The trim of the face on that page.
    pub rect: Rect,
    /// How the face is turned.
    pub turn: Turn,
}

/// One side of one sheet, or one page of a book.
#[derive(Debug, Clone)]
pub struct Page {
    /// The paper.
    pub size: Size,
    /// What is left after cutting.
    pub trim: Rect,
    /// The trim and the art that runs past it.
    pub bleed: Rect,
    /// What lies on the page.
    pub placed: Vec<Placed>,
}

/// A place in the outline that a viewer shows beside the pages.
#[derive(Debug, Clone, PartialEq)]
pub struct Bookmark {
    /// What the reader sees.
    pub title: String,
    /// The article it leads to.
    pub article: Article,
    /// The bookmarks beneath it.
    pub children: Vec<Bookmark>,
}

/// How pages are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numerals {
    /// 1, 2, 3.
    Arabic,
    /// i, ii, iii.
    Roman,
}

/// A stretch of pages with numbers of their own, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbering {
    /// The place of its first page among [`Document::pages`].
    pub from: usize,
    /// How its pages are numbered; none leaves them without numbers.
    pub numerals: Option<Numerals>,
    /// The number of its first page.
    pub first: u32,
}

/// What the articles of a document are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parts {
    /// Things that stand for themselves: cards.
    Articles,
    /// Sections of one text: pages of a book.
    Sections,
    /// Sections of which only some are here, as in one of two files that a book is printed from.
    Excerpt {
        /// How many the whole has.
        of: usize,
    },
}

/// Everything that a PDF is made from.
#[derive(Debug, Clone)]
pub struct Document {
    /// The title that viewers show.
    pub title: String,
    /// The language, BCP 47.
    pub language: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// What it is about, in a sentence.
    pub subject: String,
    /// The day it is dated, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// How a printer is to get the second side behind the first.
    pub duplex: Duplex,
    /// The pages.
    pub pages: Vec<Page>,
    /// What its articles are.
    pub parts: Parts,
    /// The numbers of the pages, in order; none counts them from 1.
    pub numbering: Vec<Numbering>,
    /// The outline.
    pub bookmarks: Vec<Bookmark>,
}

impl Document {
    /// All of it but its pages.
    #[must_use]
    pub fn without_pages(&self) -> Self {
        Self {
            title: self.title.clone(),
            language: self.language.clone(),
            authors: self.authors.clone(),
            subject: self.subject.clone(),
            date: self.date.clone(),
            duplex: self.duplex,
            pages: Vec::new(),
            parts: self.parts,
            numbering: self.numbering.clone(),
            bookmarks: self.bookmarks.clone(),
        }
    }

    /// How many articles there are.
    pub fn articles(&self) -> usize {
        match self.parts {
            Parts::Excerpt { of } => of.max(count_articles(&self.pages)),
            Parts::Articles | Parts::Sections => count_articles(&self.pages),
        }
    }

    /// The first article that should be there and is on no page; an excerpt lacks none.
    pub fn missing(&self) -> Option<Article> {
        let mut is_there = vec![false; self.articles()];
        for Article(at) in articles_on(&self.pages) {
            is_there[at] = true;
        }
        let gap = is_there.iter().position(|is_there| !is_there).map(Article);
        gap.filter(|_| !matches!(self.parts, Parts::Excerpt { .. }))
    }
}

/// How many articles are on pages that hold all of them.
pub(crate) fn count_articles(pages: &[Page]) -> usize {
    articles_on(pages).max().map_or(0, |Article(last)| last + 1)
}

fn articles_on(pages: &[Page]) -> impl Iterator<Item = Article> {
    let placed = pages.iter().flat_map(|page| &page.placed);
    placed.filter_map(|placed| placed.article)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(parts: Parts, articles: &[usize]) -> Document {
        let size = Size::mm(50.0, 80.0);
        let whole = Rect::new(Point::ORIGIN, size);
        let page = |article: &usize| Page {
            size,
            trim: whole,
            bleed: whole,
            placed: vec![Placed {
                frame: Arc::new(Frame::new(size)),
                at: Point::ORIGIN,
                turn: Turn::None,
                clip: None,
                adjust: None,
                article: Some(Article(*article)),
                part: 0,
            }],
        };
        Document {
            title: String::new(),
            language: "en".to_owned(),
            authors: Vec::new(),
            subject: String::new(),
            date: None,
            duplex: Duplex::None,
            pages: articles.iter().map(page).collect(),
            parts,
            numbering: Vec::new(),
            bookmarks: Vec::new(),
        }
    }

    #[test]
    fn a_document_counts_its_articles_and_misses_what_is_on_no_page() {
        let whole = document(Parts::Sections, &[1, 0, 2, 1]);
        assert_eq!((whole.articles(), whole.missing()), (3, None));
        let gap = document(Parts::Articles, &[0, 3, 1]);
        assert_eq!((gap.articles(), gap.missing()), (4, Some(Article(2))));
        let empty = document(Parts::Articles, &[]);
        assert_eq!((empty.articles(), empty.missing()), (0, None));
    }

    #[test]
    fn an_excerpt_keeps_a_place_for_what_is_in_the_other_file() {
        let half = document(Parts::Excerpt { of: 4 }, &[0, 2]);
        assert_eq!((half.articles(), half.missing()), (4, None));
    }
}
