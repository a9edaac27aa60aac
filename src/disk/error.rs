//! Why a file cannot be read or written.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why a file cannot be read or written. It names the file that was meant.
#[derive(Debug)]
pub(crate) enum DiskError {
    /// The system would not give it.
    Read(PathBuf, io::Error),
    /// The system would not take it.
    Write(PathBuf, io::Error),
    /// The system would not take it away.
    Erase(PathBuf, io::Error),
    /// It is a device, a pipe, a socket or the like.
    Special(PathBuf),
    /// It is a folder.
    Folder(PathBuf),
    /// It is larger than it may be, in bytes.
    TooLarge(PathBuf, u64),
    /// The folder that it should lie in is not there.
    NoFolder(PathBuf),
    /// It was put there while this run was at work.
    CameMeanwhile(PathBuf),
    /// It may not be written over.
    ReadOnly(PathBuf),
    /// The system gives no lock on it.
    Lock(PathBuf, io::Error),
    /// Another run has held it for too long.
    Held(PathBuf),
}

impl DiskError {
    /// What to do about it, if we know.
    pub(crate) fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Read(..)
            | Self::Write(..)
            | Self::Erase(..)
            | Self::TooLarge(..)
            | Self::Lock(..) => None,
            Self::Special(_) | Self::Folder(_) => Some("name an ordinary file"),
            Self::NoFolder(_) => Some("make the folder first"),
            Self::CameMeanwhile(_) => Some("run the command once more"),
            Self::ReadOnly(_) => {
                Some("write to another file, or let this one be written")
            }
            Self::Held(_) => Some("wait until that run has ended, or stop it"),
        }
    }
}

impl fmt::Display for DiskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |path: &Path| path.display().to_string();
        match self {
            Self::Read(path, why) => write!(f, "cannot read `{}`: {why}", shown(path)),
            Self::Write(path, why) => write!(f, "cannot write `{}`: {why}", shown(path)),
            Self::Erase(path, why) => write!(f, "cannot erase `{}`: {why}", shown(path)),
            Self::Special(path) => write!(f, "`{}` is no ordinary file", shown(path)),
            Self::Folder(path) => write!(f, "`{}` is a folder", shown(path)),
            Self::TooLarge(path, most) => {
                write!(f, "`{}` is larger than {} MB", shown(path), most >> 20)
            }
            Self::NoFolder(path) => {
                let folder = path.parent().unwrap_or(Path::new("."));
                let folder = shown(folder);
                write!(f, "cannot write `{}`: there is no folder `{folder}`", shown(path))
            }
            Self::CameMeanwhile(path) => {
                write!(f, "`{}` was put there while this run was at work", shown(path))
            }
            Self::ReadOnly(path) => write!(f, "`{}` is read-only", shown(path)),
            Self::Lock(path, why) => write!(f, "cannot lock `{}`: {why}", shown(path)),
            Self::Held(path) => {
                write!(f, "another run has held `{}` for a minute", shown(path))
            }
        }
    }
}

impl std::error::Error for DiskError {}
