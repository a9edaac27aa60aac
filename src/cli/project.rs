//! The files of settings: the project's, in the folder or above it, and the user's own.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use crate::diag::Source;
use crate::disk;
use crate::job::Failure;
use crate::load::{load_project, read_text};
use crate::model::Project;

/// The project file's name.
pub(super) const PROJECT: &str = "emberdeck.toml";

/// A file of settings, and what it says.
#[derive(Debug, Default)]
pub(super) struct SettingsFile {
    /// Where it is, as it is shown; none when there is no such file.
    pub(super) path: Option<PathBuf>,
    /// Its name, as it is shown.
    shown: String,
    /// What it says; nothing without a file.
    pub(super) project: Project,
}

impl SettingsFile {
    /// The folder that the project lives in: that of its file, else this one.
    pub(super) fn home(&self) -> PathBuf {
        let folder = self.path.as_deref().and_then(Path::parent).map(Path::to_owned);
        folder.unwrap_or_default()
    }

    /// The name of the file, as it is shown.
    pub(super) fn shown(&self) -> String {
        self.shown.clone()
    }

    /// The file, or where it would be.
    pub(super) fn file(&self) -> PathBuf {
        self.path.clone().unwrap_or_else(|| PathBuf::from(PROJECT))
    }
}

/// Reads the project file of this folder or of the nearest above it; without one, nothing is set.
/// What the two leave out counts in those farther up too: a file that is nearer lifts no wish.
pub(super) fn read_project() -> Result<SettingsFile, Failure> {
    let mut files = project_files().into_iter();
    let Some(path) = files.next() else { return Ok(SettingsFile::default()) };
    let shown = path.to_string_lossy().into_owned();
    let mut project = read(&path, &shown)?;
    for farther in files {
        let more = read(&farther, &farther.to_string_lossy())?.leave_out;
        project.leave_out = project.leave_out.and(more);
    }
    Ok(SettingsFile { path: Some(path), shown, project })
}

/// The folder that the project lives in, whatever its file says.
pub(super) fn project_home() -> PathBuf {
    let path = project_files().into_iter().next();
    let folder = path.as_deref().and_then(Path::parent).map(Path::to_owned);
    folder.unwrap_or_default()
}

/// The project file that is nearest, whatever it says.
pub(super) fn project_file() -> Option<PathBuf> {
    project_files().into_iter().next()
}

/// Reads the user's own file; without one, nothing is set.
pub(super) fn read_user() -> Result<SettingsFile, Failure> {
    let Some(path) = user_file().filter(|path| disk::is_there(path)) else {
        return Ok(SettingsFile::default());
    };
    let shown = shown_from_home(&path);
    let project = read(&path, &shown)?;
    Ok(SettingsFile { path: Some(path), shown, project })
}

/// Where the user's own file is, whether there is one or not.
fn user_file() -> Option<PathBuf> {
    Some(user_folder()?.join("config.toml"))
}

/// The folder of the user's own files, whether there is one or not.
pub(super) fn user_folder() -> Option<PathBuf> {
    let strategy = etcetera::choose_base_strategy().ok()?;
    Some(strategy.config_dir().join("emberdeck"))
}

/// A path as it is shown: from the home folder, where it is inside.
pub(super) fn shown_from_home(path: &Path) -> String {
    let inside = etcetera::home_dir().ok();
    let inside = inside.and_then(|home| path.strip_prefix(home).ok().map(Path::to_owned));
    inside.map_or_else(
        || path.to_string_lossy().into_owned(),
        |inside| Path::new("~").join(inside).to_string_lossy().into_owned(),
    )
}

/// The project files in this folder and in those above it that are inside the home folder, the
/// nearest first.
fn project_files() -> Vec<PathBuf> {
    disk::upwards(PROJECT, etcetera::home_dir().ok().as_deref())
}

fn read(path: &Path, shown: &str) -> Result<Project, Failure> {
    if !disk::is_own(path)? {
        return Err(Failure::new(format!("`{shown}` belongs to somebody else")).hint(
            "settings are taken from files of your own alone; copy it, or move it away",
        ));
    }
    let source = Source::new(shown, &read_text(path)?);
    load_project(&source, path).map_err(|problems| Failure::in_file(&source, problems))
}
