//! What a run leaves for the next one while it puts several files into their places: should it be
//! stopped in between, the next one finishes what it began.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::disk::error::DiskError;
use crate::disk::mode::Privacy;
use crate::disk::ordinary::read;
use crate::disk::staged::Staged;

/// Neither file is larger.
const LARGEST: u64 = 16 << 20;
/// How its first line begins; then the other file's hash and path follow.
const HEAD: &str = "# This comes true with this file: ";

/// That a file is to hold a text as soon as another file holds one of its own.
pub(crate) struct Intent {
    path: PathBuf,
    text: String,
}

/// What became of an intent that a run was stopped in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Righted {
    /// There was none.
    Nothing,
    /// The other file was in its place, and now this one is.
    Done,
    /// The other file was not.
    Dropped,
}

impl Intent {
    /// That `file` is to hold `text` as soon as `other` holds `its`.
    pub(crate) fn of(file: &Path, text: &str, other: &Path, its: &str) -> Self {
        let folder = other.parent().and_then(|folder| folder.canonicalize().ok());
        let other =
            folder.unwrap_or_default().join(other.file_name().unwrap_or_default());
        let (hash, other) = (hash(its.as_bytes()), other.display());
        Self { path: Self::path(file), text: format!("{HEAD}{hash} {other}\n{text}") }
    }

    /// Where that of a file lies.
    pub(crate) fn path(file: &Path) -> PathBuf {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        file.with_file_name(format!(".{name}.next"))
    }

    /// Writes it, before the first of the files is put into its place.
    pub(crate) fn write(&self) -> Result<(), DiskError> {
        Staged::new(&self.path, self.text.as_bytes(), Privacy::Private)?.put()
    }

    /// All is done.
    pub(crate) fn forget(self) {
        let _ = fs::remove_file(self.path);
    }

    /// What a file is to hold since the other one is in its place.
    pub(crate) fn text(file: &Path) -> Option<String> {
        let text = String::from_utf8(read(&Self::path(file), 2 * LARGEST).ok()?).ok()?;
        let (head, next) = text.split_once('\n')?;
        let (claimed, other) = head.strip_prefix(HEAD)?.split_once(' ')?;
        let other = read(Path::new(other), LARGEST).ok()?;
        (hash(&other) == claimed).then(|| next.to_owned())
    }

    /// Finishes what the run before began. The caller holds the file's lock.
    pub(crate) fn put_right(file: &Path) -> Result<Righted, DiskError> {
        let path = Self::path(file);
        if !path.exists() {
            return Ok(Righted::Nothing);
        }
        let text = Self::text(file);
        if let Some(text) = &text {
            Staged::new(file, text.as_bytes(), Privacy::Private)?.put()?;
        }
        fs::remove_file(&path).map_err(|why| DiskError::Write(path, why))?;
        Ok(if text.is_some() { Righted::Done } else { Righted::Dropped })
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
        let intent = Intent::of(&history, "schema = 1\n", &plan, "the new one");
        intent.write().unwrap();
        assert_eq!(Intent::text(&history), None);
        fs::write(&plan, "the new one").unwrap();
        assert_eq!(Intent::text(&history).as_deref(), Some("schema = 1\n"));
        assert_eq!(Intent::put_right(&history).unwrap(), Righted::Done);
        assert_eq!(fs::read(&history).unwrap(), b"schema = 1\n");
        assert_eq!(Intent::put_right(&history).unwrap(), Righted::Nothing);
        intent.write().unwrap();
        fs::write(&plan, "another one").unwrap();
        assert_eq!(Intent::put_right(&history).unwrap(), Righted::Dropped);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
