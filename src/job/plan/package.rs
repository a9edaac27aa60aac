//! All files of a plan.

use crate::job::allowed::Allowed;
use crate::job::book::{BookPages, Planned};
use crate::job::cards::LaidCards;
use crate::job::handout::note_coarse_logo;
use crate::job::note::noted;
use crate::job::plan::calendar::{CardFacts, calendar};
use crate::job::plan::language::plan_language;
use crate::job::plan::pages::{pages, titles, workbook};
use crate::job::plan::sheets::{PageTitles, laid_weeks, leaflet_of_plan, sheets};
use crate::job::plan::table::{summary, title};
use crate::job::plan::words::shown;
use crate::job::settings::{CalendarSettings, SheetSettings};
use crate::job::{Failure, Made, NoteKind, Noted, Notes, Shelf};
use crate::model::{
    Card, Deck, DrawnBy, More, Plan, PlanFile, PlannedCard, Practice, Settings,
};

/// What the files of a plan are made from.
#[derive(Debug, Clone, Copy)]
pub struct Package<'a> {
    /// The decks.
    pub shelf: &'a Shelf,
    /// The plan.
    pub plan: &'a Plan,
    /// Which of its cards are printed.
    pub allowed: &'a Allowed,
    /// What it was drawn by.
    pub drawn_by: &'a DrawnBy,
    /// What its file keeps of what is settled.
    pub settings: &'a Settings,
    /// How the cards look and lie on their sheets.
    pub sheet: &'a SheetSettings,
    /// A counsellor's own, on its pages and its workbook.
    pub practice: &'a Practice,
    /// All cards in one file.
    pub one_file: bool,
    /// What its calendar says.
    pub calendar: CalendarSettings,
    /// The pages of the workbook, if it is there in the plan's language.
    pub library: Option<&'a BookPages>,
}

/// A text file of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanText {
    /// Its name.
    pub name: &'static str,
    /// What stands in it.
    pub text: String,
    /// What to say of it.
    pub line: String,
}

impl Package<'_> {
    /// Names of the PDFs in the order in which they are made.
    pub fn names(&self) -> Vec<String> {
        let weeks = self.plan.weeks.iter();
        let mut names: Vec<String> = if self.one_file {
            vec!["cards.pdf".to_owned()]
        } else {
            weeks.map(|week| format!("week-{:02}-cards.pdf", week.number)).collect()
        };
        if self.sheet.more == More::Leaflet {
            names.push("leaflet.pdf".to_owned());
        }
        names.push("plan.pdf".to_owned());
        if let Some(library) = self.library {
            names.push("workbook.pdf".to_owned());
            if library.has_own_pages() {
                names.extend(["own-a.pdf", "own-b.pdf"].map(str::to_owned));
            }
        }
        names
    }

    /// The texts: the plan, and its calendar if it has dates.
    pub fn texts(&self) -> Vec<PlanText> {
        let title = |card: &PlannedCard| title(self.shelf, card);
        let mut texts = vec![PlanText {
            name: "plan.toml",
            text: self.file(self.plan).to_toml(title),
            line: summary(&self.printed(), self.shelf),
        }];
        let minutes = |card: &PlannedCard| {
            self.shelf.planned(card).and_then(Card::minutes).unwrap_or_default()
        };
        let facts = CardFacts { title: &title, minutes: &minutes };
        if let Some(text) = calendar(&self.printed(), self.calendar, &facts) {
            let line = "the days that have cards, for a calendar".to_owned();
            texts.push(PlanText { name: "plan.ics", text, line });
        }
        texts
    }

    /// Makes the PDFs, as many as [`Package::names`].
    ///
    /// # Errors
    /// When a text does not fit, or a page cannot be set.
    pub fn make(&self) -> Noted<Vec<Made>> {
        noted(|notes| self.pdfs(notes))
    }

    /// The card sheets of a week, or of each that has cards, and what each week is called.
    ///
    /// # Errors
    /// When there is no such week, it has no cards, or a text does not fit.
    pub fn lay_weeks(&self, only: Option<u16>) -> Noted<Vec<(String, LaidCards)>> {
        noted(|notes| {
            let plan = self.printed();
            let mut sheet = self.sheet.clone();
            let decks = self.shelf.all().into_iter().cloned().collect();
            let shown = shown(self.drawn_by, self.settings);
            let planned = Planned::drawn(self.file(&plan), decks, shown);
            let titles = match self.library {
                Some(library) => titles(library, &planned, (&sheet, self.practice))?,
                None => PageTitles::new(),
            };
            let cards = (self.one_file, &titles);
            let asked = (only, &mut *notes);
            let laid = laid_weeks(self.shelf, &plan, &mut sheet, cards, asked)?;
            if laid.is_empty() {
                return Err(no_week(&plan, only));
            }
            Ok(laid)
        })
    }

    fn pdfs(&self, notes: &mut Notes) -> Result<Vec<Made>, Failure> {
        note_coarse_logo(self.practice, notes);
        let shown = shown(self.drawn_by, self.settings);
        let plan = self.printed();
        let mut sheet = self.sheet.clone();
        let decks = self.shelf.all().into_iter().cloned().collect();
        let planned = Planned::drawn(self.file(&plan), decks, shown.clone());
        let titles = match self.library {
            Some(library) => titles(library, &planned, (&sheet, self.practice))?,
            None => PageTitles::new(),
        };
        let cards = (self.one_file, &titles);
        let mut made = sheets(self.shelf, &plan, &mut sheet, cards, notes)?;
        if sheet.more == More::Leaflet {
            sheet.adaptation = self.sheet.adaptation.clone();
            made.push(leaflet_of_plan(self.shelf, &plan, &mut sheet, &titles)?);
        }
        made.push(pages(self.shelf, &plan, (&sheet, self.practice), &shown)?);
        if let Some(library) = self.library {
            made.extend(workbook(library, &planned, (&sheet, self.practice))?);
        } else {
            let language = plan_language(self.shelf, &sheet.languages);
            let text = format!("there is no workbook in `{language}`");
            notes.say(NoteKind::NoPages, text);
        }
        Ok(made)
    }

    /// Whether settings keep something of the plan from being printed.
    pub fn is_cut(&self) -> bool {
        self.printed() != *self.plan
    }

    /// The plan as far as the settings allow it.
    fn printed(&self) -> Plan {
        self.allowed.printed(self.plan, self.shelf)
    }

    /// The plan with what it takes to make its files again.
    fn file(&self, plan: &Plan) -> PlanFile {
        let decks = self.shelf.all().into_iter();
        let decks: Vec<(&Deck, Option<&str>)> =
            decks.map(|deck| (deck, self.shelf.source_of(deck))).collect();
        let terms = (self.drawn_by.clone(), self.settings.clone());
        PlanFile::new(plan.clone(), &decks, terms)
    }
}

/// Why no week has cards to show.
fn no_week(plan: &Plan, asked: Option<u16>) -> Failure {
    let numbers: Vec<u16> = plan.weeks.iter().map(|week| week.number).collect();
    let is_there = asked.is_none_or(|asked| numbers.contains(&asked));
    match (asked, numbers.first().zip(numbers.last())) {
        (Some(asked), Some((first, last))) if !is_there => {
            Failure::new(format!("the plan has no week {asked}"))
                .hint(format!("its weeks are {first} to {last}"))
        }
        (Some(asked), _) => Failure::new(format!("week {asked} has no cards"))
            .hint("name another week, or leave out `--week`"),
        (None, _) => Failure::new("the plan has no cards that your settings allow"),
    }
}
