//! PDF → pixels: what is looked at is what is printed.
//!
//! A finished file is drawn by hayro, and its faces are cut out of its pages and laid on a quiet
//! ground. Bytes in, pixels out: the same bytes give the same pixels.

mod canvas;
mod contact_sheet;
mod error;
mod file;
mod lettering;
mod png;
mod proof;
mod proved;
mod screen;

pub use contact_sheet::{Group, contact_sheet};
pub use error::PreviewError;
pub use file::PrintedFile;
pub use png::{encode, is_as_made, is_marked};
pub use proof::{ProofCard, proof_sheet};
pub use proved::{
    ProofFace, ProofMargins, proof_face, proof_legend, proof_on_screen, proof_page,
};
pub use screen::on_screen;
