//! The way of a request for cards, from decks to a document.

use crate::face::{Look, try_cards};
use crate::geom::Format;
use crate::job::allowed::Allowed;
use crate::job::cards::around::{Around, pair};
use crate::job::cards::backs::{tell_backs, tell_strays};
use crate::job::cards::compare::compare;
use crate::job::cards::document::document;
use crate::job::cards::faces::{lay_out, make_pictures, refusal, take_look, tell_small};
use crate::job::cards::laid::{LaidCard, LaidCards};
use crate::job::cards::select::{Selected, select};
use crate::job::cards::sheets::{
    facts, lay_grid, result_line, tell_sheets, with_imposing,
};
use crate::job::cards::voices::voices;
use crate::job::note::noted;
use crate::job::settings::SheetSettings;
use crate::job::{Failure, Made, NoteKind, Noted, Notes, Shelf};
use crate::sheet::{Pair, impose};
use crate::text::Typesetter;

/// What card sheets are made from.
#[derive(Debug, Clone, Copy)]
pub struct CardsJob<'a> {
    /// The decks.
    pub shelf: &'a Shelf,
    /// Which of their cards may come.
    pub allowed: &'a Allowed,
    /// Only these cards, as people name them; none means all.
    pub named: &'a [String],
    /// Any words, when the cards go in a new order.
    pub seed: Option<&'a str>,
    /// How they look and lie on their sheets.
    pub sheet: &'a SheetSettings,
    /// Whether it is told what other sizes, papers and bleeds would take.
    pub compares: bool,
}

impl<'a> CardsJob<'a> {
    /// All cards that may come, in the order of their decks.
    pub fn new(shelf: &'a Shelf, allowed: &'a Allowed, sheet: &'a SheetSettings) -> Self {
        Self { shelf, allowed, named: &[], seed: None, sheet, compares: false }
    }

    /// Chooses cards, lays them out and arranges them on sheets.
    ///
    /// # Errors
    /// When no card is left, a card is named that may not come, or a text does not fit.
    pub fn make(&self) -> Noted<Made> {
        self.lay().map(|(laid, notes)| (laid.made, notes))
    }

    /// As [`CardsJob::make`], and says where each face lies.
    ///
    /// # Errors
    /// As [`CardsJob::make`].
    pub fn lay(&self) -> Noted<LaidCards> {
        noted(|notes| {
            let selected = select(self, notes)?;
            self.lay_chosen(&selected, notes)
        })
    }

    /// Lays out cards that are chosen.
    pub(super) fn lay_chosen(
        &self,
        selected: &Selected<'_>,
        notes: &mut Notes,
    ) -> Result<LaidCards, Failure> {
        let (sheet, typesetter) =
            (self.sheet, Typesetter::with(self.sheet.theme.typefaces));
        let (laid, look, all) = lay_in_look(sheet, selected, &typesetter, notes)?;
        if self.compares && sheet.stock.is_none() {
            // What is said of the cards is said already.
            let mut unsaid = Notes::default();
            let cards = voices(selected, &sheet.languages, &mut unsaid)?;
            let told = compare(sheet, &look, &cards, all, &typesetter);
            notes.say(NoteKind::Compared, told.told);
            if let Some(whole) = told.whole {
                notes.detail(whole);
            }
        }
        Ok(laid)
    }
}

/// The format that holds all cards of a run, when none is named.
pub(in crate::job) fn fit_format(
    sheet: &SheetSettings,
    selected: &Selected<'_>,
    typesetter: &Typesetter,
    notes: &mut Notes,
) -> Result<Format, Failure> {
    let cards = voices(selected, &sheet.languages, notes)?;
    let taking = take_look(sheet, selected, &cards, typesetter, notes);
    let (small, refused) = try_cards(typesetter, &taking.look, &cards);
    if !refused.is_empty() {
        return Err(refusal(sheet, selected, &cards, &taking, typesetter, refused));
    }
    tell_small(selected, &cards, &small, notes);
    Ok(taking.look.format)
}

/// Lays out cards that are chosen, and arranges them on sheets.
pub(in crate::job) fn make_selected(
    sheet: &SheetSettings,
    selected: &Selected<'_>,
    typesetter: &Typesetter,
    notes: &mut Notes,
) -> Result<Made, Failure> {
    Ok(lay_selected(sheet, selected, typesetter, notes)?.made)
}

/// As [`make_selected`], and says where each face lies.
pub(in crate::job) fn lay_selected(
    sheet: &SheetSettings,
    selected: &Selected<'_>,
    typesetter: &Typesetter,
    notes: &mut Notes,
) -> Result<LaidCards, Failure> {
    lay_in_look(sheet, selected, typesetter, notes).map(|(laid, ..)| laid)
}

/// The same, with the look that was taken and the number of all cards.
fn lay_in_look(
    sheet: &SheetSettings,
    selected: &Selected<'_>,
    typesetter: &Typesetter,
    notes: &mut Notes,
) -> Result<(LaidCards, Look, usize), Failure> {
    let (look, faces) = lay_out(sheet, selected, typesetter, notes)?;
    let grid = lay_grid(sheet, &look, notes)?;
    make_pictures(sheet, selected, &faces)?;
    let around = Around::set(typesetter, (&look, &grid), selected, sheet)?;
    let (first, written) = (around.first(), around.written);
    let one = |number: usize| {
        let chosen = number.checked_sub(first).filter(|at| *at < written);
        match chosen {
            Some(at) => Some(pair(&faces[at % faces.len()])),
            None => around.faces(number),
        }
    };
    let pairs: Vec<Pair> = (0..around.all()).filter_map(one).collect();
    let extent = (pairs.len(), around.range);
    let imposed = with_imposing(sheet, selected, (&grid, &look), extent, |job| {
        impose(typesetter, job, &pairs)
    });
    tell_sheets(sheet, &look, &imposed, notes);
    tell_backs(sheet, &grid, &look, notes);
    tell_strays(sheet, &look, &imposed, notes);
    let facts = facts(sheet, selected, &look, &imposed);
    let last = around.words(sheet, &grid, selected);
    let line = result_line(sheet, &grid, &facts) + &last;
    let entries = around.entries(selected, sheet);
    let places = imposed.cards.iter().zip(&imposed.places);
    let cards: Vec<LaidCard> =
        places.map(|(at, (front, back))| entries[*at].laid(*front, *back)).collect();
    let document = document(sheet, selected, &look, &entries, imposed);
    let laid = LaidCards { made: Made { document, line, facts }, cards };
    Ok((laid, look, entries.len()))
}
