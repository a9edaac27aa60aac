//! One run at a time reads, decides, and writes.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use crate::disk::error::DiskError;
use crate::disk::occupant::{folder_of, occupant};
use crate::disk::stop;
use crate::disk::temporary::{is_at, lock_of};

/// How long a run waits for another one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Patience {
    /// After this it says that it waits.
    pub(crate) say: Duration,
    /// After this it gives up.
    pub(crate) give_up: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { say: Duration::from_secs(1), give_up: Duration::from_mins(1) }
    }
}

/// Between two looks.
const LOOK: Duration = Duration::from_millis(20);

/// Held from before a file is read until after it is written. It is a file beside that one, which
/// goes with it; the system takes the lock back when a run ends, however it ends.
#[derive(Debug)]
pub(crate) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    /// Waits until no other run holds a file, which need not be there yet; says once that it
    /// waits.
    ///
    /// # Errors
    /// When the system gives no lock, or another run holds it for too long.
    pub(crate) fn of(
        target: &Path,
        patience: Patience,
        waits: impl FnOnce(),
    ) -> Result<Self, DiskError> {
        // Two names for one file are one lock.
        let (real, _) = occupant(target)?;
        if !folder_of(&real).is_dir() {
            return Err(DiskError::NoFolder(real));
        }
        let path = lock_of(&real);
        let began = Instant::now();
        let mut waits = Some(waits);
        loop {
            let taken = take(&path);
            if let Some(file) =
                taken.map_err(|why| DiskError::Lock(target.to_owned(), why))?
            {
                return Ok(Self { path, _file: file });
            }
            if began.elapsed() >= patience.give_up {
                return Err(DiskError::Held(target.to_owned()));
            }
            if began.elapsed() >= patience.say
                && let Some(waits) = waits.take()
            {
                waits();
            }
            thread::sleep(LOOK);
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While it is held: whoever waits finds that its file is gone, and makes another.
        let _ = fs::remove_file(&self.path);
        stop::made(&self.path);
    }
}

/// The lock's file, if no other run holds it.
fn take(path: &Path) -> io::Result<Option<File>> {
    let file = open(path)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Ok(None),
        // A file system without locks: there is nothing to wait for.
        Err(TryLockError::Error(why)) if why.kind() == io::ErrorKind::Unsupported => {}
        Err(TryLockError::Error(why)) => return Err(why),
    }
    // The run before may have taken its file away.
    if !is_at(&file, path) {
        return Ok(None);
    }
    stop::making(path, || Ok(Some(file)))
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOFOLLOW;
        options.custom_flags(flags.bits().cast_signed());
    }
    options.open(path)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

    use super::*;

    fn patience(say: u64, give_up: u64) -> Patience {
        let [say, give_up] = [say, give_up].map(Duration::from_millis);
        Patience { say, give_up }
    }

    #[test]
    fn one_at_a_time_holds_a_file_and_nothing_is_left_behind() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.toml");
        let (inside, most) = (AtomicU32::new(0), AtomicU32::new(0));
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..20 {
                        let _lock =
                            Lock::of(&target, Patience::default(), || {}).unwrap();
                        most.fetch_max(
                            inside.fetch_add(1, Ordering::SeqCst) + 1,
                            Ordering::SeqCst,
                        );
                        thread::yield_now();
                        inside.fetch_sub(1, Ordering::SeqCst);
                    }
                });
            }
        });
        assert_eq!(most.into_inner(), 1);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn whoever_waits_says_so_once_and_gives_up_in_the_end() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.toml");
        let held = Lock::of(&target, Patience::default(), || {}).unwrap();
        let said = AtomicBool::new(false);
        let why =
            Lock::of(&target, patience(30, 100), || said.store(true, Ordering::SeqCst));
        assert!(matches!(why, Err(DiskError::Held(_))));
        assert!(said.into_inner());
        drop(held);
        assert!(Lock::of(&target, patience(30, 100), || unreachable!()).is_ok());
    }
}
