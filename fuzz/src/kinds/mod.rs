//! What the program reads, kind by kind, each with what must hold whatever stands in it.
//!
//! The suite tries each kind with its corpus and with changed inputs of it; the crate around this
//! folder lets libFuzzer try them for a night. Both see the program as its users do, from outside.

mod decks;
mod handouts;
mod kind;
mod pages;
mod pictures;
mod plans;
mod settings;
mod told;

pub(crate) use kind::{KINDS, Kind};
