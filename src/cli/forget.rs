//! `emberdeck forget`: what this folder remembers of the two, and how to erase it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::args::ForgetOptions;
use crate::cli::failure::Failure;
use crate::cli::report::Report;
use crate::cli::values::Remembered;
use crate::cli::weekly::{HISTORY, forget_history};
use crate::pdf::{Ownership, ownership};

pub(super) fn run(options: &ForgetOptions, report: &Report) -> Result<(), Failure> {
    let plans = plan_files(&options.folder)?;
    if options.what.is_empty() {
        let mut found = plans;
        if Path::new(HISTORY).exists() {
            found.insert(0, PathBuf::from(HISTORY));
        }
        for path in &found {
            report.result(&path.display().to_string());
        }
        report.result(if found.is_empty() {
            "nothing is remembered here"
        } else {
            "erase with `emberdeck forget history plans`"
        });
        return Ok(());
    }
    if options.what.contains(&Remembered::History) && forget_history()? {
        report.result(&format!("{HISTORY}: erased"));
    }
    if options.what.contains(&Remembered::Plans) {
        for path in &plans {
            fs::remove_file(path).map_err(|why| {
                Failure::new(format!("cannot erase `{}`: {why}", path.display()))
            })?;
            report.result(&format!("{}: erased", path.display()));
        }
        // The folder goes when nothing else is in it.
        let _ = fs::remove_dir(&options.folder);
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
        let is_ours = |path: &Path| {
            fs::read(path).is_ok_and(|bytes| ownership(&bytes) != Ownership::Foreign)
        };
        if matches!(name, "plan.toml" | "plan.ics") || (is_pdf && is_ours(&path)) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
