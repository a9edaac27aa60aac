//! The decks that are compiled in.

use std::sync::LazyLock;

use crate::diag::Source;
use crate::load::art::ArtFolder;
use crate::load::deck::{Loaded, load};

/// A deck that comes with the program.
#[derive(Debug)]
pub struct Shipped {
    /// Its id.
    pub id: &'static str,
    /// The name of its file, for copies.
    pub file: &'static str,
    /// The file's text.
    pub text: &'static str,
    /// Whether it is for adults, so that one that is not asked for need not be read.
    pub adult: bool,
    loaded: LazyLock<Loaded>,
}

macro_rules! shipped {
    ($($id:literal: $adult:literal),+ $(,)?) => {
        [$({
            const FILE: &str = concat!($id, ".toml");
            const TEXT: &str = include_str!(concat!("../../decks/", $id, ".toml"));
            Shipped {
                id: $id,
                file: FILE,
                text: TEXT,
                adult: $adult,
                loaded: LazyLock::new(|| {
                    load(Source::new(FILE, TEXT), &ArtFolder::none())
                }),
            }
        }),+]
    };
}

/// All decks that come with the program, with whether they are for adults; the first is the
/// one that is printed when none is named.
pub static SHIPPED: &[Shipped] = &DECKS;

static DECKS: [Shipped; 9] = shipped![
    "hearth-starter": false,
    "conversation": false,
    "touch": false,
    "novelty": false,
    "rituals": false,
    "repair": false,
    "reflection": false,
    "wild": false,
    "closer": true,
];

impl Shipped {
    /// The deck with an id.
    pub fn find(id: &str) -> Option<&'static Self> {
        SHIPPED.iter().find(|deck| deck.id.eq_ignore_ascii_case(id))
    }

    /// The deck, read when it is first used.
    pub fn loaded(&self) -> &Loaded {
        &self.loaded
    }

    /// A copy of the deck to keep.
    pub fn load(&self) -> Loaded {
        self.loaded.clone()
    }
}

impl Loaded {
    /// Whether it is a deck that comes with the program, and no copy of one in a file.
    pub fn is_shipped(&self) -> bool {
        let shipped = self.deck.as_ref().and_then(|deck| Shipped::find(&deck.id));
        shipped.is_some_and(|shipped| shipped.loaded().source == self.source)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_deck_is_sound_and_bears_its_id() {
        for shipped in SHIPPED {
            let loaded = shipped.loaded();
            assert_eq!(loaded.problems, [], "{}", shipped.id);
            let deck = loaded.deck.as_ref().unwrap();
            assert_eq!(deck.id, shipped.id);
            assert_eq!(deck.adult, shipped.adult, "{}", shipped.id);
        }
    }

    #[test]
    fn a_shipped_deck_is_read_once() {
        let shipped = &SHIPPED[0];
        assert!(std::ptr::eq(shipped.loaded(), SHIPPED[0].loaded()));
    }
}
