//! The plan of the weeks that were answered.

use std::path::PathBuf;

use crate::cli::args::WeeklyOptions;
use crate::cli::weekly::files::plan_in;
use crate::model::PlanFile;

/// The plan of a week that was answered, and the folder it lies in: where the new one goes, beside
/// the answers, or where plans lie by default. Without one the first plan that lies there tells at
/// least how the two like their weeks.
pub(super) fn find(options: &WeeklyOptions, week: u16) -> Option<(PlanFile, String)> {
    let beside = options.answers.iter().filter_map(|path| path.parent());
    let usual = PathBuf::from(FOLDER);
    let target = options.output.clone().unwrap_or_else(|| usual.clone());
    let folders = std::iter::once(target).chain(beside.map(PathBuf::from)).chain([usual]);
    let found = folders.filter_map(|folder| {
        Some((plan_in(&folder)?, folder.to_string_lossy().into_owned()))
    });
    let mut found: Vec<_> = found.collect();
    let has_week = |file: &PlanFile| file.plan.weeks.iter().any(|of| of.number == week);
    let at = found.iter().position(|(file, _)| has_week(file)).unwrap_or(0);
    (at < found.len()).then(|| found.swap_remove(at))
}

/// The folder of plans.
pub(super) const FOLDER: &str = "weekly";
