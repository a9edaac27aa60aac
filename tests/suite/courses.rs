//! Plans walk the way of their course: held against a checker in Python that reads the TOML of
//! decks, courses and plans alone.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use emberdeck::geom::Paper;
use emberdeck::job::plan::PlanJob;
use emberdeck::job::settings::Settled;
use emberdeck::job::{Allowed, Shelf};
use emberdeck::load::shipped_courses;
use emberdeck::model::{
    Course, DrawnBy, Given, Kind, Origin, Plan, Profile, TouchLevel, Vocabulary,
};
use emberdeck::pick::Filter;
use rayon::prelude::*;
use tempfile::TempDir;

/// What a plan is asked for.
#[derive(Debug, Clone, Copy)]
struct Asked {
    seed: u32,
    weeks: u16,
    profile: Profile,
    agreed: TouchLevel,
}

/// A plan, and its file.
fn drawn(shelf: &Shelf, course: &Course, asked: Asked) -> (Plan, String) {
    let mut settled = Settled::default_for(Paper::a4());
    let given = |value| Given { value, origin: Origin::Typed };
    settled.weekly.weeks = Some(given(asked.weeks));
    settled.weekly.profile = Some(Given { value: asked.profile, origin: Origin::Typed });
    let filter = Filter { both_agree: Some(asked.agreed), ..Filter::default() };
    let allowed = Allowed { filter, ..Allowed::default() };
    let both_agree = Some(asked.agreed.number()).filter(|level| *level > 2);
    let drawn_by = DrawnBy { both_agree, ..DrawnBy::default() };
    let seed = asked.seed.to_string();
    let job = PlanJob {
        course: Some(course),
        drawn_by: &drawn_by,
        ..PlanJob::new(shelf, &settled, &allowed, &seed)
    };
    let (plan, notes) = job.draw().expect("there is a plan");
    assert_eq!(format!("{notes:?}"), "[]", "{asked:?}");
    let file = emberdeck::model::PlanFile::new(
        plan.clone(),
        &[],
        (drawn_by, settled.settings()),
    );
    (plan, file.to_toml(|_| String::new()))
}

const PROFILES: [Profile; 3] = [Profile::Light, Profile::Standard, Profile::Full];

#[test]
fn plans_hold_what_their_course_asks_for() {
    let shelf = Shelf::shipped(false);
    let seeds = crate::extent::of([6, 300, 300]);
    let mut all = Vec::new();
    for course in shipped_courses().iter().filter(|course| course.id != "touch-by-stages")
    {
        for &weeks in &course.weeks {
            for profile in PROFILES {
                for agreed in [TouchLevel::HELD, TouchLevel::SKIN] {
                    let asked = |seed| Asked { seed, weeks, profile, agreed };
                    all.extend((0..seeds).map(|seed| (course, asked(seed))));
                }
            }
        }
    }
    let folder = TempDir::new().expect("there is a folder");
    all.par_iter().for_each(|(course, asked)| {
        let (_, text) = drawn(&shelf, course, *asked);
        let Asked { seed, weeks, profile, agreed } = asked;
        let (profile, agreed) = (profile.word(), agreed.number());
        let name = format!("{}-{seed}-{weeks}-{profile}-{agreed}.toml", course.id);
        fs::write(folder.path().join(name), text).expect("the plan is written");
    });
    let root = env!("CARGO_MANIFEST_DIR");
    let said = Command::new("python3")
        .arg(format!("{root}/tests/judge/course.py"))
        .arg(format!("{root}/decks"))
        .arg(folder.path())
        .output()
        .expect("python is there");
    let text = String::from_utf8_lossy(&said.stdout);
    assert!(said.status.success(), "{text}{}", String::from_utf8_lossy(&said.stderr));
    assert_eq!(text, format!("{} plans\n", all.len()));
}

/// The kinds of cards that plans of eight weeks hold, by the week.
fn kinds(plan: &Plan, shelf: &Shelf) -> BTreeMap<Kind, usize> {
    let mut kinds = BTreeMap::new();
    for card in plan.cards() {
        let kind = shelf.planned(card).expect("the shelf has it").kind;
        *kinds.entry(kind).or_default() += 1;
    }
    kinds
}

#[test]
fn without_a_course_a_plan_is_drawn_as_the_mix_says() {
    let shelf = Shelf::shipped(false);
    let settled = Settled::default_for(Paper::a4());
    let allowed = Allowed::default();
    let (free, _) =
        PlanJob::new(&shelf, &settled, &allowed, "maple tree").draw().expect("a plan");
    assert_eq!(kinds(&free, &shelf).get(&Kind::Repair), None);
    assert!(
        free.course.is_none() && free.weeks.iter().all(|week| week.outline.is_none())
    );
}
