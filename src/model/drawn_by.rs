//! What belongs to one draw alone.

use crate::model::toml_text::{TomlText, Value};
use crate::model::vocabulary::vocabulary;
use crate::model::{TouchLevel, Vocabulary};

vocabulary! {
    /// How the ceilings go on.
    Pacing {
        /// They rise as the ramp says.
        Rise = "rise",
        /// They stay where they were the week before.
        Hold = "hold",
        /// The same, one step lower.
        StepBack = "step-back",
    }
}

/// What a plan was drawn by, beside its seed and what is settled: choices that no file of settings
/// may make for another plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnBy {
    /// The decks that were named, by word or path; none for those that come by themselves.
    pub decks: Vec<String>,
    /// The only cards that may come, if any were named.
    pub cards: Vec<String>,
    /// Cards that the plan has to have.
    pub must_have: Vec<String>,
    /// Weeks in which the two are apart, by their numbers.
    pub away: Vec<u16>,
    /// Weeks that have no cards, counted as if they had: the others come later.
    pub skip_weeks: Vec<u16>,
    /// Whether decks for adults may be among them.
    pub adult: bool,
    /// The touch level that both said yes to before the draw.
    pub both_agree: Option<u8>,
    /// The week that the plan goes on with.
    pub resume: Option<u16>,
    /// How the ceilings go on.
    pub pacing: Pacing,
    /// The day that its files are dated.
    pub date: Option<String>,
}

impl Default for DrawnBy {
    fn default() -> Self {
        Self::NOTHING
    }
}

impl DrawnBy {
    /// A draw of which nothing is said.
    pub const NOTHING: Self = Self {
        decks: Vec::new(),
        cards: Vec::new(),
        must_have: Vec::new(),
        away: Vec::new(),
        skip_weeks: Vec::new(),
        adult: false,
        both_agree: None,
        resume: None,
        pacing: Pacing::Rise,
        date: None,
    };

    /// The touch level that both said yes to: held, when nobody has said otherwise.
    pub fn agreed(&self) -> TouchLevel {
        let level = self.both_agree.and_then(|level| TouchLevel::new(level.into()));
        level.unwrap_or(TouchLevel::HELD)
    }

    /// What a plan that is there was drawn by, with what is said anew of its files. The cards
    /// themselves stay as they were drawn.
    #[must_use]
    pub fn remade(self, anew: &Self) -> Self {
        Self {
            adult: self.adult || anew.adult,
            both_agree: anew.both_agree.or(self.both_agree),
            date: anew.date.clone().or(self.date),
            ..self
        }
    }

    /// Writes the table, when there is anything in it.
    pub(super) fn put(&self, file: &mut TomlText) {
        if *self == Self::NOTHING {
            return;
        }
        file.table("draw");
        let lists = [
            ("decks", &self.decks),
            ("cards", &self.cards),
            ("must_have", &self.must_have),
        ];
        for (key, names) in lists {
            if !names.is_empty() {
                file.put(key, Value::texts(names.iter().map(String::as_str)));
            }
        }
        for (key, weeks) in [("away", &self.away), ("skip_weeks", &self.skip_weeks)] {
            if !weeks.is_empty() {
                file.put(key, Value::list(weeks.iter().map(|week| Value::from(*week))));
            }
        }
        if self.adult {
            file.put("adult", true);
        }
        if let Some(level) = self.both_agree {
            file.put("both_agree", level);
        }
        if let Some(week) = self.resume {
            file.put("resume", week);
        }
        if self.pacing != Pacing::Rise {
            file.put("pacing", self.pacing.word());
        }
        if let Some(date) = &self.date {
            file.put("date", date);
        }
    }
}
