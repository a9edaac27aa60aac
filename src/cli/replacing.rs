//! What is in the way of a file, and whether it may be replaced.

use std::path::Path;

use crate::cli::output::STDOUT;
use crate::cli::project::PROJECT;
use crate::cli::weekly::HISTORY;
use crate::disk::{self, DiskError, Occupant};
use crate::job::Failure;
use crate::pdf::{LARGEST_PDF, Ownership, may_be_ours, ownership};
use crate::preview::{is_as_made, is_marked};

/// What the program keeps settings and its memory in: nothing else is ever written there. And
/// whether it is a place for a file at all.
pub(super) fn looked_at(path: &Path) -> Result<Occupant, Failure> {
    if path == Path::new(STDOUT) {
        return Err(Failure::new("`-` names no file").hint("name a file"));
    }
    let (real, lies) = disk::occupant(path)?;
    for name in [path, &real].map(|path| path.file_name().unwrap_or_default()) {
        if name == PROJECT || name == HISTORY {
            let shown = path.display();
            return Err(Failure::new(format!(
                "`{shown}` holds what the two of you settled"
            ))
            .hint("write to another file"));
        }
    }
    match &lies {
        Occupant::Folder => Err(DiskError::Folder(path.to_owned()).into()),
        Occupant::Special => Err(DiskError::Special(path.to_owned()).into()),
        Occupant::File(old) if disk::is_read_only(path, old) => {
            Err(DiskError::ReadOnly(path.to_owned()).into())
        }
        Occupant::File(_) | Occupant::Free => Ok(lies),
    }
}

/// Whether a PDF may be written to a path; asked before the work is done, and again by
/// [`write_pdf`].
pub(super) fn may_write_pdf(path: &Path, force: bool) -> Result<(), Failure> {
    may_replace(path, force, owned)
}

/// Whether a picture may be written to a path; as with PDFs.
pub(super) fn may_write_png(path: &Path, force: bool) -> Result<(), Failure> {
    may_replace(path, force, |path| {
        let bytes = disk::read(path, LARGEST_PDF)?;
        Ok(match () {
            () if is_as_made(&bytes) => Ownership::Ours,
            () if is_marked(&bytes) => Ownership::Changed,
            () => Ownership::Foreign,
        })
    })
}

fn may_replace(
    path: &Path,
    force: bool,
    owned: impl FnOnce(&Path) -> Result<Ownership, DiskError>,
) -> Result<(), Failure> {
    if path == Path::new(STDOUT) {
        return Ok(());
    }
    if force | matches!(looked_at(path)?, Occupant::Free) {
        return Ok(());
    }
    let name = path.display();
    match owned(path)? {
        Ownership::Ours => Ok(()),
        Ownership::Changed => Err(Failure::new(format!(
            "`{name}` has been changed since Emberdeck made it; it may hold someone's work"
        ))
        .hint("write to another file with `--output`, or replace it with `--force`")),
        Ownership::Foreign => Err(Failure::new(format!("`{name}` is there, and Emberdeck did not make it"))
            .hint("write to another file with `--output`, or replace it with `--force`")),
    }
}

/// Whose a file is; only one that may be ours is read whole.
pub(super) fn owned(path: &Path) -> Result<Ownership, DiskError> {
    let cannot = |why| DiskError::Read(path.to_owned(), why);
    if !may_be_ours(&mut disk::open(path)?).map_err(cannot)? {
        return Ok(Ownership::Foreign);
    }
    Ok(ownership(&disk::read(path, LARGEST_PDF)?))
}

/// Whether a text that people edit may be written: never over another one, unless it is the
/// same.
pub(super) fn may_write_text(
    path: &Path,
    text: &str,
    force: bool,
) -> Result<(), Failure> {
    if force | matches!(looked_at(path)?, Occupant::Free) || disk::is_text(path, text) {
        return Ok(());
    }
    Err(Failure::new(format!("`{}` is there already", path.display()))
        .hint("keep it, move it away, or replace it with `--force`"))
}
