//! A file that is written, and not yet in its place.

use std::fs::Metadata;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::disk::error::DiskError;
use crate::disk::mode::{self, Privacy};
use crate::disk::occupant::{Occupant, folder_of, occupant};
use crate::disk::seen;
use crate::disk::temporary::{Temporary, sweep_once};

/// A file that is written whole, and not yet in its place. Dropped, it leaves no trace.
#[must_use = "it is in its place only when it is put there"]
pub(crate) struct Staged {
    temporary: Temporary,
    /// The path as it was named.
    named: PathBuf,
    /// Where it leads.
    target: PathBuf,
    was_free: bool,
}

impl Staged {
    /// Writes a file beside its place. A link is followed; what lies there keeps its mode.
    ///
    /// # Errors
    /// When what lies there is no ordinary file or read-only, or the system does not take it.
    pub(crate) fn new(
        path: &Path,
        bytes: &[u8],
        privacy: Privacy,
    ) -> Result<Self, DiskError> {
        Self::filled(path, privacy, |file| file.write_all(bytes))
    }

    /// As [`Staged::new`], a file that is filled bit by bit.
    ///
    /// # Errors
    /// As [`Staged::new`].
    pub(crate) fn filled(
        path: &Path,
        privacy: Privacy,
        fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<Self, DiskError> {
        let (target, old) = target(path)?;
        let folder = folder_of(&target);
        if !folder.is_dir() {
            return Err(DiskError::NoFolder(target));
        }
        sweep_once(folder);
        let cannot = |why| DiskError::Write(path.to_owned(), why);
        let temporary = Temporary::new(folder).map_err(cannot)?;
        let write = |temporary: &Temporary| -> io::Result<()> {
            let file = temporary.file()?;
            let mut buffered = BufWriter::with_capacity(1 << 16, file);
            fill(&mut buffered)?;
            buffered.flush()?;
            drop(buffered);
            mode::settle(file, old.as_ref(), privacy)?;
            file.sync_all()
        };
        write(&temporary).map_err(cannot)?;
        Ok(Self { temporary, named: path.to_owned(), target, was_free: old.is_none() })
    }

    /// Puts it into its place in one step. Where nothing was, nothing that came since is replaced.
    ///
    /// # Errors
    /// When something came there since, or the system does not take it.
    pub(crate) fn put(self) -> Result<(), DiskError> {
        let Self { temporary, named, target, was_free } = self;
        seen::writing(&target);
        temporary.put(&target, was_free).map_err(|why| match why.kind() {
            io::ErrorKind::AlreadyExists => DiskError::CameMeanwhile(named),
            _ => DiskError::Write(named, why),
        })
    }
}

/// Whether a file may not be written, by its mode or by whose it is.
pub(crate) fn is_read_only(path: &Path, found: &Metadata) -> bool {
    #[cfg(unix)]
    let is_ours = rustix::fs::access(path, rustix::fs::Access::WRITE_OK).is_ok();
    #[cfg(not(unix))]
    let is_ours = true;
    found.permissions().readonly() || !is_ours
}

/// Where a path leads, and the ordinary file that is to be replaced there.
fn target(path: &Path) -> Result<(PathBuf, Option<Metadata>), DiskError> {
    let (target, lies) = occupant(path)?;
    match lies {
        Occupant::Free => Ok((target, None)),
        Occupant::File(old) if is_read_only(path, &old) => {
            Err(DiskError::ReadOnly(path.to_owned()))
        }
        Occupant::File(old) => Ok((target, Some(old))),
        Occupant::Folder => Err(DiskError::Folder(path.to_owned())),
        Occupant::Special => Err(DiskError::Special(path.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn write(path: &Path, text: &str, privacy: Privacy) -> Result<(), DiskError> {
        Staged::new(path, text.as_bytes(), privacy)?.put()
    }

    #[cfg(unix)]
    #[test]
    fn a_new_private_file_is_its_owner_s_and_an_old_one_keeps_its_mode() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let mode = || fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        write(&path, "one", Privacy::Private).unwrap();
        assert_eq!(mode(), 0o600);
        for kept in [0o640, 0o644, 0o755] {
            fs::set_permissions(&path, fs::Permissions::from_mode(kept)).unwrap();
            write(&path, "two", Privacy::Private).unwrap();
            assert_eq!(mode(), kept);
        }
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        let why = write(&path, "three", Privacy::Open).unwrap_err();
        assert!(matches!(why, DiskError::ReadOnly(_)));
        assert_eq!(fs::read(&path).unwrap(), b"two");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_and_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("far")).unwrap();
        let (link, far) = (folder.path().join("a"), folder.path().join("far/a"));
        std::os::unix::fs::symlink("far/a", &link).unwrap();
        for text in ["one", "two"] {
            write(&link, text, Privacy::Open).unwrap();
            assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
            assert_eq!(fs::read(&far).unwrap(), text.as_bytes());
        }
    }

    #[test]
    fn what_is_not_put_into_its_place_leaves_no_trace() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let staged = Staged::new(&path, b"one", Privacy::Open).unwrap();
        fs::write(&path, "theirs").unwrap();
        assert!(matches!(staged.put(), Err(DiskError::CameMeanwhile(_))));
        drop(Staged::new(&path, b"two", Privacy::Open).unwrap());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert_eq!(fs::read(&path).unwrap(), b"theirs");
        let far = folder.path().join("no/a");
        let why = Staged::new(&far, b"", Privacy::Open).err().unwrap();
        assert!(why.to_string().contains("there is no folder"), "{why}");
    }
}
