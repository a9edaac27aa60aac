//! What is kept of a plan, a history, a recipe and a record comes back as it was, and a calendar
//! is one (RFC 5545).

use emberdeck::diag::Source;
use emberdeck::geom::Paper;
use emberdeck::job::plan::Package;
use emberdeck::job::settings::{CalendarSettings, Settled};
use emberdeck::job::{Notes, Shelf};
use emberdeck::load::{
    ArtFolder, load, load_history, load_plan, load_recipe, load_record,
};
use emberdeck::model::{
    AccessNeed, Appointments, DrawnBy, Edition, HandedOut, History, Lead, Pace, Plan,
    PlanFile, PlannedCard, PlannedDeck, PlannedWeek, Practice, Recipe, Record, Role,
    Settings, SlotId, Theme, TouchLevel, Vocabulary,
};
use jiff::civil::Date;
use proptest::prelude::*;

use crate::sandbox::{card, deck_of};
use crate::written::hard;

/// A text that has letters.
fn text() -> impl Strategy<Value = String> {
    hard().prop_filter("it has letters", |text| text.chars().any(char::is_alphanumeric))
}

/// A day that a file of TOML has a word for: no year before 0.
fn day() -> impl Strategy<Value = Date> {
    (0_i16..=9999, 1_i8..=12, 1_i8..=28)
        .prop_map(|(year, month, day)| jiff::civil::date(year, month, day))
}

fn word<V: Vocabulary + std::fmt::Debug>() -> impl Strategy<Value = V> {
    prop::sample::select(V::ALL)
}

fn recipe() -> impl Strategy<Value = Recipe> {
    let texts = (
        prop::collection::vec(text(), 0..50),
        prop::collection::vec(text(), 0..3),
        prop::option::of(text()),
        prop::option::of(text()),
    );
    let language = prop::option::of(prop::sample::select(vec!["es", "zh-Hant-TW", "ar"]));
    let settled = (
        prop::collection::vec(word::<AccessNeed>(), 0..3),
        any::<[bool; 2]>(),
        language,
        prop::option::of(word::<Edition>()),
    );
    (texts, settled).prop_map(
        |((items, decks, title, note), (access, is, language, edition))| Recipe {
            items,
            decks,
            title,
            note,
            access,
            long_distance: is[0],
            discreet: is[1],
            language: language.map(|tag| tag.parse().expect("a language")),
            edition,
        },
    )
}

fn planned(week: u16) -> impl Strategy<Value = PlannedCard> {
    let (role, lead) = (
        word().prop_map(Role::Of),
        prop::sample::select(vec![None, Some(Lead::A), Some(Lead::B)]),
    );
    (role, text(), text(), 1_u8..=7, lead, 0_u16..=9999, text()).prop_map(
        move |(role, deck, card, day, lead, rerolls, why)| {
            let slot = SlotId { week, place: 0 };
            PlannedCard { slot, role, deck, card, day, lead, rerolls, why }
        },
    )
}

fn plan() -> impl Strategy<Value = PlanFile> {
    let cards = prop::collection::vec(planned(0), 0..4);
    let weeks = prop::collection::vec((1_i64..=5, 0_i64..=5, cards), 0..4);
    let start =
        prop::option::of(day().prop_filter("there is room", |day| day.year() < 9999));
    let decks = prop::collection::vec((text(), text(), prop::option::of(text())), 0..3);
    let names = prop::collection::vec(text(), 0..5);
    (text(), 1_u16..9000, start, weeks, decks, names).prop_map(
        |(seed, first, start, weeks, decks, names)| {
            let weeks = (0_u16..).zip(weeks).map(|(nth, (pace, touch, cards))| {
                let number = first + nth;
                let slot = |place| SlotId { week: number, place };
                let cards = (0..).zip(cards);
                let days = jiff::Span::new().days(i64::from(nth) * 7);
                PlannedWeek {
                    number,
                    start: start.map(|start| start.checked_add(days).expect("a day")),
                    pace: Pace::new(pace).expect("a pace"),
                    touch: TouchLevel::new(touch).expect("a level"),
                    outline: None,
                    is_away: false,
                    cards: cards
                        .map(|(place, card)| PlannedCard { slot: slot(place), ..card })
                        .collect(),
                }
            });
            let plan = Plan {
                seed,
                course: None,
                weeks: weeks.collect(),
                appointments: Appointments::default(),
            };
            let decks = decks.into_iter();
            let fingerprints = plan.cards().map(|card| (card.name(), "00ff".to_owned()));
            PlanFile {
                decks: decks
                    .map(|(id, version, source)| PlannedDeck { id, version, source })
                    .collect(),
                drawn_by: DrawnBy {
                    decks: names.clone(),
                    cards: names.clone(),
                    must_have: names,
                    resume: Some(first),
                    ..DrawnBy::default()
                },
                settings: Settings::default(),
                schema: PlanFile::SCHEMA,
                fingerprints: fingerprints.collect(),
                plan,
            }
        },
    )
}

proptest! {
    #![proptest_config(crate::extent::cases(128, 1024))]
    #[test]
    fn a_recipe_comes_back(recipe in recipe()) {
        let file = recipe.to_toml();
        prop_assert_eq!(load_recipe(&Source::new("r", &file)), Ok(recipe), "{}", file);
    }

    #[test]
    fn a_record_comes_back(
        given in prop::collection::vec(
            (text(), prop::option::of(day()), prop::collection::vec(text(), 0..9)),
            0..6,
        ),
    ) {
        let given = given.into_iter();
        let given = given.map(|(client, date, items)| HandedOut { client, date, items });
        let record = Record { given: given.collect() };
        let file = record.to_toml();
        prop_assert_eq!(load_record(&Source::new("r", &file)), Ok(record), "{}", file);
    }

    #[test]
    fn a_history_comes_back(came in prop::collection::vec((text(), day()), 0..9)) {
        let mut history = History::default();
        for (card, day) in &came {
            history.note(card, *day);
        }
        let file = history.to_toml();
        prop_assert_eq!(load_history(&Source::new("h", &file)), Ok(history), "{}", file);
    }

    #[test]
    fn a_plan_comes_back(plan in plan(), title in text()) {
        let file = plan.to_toml(|_| title.clone());
        prop_assert_eq!(load_plan(&Source::new("p", &file)), Ok(plan), "{}", file);
    }

    #[test]
    fn a_calendar_has_the_titles_of_its_days(
        titles in prop::collection::vec("[ -!#-\\[\\]-~éß漢😀]{1,39}", 1..5),
        start in day().prop_filter("there is room", |day| day.year() < 9999),
    ) {
        let cards = titles.iter().enumerate().map(|(nth, title)| {
            card(&format!("C-{:03}", nth + 1), "Why?").replace("A card", title)
        });
        let deck = load(Source::new("d", &deck_of(&cards.collect::<String>())), &ArtFolder::none());
        let Some(found) = deck.deck.clone() else { return Ok(()) };
        let shelf = Shelf::new(vec![std::borrow::Cow::Owned(deck)], false, &mut Notes::default());
        let shelf = shelf.expect("the deck is whole");
        let planned = found.cards.iter().zip(1_u16..).map(|(card, place)| PlannedCard {
            slot: SlotId { week: 1, place },
            role: Role::Free,
            deck: found.id.clone(),
            card: card.id.clone(),
            day: u8::try_from(place.min(2)).expect("a day"),
            lead: None,
            rerolls: 0,
            why: "drawn".to_owned(),
        });
        let week = PlannedWeek {
            number: 1,
            start: Some(start),
            pace: Pace::EASY,
            touch: TouchLevel::NONE,
            outline: None,
            is_away: false,
            cards: planned.collect(),
        };
        let plan = Plan { seed: "x".to_owned(), course: None, weeks: vec![week], appointments: Appointments::default() };
        let calendar = calendar(&shelf, &plan);
        let plain = |nth: usize| emberdeck::text::plain(&found.cards[nth].texts.title);
        let rest: Vec<String> = (1..found.cards.len()).map(plain).collect();
        let mut days = vec![plain(0)];
        if !rest.is_empty() {
            days.push(rest.join("; "));
        }
        prop_assert_eq!(summaries(&calendar)?, days, "{}", calendar);
    }
}

fn calendar(shelf: &Shelf, plan: &Plan) -> String {
    let settled = Settled::default_for(Paper::a4());
    let package = Package {
        shelf,
        plan,
        allowed: &settled.allowed(None),
        drawn_by: &DrawnBy::default(),
        settings: &Settings::default(),
        sheet: &settled.sheet(Theme::hearth()).expect("the defaults are sound"),
        practice: &Practice::default(),
        one_file: true,
        calendar: CalendarSettings { has_titles: true, ..CalendarSettings::default() },
        library: None,
    };
    let texts = package.texts().into_iter();
    let mut calendars = texts.filter(|text| text.name == "plan.ics");
    calendars.next().expect("a dated plan has a calendar").text
}

/// The titles of a calendar's events, read by the standard's own rules.
fn summaries(calendar: &str) -> Result<Vec<String>, TestCaseError> {
    prop_assert!(calendar.ends_with("\r\n"));
    for line in calendar.trim_end_matches("\r\n").split("\r\n") {
        prop_assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "3.1: {}", line);
    }
    let unfolded = calendar.replace("\r\n ", "");
    let mut open = Vec::new();
    let mut titles = Vec::new();
    for line in unfolded.trim_end_matches("\r\n").split("\r\n") {
        let (name, value) = line.split_once(':').expect("3.1: a name and a value");
        match name {
            "BEGIN" => open.push(value),
            "END" => prop_assert_eq!(open.pop(), Some(value), "3.4"),
            "SUMMARY" => titles.push(unescaped(value)),
            "DTSTART;VALUE=DATE" => prop_assert_eq!(value.len(), 8, "3.3.4"),
            "DTSTAMP" => prop_assert_eq!(value.len(), 16, "3.3.5"),
            _ => {}
        }
    }
    prop_assert!(open.is_empty());
    Ok(titles)
}

/// A text value (3.3.11).
fn unescaped(value: &str) -> String {
    let mut text = String::new();
    let mut signs = value.chars();
    while let Some(sign) = signs.next() {
        assert!(!matches!(sign, ';' | ','), "3.3.11: `{value}`");
        match sign {
            '\\' => match signs.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(sign @ ('\\' | ';' | ',')) => text.push(sign),
                other => panic!("3.3.11: {other:?} in `{value}`"),
            },
            sign => text.push(sign),
        }
    }
    text
}
