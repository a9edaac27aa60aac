//! A plan in lines of text.

use jiff::civil::Date;

use crate::job::Shelf;
use crate::model::{Lead, Plan, PlannedCard, PlannedWeek, Role, Vocabulary};

/// A plan as the lines of a table, each card's reason beneath it when asked for.
pub fn plan_table(plan: &Plan, shelf: &Shelf, why: bool) -> Vec<String> {
    let mut lines = Vec::new();
    for week in &plan.weeks {
        lines.push(heading(week, shelf));
        let mut day = 0;
        for card in &week.cards {
            let on =
                if card.day == day { String::new() } else { day_words(week, card.day) };
            day = card.day;
            let found = shelf.planned(card);
            let minutes = found.and_then(crate::model::Card::minutes);
            lines.push(format!(
                "  {:<10} {:<5} {:<7} {:<13} {:>7}  {}  {}",
                on,
                card.slot.to_string(),
                card.card,
                kind_word(shelf, card),
                minutes.map_or(String::new(), |minutes| format!("{minutes} min")),
                card.lead.map_or(" ", |lead| lead.letter()),
                title(shelf, card),
            ));
            if why {
                lines.push(format!("{:19}{}", "", card.why));
            }
        }
        lines.push(String::new());
    }
    lines.push(balance(plan, shelf));
    lines.push(summary(plan, shelf));
    lines
}

/// What the plan's cards are mainly about, and how often each of the two begins.
fn balance(plan: &Plan, shelf: &Shelf) -> String {
    let mut topics: Vec<(&str, usize)> = Vec::new();
    for card in plan.cards() {
        let found = shelf.planned(card);
        let Some(topic) = found.and_then(|found| found.topics.first()) else { continue };
        match topics.iter_mut().find(|(word, _)| *word == topic.word()) {
            Some((_, count)) => *count += 1,
            None => topics.push((topic.word(), 1)),
        }
    }
    topics.sort_by_key(|(word, count)| (std::cmp::Reverse(*count), *word));
    let topics: Vec<_> =
        topics.iter().map(|(word, count)| format!("{word} {count}")).collect();
    let begins = |lead: Lead| plan.cards().filter(|card| card.lead == Some(lead)).count();
    format!(
        "Topics: {}. A begins {} times, B {} times.",
        topics.join(", "),
        begins(Lead::A),
        begins(Lead::B)
    )
}

/// The reason of every card, a line each.
pub fn plan_reasons(plan: &Plan, shelf: &Shelf) -> Vec<String> {
    let line = |card: &PlannedCard| {
        let slot = card.slot.to_string();
        let title = title(shelf, card);
        format!("{slot:<5} {:<7} {title}: {}", card.card, card.why)
    };
    plan.cards().map(line).collect()
}

/// How many cards, how many weeks, the seed.
pub(super) fn summary(plan: &Plan, shelf: &Shelf) -> String {
    let minutes: u32 = plan.weeks.iter().map(|week| minutes(week, shelf)).sum();
    let weeks = plan.weeks.len();
    let start = plan.weeks.first().and_then(|week| week.start);
    let from = start.map_or(String::new(), |date| format!(" from {date}"));
    format!(
        "{} cards in {weeks} {}{from}, {} min a week on average, seed “{}”",
        plan.cards().count(),
        if weeks == 1 { "week" } else { "weeks" },
        minutes / u32::try_from(weeks.max(1)).unwrap_or(1),
        plan.seed
    )
}

fn minutes(week: &PlannedWeek, shelf: &Shelf) -> u32 {
    let of = |card: &PlannedCard| shelf.planned(card)?.minutes();
    let cards = week.cards.iter().filter(|card| card.role != Role::Long);
    cards.filter_map(of).map(u32::from).sum()
}

/// The minutes that stand outside those of a week: a date's.
fn beside(week: &PlannedWeek, shelf: &Shelf) -> String {
    let long = week.cards.iter().filter(|card| card.role == Role::Long);
    let minutes: u32 =
        long.filter_map(|card| shelf.planned(card)?.minutes()).map(u32::from).sum();
    if minutes == 0 { String::new() } else { format!(", and {minutes} min beside them") }
}

fn heading(week: &PlannedWeek, shelf: &Shelf) -> String {
    let dates = match (week.start, week.date(7)) {
        (Some(first), Some(last)) => format!(", {} to {}", short(first), short(last)),
        _ => String::new(),
    };
    let title = week.outline.as_ref();
    let title = title.map_or(String::new(), |outline| {
        format!(", {}", crate::text::whole(&outline.title))
    });
    format!(
        "Week {}{title}{dates}: pace up to {}, touch up to {}, {} min{}",
        week.number,
        week.pace.number(),
        week.touch.number(),
        minutes(week, shelf),
        beside(week, shelf)
    )
}

fn short(date: Date) -> String {
    date.strftime("%-d %b").to_string()
}

fn day_words(week: &PlannedWeek, day: u8) -> String {
    week.date(day).map_or_else(
        || format!("day {day}"),
        |date| date.strftime("%a %-d %b").to_string(),
    )
}

fn kind_word(shelf: &Shelf, card: &PlannedCard) -> &'static str {
    shelf.planned(card).map_or("", |found| found.kind.word())
}

pub(super) fn title(shelf: &Shelf, card: &PlannedCard) -> String {
    let found = shelf.planned(card);
    found.map_or(String::new(), |found| crate::text::plain(&found.texts.title))
}
