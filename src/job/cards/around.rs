//! What lies on the sheets around the chosen cards: those that open a deck, and those to write on.

use std::sync::Arc;

use crate::face::{Faces, Look};
use crate::job::Failure;
use crate::job::cards::document::{CardEntry, blank_cards, entries, key_cards};
use crate::job::cards::last_sheet::{LastSheet, last_sheet_words};
use crate::job::cards::select::Selected;
use crate::job::cards::sheets::sheets_for;
use crate::job::settings::SheetSettings;
use crate::sheet::{Layout, Pair};
use crate::text::Typesetter;

/// All cards of a run but the chosen ones, and how many there are.
pub(super) struct Around {
    before: Vec<(CardEntry, Faces)>,
    behind: Vec<(CardEntry, Faces)>,
    /// The chosen cards, each copy by itself.
    pub(super) written: usize,
    /// The sheets that are printed, when these are not all.
    pub(super) range: Option<(usize, usize)>,
}

impl Around {
    /// Sets what comes before and behind.
    ///
    /// # Errors
    /// When it cannot be set, or the run has no sheets of those numbers.
    pub(super) fn set(
        typesetter: &Typesetter,
        (look, grid): (&Look, &Layout),
        selected: &Selected<'_>,
        sheet: &SheetSettings,
    ) -> Result<Self, Failure> {
        let before = key_cards(typesetter, look, selected, sheet)?;
        let written = selected.cards.len() * usize::from(sheet.copies);
        let last = LastSheet::of(sheet, grid, before.len() + written);
        let blanks = last.blanks(sheet, selected);
        let behind = blank_cards(typesetter, look, selected, (sheet, blanks))?;
        let sheets = sheets_for(sheet, grid, before.len() + written + behind.len());
        let range = sheet.sheets.map(|range| range.within(sheets)).transpose()?;
        Ok(Self { before, behind, written, range })
    }

    /// How many cards come before the chosen ones.
    pub(super) fn first(&self) -> usize {
        self.before.len()
    }

    /// How many cards there are with the chosen ones.
    pub(super) fn all(&self) -> usize {
        self.before.len() + self.written + self.behind.len()
    }

    /// The faces of the card of a number, if it is none of the chosen ones.
    pub(super) fn faces(&self, number: usize) -> Option<Pair> {
        let behind = || self.behind.get(number.checked_sub(self.first() + self.written)?);
        self.before.get(number).or_else(behind).map(|(_, faces)| pair(faces))
    }

    /// All cards in the order of their numbers.
    pub(super) fn entries(
        self,
        selected: &Selected<'_>,
        sheet: &SheetSettings,
    ) -> Vec<CardEntry> {
        let [before, behind] = [self.before, self.behind]
            .map(|cards| cards.into_iter().map(|(entry, _)| entry));
        before.chain(entries(selected, sheet)).chain(behind).collect()
    }

    /// What the result says of the last sheet.
    pub(super) fn words(
        &self,
        sheet: &SheetSettings,
        grid: &Layout,
        selected: &Selected<'_>,
    ) -> String {
        let cards = (self.all(), self.behind.len(), self.range);
        last_sheet_words(sheet, grid, selected, cards)
    }
}

/// The faces of a card as sheets take them.
pub(super) fn pair(faces: &Faces) -> Pair {
    (Arc::clone(&faces.front), Arc::clone(&faces.back))
}
