//! `emberdeck forget`: what this folder remembers of the two, and how to erase it.

mod found;

use std::fs;
use std::io::{BufRead, IsTerminal, Write, stderr, stdin};
use std::path::{Path, PathBuf};

use found::{
    answer_files, has_answers, holds_plan, plain, plan_files, record_files, record_in,
};

use crate::cli::args::ForgetOptions;
use crate::cli::output;
use crate::cli::project::{project_file, project_home};
use crate::cli::report::Report;
use crate::cli::told::{FileTold, State};
use crate::cli::values::Forgotten;
use crate::cli::weekly::{forget_history, history_files, hold_folder};
use crate::diag::tame;
use crate::disk::{self, Privacy, Staged};
use crate::job::{Failure, count};

const NOTHING: &str = "nothing of the kind is remembered here";

pub(super) fn run(options: &ForgetOptions, report: &Report) -> Result<(), Failure> {
    if options.what.is_empty() {
        if options.client.is_some() {
            return Err(Failure::usage("`--client` needs `records`")
                .hint("write `emberdeck forget records --client CODE`"));
        }
        return show(options, report);
    }
    let places = Places::of(options)?;
    if let Some(client) = &options.client {
        return forget_client(client, options, &places, report);
    }
    let found = Found::asked_for(options, &places)?;
    if options.dry_run {
        found.tell(State::NotErased, report);
        return Ok(());
    }
    if !options.yes && !is_agreed(&found.all())? {
        report.result("nothing is erased");
        return Ok(());
    }
    found.erase(&places, report)
}

/// Where is looked.
struct Places {
    /// The folders of plans: the one that is named, else the usual one and those below this one
    /// that hold a plan.
    plans: Vec<PathBuf>,
    /// This folder and those of the plans.
    folders: Vec<PathBuf>,
}

impl Places {
    fn of(options: &ForgetOptions) -> Result<Self, Failure> {
        let plans = match &options.folder {
            Some(folder) => vec![folder.clone()],
            None => usual_plans()?,
        };
        let mut folders = vec![PathBuf::from(".")];
        add(&mut folders, &plans);
        Ok(Self { plans, folders })
    }

    fn plan_files(&self) -> Result<Vec<PathBuf>, Failure> {
        let files = self.plans.iter().map(|folder| plan_files(folder));
        Ok(files.collect::<Result<Vec<_>, _>>()?.concat())
    }

    /// These, and that of the project: runs that were stopped hard have left something there.
    fn with_home(&self) -> Vec<PathBuf> {
        let mut folders = self.folders.clone();
        add(&mut folders, &[project_home()]);
        folders
    }
}

/// Adds folders that are there and not named already, under another name perhaps.
fn add(folders: &mut Vec<PathBuf>, more: &[PathBuf]) {
    for folder in more {
        let real = folder.canonicalize().ok();
        let is_known = folders.iter().any(|known| known.canonicalize().ok() == real);
        if folder.is_dir() && !is_known {
            folders.push(folder.clone());
        }
    }
}

/// The usual folder of plans, and those below this one that hold a plan.
fn usual_plans() -> Result<Vec<PathBuf>, Failure> {
    let usual = PathBuf::from("weekly");
    let mut plans: Vec<PathBuf> = found::entries(Path::new("."))?
        .iter()
        .map(|path| plain(path).to_owned())
        .filter(|path| *path != usual && path.is_dir() && holds_plan(path))
        .collect();
    plans.sort();
    plans.insert(0, usual);
    Ok(plans)
}

/// Files that tell of the two, or of clients.
#[derive(Default)]
struct Found {
    history: Vec<PathBuf>,
    plans: Vec<PathBuf>,
    answers: Vec<PathBuf>,
    records: Vec<PathBuf>,
}

impl Found {
    /// All that is there.
    fn everything(places: &Places) -> Result<Self, Failure> {
        Ok(Self {
            history: history_files(&project_home()),
            plans: places.plan_files()?,
            answers: answer_files(&places.folders)?,
            records: record_files(&places.folders)?,
        })
    }

    /// What of it is asked for. A file that is named and is none of ours is not erased, and then
    /// none is.
    fn asked_for(options: &ForgetOptions, places: &Places) -> Result<Self, Failure> {
        let asks = |what: &Forgotten| {
            let all = [what, &Forgotten::Everything];
            options.what.iter().any(|asked| all.contains(&asked))
        };
        let named = named(options)?;
        let (answers, records): (Vec<PathBuf>, Vec<PathBuf>) =
            named.iter().cloned().partition(|path| record_in(path).is_none());
        let mut found = Self { answers, records, ..Self::default() };
        if asks(&Forgotten::History) {
            found.history = history_files(&project_home());
        }
        if asks(&Forgotten::Plans) {
            found.plans = places.plan_files()?;
        }
        if asks(&Forgotten::Answers) && found.answers.is_empty() {
            found.answers = answer_files(&places.folders)?;
        }
        if asks(&Forgotten::Records) && found.records.is_empty() {
            found.records = record_files(&places.folders)?;
        }
        Ok(found)
    }

    fn all(&self) -> Vec<&PathBuf> {
        let Self { history, plans, answers, records } = self;
        history.iter().chain(plans).chain(answers).chain(records).collect()
    }

    /// The words that erase what is there.
    fn words(&self) -> Vec<&'static str> {
        let of = [
            (&self.history, "history"),
            (&self.plans, "plans"),
            (&self.answers, "answers"),
            (&self.records, "records"),
        ];
        let there = of.into_iter().filter(|(files, _)| !files.is_empty());
        there.map(|(_, word)| word).collect()
    }

    fn tell(&self, state: State, report: &Report) {
        for path in self.all() {
            report.file(&FileTold::bare(path, state));
        }
        if self.all().is_empty() {
            report.result(NOTHING);
        }
    }

    fn erase(&self, places: &Places, report: &Report) -> Result<(), Failure> {
        let mut erased = Vec::new();
        if !self.history.is_empty() {
            erased.extend(forget_history(&project_home(), report)?);
        }
        let with_plans = |folder: &&PathBuf| {
            self.plans.iter().any(|path| path.parent() == Some(folder))
        };
        let held = places.plans.iter().filter(with_plans);
        let held: Vec<_> =
            held.map(|folder| hold_folder(folder, report)).collect::<Result<_, _>>()?;
        for path in self.plans.iter().chain(&self.answers).chain(&self.records) {
            disk::erase(path)?;
            erased.push(path.clone());
        }
        drop(held);
        let swept = places.with_home();
        let swept = swept.iter().flat_map(|folder| disk::sweep(folder));
        erased.extend(swept.map(|path| plain(&path).to_owned()));
        for folder in places.plans.iter().filter(with_plans) {
            // The folder goes when nothing else is in it.
            let _ = fs::remove_dir(folder);
        }
        for path in &erased {
            report.file(&FileTold::bare(path, State::Erased));
        }
        if erased.is_empty() {
            report.result(NOTHING);
        }
        Ok(())
    }
}

/// Whether whoever sits at the terminal wants these files erased.
fn is_agreed(files: &[&PathBuf]) -> Result<bool, Failure> {
    if files.is_empty() {
        return Ok(true);
    }
    if !stdin().is_terminal() || !stderr().is_terminal() {
        let files = count(files.len(), "file", "files");
        return Err(Failure::new(format!(
            "nothing is erased: nobody can be asked here whether {files} may go"
        ))
        .hint("`--dry-run` shows them, and `--yes` erases them without asking"));
    }
    let cannot = |why: std::io::Error| Failure::new(format!("cannot ask: {why}"));
    let mut terminal = stderr();
    for path in files {
        writeln!(terminal, "  {}", tame(&path.display().to_string())).map_err(cannot)?;
    }
    let what = count(files.len(), "file", "files");
    write!(terminal, "Erase {what} for good? Type yes: ").map_err(cannot)?;
    terminal.flush().map_err(cannot)?;
    let mut line = String::new();
    stdin().lock().read_line(&mut line).map_err(cannot)?;
    Ok(matches!(line.trim().to_lowercase().as_str(), "y" | "yes"))
}

/// Says what is there.
fn show(options: &ForgetOptions, report: &Report) -> Result<(), Failure> {
    let places = Places::of(options)?;
    let found = Found::everything(&places)?;
    // What runs that were stopped hard have left; any erasing sweeps it away.
    let left = places.with_home();
    let left: Vec<PathBuf> =
        left.iter().flat_map(|folder| disk::strays(folder)).collect();
    let left = left.iter().map(|path| plain(path).to_owned());
    let all: Vec<PathBuf> = found.all().into_iter().cloned().chain(left).collect();
    for path in &all {
        report.file(&FileTold::bare(path, State::Found));
    }
    if all.is_empty() {
        report.result(NOTHING);
    } else {
        if !report.is_json() {
            report.result(&how_to_erase(options, &found));
        }
        report
            .note("not looked at: other folders, backups, and what was printed or sent");
    }
    if let Some(file) = project_file() {
        report.note(&format!(
            "what you leave out, if anything, stands in `{}`; erase it there by hand",
            file.display()
        ));
    }
    Ok(())
}

fn how_to_erase(options: &ForgetOptions, found: &Found) -> String {
    let mut words = found.words();
    if words.is_empty() {
        words.push("everything");
    }
    let folder = options.folder.as_ref().map(|folder| folder.display().to_string());
    let folder = folder.map_or_else(String::new, |folder| format!(" --folder {folder}"));
    format!("erase with `emberdeck forget {}{folder}`", words.join(" "))
}

/// Files that are named behind `answers` or `records`: each has what it is named for.
fn named(options: &ForgetOptions) -> Result<Vec<PathBuf>, Failure> {
    let files = options.what.iter().filter_map(|what| match what {
        Forgotten::File(path) => Some(path),
        _ => None,
    });
    let mut named: Vec<PathBuf> = Vec::new();
    for path in files {
        let shown = path.display();
        if !path.exists() {
            return Err(Failure::new(format!("there is no `{shown}`"))
                .hint("`emberdeck forget` shows what is there"));
        }
        let (word, what) = match record_in(path) {
            Some(_) => ("records", Forgotten::Records),
            None => ("answers", Forgotten::Answers),
        };
        if what == Forgotten::Answers && !has_answers(path) {
            return Err(Failure::new(format!(
                "`{shown}` is no file of answers, no filled workbook and no record of Emberdeck's"
            ))
            .hint("erase it by hand, if it is to go"));
        }
        if !options.what.contains(&what) {
            return Err(Failure::new(format!(
                "nothing was erased: `{word}` is missing before `{shown}`"
            ))
            .hint(format!("write `emberdeck forget {word} {shown}`")));
        }
        if !named.contains(path) {
            named.push(path.clone());
        }
    }
    Ok(named)
}

/// Takes what one client was handed out of the records, and leaves all else in them.
fn forget_client(
    client: &str,
    options: &ForgetOptions,
    places: &Places,
    report: &Report,
) -> Result<(), Failure> {
    let is_other =
        |what: &Forgotten| !matches!(what, Forgotten::Records | Forgotten::File(_));
    if options.what.iter().any(is_other) {
        return Err(Failure::usage("`--client` goes with `records` alone")
            .hint("write `emberdeck forget records --client CODE`"));
    }
    let found = Found::asked_for(options, places)?;
    let mut is_any = false;
    for path in &found.records {
        let _lock = (!options.dry_run).then(|| output::hold(path, report)).transpose()?;
        let Some(mut record) = record_in(path) else { continue };
        let gone = record.forget(client);
        if gone == 0 {
            continue;
        }
        is_any = true;
        if !options.dry_run {
            let text = record.to_toml();
            Staged::new(path, text.as_bytes(), Privacy::Private)?.put()?;
        }
        let entries = count(gone, "entry", "entries");
        let left = record.given.len();
        let told = format!("{entries} of this client erased, {left} left");
        report.file(&FileTold::with(path, State::of_made(options.dry_run), &told));
    }
    if !is_any {
        report.result("no record here names this client");
    }
    report.note("handouts that were made are files of their own: erase those by hand");
    Ok(())
}
