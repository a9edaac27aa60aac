//! What people ask for, and how it is made: settled settings and loaded decks in, documents and
//! notes out. A job reads no file, no clock and no environment, and prints nothing.

mod allowed;
mod answers;
pub mod book;
pub mod calibrate;
pub mod cards;
mod count;
pub mod curves;
pub mod dieline;
mod drift;
pub mod evening;
mod explain;
mod failure;
mod finding;
mod fit;
mod gathered;
pub mod handout;
mod known_pages;
mod language;
mod lent;
mod made;
mod note;
pub mod plan;
mod reach;
mod seed;
pub mod settings;
mod shelf;
mod undealt;
mod unpaged;
mod wishes;

pub use allowed::Allowed;
pub use drift::Drift;
pub use failure::Failure;
pub use finding::{Finding, FoundCard, find_pages};
pub use fit::{large_misfits, misfits};
pub use language::keep_to_one_language;
pub use made::{Facts, Made};
pub use note::{FileProblems, Note, NoteKind, Noted, Notes};
pub use reach::reach;
pub use shelf::Shelf;
pub use undealt::undealt;
pub use unpaged::unpaged;

pub(crate) use answers::{answers_in, holds_answers, wrong};
pub(crate) use count::count;
pub(crate) use explain::explained;
pub(crate) use gathered::{Gathered, Reading};
pub(crate) use known_pages::KnownPages;
pub(crate) use seed::seed_of;
pub(crate) use wishes::{Wish, wishes_in, with_wishes};
