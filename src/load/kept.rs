//! What is written is read: of all kinds of files that the program keeps, whatever was typed.

use std::collections::BTreeSet;
use std::path::Path;

use proptest::prelude::*;

use crate::diag::Source;
use crate::load::{load_history, load_plan, load_project, load_recipe, load_record};
use crate::model::{
    Appointments, DrawnBy, HandedOut, History, InPlan, Lead, OPTIONS, OptionRow, Pace,
    Pacing, Plan, PlanFile, PlannedCard, PlannedCourse, PlannedDeck, PlannedWeek, Recipe,
    Record, Role, Settings, SettledIn, SlotId, TextRule, TouchLevel, WeekOutline,
};

/// Texts with what is hard to keep in them, as far as a rule takes them.
fn taken(rule: TextRule) -> impl Strategy<Value = String> {
    let hard = prop::sample::select(vec![
        "\"", "\"\"\"", "'''", "\\", "\n", "\r\n", "\t", "\u{7f}", "é", "😀", "a", " ",
        "#", "= [", "--", "=", ",", "\u{1b}", "\u{85}", "\u{ad}", "\u{2028}", "\u{202e}",
        "\u{e000}", "\u{a0}", "\u{200d}", "\u{feff}",
    ]);
    let hard = prop::collection::vec(hard, 1..6).prop_map(|parts| parts.concat());
    let any = prop_oneof![hard, "\\PC{1,20}", "[ -~]{1,20}"];
    any.prop_filter_map("no such text is taken", move |raw| rule.read(&raw).ok())
}

fn some(rule: TextRule) -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(taken(rule), 1..4)
}

/// A plan of one card.
fn plan(seed: String, [deck, card, why]: [String; 3]) -> Plan {
    let card = PlannedCard {
        slot: SlotId { week: 1, place: 1 },
        role: Role::Free,
        deck,
        card,
        day: 1,
        lead: Some(Lead::A),
        rerolls: 0,
        why,
    };
    let card_text = card.card.clone();
    let pace = Pace::new(2).unwrap();
    let cards = vec![card];
    let outline = WeekOutline {
        title: card_text.clone(),
        aim: card_text.clone(),
        pages: vec![card_text.clone()],
    };
    let touch = TouchLevel::HELD;
    let outline = Some(outline);
    let week = PlannedWeek {
        number: 1,
        start: None,
        pace,
        touch,
        outline,
        is_away: true,
        cards,
    };
    let course = PlannedCourse {
        id: card_text.clone(),
        title: card_text.clone(),
        summary: card_text,
        stage: Some(3),
    };
    Plan {
        seed,
        course: Some(course),
        weeks: vec![week],
        appointments: Appointments::default(),
    }
}

/// All that a plan can keep of what is settled, each once.
const SETTLED: &str = r#"
[print]
kind = ["no:wild", "touch"]
topic = ["no:money"]
tag = ["no:a, b", "\"c\""]
pace = "1..3"
touch = "..1"
minutes = 20
cost = "low"
energy = "medium"
privacy = "kids-asleep"
setting = ["home", "out"]
long_distance = true
access = ["seated"]
paper = "200x300mm"
format = "tarot"
stock = 'sheets\our "own".toml'
look = 'looks\our "own".toml'
ink = "saver"
edition = "clear"
gutter = "3mm,0.125in"
margin = "5mm,7mm"
bleed = "1.5mm"
marks = "none"
marks_on = "both"
order = "stack"
copies = 2
blank = 3
duplex = "short-edge"
backs = "pattern"
more = "leaflet"
back_offset = "-0.5mm,1mm"
printer = "office"
with_key = true
lang = ["en", "es"]

[weekly]
one_file = true
calendar_titles = false
at = "20:30"
remind = "30m"
course = "fresh-air"
weeks = 4
start = 2026-11-30
undated = false
profile = "light"
mix = "conversation=1,check-in=1"
days = ["mon", "tue"]
rest_days = ["sun"]
blackout = ["2026-12-24..2026-12-27", "2027-01-01"]
anniversaries = ["06-14", "02-29"]
minutes_per_day = 40
minutes_per_week = 90
pace_ramp = [1, 2]
touch_ramp = "1"
cooldown_weeks = 3
hemisphere = "south"
no_history = true
"#;

#[test]
fn a_plan_keeps_every_setting_that_it_depends_on() {
    let source = Source::new("emberdeck.toml", SETTLED);
    let settings = load_project(&source, Path::new("emberdeck.toml")).unwrap().settings;
    let told: BTreeSet<&str> = settings.told().iter().map(|told| told.option).collect();
    let is_kept = |row: &&OptionRow| {
        matches!(row.settled, SettledIn::Print | SettledIn::Weekly)
            && row.in_plan != InPlan::Absent
    };
    let kept: BTreeSet<&str> =
        OPTIONS.iter().filter(is_kept).map(|row| row.name).collect();
    assert_eq!(told, kept);
    let plan = Plan {
        seed: "a".to_owned(),
        course: None,
        weeks: Vec::new(),
        appointments: Appointments::default(),
    };
    let file = PlanFile::new(plan, &[], (DrawnBy::default(), settings));
    let text = file.to_toml(|_| String::new());
    let read = load_plan(&Source::new("plan.toml", &text));
    assert_eq!(read, Ok(file), "{text}");
}

proptest! {
    #[test]
    fn a_recipe_and_a_record_are_read_as_they_were_written(
        (items, decks) in (some(TextRule::NAME), some(TextRule::PATH)),
        client in taken(TextRule::NAME),
        title in proptest::option::of(taken(TextRule::LINE)),
        note in proptest::option::of(taken(TextRule::TEXT)),
    ) {
        let items_of = items.clone();
        let recipe = Recipe { items: items_of, decks, title, note, ..Recipe::default() };
        let text = recipe.to_toml();
        prop_assert_eq!(load_recipe(&Source::new("r", &text)), Ok(recipe), "{}", text);
        let record = Record { given: vec![HandedOut { client, date: None, items }] };
        let text = record.to_toml();
        prop_assert_eq!(load_record(&Source::new("r", &text)), Ok(record), "{}", text);
    }

    #[test]
    fn a_history_is_read_as_it_was_written(names in some(TextRule::NAME)) {
        let mut history = History::default();
        for name in &names {
            history.note(name, jiff::civil::date(2026, 12, 1));
        }
        let text = history.to_toml();
        prop_assert_eq!(load_history(&Source::new("h", &text)), Ok(history), "{}", text);
    }

    #[test]
    fn a_plan_is_read_as_it_was_written(
        seed in taken(TextRule::NAME),
        names in [taken(TextRule::NAME), taken(TextRule::NAME), taken(TextRule::LINE)],
        (decks, cards) in (some(TextRule::PATH), some(TextRule::NAME)),
        must_have in some(TextRule::NAME),
        (source, date) in (taken(TextRule::PATH), taken(TextRule::NAME)),
        title in taken(TextRule::LINE),
    ) {
        let deck = PlannedDeck {
            id: names[0].clone(),
            version: names[1].clone(),
            source: Some(source),
        };
        let drawn_by = DrawnBy {
            decks,
            cards,
            must_have,
            away: vec![6, 7],
            skip_weeks: vec![5],
            adult: true,
            both_agree: Some(3),
            resume: Some(5),
            pacing: Pacing::Hold,
            date: Some(date),
        };
        let plan = plan(seed, names);
        let name = plan.weeks[0].cards[0].name();
        let fingerprints = [(name, "f00d".to_owned())].into();
        let file = PlanFile {
            plan,
            decks: vec![deck],
            drawn_by,
            settings: Settings::default(),
            schema: PlanFile::SCHEMA,
            fingerprints,
        };
        let text = file.to_toml(|_| title.clone());
        prop_assert_eq!(load_plan(&Source::new("p", &text)), Ok(file), "{}", text);
    }
}
