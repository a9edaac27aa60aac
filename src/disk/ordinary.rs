//! Reading ordinary files. A pipe or device is refused at once: waiting for one would be for ever.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use crate::disk::error::DiskError;
use crate::disk::seen;

/// Opens an ordinary file to read.
///
/// # Errors
/// When the system does not give it, or it is a folder, a device, a pipe, or a socket.
pub(crate) fn open(path: &Path) -> Result<File, DiskError> {
    seen::reading(path);
    let cannot = |why| DiskError::Read(path.to_owned(), why);
    check(path, &fs::metadata(path).map_err(cannot)?)?;
    let mut options = File::options();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;

        // Should a pipe have taken its place, opening it does not wait for a writer.
        let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
        options.custom_flags(flags.bits().cast_signed());
    }
    let file = options.open(path).map_err(cannot)?;
    check(path, &file.metadata().map_err(cannot)?)?;
    Ok(file)
}

fn check(path: &Path, found: &fs::Metadata) -> Result<(), DiskError> {
    if found.is_dir() {
        Err(DiskError::Folder(path.to_owned()))
    } else if found.is_file() {
        Ok(())
    } else {
        Err(DiskError::Special(path.to_owned()))
    }
}

/// Reads an ordinary file of at most so many bytes.
///
/// # Errors
/// As [`open`], and when it is larger.
pub(crate) fn read(path: &Path, most: u64) -> Result<Vec<u8>, DiskError> {
    let file = open(path)?;
    let cannot = |why| DiskError::Read(path.to_owned(), why);
    let most_read = most.saturating_add(1);
    // Its length is known, mostly: then it is not copied as it grows.
    let length = file.metadata().map_err(cannot)?.len().min(most_read);
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default() + 1);
    file.take(most_read).read_to_end(&mut bytes).map_err(cannot)?;
    if bytes.len() as u64 > most {
        return Err(DiskError::TooLarge(path.to_owned(), most));
    }
    Ok(bytes)
}

/// Whether an ordinary file holds just this; no more of it is read than that takes.
pub(crate) fn holds(path: &Path, bytes: &[u8]) -> bool {
    read(path, bytes.len() as u64).is_ok_and(|found| found == bytes)
}

/// Whether an ordinary file holds just this text.
pub(crate) fn is_text(path: &Path, text: &str) -> bool {
    holds(path, text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_up_to_its_bound() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, "12345").unwrap();
        assert_eq!(read(&path, 5).unwrap(), b"12345");
        assert!(matches!(read(&path, 4), Err(DiskError::TooLarge(_, 4))));
        assert!(is_text(&path, "12345") && !is_text(&path, "1234"));
        assert!(matches!(read(folder.path(), 5), Err(DiskError::Folder(_))));
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_ordinary_file_is_refused_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let socket = folder.path().join("socket");
        let _bound = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        let pipe = folder.path().join("pipe");
        assert!(
            std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success()
        );
        for path in [&socket, &pipe, Path::new("/dev/zero")] {
            assert!(matches!(read(path, 5), Err(DiskError::Special(_))), "{path:?}");
        }
    }
}
