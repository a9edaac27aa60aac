//! A PDF that is made as its pages come.

use std::sync::Arc;

use rayon::prelude::*;

use crate::frame::{Document, Frame, Item, Mark, Page, Tag};
use crate::pdf::codes::Codes;
use crate::pdf::content::{self, MarkedContent};
use crate::pdf::file::{Pdf, deflate};
use crate::pdf::shared::Shared;
use crate::pdf::writer::finish;
use crate::pdf::{Standard, WriteError};

/// Prints pages as they come. What a page shows is written then; of its frames no more is kept than
/// the structure tree, the fields and the links are made from.
#[derive(Default)]
pub struct Press {
    pub(super) shared: Shared,
    pub(super) codes: Codes,
    /// The pages, their frames without what is written.
    pages: Vec<Page>,
    pub(super) contents: Vec<Arc<[u8]>>,
    pub(super) pieces: Vec<Vec<MarkedContent>>,
}

impl Press {
    /// So many pages are printed side by side.
    pub const BATCH: usize = 64;

    /// A press without pages.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many pages were printed.
    pub fn pages(&self) -> usize {
        self.pages.len()
    }

    /// Prints pages behind those that were printed before. The same pages come out as the same
    /// bytes however they are parted, as long as a drawing that comes again comes twice among the
    /// pages that first show it.
    ///
    /// # Errors
    /// [`WriteError::TooManyGlyphs`] when a font shows more than a PDF font can hold.
    pub fn print(&mut self, pages: &[Page]) -> Result<(), WriteError> {
        self.shared.add(pages);
        self.print_shared(pages)
    }

    /// Prints pages whose shared frames and pictures are known.
    pub(super) fn print_shared(&mut self, pages: &[Page]) -> Result<(), WriteError> {
        for placed in pages.iter().flat_map(|page| &page.placed) {
            self.codes.add_frame(&placed.frame)?;
        }
        let (codes, shared) = (&self.codes, &self.shared);
        let painted = pages.par_iter().map(|page| {
            let content = content::write_page(page, codes, shared);
            // No larger than it is: there may be ten thousands of them.
            let deflated: Arc<[u8]> = deflate(&content.bytes).into();
            (deflated, content.pieces, skeleton_of(page))
        });
        for (content, pieces, page) in painted.collect::<Vec<_>>() {
            self.contents.push(content);
            self.pieces.push(pieces);
            self.pages.push(page);
        }
        Ok(())
    }

    /// The file, by a standard, with all that a document has beside its pages; any pages that it
    /// has are passed over.
    ///
    /// # Errors
    /// [`WriteError`] when it holds more than a PDF can, or lacks what the standard asks for.
    pub fn finish(
        mut self,
        document: Document,
        standard: &Standard,
    ) -> Result<Pdf, WriteError> {
        let pages = std::mem::take(&mut self.pages);
        finish(self, &Document { pages, ..document }, standard)
    }
}

/// A page with frames that hold their trees, places for answers, links, and what figures are drawn
/// by, as these have a place in the structure tree.
fn skeleton_of(page: &Page) -> Page {
    let mut page = page.clone();
    for placed in &mut page.placed {
        placed.frame = Arc::new(skeleton(&placed.frame));
    }
    page
}

fn skeleton(frame: &Frame) -> Frame {
    let mut skeleton = Frame::new(frame.size());
    for node in frame.nodes() {
        skeleton.add_node(node.clone());
    }
    for (mark, item) in frame.items() {
        let is_kept = match item {
            Item::Field(_) | Item::Link(_) => true,
            Item::Picture(_) | Item::Shape(_) => match mark {
                Mark::Content(node) => frame.nodes()[node.index()].tag == Tag::Figure,
                Mark::Artifact => false,
            },
            Item::Run(_) | Item::Stamp(_) => false,
        };
        if is_kept {
            skeleton.push(*mark, item.clone());
        }
    }
    skeleton
}
