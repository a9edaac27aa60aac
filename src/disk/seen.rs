//! Which files a run reads and writes, for whoever wants to know when to do it again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The files that were read, found or not, and those that were written, since they are noted.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// What was opened to read, as it was named.
    pub(crate) read: BTreeSet<PathBuf>,
    /// What was put into its place, where it came to lie.
    pub(crate) written: BTreeSet<PathBuf>,
}

/// Nothing until somebody asks.
static SEEN: Mutex<Option<Seen>> = Mutex::new(None);

fn seen() -> MutexGuard<'static, Option<Seen>> {
    SEEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Notes what is read and written from now on; gives what was noted before.
pub(crate) fn note_files() -> Seen {
    seen().replace(Seen::default()).unwrap_or_default()
}

pub(super) fn reading(path: &Path) {
    if let Some(seen) = &mut *seen() {
        seen.read.insert(path.to_owned());
    }
}

pub(super) fn writing(path: &Path) {
    if let Some(seen) = &mut *seen() {
        seen.written.insert(path.to_owned());
    }
}
