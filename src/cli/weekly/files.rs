//! The files of a plan in their folder.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::output;
use crate::cli::report::Report;
use crate::cli::told::{FileTold, State};
use crate::cli::weekly::memory::Memory;
use crate::diag::Source;
use crate::disk::{self, Lock, Privacy};
use crate::job::plan::{Package, PlanText, is_calendar_as_made};
use crate::job::{Failure, count, holds_answers};
use crate::load::{keep_comments, load_plan, read_text};
use crate::model::PlanFile;
use crate::pdf::LARGEST_PDF;

/// Where the files of a plan go, and what may be replaced there.
pub(super) struct PlanFolder {
    /// The folder.
    pub(super) folder: PathBuf,
    /// Whether files that were changed may be replaced.
    pub(super) force: bool,
    /// Whether the texts there are those of the plan that is being changed.
    pub(super) is_own: bool,
    /// The text of the plan's file that this one comes from: what is noted there stays.
    pub(super) noted: Option<String>,
}

impl PlanFolder {
    /// Makes all files of a plan, and writes them when all are made.
    pub(super) fn write(
        &self,
        package: &Package<'_>,
        history: &Memory,
        report: &Report,
    ) -> Result<(), Failure> {
        let folder = &self.folder;
        let (names, texts) = (package.names(), package.texts());
        let paths: Vec<PathBuf> = names.iter().map(|name| self.path_of(name)).collect();
        self.may_write(&paths, &texts)?;
        let made = report.busy("setting cards and pages", || package.make());
        let made = report.noted(made)?;
        let replaced = plan_in(folder).map(|file| file.plan);
        let (mut staged, mut files) = (Vec::new(), Vec::new());
        for ((name, path), made) in names.iter().zip(&paths).zip(&made) {
            if *path != folder.join(name) {
                report.note(&format!(
                    "`{}` is filled in, and kept; the new pages are `{}`",
                    folder.join(name).display(),
                    path.display()
                ));
            }
            let bytes = output::to_pdf(&made.document)?;
            staged.extend(output::stage_pdf(path, &bytes, Privacy::Private, self.force)?);
            files.push(FileTold::made(path, State::Written, made));
        }
        for PlanText { name, text, line } in &texts {
            let path = folder.join(name);
            let (text, may) = (self.kept(&path, text), self.may_replace(&path));
            staged.push(output::stage_text(&path, &text, Privacy::Private, may)?);
            files.push(FileTold::with(&path, State::Written, line));
        }
        let plan_file = folder.join(PLAN);
        let plan_text = texts.iter().find(|text| text.name == PLAN);
        let plan_text = plan_text.map_or("", |plan| &plan.text);
        let plan_text = self.kept(&plan_file, plan_text);
        // The plan's file comes last: once it is there, all of its files are.
        staged.rotate_left(names.len());
        staged.reverse();
        let remembered =
            history.with(package.plan, replaced.as_ref(), &plan_file, &plan_text)?;
        match remembered {
            Some(remembered) => remembered.put(staged, report)?,
            None => output::put_all(staged)?,
        }
        for file in &files {
            report.file(file);
        }
        note_stale(folder, &names, report);
        Ok(())
    }

    /// Where a file goes: beside a book that someone has filled in, which is nobody's to replace.
    fn path_of(&self, name: &str) -> PathBuf {
        let path = self.folder.join(name);
        if self.force || !BOOKS.contains(&name) {
            return path;
        }
        let stem = name.trim_end_matches(".pdf");
        let others = (2..100).map(|nth| self.folder.join(format!("{stem}-{nth}.pdf")));
        let is_filled = |path: &PathBuf| {
            path.exists()
                && disk::read(path, LARGEST_PDF).is_ok_and(|bytes| holds_answers(&bytes))
        };
        std::iter::once(path.clone())
            .chain(others)
            .find(|path| !is_filled(path))
            .unwrap_or(path)
    }

    /// A text as it is to stand: what people have noted in the plan's file stays there when the
    /// plan is changed.
    fn kept<'a>(&self, path: &Path, text: &'a str) -> Cow<'a, str> {
        let is_plan = path.file_name().is_some_and(|name| name == PLAN);
        let noted = self.noted.as_ref().filter(|_| is_plan);
        noted.map_or(Cow::Borrowed(text), |old| Cow::Owned(keep_comments(old, text)))
    }

    /// Whether a text may be replaced: the plan's own file when the plan is changed, and the
    /// calendar that nobody has edited.
    fn may_replace(&self, path: &Path) -> bool {
        let is_as_it_was = || {
            path.file_name().is_some_and(|name| name == PLAN)
                || read_text(path).is_ok_and(|text| is_calendar_as_made(&text))
        };
        self.force || (self.is_own && is_as_it_was())
    }

    /// Asks of every file whether it may be written, before any work is done.
    fn may_write(&self, paths: &[PathBuf], texts: &[PlanText]) -> Result<(), Failure> {
        let folder = &self.folder;
        self.may_be_another(texts)?;
        for path in paths {
            output::may_write_pdf(path, self.force)?;
        }
        for PlanText { name, text, .. } in texts {
            let path = folder.join(name);
            let text = self.kept(&path, text);
            output::may_write_text(&path, &text, self.may_replace(&path))?;
        }
        Ok(())
    }

    /// Whether the folder has no other plan, or that may be replaced: somebody may live by it.
    fn may_be_another(&self, texts: &[PlanText]) -> Result<(), Failure> {
        let path = self.folder.join(PLAN);
        let text = texts.iter().find(|text| text.name == PLAN);
        let Some((old, text)) = plan_in(&self.folder).zip(text) else { return Ok(()) };
        let is_same = disk::is_text(&path, &self.kept(&path, &text.text));
        if is_same || self.may_replace(&path) {
            return Ok(());
        }
        let weeks = count(old.plan.weeks.len(), "week", "weeks");
        let start = old.plan.weeks.first().and_then(|week| week.start);
        let from = start.map_or(String::new(), |start| format!(" from {start}"));
        let (folder, seed) = (self.folder.display(), &old.plan.seed);
        Err(Failure::new(format!(
            "`{folder}` holds a plan already, of {weeks}{from}, seed “{seed}”"
        ))
        .hint(format!(
            "`--plan {folder}` makes its files again or changes it, `--answers` goes on after it, `--output next` puts the new one elsewhere, and `--force` replaces it"
        )))
    }
}

/// The books of a plan, to fill in.
pub(in crate::cli) const BOOKS: [&str; 3] = ["workbook.pdf", "own-a.pdf", "own-b.pdf"];

/// The name of a plan's file.
const PLAN: &str = "plan.toml";

/// A folder that no other run draws a plan into; one that was made for it goes again when nothing
/// comes into it.
pub(in crate::cli) struct HeldFolder {
    lock: Option<Lock>,
    made: Vec<PathBuf>,
}

impl Drop for HeldFolder {
    fn drop(&mut self) {
        drop(self.lock.take());
        for folder in &self.made {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Waits until no other run draws a plan into a folder.
pub(in crate::cli) fn hold_folder(
    folder: &Path,
    report: &Report,
) -> Result<HeldFolder, Failure> {
    if folder == Path::new(output::STDOUT) {
        return Err(Failure::new("a plan is several files")
            .hint("name a folder: `--output weekly`"));
    }
    if folder.exists() && !folder.is_dir() {
        return Err(Failure::new(format!("`{}` is no folder", folder.display()))
            .hint("name a folder: `--output weekly`"));
    }
    let made = disk::make_folder(folder)?;
    let mut held = HeldFolder { lock: None, made };
    held.lock = Some(output::hold(&folder.join(PLAN), report)?);
    Ok(held)
}

/// The plan whose files lie in a folder, if there is one.
pub(super) fn plan_in(folder: &Path) -> Option<PlanFile> {
    let path = folder.join(PLAN);
    let source = Source::new(PLAN, &read_text(&path).ok()?);
    load_plan(&source).ok()
}

/// Names the sheets of weeks that an earlier, longer plan left in the folder.
fn note_stale(folder: &Path, names: &[String], report: &Report) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut stale: Vec<String> = entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with("cards.pdf") && !names.contains(name))
        .collect();
    stale.sort();
    if !stale.is_empty() {
        report.note(&format!(
            "{} in `{}` {} of an earlier plan",
            stale.join(", "),
            folder.display(),
            if stale.len() == 1 { "is" } else { "are" }
        ));
    }
}
