//! The course that is named, and those of one's own.

use std::path::Path;

use crate::diag::Source;
use crate::job::Failure;
use crate::job::plan::find_course;
use crate::load::{course_files, load_course, read_text};
use crate::model::{Course, Language};

/// The folder beside one's decks that one's own courses lie in.
const FOLDER: &str = "courses";

/// The course by its id or its file; the usual one where none is named.
pub(super) fn course(
    word: Option<&str>,
    home: &Path,
    language: &Language,
) -> Result<Option<Course>, Failure> {
    match word.filter(|word| is_file(word)) {
        Some(path) => read_course(Path::new(path)).map(Some),
        None => find_course(word, &own_courses(home)?, language),
    }
}

/// Whether a word names a file, there or not.
fn is_file(word: &str) -> bool {
    Path::new(word).extension().is_some_and(|extension| extension == "toml")
}

/// The courses of one's own.
pub(super) fn own_courses(home: &Path) -> Result<Vec<Course>, Failure> {
    course_files(&home.join(FOLDER))?.iter().map(|path| read_course(path)).collect()
}

fn read_course(path: &Path) -> Result<Course, Failure> {
    let source = Source::new(&path.to_string_lossy(), &read_text(path)?);
    load_course(&source).map_err(|problems| Failure::in_file(&source, problems))
}
