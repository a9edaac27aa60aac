//! Which cards came when: a file of names and dates in the folder, safe to delete.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::cli::output;
use crate::cli::report::Report;
use crate::diag::Source;
use crate::job::Failure;
use crate::load::{FileError, load_history, read_text};
use crate::model::{History, Plan};

/// The name of the history's file; it lies where the project does.
pub(in crate::cli) const HISTORY: &str = "emberdeck.history.toml";
/// Held by whoever reads the history to write it.
const LOCK: &str = ".emberdeck.history.lock";

/// What is remembered, or that nothing is to be.
pub(super) enum Memory {
    /// The history, as it was read, its file, and the lock: of two runs at once the second reads
    /// when the first has written.
    Kept { history: History, file: PathBuf, _lock: Option<File> },
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
    let lock = (!is_preview).then(|| lock(&file)).transpose()?;
    let history = open(&file, report)?;
    if history.is_none() {
        let file = file.display();
        report.note(&format!("`{file}` is damaged; this plan is drawn without it"));
    }
    Ok(Memory::Kept { history: history.unwrap_or_default(), file, _lock: lock })
}

/// The history; none when its file is damaged.
fn open(path: &Path, report: &Report) -> Result<Option<History>, Failure> {
    if !path.exists() {
        return Ok(Some(History::default()));
    }
    let text = match read_text(path) {
        Ok(text) => text,
        Err(FileError::NotText(_)) => return Ok(None),
        Err(why) => return Err(why.into()),
    };
    let name = path.to_string_lossy();
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

/// Notes the cards of a plan. The caller holds the [`lock`], so that two runs at once lose
/// nothing of each other's.
///
/// The days of `replaced`, a plan whose files these take the place of, are forgotten.
pub(super) fn note(
    file: &Path,
    plan: &Plan,
    replaced: Option<&Plan>,
    report: &Report,
) -> Result<(), Failure> {
    let found = open(file, &Report::silent())?;
    if found.is_none() {
        let aside = keep_aside(file)?;
        report.note(&format!("the damaged history is kept as `{}`", aside.display()));
    }
    let mut history = found.unwrap_or_default();
    for old in [Some(plan), replaced].into_iter().flatten() {
        let first = old.weeks.first().and_then(|week| week.start);
        let last = old.weeks.last().and_then(|week| week.date(7));
        if let Some((first, last)) = first.zip(last) {
            history.forget(first, last);
        }
    }
    for week in &plan.weeks {
        for card in &week.cards {
            if let Some(date) = week.date(card.day) {
                history.note(&card.name(), date);
            }
        }
    }
    output::replace_text(file, &history.to_toml())
}

/// Waits for the lock; the system takes it back when the program ends.
pub(super) fn lock(file: &Path) -> Result<File, Failure> {
    let cannot = |why: std::io::Error| {
        Failure::new(format!("cannot lock `{}`: {why}", file.display()))
    };
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(file.with_file_name(LOCK))
        .map_err(cannot)?;
    file.lock().map_err(cannot)?;
    Ok(file)
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

/// The history, and damaged ones that were kept aside.
pub(in crate::cli) fn history_files(home: &Path) -> Vec<PathBuf> {
    let history = home.join(HISTORY);
    let beside = history.clone();
    let aside =
        (1..).map(move |nth| aside(&beside, nth)).take_while(|path| path.exists());
    history.exists().then_some(history).into_iter().chain(aside).collect()
}

/// Erases what [`history_files`] finds, and says which. The lock's own file holds nothing and
/// stays: whoever waits for it must find the same one.
pub(in crate::cli) fn forget_history(home: &Path) -> Result<Vec<PathBuf>, Failure> {
    let files = history_files(home);
    if files.is_empty() {
        return Ok(files);
    }
    let _lock = lock(&home.join(HISTORY))?;
    for file in &files {
        fs::remove_file(file).map_err(|why| {
            Failure::new(format!("cannot erase `{}`: {why}", file.display()))
        })?;
    }
    Ok(files)
}
