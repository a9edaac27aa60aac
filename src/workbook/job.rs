//! What a book is made from.

use crate::block::BlockError;
use crate::geom::Size;
use crate::model::{
    Audience, Block, Book, Card, Edition, Extent, PageType, PlannedBlock, PlannedCard,
    PlannedWeek, Practice, Theme, WeekOutline, Whose,
};
use crate::workbook::geometry::Binding;

/// One week of a book.
#[derive(Debug, Clone, Copy)]
pub struct BookWeek<'a> {
    /// Its number.
    pub number: u16,
    /// Its cards, when there is a plan.
    pub planned: Option<&'a PlannedWeek>,
    /// What its course says of it, if it follows one.
    pub outline: Option<&'a WeekOutline>,
}

impl<'a> BookWeek<'a> {
    /// A week of a plan.
    pub fn planned(week: &'a PlannedWeek) -> Self {
        let outline = week.outline.as_ref();
        Self { number: week.number, planned: Some(week), outline }
    }

    /// A week without a plan.
    pub fn open(number: u16, outline: Option<&'a WeekOutline>) -> Self {
        Self { number, planned: None, outline }
    }

    /// Its name, if its course gives it one.
    pub fn title(&self) -> Option<&'a str> {
        self.outline.map(|outline| &*outline.title).filter(|title| !title.is_empty())
    }
}

/// A deck that cards come from, for the colophon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsedDeck {
    /// Title and version.
    pub name: String,
    /// Its licence.
    pub license: Option<String>,
}

/// How the book looks.
#[derive(Debug, Clone, Copy)]
pub struct BookLook<'a> {
    /// The page.
    pub paper: Size,
    /// The colours.
    pub theme: &'a Theme,
    /// How large the type is.
    pub edition: Edition,
    /// Whether answers can be typed into the file.
    pub fillable: bool,
    /// How it is held together.
    pub binding: Binding,
}

/// Finds a planned card.
pub type FindCard<'a> = &'a (dyn Fn(&PlannedCard) -> Option<&'a Card> + Sync);

/// What a book is made from.
pub struct BookJob<'a> {
    /// The order of its pages.
    pub book: &'a Book,
    /// The page types.
    pub pages: &'a [PageType],
    /// The weeks.
    pub weeks: &'a [BookWeek<'a>],
    /// Finds a planned card.
    pub find: FindCard<'a>,
    /// Whose copy it is.
    pub whose: Whose,
    /// How much of it is made.
    pub extent: Extent,
    /// Names for the cover, if the two want them there.
    pub names: Option<&'a str>,
    /// Whose practice it comes from.
    pub practice: &'a Practice,
    /// How it looks.
    pub look: BookLook<'a>,
    /// The words that the plan was drawn by.
    pub seed: Option<&'a str>,
    /// The decks that its cards come from.
    pub decks: &'a [UsedDeck],
    /// The options that drew the plan, as the colophon shows them.
    pub options: &'a str,
    /// What the course of the plan is.
    pub summary: Option<&'a str>,
}

impl BookJob<'_> {
    /// Whether a page is in this copy.
    pub(super) fn has(&self, page: &PageType) -> bool {
        let is_log = |block: &Block| *block == Block::Planned(PlannedBlock::CardLog);
        let is_own =
            || page.audience != Audience::Shared || page.blocks.iter().any(is_log);
        !page.is_left_out
            && self.whose.sees(page.audience)
            && (self.extent == Extent::Whole || is_own())
    }
}

/// Why a book cannot be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BookError {
    /// A page cannot be set.
    Page {
        /// The page's id.
        page: String,
        /// Why.
        why: BlockError,
    },
    /// The order names a page that is not there.
    NoPage {
        /// The id that is named.
        page: String,
        /// A known one like it.
        near: Option<String>,
    },
    /// Cards of a week have no place in its log, or more than one.
    Log {
        /// The week's number.
        week: u16,
        /// How many cards it has.
        cards: usize,
        /// How many places.
        places: usize,
    },
    /// The pages refer to each other in a way that does not settle.
    Unsettled,
}

impl BookError {
    /// What to do about it, if that is known.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Page { why, .. } => why.hint().map(str::to_owned),
            Self::NoPage { near, .. } => {
                near.as_ref().map(|near| format!("did you mean `{near}`?"))
            }
            Self::Log { .. } | Self::Unsettled => None,
        }
    }
}

impl std::fmt::Display for BookError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Page { page, why } => write!(f, "page `{page}`: {why}"),
            Self::NoPage { page, .. } => {
                write!(f, "the book names `{page}`, and there is no such page")
            }
            Self::Log { week, cards, places } => write!(
                f,
                "week {week} has {cards} cards and {places} places to keep what came of them"
            ),
            Self::Unsettled => {
                f.write_str("the pages refer to each other in a way that does not settle")
            }
        }
    }
}

impl std::error::Error for BookError {}
