//! Plans, what came before them, and what was answered.

use std::cell::RefCell;

use emberdeck::geom::Paper;
use emberdeck::job::book::Planned;
use emberdeck::job::curves::{CurvesRequest, make_curves};
use emberdeck::job::plan::{Answered, Package, PlanJob, plan_reasons, plan_table, steer};
use emberdeck::job::settings::{CalendarSettings, Settled};
use emberdeck::job::{Notes, Shelf};
use emberdeck::load::{PageLibrary, load_answers, load_history, load_plan};
use emberdeck::model::{Answers, Edition, Language, PlanFile, Practice, Reply, Theme};
use emberdeck::pdf::{self, Given};

use super::told;

thread_local! {
    static SHELF: RefCell<Shelf> = RefCell::new(Shelf::shipped(true));
}

/// Weeks of a plan that is set out: each is much text.
const WEEKS: usize = 60;

/// A plan comes back as it was written, and can be shown or says why not.
pub(super) fn plan(bytes: &[u8]) {
    let Some(source) = told::source("plan.toml", bytes) else { return };
    let file = match load_plan(&source) {
        Ok(file) => file,
        Err(problems) => {
            assert!(!problems.is_empty());
            return told::check(&source, &problems);
        }
    };
    let written = file.to_toml(|_| "a title".to_owned());
    let again = emberdeck::diag::Source::new("plan.toml", &written);
    let file = PlanFile { schema: PlanFile::SCHEMA, ..file };
    assert_eq!(load_plan(&again).as_ref(), Ok(&file), "{written}");
    if file.plan.weeks.len() <= WEEKS {
        SHELF.with_borrow(|shelf| shown(file, shelf));
    }
}

fn shown(file: PlanFile, shelf: &Shelf) {
    let settled = Settled::default_for(Paper::a4());
    let allowed = settled.allowed(Some(file.drawn_by.agreed().number()));
    assert!(!plan_table(&file.plan, shelf, true).is_empty());
    let _ = plan_reasons(&file.plan, shelf);
    let _ = shelf.drift(&file).told();
    let sheet = settled.sheet(Theme::hearth()).expect("the defaults are sound");
    let package = Package {
        shelf,
        plan: &file.plan,
        allowed: &allowed,
        drawn_by: &file.drawn_by,
        settings: &file.settings,
        sheet: &sheet,
        practice: &Practice::default(),
        one_file: false,
        calendar: CalendarSettings { has_titles: true, ..CalendarSettings::default() },
        library: None,
    };
    for text in package.texts() {
        assert!(!text.text.is_empty());
        assert!(
            text.name != "plan.ics" || text.text.lines().all(|line| line.len() <= 75)
        );
    }
    let mut job = PlanJob::new(shelf, &settled, &allowed, &file.plan.seed);
    job.drawn_by = &file.drawn_by;
    if let Err(failure) = job.again(&file, true) {
        told::refused(&failure);
    }
    let mut notes = Notes::default();
    match Planned::read(file, shelf, &allowed, "plan.toml", &mut notes) {
        Ok(planned) => drop(planned.weeks()),
        Err(failure) => told::refused(&failure),
    }
}

/// A history comes back as it was written.
pub(super) fn history(bytes: &[u8]) {
    let Some(source) = told::source("emberdeck.history.toml", bytes) else { return };
    match load_history(&source) {
        Ok(history) => {
            let written = history.to_toml();
            let again = emberdeck::diag::Source::new("again.toml", &written);
            assert_eq!(load_history(&again).as_ref(), Ok(&history), "{written}");
            let mut later = history.clone();
            for year in [-9999, 2026, 9999] {
                let day = jiff::civil::date(year, 6, 1);
                let _ = history.weeks_before(day);
                later.forget(day, day);
            }
        }
        Err(problems) => {
            assert!(!problems.is_empty());
            told::check(&source, &problems);
        }
    }
}

/// Answers come back as they were written, and steer or say why not.
pub(super) fn answers(bytes: &[u8]) {
    let Some(source) = told::source("answers.toml", bytes) else { return };
    match load_answers(&source) {
        Ok(answers) => given(&answers),
        Err(problems) => {
            assert!(!problems.is_empty());
            told::check(&source, &problems);
        }
    }
}

/// What stands in a form is written and read again.
pub(super) fn filled(bytes: &[u8]) {
    let about = pdf::about(bytes);
    let Ok(found) = pdf::answers(bytes) else { return };
    assert!(about.is_ok());
    let mut answers = Answers::default();
    for answered in found {
        let reply = match answered.value {
            Given::Text(text) | Given::Chosen(text) | Given::Stray(text) => {
                Reply::Words(text)
            }
            Given::Ticked => Reply::Ticked,
        };
        answers.insert(answered.name, reply);
    }
    given(&answers);
}

fn given(answers: &Answers) {
    let written = answers.to_toml();
    let again = emberdeck::diag::Source::new("answers.toml", &written);
    let read = load_answers(&again).expect("it was written so");
    let mut kept = answers.clone();
    // A field without an answer is no answer.
    kept.retain(|name| answers.get(name) != Some(&Reply::Words(String::new())));
    assert_eq!(read, kept, "{written}");
    if answers.is_empty() {
        return;
    }
    let mut settled = Settled::default_for(Paper::a4());
    let mut allowed = settled.allowed(None);
    let mut notes = Notes::default();
    SHELF.with_borrow_mut(|shelf| {
        let answered = Answered { answers, before: None, both_agree: None };
        steer(&answered, &mut settled, &mut allowed, shelf, &mut notes);
    });
    let request = CurvesRequest {
        answers,
        pages: &PageLibrary::shipped().pages,
        together: true,
        paper: &Paper::a4(),
        theme: &Theme::hearth(),
        edition: Edition::Standard,
        language: &Language::english(),
        date: None,
    };
    if let Err(failure) = make_curves(&request) {
        told::refused(&failure);
    }
}
