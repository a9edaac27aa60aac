//! A counsellor's own on pages: the head, the contact block, the QR code.
//!
//! Stands beside what makes pages and under none of them: workbook and handouts both bear it, and
//! modules of one layer do not use each other. It is made of strips, as blocks are, so that it
//! flows with them.

mod contact;
mod head;
mod logo;
mod qr;
#[cfg(test)]
mod tests;
mod text;

pub use contact::contact;
pub use head::head;
pub use logo::{coarse, logo};
pub use qr::qr;
