//! Who may read a file.

use std::fs::{self, File, Metadata};
use std::io;
use std::path::Path;

/// Who may read a file that is new; one that is there keeps what it allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Privacy {
    /// Whoever may read new files here.
    Open,
    /// Its owner alone: it tells of the two.
    Private,
}

/// Gives a file the mode and, where the system lets us, the owner of the one whose place it takes;
/// else what its kind asks for.
#[cfg(unix)]
pub(super) fn settle(
    file: &File,
    old: Option<&Metadata>,
    privacy: Privacy,
) -> io::Result<()> {
    use std::fs::Permissions;
    use std::os::unix::fs::{MetadataExt, PermissionsExt};

    use rustix::fs::{Gid, Uid, fchown};

    let mode = match (old, privacy) {
        (Some(old), _) => {
            let (owner, group) = (Uid::from_raw(old.uid()), Gid::from_raw(old.gid()));
            // Only root gives files away; others keep their own.
            let _ = fchown(file, Some(owner), Some(group));
            old.mode() & 0o777
        }
        (None, Privacy::Private) => PRIVATE,
        (None, Privacy::Open) => 0o666 & !umask(),
    };
    file.set_permissions(Permissions::from_mode(mode))
}

/// Elsewhere a file has no mode.
#[cfg(not(unix))]
pub(super) fn settle(_: &File, _: Option<&Metadata>, _: Privacy) -> io::Result<()> {
    Ok(())
}

/// Whether a file is there for its owner alone, where others would not be as a matter of course.
#[cfg(unix)]
pub(crate) fn is_private(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;

    let others = 0o077;
    let is_usual = 0o666 & !umask() & others == 0;
    !is_usual && fs::metadata(path).is_ok_and(|found| found.mode() & others == 0)
}

/// Elsewhere a file has no mode.
#[cfg(not(unix))]
pub(crate) fn is_private(_: &Path) -> bool {
    false
}

/// For its owner alone.
pub(super) const PRIVATE: u32 = 0o600;

/// What the user's umask takes away. It can only be asked by setting it, so that it is asked once,
/// and before there is a second thread ([`watch`](crate::disk::watch)).
#[cfg(unix)]
pub(super) fn umask() -> u32 {
    use std::sync::OnceLock;

    use rustix::fs::Mode;
    use rustix::process;

    static UMASK: OnceLock<u32> = OnceLock::new();
    *UMASK.get_or_init(|| {
        let old = process::umask(Mode::from_raw_mode(0o077));
        process::umask(old);
        #[allow(clippy::useless_conversion, reason = "some systems have 16 bits of it")]
        u32::from(old.bits())
    })
}
