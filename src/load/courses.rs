//! The courses that are compiled in, and those of a folder.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use include_dir::{Dir, include_dir};

use crate::diag::Source;
use crate::load::course::load_course;
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
        let mut courses: Vec<Course> = sources().into_iter().map(read).collect();
        courses.sort_by_key(|course| (course.id != DEFAULT_COURSE, course.id.clone()));
        courses
    });
    &COURSES
}

fn sources() -> Vec<(String, &'static str)> {
    let mut found = Vec::new();
    for file in SHIPPED.files().filter(|file| is_toml(file.path())) {
        let name = file.path().to_string_lossy().into_owned();
        found.extend(file.contents_utf8().map(|text| (name, text)));
    }
    found
}

fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "toml")
}

/// Whether a text is that of a course.
pub(crate) fn is_course(text: &str) -> bool {
    text.lines().any(|line| line.trim().starts_with("[course]"))
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
        for (name, text) in sources() {
            let course = load_course(&Source::new(&name, text));
            let told = |problems: Vec<crate::diag::Diagnostic>| -> Vec<String> {
                problems.into_iter().map(|problem| problem.message).collect()
            };
            let course = course.map_err(told).unwrap();
            assert_eq!(name, format!("{}.toml", course.id));
        }
        assert_eq!(shipped_courses()[0].id, DEFAULT_COURSE);
    }
}
