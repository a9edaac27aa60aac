//! Reading text files, within bounds.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::disk::{self, DiskError};

/// Larger files are not decks: ten thousand cards take 8 MB.
const LARGEST_DECK: u64 = 16 << 20;

/// Why a file could not be read.
#[derive(Debug)]
pub enum FileError {
    /// The system would not give it.
    Io(PathBuf, std::io::Error),
    /// It is too large to be what it should be.
    TooLarge(PathBuf),
    /// It is a folder, a device or the like.
    NoFile(PathBuf),
    /// It is not text.
    NotText(PathBuf),
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(path, why) => write!(f, "cannot read `{}`: {why}", path.display()),
            Self::TooLarge(path) => {
                write!(
                    f,
                    "`{}` is larger than 16 MB, too large for a deck",
                    path.display()
                )
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
    let bytes = disk::read(path, LARGEST_DECK).map_err(|why| match why {
        DiskError::Read(path, why) => FileError::Io(path, why),
        DiskError::TooLarge(path, _) => FileError::TooLarge(path),
        _ => FileError::NoFile(path.to_owned()),
    })?;
    let text =
        String::from_utf8(bytes).map_err(|_| FileError::NotText(path.to_owned()))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}
