//! All cards of a run, laid out side by side.

use std::sync::Arc;

use rayon::prelude::*;

use crate::face::desk::Desk;
use crate::face::error::{FaceError, FaceNote, Fault, Holds};
use crate::face::key;
use crate::face::measures::{Backs, Measures};
use crate::face::stamps::Stamps;
use crate::frame::Frame;
use crate::geom::{Format, Length};
use crate::look;
use crate::model::{Card, Deck, Edition, Language, Theme};
use crate::picture::Picture;
use crate::text::Typesetter;
use crate::words::Words;

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
    /// The language of the document: what is in another says so.
    pub language: Language,
}

/// A card, and the language or the two languages that it is printed in.
#[derive(Debug, Clone, Copy)]
pub struct Printed<'a> {
    /// The card.
    pub card: &'a Card,
    /// The language of the front, and of a text back.
    pub voice: Voice<'a>,
    /// With [`Backs::Twin`], the language of the back.
    pub other: Option<Voice<'a>>,
    /// What the foot says before the pace, such as "week 3".
    pub foot: Option<&'a str>,
}

/// A language that a card is printed in.
#[derive(Debug, Clone, Copy)]
pub struct Voice<'a> {
    /// The language.
    pub language: &'a Language,
    /// Whether the texts are those of a translation, not the card's own.
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
        let measures = Measures::of(&look.format, look.edition, look.backs);
        let mut stamps = Stamps::new(&look.theme, &measures, look.bleed);
        if let Some(picture) = &look.back_image {
            stamps.pattern =
                Arc::new(look::back_picture(measures.trim, look.bleed, picture));
        }
        Self { look, measures, stamps }
    }

    pub(super) fn desk<'d>(
        &'d self,
        typesetter: &'d mut Typesetter,
        card: &'d Card,
        voice: Voice<'d>,
    ) -> Desk<'d> {
        let language = voice.language;
        Desk {
            typesetter,
            measures: &self.measures,
            stamps: &self.stamps,
            theme: &self.look.theme,
            words: Words::of(language),
            language: language.tag(),
            document_language: self.look.language.tag(),
            is_rtl: language.is_rtl(),
            card,
            foot: None,
            texts: card.texts_in(voice.translated.then_some(language.tag())),
            title: None,
            prompt_step: 0,
            faults: Vec::new(),
            notes: Vec::new(),
        }
    }

    fn lay_out(&self, typesetter: &mut Typesetter, printed: &Printed<'_>) -> Laid {
        let mut desk = self.desk(typesetter, printed.card, printed.voice);
        desk.foot = printed.foot;
        let front = Arc::new(desk.set_front(self.look.backs));
        let mut laid = match self.look.backs {
            Backs::Text => Arc::new(desk.set_back()).into(),
            Backs::Pattern | Backs::Twin => Laid::from(Arc::clone(&self.stamps.pattern)),
        };
        laid.faces.front = front;
        laid.prompt_step = desk.prompt_step;
        laid.faults = desk.faults;
        laid.notes = desk.notes;
        if let Some(other) = printed.other.filter(|_| self.look.backs == Backs::Twin) {
            let mut desk = self.desk(typesetter, printed.card, other);
            desk.foot = printed.foot;
            laid.faces.back = Arc::new(desk.set_front(self.look.backs));
            laid.prompt_step = laid.prompt_step.max(desk.prompt_step);
            laid.faults.append(&mut desk.faults);
            laid.notes.append(&mut desk.notes);
        }
        laid
    }
}

impl From<Arc<Frame>> for Laid {
    fn from(back: Arc<Frame>) -> Self {
        let faces = Faces { front: Arc::clone(&back), back };
        Self { faces, prompt_step: 0, faults: Vec::new(), notes: Vec::new() }
    }
}

struct Laid {
    faces: Faces,
    /// How far down the prompt sizes the card had to go.
    prompt_step: usize,
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
    cards: &[Printed<'_>],
) -> Result<(Vec<Faces>, Vec<FaceNote>), Vec<FaceError>> {
    let mut studio = Studio::new(look);
    // One prompt size a deck: when many cards need a smaller one, it is the deck's.
    let mut laid = lay_out_all(typesetter, &studio, &sample(cards, look.backs));
    let step = deck_step(&laid, look.backs);
    if look.backs == Backs::Text {
        studio.measures.prompts.drain(..step);
    } else {
        studio.measures.first_pair = step;
    }
    if step > 0 || laid.len() < cards.len() {
        laid = lay_out_all(typesetter, &studio, cards);
    }
    let errors = errors(cards, &laid);
    if !errors.is_empty() {
        return Err(errors);
    }
    let mut notes = Vec::new();
    let mut faces = Vec::with_capacity(laid.len());
    for (card, laid) in laid.into_iter().enumerate() {
        let id = &cards[card].card.id;
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

/// The cards that decide the deck's prompt size: all of them where the last one counts, and
/// otherwise some two hundred, spread evenly, of a deck of ten thousand.
fn sample<'a>(cards: &[Printed<'a>], backs: Backs) -> Vec<Printed<'a>> {
    const FEW: usize = 400;
    let every = if backs == Backs::Text && cards.len() > FEW {
        cards.len() / (FEW / 2)
    } else {
        1
    };
    cards.iter().step_by(every).copied().collect()
}

/// How far down the prompt sizes the whole deck goes: as far as its last card where all text
/// is on one side, and otherwise so far that nine cards in ten fit; the tenth is warned of.
fn deck_step(laid: &[Laid], backs: Backs) -> usize {
    let mut steps: Vec<usize> = laid.iter().map(|laid| laid.prompt_step).collect();
    steps.sort_unstable();
    let last = steps.len().saturating_sub(1);
    let at = if backs == Backs::Text { last * 9 / 10 } else { last };
    steps.get(at).copied().unwrap_or(0)
}

fn lay_out_all(
    typesetter: &Typesetter,
    studio: &Studio<'_>,
    cards: &[Printed<'_>],
) -> Vec<Laid> {
    cards
        .par_iter()
        .with_min_len(8)
        .map_init(
            || typesetter.clone(),
            |typesetter, card| studio.lay_out(typesetter, card),
        )
        .collect()
}

/// The faults of all cards as errors.
fn errors(cards: &[Printed<'_>], laid: &[Laid]) -> Vec<FaceError> {
    let of_card = |(card, laid): (usize, &Laid)| {
        let error =
            move |(field, nth, fault): &(crate::model::Field, usize, Fault)| FaceError {
                card,
                id: cards[card].card.id.clone(),
                field: *field,
                nth: *nth,
                fault: fault.clone(),
                holds: Holds::Untried,
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
    cards: &[Printed<'_>],
    errors: &mut [FaceError],
) {
    const TRIED: usize = 50;
    let mut tried: Vec<(usize, Holds)> = Vec::new();
    for error in
        errors.iter_mut().filter(|error| !matches!(error.fault, Fault::Missing(_)))
    {
        let known = tried.iter().find(|(card, _)| *card == error.card);
        error.holds = match known {
            Some((_, format)) => format.clone(),
            None if tried.len() < TRIED => {
                let holds = smallest_format(typesetter, look, &cards[error.card])
                    .map_or(Holds::Nothing, Holds::Format);
                tried.push((error.card, holds.clone()));
                holds
            }
            None => Holds::Untried,
        };
    }
}

/// The smallest named format that holds a card, missing characters aside.
fn smallest_format(
    typesetter: &Typesetter,
    look: &Look,
    card: &Printed<'_>,
) -> Option<String> {
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
