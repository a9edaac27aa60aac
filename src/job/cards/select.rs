//! Which cards of which decks are printed, and in which order.

use crate::job::cards::CardsJob;
use crate::job::count::{count, some};
use crate::job::{Allowed, Failure, NoteKind, Notes, Shelf};
use crate::load::Loaded;
use crate::model::{Card, Deck};
use crate::pick::{LeftOut, choose, shuffle};

/// The decks of a run, and which of their cards are printed.
#[derive(Debug)]
pub(crate) struct Selected<'a> {
    /// The decks' files; last the shipped deck whose rule card comes along where it must.
    pub loaded: Vec<&'a Loaded>,
    /// The decks that were asked for.
    pub decks: Vec<&'a Deck>,
    /// The cards, each with the place of its deck among the files.
    pub cards: Vec<(usize, &'a Card)>,
    /// The words that gave their order.
    pub seed: Option<String>,
    /// The part of a plan that this is, such as "week 3 of 8", for slug and title.
    pub part: Option<String>,
    /// What the foot of each card says beside its pace; as many as cards, or none at all.
    pub feet: Vec<String>,
    /// The title of the workbook's page that goes with each card, where there is one; as many as
    /// cards, or none at all.
    pub pages: Vec<Option<String>>,
    /// Whether these are the cards of decks, and not of a plan or an evening.
    pub is_deck: bool,
}

impl Selected<'_> {
    /// The id of the deck in a file, by the file's place.
    pub(super) fn deck_id(&self, at: usize) -> &str {
        let deck = self.loaded.get(at).and_then(|loaded| loaded.deck.as_ref());
        deck.map_or("", |deck| &deck.id)
    }
}

/// Chooses the cards of a run.
pub(in crate::job) fn select<'a>(
    job: &CardsJob<'a>,
    notes: &mut Notes,
) -> Result<Selected<'a>, Failure> {
    let decks = job.shelf.decks();
    let named = named(job)?;
    let (cards, left_out) = choose(
        &decks,
        &job.allowed.filter,
        &job.allowed.leave_out,
        &named,
        job.shelf.house_rule(),
    );
    tell(job, &left_out, notes);
    if cards.is_empty() {
        return Err(nothing_left(job, &left_out));
    }
    let copied =
        |card: (usize, &'a Card)| std::iter::repeat_n(card, usize::from(card.1.copies));
    let mut cards: Vec<(usize, &Card)> = cards.into_iter().flat_map(copied).collect();
    if let Some(seed) = job.seed {
        shuffle(&mut cards, seed, |(at, card)| {
            let deck = decks.get(*at).map_or("", |deck| &deck.id);
            format!("{deck}#{}", card.id)
        });
    }
    Ok(Selected {
        loaded: job.shelf.files(),
        decks,
        cards,
        seed: job.seed.map(str::to_owned),
        part: None,
        feet: Vec::new(),
        pages: Vec::new(),
        is_deck: true,
    })
}

/// The cards that are named, by the place of their deck; one that may not come is refused.
fn named<'a>(job: &CardsJob<'a>) -> Result<Vec<(usize, &'a str)>, Failure> {
    let mut named = Vec::new();
    for word in job.named {
        let (at, deck, card) = job.shelf.find(word)?;
        job.allowed.check(&deck.id, card)?;
        named.push((at, &*card.id));
    }
    Ok(named)
}

/// Says what choosing left out although it was asked for, and what it brought in.
fn tell(job: &CardsJob<'_>, left_out: &LeftOut, notes: &mut Notes) {
    let is_asked = job.allowed.filter.asks_for_skin() || !job.named.is_empty();
    if is_asked && !left_out.nearer.is_empty() {
        let cards = count(left_out.nearer.len(), "card", "cards");
        notes.say(
            NoteKind::Nearer,
            format!(
                "{cards} left out from touch level 3: {}; `--both-agree {}` brings them when both of you have said yes",
                some(&left_out.nearer),
                left_out.needs.number()
            ),
        );
    }
    if let Some(id) = &left_out.brought {
        notes.say(
            NoteKind::RuleComes,
            format!("{id} comes along: any set with held touch brings the house rules"),
        );
    }
}

fn nothing_left(job: &CardsJob<'_>, left_out: &LeftOut) -> Failure {
    let failure = Failure::new("no card is left to print");
    if left_out.nearer.is_empty() {
        return failure.hint(less(job.shelf, job.allowed));
    }
    failure.hint(format!(
        "say `--both-agree {}` when both of you have said yes",
        left_out.needs.number()
    ))
}

/// What to widen: the option that takes the most cards.
pub(in crate::job) fn less(shelf: &Shelf, allowed: &Allowed) -> String {
    let decks = shelf.decks();
    let cards = decks.iter().flat_map(|deck| &deck.cards);
    let all = cards.clone().count();
    match allowed.filter.heaviest(&cards) {
        Some((option, taken)) => {
            format!(
                "`--{option}` alone leaves out {taken} of {all}; widen it, or leave it out"
            )
        }
        None => "take other decks, or fewer options".to_owned(),
    }
}
