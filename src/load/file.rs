//! Reading text files, within bounds.

use std::fmt;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::disk::{self, DiskError};

/// Nothing but decks is larger.
pub(crate) const LARGEST: u64 = 16 << 20;

/// Why a file could not be read.
#[derive(Debug)]
pub enum FileError {
    /// The system would not give it.
    Io(PathBuf, std::io::Error),
    /// It is larger than so many bytes, too large to be what it should be.
    TooLarge(PathBuf, u64),
    /// It is a folder, a device or the like.
    NoFile(PathBuf),
    /// It is not text.
    NotText(PathBuf),
}

impl FileError {
    /// What to do about it, if that is known.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Io(_, why) if why.kind() == ErrorKind::NotFound => {
                Some("look at how it is written, and at the folder that you are in")
            }
            Self::Io(..) => None,
            Self::TooLarge(..) | Self::NoFile(_) => Some("is it the one that you mean?"),
            Self::NotText(_) => Some("save it as text in UTF-8"),
        }
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(path, why) => write!(f, "cannot read `{}`: {why}", path.display()),
            Self::TooLarge(path, most) => {
                let (path, most) = (path.display(), most >> 20);
                write!(f, "`{path}` is larger than {most} MB, too large to be read")
            }
            Self::NoFile(path) => write!(f, "`{}` is no file", path.display()),
            Self::NotText(path) => {
                write!(f, "`{}` is not text in UTF-8", path.display())
            }
        }
    }
}

impl std::error::Error for FileError {}

/// Reads a text file within bounds; a byte order mark is passed over.
///
/// # Errors
/// [`FileError`] when it cannot be read, is over 16 MB, or is not UTF-8.
pub fn read_text(path: &Path) -> Result<String, FileError> {
    read_text_up_to(path, LARGEST)
}

/// Reads a file of so many bytes at most, whatever is in it.
pub(super) fn read_bytes_up_to(path: &Path, most: u64) -> Result<Vec<u8>, FileError> {
    disk::read(path, most).map_err(|why| match why {
        DiskError::Read(path, why) => FileError::Io(path, why),
        DiskError::TooLarge(path, most) => FileError::TooLarge(path, most),
        _ => FileError::NoFile(path.to_owned()),
    })
}

/// Reads a text file of so many bytes at most.
pub(super) fn read_text_up_to(path: &Path, most: u64) -> Result<String, FileError> {
    let bytes = read_bytes_up_to(path, most)?;
    let mut text =
        String::from_utf8(bytes).map_err(|_| FileError::NotText(path.to_owned()))?;
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    Ok(text)
}
