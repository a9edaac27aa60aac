//! What is found in a folder that tells of the two, or of a practice's clients: by what is in a
//! file, whatever its name.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::output::owned;
use crate::cli::weekly::BOOKS;
use crate::diag::Source;
use crate::disk;
use crate::job::{Failure, holds_answers};
use crate::load::{load_record, read_text};
use crate::model::Record;
use crate::pdf::Ownership;

/// Larger files are not looked into.
const LARGEST: u64 = 64 << 20;

/// A path of this folder as it is typed.
pub(super) fn plain(path: &Path) -> &Path {
    path.strip_prefix(".").unwrap_or(path)
}

/// Whether a file has answers of ours.
pub(super) fn has_answers(path: &Path) -> bool {
    disk::read(path, LARGEST).is_ok_and(|bytes| holds_answers(&bytes))
}

/// The record of handouts that a file is.
pub(super) fn record_in(path: &Path) -> Option<Record> {
    let text = read_text(path).ok()?;
    if !text.contains("[[handout]]") {
        return None;
    }
    load_record(&Source::new(&path.to_string_lossy(), &text)).ok()
}

/// Filled workbooks, answers and curves in these folders.
pub(super) fn answer_files(folders: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    files_in(folders, &["pdf", "toml"], has_answers)
}

/// Records of handouts in these folders.
pub(super) fn record_files(folders: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    files_in(folders, &["toml"], |path| record_in(path).is_some())
}

fn files_in(
    folders: &[PathBuf],
    endings: &[&str],
    is_one: impl Fn(&Path) -> bool,
) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for folder in folders {
        for path in entries(folder)? {
            let end = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
            let may_be_one = path.is_file()
                && endings.iter().any(|known| end.eq_ignore_ascii_case(known));
            if may_be_one && is_one(&path) {
                files.push(plain(&path).to_owned());
            }
        }
    }
    files.sort();
    files.dedup();
    Ok(files)
}

/// What lies in a folder; nothing when there is none.
pub(super) fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let cannot = |why: std::io::Error| {
        Failure::new(format!("cannot read the folder `{}`: {why}", folder.display()))
    };
    let entries = fs::read_dir(folder).map_err(cannot)?;
    entries.map(|entry| Ok(entry.map_err(cannot)?.path())).collect()
}

/// Whether a folder holds a plan of ours.
pub(super) fn holds_plan(folder: &Path) -> bool {
    is_plan(&folder.join("plan.toml"))
}

fn is_plan(path: &Path) -> bool {
    says(path, "\nmade_by = \"emberdeck ")
}

fn says(path: &Path, mark: &str) -> bool {
    read_text(path).is_ok_and(|text| text.contains(mark))
}

/// Whether a name is that of a plan's book, or of one beside a book that was filled in:
/// `own-a.pdf`, `own-a-2.pdf`.
fn is_book(name: &str) -> bool {
    let stem = name.strip_suffix(".pdf").unwrap_or_default();
    let number = |c: char| c.is_ascii_digit();
    let plain = stem
        .trim_end_matches(number)
        .strip_suffix('-')
        .filter(|_| stem.ends_with(number));
    BOOKS.iter().any(|book| book.strip_suffix(".pdf") == Some(plain.unwrap_or(stem)))
}

/// The files of plans in a folder: those that Emberdeck made, by their names and their bytes.
pub(super) fn plan_files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in entries(folder)? {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let is_pdf = name == "cards.pdf"
            || name == "plan.pdf"
            || name == "leaflet.pdf"
            || (name.starts_with("week-") && name.ends_with("-cards.pdf"));
        // A workbook that was changed holds answers, and those are not the plan's.
        let is_book =
            is_book(name) && owned(&path).is_ok_and(|whose| whose == Ownership::Ours);
        let is_ours =
            |path: &Path| owned(path).is_ok_and(|whose| whose != Ownership::Foreign);
        let is_text = (name == "plan.toml" && is_plan(&path))
            || (name == "plan.ics" && says(&path, "PRODID:-//Emberdeck//"));
        if is_text || is_book || (is_pdf && is_ours(&path)) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
