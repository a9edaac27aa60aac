//! What decks and cards are; always valid once built, without files or parsing.

mod card;
mod deck;
mod field;
mod kind;
mod language;
mod level;
mod theme;
mod vocabulary;

pub use card::{Access, Art, Card, Duration, LongDistance, Texts};
pub use deck::Deck;
pub use field::Field;
pub use kind::Kind;
pub use language::{Language, Words};
pub use level::{Pace, TouchLevel};
pub use theme::Theme;
pub use vocabulary::{
    AccessNeed, AvoidIf, Cost, Energy, Evidence, Mode, Privacy, Season, Serves, Setting,
    TimeOfDay, Topic, Vocabulary, Who,
};
