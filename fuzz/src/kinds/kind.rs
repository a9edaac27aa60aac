//! The table of kinds.

use super::{decks, handouts, pages, pictures, plans, settings};

/// A kind of file or text that the program reads.
#[derive(Clone, Copy)]
pub(crate) struct Kind {
    /// Its name, and that of its folder in the corpus.
    pub(crate) name: &'static str,
    /// Reads an input and goes on with it as far as is cheap; panics where something does not
    /// hold that must hold for any input.
    pub(crate) bear: fn(&[u8]),
}

const fn kind(name: &'static str, bear: fn(&[u8])) -> Kind {
    Kind { name, bear }
}

/// All kinds.
pub(crate) const KINDS: &[Kind] = &[
    kind("deck", decks::deck),
    kind("theme", decks::theme),
    kind("stock", decks::stock),
    kind("page", pages::page),
    kind("book", pages::book),
    kind("project", settings::project),
    kind("option", settings::option),
    kind("printers", settings::printers),
    kind("plan", plans::plan),
    kind("history", plans::history),
    kind("answers", plans::answers),
    kind("filled", plans::filled),
    kind("recipe", handouts::recipe),
    kind("record", handouts::record),
    kind("batch", handouts::batch),
    kind("picture", pictures::picture),
    kind("svg", pictures::svg),
];

impl Kind {
    /// The kind of a name.
    pub(crate) fn find(name: &str) -> Option<Self> {
        KINDS.iter().find(|kind| kind.name == name).copied()
    }
}
