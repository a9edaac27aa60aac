//! The decks that a plan draws from.

use crate::cli::args::WeeklyOptions;
use crate::cli::deck_words::load_decks;
use crate::cli::failure::Failure;
use crate::cli::project::PROJECT;
use crate::cli::report::Report;
use crate::load::{Loaded, SHIPPED, closest};
use crate::model::{Card, Deck, Kind, LeaveOut};

/// The decks of a run, and the house rules that come along when these have none.
pub(super) struct Decks {
    pub(super) loaded: Vec<Loaded>,
    pub(super) house: Loaded,
}

impl Decks {
    pub(super) fn load(
        options: &WeeklyOptions,
        report: &Report,
    ) -> Result<Self, Failure> {
        let words: Vec<String> = if options.decks.is_empty() {
            let shipped =
                SHIPPED.iter().filter(|shipped| !shipped.adult || options.choice.adult);
            shipped.map(|shipped| shipped.id.to_owned()).collect()
        } else {
            options.decks.clone()
        };
        let loaded = load_decks(&words, options.choice.adult, report)?;
        Ok(Self { loaded, house: SHIPPED[0].load() })
    }

    /// The decks that were asked for.
    pub(super) fn decks(&self) -> Vec<&Deck> {
        self.loaded.iter().filter_map(|loaded| loaded.deck.as_ref()).collect()
    }

    /// Those, and the house deck when its rules come along.
    pub(super) fn all(&self) -> Vec<&Deck> {
        let mut decks = self.decks();
        let house = self.house.deck.as_ref();
        decks.extend(house.filter(|house| decks.iter().all(|deck| deck.id != house.id)));
        decks
    }

    /// The house rules, with their deck.
    pub(super) fn rule(&self) -> Result<(&str, &Card), Failure> {
        let rule = self.all().into_iter().find_map(|deck| {
            let rule = deck.cards.iter().find(|card| card.kind == Kind::Rule)?;
            Some((&*deck.id, rule))
        });
        rule.ok_or_else(|| Failure::new("there are no house rules to begin with"))
    }

    pub(super) fn find(&self, deck: &str, id: &str) -> Option<&Card> {
        let deck = self.all().into_iter().find(|other| other.id == deck)?;
        deck.cards.iter().find(|card| card.id == id)
    }
}

/// A card that is left out must be one: a wish with a slip of the pen would be no wish.
pub(super) fn check_wishes(wishes: &LeaveOut, decks: &Decks) -> Result<(), Failure> {
    if wishes.cards.is_empty() {
        return Ok(());
    }
    let shipped = SHIPPED.iter().filter_map(|deck| deck.loaded().deck.as_ref());
    let all: Vec<&Deck> = decks.all().into_iter().chain(shipped).collect();
    for word in &wishes.cards {
        let (deck, id) =
            word.split_once('#').map_or((None, &**word), |(deck, id)| (Some(deck), id));
        let mut of = all.iter().filter(|other| deck.is_none_or(|deck| deck == other.id));
        if of.any(|deck| deck.cards.iter().any(|card| card.id == id)) {
            continue;
        }
        let failure = Failure::new(format!(
            "`{PROJECT}` leaves out `{word}`, and there is no such card"
        ));
        let ids = all.iter().flat_map(|deck| deck.cards.iter().map(|card| &*card.id));
        return Err(match closest(id, ids) {
            Some(near) => failure.hint(format!("did you mean `{near}`?")),
            None => failure.hint("`emberdeck list cards` shows all ids"),
        });
    }
    Ok(())
}
