//! `emberdeck handout`: cards and worksheets → pages for one session.

mod ask;
mod batch;
mod record;
mod run;

pub(super) use run::run;
