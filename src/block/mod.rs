//! Headings, paragraphs, lines to write on, scales, tables → frames that flow.
//!
//! A [`Setter`] turns each block of a page into [`Piece`]s, strips across the measure that stay
//! whole; `flow` breaks them into pages. Nothing here knows of books or handouts.

mod asked;
mod checks;
mod choices;
mod drawing;
mod even;
mod figures;
mod flow;
mod lines;
mod metrics;
mod notes;
mod page;
mod piece;
mod prose;
mod setter;
mod span;
mod table;
mod title;
mod tracker;
mod writing;

pub(crate) use asked::{row, takes};
pub(crate) use drawing::dots;
pub(crate) use flow::{Flowed, check_heights, flow, flow_pages, headed};
pub use metrics::Metrics;
pub use page::{MakePlanned, PageHead};
pub use piece::{Piece, Ruling, Stretch, WritingSpace};
pub(crate) use prose::LINK;
pub use setter::{BlockError, BlockLook, Label, Setter, Target};
pub use span::Span;
pub use title::Title;

use crate::model::Block;

impl Setter<'_> {
    /// Sets one block; nothing for those that are made from a plan, which [`Setter::page`] hands
    /// to whoever has one.
    ///
    /// # Errors
    /// [`BlockError`] when it cannot be set.
    pub fn block(&mut self, block: &Block) -> Result<Vec<Piece>, BlockError> {
        let pieces = match block {
            Block::Heading(text) => self.heading(text)?,
            Block::Text(text) => self.paragraph(text)?,
            Block::List { items, numbered } => self.list(items, *numbered)?,
            Block::Prompt(text) => self.prompt(text)?,
            Block::Large(text) => self.large(text)?,
            Block::Lines(space) => self.space(space, Ruling::Lines)?,
            Block::Area(space) => self.space(space, Ruling::Box)?,
            Block::Dots(space) => self.space(space, Ruling::Dots)?,
            Block::Entries(items) => self.entries(None, items)?,
            Block::Checks(checks) => self.checks(checks)?,
            Block::Scale(scale) => self.scale(scale)?,
            Block::Choices(choices) => self.choices(choices)?,
            Block::Table(table) => self.table(table)?,
            Block::Tracker(tracker) => self.tracker(tracker)?,
            Block::Photo { label, height } => self.photo(label, *height)?,
            Block::Drawing { label, room } => self.drawing(label, *room)?,
            Block::Callout(callout) => self.callout(callout)?,
            Block::Signatures(name) => self.signatures(name)?,
            Block::See { page, text } => self.see(page, text)?,
            Block::Loop { boxes, center } => self.circle(boxes, center)?,
            Block::Ladder(steps) => self.ladder(steps)?,
            Block::Break => {
                let mut piece = Piece::new(self.frame(), crate::geom::Length::ZERO);
                piece.breaks = true;
                piece.keeps = true;
                vec![piece]
            }
            // Made by whoever has the plan; without one there is nothing to say.
            Block::Planned(_) => Vec::new(),
        };
        Ok(pieces)
    }
}
