//! The course or evening that is named, and those of one's own.

use std::path::{Path, PathBuf};

use crate::cli::report::Report;
use crate::diag::{Diagnostic, Source, told};
use crate::job::evening::find_evening;
use crate::job::plan::find_course;
use crate::job::{Failure, count};
use crate::load::{
    CourseFile, LoadedEvening, course_files, load_course, load_evening, read_text,
};
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
        Some(path) => read_course(&source(Path::new(path))?).map(Some),
        None => find_course(word, &own_courses(home)?, language),
    }
}

/// Whether a word names a file, there or not.
fn is_file(word: &str) -> bool {
    Path::new(word).extension().is_some_and(|extension| extension == "toml")
}

/// The courses of one's own.
pub(super) fn own_courses(home: &Path) -> Result<Vec<Course>, Failure> {
    let mut courses = Vec::new();
    for source in sources(home)? {
        if CourseFile::of(&source.text) != Some(CourseFile::Evening) {
            courses.push(read_course(&source)?);
        }
    }
    Ok(courses)
}

/// The evening by its id or its file; the usual one of the language where none is named.
pub(super) fn evening(
    word: Option<&str>,
    home: &Path,
    language: &Language,
) -> Result<LoadedEvening, Failure> {
    match word.filter(|word| is_file(word)) {
        Some(path) => read_evening(&source(Path::new(path))?),
        None => find_evening(word, &own_evenings(home)?, language),
    }
}

/// The evenings of one's own.
pub(super) fn own_evenings(home: &Path) -> Result<Vec<LoadedEvening>, Failure> {
    let mut evenings = Vec::new();
    for source in sources(home)? {
        if CourseFile::of(&source.text) == Some(CourseFile::Evening) {
            evenings.push(read_evening(&source)?);
        }
    }
    Ok(evenings)
}

/// The files of the folder of courses.
fn sources(home: &Path) -> Result<Vec<Source>, Failure> {
    course_files(&home.join(FOLDER))?.iter().map(|path| source(path)).collect()
}

fn source(path: &Path) -> Result<Source, Failure> {
    Ok(Source::new(&path.to_string_lossy(), &read_text(path)?))
}

/// The paths of courses among words; without words, those of one's own here.
pub(super) fn courses_among(words: &[String]) -> Result<Vec<PathBuf>, Failure> {
    if words.is_empty() {
        return Ok(course_files(Path::new(FOLDER))?);
    }
    let is_there = |word: &&String| {
        is_file(word)
            && read_text(Path::new(word))
                .is_ok_and(|text| CourseFile::of(&text).is_some())
    };
    Ok(words.iter().filter(is_there).map(PathBuf::from).collect())
}

/// Tells every problem of courses and evenings; says how many there are.
pub(super) fn check_courses(
    paths: &[PathBuf],
    tell: impl Fn(&Source, &[Diagnostic]),
    report: &Report,
) -> Result<usize, Failure> {
    let mut all = 0;
    for path in paths {
        let source = source(path)?;
        let read = match CourseFile::of(&source.text) {
            Some(CourseFile::Evening) => load_evening(&source)
                .map(|loaded| count(loaded.evening.steps.len(), "step", "steps")),
            _ => load_course(&source)
                .map(|course| count(course.week.len(), "week", "weeks")),
        };
        match read {
            Ok(_) if report.is_json() => {}
            Ok(holds) => report.result(&format!("{}: {holds}, no problems", source.name)),
            Err(problems) => {
                all += told(problems.iter());
                tell(&source, &problems);
            }
        }
    }
    Ok(all)
}

fn read_course(source: &Source) -> Result<Course, Failure> {
    load_course(source).map_err(|problems| Failure::in_file(source, problems))
}

fn read_evening(source: &Source) -> Result<LoadedEvening, Failure> {
    load_evening(source).map_err(|problems| Failure::in_file(source, problems))
}
