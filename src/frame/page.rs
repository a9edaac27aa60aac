//! Pages of placed frames, and the document they make.

use std::sync::Arc;

use crate::frame::{Duplex, Frame};
use crate::geom::{Point, Rect, Size, Turn};

/// An article by its place in [`Document::articles`].
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
    /// How many articles there are; they are read in order.
    pub articles: usize,
    /// What they are.
    pub parts: Parts,
    /// The numbers of the pages, in order; none counts them from 1.
    pub numbering: Vec<Numbering>,
    /// The outline.
    pub bookmarks: Vec<Bookmark>,
}
