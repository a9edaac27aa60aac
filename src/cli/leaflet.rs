//! The leaflet beside the cards: a file of its own, since it is printed on paper that folds.

use std::path::{Path, PathBuf};

use crate::cli::args::FileOptions;
use crate::cli::deck_words::files;
use crate::cli::output::{STDOUT, Writing, check_not_read, may_write_pdf};
use crate::cli::paths::with_end;
use crate::cli::report::Report;
use crate::cli::sides::sides;
use crate::disk::Privacy;
use crate::job::cards::split_cards;
use crate::job::{Failure, Made};
use crate::model::SplitOrder;

/// What comes behind the name of the cards' file.
const END: &str = "-leaflet";

/// Asks whether a leaflet may be written beside cards.
pub(super) fn check(
    cards: &Path,
    split: Option<SplitOrder>,
    decks: &[String],
    options: &FileOptions,
) -> Result<(), Failure> {
    if cards == Path::new(STDOUT) {
        return Err(Failure::usage(
            "standard output takes one file, and cards with a leaflet are two",
        )
        .hint(
            "name a file with `--output`, or print all on the cards with `--more card`",
        ));
    }
    for path in paths(cards, split) {
        check_not_read(&path, files(decks))?;
        may_write_pdf(&path, options.force)?;
    }
    Ok(())
}

/// The files of a leaflet.
fn paths(cards: &Path, split: Option<SplitOrder>) -> Vec<PathBuf> {
    sides(&with_end(cards, END), split)
}

/// Writes a leaflet beside cards.
pub(super) fn deliver_beside(
    cards: &Path,
    made: Made,
    split: Option<SplitOrder>,
    options: &FileOptions,
    report: &Report,
) -> Result<(), Failure> {
    let FileOptions { force, dry_run: is_dry, .. } = *options;
    let writing = Writing { force, is_dry, privacy: Privacy::Open };
    let files = match split {
        None => vec![("", made)],
        Some(order) => split_cards(made, order)?,
    };
    let path = with_end(cards, END);
    for (end, made) in &files {
        writing.put(&with_end(&path, end), made, report)?;
    }
    Ok(())
}
