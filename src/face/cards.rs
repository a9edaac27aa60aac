//! All cards of a run, laid out side by side.

use std::sync::Arc;

use rayon::prelude::*;

use crate::face::desk::Desk;
use crate::face::error::{FaceError, FaceNote, Fault};
use crate::face::measures::{Backs, Measures};
use crate::face::stamps::Stamps;
use crate::face::{key, pattern};
use crate::frame::Frame;
use crate::geom::{Format, Length};
use crate::model::{Card, Deck, Edition, Language, Theme};
use crate::picture::Picture;
use crate::text::Typesetter;

/// How cards look.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    /// The colours.
    pub theme: Theme,
    /// The size of the cards.
    pub format: Format,
    /// How large the type is.
    pub edition: Edition,
    /// What stands on the backs.
    pub backs: Backs,
    /// A picture for all backs in place of the pattern.
    pub back_image: Option<Arc<Picture>>,
    /// How far the pattern runs past the trim.
    pub bleed: Length,
    /// The language of the cards.
    pub language: Language,
    /// Whether the texts are those of a translation.
    pub translated: bool,
}

/// The two sides of one card.
#[derive(Debug, Clone)]
pub struct Faces {
    /// The front.
    pub front: Arc<Frame>,
    /// The back.
    pub back: Arc<Frame>,
}

/// What is at hand for all cards of a run.
pub(super) struct Studio<'a> {
    pub(super) look: &'a Look,
    pub(super) measures: Measures,
    pub(super) stamps: Stamps,
}

impl<'a> Studio<'a> {
    pub(super) fn new(look: &'a Look) -> Self {
        let measures = Measures::of(&look.format, look.edition);
        let mut stamps = Stamps::new(&look.theme, &measures, look.bleed);
        if let Some(picture) = &look.back_image {
            stamps.pattern =
                Arc::new(pattern::picture(measures.trim, look.bleed, picture));
        }
        Self { look, measures, stamps }
    }

    pub(super) fn desk<'d>(
        &'d self,
        typesetter: &'d mut Typesetter,
        card: &'d Card,
    ) -> Desk<'d> {
        let language = &self.look.language;
        Desk {
            typesetter,
            measures: &self.measures,
            stamps: &self.stamps,
            theme: &self.look.theme,
            words: language.words(),
            language: language.tag(),
            is_rtl: language.is_rtl(),
            card,
            texts: card.texts_in(self.look.translated.then_some(language.tag())),
            title: None,
            faults: Vec::new(),
            notes: Vec::new(),
        }
    }

    fn lay_out(&self, typesetter: &mut Typesetter, card: &Card) -> Laid {
        let mut desk = self.desk(typesetter, card);
        let front = Arc::new(desk.set_front(self.look.backs));
        let back = match self.look.backs {
            Backs::Text => Arc::new(desk.set_back()),
            Backs::Pattern => Arc::clone(&self.stamps.pattern),
        };
        Laid { faces: Faces { front, back }, faults: desk.faults, notes: desk.notes }
    }
}

struct Laid {
    faces: Faces,
    faults: Vec<(crate::model::Field, usize, Fault)>,
    notes: Vec<(crate::model::Field, String)>,
}

/// Lays out cards, on all processors; the result does not depend on how many there are.
///
/// # Errors
/// Every text that does not fit its card or has a character that no font has.
pub fn lay_out_cards(
    typesetter: &Typesetter,
    look: &Look,
    cards: &[&Card],
) -> Result<(Vec<Faces>, Vec<FaceNote>), Vec<FaceError>> {
    let studio = Studio::new(look);
    let laid: Vec<Laid> = cards
        .par_iter()
        .with_min_len(8)
        .map_init(
            || typesetter.clone(),
            |typesetter, card| studio.lay_out(typesetter, card),
        )
        .collect();
    let errors = errors(cards, &laid);
    if !errors.is_empty() {
        return Err(errors);
    }
    let mut notes = Vec::new();
    let mut faces = Vec::with_capacity(laid.len());
    for (card, laid) in laid.into_iter().enumerate() {
        let id = &cards[card].id;
        notes.extend(laid.notes.into_iter().map(|(field, message)| FaceNote {
            card,
            id: id.clone(),
            field,
            message,
        }));
        faces.push(laid.faces);
    }
    Ok((faces, notes))
}

/// The faults of all cards as errors.
fn errors(cards: &[&Card], laid: &[Laid]) -> Vec<FaceError> {
    let of_card = |(card, laid): (usize, &Laid)| {
        let error =
            move |(field, nth, fault): &(crate::model::Field, usize, Fault)| FaceError {
                card,
                id: cards[card].id.clone(),
                field: *field,
                nth: *nth,
                fault: fault.clone(),
                fits_on: None,
            };
        laid.faults.iter().map(error).collect::<Vec<_>>()
    };
    laid.iter().enumerate().flat_map(of_card).collect()
}

/// Looks for the smallest named format that would hold each card that does not fit. Trying
/// formats takes time: past fifty cards it is left out.
pub fn suggest_formats(
    typesetter: &Typesetter,
    look: &Look,
    cards: &[&Card],
    errors: &mut [FaceError],
) {
    const TRIED: usize = 50;
    let mut tried: Vec<(usize, Option<String>)> = Vec::new();
    for error in
        errors.iter_mut().filter(|error| !matches!(error.fault, Fault::Missing(_)))
    {
        let known = tried.iter().find(|(card, _)| *card == error.card);
        error.fits_on = match known {
            Some((_, format)) => format.clone(),
            None if tried.len() < TRIED => {
                let format = smallest_format(typesetter, look, cards[error.card]);
                tried.push((error.card, format.clone()));
                format
            }
            None => None,
        };
    }
}

/// The smallest named format that holds a card, missing characters aside.
fn smallest_format(typesetter: &Typesetter, look: &Look, card: &Card) -> Option<String> {
    let mut typesetter = typesetter.clone();
    Format::by_area().into_iter().find_map(|format| {
        let look = Look { format, ..look.clone() };
        let laid = Studio::new(&look).lay_out(&mut typesetter, card);
        let holds = laid.faults.iter().all(|fault| matches!(fault.2, Fault::Missing(_)));
        holds.then(|| look.format.name().to_owned())
    })
}

/// The cover card and the key card of a deck, with their titles for the outline.
///
/// # Errors
/// The deck's title, description or authors when they cannot be set; `card` and `id` of the
/// errors are those of the cover.
pub fn lay_out_key(
    typesetter: &Typesetter,
    look: &Look,
    deck: &Deck,
) -> Result<Vec<(String, Faces)>, Vec<FaceError>> {
    let studio = Studio::new(look);
    key::lay_out(&mut typesetter.clone(), &studio, deck)
}
