//! `emberdeck forget`: what this folder remembers of the two, and how to erase it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::args::ForgetOptions;
use crate::cli::failure::Failure;
use crate::cli::project::PROJECT;
use crate::cli::report::Report;
use crate::cli::values::Remembered;
use crate::cli::weekly::{forget_history, history_files};
use crate::pdf::{Ownership, ownership};

const NOTHING: &str = "nothing of the kind is remembered here";

pub(super) fn run(options: &ForgetOptions, report: &Report) -> Result<(), Failure> {
    let plans = plan_files(&options.folder)?;
    if options.what.is_empty() {
        let mut found = history_files();
        found.extend(plans);
        for path in &found {
            report.result(&path.display().to_string());
        }
        report.result(if found.is_empty() {
            NOTHING
        } else {
            "erase with `emberdeck forget history plans`"
        });
        if Path::new(PROJECT).exists() {
            report.note(&format!(
                "what you leave out stands in `{PROJECT}`; erase it there by hand"
            ));
        }
        return Ok(());
    }
    let mut is_any = false;
    if options.what.contains(&Remembered::History) {
        for path in forget_history()? {
            is_any = true;
            report.result(&format!("{}: erased", path.display()));
        }
    }
    if options.what.contains(&Remembered::Plans) {
        is_any |= !plans.is_empty();
        for path in &plans {
            fs::remove_file(path).map_err(|why| {
                Failure::new(format!("cannot erase `{}`: {why}", path.display()))
            })?;
            report.result(&format!("{}: erased", path.display()));
        }
        // The folder goes when nothing else is in it.
        let _ = fs::remove_dir(&options.folder);
    }
    if !is_any {
        report.result(NOTHING);
    }
    Ok(())
}

/// The files of plans in a folder: those that Emberdeck made, by their names and their bytes.
fn plan_files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let cannot = |why: std::io::Error| {
        Failure::new(format!("cannot read the folder `{}`: {why}", folder.display()))
    };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(cannot)? {
        let path = entry.map_err(cannot)?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let is_pdf = name == "cards.pdf"
            || name == "plan.pdf"
            || (name.starts_with("week-") && name.ends_with("-cards.pdf"));
        // A workbook that was changed holds answers, and those are not the plan's.
        let is_book = name == "workbook.pdf"
            && fs::read(&path).is_ok_and(|bytes| ownership(&bytes) == Ownership::Ours);
        let is_ours = |path: &Path| {
            fs::read(path).is_ok_and(|bytes| ownership(&bytes) != Ownership::Foreign)
        };
        let says =
            |mark: &str| fs::read_to_string(&path).is_ok_and(|text| text.contains(mark));
        let is_text = (name == "plan.toml" && says("\nmade_by = \"emberdeck "))
            || (name == "plan.ics" && says("PRODID:-//Emberdeck//"));
        if is_text || is_book || (is_pdf && is_ours(&path)) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
