//! The course that is named, and those of one's own.

use std::path::{Path, PathBuf};

use crate::cli::report::Report;
use crate::diag::{Diagnostic, Source, told};
use crate::job::plan::find_course;
use crate::job::{Failure, count};
use crate::load::{course_files, is_course, load_course, read_text};
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

/// The paths of courses among words; without words, those of one's own here.
pub(super) fn courses_among(words: &[String]) -> Result<Vec<PathBuf>, Failure> {
    if words.is_empty() {
        return Ok(course_files(Path::new(FOLDER))?);
    }
    let is_there = |word: &&String| {
        is_file(word) && read_text(Path::new(word)).is_ok_and(|text| is_course(&text))
    };
    Ok(words.iter().filter(is_there).map(PathBuf::from).collect())
}

/// Tells every problem of courses; says how many there are.
pub(super) fn check_courses(
    paths: &[PathBuf],
    tell: impl Fn(&Source, &[Diagnostic]),
    report: &Report,
) -> Result<usize, Failure> {
    let mut all = 0;
    for path in paths {
        let name = path.to_string_lossy();
        let source = Source::new(&name, &read_text(path)?);
        match load_course(&source) {
            Ok(course) => {
                let weeks = count(course.week.len(), "week", "weeks");
                report.result(&format!("{name}: {weeks}, no problems"));
            }
            Err(problems) => {
                all += told(problems.iter());
                tell(&source, &problems);
            }
        }
    }
    Ok(all)
}

fn read_course(path: &Path) -> Result<Course, Failure> {
    let source = Source::new(&path.to_string_lossy(), &read_text(path)?);
    load_course(&source).map_err(|problems| Failure::in_file(&source, problems))
}
