//! The files of a plan in their folder.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::output;
use crate::cli::report::Report;
use crate::cli::weekly::memory::{self, Memory};
use crate::diag::Source;
use crate::job::Failure;
use crate::job::plan::{Package, PlanText};
use crate::load::{load_plan, read_text};
use crate::model::PlanFile;

/// Where the files of a plan go, and what may be replaced there.
pub(super) struct Target {
    /// The folder.
    pub(super) folder: PathBuf,
    /// Whether files that were changed may be replaced.
    pub(super) force: bool,
    /// Whether the texts there are those of the plan that is being changed.
    pub(super) is_own: bool,
}

impl Target {
    /// Makes all files of a plan, and writes them when all are made.
    pub(super) fn write(
        &self,
        package: &Package<'_>,
        history: &Memory,
        report: &Report,
    ) -> Result<(), Failure> {
        let folder = &self.folder;
        let (names, texts) = (package.names(), package.texts());
        self.may_write(&names, &texts)?;
        let made = report.noted(package.make())?;
        let replaced = plan_in(folder).map(|file| file.plan);
        fs::create_dir_all(folder).map_err(|why| {
            let folder = folder.display();
            Failure::new(format!("cannot make the folder `{folder}`: {why}"))
        })?;
        for (name, made) in names.iter().zip(&made) {
            let path = folder.join(name);
            let bytes = output::to_pdf(&made.document)?;
            output::write_pdf(&path, &bytes, self.force)?;
            report.result(&format!("{}: {}", path.display(), made.line));
        }
        for PlanText { name, text, line } in &texts {
            let path = folder.join(name);
            output::write_text(&path, text, self.force || self.is_own)?;
            report.result(&format!("{}: {line}", path.display()));
        }
        if let Memory::Kept { file, .. } = history {
            memory::note(file, package.plan, replaced.as_ref(), report)?;
        }
        note_stale(folder, &names, report);
        Ok(())
    }

    /// Asks of every file whether it may be written, before any work is done.
    fn may_write(&self, names: &[String], texts: &[PlanText]) -> Result<(), Failure> {
        let folder = &self.folder;
        if folder.exists() && !folder.is_dir() {
            return Err(Failure::new(format!("`{}` is no folder", folder.display()))
                .hint("name a folder: `--output weekly`"));
        }
        for name in names {
            output::may_write_pdf(&folder.join(name), self.force)?;
        }
        for PlanText { name, text, .. } in texts {
            let path = folder.join(name);
            output::may_write_text(&path, text, self.force || self.is_own)?;
        }
        Ok(())
    }
}

/// The plan whose files lie in a folder, if there is one.
pub(super) fn plan_in(folder: &Path) -> Option<PlanFile> {
    let path = folder.join("plan.toml");
    let source = Source::new("plan.toml", &read_text(&path).ok()?);
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
