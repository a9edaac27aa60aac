//! One card.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{
    AccessNeed, AvoidIf, Cost, Energy, Evidence, Kind, Language, Mode, Pace, Privacy,
    Season, Serves, Setting, TimeOfDay, Topic, TouchLevel, Who,
};
use crate::picture::Picture;

/// The words of a card in one language.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Texts {
    /// The title.
    pub title: String,
    /// What stands on the front.
    pub prompt: String,
    /// What to do, in order.
    pub steps: Vec<String>,
    /// Questions that lead further.
    pub follow_ups: Vec<String>,
    /// How to ask first.
    pub consent: Option<String>,
    /// How to stop.
    pub stop_note: Option<String>,
    /// What to ask each other afterwards.
    pub debrief: Vec<String>,
    /// What the two roles are called.
    pub roles: Option<(String, String)>,
    /// How to do it from far away.
    pub long_distance: LongDistance,
    /// What counsellors are told.
    pub counsellor_note: Option<String>,
    /// What the picture shows.
    pub alt: Option<String>,
}

/// Whether a card can be done from far away.
#[derive(Debug, Default, Clone, PartialEq)]
pub enum LongDistance {
    /// The author has not said.
    #[default]
    Unsaid,
    /// It cannot.
    No,
    /// It can, so.
    Variant(String),
}

/// How long a card takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duration {
    /// Minutes in all.
    Minutes(u16),
    /// Minutes for each in turn.
    Turns(u16, u16),
}

impl Duration {
    /// Minutes in all.
    pub fn minutes(self) -> u16 {
        match self {
            Self::Minutes(minutes) => minutes,
            Self::Turns(first, second) => first + second,
        }
    }
}

/// For whom a card works, and how.
#[derive(Debug, Clone, PartialEq)]
pub enum Access {
    /// As it is, for everyone.
    Universal,
    /// With a variant for some needs; none when the author has not said.
    Variants(BTreeMap<AccessNeed, String>),
}

/// A picture on the front.
#[derive(Debug, Clone, PartialEq)]
pub struct Art {
    /// The pixels.
    pub picture: Arc<Picture>,
    /// What it shows.
    pub alt: String,
}

/// One card, complete and safe: every text that its kind, pace and touch ask for is there.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// The id, such as `T-014`; unique in its deck.
    pub id: String,
    /// The kind.
    pub kind: Kind,
    /// The language of its own words: its deck's.
    pub language: Language,
    /// The words in that language.
    pub texts: Texts,
    /// The words in other languages.
    pub translations: BTreeMap<Language, Texts>,
    /// How long it takes; rules and wild cards need not say.
    pub duration: Option<Duration>,
    /// How tender it is.
    pub pace: Pace,
    /// How near it brings two bodies.
    pub touch_level: TouchLevel,
    /// What the two do with it.
    pub mode: Option<Mode>,
    /// Who takes part.
    pub who: Who,
    /// Whether roles are swapped.
    pub swap: bool,
    /// Where it can be done; empty when the author has not said.
    pub setting: Vec<Setting>,
    /// What it costs.
    pub cost: Option<Cost>,
    /// How much strength it takes.
    pub energy: Option<Energy>,
    /// Who may be near.
    pub privacy: Option<Privacy>,
    /// When in the year.
    pub season: Vec<Season>,
    /// When in the day.
    pub time_of_day: Vec<TimeOfDay>,
    /// What it is about.
    pub topics: Vec<Topic>,
    /// When to leave it out.
    pub avoid_if: Vec<AvoidIf>,
    /// Free words.
    pub tags: Vec<String>,
    /// What it takes.
    pub props: Vec<String>,
    /// Cards that must have come in an earlier week.
    pub needs: Vec<String>,
    /// Near-duplicates share it.
    pub family: Option<String>,
    /// Slots of a week that it may fill.
    pub serves: Vec<Serves>,
    /// For whom it works, and how.
    pub access: Access,
    /// The technique it uses.
    pub technique: Option<String>,
    /// Whom it owes the technique to.
    pub credit: Option<String>,
    /// What speaks for the technique.
    pub evidence: Option<Evidence>,
    /// The workbook page that goes with it.
    pub worksheet: Option<String>,
    /// Rows of the table of techniques that it serves.
    pub covers: Vec<u16>,
    /// Rows that it touches at most.
    pub touches: Vec<u16>,
    /// How many of it a deck holds, at least one.
    pub copies: u16,
    /// How likely it is to be drawn, beside 1 for others.
    pub weight: f64,
    /// Whether it may come again within its cooldown.
    pub repeatable: bool,
    /// Weeks before it may come again.
    pub cooldown_weeks: u16,
    /// The picture on its front.
    pub art: Option<Art>,
    /// Warnings that are right here, with the reason.
    pub allow: BTreeMap<String, String>,
}

impl Card {
    /// A card that says no more than its texts: easy, for both, without touch.
    pub fn plain(id: String, kind: Kind, texts: Texts) -> Self {
        Self {
            id,
            kind,
            language: Language::english(),
            texts,
            translations: BTreeMap::new(),
            duration: None,
            pace: Pace::EASY,
            touch_level: TouchLevel::NONE,
            mode: None,
            who: Who::Both,
            swap: false,
            setting: Vec::new(),
            cost: None,
            energy: None,
            privacy: None,
            season: Vec::new(),
            time_of_day: Vec::new(),
            topics: Vec::new(),
            avoid_if: Vec::new(),
            tags: Vec::new(),
            props: Vec::new(),
            needs: Vec::new(),
            family: None,
            serves: Vec::new(),
            access: Access::Universal,
            technique: None,
            credit: None,
            evidence: None,
            worksheet: None,
            covers: Vec::new(),
            touches: Vec::new(),
            copies: 1,
            weight: 1.0,
            repeatable: false,
            cooldown_weeks: 0,
            art: None,
            allow: BTreeMap::new(),
        }
    }

    /// The one of its languages that answers a request for a language.
    pub fn language_for(&self, asked: &Language) -> Option<&Language> {
        asked.find(std::iter::once(&self.language).chain(self.translations.keys()))
    }

    /// Whether one of its languages answers a request for a language.
    pub fn speaks(&self, asked: &Language) -> bool {
        self.language_for(asked).is_some()
    }

    /// The words that answer a request for a language, or its own when none do.
    pub fn texts_in(&self, asked: &Language) -> &Texts {
        let found = self.language_for(asked).filter(|found| **found != self.language);
        found.and_then(|found| self.translations.get(found)).unwrap_or(&self.texts)
    }

    /// Minutes in all, when the card says.
    pub fn minutes(&self) -> Option<u16> {
        self.duration.map(Duration::minutes)
    }
}
