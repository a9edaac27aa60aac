//! Reference pictures: each specimen as hayro draws its PDF, coarsely, in `tests/pictures`.
//!
//! `EMBERDECK_RENEW=1 cargo test --test suite reference` renews them, and the sheets in
//! `docs/pictures` that show all of them at a glance. A picture that differs is saved beside the
//! old one and their difference in `target/pictures`.

mod contact_sheet;
mod difference;
mod drawing;
mod files;
mod tests;
