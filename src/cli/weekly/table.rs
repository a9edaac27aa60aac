//! A plan on the terminal.

use jiff::civil::Date;

use crate::cli::report::Report;
use crate::cli::weekly::decks::Decks;
use crate::model::{Lead, Plan, PlannedCard, PlannedWeek, Vocabulary};

/// Prints a plan as a table, each card's reason beneath it when asked for.
pub(super) fn print(plan: &Plan, decks: &Decks, why: bool, report: &Report) {
    for week in &plan.weeks {
        report.result(&heading(week, decks));
        let mut day = 0;
        for card in &week.cards {
            let on =
                if card.day == day { String::new() } else { day_words(week, card.day) };
            day = card.day;
            let found = decks.find(&card.deck, &card.card);
            let minutes = found.and_then(crate::model::Card::minutes);
            report.result(&format!(
                "  {:<10} {:<5} {:<7} {:<13} {:>7}  {}  {}",
                on,
                card.slot.to_string(),
                card.card,
                kind_word(decks, card),
                minutes.map_or(String::new(), |minutes| format!("{minutes} min")),
                card.lead.map_or(" ", |lead| lead.letter()),
                title(decks, card),
            ));
            if why {
                report.result(&format!("{:19}{}", "", card.why));
            }
        }
        report.result("");
    }
    report.result(&balance(plan, decks));
    report.result(&summary(plan, decks));
}

/// What the plan's cards are mainly about, and how often each of the two begins.
fn balance(plan: &Plan, decks: &Decks) -> String {
    let mut topics: Vec<(&str, usize)> = Vec::new();
    for card in plan.cards() {
        let found = decks.find(&card.deck, &card.card);
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

/// Prints the reason of every card.
pub(super) fn print_reasons(plan: &Plan, decks: &Decks, report: &Report) {
    for card in plan.cards() {
        let slot = card.slot.to_string();
        let title = title(decks, card);
        report.result(&format!("{slot:<5} {:<7} {title}: {}", card.card, card.why));
    }
}

/// How many cards, how many weeks, the seed.
pub(super) fn summary(plan: &Plan, decks: &Decks) -> String {
    let minutes: u32 = plan.weeks.iter().map(|week| minutes(week, decks)).sum();
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

fn minutes(week: &PlannedWeek, decks: &Decks) -> u32 {
    let of = |card: &PlannedCard| decks.find(&card.deck, &card.card)?.minutes();
    week.cards.iter().filter_map(of).map(u32::from).sum()
}

fn heading(week: &PlannedWeek, decks: &Decks) -> String {
    let dates = match (week.start, week.date(7)) {
        (Some(first), Some(last)) => format!(", {} to {}", short(first), short(last)),
        _ => String::new(),
    };
    format!(
        "Week {}{dates}: pace up to {}, touch up to {}, {} min",
        week.number,
        week.pace.number(),
        week.touch.number(),
        minutes(week, decks)
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

fn kind_word(decks: &Decks, card: &PlannedCard) -> &'static str {
    decks.find(&card.deck, &card.card).map_or("", |found| found.kind.word())
}

pub(super) fn title(decks: &Decks, card: &PlannedCard) -> String {
    let found = decks.find(&card.deck, &card.card);
    found.map_or(String::new(), |found| crate::text::plain(&found.texts.title))
}
