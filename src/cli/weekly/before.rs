//! The plan of the weeks that were answered.

use std::path::PathBuf;

use crate::cli::args::WeeklyOptions;
use crate::cli::weekly::files::plan_in;
use crate::model::PlanFile;

/// The plan that the answers belong to, and the folder it lies in: where the new one goes, beside
/// the answers, or where plans lie by default.
pub(super) fn find(options: &WeeklyOptions) -> Option<(PlanFile, String)> {
    let beside = options.answers.iter().filter_map(|path| path.parent());
    let usual = PathBuf::from(FOLDER);
    let target = options.output.clone().unwrap_or_else(|| usual.clone());
    let folders = std::iter::once(target).chain(beside.map(PathBuf::from)).chain([usual]);
    let mut found = folders.filter_map(|folder| {
        Some((plan_in(&folder)?, folder.to_string_lossy().into_owned()))
    });
    found.next()
}

/// The folder of plans.
pub(super) const FOLDER: &str = "weekly";
