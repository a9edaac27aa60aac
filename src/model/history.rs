//! Which cards came when: names and dates, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::model::Plan;
use crate::model::toml_text::{TomlText, Value};

/// Which cards came when, by their names, such as `touch#T-114`.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct History(BTreeMap<String, BTreeSet<Date>>);

impl History {
    /// Notes that a card came on a day.
    pub fn note(&mut self, card: &str, date: Date) {
        self.0.entry(card.to_owned()).or_default().insert(date);
    }

    /// Notes the cards of a plan; the days of `replaced`, a plan whose files these take the place
    /// of, are forgotten.
    pub fn note_plan(&mut self, plan: &Plan, replaced: Option<&Plan>) {
        for old in [Some(plan), replaced].into_iter().flatten() {
            let first = old.weeks.first().and_then(|week| week.start);
            let last = old.weeks.last().and_then(|week| week.date(7));
            if let Some((first, last)) = first.zip(last) {
                self.forget(first, last);
            }
        }
        for week in &plan.weeks {
            for card in &week.cards {
                if let Some(date) = week.date(card.day) {
                    self.note(&card.name(), date);
                }
            }
        }
    }

    /// Forgets the days of a stretch: a plan that is drawn anew takes the place of the old one.
    pub fn forget(&mut self, first: Date, last: Date) {
        for dates in self.0.values_mut() {
            dates.retain(|date| !(first..=last).contains(date));
        }
        self.0.retain(|_, dates| !dates.is_empty());
    }

    /// How many weeks before a day each card came, begun weeks counted as whole. What lies on
    /// the day or after it does not count: it belongs to the plan that starts there, or to a
    /// later one.
    pub fn weeks_before(&self, start: Date) -> BTreeMap<String, Vec<u16>> {
        let mut past = BTreeMap::new();
        for (card, dates) in &self.0 {
            let before = dates.iter().filter(|date| **date < start).filter_map(|date| {
                let days = date.until(start).ok()?.get_days();
                u16::try_from((days + 6) / 7).ok()
            });
            let weeks: Vec<u16> = before.collect();
            if !weeks.is_empty() {
                past.insert(card.clone(), weeks);
            }
        }
        past
    }

    /// The file's text.
    pub fn to_toml(&self) -> String {
        let mut file = TomlText::new(&[
            "Which cards came when, so that the next plan brings others: names and dates, and",
            "nothing else. Deleting this file is safe; cards may then come again sooner.",
        ]);
        file.put("schema", 1_u8);
        file.table("came");
        for (card, dates) in &self.0 {
            file.put_quoted(card, Value::days(dates));
        }
        file.finish()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn begun_weeks_count_as_whole_and_later_days_not_at_all() {
        let mut history = History::default();
        history.note("a#C-1", date(2026, 11, 29));
        history.note("a#C-1", date(2026, 11, 22));
        history.note("a#C-2", date(2026, 11, 30));
        let past = history.weeks_before(date(2026, 11, 30));
        assert_eq!(past["a#C-1"], [2, 1]);
        assert!(!past.contains_key("a#C-2"));
    }

    #[test]
    fn a_plan_drawn_anew_takes_the_place_of_the_old_one() {
        let mut history = History::default();
        for day in [1, 8, 15] {
            history.note("a#C-1", date(2026, 12, day));
        }
        history.forget(date(2026, 12, 2), date(2026, 12, 14));
        assert!(history.to_toml().ends_with("\"a#C-1\" = [2026-12-01, 2026-12-15]\n"));
    }
}
