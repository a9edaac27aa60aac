//! What a run leaves for the next one while it puts the files of a plan into their places and then
//! remembers its cards: should it be stopped in between, the next one finishes what it began.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::cli::report::Report;
use crate::disk::{self, Privacy, Staged};
use crate::job::Failure;

/// No plan's file and no history is larger.
const LARGEST: u64 = 16 << 20;
/// How its first line begins; then the plan's hash and its path follow.
const HEAD: &str = "# This is what is remembered once this plan is in its place: ";

/// The history that comes true when a plan is in its place.
pub(super) struct Unfinished(String);

impl Unfinished {
    /// What a history is to be when the file of a plan holds this text.
    pub(super) fn of(plan_file: &Path, plan_text: &str, history: &str) -> Self {
        let folder = plan_file.parent().and_then(|folder| folder.canonicalize().ok());
        let path =
            folder.unwrap_or_default().join(plan_file.file_name().unwrap_or_default());
        let (hash, path) = (hash(plan_text.as_bytes()), path.display());
        Self(format!("{HEAD}{hash} {path}\n{history}"))
    }

    /// Where it lies.
    pub(super) fn path(history: &Path) -> PathBuf {
        history.with_file_name(".emberdeck.history.next.toml")
    }

    pub(super) fn write(&self, history: &Path) -> Result<(), Failure> {
        let path = Self::path(history);
        Ok(Staged::new(&path, self.0.as_bytes(), Privacy::Private)?.put()?)
    }

    /// All is done: what was left for the next run goes.
    pub(super) fn forget(history: &Path) {
        let _ = fs::remove_file(Self::path(history));
    }

    /// What is to be remembered since the plan is in its place, although the run that put it
    /// there did not come to write it.
    pub(super) fn history(history: &Path) -> Option<String> {
        let text =
            String::from_utf8(disk::read(&Self::path(history), LARGEST).ok()?).ok()?;
        let (head, next) = text.split_once('\n')?;
        let (claimed, path) = head.strip_prefix(HEAD)?.split_once(' ')?;
        let plan = disk::read(Path::new(path), LARGEST).ok()?;
        (hash(&plan) == claimed).then(|| next.to_owned())
    }

    /// Finishes what the run before began. The caller holds the history's lock.
    pub(super) fn put_right(history: &Path, report: &Report) -> Result<(), Failure> {
        if !Self::path(history).exists() {
            return Ok(());
        }
        if let Some(text) = Self::history(history) {
            Staged::new(history, text.as_bytes(), Privacy::Private)?.put()?;
            report.note("the last run was stopped before it remembered its cards; they are remembered now");
        } else {
            report.note("the last run was stopped before all files of its plan were in their places; draw that plan again");
        }
        Self::forget(history);
        Ok(())
    }
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_comes_true_with_the_plan() {
        let folder = tempfile::tempdir().unwrap();
        let (plan, history) = (folder.path().join("plan.toml"), folder.path().join("h"));
        fs::write(&plan, "the old one").unwrap();
        Unfinished::of(&plan, "the new one", "schema = 1\n").write(&history).unwrap();
        assert_eq!(Unfinished::history(&history), None);
        fs::write(&plan, "the new one").unwrap();
        assert_eq!(Unfinished::history(&history).as_deref(), Some("schema = 1\n"));
        Unfinished::put_right(&history, &Report::new(true, false)).unwrap();
        assert_eq!(fs::read(&history).unwrap(), b"schema = 1\n");
        assert!(!Unfinished::path(&history).exists());
    }
}
