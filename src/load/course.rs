//! Reading a course.

use std::collections::BTreeMap;
use std::ops::Range as Span;

use toml::Spanned;

use crate::diag::{Diagnostic, Source};
use crate::load::asks::read_musts;
use crate::load::fields::Fields;
use crate::load::page_type::{read_id, read_language, required};
use crate::load::toml_file::{check_schema, tables, walk};
use crate::model::{Course, CourseWeek, Progress};

/// No course has more weeks.
const MOST: i64 = 104;
/// Numbers of weeks, in hints.
const WEEKS: &str = "weeks are counted from 1 to 104";

/// Reads a course.
///
/// # Errors
/// All problems of the file.
///
/// # Panics
/// Never: what is missing is a problem.
pub fn load_course(source: &Source) -> Result<Course, Vec<Diagnostic>> {
    walk(source, "course file", |file| {
        check_schema(file);
        let head = read_head(file);
        let places: Vec<Span<usize>> =
            file.list("week").unwrap_or_default().iter().map(Spanned::span).collect();
        let week = tables(file, "week", "week", |week| Some(read_week(week)));
        if file.has_none("week") {
            file.missing("week", "begin one with `[[week]]`");
        } else if places.is_empty() {
            // That it is no list of weeks is told.
            return None;
        }
        let mut course = head?;
        if file.problems.is_hurt() {
            // A week that seems to lack may stand where nothing could be read.
            return None;
        }
        check_lengths(file, &course.weeks, &week, &places);
        course.week = week;
        Some(course)
    })
    .map(|course| course.expect("a course without problems is whole"))
}

fn read_head(file: &mut Fields<'_, '_, '_>) -> Option<Course> {
    let Some((table, span)) = file.table("course") else {
        if file.value("course").is_none() {
            file.missing("course", "begin with `[course]`, and in it `id` and `title`");
        }
        return None;
    };
    let mut head = Fields::new(table, span, "course", file.problems);
    check_schema(&mut head);
    let id = read_id(&mut head);
    let title = required(&mut head, "title", "write what the course is called");
    let language = read_language(&mut head);
    let summary = required(&mut head, "summary", "write in a sentence or two what it is");
    let by_votes = head.flag("by_votes").unwrap_or(false);
    let weeks = read_lengths(&mut head);
    let deeper = head.number("deeper_from", 1..=MOST, WEEKS);
    head.finish();
    Some(Course {
        id: id?,
        title: title?.0,
        language: language?,
        summary: summary?.0,
        weeks,
        progress: if by_votes { Progress::ByVotes } else { Progress::Weekly },
        deeper_from: deeper.and_then(|week| u16::try_from(week).ok()),
        week: Vec::new(),
    })
}

/// The numbers of weeks that a course is made for.
fn read_lengths(head: &mut Fields<'_, '_, '_>) -> Vec<u16> {
    let hint = "the numbers of weeks that it is made for: `weeks = [4, 8]`";
    if head.value("weeks").is_none() {
        head.missing("weeks", hint);
    }
    let mut weeks = Vec::new();
    for value in head.list("weeks").unwrap_or_default() {
        let number = head.check_number("weeks", value, 1..=MOST, WEEKS);
        weeks.extend(number.and_then(|number| u16::try_from(number).ok()));
    }
    weeks.sort_unstable();
    weeks.dedup();
    weeks
}

fn read_week(week: &mut Fields<'_, '_, '_>) -> CourseWeek {
    let title = required(week, "title", "write what the week is called");
    let aim = required(week, "aim", "write in a sentence what it is for");
    let text = |found: Option<(String, Span<usize>)>| found.map(|(text, _)| text);
    let level = |week: &mut Fields<'_, '_, '_>, key, bounds, hint| {
        let number = week.number(key, bounds, hint);
        number.and_then(|number| u8::try_from(number).ok())
    };
    let light = week.value("must_light").is_some();
    CourseWeek {
        title: text(title).unwrap_or_default(),
        aim: text(aim).unwrap_or_default(),
        at: read_at(week),
        may_drop: week.flag("may_drop").unwrap_or(false),
        pace: level(week, "pace", 1..=5, "paces go from 1, easy, to 5, tender"),
        touch: level(week, "touch", 0..=5, "touch goes from 0, none, to 5"),
        must: read_musts(week, "must"),
        must_light: light.then(|| read_musts(week, "must_light")),
        pages: week.names("pages").into_iter().map(|(page, _)| page).collect(),
        apart: week.words("apart"),
    }
}

/// Which week it is of each length.
fn read_at(week: &mut Fields<'_, '_, '_>) -> BTreeMap<u16, u16> {
    const HINT: &str = "which week it is of each length: `at = { 4 = 2, 8 = 3 }`";
    let mut at = BTreeMap::new();
    if week.value("at").is_none() {
        week.missing("at", HINT);
    }
    let Some((table, _)) = week.table("at") else { return at };
    for (key, value) in table {
        let length = key.get_ref().parse::<u16>().ok();
        let Some(length) = length.filter(|length| i64::from(*length) <= MOST) else {
            let message = format!("`{}` is no number of weeks", key.get_ref());
            week.problem(Diagnostic::error(message, key.span()).hint(HINT));
            continue;
        };
        let bounds = 1..=i64::from(length.max(1));
        let number = week.check_number("at", value, bounds, HINT);
        if let Some(number) = number.and_then(|number| u16::try_from(number).ok()) {
            at.insert(length, number);
        }
    }
    at
}

/// Each length has all of its weeks, each once.
fn check_lengths(
    file: &mut Fields<'_, '_, '_>,
    lengths: &[u16],
    weeks: &[CourseWeek],
    places: &[Span<usize>],
) {
    for length in lengths {
        let mut seen: BTreeMap<u16, usize> = BTreeMap::new();
        for (nth, week) in weeks.iter().enumerate() {
            let Some(at) = week.at.get(length) else { continue };
            if let Some(first) = seen.insert(*at, nth) {
                let message = format!("two weeks are week {at} of {length}");
                let place = |nth: usize| places.get(nth).cloned().unwrap_or(0..0);
                let problem = Diagnostic::error(message, place(nth));
                file.problem(problem.other(place(first), "the other one"));
            }
        }
        let missing: Vec<String> = (1..=*length)
            .filter(|at| !seen.contains_key(at))
            .map(|at| at.to_string())
            .collect();
        if !missing.is_empty() {
            let message = format!(
                "of {length} weeks there is none for week {}",
                missing.join(", ")
            );
            let span = file.value("week").map_or(0..0, Spanned::span);
            let hint =
                format!("say it in a week: `at = {{ {length} = {} }}`", missing[0]);
            file.problem(Diagnostic::error(message, span).hint(hint));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str =
        "[course]\nid = \"c\"\ntitle = \"C\"\nlanguage = \"en\"\nsummary = \"S.\"\n";

    fn said(text: &str) -> Vec<String> {
        let found = load_course(&Source::new("c.toml", text)).err().unwrap_or_default();
        found.into_iter().map(|problem| problem.message).collect()
    }

    #[test]
    fn a_slot_asks_for_one_thing_or_for_the_first_that_can_be_had() {
        let text = format!(
            "{HEAD}weeks = [1]\n[[week]]\ntitle = \"T\"\naim = \"A.\"\nat = {{ 1 = 1 }}\n\
             must = [{{ kind = \"repair\", pace = \"..2\" }}, \
             [{{ card = \"R-112\", say = \"a date\" }}, {{ long = true }}]]\n"
        );
        let course = load_course(&Source::new("c.toml", &text)).unwrap();
        let musts = &course.week[0].must;
        assert_eq!((&*musts[0].name, &*musts[1].name), ("mending", "a date"));
        assert_eq!(musts[0].any[0].pace, "..2".parse().ok());
        assert_eq!((musts[1].any.len(), musts[1].is_long()), (2, true));
    }

    #[test]
    fn every_mistake_of_a_course_is_told() {
        let text = format!(
            "{HEAD}weeks = [2]\n[[week]]\ntitle = \"T\"\naim = \"A.\"\nat = {{ 2 = 1 }}\n\
             must = [{{}}, [], {{ knd = \"repair\" }}, 3]\n\
             [[week]]\ntitle = \"U\"\naim = \"A.\"\nat = {{ 2 = 1, x = 1 }}\npace = 9\n"
        );
        assert_eq!(
            said(&text),
            [
                "of 2 weeks there is none for week 2",
                "this slot asks for nothing",
                "a slot asks for something",
                "this slot asks for nothing",
                "a slot has no key `knd`",
                "what a slot asks for is a table",
                "two weeks are week 1 of 2",
                "`x` is no number of weeks",
                "`pace` takes a whole number from 1 to 5, not `9`",
            ]
        );
    }
}
