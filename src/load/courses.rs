//! The courses and evenings that are compiled in, and those of a folder.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use include_dir::{Dir, include_dir};

use crate::diag::Source;
use crate::load::course::load_course;
use crate::load::evening::{LoadedEvening, load_evening};
use crate::load::file::FileError;
use crate::model::Course;

/// Every file here is part of the program without being named anywhere else.
static SHIPPED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/decks/courses");

/// The course that a plan follows when none is named.
pub const DEFAULT_COURSE: &str = "reconnect";

/// The courses that come with the program, by id, the usual one first.
///
/// # Panics
/// Never: the files are compiled in, and a test reads them.
pub fn shipped_courses() -> &'static [Course] {
    static COURSES: LazyLock<Vec<Course>> = LazyLock::new(|| {
        let read = |(name, text): (String, &str)| {
            load_course(&Source::new(&name, text)).expect("the shipped courses are sound")
        };
        let mut courses: Vec<Course> =
            sources(CourseFile::Course).into_iter().map(read).collect();
        courses.sort_by_key(|course| (course.id != DEFAULT_COURSE, course.id.clone()));
        courses
    });
    &COURSES
}

/// The evenings that come with the program, the English one first.
///
/// # Panics
/// Never: the files are compiled in, and a test reads them.
pub fn shipped_evenings() -> &'static [LoadedEvening] {
    static EVENINGS: LazyLock<Vec<LoadedEvening>> = LazyLock::new(|| {
        let read = |(name, text): (String, &str)| {
            load_evening(&Source::new(&name, text))
                .expect("the shipped evenings are sound")
        };
        let mut evenings: Vec<LoadedEvening> =
            sources(CourseFile::Evening).into_iter().map(read).collect();
        evenings.sort_by_key(|loaded| loaded.evening.language.tag().to_owned());
        evenings
    });
    &EVENINGS
}

/// The files of courses and evenings that come with the program, by name.
pub(crate) fn shipped_course_files() -> Vec<(String, &'static str)> {
    let kinds = [CourseFile::Course, CourseFile::Evening];
    let mut files: Vec<_> = kinds.into_iter().flat_map(sources).collect();
    files.sort();
    files
}

fn sources(kind: CourseFile) -> Vec<(String, &'static str)> {
    let mut found = Vec::new();
    for file in SHIPPED.files().filter(|file| is_toml(file.path())) {
        let name = file.path().to_string_lossy().into_owned();
        let text = file.contents_utf8();
        let text = text.filter(|text| CourseFile::of(text) == Some(kind));
        found.extend(text.map(|text| (name, text)));
    }
    found
}

fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "toml")
}

/// What a file among courses is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CourseFile {
    /// Weeks.
    Course,
    /// One evening.
    Evening,
}

impl CourseFile {
    /// What a text is, if it is one of them: its brackets may be wrong.
    pub(crate) fn of(text: &str) -> Option<Self> {
        text.lines().find_map(|line| {
            let name = line.trim().strip_prefix('[')?;
            match name.trim_matches(['[', ']', ' ']) {
                "course" => Some(Self::Course),
                "evening" => Some(Self::Evening),
                _ => None,
            }
        })
    }
}

/// The files of a folder of courses, by name; none when there is no such folder.
///
/// # Errors
/// [`FileError`] when the folder cannot be read.
pub(crate) fn course_files(folder: &Path) -> Result<Vec<PathBuf>, FileError> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let cannot = |why| FileError::Io(folder.to_owned(), why);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(cannot)? {
        let path = entry.map_err(cannot)?.path();
        if is_toml(&path) && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_course_is_sound_and_bears_its_file_s_name() {
        let told = |problems: Vec<crate::diag::Diagnostic>| -> Vec<String> {
            problems.into_iter().map(|problem| problem.message).collect()
        };
        for (name, text) in sources(CourseFile::Course) {
            let course = load_course(&Source::new(&name, text));
            let course = course.map_err(told).unwrap();
            assert_eq!(name, format!("{}.toml", course.id));
        }
        assert_eq!(shipped_courses()[0].id, DEFAULT_COURSE);
        for (name, text) in sources(CourseFile::Evening) {
            let loaded = load_evening(&Source::new(&name, text)).map_err(told).unwrap();
            assert_eq!(name, format!("{}.toml", loaded.evening.id));
        }
        assert_eq!(shipped_evenings()[0].evening.language.tag(), "en");
    }
}
