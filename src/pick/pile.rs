//! The cards of one evening: each step gets one, and none comes twice.

use std::collections::BTreeMap;

use crate::model::{Card, Step, TimeOfDay};
use crate::pick::keys::SlotDraw;

/// How much a card is wanted tonight; the others come where a step has none of the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wanted {
    /// It is what was asked for.
    Asked,
    /// It is of the decks, and something else.
    Other,
    /// Another deck lends it.
    Lent,
}

/// A card with its deck's place, and how much it is wanted.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    /// The place of its deck.
    pub deck: usize,
    /// The deck's id.
    pub deck_id: &'a str,
    /// The card.
    pub card: &'a Card,
    /// How much it is wanted.
    pub wanted: Wanted,
}

impl<'a> Candidate<'a> {
    /// What no second card of an evening may share: near-duplicates are one card here.
    fn key(&self) -> (&'a str, &'a str) {
        match &self.card.family {
            Some(family) => ("", family),
            None => (self.deck_id, &self.card.id),
        }
    }

    /// Whether it can be done at this hour, without a card that comes before.
    fn is_for_now(&self) -> bool {
        let hours = &self.card.time_of_day;
        let is_late = |hour| matches!(hour, &TimeOfDay::Evening | &TimeOfDay::Bedtime);
        self.card.needs.is_empty() && (hours.is_empty() || hours.iter().any(is_late))
    }
}

/// Draws the card of each step, which has so many minutes. A step gets none only if it must: when
/// no card is left for it however the others are dealt.
pub fn draw_pile<'a>(
    steps: &[(usize, &Step, u16)],
    candidates: &[Candidate<'a>],
    seed: &str,
) -> Vec<Option<Candidate<'a>>> {
    let wanted: Vec<Vec<Candidate<'a>>> = steps
        .iter()
        .map(|(at, step, minutes)| {
            let slot = format!("evening {at}");
            in_order(step, *minutes, candidates, &SlotDraw::new(seed, &slot))
        })
        .collect();
    // Kuhn 1955: no way of dealing fills more steps.
    let mut holders = BTreeMap::new();
    for step in 0..steps.len() {
        take(step, &wanted, &mut holders, &mut vec![false; steps.len()][..]);
    }
    let mut pile = vec![None; steps.len()];
    for (step, nth) in holders.into_values() {
        pile[step] = wanted[step].get(nth).copied();
    }
    pile
}

/// The step that holds a card, and the place of the card in that step's order.
type Holders<'a> = BTreeMap<(&'a str, &'a str), (usize, usize)>;

/// Gives a step the first card of its order that is free; where none is, one whose step finds
/// another. Steps that were tried are not tried again.
fn take<'a>(
    step: usize,
    wanted: &[Vec<Candidate<'a>>],
    holders: &mut Holders<'a>,
    tried: &mut [bool],
) -> bool {
    if std::mem::replace(&mut tried[step], true) {
        return false;
    }
    let cards = &wanted[step];
    let is_free = |card: &Candidate<'_>| !holders.contains_key(&card.key());
    if let Some(nth) = cards.iter().position(is_free) {
        holders.insert(cards[nth].key(), (step, nth));
        return true;
    }
    cards.iter().enumerate().any(|(nth, card)| {
        let holder = holders.get(&card.key()).map(|(holder, _)| *holder);
        let gives = holder.is_some_and(|holder| take(holder, wanted, holders, tried));
        if gives {
            holders.insert(card.key(), (step, nth));
        }
        gives
    })
}

/// The cards that a step may have: those asked for before others, those it wants before those that
/// come otherwise, and then by the draw.
fn in_order<'a>(
    step: &Step,
    minutes: u16,
    candidates: &[Candidate<'a>],
    draw: &SlotDraw,
) -> Vec<Candidate<'a>> {
    let fitting = candidates.iter().filter(|candidate| candidate.is_for_now());
    let mut order: Vec<(Wanted, usize, f64, Candidate<'a>)> = fitting
        .filter_map(|candidate| {
            let choice = step.choice(candidate.card, minutes)?;
            let name = format!("{}#{}", candidate.deck_id, candidate.card.id);
            let key = draw.key(&name, candidate.card.weight);
            Some((candidate.wanted, choice, -key, *candidate))
        })
        .collect();
    order.sort_by(|one, other| {
        let of = |entry: &(Wanted, usize, f64, Candidate<'_>)| (entry.0, entry.1);
        of(one).cmp(&of(other)).then(one.2.total_cmp(&other.2))
    });
    order.into_iter().map(|(.., candidate)| candidate).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Ask, Kind, Texts};

    fn card(id: &str, kind: Kind) -> Card {
        Card::plain(id.to_owned(), kind, Texts::default())
    }

    fn candidates(cards: &[Card]) -> Vec<Candidate<'_>> {
        let of = |card| Candidate { deck: 0, deck_id: "d", card, wanted: Wanted::Asked };
        cards.iter().map(of).collect()
    }

    fn step(kinds: &[Kind]) -> Step {
        let ask = |kind: &Kind| Ask { kind: Some(*kind), ..Ask::default() };
        Step { any: kinds.iter().map(ask).collect(), ..Step::default() }
    }

    fn ids(steps: &[Step], candidates: &[Candidate<'_>], seed: &str) -> Vec<String> {
        let steps: Vec<_> = steps.iter().enumerate().map(|(at, s)| (at, s, 10)).collect();
        let pile = draw_pile(&steps, candidates, seed);
        let id = |card: Option<Candidate<'_>>| {
            card.map_or_else(|| "-".to_owned(), |found| found.card.id.clone())
        };
        pile.into_iter().map(id).collect()
    }

    #[test]
    fn a_step_makes_way_for_one_that_has_no_other_card() {
        let cards = [card("C-1", Kind::Conversation), card("R-1", Kind::Ritual)];
        let both = step(&[Kind::Conversation, Kind::Ritual]);
        let (talk, ritual) = (step(&[Kind::Conversation]), step(&[Kind::Ritual]));
        for seed in ["a", "b", "c", "d", "e", "f"] {
            let all = candidates(&cards);
            assert_eq!(ids(&[both.clone(), talk.clone()], &all, seed), ["R-1", "C-1"]);
            assert_eq!(ids(&[both.clone(), ritual.clone()], &all, seed), ["C-1", "R-1"]);
            let three = [both.clone(), talk.clone(), ritual.clone()];
            let dealt = ids(&three, &all, seed);
            assert_eq!(dealt.iter().filter(|id| *id == "-").count(), 1);
        }
    }

    #[test]
    fn near_duplicates_and_cards_of_the_morning_do_not_come() {
        let mut cards: Vec<Card> =
            (0..4).map(|nth| card(&format!("C-{nth}"), Kind::Conversation)).collect();
        cards[0].family = Some("tea".to_owned());
        cards[1].family = Some("tea".to_owned());
        cards[2].time_of_day = vec![TimeOfDay::Morning];
        cards[3].needs = vec!["C-0".to_owned()];
        let talk = step(&[Kind::Conversation]);
        for seed in ["a", "b", "c", "d"] {
            let dealt = ids(&[talk.clone(), talk.clone()], &candidates(&cards), seed);
            assert!(dealt[0] == "C-0" || dealt[0] == "C-1");
            assert_eq!(dealt[1], "-");
        }
    }

    #[test]
    fn what_was_asked_for_goes_before_the_rest_and_a_seed_decides_among_equals() {
        let cards: Vec<Card> =
            (0..9).map(|nth| card(&format!("C-{nth}"), Kind::Conversation)).collect();
        let talk = [step(&[Kind::Conversation])];
        let mut all = candidates(&cards);
        let drawn: std::collections::BTreeSet<_> =
            (0..40).map(|seed| ids(&talk, &all, &seed.to_string())).collect();
        assert!(drawn.len() > 5);
        for candidate in &mut all[1..] {
            candidate.wanted = Wanted::Other;
        }
        assert_eq!(ids(&talk, &all, "any"), ["C-0"]);
        assert_eq!(ids(&talk, &all, "other"), ["C-0"]);
    }
}
