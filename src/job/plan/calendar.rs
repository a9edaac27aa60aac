//! A plan as a calendar (RFC 5545), with no more text than "Card time" unless asked for.

use std::fmt::Write;

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::job::settings::CalendarSettings;
use crate::model::{ClockTime, Plan, PlanDay, PlannedCard};

/// Lines are folded at this many octets (RFC 5545, 3.1).
const FOLD: usize = 75;

/// What is known of a planned card.
pub(super) struct CardFacts<'a> {
    pub(super) title: &'a dyn Fn(&PlannedCard) -> String,
    pub(super) minutes: &'a dyn Fn(&PlannedCard) -> u16,
}

/// The least minutes of an event.
const LEAST: u16 = 5;

/// The calendar of a dated plan: an event for each day that has cards, and one that is called off
/// for each that had some.
pub(super) fn calendar(
    plan: &Plan,
    settings: CalendarSettings,
    facts: &CardFacts<'_>,
) -> Option<String> {
    let start = plan.weeks.first()?.start?;
    let appointments = &plan.appointments;
    // The stamp must be there, and the clock must not: until days change, the plan's first day
    // stands in.
    let first = format!("{}T000000Z", start.strftime("%Y%m%d"));
    let changed = appointments
        .changed
        .map(|changed| changed.strftime("%Y%m%dT%H%M%SZ").to_string());
    let head = |day: PlanDay| {
        let mut lines = vec![
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}@emberdeck", uid(&plan.seed, day)),
            format!("DTSTAMP:{}", changed.as_ref().unwrap_or(&first)),
            format!("SEQUENCE:{}", appointments.revision),
        ];
        lines.extend(changed.iter().map(|changed| format!("LAST-MODIFIED:{changed}")));
        lines
    };
    let mut lines: Vec<String> = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        format!("PRODID:-//Emberdeck//Emberdeck {}//EN", env!("CARGO_PKG_VERSION")),
        "CALSCALE:GREGORIAN".to_owned(),
    ];
    for (day, date) in plan.days() {
        let (titles, minutes) = told(plan, day, facts);
        let summary = if settings.has_titles { &titles } else { CARD_TIME };
        lines.extend(head(day));
        lines.extend(when(settings.at, date, minutes));
        lines.push(format!("SUMMARY:{}", escape(summary)));
        if let Some(remind) = settings.remind {
            lines.extend([
                "BEGIN:VALARM".to_owned(),
                "ACTION:DISPLAY".to_owned(),
                format!("TRIGGER:-PT{}M", remind.minutes),
                format!("DESCRIPTION:{}", escape(summary)),
                "END:VALARM".to_owned(),
            ]);
        }
        lines.push("END:VEVENT".to_owned());
    }
    for (day, date) in &appointments.cancelled {
        lines.extend(head(*day));
        lines.extend(when(settings.at, *date, LEAST));
        lines.push(format!("SUMMARY:{CARD_TIME}"));
        lines.push("STATUS:CANCELLED".to_owned());
        lines.push("END:VEVENT".to_owned());
    }
    let mut text = String::new();
    for line in &lines {
        fold(&mut text, line);
    }
    let print = hash("emberdeck calendar text 1", &[&text]);
    fold(&mut text, &format!("{PRINT}{print}"));
    fold(&mut text, "END:VCALENDAR");
    Some(text)
}

/// All that a calendar says of a day, unless it is asked for more.
const CARD_TIME: &str = "Card time";

/// The titles of a day's cards behind the name of their week, and their minutes together.
fn told(plan: &Plan, day: PlanDay, facts: &CardFacts<'_>) -> (String, u16) {
    let week = plan.weeks.iter().find(|week| week.number == day.week);
    let cards: Vec<&PlannedCard> = week
        .iter()
        .flat_map(|week| &week.cards)
        .filter(|card| card.day == day.day)
        .collect();
    let titles: Vec<String> = cards.iter().map(|card| (facts.title)(card)).collect();
    let titles = titles.join("; ");
    let named = week.and_then(|week| week.outline.as_ref());
    let all =
        named.map(|outline| format!("{}: {titles}", crate::text::whole(&outline.title)));
    let minutes = cards.iter().map(|card| (facts.minutes)(card)).sum();
    (all.unwrap_or(titles), minutes)
}

/// From when to when a day's cards go: a whole day, or from their time on by the clock where the
/// two are, for as long as they take.
fn when(at: Option<ClockTime>, date: Date, minutes: u16) -> Vec<String> {
    let Some(at) = at else {
        let next = date.tomorrow().unwrap_or(date);
        return vec![
            format!("DTSTART;VALUE=DATE:{}", date.strftime("%Y%m%d")),
            format!("DTEND;VALUE=DATE:{}", next.strftime("%Y%m%d")),
            "TRANSP:TRANSPARENT".to_owned(),
        ];
    };
    let begins = date.to_datetime(at.time());
    let span = jiff::Span::new().minutes(i64::from(minutes.max(LEAST)));
    let ends = begins.checked_add(span).unwrap_or(begins);
    vec![
        format!("DTSTART:{}", begins.strftime("%Y%m%dT%H%M%S")),
        format!("DTEND:{}", ends.strftime("%Y%m%dT%H%M%S")),
    ]
}

/// How the line begins that says what the calendar was like when it was made. Other programs pass
/// over it (RFC 5545, 3.8.8.2).
const PRINT: &str = "X-EMBERDECK-HASH:";

/// Whether a calendar is as it was made: nobody has edited it.
pub(crate) fn is_calendar_as_made(text: &str) -> bool {
    let Some((before, rest)) = text.split_once(PRINT) else { return false };
    let print = hash("emberdeck calendar text 1", &[before]);
    rest == format!("{print}\r\nEND:VCALENDAR\r\n")
}

/// The same for a day of a plan however often it is made, and wherever its week moves.
fn uid(seed: &str, day: PlanDay) -> String {
    hash("emberdeck calendar 2", &[seed, &day.week.to_string(), &day.day.to_string()])
}

fn hash(what: &str, parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in [&[what], parts].concat() {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().iter().take(16).fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Escapes a text value (RFC 5545, 3.3.11).
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// Adds a line, folded between characters.
fn fold(text: &mut String, content: &str) {
    let mut length = 0;
    for c in content.chars() {
        if length + c.len_utf8() > FOLD {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(c);
        length += c.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut text = String::new();
        fold(&mut text, &"é".repeat(80));
        assert!(text.split("\r\n").all(|line| line.len() <= FOLD));
        assert_eq!(text.replace("\r\n ", "").trim_end(), "é".repeat(80));
    }

    #[test]
    fn a_calendar_that_was_edited_is_told_from_one_that_was_not() {
        let text = "BEGIN:VCALENDAR\r\nSUMMARY:Card time\r\n";
        let print = hash("emberdeck calendar text 1", &[text]);
        let made = format!("{text}{PRINT}{print}\r\nEND:VCALENDAR\r\n");
        assert!(is_calendar_as_made(&made));
        assert!(!is_calendar_as_made(&made.replace("Card time", "Ours")));
        assert!(!is_calendar_as_made(&made.replace("END:", "X:1\r\nEND:")));
        assert!(!is_calendar_as_made(text));
    }

    #[test]
    fn commas_and_semicolons_are_escaped() {
        assert_eq!(escape("a, b; c\\d"), "a\\, b\\; c\\\\d");
    }
}
