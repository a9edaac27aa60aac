//! Cards on both sides of a file, or in two files.

use std::path::{Path, PathBuf};

use crate::cli::args::FileOptions;
use crate::cli::output::{STDOUT, Writing, deliver, may_write_pdf, open, send_by};
use crate::cli::paths::with_end;
use crate::cli::report::Report;
use crate::cli::told::{FileTold, State};
use crate::disk::{Privacy, Staged};
use crate::job::cards::split_cards;
use crate::job::{Failure, Made};
use crate::model::SplitOrder;
use crate::pdf::{Press, Standard};

/// The files that cards are written to: one, or one for the fronts and one for the backs.
pub(super) fn sides(path: &Path, split: Option<SplitOrder>) -> Vec<PathBuf> {
    match split {
        None => vec![path.to_owned()],
        Some(_) => ["-fronts", "-backs"].map(|end| with_end(path, end)).to_vec(),
    }
}

/// Writes cards that were made, on both sides of a file or in two files, and opens the first.
pub(super) fn deliver_sides(
    path: &Path,
    made: Made,
    split: Option<SplitOrder>,
    options: &FileOptions,
    report: &Report,
) -> Result<(), Failure> {
    let Some(order) = split else { return deliver(path, &made, options, report) };
    let FileOptions { force, dry_run: is_dry, .. } = *options;
    let files = split_cards(made, order)?;
    for (end, made) in &files {
        let writing = Writing { force, is_dry, privacy: Privacy::Open };
        writing.put(&with_end(path, end), made, report)?;
    }
    match files.first().filter(|_| options.open) {
        Some((end, _)) => open(&with_end(path, end)),
        None => Ok(()),
    }
}

/// Writes cards that were printed as they were made, tells of the file and opens it on request.
pub(super) fn deliver_printed(
    path: &Path,
    press: Press,
    made: Made,
    options: &FileOptions,
    report: &Report,
) -> Result<(), Failure> {
    let FileOptions { force, dry_run: is_dry, .. } = *options;
    let told = FileTold::printed(path, State::of_made(is_dry), &made, press.pages());
    let pdf = press.finish(made.document, &Standard::ARCHIVE_ACCESSIBLE)?;
    if !is_dry && path == Path::new(STDOUT) {
        send_by(|out| pdf.write_to(out))?;
    } else if !is_dry {
        may_write_pdf(path, force)?;
        Staged::filled(path, Privacy::Open, |out| pdf.write_to(out))?.put()?;
    }
    report.file(&told);
    if options.open { open(path) } else { Ok(()) }
}
