//! One card → its front and back frames, in a look.
//!
//! Where things stand is the house's (`places`), what is drawn there comes from `crate::look`.
//! White ground, black text, one colour a card. Measures of the poker card are those of the looks'
//! drawings; other formats have their own, made by eye (`sizes`).

mod back;
mod blocks;
mod cards;
mod compositor;
mod consent;
mod desk;
mod error;
mod foot;
mod front;
mod head;
mod key;
mod measures;
mod parts;
mod pictures;
mod places;
mod prompt;
mod sizes;
mod stamps;
mod studio;

pub use cards::{
    first_misfit, lay_out_blank, lay_out_cards, lay_out_key, misfitting, suggest_formats,
    try_cards,
};
pub use compositor::{Composed, Compositor};
pub use error::{FaceError, FaceNote, Fault, Holds};
pub use measures::Backs;
pub use pictures::{damaged_pictures, print_pictures};
pub use studio::{Faces, Look, Printed};
