//! Files of settings: whose they are, and where they are looked for.

use std::env;
use std::path::{Path, PathBuf};

use crate::disk::error::DiskError;
use crate::disk::ordinary::open;

/// Whether something lies at a path. A link that leads nowhere is no missing file: what it was to
/// lead to would be lost.
pub(crate) fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// The files of a name in this folder and in those above it that are inside a home folder, the
/// nearest first, each by its path from here.
pub(crate) fn upwards(name: &str, home: Option<&Path>) -> Vec<PathBuf> {
    let here = env::current_dir().and_then(|here| here.canonicalize());
    let home = home.and_then(|home| home.canonicalize().ok());
    let Ok(here) = here else {
        return Some(PathBuf::from(name))
            .filter(|path| is_there(path))
            .into_iter()
            .collect();
    };
    let mut shown = PathBuf::new();
    let mut found = Vec::new();
    for folder in here.ancestors() {
        let is_home = home.as_ref().is_some_and(|home| folder.starts_with(home));
        if folder != here && !is_home {
            break;
        }
        if is_there(&folder.join(name)) {
            found.push(shown.join(name));
        }
        shown.push("..");
    }
    found
}

/// Whether a file belongs to whoever runs the program.
///
/// # Errors
/// When it is no ordinary file, or the system will not say.
#[cfg(unix)]
pub(crate) fn is_own(path: &Path) -> Result<bool, DiskError> {
    use std::os::unix::fs::MetadataExt;
    let found = open(path)?.metadata();
    let found = found.map_err(|why| DiskError::Read(path.to_owned(), why))?;
    Ok(found.uid() == rustix::process::geteuid().as_raw())
}

/// Elsewhere whoever can write into the folder answers for it.
///
/// # Errors
/// When it is no ordinary file.
#[cfg(not(unix))]
pub(crate) fn is_own(path: &Path) -> Result<bool, DiskError> {
    open(path).map(|_| true)
}
