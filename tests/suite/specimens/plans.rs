//! Plans of weeks: their pages, the cards of a week, and the curves of their answers.

use std::sync::LazyLock;

use emberdeck::frame::Document;
use emberdeck::job::Shelf;
use emberdeck::job::book::Planned;
use emberdeck::job::curves::{CurvesRequest, make_curves};
use emberdeck::job::plan::{Package, PlanJob};
use emberdeck::job::settings::{CalendarSettings, Settled};
use emberdeck::load::PageLibrary;
use emberdeck::model::{
    Answers, Deck, DrawnBy, Edition, Plan, PlanFile, Reply, Settings, Theme, Vocabulary,
};

use crate::specimens::asked::{edition, given, language, settled};
use crate::specimens::{Specimen, Telling};

/// Pixels to the inch.
const DENSITY: f64 = 42.0;

/// The shelf that plans are drawn from.
static SHELF: LazyLock<Shelf> = LazyLock::new(|| Shelf::shipped(false));

/// A plan of two weeks, when nothing else is asked for.
fn draw(settled: &Settled, start: Option<&str>) -> Plan {
    let mut settled = settled.clone();
    settled.weekly.weeks = settled.weekly.weeks.or(given(2));
    let allowed = settled.allowed(None);
    let start = start.map(|day| day.parse().expect("a day"));
    let job = PlanJob { start, ..PlanJob::new(&SHELF, &settled, &allowed, "maple tree") };
    job.draw().expect("a plan").0
}

/// The plan that books are made of.
pub(super) fn planned() -> &'static Planned {
    static PLANNED: LazyLock<Planned> = LazyLock::new(|| {
        let decks: Vec<Deck> = SHELF.all().into_iter().cloned().collect();
        let sources: Vec<_> = decks.iter().map(|deck| (deck, Some(&*deck.id))).collect();
        let plan = draw(&settled("a4", |_| ()), None);
        let file =
            PlanFile::new(plan, &sources, (DrawnBy::default(), Settings::default()));
        Planned::drawn(file, decks.clone(), String::new())
    });
    &PLANNED
}

/// The cards of the first week, and the pages of a plan.
fn package(settled: &Settled, start: Option<&str>) -> [Document; 2] {
    let plan = draw(settled, start);
    let (allowed, mut settings) = (settled.allowed(None), Settings::default());
    settings.weekly.weeks = given(2);
    let package = Package {
        shelf: &SHELF,
        plan: &plan,
        allowed: &allowed,
        drawn_by: &DrawnBy::default(),
        settings: &settings,
        sheet: &settled.sheet(Theme::hearth()).expect("two languages at most"),
        practice: &settled.practice,
        one_file: false,
        calendar: CalendarSettings::default(),
        library: None,
    };
    let (made, _) = package.make().expect("a package");
    let mut documents = made.into_iter().map(|made| made.document);
    let cards = documents.next().expect("the cards of a week");
    [cards, documents.next_back().expect("the pages of the plan")]
}

pub(super) fn plans() -> Vec<Specimen> {
    let [cards, undated] = package(&settled("a4", |_| ()), None);
    let [_, dated] = package(&settled("letter", |_| ()), Some("2026-11-30"));
    let [_, large] = package(&settled("a4", edition(Edition::Large)), None);
    let [_, spanish] = package(
        &settled("a4", |settled| {
            settled.print.lang = given(vec![language("es")]);
            settled.weekly.weeks = given(1);
        }),
        None,
    );
    vec![
        Specimen::new("plans/cards-of-a-week", cards, DENSITY).told(Telling::Layout),
        Specimen::new("plans/undated", undated, DENSITY),
        Specimen::new("plans/dated-letter", dated, DENSITY),
        Specimen::new("plans/large", large, DENSITY),
        Specimen::new("plans/spanish", spanish, DENSITY),
        Specimen::new("plans/curves", curves(), DENSITY),
    ]
}

/// Six weeks of numbers on the check-in's first scale.
fn curves() -> Document {
    let mut answers = Answers::default();
    for (week, numbers) in (1..).zip([[3, 8], [4, 7], [4, 7], [6, 5], [7, 6], [9, 6]]) {
        for (person, number) in ["a", "b"].iter().zip(numbers) {
            let name = format!("week{week:02}.checkin.{person}.closeness");
            answers.insert(name, Reply::Number(number));
        }
    }
    let (paper, theme) = ("a4".parse().expect("a paper"), Theme::hearth());
    let mut made = make_curves(&CurvesRequest {
        answers: &answers,
        pages: &PageLibrary::shipped().pages,
        together: true,
        paper: &paper,
        theme: &theme,
        edition: Edition::ALL[0],
        language: &language("en"),
        date: None,
    })
    .expect("curves");
    made.remove(0).1.document
}
