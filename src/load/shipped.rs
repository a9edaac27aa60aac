//! The decks that are compiled in.

use std::sync::LazyLock;

use crate::diag::Source;
use crate::load::art::ArtFolder;
use crate::load::deck::{Loaded, load};

/// When a shipped deck comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comes {
    /// By itself, where decks are drawn from and none is named.
    ByItself,
    /// As one that comes by itself, when decks for adults are asked for.
    ForAdults,
    /// When it is named.
    OnRequest,
}

/// A deck that comes with the program.
#[derive(Debug)]
pub struct Shipped {
    /// Its id.
    pub id: &'static str,
    /// The name of its file, for copies.
    pub file: &'static str,
    /// The file's text.
    pub text: &'static str,
    /// Who has to ask for it, so that one that is not asked for need not be read.
    pub comes: Comes,
    loaded: LazyLock<Loaded>,
}

macro_rules! shipped {
    ($($id:literal: $comes:ident),+ $(,)?) => {
        [$({
            const FILE: &str = concat!($id, ".toml");
            const TEXT: &str = include_str!(concat!("../../decks/", $id, ".toml"));
            Shipped {
                id: $id,
                file: FILE,
                text: TEXT,
                comes: Comes::$comes,
                loaded: LazyLock::new(|| {
                    load(Source::new(FILE, TEXT), &ArtFolder::none())
                }),
            }
        }),+]
    };
}

/// All decks that come with the program, with who has to ask for them; the first is the one
/// that is printed when none is named.
pub static SHIPPED: &[Shipped] = &DECKS;

static DECKS: [Shipped; 12] = shipped![
    "hearth-starter": ByItself,
    "conversation": ByItself,
    "you-and-me": ByItself,
    "touch": ByItself,
    "novelty": ByItself,
    "rituals": ByItself,
    "repair": ByItself,
    "reflection": ByItself,
    "wild": ByItself,
    "plain-words": OnRequest,
    "with-children": OnRequest,
    "closer": ForAdults,
];

impl Shipped {
    /// The deck with an id.
    pub fn find(id: &str) -> Option<&'static Self> {
        SHIPPED.iter().find(|deck| deck.id.eq_ignore_ascii_case(id))
    }

    /// Those that come where none is named, with those for adults only when asked for.
    pub fn unnamed(adult: bool) -> impl Iterator<Item = &'static Self> {
        SHIPPED.iter().filter(move |deck| match deck.comes {
            Comes::ByItself => true,
            Comes::ForAdults => adult,
            Comes::OnRequest => false,
        })
    }

    /// Whether it is for adults.
    pub fn is_adult(&self) -> bool {
        self.comes == Comes::ForAdults
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
            assert_eq!(deck.adult, shipped.is_adult(), "{}", shipped.id);
            let on_request = shipped.comes == Comes::OnRequest;
            assert_eq!(deck.on_request, on_request, "{}", shipped.id);
        }
    }

    #[test]
    fn a_deck_on_request_does_not_come_by_itself() {
        let ids = |adult| Shipped::unnamed(adult).map(|deck| deck.id).collect::<Vec<_>>();
        for adult in [false, true] {
            assert!(ids(adult).contains(&"you-and-me"));
            assert!(!ids(adult).contains(&"with-children"));
            assert!(!ids(adult).contains(&"plain-words"));
            assert_eq!(ids(adult).contains(&"closer"), adult);
        }
        assert!(Shipped::find("with-children").is_some());
    }

    #[test]
    fn a_shipped_deck_is_read_once() {
        let shipped = &SHIPPED[0];
        assert!(std::ptr::eq(shipped.loaded(), SHIPPED[0].loaded()));
    }
}
