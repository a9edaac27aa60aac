//! Files on their way to their place: beside it, under a name of our own, and locked, so that
//! those of a run that is dead can be told from those of one that is at work.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use tempfile::NamedTempFile;

use crate::disk::mode::PRIVATE;
use crate::disk::stop;

/// How the names of all begin that no run leaves behind.
const PREFIX: &str = ".emberdeck-";
/// How the names of files on their way end, behind so many letters and digits that nobody chose.
const END: &str = ".tmp";
const DRAWN: usize = 12;
/// How the names of locks end, behind the name of what they lock.
const LOCK: &str = ".lock";

/// A file on its way, for its owner alone until it is in its place.
pub(super) struct Temporary(Option<NamedTempFile<File>>);

impl Temporary {
    /// A new one in a folder.
    pub(super) fn new(folder: &Path) -> io::Result<Self> {
        let mut builder = tempfile::Builder::new();
        let made = builder
            .prefix(PREFIX)
            .rand_bytes(DRAWN)
            .suffix(END)
            .make_in(folder, |path| stop::making(path, || create(path)));
        // The error names the file on its way; its kind is what matters.
        made.map(|file| Self(Some(file))).map_err(|why| why.kind().into())
    }

    pub(super) fn file(&self) -> io::Result<&File> {
        self.0.as_ref().map(NamedTempFile::as_file).ok_or_else(gone)
    }

    /// Puts it into its place; when that must be free, nothing there is replaced.
    pub(super) fn put(mut self, target: &Path, must_be_free: bool) -> io::Result<()> {
        let file = self.0.take().ok_or_else(gone)?;
        let path = file.path().to_owned();
        let file = if must_be_free {
            match file.persist_noclobber(target) {
                Ok(_) => {
                    stop::made(&path);
                    return Ok(());
                }
                Err(why) if why.error.kind() == io::ErrorKind::AlreadyExists => {
                    self.0 = Some(why.file);
                    return Err(why.error);
                }
                // Some file systems know no such step.
                Err(why) => why.file,
            }
        } else {
            file
        };
        match file.persist(target) {
            Ok(_) => {
                stop::made(&path);
                Ok(())
            }
            Err(why) => {
                self.0 = Some(why.file);
                Err(why.error)
            }
        }
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if let Some(file) = self.0.take() {
            let path = file.path().to_owned();
            drop(file);
            stop::made(&path);
        }
    }
}

fn gone() -> io::Error {
    io::ErrorKind::NotFound.into()
}

fn create(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(PRIVATE);
    }
    let file = options.open(path)?;
    // Another run that sweeps may have taken it before it was locked: then under another name.
    let is_ours = match file.try_lock() {
        Ok(()) => is_at(&file, path),
        Err(fs::TryLockError::WouldBlock) => false,
        // Without locks none is swept either.
        Err(fs::TryLockError::Error(_)) => true,
    };
    if is_ours { Ok(file) } else { Err(io::ErrorKind::AlreadyExists.into()) }
}

/// Whether a file that is open still lies at its path.
#[cfg(unix)]
pub(super) fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let which = |found: fs::Metadata| (found.dev(), found.ino());
    let at = fs::symlink_metadata(path).map(which);
    file.metadata().map(which).ok().is_some_and(|own| at.ok() == Some(own))
}

/// Elsewhere no file that is open can be taken away.
#[cfg(not(unix))]
pub(super) fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}

/// The name of what locks a file.
pub(super) fn lock_of(target: &Path) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    target.with_file_name(format!("{PREFIX}{name}{LOCK}"))
}

/// What runs that are dead have left in a folder, each with its lock.
fn left(folder: &Path) -> Vec<(PathBuf, File)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let own = entries.filter(is_ours);
    let held = own.filter_map(|entry| {
        let path = folder.join(entry.file_name());
        let file = open_own(&path).ok()?;
        file.try_lock().ok()?;
        is_at(&file, &path).then_some((path, file))
    });
    held.collect()
}

/// Whether a file is one of ours beyond doubt: named as only a program names one, and made by
/// this user, or a lock that is empty. What people name so themselves is never touched.
fn is_ours(entry: &fs::DirEntry) -> bool {
    let name = entry.file_name();
    let Some(rest) = name.to_str().and_then(|name| name.strip_prefix(PREFIX)) else {
        return false;
    };
    let drawn = rest.strip_suffix(END).is_some_and(|drawn| {
        drawn.len() == DRAWN && drawn.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    let found = entry.metadata().ok().filter(fs::Metadata::is_file);
    found.is_some_and(|found| {
        (drawn && is_own_by(&found))
            || (rest.strip_suffix(LOCK).is_some() && found.len() == 0)
    })
}

#[cfg(unix)]
fn is_own_by(found: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    found.uid() == rustix::process::geteuid().as_raw()
}

#[cfg(not(unix))]
fn is_own_by(_: &fs::Metadata) -> bool {
    true
}

fn open_own(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOFOLLOW;
        options.custom_flags(flags.bits().cast_signed());
    }
    options.open(path)
}

/// What runs that were stopped hard have left in a folder.
pub(crate) fn strays(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = left(folder).into_iter().map(|(path, _)| path).collect();
    paths.sort();
    paths
}

/// Takes away what runs that were stopped hard have left in a folder, and says what it was.
/// Whatever cannot be taken away stays.
pub(crate) fn sweep(folder: &Path) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    for (path, _held) in left(folder) {
        if fs::remove_file(&path).is_ok() {
            paths.push(path);
        }
    }
    paths.sort();
    paths
}

/// Sweeps a folder when the first file of a run goes into it.
pub(super) fn sweep_once(folder: &Path) {
    static SWEPT: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
    let mut swept = SWEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if swept.insert(folder.to_owned()) {
        sweep(folder);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_dead_runs_left_is_swept() {
        let folder = tempfile::tempdir().unwrap();
        let dead = folder.path().join(".emberdeck-abcdefghijk1.tmp");
        fs::write(&dead, "half").unwrap();
        let others = [
            ".emberdeck.mine",
            ".emberdeck-notes",
            ".emberdeck-a.lock",
            ".emberdeck-abc.tmp",
        ];
        for other in others {
            fs::write(folder.path().join(other), "mine").unwrap();
        }
        let alive = Temporary::new(folder.path()).unwrap();
        assert_eq!(strays(folder.path()), std::slice::from_ref(&dead));
        assert_eq!(sweep(folder.path()), std::slice::from_ref(&dead));
        assert!(!dead.exists());
        assert!(others.iter().all(|other| folder.path().join(other).exists()));
        alive.put(&folder.path().join("a"), true).unwrap();
        assert!(folder.path().join("a").exists());
    }

    #[test]
    fn a_place_that_must_be_free_is_not_taken() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a");
        fs::write(&target, "theirs").unwrap();
        let file = Temporary::new(folder.path()).unwrap();
        let why = file.put(&target, true).unwrap_err();
        assert_eq!(why.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&target).unwrap(), b"theirs");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
