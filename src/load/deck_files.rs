//! Which files of a folder are decks.

use std::fs;
use std::path::{Path, PathBuf};

use crate::load::file::{FileError, read_text};

/// The deck files of a folder by name; other TOML files are passed over.
///
/// # Errors
/// [`FileError`] when the folder cannot be read.
pub(crate) fn deck_files(folder: &Path) -> Result<Vec<PathBuf>, FileError> {
    let cannot = |why| FileError::Io(folder.to_owned(), why);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(cannot)? {
        let path = entry.map_err(cannot)?.path();
        let is_toml = path.extension().is_some_and(|extension| extension == "toml");
        // A file that cannot be read is kept, so that reading it says why.
        let may_be_deck = || read_text(&path).map_or(true, |text| is_deck(&text));
        if is_toml && path.is_file() && may_be_deck() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Whether it is meant for a deck: its brackets or its encoding may be wrong, and reading it says
/// so.
fn is_deck(text: &str) -> bool {
    text.lines().any(|line| {
        let line = line.replace('\0', "");
        let name = line.trim().strip_prefix('[');
        name.is_some_and(|name| {
            matches!(name.trim_matches(['[', ']', ' ']), "deck" | "card")
        })
    })
}
