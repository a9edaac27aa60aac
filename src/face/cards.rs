//! All cards of a run, laid out side by side.

use std::sync::Arc;

use rayon::prelude::*;

use crate::face::error::{FaceError, FaceNote, Fault, Holds};
use crate::face::key;
use crate::face::measures::Backs;
use crate::face::studio::{Faces, Look, Printed, Studio};
use crate::frame::Frame;
use crate::geom::Format;
use crate::model::{Deck, Field};
use crate::text::Typesetter;

impl Studio<'_> {
    /// Whether a card fits, missing characters aside.
    fn holds(&self, typesetter: &mut Typesetter, printed: &Printed<'_>) -> bool {
        let laid = self.lay_out(typesetter, printed);
        laid.faults.iter().all(|fault| matches!(fault.2, Fault::Missing(_)))
    }

    /// Lays out one card.
    fn lay_out(&self, typesetter: &mut Typesetter, printed: &Printed<'_>) -> Laid {
        let mut desk = self.desk(typesetter, printed.card, printed.language);
        desk.foot = printed.foot;
        desk.page = printed.page;
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
    faults: Vec<(Field, usize, Fault)>,
    notes: Vec<(Field, String)>,
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
    let is_changed = studio.measures.settle(step, look.backs);
    if is_changed || laid.len() < cards.len() {
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
        let error = move |(field, nth, fault): &(Field, usize, Fault)| FaceError {
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

/// The cards that do not fit, by their places, in no order; missing characters aside.
fn misfits<'a>(
    typesetter: &'a Typesetter,
    studio: &'a Studio<'_>,
    cards: &'a [Printed<'_>],
) -> impl ParallelIterator<Item = usize> + 'a {
    let places = (0..cards.len()).into_par_iter().with_min_len(8);
    let tried = places.map_init(
        || typesetter.clone(),
        |typesetter, at| (at, studio.holds(typesetter, &cards[at])),
    );
    tried.filter(|(_, holds)| !holds).map(|(at, _)| at)
}

/// A card that does not fit, by its place: the `likely` one if it does not, else any.
pub fn first_misfit(
    typesetter: &Typesetter,
    look: &Look,
    cards: &[Printed<'_>],
    likely: usize,
) -> Option<usize> {
    let studio = Studio::new(look);
    let mut own = typesetter.clone();
    if cards.get(likely).is_some_and(|card| !studio.holds(&mut own, card)) {
        return Some(likely);
    }
    misfits(typesetter, &studio, cards).find_any(|_| true)
}

/// All cards that do not fit, by their places, in order.
pub fn misfitting(
    typesetter: &Typesetter,
    look: &Look,
    cards: &[Printed<'_>],
) -> Vec<usize> {
    let studio = Studio::new(look);
    let mut places: Vec<usize> = misfits(typesetter, &studio, cards).collect();
    places.sort_unstable();
    places
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
        let holds = Studio::new(&look).holds(&mut typesetter, card);
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

/// Lays out a card that the two write themselves, with its title for the outline.
///
/// # Errors
/// The heading when it does not fit.
pub fn lay_out_blank(
    typesetter: &Typesetter,
    look: &Look,
) -> Result<(String, Faces), Vec<FaceError>> {
    let studio = Studio::new(look);
    key::lay_out_blank(&mut typesetter.clone(), &studio)
}
