//! Imposition: cards on sheets so that they come out right after printing, turning, cutting.

mod grid;
mod impose;
mod marks;
mod slug;
mod turn;

pub use grid::{Grid, GridError, Gutter, Request, Slot};
pub use impose::{Duplex, Imposition, Job, Marks, impose};
pub use marks::LEAST as ROOM_FOR_MARKS;
pub use slug::{ScaleBar, SlugText};
pub use turn::Axis;
