//! Output files: written whole or not at all, and never over what someone else has changed.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use crate::cli::project::PROJECT;
use crate::cli::weekly::HISTORY;
use crate::frame::Document;
use crate::job::Failure;
use crate::pdf::{self, Ownership, Standard, ownership};

/// A document as a PDF, by the standard of all that is made.
pub(super) fn to_pdf(document: &Document) -> Result<Vec<u8>, Failure> {
    Ok(pdf::write(document, &Standard::ARCHIVE_ACCESSIBLE)?)
}

/// What the program keeps settings and its memory in: nothing else is ever written there.
fn is_kept(path: &Path) -> Result<(), Failure> {
    let name = path.file_name().unwrap_or_default();
    if name == PROJECT || name == HISTORY {
        let shown = path.display();
        return Err(Failure::new(format!("`{shown}` holds what the two of you settled"))
            .hint("write to another file"));
    }
    Ok(())
}

/// Whether a PDF may be written to a path; asked before the work is done, and again by
/// [`write_pdf`].
pub(super) fn may_write_pdf(path: &Path, force: bool) -> Result<(), Failure> {
    is_kept(path)?;
    if path.is_dir() {
        return Err(Failure::new(format!("`{}` is a folder", path.display()))
            .hint("name a file: `--output cards.pdf`"));
    }
    if path.symlink_metadata().is_ok_and(|found| !found.is_file() && !found.is_symlink())
    {
        return Err(Failure::new(format!("`{}` is no ordinary file", path.display()))
            .hint("name a file: `--output cards.pdf`"));
    }
    if force || !path.exists() {
        return Ok(());
    }
    let bytes = fs::read(path).map_err(|why| {
        Failure::new(format!("cannot read `{}`: {why}", path.display()))
    })?;
    let name = path.display();
    match ownership(&bytes) {
        Ownership::Ours => Ok(()),
        Ownership::Changed => Err(Failure::new(format!(
            "`{name}` has been changed since Emberdeck made it; it may hold someone's work"
        ))
        .hint("write to another file with `--output`, or replace it with `--force`")),
        Ownership::Foreign => Err(Failure::new(format!("`{name}` is there, and Emberdeck did not make it"))
            .hint("write to another file with `--output`, or replace it with `--force`")),
    }
}

/// Writes a PDF whole, under the overwriting rule.
pub(super) fn write_pdf(path: &Path, bytes: &[u8], force: bool) -> Result<(), Failure> {
    may_write_pdf(path, force)?;
    write_whole(path, bytes)
}

/// Whether a text that people edit may be written: never over another one, unless it is the
/// same.
pub(super) fn may_write_text(
    path: &Path,
    text: &str,
    force: bool,
) -> Result<(), Failure> {
    is_kept(path)?;
    if path.is_dir() {
        return Err(Failure::new(format!("`{}` is a folder", path.display()))
            .hint("move it away, or write elsewhere"));
    }
    if !path.exists() || force || is_same(path, text) {
        return Ok(());
    }
    Err(Failure::new(format!("`{}` is there already", path.display()))
        .hint("keep it, move it away, or replace it with `--force`"))
}

fn is_same(path: &Path, text: &str) -> bool {
    fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes())
}

/// Writes a text that people edit, under the overwriting rule.
pub(super) fn write_text(path: &Path, text: &str, force: bool) -> Result<(), Failure> {
    may_write_text(path, text, force)?;
    if is_same(path, text) { Ok(()) } else { write_whole(path, text.as_bytes()) }
}

/// Writes a text that the program keeps, in place of what it was.
pub(super) fn replace_text(path: &Path, text: &str) -> Result<(), Failure> {
    if is_same(path, text) { Ok(()) } else { write_whole(path, text.as_bytes()) }
}

/// Hands the file to whatever the system opens PDFs with.
pub(super) fn open(path: &Path) -> Result<(), Failure> {
    let mut command = if cfg!(target_os = "macos") {
        Command::new("open")
    } else if cfg!(target_os = "windows") {
        let mut command = Command::new("cmd");
        command.args(["/C", "start", ""]);
        command
    } else {
        Command::new("xdg-open")
    };
    command.arg(path).spawn().map_err(|why| {
        Failure::new(format!("cannot open `{}`: {why}", path.display()))
            .hint("the file is made; open it by hand")
    })?;
    Ok(())
}

/// Into a file beside it first, then over it in one step.
fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let cannot = |why: &dyn std::fmt::Display| {
        Failure::new(format!("cannot write `{}`: {why}", path.display()))
    };
    if !folder.is_dir() {
        let message = format!(
            "cannot write `{}`: there is no folder `{}`",
            path.display(),
            folder.display()
        );
        return Err(Failure::new(message).hint("make the folder first"));
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".emberdeck-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What an ordinary file gets; the system takes away what the user's umask says.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder).map_err(|why| cannot(&why))?;
    file.write_all(bytes).map_err(|why| cannot(&why))?;
    file.as_file().sync_all().map_err(|why| cannot(&why))?;
    file.persist(path).map_err(|why| cannot(&why.error))?;
    Ok(())
}
