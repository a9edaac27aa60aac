//! The decks of a run, and finding a card in them.

use std::borrow::Cow;

use crate::diag::{Diagnostic, Severity, told};
use crate::job::drift::Drift;
use crate::job::lent::{Lent, Need};
use crate::job::{Failure, FileProblems, Notes};
use crate::load::{Loaded, SHIPPED, Shipped, closest};
use crate::model::{
    Card, Deck, Kind, Language, LeaveOut, PlanFile, PlannedCard, fingerprint,
};

/// The decks of a run, and the house rules that come along when these have none.
#[derive(Debug)]
pub struct Shelf {
    loaded: Vec<Cow<'static, Loaded>>,
    lent: Lent,
    house: &'static Loaded,
}

impl Shelf {
    /// The starter deck.
    pub fn starter() -> Self {
        Self {
            loaded: vec![Cow::Borrowed(SHIPPED[0].loaded())],
            lent: Lent::default(),
            house: SHIPPED[0].loaded(),
        }
    }

    /// The decks that come with the program and by themselves, those for adults only when asked for.
    pub fn shipped(adult: bool) -> Self {
        let asked = Shipped::unnamed(adult);
        let loaded = asked.map(|shipped| Cow::Borrowed(shipped.loaded())).collect();
        Self { loaded, lent: Lent::default(), house: SHIPPED[0].loaded() }
    }

    /// Decks that were read. Their warnings become notes.
    ///
    /// # Errors
    /// Problems in the decks; a deck for adults without `adult`; two decks of one id.
    pub fn new(
        loaded: Vec<Cow<'static, Loaded>>,
        adult: bool,
        notes: &mut Notes,
    ) -> Result<Self, Failure> {
        let is_error = |problem: &Diagnostic| problem.severity == Severity::Error;
        if loaded.iter().any(|deck| deck.problems.iter().any(is_error)) {
            return Err(broken(&loaded));
        }
        for deck in &loaded {
            notes.problems(&deck.source, deck.problems.clone());
        }
        for deck in loaded.iter().filter_map(|loaded| loaded.deck.as_ref()) {
            if deck.adult && !adult {
                return Err(Failure::new(format!("`{}` is a deck for adults", deck.id))
                    .hint("print it with `--adult`"));
            }
        }
        let shelf = Self { loaded, lent: Lent::default(), house: SHIPPED[0].loaded() };
        shelf.check_ids()?;
        Ok(shelf)
    }

    /// No two decks of a run share an id.
    fn check_ids(&self) -> Result<(), Failure> {
        let decks = self.decks();
        for (at, deck) in decks.iter().enumerate() {
            if decks[..at].iter().any(|other| other.id == deck.id) {
                return Err(Failure::new(format!(
                    "two of these decks have the id `{}`",
                    deck.id
                ))
                .hint("name each deck once, or give one of them another id"));
            }
        }
        Ok(())
    }

    /// Lets the shipped decks lend what these lack for a plan: in the language that is asked for,
    /// else in that of the first deck.
    pub fn borrow_what_is_lacking(&mut self, asked: Option<&Language>) {
        let decks = self.decks();
        let first = decks.first().map(|deck| &deck.language);
        let Some(language) = asked.or(first) else { return };
        self.lent = Lent::to(&decks, language);
    }

    /// Whether the decks have all that weeks are made of, but for a safety card.
    pub fn makes_weeks(&self) -> bool {
        self.lent.needs.iter().all(|need| *need == Need::Safety)
    }

    /// The files of the decks, of those that lend, and last that of the house rules.
    pub fn files(&self) -> Vec<&Loaded> {
        let own = self.loaded.iter().map(|loaded| &**loaded);
        own.chain(&self.lent.decks).chain([self.house]).collect()
    }

    /// The decks that were asked for.
    pub fn decks(&self) -> Vec<&Deck> {
        self.loaded.iter().filter_map(|loaded| loaded.deck.as_ref()).collect()
    }

    /// What the decks lack and others lend.
    pub(super) fn needs(&self) -> &[Need] {
        &self.lent.needs
    }

    /// The decks that lend, with no more than is lent.
    pub(super) fn lenders(&self) -> impl Iterator<Item = &Deck> {
        self.lent.decks.iter().filter_map(|lent| lent.deck.as_ref())
    }

    /// The decks that a plan is drawn from: those that were asked for, and those that lend.
    pub(super) fn drawn_from(&self) -> Vec<&Deck> {
        self.decks().into_iter().chain(self.lenders()).collect()
    }

    /// Those, and the house deck when its rules come along.
    pub fn all(&self) -> Vec<&Deck> {
        let mut decks = self.drawn_from();
        let house = self.house.deck.as_ref();
        decks.extend(house.filter(|house| decks.iter().all(|deck| deck.id != house.id)));
        decks
    }

    /// The rule card that comes with the program.
    pub fn house_rule(&self) -> Option<&Card> {
        self.house.deck.as_ref()?.cards.iter().find(|card| card.kind == Kind::Rule)
    }

    /// The house rules, with their deck.
    ///
    /// # Errors
    /// When no deck has any.
    pub fn rule(&self) -> Result<(&str, &Card), Failure> {
        let rule = self.all().into_iter().find_map(|deck| {
            let rule = deck.cards.iter().find(|card| card.kind == Kind::Rule)?;
            Some((&*deck.id, rule))
        });
        rule.ok_or_else(|| Failure::new("there are no house rules to begin with"))
    }

    /// The card of a plan.
    pub fn planned(&self, planned: &PlannedCard) -> Option<&Card> {
        self.card(&planned.deck, &planned.card)
    }

    /// A card by its deck and id.
    pub fn card(&self, deck: &str, id: &str) -> Option<&Card> {
        let deck = self.all().into_iter().find(|other| other.id == deck)?;
        deck.cards.iter().find(|card| card.id == id)
    }

    /// A card by what people type, `T-014` or `touch#T-014`: its deck's place, its deck, itself.
    ///
    /// # Errors
    /// When there is none, or more than one.
    pub fn find(&self, word: &str) -> Result<(usize, &Deck, &Card), Failure> {
        find(word, &self.drawn_from())
    }

    /// Changes cards: how likely they are, say.
    pub fn change(&mut self, change: impl Fn(&str, &Card) -> Option<Card>) {
        for loaded in &mut self.loaded {
            let Some(deck) = &loaded.deck else { continue };
            let new: Vec<(usize, Card)> = deck
                .cards
                .iter()
                .enumerate()
                .filter_map(|(at, card)| Some((at, change(&deck.id, card)?)))
                .collect();
            if new.is_empty() {
                continue;
            }
            if let Some(deck) = &mut loaded.to_mut().deck {
                for (at, card) in new {
                    deck.cards[at] = card;
                }
            }
        }
    }

    /// The word that names a deck: a shipped one's id, or its path; none for one that comes
    /// along by itself.
    pub fn source_of<'a>(&'a self, deck: &'a Deck) -> Option<&'a str> {
        if self.lenders().any(|lender| std::ptr::eq(lender, deck)) {
            return Some(&deck.id);
        }
        let named = self.loaded.iter().find(|loaded| {
            loaded.deck.as_ref().is_some_and(|other| other.id == deck.id)
        })?;
        Some(match Shipped::find(&deck.id) {
            Some(shipped) if *named.source.text == *shipped.text => &deck.id,
            _ => &named.source.name,
        })
    }

    /// A plan keeps the names of its decks' files, to find them again: of a name that is no
    /// text, it would keep another one.
    pub(crate) fn check_kept(&self) -> Result<(), Failure> {
        let names = self.loaded.iter().map(|loaded| &*loaded.source.name);
        match names.into_iter().find(|name| name.contains(char::REPLACEMENT_CHARACTER)) {
            None => Ok(()),
            Some(name) => Err(Failure::new(format!(
                "a plan cannot keep the name of the file `{name}`: it is not in UTF-8"
            ))
            .hint("rename the file")),
        }
    }

    /// What has become of a plan's cards.
    pub fn drift(&self, file: &PlanFile) -> Drift {
        let mut drift = Drift::default();
        for card in file.plan.cards() {
            let Some(found) = self.planned(card) else {
                drift.gone.push(card.name());
                let home = self.all().into_iter().find(|deck| deck.id == card.deck);
                let told = home.and_then(|deck| deck.retirement(&card.card));
                drift.retired.extend(told);
                continue;
            };
            if file.fingerprints.get(&card.name()) != Some(&fingerprint(found)) {
                drift.changed.push(card.name());
            }
        }
        drift
    }

    /// A card that is left out must be one: a wish with a slip of the pen would be no wish.
    ///
    /// # Errors
    /// When a card that is left out stands neither here nor in a shipped deck.
    pub fn check_wishes(&self, wishes: &LeaveOut, file: &str) -> Result<(), Failure> {
        if wishes.cards.is_empty() {
            return Ok(());
        }
        let shipped = Self::shipped(true);
        let mut all = self.all();
        all.extend(shipped.all());
        for word in &wishes.cards {
            // A deck that is not here may have it: what is left out of one holds where it is.
            let of = word.split_once('#').map(|(deck, _)| deck);
            let is_elsewhere = of.is_some_and(|of| all.iter().all(|deck| deck.id != of));
            let is_there = !named(word, &all, |one, other| one == other).is_empty();
            if is_elsewhere || is_there {
                continue;
            }
            if let Some(told) = retirement(word, &all) {
                return Err(Failure::new(format!(
                    "`{file}` leaves out `{word}`: {told}"
                )));
            }
            let failure = Failure::new(format!(
                "`{file}` leaves out `{word}`, and there is no such card"
            ));
            let id = word.split_once('#').map_or(&**word, |(_, id)| id);
            return Err(near(failure, id, &all));
        }
        Ok(())
    }
}

fn broken(loaded: &[Cow<'static, Loaded>]) -> Failure {
    let errors = |deck: &Loaded| {
        let is_error = |problem: &&Diagnostic| problem.severity == Severity::Error;
        told(deck.problems.iter().filter(is_error))
    };
    let problems = loaded.iter().filter(|deck| !deck.problems.is_empty()).map(|deck| {
        FileProblems { source: deck.source.clone(), problems: deck.problems.clone() }
    });
    let count: usize = loaded.iter().map(|deck| errors(deck)).sum();
    Failure::counted(problems.collect(), count)
}

/// The places of the decks that have a card which people name by its id, or by deck and id: as it
/// is written, else in letters of any case.
fn matching(word: &str, decks: &[&Deck]) -> Vec<usize> {
    let exact = named(word, decks, |one, other| one == other);
    if exact.is_empty() { named(word, decks, str::eq_ignore_ascii_case) } else { exact }
}

/// The places of the decks that have a card, by what makes two names the same.
fn named(word: &str, decks: &[&Deck], is: impl Fn(&str, &str) -> bool) -> Vec<usize> {
    let (deck, id) =
        word.split_once('#').map_or((None, word), |(deck, id)| (Some(deck), id));
    let is_it = |other: &Deck| {
        deck.is_none_or(|deck| is(deck, &other.id))
            && other.cards.iter().any(|card| is(id, &card.id))
    };
    let places = decks.iter().enumerate().filter(|(_, other)| is_it(other));
    places.map(|(at, _)| at).collect()
}

/// What became of a card that people name and one of these decks has no more, in words.
fn retirement(word: &str, decks: &[&Deck]) -> Option<String> {
    let (home, id) =
        word.split_once('#').map_or((None, word), |(deck, id)| (Some(deck), id));
    let is_home =
        |deck: &&&Deck| home.is_none_or(|home| home.eq_ignore_ascii_case(&deck.id));
    decks.iter().filter(is_home).find_map(|deck| deck.retirement(id))
}

fn near(failure: Failure, id: &str, decks: &[&Deck]) -> Failure {
    if let Some(shipped) = shipped_with(id, decks) {
        let (name, is_adult) = (shipped.id, shipped.is_adult());
        return failure.hint(if is_adult {
            format!("it is in `{name}`, for adults: `--adult` and that deck bring it")
        } else {
            format!("it is in `{name}`: name that deck too")
        });
    }
    let ids = decks.iter().flat_map(|deck| deck.cards.iter().map(|card| &*card.id));
    match closest(id, ids) {
        Some(near) => failure.hint(format!("did you mean `{near}`?")),
        None => failure.hint("`emberdeck list cards` shows all ids"),
    }
}

/// The shipped deck that has a card, and is none of these.
fn shipped_with(id: &str, decks: &[&Deck]) -> Option<&'static Shipped> {
    let is_here = |shipped: &Shipped| decks.iter().any(|deck| deck.id == shipped.id);
    let mut others = SHIPPED.iter().filter(|shipped| !is_here(shipped));
    others.find(|shipped| {
        let deck = shipped.loaded().deck.as_ref();
        deck.is_some_and(|deck| card_of(deck, id).is_some())
    })
}

/// The word for a card that people name, as its decks write it; none when it is in none of them.
pub(super) fn card_word(word: &str, decks: &[&Deck]) -> Option<String> {
    let deck = decks[*matching(word, decks).first()?];
    let id = word.split_once('#').map_or(word, |(_, id)| id);
    let card = card_of(deck, id)?;
    Some(if word.contains('#') {
        format!("{}#{}", deck.id, card.id)
    } else {
        card.id.clone()
    })
}

/// The card of an id: as it is written, else in letters of any case.
fn card_of<'a>(deck: &'a Deck, id: &str) -> Option<&'a Card> {
    let mut cards = deck.cards.iter();
    let exact = cards.clone().find(|card| card.id == id);
    exact.or_else(|| cards.find(|card| card.id.eq_ignore_ascii_case(id)))
}

/// A card by what people type, in some decks.
fn find<'a>(
    word: &str,
    decks: &[&'a Deck],
) -> Result<(usize, &'a Deck, &'a Card), Failure> {
    let id = word.split_once('#').map_or(word, |(_, id)| id);
    let places = matching(word, decks);
    match places[..] {
        [one] => {
            let deck = decks[one];
            let card = card_of(deck, id);
            card.map(|card| (one, deck, card))
                .ok_or_else(|| Failure::new(format!("there is no card `{word}`")))
        }
        [] => {
            if let Some(told) = retirement(word, decks) {
                return Err(Failure::new(told));
            }
            let failure =
                Failure::new(format!("there is no card `{word}` in these decks"));
            Err(near(failure, id, decks))
        }
        _ => {
            let names: Vec<_> =
                places.iter().map(|at| format!("`{}#{id}`", decks[*at].id)).collect();
            Err(Failure::new(format!(
                "card `{id}` stands in more than one of these decks"
            ))
            .hint(format!("name it with its deck: {}", names.join(" or "))))
        }
    }
}
