//! The record of what was handed to whom.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::cli::environment;
use crate::cli::output;
use crate::cli::report::Report;
use crate::diag::Source;
use crate::disk::{Lock, Occupant, Privacy, Staged};
use crate::job::Failure;
use crate::job::handout::HandoutRequest;
use crate::load::{LARGEST, load_record, read_text};
use crate::model::Record;

/// A record that is read to be written: no other run does so meanwhile.
pub(super) struct OpenRecord {
    path: PathBuf,
    record: Record,
    /// The day of what is handed out without one.
    today: Date,
    /// None when nothing is to be written.
    _lock: Option<Lock>,
}

impl OpenRecord {
    /// Opens the record that is named; one that is not there yet is empty. One that could not be
    /// written is told of now, before anything is handed out.
    pub(super) fn open(
        path: Option<&Path>,
        dry_run: bool,
        report: &Report,
    ) -> Result<Option<Self>, Failure> {
        let Some(path) = path else { return Ok(None) };
        let lies = output::looked_at(path)?;
        let lock = (!dry_run).then(|| output::hold(path, report)).transpose()?;
        let record = match lies {
            Occupant::Free if !path.exists() => Record::default(),
            _ => read(path)?,
        };
        let today = environment::today()?;
        let opened = Self { path: path.to_owned(), record, today, _lock: lock };
        if !dry_run {
            drop(opened.staged()?);
        }
        Ok(Some(opened))
    }

    /// Says what codes have had before, and notes what they are handed now.
    pub(super) fn note(&mut self, requests: &[&HandoutRequest], report: &Report) {
        for request in requests {
            let Some(given) = request.given(self.today) else {
                report.note("nothing is noted without a client's code");
                continue;
            };
            let repeats = self.record.repeats(&given.client, &given.items);
            if !repeats.is_empty() {
                let repeats = repeats.join(", ");
                report.note(&format!("{} has had {repeats} before", given.client));
            }
            self.record.note(given);
        }
    }

    /// The record as it is now, not yet in its place. It grows: it is the program's own file,
    /// replaced whole.
    pub(super) fn staged(&self) -> Result<Staged, Failure> {
        let text = self.record.to_toml();
        if text.len() as u64 > LARGEST {
            let path = self.path.display();
            return Err(Failure::new(format!(
                "`{path}` would be too large to be read again"
            ))
            .hint("begin another record: `--log` with another name"));
        }
        Ok(Staged::new(&self.path, text.as_bytes(), Privacy::Private)?)
    }
}

fn read(path: &Path) -> Result<Record, Failure> {
    let source = Source::new(&path.to_string_lossy(), &read_text(path)?);
    load_record(&source).map_err(|problems| Failure::in_file(&source, problems))
}
