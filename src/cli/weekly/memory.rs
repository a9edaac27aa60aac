//! Which cards came when: a file of names and dates in the folder, safe to delete.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::cli::output;
use crate::cli::report::Report;
use crate::diag::Source;
use crate::disk::{self, Intent, Lock, Privacy, Righted, Staged};
use crate::job::Failure;
use crate::load::{FileError, load_history, read_text};
use crate::model::{History, Plan};

/// The name of the history's file; it lies where the project does.
pub(in crate::cli) const HISTORY: &str = "emberdeck.history.toml";

/// What is remembered, or that nothing is to be.
pub(super) enum Memory {
    /// The history, as it was read, its file, and the lock: of two runs at once the second reads
    /// when the first has written.
    Kept { history: History, file: PathBuf, is_damaged: bool, _lock: Option<Lock> },
    /// `--no-history`, or a plan without dates.
    Off,
}

impl Memory {
    pub(super) fn before(&self, start: Date) -> BTreeMap<String, Vec<u16>> {
        match self {
            Self::Kept { history, .. } => history.weeks_before(start),
            Self::Off => BTreeMap::new(),
        }
    }

    /// The history with the cards of a plan, not yet in its place. The days of `replaced`, a plan
    /// whose files these take the place of, are forgotten.
    pub(super) fn with(
        &self,
        plan: &Plan,
        replaced: Option<&Plan>,
        plan_file: &Path,
        plan_text: &str,
    ) -> Result<Option<Remembered>, Failure> {
        let Self::Kept { history, file, is_damaged, .. } = self else { return Ok(None) };
        let mut history = history.clone();
        history.note_plan(plan, replaced);
        let text = history.to_toml();
        let intent = Intent::of(file, &text, plan_file, plan_text);
        let history = Staged::new(file, text.as_bytes(), Privacy::Private)?;
        let is_damaged = *is_damaged;
        Ok(Some(Remembered { history, intent, file: file.clone(), is_damaged }))
    }
}

/// What is to be remembered of a plan whose files are about to be put into their places.
pub(super) struct Remembered {
    history: Staged,
    intent: Intent,
    file: PathBuf,
    is_damaged: bool,
}

impl Remembered {
    /// Puts a plan's files into their places, and remembers its cards. Should the run be stopped
    /// in between, however hard, the next one finds what to do.
    pub(super) fn put(self, files: Vec<Staged>, report: &Report) -> Result<(), Failure> {
        let together = disk::keep_together();
        if self.is_damaged {
            let aside = keep_aside(&self.file)?;
            let aside = aside.display();
            report.note(&format!("the damaged history is kept as `{aside}`"));
        }
        self.intent.write()?;
        files.into_iter().try_for_each(Staged::put)?;
        self.history.put()?;
        self.intent.forget();
        drop(together);
        Ok(())
    }
}

/// Reads the history. A damaged one is told of and kept aside when the new one is written.
pub(super) fn read(
    home: &Path,
    is_off: bool,
    start: Option<Date>,
    is_preview: bool,
    report: &Report,
) -> Result<Memory, Failure> {
    if is_off {
        return Ok(Memory::Off);
    }
    if start.is_none() {
        if !is_preview {
            report.note("a plan without dates is not remembered; later plans may bring its cards again");
        }
        return Ok(Memory::Off);
    }
    let file = home.join(HISTORY);
    // Whoever cannot remember the plan does not make it.
    let lock = (!is_preview).then(|| output::hold(&file, report)).transpose()?;
    if lock.is_some() {
        match Intent::put_right(&file)? {
            Righted::Nothing => {}
            Righted::Done => report.note("the last run was stopped before it remembered its cards; they are remembered now"),
            Righted::Dropped => report.note("the last run was stopped before all files of its plan were in their places; draw that plan again"),
        }
    }
    let history = open(&file, report)?;
    let is_damaged = history.is_none();
    if is_damaged {
        let file = file.display();
        report.note(&format!("`{file}` could not be read; this plan is drawn without it, so cards may come again sooner"));
    }
    let history = history.unwrap_or_default();
    Ok(Memory::Kept { history, file, is_damaged, _lock: lock })
}

/// The history; none when its file is damaged.
fn open(path: &Path, report: &Report) -> Result<Option<History>, Failure> {
    let name = path.to_string_lossy();
    let text = match Intent::text(path) {
        Some(text) => Ok(text),
        None if !path.exists() => return Ok(Some(History::default())),
        None => read_text(path),
    };
    let text = match text {
        Ok(text) => text,
        Err(FileError::NotText(..)) => return Ok(None),
        Err(why) => return Err(why.into()),
    };
    let source = Source::new(&name, &text);
    let history = load_history(&source);
    if let Err(problems) = &history {
        report.problems(&source, problems);
        if problems.iter().any(|problem| problem.message.starts_with("`schema`")) {
            return Err(Failure::new(format!("`{name}` is of a newer Emberdeck"))
                .hint("get a newer one, or plan without it: `--no-history`"));
        }
    }
    Ok(history.ok())
}

/// The name of a history that is kept aside.
fn aside(file: &Path, nth: u32) -> PathBuf {
    file.with_file_name(format!("emberdeck.history.damaged-{nth}.toml"))
}

/// Moves a damaged history to a name that is free.
fn keep_aside(file: &Path) -> Result<PathBuf, Failure> {
    let mut names = (1..).map(|nth| aside(file, nth));
    let free = names.find(|path| !path.exists()).unwrap_or_default();
    fs::rename(file, &free).map_err(|why| {
        Failure::new(format!("cannot move `{}` aside: {why}", file.display()))
    })?;
    Ok(free)
}

/// The history, damaged ones that were kept aside, and what a run that was stopped left of one.
pub(in crate::cli) fn history_files(home: &Path) -> Vec<PathBuf> {
    let history = home.join(HISTORY);
    let unfinished = Intent::path(&history);
    let beside = history.clone();
    let aside =
        (1..).map(move |nth| aside(&beside, nth)).take_while(|path| path.exists());
    let own = [history, unfinished].into_iter().filter(|path| path.exists());
    own.chain(aside).collect()
}

/// Erases what [`history_files`] finds, and says which.
pub(in crate::cli) fn forget_history(
    home: &Path,
    report: &Report,
) -> Result<Vec<PathBuf>, Failure> {
    if history_files(home).is_empty() {
        return Ok(Vec::new());
    }
    let _lock = output::hold(&home.join(HISTORY), report)?;
    let files = history_files(home);
    for file in &files {
        disk::erase(file)?;
    }
    Ok(files)
}
