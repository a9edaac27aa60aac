//! A page type as it stands in a book or on a handout: its title, its introduction, its blocks.

use crate::block::{BlockError, Piece, Setter, Title};
use crate::frame::Tag;
use crate::geom::Length;
use crate::model::{Block, Kind, PageType, PlannedBlock};

/// How a page type stands where it is.
#[derive(Debug, Clone, Copy)]
pub struct PageHead<'t> {
    /// Its title, with the space over it; none where what is around it bears it.
    pub title: Option<(Title<'t>, Length)>,
    /// Whose sign and colour it bears.
    pub kind: Kind,
    /// Whether its title is its own, in its language, and not that of what it opens.
    pub is_own_title: bool,
    /// The space over its introduction; none takes that between paragraphs.
    pub intro: Option<Length>,
}

/// Makes the blocks that only a book with its plan can make.
pub type MakePlanned<'f, 'a> =
    dyn FnMut(&mut Setter<'a>, &PlannedBlock) -> Result<Vec<Piece>, BlockError> + 'f;

impl<'a> Setter<'a> {
    /// A page type from its title to its last block, in its own language.
    ///
    /// # Errors
    /// [`BlockError`] when it cannot be set.
    pub fn page(
        &mut self,
        page: &'a PageType,
        head: &PageHead<'_>,
        planned: &mut MakePlanned<'_, 'a>,
    ) -> Result<Vec<Piece>, BlockError> {
        self.kind = head.kind;
        let outer = self.language;
        let mut pieces = Vec::new();
        if let Some((title, over)) = &head.title {
            if head.is_own_title {
                self.language = &page.language;
            }
            pieces.push(self.title(title)?.over(*over));
            self.language = outer;
        }
        // One level beneath its title, or beneath that of the whole.
        self.heading_tag = match &head.title {
            Some((title, _)) if title.tag == Tag::PageHeading => Tag::SubHeading,
            _ => Tag::PageHeading,
        };
        let mut over = head.intro;
        if !page.language.is_like(outer) {
            let mut told = self.paragraph(&format!("*{}*", self.words.untranslated))?;
            if let (Some(first), Some(over)) = (told.first_mut(), over.take()) {
                first.over = over;
            }
            for piece in &mut told {
                piece.keeps = true;
            }
            pieces.extend(told);
        }
        self.language = &page.language;
        if let Some(intro) = &page.intro {
            let mut intro = self.paragraph(intro)?;
            if let (Some(first), Some(over)) = (intro.first_mut(), over) {
                first.over = over;
            }
            if let Some(last) = intro.last_mut() {
                last.keeps = true;
            }
            pieces.extend(intro);
        }
        for (at, block) in page.blocks.iter().enumerate() {
            self.prompt = Block::prompt_before(&page.blocks, at);
            pieces.extend(match block {
                Block::Planned(block) => {
                    // Made from the plan, of the program's words, which are the whole's.
                    if !matches!(block, PlannedBlock::Graph { .. }) {
                        self.language = outer;
                    }
                    let made = planned(self, block)?;
                    self.language = &page.language;
                    made
                }
                block => self.block(block)?,
            });
        }
        self.prompt = None;
        self.language = outer;
        Ok(pieces)
    }
}
