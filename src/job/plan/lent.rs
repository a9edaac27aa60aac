//! What is said of cards that shipped decks lend to a plan, and of questions that run out.

use std::collections::BTreeSet;

use crate::job::count::{count, some};
use crate::job::lent::Need;
use crate::job::{Failure, NoteKind, Notes, Shelf};
use crate::model::{Card, Kind, Plan, PlannedCard, PlannedWeek};

/// The card of safety that is lent to a plan whose decks have none.
pub(super) fn lent_for_safety(shelf: &Shelf) -> Option<String> {
    if !shelf.needs().contains(&Need::Safety) {
        return None;
    }
    shelf.lenders().find_map(|deck| {
        let mut cards = deck.cards.iter().filter(|card| card.kind != Kind::Rule);
        let card = cards.find(|card| card.tags.iter().any(|tag| tag == Need::SAFETY))?;
        Some(format!("{}#{}", deck.id, card.id))
    })
}

/// Says what of a plan is lent, by name, and when the cards of the decks themselves are spent.
pub(super) fn tell_lent(shelf: &Shelf, plan: &Plan, notes: &mut Notes) {
    let is_own =
        |card: &PlannedCard| shelf.decks().iter().any(|deck| deck.id == card.deck);
    let lent: BTreeSet<String> =
        plan.cards().filter(|card| !is_own(card)).map(|card| card.card.clone()).collect();
    if shelf.needs().is_empty() || lent.is_empty() {
        return;
    }
    let mut lacking: Vec<&str> = shelf.needs().iter().map(|need| need.words()).collect();
    let has_rules = shelf
        .decks()
        .iter()
        .any(|deck| deck.cards.iter().any(|card| card.kind == Kind::Rule));
    if !has_rules {
        lacking.push("house rules");
    }
    let (names, cards) = (listed(&lacking), some(&lent.into_iter().collect::<Vec<_>>()));
    notes.say(
        NoteKind::Lent,
        format!("your decks have no {names}; the shipped decks lend them: {cards}"),
    );
    tell_spent(plan, is_own, notes);
}

/// Refuses decks that no week can be made of: without a check-in of their own, and in a language
/// that the shipped decks do not speak.
pub(super) fn check_lent(shelf: &Shelf) -> Result<(), Failure> {
    let is_met = |card: &Card| Need::CheckIn.is_met(card);
    let decks = shelf.drawn_from();
    let Some(first) = decks.first() else { return Ok(()) };
    if decks.iter().flat_map(|deck| &deck.cards).any(is_met) {
        return Ok(());
    }
    let language = &first.language;
    Err(Failure::new(format!(
        "every week has its check-in: your decks have none, and the shipped decks have none in `{language}`"
    ))
    .hint("write one: `kind = \"check-in\"`, `serves = [\"check-in\"]`; `emberdeck decks export my-decks` shows some"))
}

/// Says that cards come again sooner than they would.
pub(super) fn tell_again(weeks: u16, notes: &mut Notes) {
    notes.say(
        NoteKind::Lent,
        format!(
            "there are too few cards for so many weeks: a card may come again after {}; fewer `--weeks`, or more questions, make none come twice",
            count(usize::from(weeks), "week", "weeks")
        ),
    );
}

/// Says that there are weeks without a card of one's own, as these are spent.
fn tell_spent(plan: &Plan, is_own: impl Fn(&PlannedCard) -> bool, notes: &mut Notes) {
    let weeks = plan.weeks.iter();
    let has_own: Vec<bool> = weeks.map(|week| week.cards.iter().any(&is_own)).collect();
    let without = has_own.iter().filter(|has| !**has).count();
    if without == 0 {
        return;
    }
    let own: BTreeSet<String> =
        plan.cards().filter(|card| is_own(card)).map(PlannedCard::name).collect();
    let in_a_week =
        |week: &PlannedWeek| week.cards.iter().filter(|card| is_own(card)).count();
    let most = plan.weeks.iter().map(in_a_week).max().unwrap_or_default();
    let text = if most == 0 {
        "none of your own cards has a place in these weeks".to_owned()
    } else {
        format!(
            "your {} are spent: of {} weeks {without} have shipped cards alone; `--weeks {}` is about as long as yours fill, and more questions make more weeks",
            count(own.len(), "card", "cards"),
            plan.weeks.len(),
            own.len().div_ceil(most)
        )
    };
    notes.say(NoteKind::Lent, text);
}

/// "a, b or c".
fn listed(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [all @ .., last] => format!("{} or {last}", all.join(", ")),
    }
}
