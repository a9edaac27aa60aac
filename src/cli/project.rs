//! The project file of the folder where the program runs.

use std::path::Path;

use crate::cli::deck_words::nothing_made;
use crate::cli::failure::Failure;
use crate::cli::report::Report;
use crate::diag::Source;
use crate::load::{ArtFolder, load_project, read_text};
use crate::model::Project;

/// The project file's name.
pub(super) const PROJECT: &str = "emberdeck.toml";

/// Reads the project file; without one, nothing is set.
pub(super) fn read_project(report: &Report) -> Result<Project, Failure> {
    let path = Path::new(PROJECT);
    // A link that leads nowhere is no missing file: what the two leave out would be lost.
    if path.symlink_metadata().is_err() {
        return Ok(Project::default());
    }
    let source = Source::new(PROJECT, &read_text(path)?);
    load_project(&source, &ArtFolder::new(Path::new("."))).map_err(|problems| {
        report.problems(&source, &problems);
        nothing_made(problems.len())
    })
}
