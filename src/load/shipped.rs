//! The decks that are compiled in.

use crate::diag::Source;
use crate::load::art::ArtFolder;
use crate::load::deck::{Loaded, load};

/// A deck that comes with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shipped {
    /// Its id.
    pub id: &'static str,
    /// The name of its file, for copies.
    pub file: &'static str,
    /// The file's text.
    pub text: &'static str,
}

macro_rules! shipped {
    ($($id:literal),+ $(,)?) => {
        &[$(Shipped {
            id: $id,
            file: concat!($id, ".toml"),
            text: include_str!(concat!("../../decks/", $id, ".toml")),
        }),+]
    };
}

/// All decks that come with the program; the first is the one that is printed when none is
/// named.
pub const SHIPPED: &[Shipped] = shipped![
    "hearth-starter",
    "conversation",
    "touch",
    "novelty",
    "rituals",
    "repair",
    "reflection",
    "wild",
    "closer",
];

impl Shipped {
    /// The deck with an id.
    pub fn find(id: &str) -> Option<&'static Self> {
        SHIPPED.iter().find(|deck| deck.id == id)
    }

    /// Reads the deck.
    pub fn load(&self) -> Loaded {
        load(Source::new(self.file, self.text), &ArtFolder::none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_deck_is_sound_and_bears_its_id() {
        for shipped in SHIPPED {
            let loaded = shipped.load();
            assert_eq!(loaded.problems, [], "{}", shipped.id);
            assert_eq!(loaded.deck.unwrap().id, shipped.id);
        }
    }
}
