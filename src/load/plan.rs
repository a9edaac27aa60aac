//! Reading a plan's file.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Source};
use crate::load::fields::{Fields, Lines};
use crate::load::plan_options::read_options;
use crate::load::settings::{Home, read_settings};
use crate::load::toml_file::{schema, tables, walk};
use crate::model::{
    Appointments, DrawnBy, Lead, Pace, Pacing, Plan, PlanDay, PlanFile, PlannedCard,
    PlannedCourse, PlannedDeck, PlannedWeek, Role, SlotId, TextRule, TouchLevel,
    WeekOutline,
};

/// Reads a plan from its file.
///
/// # Errors
/// All problems of the file.
pub fn load_plan(source: &Source) -> Result<PlanFile, Vec<Diagnostic>> {
    walk(source, "plan", |file| {
        let schema = schema(file, PlanFile::SCHEMA);
        file.text("made_by", Lines::One);
        let seed = needed(file, "seed").unwrap_or_default();
        let (drawn_by, settings) = match schema {
            1 => read_options(file),
            _ => (read_draw(file), read_settings(file, &Home::Plan)),
        };
        let decks = tables(file, "deck", "deck of a plan", |deck| {
            let id = needed(deck, "id");
            let version = needed(deck, "version");
            let source = deck.ruled("source", TextRule::PATH).map(|(text, _)| text);
            Some(PlannedDeck { id: id?, version: version?, source })
        });
        let course = read_course(file);
        let mut fingerprints = BTreeMap::new();
        let weeks =
            tables(file, "week", "week", |week| read_week(week, &mut fingerprints));
        check_weeks(file, &weeks);
        let appointments = read_appointments(file);
        PlanFile {
            plan: Plan { seed, course, weeks, appointments },
            decks,
            drawn_by,
            settings,
            schema,
            fingerprints,
        }
    })
}

/// What belongs to the draw alone.
fn read_draw(file: &mut Fields<'_, '_, '_>) -> DrawnBy {
    let mut drawn_by = DrawnBy::default();
    let Some((table, span)) = file.table("draw") else { return drawn_by };
    let mut draw = Fields::new(table, span, "table `draw`", file.problems);
    let texts = |found: Vec<(String, _)>| found.into_iter().map(|(text, _)| text);
    drawn_by.decks = texts(draw.long_list("decks", TextRule::PATH)).collect();
    drawn_by.cards = texts(draw.long_list("cards", TextRule::NAME)).collect();
    drawn_by.must_have = texts(draw.long_list("must_have", TextRule::NAME)).collect();
    drawn_by.away = read_weeks(&mut draw, "away");
    drawn_by.skip_weeks = read_weeks(&mut draw, "skip_weeks");
    drawn_by.adult = draw.flag("adult").unwrap_or_default();
    let level = draw.number("both_agree", 3..=5, "a touch level that both said yes to");
    drawn_by.both_agree = level.and_then(|level| u8::try_from(level).ok());
    let week = draw.number("resume", 1..=9000, "the week that the plan goes on with");
    drawn_by.resume = week.and_then(|week| u16::try_from(week).ok());
    drawn_by.pacing = draw.word("pacing").unwrap_or(Pacing::Rise);
    drawn_by.date = draw.name("date").map(|(date, _)| date);
    draw.finish();
    drawn_by
}

/// Numbers of weeks.
fn read_weeks(draw: &mut Fields<'_, '_, '_>, key: &'static str) -> Vec<u16> {
    let mut weeks = Vec::new();
    for value in draw.list(key).unwrap_or_default() {
        let week = draw.check_number(key, value, 1..=9104, "numbers of weeks");
        weeks.extend(week.and_then(|week| u16::try_from(week).ok()));
    }
    weeks
}

/// The course that the plan follows.
fn read_course(file: &mut Fields<'_, '_, '_>) -> Option<PlannedCourse> {
    let (table, span) = file.table("course")?;
    let mut course = Fields::new(table, span, "table `course`", file.problems);
    let id = needed(&mut course, "id");
    let title = needed(&mut course, "title");
    let summary = needed(&mut course, "summary");
    let stage = course.number("stage", 1..=104, "which week of the course it is");
    let stage = stage.and_then(|stage| u16::try_from(stage).ok());
    course.finish();
    Some(PlannedCourse { id: id?, title: title?, summary: summary?, stage })
}

/// What the plan's calendar has to know of those before it.
fn read_appointments(file: &mut Fields<'_, '_, '_>) -> Appointments {
    let cancelled = tables(file, "cancelled", "cancelled day", |day| {
        let number =
            |found: Option<i64>| found.and_then(|number| u16::try_from(number).ok());
        let week = number(day.number("week", 1..=9104, "a week's number"));
        let of_week = number(day.number("day", 1..=7, "a day from 1 to 7"));
        let date = day.date("date").map(|(date, _)| date);
        let day = u8::try_from(of_week?).ok()?;
        Some((PlanDay { week: week?, day }, date?))
    });
    let mut appointments = Appointments { cancelled, ..Appointments::default() };
    let Some((table, span)) = file.table("calendar") else { return appointments };
    let mut calendar = Fields::new(table, span, "table `calendar`", file.problems);
    let revision = calendar.number("revision", 1..=9999, "how often the days changed");
    let revision = revision.and_then(|revision| u16::try_from(revision).ok());
    appointments.revision = revision.unwrap_or_default();
    appointments.changed = calendar.parsed("changed");
    calendar.finish();
    appointments
}

/// What its course says of a week.
fn read_outline(week: &mut Fields<'_, '_, '_>) -> Option<WeekOutline> {
    let title = week.text("title", Lines::One).map(|(title, _)| title);
    let aim = week.text("aim", Lines::One).map(|(aim, _)| aim);
    let pages = week.names("pages").into_iter().map(|(page, _)| page).collect();
    Some(WeekOutline { title: title?, aim: aim.unwrap_or_default(), pages })
}

/// Weeks go up, each after the one before it is over, and no slot has two cards.
fn check_weeks(file: &mut Fields<'_, '_, '_>, weeks: &[PlannedWeek]) {
    let mut wrong = Vec::new();
    for pair in weeks.windows(2) {
        let (one, next) = (&pair[0], &pair[1]);
        if next.number != one.number + 1 {
            wrong.push(format!("week {} comes after week {}", next.number, one.number));
        }
        let days = one.start.zip(next.start).map(|(one, next)| one.until(next));
        let is_apart = |days: &jiff::Span| days.get_days() >= 7;
        let is_sound = match days {
            Some(days) => days.as_ref().is_ok_and(is_apart),
            None => one.start.is_none() && next.start.is_none(),
        };
        if !is_sound {
            wrong.push(format!(
                "week {} starts before the end of week {}",
                next.number, one.number
            ));
        }
    }
    for week in weeks {
        for (nth, card) in week.cards.iter().enumerate() {
            if card.slot.week != week.number {
                wrong.push(format!("slot {} stands in week {}", card.slot, week.number));
            }
            if week.cards[..nth].iter().any(|other| other.slot == card.slot) {
                wrong.push(format!("slot {} has two cards", card.slot));
            }
        }
    }
    let span = file.value("week").map_or(0..0, toml::Spanned::span);
    for message in wrong {
        let hint = "mend it, or draw the plan again";
        file.problem(Diagnostic::error(message, span.clone()).hint(hint));
    }
}

fn needed(fields: &mut Fields<'_, '_, '_>, key: &'static str) -> Option<String> {
    let found = match key {
        "why" | "summary" => fields.text(key, Lines::One),
        _ => fields.name(key),
    };
    there(fields, key);
    found.map(|(text, _)| text)
}

/// Notes that a key is missing: a week or a card without it would be lost in silence.
fn there(fields: &mut Fields<'_, '_, '_>, key: &'static str) {
    if fields.value(key).is_none() {
        fields.missing(key, format!("draw the plan again, or write `{key}` here"));
    }
}

fn read_week(
    week: &mut Fields<'_, '_, '_>,
    fingerprints: &mut BTreeMap<String, String>,
) -> Option<PlannedWeek> {
    for key in ["number", "pace", "touch"] {
        there(week, key);
    }
    let number = week.number("number", 1..=9999, "weeks are counted from 1");
    let start = week.date("start").map(|(date, _)| date);
    let pace = week.number("pace", 1..=5, "from 1, easy, to 5, tender");
    let touch = week.number("touch", 0..=5, "from 0, none, to 5");
    let number = number.and_then(|number| u16::try_from(number).ok());
    let outline = read_outline(week);
    let is_away = week.flag("away").unwrap_or_default();
    let cards = tables(week, "card", "card of a week", |card| {
        let (planned, print) = read_card(card)?;
        // Two prints of one card: at least one of them is not the card's.
        let one = fingerprints.entry(planned.name()).or_insert_with(|| print.clone());
        if *one != print {
            one.clear();
        }
        Some(planned)
    });
    Some(PlannedWeek {
        number: number?,
        start,
        pace: Pace::new(pace?)?,
        touch: TouchLevel::new(touch?)?,
        outline,
        is_away,
        cards,
    })
}

fn read_card(card: &mut Fields<'_, '_, '_>) -> Option<(PlannedCard, String)> {
    for key in ["slot", "role", "day"] {
        there(card, key);
    }
    let slot = card.parsed::<SlotId>("slot");
    let role = card.name("role").and_then(|(word, span)| {
        let role = Role::from_word(&word);
        if role.is_none() {
            let message = format!("`role` does not know `{word}`");
            card.problem(Diagnostic::error(message, span).hint("a kind, or `free`"));
        }
        role
    });
    let deck = needed(card, "deck");
    let id = needed(card, "id");
    card.text("title", Lines::One);
    let day = card.number("day", 1..=7, "the days of a week go from 1 to 7");
    let lead = card.name("lead").map(|(word, span)| match &*word {
        "A" => Lead::A,
        "B" => Lead::B,
        _ => {
            let message = format!("`lead` is `A` or `B`, not `{word}`");
            card.problem(Diagnostic::error(message, span));
            Lead::A
        }
    });
    let rerolls = card.number("rerolls", 0..=9999, "how often the slot was drawn anew");
    let why = needed(card, "why");
    let print = needed(card, "fingerprint");
    let planned = PlannedCard {
        slot: slot?,
        role: role?,
        deck: deck?,
        card: id?,
        day: u8::try_from(day?).ok()?,
        lead,
        rerolls: rerolls.and_then(|count| u16::try_from(count).ok()).unwrap_or(0),
        why: why?,
    };
    Some((planned, print?))
}
