//! Lints of a whole deck (W013 to W015): what is right on one card and wears out on many.

use rayon::prelude::*;

use crate::diag::Diagnostic;
use crate::load::deck::Loaded;
use crate::load::lint::card::texts;
use crate::load::lint::formulas::{Formula, formulas};
use crate::load::lint::needed::asks_for_writing;
use crate::load::lint::threes::lists_three;
use crate::load::places::CardPlaces;
use crate::model::{Card, Deck, Field};

/// In a smaller deck a share says nothing.
const FEWEST_CARDS: usize = 25;
/// So many cards are named.
const NAMED: usize = 5;

/// What a deck may have on one card in so many.
struct Share {
    code: &'static str,
    /// What too many cards do.
    what: &'static str,
    one_in: usize,
    hint: &'static str,
}

/// Looks at how many cards of a deck do the same.
pub(super) fn lint_shares(loaded: &Loaded) -> Vec<Diagnostic> {
    let Some(deck) = loaded.deck.as_ref().filter(|deck| deck.cards.len() >= FEWEST_CARDS)
    else {
        return Vec::new();
    };
    let is_english = deck.language.primary() == "en";
    let habits: Vec<Habits> =
        deck.cards.par_iter().map(|card| Habits::of(card, is_english)).collect();
    let mut found = Vec::new();
    let mut look = |share: &Share, is_one: &dyn Fn(&Habits) -> bool| {
        found.extend(too_many(deck, &loaded.places, share, |at| is_one(&habits[at])));
    };
    let threes = Share {
        code: "W013",
        what: "list three things on the front",
        one_in: 6,
        hint: "ask the question itself on some of them",
    };
    look(&threes, &|habits| habits.lists_three);
    for formula in Formula::ALL {
        let share = Share {
            code: "W014",
            what: formula.told(),
            one_in: 25,
            hint: "say it in another way, or leave it out",
        };
        look(&share, &|habits| habits.formulas.contains(&formula));
    }
    let props = Share {
        code: "W015",
        what: "need a thing",
        one_in: 3,
        hint: "let some of them do with the two alone",
    };
    look(&props, &|habits| habits.needs_a_thing);
    found
}

/// What a card does that too many may do.
struct Habits {
    lists_three: bool,
    formulas: Vec<Formula>,
    needs_a_thing: bool,
}

impl Habits {
    fn of(card: &Card, is_english: bool) -> Self {
        let needs_a_thing = !card.props.is_empty();
        if !is_english {
            return Self { lists_three: false, formulas: Vec::new(), needs_a_thing };
        }
        let texts: Vec<(Field, usize, String)> = texts(&card.texts).collect();
        let formulas = texts
            .iter()
            .flat_map(|(field, _, text)| formulas(text, *field == Field::Prompt));
        let mut asking = texts
            .iter()
            .filter(|(field, _, _)| matches!(field, Field::Prompt | Field::Step));
        Self {
            lists_three: lists_three(&crate::text::plain(&card.texts.prompt)),
            formulas: formulas.collect(),
            needs_a_thing: needs_a_thing
                || asking.any(|(_, _, text)| asks_for_writing(text)),
        }
    }
}

/// A warning when more cards do it than may, those left out that say why they do.
fn too_many(
    deck: &Deck,
    places: &[CardPlaces],
    share: &Share,
    is_one: impl Fn(usize) -> bool,
) -> Option<Diagnostic> {
    if deck.allow.contains_key(share.code) {
        return None;
    }
    let cards = deck.cards.iter().zip(places).enumerate();
    let some: Vec<(&Card, &CardPlaces)> = cards
        .filter(|(at, (card, _))| !card.allow.contains_key(share.code) && is_one(*at))
        .map(|(_, pair)| pair)
        .collect();
    let (count, all) = (some.len(), deck.cards.len());
    if count * share.one_in <= all {
        return None;
    }
    let named: Vec<String> =
        some.iter().take(NAMED).map(|(card, _)| format!("`{}`", card.id)).collect();
    let more = match count - named.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let message = format!(
        "{count} of {all} cards {}, {:.0} in 100: {}{more}; one in {} may",
        share.what,
        percent(count, all),
        named.join(", "),
        share.one_in,
    );
    let place =
        |at: usize| some.get(at).map(|(_, places)| places.of(None, Field::Prompt, 0));
    let problem =
        Diagnostic::warning(message, place(0)?).hint(share.hint).code(share.code);
    Some(match place(1) {
        Some(second) => problem.other(second, "and here"),
        None => problem,
    })
}

/// Decks are far smaller than what a float counts exactly.
#[expect(clippy::cast_precision_loss, reason = "a deck has at most 100,000 cards")]
fn percent(count: usize, all: usize) -> f64 {
    100.0 * count as f64 / all as f64
}
