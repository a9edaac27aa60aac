//! A plan as a calendar (RFC 5545), with no more text than "Card time" unless asked for.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::model::{Plan, PlannedCard};

/// Lines are folded at this many octets (RFC 5545, 3.1).
const FOLD: usize = 75;

/// The calendar of a dated plan: an event for each day that has cards. `title` names a card
/// where titles are asked for.
pub(super) fn calendar(
    plan: &Plan,
    title: Option<&dyn Fn(&PlannedCard) -> String>,
) -> Option<String> {
    let start = plan.weeks.first()?.start?;
    let mut text = String::new();
    let mut line = |content: &str| fold(&mut text, content);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line(&format!("PRODID:-//Emberdeck//Emberdeck {}//EN", env!("CARGO_PKG_VERSION")));
    line("CALSCALE:GREGORIAN");
    for week in &plan.weeks {
        for day in 1..=7 {
            let cards: Vec<&PlannedCard> =
                week.cards.iter().filter(|card| card.day == day).collect();
            let (Some(date), false) = (week.date(day), cards.is_empty()) else {
                continue;
            };
            let summary = match title {
                Some(title) => {
                    let titles: Vec<String> =
                        cards.iter().map(|card| title(card)).collect();
                    let titles = titles.join("; ");
                    let named = week.outline.as_ref();
                    let all = named.map(|outline| format!("{}: {titles}", outline.title));
                    escape(&all.unwrap_or(titles))
                }
                None => "Card time".to_owned(),
            };
            line("BEGIN:VEVENT");
            line(&format!("UID:{}@emberdeck", uid(&plan.seed, &date.to_string())));
            // The stamp must be there, and the clock must not: the plan's first day stands in.
            line(&format!("DTSTAMP:{}T000000Z", start.strftime("%Y%m%d")));
            line(&format!("DTSTART;VALUE=DATE:{}", date.strftime("%Y%m%d")));
            line(&format!("SUMMARY:{summary}"));
            line("TRANSP:TRANSPARENT");
            line("END:VEVENT");
        }
    }
    let print = hash("emberdeck calendar text 1", &[&text]);
    let mut line = |content: &str| fold(&mut text, content);
    line(&format!("{PRINT}{print}"));
    line("END:VCALENDAR");
    Some(text)
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

/// The same for a day of a plan however often it is made.
fn uid(seed: &str, date: &str) -> String {
    hash("emberdeck calendar 1", &[seed, date])
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
