//! The leaflet that goes with cards whose backs are all alike: what comes after each prompt, by the
//! card's id, on pages as large as the cards.

mod cover;
mod entry;
mod error;
mod job;
mod pages;
mod turned;

pub use error::LeafletError;
pub use job::{Leaflet, LeafletCard, LeafletJob, page_size};
pub use pages::make_leaflet;
