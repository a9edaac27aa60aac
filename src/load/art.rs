//! Pictures, read within bounds and without leaving a deck's folder.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use crate::disk::{self, DiskError};
use crate::picture::{Picture, PictureError};

/// Larger pictures are refused before they are read.
const LARGEST: u64 = 64 << 20;
/// Bytes that are kept of all pictures of a deck together.
const KEPT: usize = 400_000_000;
/// Pixels of all pictures of a deck together: these take time, not memory, as few are decoded
/// at once. 130 photographs of 12 megapixels.
const PIXELS: u64 = 1_600_000_000;

/// Said of a path that leads out of its folder.
pub(super) const LEAVES: &str = "the path leaves the deck's folder";

/// Why a picture cannot be taken, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refused {
    pub(super) why: String,
    pub(super) hint: String,
}

impl From<PictureError> for Refused {
    fn from(error: PictureError) -> Self {
        Self { why: error.to_string(), hint: error.hint().to_owned() }
    }
}

/// The folder that a deck's pictures may come from, and what was read already.
#[derive(Debug, Clone, Default)]
pub struct ArtFolder {
    /// The deck's own folder, which no picture may leave, and where its pictures are.
    folders: Option<(PathBuf, PathBuf)>,
    seen: Rc<RefCell<Seen>>,
}

/// The pictures of a deck, each file once, and how much there is of them together.
#[derive(Debug, Default)]
struct Seen {
    files: HashMap<PathBuf, Result<Arc<Picture>, Refused>>,
    kept: usize,
    pixels: u64,
}

impl Seen {
    /// Reads a picture, if there is room for it beside the others.
    fn read(&mut self, path: &Path) -> Result<Arc<Picture>, Refused> {
        let bytes = read_within(path).map_err(|why| Refused {
            why,
            hint: "save it with fewer pixels".to_owned(),
        })?;
        let picture = Picture::read(bytes)?;
        let kept = self.kept + picture.kept();
        let pixels =
            self.pixels + u64::from(picture.width()) * u64::from(picture.height());
        let over = if kept > KEPT {
            "the files of the deck's pictures are larger than 400 MB together"
        } else if pixels > PIXELS {
            "the deck's pictures have over 1,600 million pixels together"
        } else {
            (self.kept, self.pixels) = (kept, pixels);
            return Ok(Arc::new(picture));
        };
        let hint = "save them with fewer pixels: 400 to an inch of the card are enough";
        Err(Refused { why: over.to_owned(), hint: hint.to_owned() })
    }
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
        Self { folders, seen: Rc::clone(&self.seen) }
    }

    fn hint(&self) -> String {
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

    /// A picture; its file is read once for as often as it is named, sound or not.
    pub(super) fn picture(&self, path: &str) -> Result<Arc<Picture>, Refused> {
        let real = self.real(path).map_err(|why| Refused { why, hint: self.hint() })?;
        let mut seen = self.seen.borrow_mut();
        if let Some(known) = seen.files.get(&real) {
            return known.clone();
        }
        let read = seen.read(&real);
        seen.files.insert(real, read.clone());
        read
    }
}

fn read_within(path: &Path) -> Result<Vec<u8>, String> {
    disk::read(path, LARGEST).map_err(|why| match why {
        DiskError::TooLarge(..) => "it is larger than 64 MB".to_owned(),
        DiskError::Read(_, why) => why.to_string(),
        _ => "it is no file".to_owned(),
    })
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
                folder.picture(path).unwrap_err().why,
                "the path leaves the deck's folder",
                "{path}"
            );
        }
    }

    /// A PNG of 6000 pixels square that says so and has none: enough to be taken.
    fn claim() -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend(6000_u32.to_be_bytes());
        bytes.extend(6000_u32.to_be_bytes());
        // The check of the part, as a program for it tells.
        bytes.extend(b"\x08\0\0\0\0\xC6\x3F\xD8\x9F");
        bytes.extend(b"\0\0\0\0IDAT\x35\xAF\x06\x1E\0\0\0\0IEND\xAE\x42\x60\x82");
        bytes
    }

    #[test]
    fn a_file_is_read_once_whether_it_is_sound_or_not() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, bytes: &[u8]| {
            fs::write(folder.path().join(name), bytes).unwrap();
        };
        write("sound.png", &claim());
        write("broken.png", b"no");
        let art = ArtFolder::new(folder.path());
        let (sound, broken) = (art.picture("sound.png"), art.picture("broken.png"));
        write("sound.png", b"no");
        write("broken.png", &claim());
        assert!(Arc::ptr_eq(&sound.unwrap(), &art.picture("sound.png").unwrap()));
        assert_eq!(art.picture("broken.png"), broken);
        assert!(broken.unwrap_err().why.contains("not a readable PNG or JPEG"));
    }

    #[test]
    fn pictures_over_the_bound_are_refused_by_their_heads() {
        let folder = tempfile::tempdir().unwrap();
        let art = ArtFolder::new(folder.path());
        let read = |nth: u32| {
            let name = format!("{nth}.png");
            fs::write(folder.path().join(&name), claim()).unwrap();
            art.picture(&name)
        };
        for nth in 0..44 {
            assert!(read(nth).is_ok(), "{nth}");
        }
        let over = read(44).unwrap_err();
        let why = "the deck's pictures have over 1,600 million pixels together";
        assert_eq!(over.why, why);
        assert!(art.picture("0.png").is_ok(), "those before it are there");
    }
}
