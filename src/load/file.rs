//! Reading files, within bounds and without leaving a deck's folder.

use std::fmt;
use std::fs;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

use crate::diag::Source;
use crate::load::deck::{Loaded, load};
use crate::picture::Picture;

/// Larger files are not decks: ten thousand cards take 8 MB.
const LARGEST: u64 = 64 << 20;

/// Why a file could not be read.
#[derive(Debug)]
pub enum FileError {
    /// The system would not give it.
    Io(PathBuf, std::io::Error),
    /// It is too large to be what it should be.
    TooLarge(PathBuf),
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
                    "`{}` is larger than 64 MB, too large for a deck",
                    path.display()
                )
            }
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
/// [`FileError`] when it cannot be read, is over 64 MB, or is not UTF-8.
pub fn read_text(path: &Path) -> Result<String, FileError> {
    let io = |why| FileError::Io(path.to_owned(), why);
    let mut bytes = Vec::new();
    fs::File::open(path)
        .map_err(io)?
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(io)?;
    if bytes.len() as u64 > LARGEST {
        return Err(FileError::TooLarge(path.to_owned()));
    }
    let text =
        String::from_utf8(bytes).map_err(|_| FileError::NotText(path.to_owned()))?;
    Ok(text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_owned))
}

/// Reads a deck from its file.
///
/// # Errors
/// [`FileError`] when the file cannot be read; problems in it are in what is returned.
pub fn read_deck(path: &Path) -> Result<Loaded, FileError> {
    let text = read_text(path)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = ArtFolder::new(folder.unwrap_or(Path::new(".")));
    Ok(load(Source::new(&path.to_string_lossy(), &text), &folder))
}

/// The folder that a deck's pictures may come from.
#[derive(Debug, Clone)]
pub struct ArtFolder(Option<PathBuf>);

impl ArtFolder {
    /// A deck's own folder.
    pub fn new(folder: &Path) -> Self {
        Self(Some(folder.to_owned()))
    }

    /// No folder: a deck that is compiled in has no pictures.
    pub fn none() -> Self {
        Self(None)
    }

    /// A folder inside this one; one that would lie outside holds no pictures.
    pub(super) fn inside(&self, folder: &str) -> Self {
        let stays = stays_inside(Path::new(folder));
        Self(self.0.as_ref().filter(|_| stays).map(|root| root.join(folder)))
    }

    pub(super) fn hint(&self) -> String {
        match &self.0 {
            Some(folder) => format!("pictures are looked for in `{}`", folder.display()),
            None => "pictures lie in the deck's own folder".to_owned(),
        }
    }

    /// Decodes a picture.
    pub(super) fn picture(&self, path: &str) -> Result<Picture, String> {
        let relative = Path::new(path);
        let Some(root) = self.0.as_ref().filter(|_| stays_inside(relative)) else {
            return Err("the path leaves the deck's folder".to_owned());
        };
        let full = root.join(relative);
        // A link may lead out of the folder although its name does not.
        let real = fs::canonicalize(&full).map_err(|why| why.to_string())?;
        let home = fs::canonicalize(root).map_err(|why| why.to_string())?;
        if !real.starts_with(home) {
            return Err("the path leaves the deck's folder".to_owned());
        }
        let mut bytes = Vec::new();
        fs::File::open(real)
            .and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes))
            .map_err(|why| why.to_string())?;
        Picture::decode(&bytes).map_err(|why| why.to_string())
    }
}

fn stays_inside(path: &Path) -> bool {
    path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_may_not_leave_the_deck_s_folder() {
        let folder = ArtFolder::new(Path::new("decks"));
        for path in ["../secret.png", "/etc/passwd", "a/../../b.png"] {
            assert_eq!(
                folder.picture(path).unwrap_err(),
                "the path leaves the deck's folder",
                "{path}"
            );
        }
    }
}
