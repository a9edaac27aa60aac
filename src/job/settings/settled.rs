//! What holds in one run.

use crate::geom::{Length, Paper};
use crate::job::Failure;
use crate::job::handout::handout_language as in_handouts;
use crate::job::settings::CalendarSettings;
use crate::job::settings::Sources;
use crate::model::{
    AccessNeed, Adaptation, Edition, Given, Inking, Language, LeaveOut, Origin, Practice,
    Print, Settings, Theme, Told, Weekly,
};

/// What the surroundings say where nothing is settled.
#[derive(Debug, Clone, PartialEq)]
pub struct Surroundings {
    /// The paper of the country.
    pub paper: Paper,
    /// The day that documents are dated, if any: `2026-11-30`.
    pub date: Option<String>,
}

/// What holds in one run, whoever said it.
#[derive(Debug, Clone, PartialEq)]
pub struct Settled {
    /// How things are printed, and which cards.
    pub print: Print,
    /// How weeks are planned.
    pub weekly: Weekly,
    /// What the two leave out.
    pub leave_out: LeaveOut,
    /// A counsellor's own.
    pub practice: Practice,
    /// What the surroundings say.
    pub around: Surroundings,
}

/// The thickness of office paper: 80 g/m² or 20 lb.
const OFFICE_PAPER: Length = Length::mm(0.1);

impl Settled {
    /// Settles what the sources say.
    ///
    /// # Errors
    /// When there is no preset of the name that was typed.
    pub fn new(sources: &Sources, around: Surroundings) -> Result<Self, Failure> {
        let Settings { print, weekly } = sources.settings()?;
        let leave_out = sources.project.leave_out.clone();
        let leave_out = leave_out.and(sources.user.leave_out.clone());
        Ok(Self { print, weekly, leave_out, practice: sources.practice(), around })
    }

    /// Nothing but the defaults, on a paper.
    pub fn default_for(paper: Paper) -> Self {
        Self {
            print: Print::default(),
            weekly: Weekly::default(),
            leave_out: LeaveOut::default(),
            practice: Practice::default(),
            around: Surroundings { paper, date: None },
        }
    }

    /// All values that are given, as far as they serve a command.
    pub fn told(&self, serves: impl Fn(&str) -> bool) -> Vec<Told<'_>> {
        let told = [self.weekly.told(), self.print.told()].concat();
        told.into_iter().filter(|told| serves(told.option)).collect()
    }

    /// The files that set something, as far as it serves a command.
    pub fn files(&self, serves: impl Fn(&str) -> bool) -> Vec<String> {
        let mut files: Vec<String> = Vec::new();
        for told in self.told(serves) {
            if let Origin::File { name, .. } = told.origin
                && !files.iter().any(|file| **file == **name)
            {
                files.push(name.to_string());
            }
        }
        files
    }

    /// The paper.
    pub fn paper(&self) -> Paper {
        value(self.print.paper.as_ref()).unwrap_or_else(|| self.around.paper.clone())
    }

    /// How large the type is.
    pub fn edition(&self) -> Edition {
        value(self.print.edition.as_ref()).unwrap_or(Edition::Standard)
    }

    /// With which inks.
    pub fn inking(&self) -> Inking {
        value(self.print.ink.as_ref()).unwrap_or(Inking::Color)
    }

    /// The name or path of the look.
    pub fn look(&self) -> String {
        value(self.print.look.as_ref()).unwrap_or_else(|| Theme::HEARTH.to_owned())
    }

    /// The languages that are asked for: none, one, or two for the two sides of a card.
    ///
    /// # Errors
    /// When there are more than two.
    pub fn languages(&self) -> Result<Vec<Language>, Failure> {
        let languages = value(self.print.lang.as_ref()).unwrap_or_default();
        if languages.len() > 2 {
            return Err(Failure::new("a card has two sides, so at most two languages")
                .hint("such as `--lang en,es`"));
        }
        if let [one, other] = &languages[..]
            && one == other
        {
            return Err(Failure::new(format!("both sides would be in `{one}`"))
                .hint("name two languages, such as `--lang en,es`, or one"));
        }
        Ok(languages)
    }

    /// The language of pages.
    pub fn language(&self) -> Option<Language> {
        value(self.print.lang.as_ref())?.into_iter().next()
    }

    /// The language of a handout.
    ///
    /// # Errors
    /// When there are no handouts in it.
    pub fn handout_language(&self) -> Result<Language, Failure> {
        let asked = self.language();
        asked.map_or_else(|| Ok(Language::english()), |asked| in_handouts(asked.tag()))
    }

    /// Needs whose variants are shown, or that keep cards out.
    pub fn access(&self) -> Vec<AccessNeed> {
        value(self.print.access.as_ref()).unwrap_or_default()
    }

    /// Whether the two are far from each other.
    pub fn is_far(&self) -> bool {
        is(self.print.long_distance.as_ref())
    }

    /// For which circumstances cards show their variants.
    pub fn adaptation(&self) -> Adaptation {
        Adaptation { access: self.access(), far: self.is_far() }
    }

    /// Whether pages have fields to fill in.
    pub fn is_fillable(&self) -> bool {
        !is(self.print.flat.as_ref())
    }

    /// All settings.
    pub fn settings(&self) -> Settings {
        Settings { print: self.print.clone(), weekly: self.weekly.clone() }
    }

    /// Whether a plan has no dates.
    pub fn is_undated(&self) -> bool {
        is(self.weekly.undated.as_ref())
    }

    /// Whether it is not remembered which cards came.
    pub fn forgets(&self) -> bool {
        is(self.weekly.no_history.as_ref())
    }

    /// Whether all cards of a plan are in one file.
    pub fn is_one_file(&self) -> bool {
        is(self.weekly.one_file.as_ref())
    }

    /// What the calendar of a plan says.
    ///
    /// # Errors
    /// When there is a reminder and no time.
    pub fn calendar(&self) -> Result<CalendarSettings, Failure> {
        let (at, remind) =
            (value(self.weekly.at.as_ref()), value(self.weekly.remind.as_ref()));
        if remind.is_some() && at.is_none() {
            return Err(Failure::new(
                "a reminder comes before a time, and there is none",
            )
            .hint("say when your cards begin: `--at 20:30`"));
        }
        Ok(CalendarSettings { has_titles: self.has_calendar_titles(), at, remind })
    }

    /// Whether the calendar has titles of cards.
    pub fn has_calendar_titles(&self) -> bool {
        is(self.weekly.calendar_titles.as_ref())
    }

    /// Whether the cards go in a new order.
    pub fn is_shuffled(&self) -> bool {
        is(self.print.shuffle.as_ref())
    }

    /// Whether titles are neutral.
    pub fn is_discreet(&self) -> bool {
        is(self.print.discreet.as_ref())
    }

    /// How thick a sheet is.
    pub fn caliper(&self) -> Length {
        value(self.print.caliper.as_ref()).unwrap_or(OFFICE_PAPER)
    }
}

/// The value of a setting, whoever gave it.
pub(in crate::job) fn value<T: Clone>(given: Option<&Given<T>>) -> Option<T> {
    given.map(|given| given.value.clone())
}

/// Whether a switch is on.
pub(in crate::job) fn is(given: Option<&Given<bool>>) -> bool {
    given.is_some_and(|given| given.value)
}
