//! The words that the program prints on the pages of a plan.

use jiff::civil::Date;

/// Words on the pages of a plan.
#[derive(Debug)]
pub struct PlanWords {
    /// The title of the pages together.
    pub plan: &'static str,
    /// "week", in the middle of a sentence.
    pub week: &'static str,
    /// The heads of the table.
    pub done: &'static str,
    /// Of the days.
    pub day: &'static str,
    /// Of the ids.
    pub card: &'static str,
    /// Of the titles.
    pub title: &'static str,
    /// Of the minutes.
    pub minutes: &'static str,
    /// Of who begins.
    pub lead: &'static str,
    /// Of the minutes, and of who begins, to who hears the page.
    pub spoken: [&'static str; 2],
    /// Of a week in which the two are apart.
    pub away: &'static str,
    /// Before the ceilings of pace and touch.
    pub most: &'static str,
    /// Before the minutes of the week.
    pub sum: &'static str,
    /// Before the line for what the two want of the week.
    pub wish: &'static str,
    /// Before the lines for what came of it.
    pub keep: &'static str,
    /// A line for the foot, another one each week.
    pub tips: &'static [&'static str],
    /// What both agreed to before the draw: of weeks without touch, else before and behind how near
    /// touch comes at most.
    pub(super) agreed: [&'static str; 3],
    /// Before the seed, and what stands about it: the quotation marks of the language.
    pub(super) seed: [&'static str; 3],
    /// Days of the week from Monday, short.
    pub(super) weekdays: [&'static str; 7],
    /// Months, short.
    pub(super) months: [&'static str; 12],
    /// Days of the week from Monday, in full.
    pub days: [&'static str; 7],
    /// Months, in full.
    pub(super) full_months: [&'static str; 12],
    /// Between the day of a month and the month, where a date is read.
    pub(super) of_month: &'static str,
}

impl PlanWords {
    /// The seed that a plan was drawn with: "Seed “two cups of tea”".
    pub fn seed(&self, seed: &str) -> String {
        let [word, open, close] = self.seed;
        format!("{word} {open}{seed}{close}")
    }

    /// The sentence that both sign: how near the weeks come at most, and how to hold; `touch` is the
    /// word for the level, if there is touch.
    pub fn agreed(&self, touch: Option<&str>) -> String {
        let [apart, before, behind] = self.agreed;
        touch.map_or_else(
            || apart.to_owned(),
            |touch| format!("{before} *{touch}*{behind}"),
        )
    }

    /// The day of the week of a date, in full: "Monday".
    pub fn day_of(&self, date: Date) -> &'static str {
        let at = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0);
        self.days[at]
    }

    /// A date as it is read: "Monday, 30 November".
    pub fn spoken_date(&self, date: Date) -> String {
        let at = usize::try_from(date.month()).unwrap_or(1).clamp(1, 12) - 1;
        let month = self.full_months[at];
        format!("{}, {}{}{month}", self.day_of(date), date.day(), self.of_month)
    }

    fn month(&self, date: Date) -> &'static str {
        self.months[usize::try_from(date.month()).unwrap_or(1).clamp(1, 12) - 1]
    }

    /// A date with its weekday: "Mon 30 Nov".
    pub fn date(&self, date: Date) -> String {
        let at = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0);
        format!("{} {} {}", self.weekdays[at], date.day(), self.month(date))
    }

    /// The first and last day of a week: "30 Nov – 6 Dec 2026".
    pub fn dates(&self, first: Date, last: Date) -> String {
        let year = |date: Date| {
            if first.year() == last.year() {
                String::new()
            } else {
                format!(" {}", date.year())
            }
        };
        let month = |date: Date| {
            if first.month() == last.month() {
                String::new()
            } else {
                format!(" {}", self.month(date))
            }
        };
        format!(
            "{}{}{} – {} {} {}",
            first.day(),
            month(first),
            year(first),
            last.day(),
            self.month(last),
            last.year()
        )
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::words::english::ENGLISH;
    use crate::words::spanish::SPANISH;

    #[test]
    fn a_week_s_dates_say_no_more_than_they_must() {
        assert_eq!(
            ENGLISH.plan.dates(date(2026, 12, 7), date(2026, 12, 13)),
            "7 – 13 Dec 2026"
        );
        assert_eq!(
            SPANISH.plan.dates(date(2026, 12, 28), date(2027, 1, 3)),
            "28 dic 2026 – 3 ene 2027"
        );
        assert_eq!(ENGLISH.plan.date(date(2026, 11, 30)), "Mon 30 Nov");
    }

    #[test]
    fn a_date_is_read_in_full() {
        let day = date(2026, 11, 30);
        assert_eq!(ENGLISH.plan.spoken_date(day), "Monday, 30 November");
        assert_eq!(SPANISH.plan.spoken_date(day), "lunes, 30 de noviembre");
    }

    #[test]
    fn a_seed_stands_in_the_quotation_marks_of_its_language() {
        assert_eq!(ENGLISH.plan.seed("dos tazas"), "Seed “dos tazas”");
        assert_eq!(SPANISH.plan.seed("dos tazas"), "Semilla «dos tazas»");
    }
}
