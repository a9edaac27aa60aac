//! Whether all cards of a run can be set, and what would hold those that cannot.

use rayon::prelude::*;

use crate::face::compositor::{Composed, Compositor};
use crate::face::error::{FaceError, FaceNote, Fault, Holds};
use crate::face::key;
use crate::face::studio::{Faces, Look, Printed, Studio};
use crate::geom::Format;
use crate::model::Deck;
use crate::text::Typesetter;

impl Studio<'_> {
    /// Whether a card fits, missing characters aside.
    fn holds(&self, typesetter: &mut Typesetter, printed: &Printed<'_>) -> bool {
        typesetter.only_count(true);
        let laid = self.lay_out(typesetter, printed);
        typesetter.only_count(false);
        laid.faults.iter().all(|fault| matches!(fault.2, Fault::Missing(_)))
    }
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
    let mut compositor = Compositor::whole(typesetter, look, cards);
    let all: Vec<usize> = (0..cards.len()).collect();
    let Composed { faces, notes, errors } = compositor.set(&all);
    if errors.is_empty() { Ok((faces, notes)) } else { Err(errors) }
}

/// What there is to tell of cards without setting them: texts set below the deck's size, and those
/// that cannot be set.
pub fn try_cards(
    typesetter: &Typesetter,
    look: &Look,
    cards: &[Printed<'_>],
) -> (Vec<FaceNote>, Vec<FaceError>) {
    let mut compositor = Compositor::trying(typesetter, look, cards);
    let all: Vec<usize> = (0..cards.len()).collect();
    let Composed { notes, errors, .. } = compositor.set(&all);
    (notes, errors)
}

/// The cards that do not fit, by their places, in no order; missing characters aside.
fn misfits<'a>(
    typesetter: &'a Typesetter,
    studio: &'a Studio<'_>,
    cards: &'a [Printed<'_>],
) -> impl ParallelIterator<Item = usize> + 'a {
    let places = (0..cards.len()).into_par_iter().with_min_len(8);
    let tried = places.map_init(
        || typesetter.lend(),
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
    let likely_holds = |card: &Printed<'_>| studio.holds(&mut typesetter.lend(), card);
    if cards.get(likely).is_some_and(|card| !likely_holds(card)) {
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
    let mut typesetter = typesetter.lend();
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
    key::lay_out(&mut typesetter.lend(), &studio, deck)
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
