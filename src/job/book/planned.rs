//! The weeks of a book: those of a plan, or open ones.

use crate::geom::{Paper, Size};
use crate::job::allowed::Allowed;
use crate::job::count::count;
use crate::job::{Failure, NoteKind, Notes, Shelf};
use crate::model::{
    Card, Course, CourseWeek, Deck, Plan, PlanFile, PlannedCard, WeekOutline,
};
use crate::workbook::{BookWeek, UsedDeck};

/// The weeks, and the decks that their cards come from.
#[derive(Debug)]
pub struct Planned {
    pub(super) file: Option<PlanFile>,
    decks: Vec<Deck>,
    weeks: Vec<WeekOutline>,
    /// The options that drew the plan, as the colophon shows them.
    pub(super) options: String,
}

impl Planned {
    /// So many weeks without a plan, on the way of a course if there is one.
    pub fn open(weeks: u16, course: Option<&Course>) -> Self {
        let outline = course.map(|course| course.of_weeks(weeks)).unwrap_or_default();
        let outline = outline.into_iter().map(CourseWeek::outline);
        let none = std::iter::repeat_with(WeekOutline::default);
        let weeks = outline.chain(none).take(usize::from(weeks)).collect();
        Self { file: None, decks: Vec::new(), weeks, options: String::new() }
    }

    /// The weeks of a plan that is there, as `name` calls it, without the cards that the settings
    /// do not allow. Cards that say something else now are told.
    ///
    /// # Errors
    /// When cards of the plan are not in the decks.
    pub fn read(
        mut file: PlanFile,
        shelf: &Shelf,
        allowed: &Allowed,
        name: &str,
        notes: &mut Notes,
    ) -> Result<Self, Failure> {
        file.plan = Self::printed(&file, shelf, allowed, name, notes)?;
        Ok(Self::drawn(file, shelf.all().into_iter().cloned().collect(), String::new()))
    }

    /// The plan of [`Planned::read`] as it is printed.
    ///
    /// # Errors
    /// As [`Planned::read`].
    pub fn printed(
        file: &PlanFile,
        shelf: &Shelf,
        allowed: &Allowed,
        name: &str,
        notes: &mut Notes,
    ) -> Result<Plan, Failure> {
        let drift = shelf.drift(file);
        if !drift.gone.is_empty() {
            return Err(Failure::new(format!(
                "{} of `{name}` not there: {}",
                count(drift.gone.len(), "card", "cards")
                    + if drift.gone.len() == 1 { " is" } else { " are" },
                drift.gone.join(", ")
            ))
            .hint(drift.hint("name the decks that the plan was drawn from")));
        }
        if let Some(text) = drift.told() {
            notes.say(NoteKind::Changed, text);
        }
        let printed = allowed.printed(&file.plan, shelf);
        if printed.cards().count() < file.plan.cards().count() {
            notes.say(
                NoteKind::NotAllowed,
                format!(
                    "`{name}` holds cards that are not among those that your options and settings allow; they are not printed"
                ),
            );
        }
        Ok(printed)
    }

    /// The weeks of a plan that was just drawn.
    pub fn drawn(file: PlanFile, decks: Vec<Deck>, options: String) -> Self {
        Self { file: Some(file), decks, weeks: Vec::new(), options }
    }

    /// A card of the plan.
    pub fn find(&self, planned: &PlannedCard) -> Option<&Card> {
        let deck = self.decks.iter().find(|deck| deck.id == planned.deck)?;
        deck.cards.iter().find(|card| card.id == planned.card)
    }

    /// The weeks in order.
    pub fn weeks(&self) -> Vec<BookWeek<'_>> {
        match &self.file {
            Some(file) => file.plan.weeks.iter().map(BookWeek::planned).collect(),
            None => (1..)
                .zip(&self.weeks)
                .map(|(number, outline)| BookWeek::open(number, Some(outline)))
                .collect(),
        }
    }

    /// The decks whose cards are in the plan.
    pub fn used(&self) -> Vec<UsedDeck> {
        let Some(file) = &self.file else { return Vec::new() };
        let is_used = |deck: &&Deck| file.plan.cards().any(|card| card.deck == deck.id);
        let used = self.decks.iter().filter(is_used);
        used.map(|deck| UsedDeck {
            name: format!("{} {}", deck.id, deck.version),
            license: deck.license.clone(),
        })
        .collect()
    }
}

/// The pages of a book are upright, however the paper was given.
pub fn book_paper(paper: &Paper) -> Size {
    let size = paper.size();
    if size.is_portrait() { size } else { size.turned() }
}
