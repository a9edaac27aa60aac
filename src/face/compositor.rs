//! Cards that are set when they are asked for.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::face::error::{FaceError, FaceNote, Fault, Holds};
use crate::face::measures::Backs;
use crate::face::studio::{Faces, Look, Printed, Studio};
use crate::frame::Frame;
use crate::model::Field;
use crate::text::Typesetter;

/// So many cards that were set to find the size of the prompts are kept until they are asked for;
/// more are set again, so that memory does not grow with the layout of all.
const AHEAD: usize = 2000;

impl Studio<'_> {
    /// Lays out one card.
    pub(super) fn lay_out(
        &self,
        typesetter: &mut Typesetter,
        printed: &Printed<'_>,
    ) -> Laid {
        let mut desk = self.desk(typesetter, printed.card, printed.language);
        desk.foot = printed.foot;
        desk.page = printed.page;
        let front = Arc::new(desk.set_front(self.look.fronts()));
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
            laid.faces.back = Arc::new(desk.set_front(self.look.fronts()));
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

/// A card that was laid out.
#[derive(Clone)]
pub(super) struct Laid {
    faces: Faces,
    /// How far down the prompt sizes the card had to go.
    prompt_step: usize,
    pub(super) faults: Vec<(Field, usize, Fault)>,
    notes: Vec<(Field, String)>,
}

/// Sets the cards of a run, each when it is asked for, on all processors; the result depends neither
/// on how many there are nor on what was asked for before.
pub struct Compositor<'a> {
    typesetter: &'a Typesetter,
    studio: Studio<'a>,
    cards: &'a [Printed<'a>],
    /// Whether cards are only tried: their faces are without texts.
    tries: bool,
    /// Cards that are set already, by their places, until they are asked for.
    ahead: HashMap<usize, Laid>,
    /// Of which cards it was told what there is to tell.
    told: Vec<bool>,
}

/// Cards that were set.
#[derive(Debug, Default)]
pub struct Composed {
    /// The faces, in the order that was asked for.
    pub faces: Vec<Faces>,
    /// Texts set below the deck's size, of cards that were not asked for before.
    pub notes: Vec<FaceNote>,
    /// Texts that cannot be set, of cards that were not asked for before.
    pub errors: Vec<FaceError>,
}

impl<'a> Compositor<'a> {
    /// Finds the size of the prompts. One size a deck: when many cards need a smaller one, it is the
    /// deck's.
    pub fn new(
        typesetter: &'a Typesetter,
        look: &'a Look,
        cards: &'a [Printed<'a>],
    ) -> Self {
        Self::with(typesetter, look, cards, (AHEAD, false))
    }

    /// For who asks for all cards at once.
    pub(super) fn whole(
        typesetter: &'a Typesetter,
        look: &'a Look,
        cards: &'a [Printed<'a>],
    ) -> Self {
        Self::with(typesetter, look, cards, (usize::MAX, false))
    }

    /// For who asks only what fits: what there is to tell is told, and the faces are without
    /// texts.
    pub(super) fn trying(
        typesetter: &'a Typesetter,
        look: &'a Look,
        cards: &'a [Printed<'a>],
    ) -> Self {
        Self::with(typesetter, look, cards, (usize::MAX, true))
    }

    fn with(
        typesetter: &'a Typesetter,
        look: &'a Look,
        cards: &'a [Printed<'a>],
        (ahead, tries): (usize, bool),
    ) -> Self {
        let mut own = Self {
            typesetter,
            studio: Studio::new(look),
            cards,
            tries,
            ahead: HashMap::new(),
            told: vec![false; cards.len()],
        };
        let sample = sample(cards.len(), look.fronts());
        let keeps = sample.len() <= ahead;
        let (steps, laid): (Vec<usize>, Vec<Option<Laid>>) =
            own.lay_out(&sample, |laid| (laid.prompt_step, keeps.then_some(laid)));
        let step = deck_step(steps, look.fronts());
        let is_changed = own.studio.measures.settle(step, look.fronts());
        if !is_changed {
            let laid = sample.into_iter().zip(laid);
            own.ahead = laid.filter_map(|(at, laid)| Some((at, laid?))).collect();
        }
        own
    }

    fn lay_out<T: Send, All>(
        &self,
        places: &[usize],
        then: impl Fn(Laid) -> T + Sync,
    ) -> All
    where
        All: FromParallelIterator<T>,
    {
        let places = places.par_iter().with_min_len(8);
        let laid = places.map_init(
            || {
                let mut typesetter = self.typesetter.lend();
                typesetter.only_count(self.tries);
                typesetter
            },
            |typesetter, at| then(self.studio.lay_out(typesetter, &self.cards[*at])),
        );
        laid.collect()
    }

    /// Sets cards by their places among all.
    ///
    /// # Panics
    /// If there is no card at a place.
    pub fn set(&mut self, places: &[usize]) -> Composed {
        let ready: Vec<Option<Laid>> =
            places.iter().map(|at| self.ahead.remove(at)).collect();
        let missing = places.iter().zip(&ready).filter(|(_, laid)| laid.is_none());
        let missing: Vec<usize> = missing.map(|(at, _)| *at).collect();
        let laid: Vec<Laid> = self.lay_out(&missing, |laid| laid);
        let mut laid = laid.into_iter();
        let mut composed = Composed::default();
        for (&at, ready) in places.iter().zip(ready) {
            let Some(laid) = ready.or_else(|| laid.next()) else { continue };
            if !std::mem::replace(&mut self.told[at], true) {
                composed.tell(at, &self.cards[at].card.id, &laid);
            }
            composed.faces.push(laid.faces);
        }
        composed
    }
}

impl Composed {
    fn tell(&mut self, card: usize, id: &str, laid: &Laid) {
        let id = || id.to_owned();
        let note = |(field, message): &(Field, String)| FaceNote {
            card,
            id: id(),
            field: *field,
            message: message.clone(),
        };
        self.notes.extend(laid.notes.iter().map(note));
        let error = |(field, nth, fault): &(Field, usize, Fault)| FaceError {
            card,
            id: id(),
            field: *field,
            nth: *nth,
            fault: fault.clone(),
            holds: Holds::Untried,
        };
        self.errors.extend(laid.faults.iter().map(error));
    }
}

/// The cards that decide the deck's prompt size: all of them where the last one counts, and
/// otherwise some two hundred, spread evenly, of a deck of ten thousand.
fn sample(cards: usize, backs: Backs) -> Vec<usize> {
    const FEW: usize = 400;
    let every = if backs == Backs::Text && cards > FEW { cards / (FEW / 2) } else { 1 };
    (0..cards).step_by(every).collect()
}

/// How far down the prompt sizes the whole deck goes: as far as its last card where all text
/// is on one side, and otherwise so far that nine cards in ten fit; the tenth is warned of.
fn deck_step(mut steps: Vec<usize>, backs: Backs) -> usize {
    steps.sort_unstable();
    let last = steps.len().saturating_sub(1);
    let at = if backs == Backs::Text { last * 9 / 10 } else { last };
    steps.get(at).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Length;
    use crate::load::SHIPPED;
    use crate::model::{Adaptation, Deck, Edition, Language, More, Theme};

    fn look(deck: &Deck, format: &str, (edition, backs): (Edition, Backs)) -> Look {
        Look {
            theme: Theme::hearth(),
            format: format.parse().expect("a format"),
            edition,
            backs,
            more: More::Card,
            back_image: None,
            bleed: Length::ZERO,
            adaptation: Adaptation::NONE,
            language: deck.language.clone(),
        }
    }

    fn printed(deck: &Deck) -> Vec<Printed<'_>> {
        let print = |card| {
            let language: &Language = &deck.language;
            Printed { card, language, other: None, foot: None, page: None }
        };
        deck.cards.iter().map(print).collect()
    }

    /// Decks in looks, some of which hold not all of their cards.
    fn each(test: impl Fn(&Look, &[Printed<'_>])) {
        for shipped in SHIPPED.iter().take(4) {
            let Some(deck) = &shipped.loaded().deck else { panic!("a deck") };
            for (format, with) in [
                ("poker", (Edition::Standard, Backs::Text)),
                ("poker", (Edition::Standard, Backs::Pattern)),
                ("tarot", (Edition::Large, Backs::Text)),
                ("mini", (Edition::Clear, Backs::Text)),
            ] {
                test(&look(deck, format, with), &printed(deck));
            }
        }
    }

    fn told(composed: &Composed) -> String {
        format!("{:?} {:?}", composed.notes, composed.errors)
    }

    #[test]
    fn what_is_told_of_cards_that_are_tried_is_told_of_cards_that_are_set() {
        let told_of = std::cell::Cell::new((0, 0));
        each(|look, cards| {
            let typesetter = Typesetter::new();
            let all: Vec<usize> = (0..cards.len()).collect();
            let set = Compositor::new(&typesetter, look, cards).set(&all);
            let tried = Compositor::trying(&typesetter, look, cards).set(&all);
            assert_eq!(told(&set), told(&tried), "{look:?}");
            let (notes, errors) = told_of.get();
            told_of.set((notes + set.notes.len(), errors + set.errors.len()));
        });
        let (notes, errors) = told_of.get();
        assert!(notes > 10 && errors > 50, "{notes} {errors}");
    }

    #[test]
    fn cards_are_the_same_in_whatever_order_they_are_asked_for_and_set_ahead_or_not() {
        each(|look, cards| {
            let typesetter = Typesetter::new();
            let all: Vec<usize> = (0..cards.len()).collect();
            let whole = Compositor::new(&typesetter, look, cards).set(&all);
            for ahead in [0, usize::MAX] {
                let mut compositor =
                    Compositor::with(&typesetter, look, cards, (ahead, false));
                let mut notes = Vec::new();
                for places in [&all[9..], &all[..11], &all[5..20]] {
                    let some = compositor.set(places);
                    for (at, faces) in places.iter().zip(&some.faces) {
                        assert_eq!(faces.front, whole.faces[*at].front);
                        assert_eq!(faces.back, whole.faces[*at].back);
                    }
                    notes.extend(some.notes);
                }
                notes.sort_by_key(|note| note.card);
                // Each is told once, though some cards were asked for twice.
                assert_eq!(notes, whole.notes);
            }
        });
    }
}
