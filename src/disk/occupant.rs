//! What lies where a file is to go.

use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use crate::disk::error::DiskError;

/// Links that are followed, one to the next.
const LINKS: usize = 40;

/// What lies at a path.
#[derive(Debug)]
pub(crate) enum Occupant {
    /// Nothing.
    Free,
    /// An ordinary file.
    File(Metadata),
    /// A folder.
    Folder,
    /// A device, a pipe, a socket or the like.
    Special,
}

/// Where a path leads, links followed, and what lies there. A link that leads to nothing is a
/// place that is free.
///
/// # Errors
/// When the system will not say, or links go round in a circle.
pub(crate) fn occupant(path: &Path) -> Result<(PathBuf, Occupant), DiskError> {
    let cannot = |why| DiskError::Read(path.to_owned(), why);
    let mut real = path.to_owned();
    for _ in 0..LINKS {
        let found = match fs::symlink_metadata(&real) {
            Ok(found) => found,
            Err(why) if why.kind() == io::ErrorKind::NotFound => {
                return Ok((real, Occupant::Free));
            }
            Err(why) => return Err(cannot(why)),
        };
        if found.is_symlink() {
            let leads = fs::read_link(&real).map_err(cannot)?;
            real = real.parent().unwrap_or(Path::new("")).join(leads);
            continue;
        }
        let lies = match () {
            () if found.is_dir() => Occupant::Folder,
            () if found.is_file() => Occupant::File(found),
            () => Occupant::Special,
        };
        return Ok((real, lies));
    }
    Err(cannot(io::Error::other("links lead round in a circle")))
}

/// The one path of a place, whatever links lead to it; as it is, where the system will not say.
pub(crate) fn real(path: &Path) -> PathBuf {
    let real = occupant(path).map_or_else(|_| path.to_owned(), |(real, _)| real);
    let folder = folder_of(&real).canonicalize().ok();
    folder.zip(real.file_name()).map_or(real.clone(), |(folder, name)| folder.join(name))
}

/// Takes a file away, and where a link leads to it, both.
///
/// # Errors
/// When the system does not let us.
pub(crate) fn erase(path: &Path) -> Result<(), DiskError> {
    let (real, _) = occupant(path)?;
    let cannot = |why| DiskError::Erase(path.to_owned(), why);
    fs::remove_file(&real).map_err(cannot)?;
    // Of links that lead to links each one goes.
    let mut link = path.to_owned();
    while let Ok(leads) = fs::read_link(&link) {
        fs::remove_file(&link).map_err(cannot)?;
        link = link.parent().unwrap_or(Path::new("")).join(leads);
    }
    Ok(())
}

/// The folder that a path lies in.
pub(super) fn folder_of(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// Makes a folder, and those above it; gives those that were not there, the innermost first.
///
/// # Errors
/// When the system does not let us, or something else lies there.
pub(crate) fn make_folder(path: &Path) -> Result<Vec<PathBuf>, DiskError> {
    let is_missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
    let missing: Vec<PathBuf> =
        path.ancestors().take_while(is_missing).map(Path::to_owned).collect();
    fs::create_dir_all(path).map_err(|why| DiskError::Write(path.to_owned(), why))?;
    Ok(missing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_link_leads_to_its_place_whether_something_lies_there_or_not() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("far")).unwrap();
        std::os::unix::fs::symlink("far/a.txt", at("link")).unwrap();
        std::os::unix::fs::symlink("link", at("again")).unwrap();
        let (real, lies) = occupant(&at("again")).unwrap();
        assert!(real == at("far/a.txt") && matches!(lies, Occupant::Free));
        fs::write(at("far/a.txt"), "a").unwrap();
        let (real, lies) = occupant(&at("again")).unwrap();
        assert!(real == at("far/a.txt") && matches!(lies, Occupant::File(_)));
        std::os::unix::fs::symlink("round", at("round")).unwrap();
        assert!(occupant(&at("round")).unwrap_err().to_string().ends_with("in a circle"));
    }

    #[cfg(unix)]
    #[test]
    fn what_is_erased_is_gone_wherever_it_lies() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("real"), "ours").unwrap();
        std::os::unix::fs::symlink("real", at("link")).unwrap();
        std::os::unix::fs::symlink("link", at("again")).unwrap();
        erase(&at("again")).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn folders_that_were_not_there_are_told_the_innermost_first() {
        let folder = tempfile::tempdir().unwrap();
        let (outer, inner) = (folder.path().join("a"), folder.path().join("a/b"));
        assert_eq!(make_folder(&inner).unwrap(), [inner.clone(), outer]);
        assert!(make_folder(&inner).unwrap().is_empty());
    }
}
