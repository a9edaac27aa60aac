//! The weeks of a book: those of a plan, or open ones.

use std::path::Path;

use crate::cli::args::WorkbookOptions;
use crate::cli::deck_words::{load_decks, nothing_made};
use crate::cli::failure::Failure;
use crate::cli::report::{Report, count};
use crate::diag::Source;
use crate::load::{Loaded, SHIPPED, load_plan, read_text};
use crate::model::{Card, Deck, PlanFile, PlannedCard, fingerprint};
use crate::workbook::{BookWeek, UsedDeck};

/// Weeks of a book when nobody says how many.
const DEFAULT_WEEKS: u16 = 4;

/// The weeks, and the decks that their cards come from.
pub(in crate::cli) struct Planned {
    pub(in crate::cli) file: Option<PlanFile>,
    decks: Vec<Deck>,
    weeks: u16,
    /// The options that drew the plan, as the colophon shows them.
    pub(in crate::cli) options: String,
}

impl Planned {
    pub(super) fn new(
        options: &WorkbookOptions,
        report: &Report,
    ) -> Result<Self, Failure> {
        let Some(path) = &options.plan else {
            let weeks = options.weeks.unwrap_or(DEFAULT_WEEKS);
            return Ok(Self {
                file: None,
                decks: Vec::new(),
                weeks,
                options: String::new(),
            });
        };
        let source = Source::new(&path.to_string_lossy(), &read_text(path)?);
        let file = load_plan(&source).map_err(|problems| {
            report.problems(&source, &problems);
            nothing_made(problems.len())
        })?;
        let words: Vec<String> = if options.decks.is_empty() {
            file.decks.iter().filter_map(|deck| deck.source.clone()).collect()
        } else {
            options.decks.clone()
        };
        // The plan's own options say whether it draws from decks for adults.
        let mut loaded = load_decks(&words, true, report)?;
        let has_house = |loaded: &Loaded| {
            loaded.deck.as_ref().is_some_and(|deck| deck.id == SHIPPED[0].id)
        };
        if !loaded.iter().any(has_house) {
            loaded.push(SHIPPED[0].load());
        }
        let decks = loaded.into_iter().filter_map(|loaded| loaded.deck).collect();
        let planned = Self { file: Some(file), decks, weeks: 0, options: String::new() };
        planned.check(path, report)?;
        Ok(planned)
    }

    /// The weeks of a plan that was just drawn.
    pub(in crate::cli) fn drawn(
        file: PlanFile,
        decks: Vec<Deck>,
        options: String,
    ) -> Self {
        Self { file: Some(file), decks, weeks: 0, options }
    }

    /// Every card of the plan is there; those that say something else now are named.
    fn check(&self, path: &Path, report: &Report) -> Result<(), Failure> {
        let Some(file) = &self.file else { return Ok(()) };
        let (mut gone, mut changed) = (Vec::new(), Vec::new());
        for card in file.plan.cards() {
            match self.find(card) {
                None => gone.push(card.name()),
                Some(found)
                    if file.fingerprints.get(&card.name())
                        != Some(&fingerprint(found)) =>
                {
                    changed.push(card.name());
                }
                Some(_) => {}
            }
        }
        if !gone.is_empty() {
            return Err(Failure::new(format!(
                "{} of `{}` not there: {}",
                count(gone.len(), "card", "cards")
                    + if gone.len() == 1 { " is" } else { " are" },
                path.display(),
                gone.join(", ")
            ))
            .hint("name the decks that the plan was drawn from"));
        }
        if !changed.is_empty() {
            report.note(&format!(
                "{} changed since the plan was drawn: {}",
                count(changed.len(), "card has", "cards have"),
                changed.join(", ")
            ));
        }
        Ok(())
    }

    /// A card of the plan.
    pub(in crate::cli) fn find(&self, planned: &PlannedCard) -> Option<&Card> {
        let deck = self.decks.iter().find(|deck| deck.id == planned.deck)?;
        deck.cards.iter().find(|card| card.id == planned.card)
    }

    /// The weeks in order.
    pub(in crate::cli) fn weeks(&self) -> Vec<BookWeek<'_>> {
        match &self.file {
            Some(file) => file
                .plan
                .weeks
                .iter()
                .map(|week| BookWeek { number: week.number, planned: Some(week) })
                .collect(),
            None => (1..=self.weeks)
                .map(|number| BookWeek { number, planned: None })
                .collect(),
        }
    }

    /// The decks whose cards are in the plan.
    pub(in crate::cli) fn used(&self) -> Vec<UsedDeck> {
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
