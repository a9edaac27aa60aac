//! Imposition: cards and pages on sheets so that they come out right after printing, turning,
//! folding, cutting.

mod booklet;
mod fold;
mod grid;
mod impose;
mod marks;
mod signature;
mod slug;
mod turn;
mod wrap;

pub use booklet::{BookletJob, impose_booklet, split_sides};
pub use grid::{Grid, GridError, Request, Slot};
pub use impose::{Duplex, Imposition, Job, Marks, impose};
pub use marks::LEAST as ROOM_FOR_MARKS;
pub use signature::{SignatureError, Signatures};
pub use slug::{ScaleBar, SlugText};
pub use turn::Axis;
pub use wrap::{WrapCover, WrapError, WrapParts, spine_width};
