//! Output files: written whole or not at all, and never over what someone else has changed.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::cli::args::{FileOptions, FolderOptions};
use crate::cli::report::Report;
use crate::cli::told::{FileTold, State};
use crate::disk::{self, DiskError, Lock, Patience, Privacy, Staged};
use crate::frame::Document;
use crate::job::{Failure, Made};
use crate::pdf::{self, Standard};

pub(super) use crate::cli::replacing::{
    looked_at, may_write_pdf, may_write_png, may_write_text, owned,
};

/// The path that stands for standard output.
pub(super) const STDOUT: &str = "-";

impl From<DiskError> for Failure {
    fn from(error: DiskError) -> Self {
        let failure = Self::new(error.to_string());
        match error.hint() {
            Some(hint) => failure.hint(hint),
            None => failure,
        }
    }
}

/// A document as a PDF, by the standard of all that is made.
pub(super) fn to_pdf(document: &Document) -> Result<Vec<u8>, Failure> {
    Ok(pdf::write(document, &Standard::ARCHIVE_ACCESSIBLE)?)
}

/// Waits until no other run reads, decides and writes a file.
pub(super) fn hold(path: &Path, report: &Report) -> Result<Lock, Failure> {
    let waits = || {
        let path = path.display();
        report
            .note(&format!("another run is at work on `{path}`; this one waits for it"));
    };
    Ok(Lock::of(path, Patience::default(), waits)?)
}

/// What a file holds, as far as it matters where it may be shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Carried {
    kind: &'static str,
    example: &'static str,
}

impl Carried {
    const PDF: Self = Self { kind: "PDF", example: "cards.pdf" };
    /// A picture.
    pub(super) const PNG: Self = Self { kind: "picture", example: "preview.png" };
}

/// As [`check_stdout_of`], for PDFs.
pub(super) fn check_stdout(
    path: &Path,
    files: usize,
    is_opened: bool,
    report: &Report,
) -> Result<(), Failure> {
    check_stdout_of(Carried::PDF, path, files, is_opened, report)
}

/// Where a path stands for standard output, what is told of results goes the other way; it takes
/// one file, and no terminal is shown one.
pub(super) fn check_stdout_of(
    carried: Carried,
    path: &Path,
    files: usize,
    is_opened: bool,
    report: &Report,
) -> Result<(), Failure> {
    if path != Path::new(STDOUT) {
        return Ok(());
    }
    if is_opened {
        return Err(Failure::usage("`--open` opens a file, and there is none")
            .hint("name one with `--output`"));
    }
    report.tell_results_beside();
    if files != 1 {
        return Err(Failure::new(format!(
            "standard output takes one file, and these are {files}"
        ))
        .hint("name a file with `--output`, or ask for one copy alone"));
    }
    if io::stdout().is_terminal() {
        let Carried { kind, example } = carried;
        return Err(Failure::new(format!("a terminal shows no {kind}"))
            .hint(format!("send it on: `--output - > {example}`, or name a file")));
    }
    Ok(())
}

/// Nothing is written over a file that it is made from, whatever is asked for.
pub(super) fn check_not_read<'a>(
    path: &Path,
    read: impl IntoIterator<Item = &'a Path>,
) -> Result<(), Failure> {
    let real = path.canonicalize().ok();
    if real.is_some() && read.into_iter().any(|file| file.canonicalize().ok() == real) {
        let path = path.display();
        return Err(Failure::new(format!("`{path}` is read and written at once"))
            .hint("write to another file with `--output`"));
    }
    Ok(())
}

/// What a path is called in a result.
pub(super) fn shown(path: &Path) -> String {
    if path == Path::new(STDOUT) {
        return "standard output".to_owned();
    }
    path.display().to_string()
}

/// Writes a PDF whole, under the overwriting rule, or to standard output.
pub(super) fn write_pdf(
    path: &Path,
    bytes: &[u8],
    privacy: Privacy,
    force: bool,
) -> Result<(), Failure> {
    if path == Path::new(STDOUT) {
        return send(bytes);
    }
    may_write_pdf(path, force)?;
    Ok(Staged::new(path, bytes, privacy)?.put()?)
}

/// Sends bytes to standard output.
fn send(bytes: &[u8]) -> Result<(), Failure> {
    send_by(|out| out.write_all(bytes))
}

/// Sends what is written bit by bit to standard output.
pub(super) fn send_by(
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match write(&mut out).and_then(|()| out.flush()) {
        // A reader who has gone away, as `head` does, has enough.
        Err(why) if why.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(why) => Err(Failure::new(format!("cannot write to standard output: {why}"))),
        Ok(()) => Ok(()),
    }
}

/// Writes a PDF whole beside its place, under the overwriting rule; one for standard output is
/// there at once.
pub(super) fn stage_pdf(
    path: &Path,
    bytes: &[u8],
    privacy: Privacy,
    force: bool,
) -> Result<Option<Staged>, Failure> {
    if path == Path::new(STDOUT) {
        write_pdf(path, bytes, privacy, force)?;
        return Ok(None);
    }
    may_write_pdf(path, force)?;
    Ok(Some(Staged::new(path, bytes, privacy)?))
}

/// Puts files that belong together into their places; no signal comes between them.
pub(super) fn put_all(staged: Vec<Staged>) -> Result<(), Failure> {
    let _together = disk::keep_together();
    staged.into_iter().try_for_each(Staged::put)?;
    Ok(())
}

/// Writes a text that people edit beside its place, under the overwriting rule.
pub(super) fn stage_text(
    path: &Path,
    text: &str,
    privacy: Privacy,
    force: bool,
) -> Result<Staged, Failure> {
    may_write_text(path, text, force)?;
    Ok(Staged::new(path, text.as_bytes(), privacy)?)
}

/// How files that are made are written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Writing {
    /// Whether what is in the way is replaced.
    pub(super) force: bool,
    /// Whether nothing is written after all.
    pub(super) is_dry: bool,
    /// Who may read them.
    pub(super) privacy: Privacy,
}

impl Writing {
    /// Writes a document that was made, and tells of it.
    pub(super) fn put(
        self,
        path: &Path,
        made: &Made,
        report: &Report,
    ) -> Result<(), Failure> {
        let bytes = to_pdf(&made.document)?;
        if !self.is_dry {
            write_pdf(path, &bytes, self.privacy, self.force)?;
        }
        report.file(&FileTold::made(path, State::of_made(self.is_dry), made));
        Ok(())
    }

    /// What becomes of files.
    pub(super) fn state(self) -> State {
        State::of_made(self.is_dry)
    }

    /// Writes a picture, under the overwriting rule, and tells of it.
    pub(super) fn put_png(
        self,
        path: &Path,
        bytes: &[u8],
        told: &FileTold,
        report: &Report,
    ) -> Result<(), Failure> {
        if self.is_dry {
            report.file(told);
            return Ok(());
        }
        if path == Path::new(STDOUT) {
            send(bytes)?;
        } else {
            may_write_png(path, self.force)?;
            Staged::new(path, bytes, self.privacy)?.put()?;
        }
        report.file(told);
        Ok(())
    }

    /// Writes a text that people edit, under the overwriting rule, and tells of it.
    pub(super) fn put_text(
        self,
        path: &Path,
        text: &str,
        told: Option<&str>,
        report: &Report,
    ) -> Result<(), Failure> {
        may_write_text(path, text, self.force)?;
        if !self.is_dry && !disk::is_text(path, text) {
            Staged::new(path, text.as_bytes(), self.privacy)?.put()?;
        }
        let state = State::of_made(self.is_dry);
        report.file(&match told {
            Some(told) => FileTold::with(path, state, told),
            None => FileTold::bare(path, state),
        });
        Ok(())
    }
}

/// Writes a document that was made, tells of it, and opens it on request.
pub(super) fn deliver(
    path: &Path,
    made: &Made,
    options: &FileOptions,
    report: &Report,
) -> Result<(), Failure> {
    let FileOptions { force, dry_run: is_dry, .. } = *options;
    Writing { force, is_dry, privacy: Privacy::Open }.put(path, made, report)?;
    if options.open { open(path) } else { Ok(()) }
}

/// Fills a folder with files by their names. All are asked for before any is written.
pub(super) fn fill_folder(
    files: &[(PathBuf, String)],
    options: &FolderOptions,
    report: &Report,
) -> Result<(), Failure> {
    let FolderOptions { folder, force, dry_run } = options;
    let writing = Writing { force: *force, is_dry: *dry_run, privacy: Privacy::Open };
    for (name, text) in files {
        may_write_text(&folder.join(name), text, *force)?;
    }
    for (name, text) in files {
        let path = folder.join(name);
        if !dry_run {
            disk::make_folder(path.parent().unwrap_or(folder))?;
        }
        writing.put_text(&path, text, None, report)?;
    }
    Ok(())
}

/// Hands the file to whatever the system opens PDFs with.
pub(super) fn open(path: &Path) -> Result<(), Failure> {
    static OPENED: AtomicBool = AtomicBool::new(false);
    // What is made anew is shown already.
    if OPENED.swap(true, Ordering::Relaxed) {
        return Ok(());
    }
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
