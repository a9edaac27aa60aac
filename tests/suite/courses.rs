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
    Course, DrawnBy, Given, Kind, Origin, Plan, PlanFile, PlannedCard, PlannedWeek,
    Profile, Role, TouchLevel, Vocabulary,
};
use emberdeck::pick::Filter;
use rayon::prelude::*;
use tempfile::TempDir;

use crate::sandbox::Sandbox;

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
    let file = PlanFile::new(plan.clone(), &[], (drawn_by, settled.settings()));
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

/// A course of one's own.
const OWN: &str = "\
[course]
id = \"ours\"
title = \"Ours\"
language = \"en\"
summary = \"Two weeks of our own.\"
weeks = [2]
[[week]]
title = \"One\"
aim = \"To begin.\"
at = { 2 = 1 }
must = [{ kind = \"repair\" }]
[[week]]
title = \"Two\"
aim = \"To end.\"
at = { 2 = 2 }
must = [{ kind = \"wild\", say = \"play\" }]
";

#[test]
fn a_course_of_one_s_own_is_listed_checked_and_planned() {
    let sandbox = Sandbox::new().file("courses/ours.toml", OWN);
    let listed = sandbox.run(&["list", "courses"]);
    let first = "ours               2 weeks            Ours\n";
    assert!(listed.stdout.starts_with(first), "{}", listed.stdout);
    for id in ["reconnect", "after-a-hard-time", "fresh-air", "touch-by-stages"] {
        assert!(listed.stdout.contains(&format!("\n{id} ")), "{}", listed.stdout);
    }
    let checked = sandbox.run(&["check", "courses/ours.toml"]);
    assert_eq!(checked.stdout, "courses/ours.toml: 2 weeks, no problems\n");
    let planned = sandbox.run(&[
        "weekly",
        "--course",
        "ours",
        "--preview",
        "--undated",
        "--seed",
        "a",
        "--no-history",
        "--pace-ramp",
        "2",
    ]);
    assert_eq!(planned.code, Some(0), "{}", planned.stderr);
    for heading in ["Week 1, One:", "Week 2, Two:"] {
        assert!(planned.stdout.contains(heading), "{}", planned.stdout);
    }
}

#[test]
fn slips_of_a_course_are_told_all_at_once_and_a_name_that_is_none() {
    let slips =
        OWN.replace("kind = \"repair\"", "kind = \"repare\"").replace("2 = 2", "2 = 1");
    let sandbox = Sandbox::new().file("ours.toml", slips);
    for command in [&["check", "ours.toml"][..], &["weekly", "--course", "ours.toml"]] {
        let ran = sandbox.run(command);
        assert_eq!(ran.code, Some(1), "{}", ran.stderr);
        for said in ["`kind` does not know `repare`", "two weeks are week 1 of 2"] {
            assert!(ran.stderr.contains(said), "{}", ran.stderr);
        }
    }
    let none = sandbox.run(&["weekly", "--course", "reconect", "--preview"]);
    let said = "error: there is no course `reconect`\n";
    assert!(none.stderr.starts_with(said), "{}", none.stderr);
}

#[test]
fn what_a_week_lacks_is_told_in_the_same_words_whatever_the_cause() {
    let told = |options: &[&str], settings: &str| {
        let sandbox = Sandbox::new().file("courses/ours.toml", OWN);
        let sandbox = sandbox.file("emberdeck.toml", settings);
        let weekly =
            ["weekly", "--course", "ours", "--preview", "--undated", "--no-history"];
        let ran = sandbox.run(&[&weekly, options].concat());
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        ran.stderr
            .lines()
            .filter(|line| line.contains("mending"))
            .map(str::to_owned)
            .collect()
    };
    let lacks = ["note: week 1 has no card for “mending” within what this plan allows"];
    let filter: Vec<String> = told(&["--kind", "no:repair"], "");
    assert_eq!(filter, lacks);
    let ceiling: Vec<String> = told(&["--pace-ramp", "1"], "");
    assert_eq!(ceiling, lacks);
    let wish: Vec<String> = told(
        &["--pace-ramp", "2"],
        "[leave_out]\ntopics = [\"repair\"]\ncards = [\"M-111\"]\n",
    );
    assert_eq!(wish, lacks);
}

/// The plan of a stage of touch by stages.
fn stage(shelf: &Shelf, number: Option<u16>, agreed: TouchLevel) -> (Plan, String) {
    let settled = Settled::default_for(Paper::a4());
    let filter = Filter { both_agree: Some(agreed), ..Filter::default() };
    let allowed = Allowed { filter, ..Allowed::default() };
    let course = shipped_courses().iter().find(|course| course.id == "touch-by-stages");
    let job =
        PlanJob { course, stage: number, ..PlanJob::new(shelf, &settled, &allowed, "a") };
    let (plan, notes) = job.draw().expect("there is a plan");
    (plan, format!("{notes:?}"))
}

#[test]
fn touch_goes_on_by_one_stage_a_plan_and_stays_where_the_two_agreed() {
    let shelf = Shelf::shipped(false);
    let cards = ["T-105", "T-144", "T-145", "T-146", "T-147", "T-148", "T-149", "T-150"];
    for (number, card) in (1..).zip(cards) {
        let (plan, notes) = stage(&shelf, Some(number), TouchLevel::SKIN);
        assert_eq!((plan.weeks.len(), &*notes), (1, "[]"), "{number}");
        assert_eq!(plan.course.as_ref().and_then(|course| course.stage), Some(number));
        assert!(plan.cards().any(|planned| planned.card == card), "{number}");
        let later = plan
            .cards()
            .any(|planned| cards[usize::from(number)..].contains(&&*planned.card));
        assert!(!later, "{number}");
    }
    let (first, _) = stage(&shelf, None, TouchLevel::HELD);
    assert_eq!(first.course.and_then(|course| course.stage), Some(1));
    let (held, notes) = stage(&shelf, Some(5), TouchLevel::HELD);
    assert!(!held.cards().any(|planned| planned.card == "T-147"));
    assert!(notes.contains("week 1 has no card for “this stage”"), "{notes}");
}

#[test]
fn a_course_that_goes_on_by_votes_is_planned_one_week_at_a_time() {
    let ran =
        Sandbox::new().run(&["weekly", "--course", "touch-by-stages", "--weeks", "8"]);
    assert_eq!(ran.code, Some(1));
    let said = "error: a course that goes on by votes is planned one week at a time\n";
    assert!(ran.stderr.starts_with(said), "{}", ran.stderr);
}

#[test]
fn a_slot_that_is_drawn_anew_leaves_all_others_of_a_course_as_they_are() {
    let shelf = Shelf::shipped(false);
    let settled = Settled::default_for(Paper::a4());
    let allowed = Allowed::default();
    let course = shipped_courses().first();
    let job = PlanJob { course, ..PlanJob::new(&shelf, &settled, &allowed, "a") };
    let (plan, _) = job.draw().expect("there is a plan");
    let file = PlanFile::new(plan.clone(), &[], (DrawnBy::default(), settled.settings()));
    // There is one safety card, and the plan has every date that there is.
    let has_others = |card: &&PlannedCard| {
        card.slot.place > 0 && card.card != "H-002" && card.role != Role::Long
    };
    let slots: Vec<_> = plan.cards().filter(has_others).map(|card| card.slot).collect();
    for slot in slots.into_iter().step_by(5) {
        let rerolls = [slot.to_string()];
        let again = PlanJob { rerolls: &rerolls, ..job.clone() };
        let (changed, _) = again.again(&file, true).expect("another card is there");
        for (old, new) in plan.weeks.iter().zip(&changed.weeks) {
            let cards = |week: &PlannedWeek| -> BTreeMap<_, _> {
                week.cards.iter().map(|card| (card.slot, card.name())).collect()
            };
            let (old, mut new) = (cards(old), cards(new));
            if let (Some(before), Some(after)) = (old.get(&slot), new.get(&slot)) {
                assert_ne!(before, after);
                new.insert(slot, before.clone());
            }
            assert_eq!(old, new, "{slot}");
        }
    }
}
