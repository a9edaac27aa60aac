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
    /// Days of the week from Monday, short.
    weekdays: [&'static str; 7],
    /// Months, short.
    months: [&'static str; 12],
}

/// English.
pub(super) const ENGLISH: PlanWords = PlanWords {
    plan: "Our weeks",
    week: "week",
    done: "Done",
    day: "Day",
    card: "Card",
    title: "Title",
    minutes: "Min",
    lead: "Begins",
    most: "At most",
    sum: "All cards together",
    wish: "This week we would like",
    keep: "What we want to keep",
    tips: &[
        "Decide who is A and who is B. Then begin small: five calm minutes count.",
        "“Pass” is a full answer. So is “not tonight”.",
        "A day was missed? Leave it, and take the next card.",
        "Phones sleep in another room while a card is out.",
        "Ask before you touch, each time. It gets easy.",
        "When a talk gets heavy, stop for a glass of water.",
        "Say one thing that you saw and liked today.",
        "Steady and small beats grand and rare.",
    ],
    weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    months: [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
        "Dec",
    ],
};

/// Spanish.
pub(super) const SPANISH: PlanWords = PlanWords {
    plan: "Nuestras semanas",
    week: "semana",
    done: "Hecho",
    day: "Día",
    card: "Carta",
    title: "Título",
    minutes: "Min",
    lead: "Empieza",
    most: "Como mucho:",
    sum: "Todas las cartas juntas",
    wish: "Esta semana queremos",
    keep: "Lo que queremos guardar",
    tips: &[
        "Decidan quién es A y quién B. Y empiecen por poco: cinco minutos en calma cuentan.",
        "«Paso» es una respuesta entera. «Hoy no», también.",
        "¿Se pasó un día? Déjenlo, y a la carta siguiente.",
        "Los teléfonos duermen en otro cuarto mientras hay una carta en la mesa.",
        "Pregunta antes de tocar, cada vez. Se vuelve fácil.",
        "Si la charla pesa, paren y tomen un vaso de agua.",
        "Di una cosa que hoy viste y te gustó.",
        "Poco y seguido vale más que mucho y raro.",
    ],
    weekdays: ["lun", "mar", "mié", "jue", "vie", "sáb", "dom"],
    months: [
        "ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov",
        "dic",
    ],
};

impl PlanWords {
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

    use super::*;

    #[test]
    fn a_week_s_dates_say_no_more_than_they_must() {
        assert_eq!(
            ENGLISH.dates(date(2026, 12, 7), date(2026, 12, 13)),
            "7 – 13 Dec 2026"
        );
        assert_eq!(
            SPANISH.dates(date(2026, 12, 28), date(2027, 1, 3)),
            "28 dic 2026 – 3 ene 2027"
        );
        assert_eq!(ENGLISH.date(date(2026, 11, 30)), "Mon 30 Nov");
    }
}
