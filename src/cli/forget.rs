//! `emberdeck forget`: what this folder remembers of the two, and how to erase it.

use std::fs;
use std::io::{BufRead, IsTerminal, Write, stderr, stdin};
use std::path::{Path, PathBuf};

use crate::cli::args::ForgetOptions;
use crate::cli::output::owned;
use crate::cli::project::{project_file, project_home};
use crate::cli::report::Report;
use crate::cli::values::Forgotten;
use crate::cli::weekly::{forget_history, history_files, hold_folder};
use crate::diag::tame;
use crate::disk;
use crate::job::{Failure, count, holds_answers};
use crate::load::read_text;
use crate::pdf::Ownership;

const NOTHING: &str = "nothing of the kind is remembered here";
/// Larger files are not looked into.
const LARGEST: u64 = 64 << 20;

pub(super) fn run(options: &ForgetOptions, report: &Report) -> Result<(), Failure> {
    let plans = plan_files(&folder(options))?;
    if options.what.is_empty() {
        return show(options, plans, report);
    }
    let has = |what: &Forgotten| options.what.contains(what);
    let answers = if has(&Forgotten::Answers) || !named(options).is_empty() {
        answers_to_erase(options)?
    } else {
        Vec::new()
    };
    let histories = if has(&Forgotten::History) {
        history_files(&project_home())
    } else {
        Vec::new()
    };
    let of_plans = if has(&Forgotten::Plans) { &plans[..] } else { &[] };
    let all: Vec<&PathBuf> = histories.iter().chain(of_plans).chain(&answers).collect();
    if !options.yes && !is_agreed(&all)? {
        report.result("nothing is erased");
        return Ok(());
    }
    let mut is_any = false;
    if has(&Forgotten::History) {
        for path in forget_history(&project_home(), report)? {
            is_any = true;
            report.result(&format!("{}: erased", path.display()));
        }
    }
    let plans = if has(&Forgotten::Plans) { plans } else { Vec::new() };
    let held = (!plans.is_empty()).then(|| hold_folder(&folder(options), report));
    let held = held.transpose()?;
    is_any |= !plans.is_empty() || !answers.is_empty();
    for path in plans.iter().chain(&answers) {
        disk::erase(path)?;
        report.result(&format!("{}: erased", path.display()));
    }
    drop(held);
    for path in folders(options).iter().flat_map(|folder| disk::sweep(folder)) {
        is_any = true;
        report.result(&format!("{}: erased", plain(&path).display()));
    }
    if has(&Forgotten::Plans) {
        // The folder goes when nothing else is in it.
        let _ = fs::remove_dir(folder(options));
    }
    if !is_any {
        report.result(NOTHING);
    }
    Ok(())
}

/// Whether whoever sits at the terminal wants these files erased; where nobody sits, it was said by
/// the command.
fn is_agreed(files: &[&PathBuf]) -> Result<bool, Failure> {
    if files.is_empty() || !stdin().is_terminal() || !stderr().is_terminal() {
        return Ok(true);
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

/// The folder of the plans.
fn folder(options: &ForgetOptions) -> PathBuf {
    options.folder.clone().unwrap_or_else(|| PathBuf::from("weekly"))
}

/// The folders that are looked into: this one, that of the plans, and the project's.
fn folders(options: &ForgetOptions) -> Vec<PathBuf> {
    let mut folders = vec![PathBuf::from(".")];
    for more in [folder(options), project_home()] {
        let is_there =
            |known: &PathBuf| known.canonicalize().ok() == more.canonicalize().ok();
        if more.is_dir() && !folders.iter().any(is_there) {
            folders.push(more);
        }
    }
    folders
}

/// A path of this folder as it is typed.
fn plain(path: &Path) -> &Path {
    path.strip_prefix(".").unwrap_or(path)
}

/// Says what is there.
fn show(
    options: &ForgetOptions,
    plans: Vec<PathBuf>,
    report: &Report,
) -> Result<(), Failure> {
    let mut found = history_files(&project_home());
    let mut words = vec!["history", "plans"];
    found.extend(plans);
    let answers = answer_files(&folder(options))?;
    if !answers.is_empty() {
        words.push("answers");
    }
    found.extend(answers);
    // What runs that were stopped hard have left; any erasing sweeps it away.
    let left = folders(options)
        .iter()
        .flat_map(|folder| disk::strays(folder))
        .collect::<Vec<_>>();
    found.extend(left.iter().map(|path| plain(path).to_owned()));
    for path in &found {
        report.result(&path.display().to_string());
    }
    if found.is_empty() {
        report.result(NOTHING);
    } else {
        let folder = options.folder.as_ref().map(|folder| folder.display().to_string());
        let folder =
            folder.map_or_else(String::new, |folder| format!(" --folder {folder}"));
        let words = words.join(" ");
        report.result(&format!("erase with `emberdeck forget {words}{folder}`"));
    }
    if !found.is_empty() {
        report.note("not looked at: folders below these, other folders, backups, and what was printed or sent");
    }
    if let Some(file) = project_file() {
        report.note(&format!(
            "what you leave out, if anything, stands in `{}`; erase it there by hand",
            file.display()
        ));
    }
    Ok(())
}

/// Files that are named behind `answers`.
fn named(options: &ForgetOptions) -> Vec<&PathBuf> {
    let files = options.what.iter().filter_map(|what| match what {
        Forgotten::File(path) => Some(path),
        _ => None,
    });
    files.collect()
}

/// The files with answers that are named, or all that are found; one that holds none of ours is
/// not erased, and then none is.
fn answers_to_erase(options: &ForgetOptions) -> Result<Vec<PathBuf>, Failure> {
    let named = named(options);
    if named.is_empty() {
        return answer_files(&folder(options));
    }
    if !options.what.contains(&Forgotten::Answers) {
        return Err(Failure::new(format!(
            "`{}` is erased as answers only",
            named[0].display()
        ))
        .hint(format!("say `emberdeck forget answers {}`", named[0].display())));
    }
    for path in &named {
        if !path.exists() {
            return Err(Failure::new(format!("there is no `{}`", path.display()))
                .hint("`emberdeck forget` shows what is there"));
        }
        if !disk::read(path, LARGEST).is_ok_and(|bytes| holds_answers(&bytes)) {
            return Err(Failure::new(format!(
                "`{}` is no file of answers, and no filled workbook of Emberdeck's",
                path.display()
            ))
            .hint("erase it by hand, if it is to go"));
        }
    }
    let mut files: Vec<PathBuf> = named.into_iter().cloned().collect();
    files.dedup();
    Ok(files)
}

/// What each has alone of a plan's workbook.
const OWN_PAGES: [&str; 2] = ["own-a.pdf", "own-b.pdf"];

/// Filled workbooks, answers and curves in this folder and in that of the plans.
fn answer_files(plans: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for folder in [Path::new("."), plans] {
        for path in entries(folder)? {
            // Whatever its name is: books are renamed, and copied for each of the two.
            let end = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
            let may_hold = path.is_file()
                && ["pdf", "toml"].iter().any(|known| end.eq_ignore_ascii_case(known));
            let holds =
                || disk::read(&path, LARGEST).is_ok_and(|bytes| holds_answers(&bytes));
            if may_hold && holds() {
                files.push(plain(&path).to_owned());
            }
        }
    }
    files.sort();
    files.dedup();
    Ok(files)
}

fn name_of(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).unwrap_or_default()
}

/// What lies in a folder; nothing when there is none.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let cannot = |why: std::io::Error| {
        Failure::new(format!("cannot read the folder `{}`: {why}", folder.display()))
    };
    let entries = fs::read_dir(folder).map_err(cannot)?;
    entries.map(|entry| Ok(entry.map_err(cannot)?.path())).collect()
}

/// The files of plans in a folder: those that Emberdeck made, by their names and their bytes.
fn plan_files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in entries(folder)? {
        let name = name_of(&path);
        let is_pdf = name == "cards.pdf"
            || name == "plan.pdf"
            || (name.starts_with("week-") && name.ends_with("-cards.pdf"));
        // A workbook that was changed holds answers, and those are not the plan's.
        let is_book = (name == "workbook.pdf" || OWN_PAGES.contains(&name))
            && owned(&path).is_ok_and(|whose| whose == Ownership::Ours);
        let is_ours =
            |path: &Path| owned(path).is_ok_and(|whose| whose != Ownership::Foreign);
        let says = |mark: &str| read_text(&path).is_ok_and(|text| text.contains(mark));
        let is_text = (name == "plan.toml" && says("\nmade_by = \"emberdeck "))
            || (name == "plan.ics" && says("PRODID:-//Emberdeck//"));
        if is_text || is_book || (is_pdf && is_ours(&path)) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
