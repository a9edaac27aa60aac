//! A counsellor's own on pages: the head, the running head, the imprint of a book, the contact
//! block, the QR code.
//!
//! Stands under what makes pages: workbook and handouts both bear it. It is made of strips, as
//! blocks are, so that it flows with them.

mod contact;
mod head;
mod imprint;
mod logo;
mod qr;
mod running;
#[cfg(test)]
mod tests;
mod text;

pub use contact::contact;
pub use head::head;
pub use imprint::imprint;
pub use logo::{coarse, logo};
pub use qr::qr;
pub use running::{running_head, running_head_at, running_words};
