//! Pictures, read within bounds and without leaving a deck's folder.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fs;
use std::io::Read;
use std::path::{Component, Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use crate::picture::Picture;

/// Larger pictures are refused before they are read.
const LARGEST: u64 = 64 << 20;
/// Pixels of all pictures of a deck together: 600 MB of memory.
const PIXELS: u64 = 200_000_000;

/// Said of a path that leads out of its folder.
pub(super) const LEAVES: &str = "the path leaves the deck's folder";

/// The folder that a deck's pictures may come from, and what was decoded already.
#[derive(Debug, Clone, Default)]
pub struct ArtFolder {
    /// The deck's own folder, which no picture may leave, and where its pictures are.
    folders: Option<(PathBuf, PathBuf)>,
    decoded: Rc<RefCell<HashMap<PathBuf, Arc<Picture>>>>,
}

impl ArtFolder {
    /// A deck's own folder.
    pub fn new(folder: &Path) -> Self {
        Self { folders: Some((folder.to_owned(), folder.to_owned())), ..Self::default() }
    }

    /// No folder: a deck that is compiled in has no pictures.
    pub fn none() -> Self {
        Self::default()
    }

    /// A folder inside this one; one that would lie outside holds no pictures.
    pub(super) fn inside(&self, folder: &str) -> Self {
        let stays = stays_inside(Path::new(folder));
        let folders = self.folders.as_ref().filter(|_| stays);
        let folders = folders.map(|(home, root)| (home.clone(), root.join(folder)));
        Self { folders, decoded: Rc::clone(&self.decoded) }
    }

    pub(super) fn hint(&self) -> String {
        match &self.folders {
            Some((_, root)) => format!("pictures are looked for in `{}`", root.display()),
            None => "pictures lie in the deck's own folder".to_owned(),
        }
    }

    /// Where a file of the folder really is.
    fn real(&self, path: &str) -> Result<PathBuf, String> {
        let relative = Path::new(path);
        let folders = self.folders.as_ref().filter(|_| stays_inside(relative));
        let (home, root) = folders.ok_or(LEAVES)?;
        // A link may lead out of the folder although its name does not.
        let real =
            fs::canonicalize(root.join(relative)).map_err(|why| why.to_string())?;
        let home = fs::canonicalize(home).map_err(|why| why.to_string())?;
        if !real.starts_with(home) {
            return Err(LEAVES.to_owned());
        }
        if !fs::metadata(&real).is_ok_and(|found| found.is_file()) {
            return Err("it is no file".to_owned());
        }
        Ok(real)
    }

    /// The bytes of a file of the folder; none that is larger than any picture may be.
    pub(super) fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        read_within(&self.real(path)?)
    }

    /// Decodes a picture, once for as often as it is named.
    pub(super) fn picture(&self, path: &str) -> Result<Arc<Picture>, String> {
        let real = self.real(path)?;
        if let Some(picture) = self.decoded.borrow().get(&real) {
            return Ok(Arc::clone(picture));
        }
        let bytes = read_within(&real)?;
        let picture = Picture::decode(&bytes).map_err(|why| why.to_string())?;
        let pixels =
            |picture: &Picture| u64::from(picture.width()) * u64::from(picture.height());
        let all: u64 = self.decoded.borrow().values().map(|other| pixels(other)).sum();
        if all + pixels(&picture) > PIXELS {
            return Err(
                "the deck's pictures have over 200 million pixels together".to_owned()
            );
        }
        let picture = Arc::new(picture);
        self.decoded.borrow_mut().insert(real, Arc::clone(&picture));
        Ok(picture)
    }
}

fn read_within(path: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    fs::File::open(path)
        .and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes))
        .map_err(|why| why.to_string())?;
    if bytes.len() as u64 > LARGEST {
        return Err("it is larger than 64 MB".to_owned());
    }
    Ok(bytes)
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
