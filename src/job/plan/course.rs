//! The course that a plan follows.

use crate::job::Failure;
use crate::load::{DEFAULT_COURSE, shipped_courses};
use crate::model::{Ask, Course, Kind, Language, Must, Progress};

/// The word for a plan that follows none.
const NO_COURSE: &str = "none";

/// The course by its id, of one's own or of those that come with the program; the usual one where
/// none is named, if it is in the plan's language.
///
/// # Errors
/// When there is none of that id.
pub fn find_course(
    word: Option<&str>,
    own: &[Course],
    language: &Language,
) -> Result<Option<Course>, Failure> {
    let all = || own.iter().chain(shipped_courses());
    match word {
        Some(NO_COURSE) => Ok(None),
        Some(id) => match all().find(|course| course.id.eq_ignore_ascii_case(id)) {
            Some(course) => Ok(Some(course.clone())),
            None => Err(no_course(id, all().map(|course| &*course.id))),
        },
        None => {
            let usual = all().find(|course| course.id == DEFAULT_COURSE);
            let is_in = |course: &&Course| course.language.is_like(language);
            Ok(usual.filter(is_in).cloned())
        }
    }
}

fn no_course<'a>(id: &str, known: impl Iterator<Item = &'a str>) -> Failure {
    let mut words: Vec<String> = known.map(|id| format!("`{id}`")).collect();
    words.dedup();
    Failure::new(format!("there is no course `{id}`")).hint(format!(
        "there are {}; or name a TOML file, or `none` for a free draw",
        words.join(", ")
    ))
}

/// Which week of a course that goes on by votes a plan is, and what it may take for granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stage<'a> {
    /// The week of the course, from 1.
    pub(super) number: u16,
    /// Cards of the stages before, each with the weeks since then.
    pub(super) came: Vec<(u16, &'a str)>,
    /// Cards that come again if the stage does.
    pub(super) again: Vec<&'a str>,
    /// Whether a stage before had both mending and listening.
    pub(super) is_mended: bool,
}

/// The stage that a plan is at; none for a course that goes from week to week.
pub(super) fn stage(course: &Course, number: Option<u16>) -> Option<Stage<'_>> {
    if course.progress != Progress::ByVotes {
        return None;
    }
    let all = course.of_weeks(course.weeks.last().copied().unwrap_or(1));
    let most = u16::try_from(all.len()).unwrap_or(u16::MAX);
    let number = number.unwrap_or(1).clamp(1, most.max(1));
    let (before, rest) = all.split_at(usize::from(number) - 1);
    let came = (1..).zip(before.iter().rev());
    let came =
        came.flat_map(|(ago, week)| cards(&week.must).map(move |card| (ago, card)));
    Some(Stage {
        number,
        came: came.collect(),
        again: rest.first().map_or(Vec::new(), |week| cards(&week.must).collect()),
        is_mended: before.iter().any(|week| mends(&week.must)),
    })
}

/// The cards that are asked for by name.
fn cards(musts: &[Must]) -> impl Iterator<Item = &str> {
    musts.iter().flat_map(|must| &must.any).filter_map(|ask| ask.card.as_deref())
}

/// Whether what is asked for has both mending and listening.
fn mends(musts: &[Must]) -> bool {
    let any =
        |is: &dyn Fn(&Ask) -> bool| musts.iter().any(|must| must.any.iter().any(is));
    any(&|ask| ask.kind == Some(Kind::Repair))
        && any(&|ask| ask.covers.iter().any(|row| matches!(row, 5..=7 | 9)))
}
