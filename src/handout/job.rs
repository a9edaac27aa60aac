//! What a handout is made from.

use std::fmt;

use jiff::civil::Date;

use crate::block::BlockError;
use crate::geom::Size;
use crate::model::{
    Adaptation, Audience, Block, Card, Edition, Language, PageType, Practice, Theme,
    TouchLevel, Whose,
};

/// One thing on a handout.
#[derive(Debug, Clone, Copy)]
pub enum HandoutItem<'a> {
    /// A card, as an exercise.
    Card(&'a Card),
    /// A worksheet.
    Page(&'a PageType),
}

/// How a handout looks.
#[derive(Debug, Clone, Copy)]
pub struct HandoutLook<'a> {
    /// The paper, upright.
    pub paper: Size,
    /// The colours.
    pub theme: &'a Theme,
    /// How large the type is.
    pub edition: Edition,
    /// Whether answers can be typed into the file.
    pub fillable: bool,
}

/// What a handout is made from.
#[derive(Debug, Clone)]
pub struct HandoutJob<'a> {
    /// Cards and worksheets in order.
    pub items: Vec<HandoutItem<'a>>,
    /// Its title; none takes a neutral one.
    pub title: Option<&'a str>,
    /// A line of the counsellor's own.
    pub note: Option<&'a str>,
    /// A code for the client; it stands on the page and nowhere else in the file.
    pub client: Option<&'a str>,
    /// The day it is given.
    pub date: Option<Date>,
    /// The day it is due.
    pub due: Option<Date>,
    /// Whose copy it is.
    pub whose: Whose,
    /// For which circumstances the cards show their variants.
    pub adaptation: &'a Adaptation,
    /// Whether titles and signs keep quiet about what it is.
    pub discreet: bool,
    /// The language of the words and the texts.
    pub language: &'a Language,
    /// How it looks.
    pub look: HandoutLook<'a>,
    /// Whose practice it comes from.
    pub practice: &'a Practice,
    /// What stands at the foot of every page, as the licence.
    pub foot: &'a str,
}

/// Whether cards have lines for what came of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lines {
    /// They have.
    Kept,
    /// They have not.
    Dropped,
}

/// How a handout begins by saying that either may stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Safe {
    /// And who had better not do it at all.
    Whole,
    /// In a sentence: there is no room for more.
    Short,
    /// Only in the rules of touch, which stand on it too.
    InRules,
}

/// Why a handout cannot be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HandoutError {
    /// There is nothing on it.
    Empty,
    /// A card or a page is named twice.
    Twice(String),
    /// A page is for one alone, and the copy is not.
    Private(String),
    /// A page stands on a handout of its own, and here is more.
    Alone(String),
    /// A page belongs into a book.
    NoWorksheet(String),
    /// It takes more pages than anyone reads.
    Long {
        /// How many it takes.
        pages: usize,
    },
    /// A page or card cannot be set.
    Item {
        /// Its id.
        id: String,
        /// Why.
        why: BlockError,
    },
}

impl fmt::Display for HandoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("a handout needs a card or a worksheet"),
            Self::Twice(id) => write!(f, "`{id}` is named twice"),
            Self::Private(page) => write!(f, "`{page}` is a page for one alone"),
            Self::Alone(page) => write!(f, "`{page}` stands on a page of its own"),
            Self::NoWorksheet(page) => {
                write!(f, "`{page}` belongs into a workbook and stands on no handout")
            }
            Self::Long { pages } => {
                write!(f, "this takes {pages} pages; a handout has four at most")
            }
            Self::Item { id, why } => write!(f, "`{id}`: {why}"),
        }
    }
}

impl std::error::Error for HandoutError {}

impl HandoutError {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Empty => "name cards and worksheets, such as `C-014 say-avoid`",
            Self::Twice(_) => "name it once, and print two copies",
            Self::Private(_) => "make it with `--for a` or `--for b`, for each alone",
            Self::Alone(_) => "hand it out alone, to each alone",
            Self::NoWorksheet(_) => "`emberdeck list worksheets` shows what stands alone",
            Self::Long { .. } => "take fewer cards and worksheets, or make two handouts",
            Self::Item { .. } => "shorten the text, or take another paper or edition",
        }
    }
}

/// More pages than this are a booklet.
pub(super) const MOST_PAGES: usize = 4;

impl HandoutItem<'_> {
    /// The id.
    pub fn id(&self) -> &str {
        match self {
            Self::Card(card) => &card.id,
            Self::Page(page) => &page.id,
        }
    }
}

impl HandoutJob<'_> {
    /// Whether what is on the handout may be handed out so.
    pub(super) fn check(&self) -> Result<(), HandoutError> {
        if self.items.is_empty() {
            return Err(HandoutError::Empty);
        }
        for (nth, item) in self.items.iter().enumerate() {
            if self.items[..nth].iter().any(|other| other.id() == item.id()) {
                return Err(HandoutError::Twice(item.id().to_owned()));
            }
        }
        for item in &self.items {
            let HandoutItem::Page(page) = item else { continue };
            let is_planned =
                page.blocks.iter().any(|block| matches!(block, Block::Planned(_)));
            if !page.worksheet || is_planned {
                return Err(HandoutError::NoWorksheet(page.id.clone()));
            }
            if page.audience == Audience::Private && !self.whose.sees(page.audience) {
                return Err(HandoutError::Private(page.id.clone()));
            }
            if page.alone && self.items.len() > 1 {
                return Err(HandoutError::Alone(page.id.clone()));
            }
        }
        Ok(())
    }

    /// Whether an item brings touch that is held or nearer.
    pub(super) fn is_touch(item: &HandoutItem<'_>) -> bool {
        match item {
            HandoutItem::Card(card) => card.touch_level >= TouchLevel::HELD,
            HandoutItem::Page(page) => page.is_staged_touch(),
        }
    }
}
