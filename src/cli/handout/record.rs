//! What each code was handed: a file of codes and ids that the counsellor keeps.

use std::path::Path;

use crate::cli::output;
use crate::cli::report::Report;
use crate::diag::Source;
use crate::job::Failure;
use crate::job::handout::HandoutRequest;
use crate::load::{load_record, read_text};
use crate::model::Record;

/// Reads the record; one that is not there yet is empty.
pub(super) fn read(path: Option<&Path>) -> Result<Option<Record>, Failure> {
    let Some(path) = path else { return Ok(None) };
    if path.symlink_metadata().is_err() {
        return Ok(Some(Record::default()));
    }
    let source = Source::new(&path.to_string_lossy(), &read_text(path)?);
    let record = load_record(&source);
    record.map(Some).map_err(|problems| Failure::in_file(&source, problems))
}

/// Whether the record can be written, asked before anything is handed out.
pub(super) fn may_write(path: Option<&Path>) -> Result<(), Failure> {
    let folder =
        path.and_then(Path::parent).filter(|folder| !folder.as_os_str().is_empty());
    match folder.filter(|folder| !folder.is_dir()) {
        Some(folder) => Err(Failure::new(format!(
            "there is no folder `{}` for the record",
            folder.display()
        ))
        .hint("make the folder first")),
        None => Ok(()),
    }
}

/// Says what codes have had before, and notes what they are handed now.
pub(super) fn note(
    path: &Path,
    mut record: Record,
    requests: &[&HandoutRequest],
    dry_run: bool,
    report: &Report,
) -> Result<(), Failure> {
    for request in requests {
        let Some(given) = request.given() else {
            report.note("nothing is noted without a client's code");
            continue;
        };
        let repeats = record.repeats(&given.client, &given.items);
        if !repeats.is_empty() {
            report.note(&format!(
                "{} has had {} before",
                given.client,
                repeats.join(", ")
            ));
        }
        record.given.push(given);
    }
    if dry_run {
        return Ok(());
    }
    // A record grows: it is the program's own file, replaced whole.
    output::write_text(path, &record.to_toml(), true)
}
