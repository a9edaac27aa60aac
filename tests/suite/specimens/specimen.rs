//! One of the things that the program makes, and all of them.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use emberdeck::frame::{Document, dump_document, dump_layout};
use rayon::prelude::*;

use crate::specimens::{
    books, boxes, cards, handouts, looks, page_types, plans, printing, sheets,
};

/// How much a specimen is told in words.
#[derive(Clone, Copy)]
pub(crate) enum Telling {
    /// Every item of every frame.
    Whole,
    /// Where frames lie, each by its digest.
    Layout,
}

/// One of the things that the program makes.
#[derive(Clone)]
pub(crate) struct Specimen {
    /// What it is called, as its files are: `cards/touch-large-text`.
    pub(crate) name: String,
    /// What a job returned.
    pub(crate) document: Arc<Document>,
    /// Which of its pages are shown, by their places.
    pub(crate) pages: Vec<usize>,
    /// Pixels to the inch.
    pub(crate) density: f64,
    pub(crate) telling: Telling,
}

impl Specimen {
    /// All pages of a document.
    pub(super) fn new(name: impl Into<String>, document: Document, density: f64) -> Self {
        Self {
            name: name.into(),
            pages: (0..document.pages.len()).collect(),
            document: Arc::new(document),
            density,
            telling: Telling::Whole,
        }
    }

    /// Only some of its pages.
    pub(super) fn on(self, pages: impl IntoIterator<Item = usize>) -> Self {
        Self { pages: pages.into_iter().collect(), ..self }
    }

    /// Told otherwise than whole.
    pub(super) fn told(self, telling: Telling) -> Self {
        Self { telling, ..self }
    }

    /// The specimen in words.
    pub(crate) fn dump(&self) -> String {
        let pages = self.pages.iter().map(|at| self.document.pages[*at].clone());
        let shown = Document { pages: pages.collect(), ..(*self.document).clone() };
        match self.telling {
            Telling::Whole => dump_document(&shown),
            Telling::Layout => dump_layout(&shown),
        }
    }
}

/// All specimens, made when they are first asked for.
pub(crate) fn specimens() -> &'static [Specimen] {
    static ALL: LazyLock<Vec<Specimen>> = LazyLock::new(|| {
        let makers: [fn() -> Vec<Specimen>; 9] = [
            cards::cards,
            sheets::sheets,
            printing::printing,
            boxes::boxes,
            looks::looks,
            page_types::pages,
            books::books,
            plans::plans,
            handouts::handouts,
        ];
        // Drawn before several threads ask for it.
        plans::planned();
        let all: Vec<Specimen> = makers.par_iter().flat_map(|make| make()).collect();
        let names: BTreeSet<&str> = all.iter().map(|specimen| &*specimen.name).collect();
        assert_eq!(names.len(), all.len(), "two specimens have one name");
        all
    });
    &ALL
}
