//! What the two wrote into their workbooks → how the next plan goes on.
//!
//! What is said of it, and what stays of it in the plan's files, is the same whoever voted.

use std::collections::BTreeSet;

use crate::job::allowed::Allowed;
use crate::job::settings::{Settled, value};
use crate::job::{NoteKind, Notes, Shelf};
use crate::model::{Answers, Given, Origin, PlanFile, Ramp, TouchLevel};
use crate::pick::{Direction, Verdicts, Votes};

/// The deepest pace.
const DEEPEST: u8 = 5;
/// How much likelier a card is that one of the two would like to have again.
const AGAIN: f64 = 2.0;
/// The last week that a plan may begin with.
const LAST_WEEK: u16 = 9000;

/// What the two answered, and the plan that they lived by if it is known.
#[derive(Debug, Clone, Copy)]
pub struct Answered<'a> {
    /// Their answers.
    pub answers: &'a Answers,
    /// The plan of the weeks that they answered, with the place that it lies in.
    pub before: Option<(&'a PlanFile, &'a str)>,
    /// The touch level that both have said yes to for this plan.
    pub both_agree: Option<u8>,
}

/// How a plan goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Steered {
    /// The week after the last one that has an answer.
    pub resume: Option<u16>,
}

/// Lets the answers steer a plan that is to be drawn: its ceilings, and which cards stay out or
/// are likelier.
pub fn steer(
    answered: &Answered<'_>,
    settled: &mut Settled,
    allowed: &mut Allowed,
    shelf: &mut Shelf,
    notes: &mut Notes,
) -> Steered {
    let all = answered.answers;
    let votes = Votes::last(all);
    let week = votes.map(|votes| votes.week).or_else(|| all.last_week()).unwrap_or(1);
    let agreed = answered.both_agree.unwrap_or(TouchLevel::HELD.number());
    let before = Ceilings::of_week(week, answered, settled, agreed, notes);
    let weekly = &settled.weekly;
    let (filter_pace, filter_touch) = allowed.filter.ceilings();
    let pace_cap = cap(value(weekly.pace_ramp.as_ref()), DEEPEST).min(filter_pace);
    let touch_cap =
        cap(value(weekly.touch_ramp.as_ref()), agreed).min(agreed).min(filter_touch);
    let of = |pick: fn(Votes) -> Direction| votes.map_or(Direction::Hold, pick);
    let from = before.pace.min(filter_pace);
    let pace = of(|votes| votes.pace).from_level(from, pace_cap.max(from));
    let near = before.touch.min(agreed).min(filter_touch);
    let to = of(|votes| votes.touch);
    let touch = to.from_level(near, touch_cap.max(near));
    let went = |after: u8, before: u8| match after.cmp(&before) {
        std::cmp::Ordering::Less => "steps back",
        std::cmp::Ordering::Equal => "holds",
        std::cmp::Ordering::Greater => "rises",
    };
    let mut say = |text: String| notes.say(NoteKind::Votes, text);
    say(format!("from your votes: the pace {}", went(pace, before.pace)));
    say(format!("from your votes: touch {}", went(touch, near)));
    let is_capped = to == Direction::Up && touch == agreed && near == agreed;
    if answered.both_agree.is_none() && is_capped {
        say("touch comes no nearer than level 2 without `--both-agree 3`".to_owned());
    }
    settled.weekly.pace_ramp = Some(level(pace));
    settled.weekly.touch_ramp = Some(level(touch));
    judge(&Verdicts::new(all), allowed, shelf);
    Steered { resume: all.last_week().map(|week| (week + 1).min(LAST_WEEK)) }
}

/// Leaves cards out as wishes are, and doubles the weight of those that may come again.
fn judge(verdicts: &Verdicts, allowed: &mut Allowed, shelf: &mut Shelf) {
    let mut out = BTreeSet::new();
    for deck in shelf.decks() {
        for card in deck.cards.iter().filter(|card| verdicts.leaves_out(&deck.id, card)) {
            out.insert(format!("{}#{}", deck.id, card.id));
        }
    }
    shelf.change(|deck, card| {
        let wants = !verdicts.leaves_out(deck, card) && verdicts.wants_again(deck, card);
        wants.then(|| {
            let mut card = card.clone();
            card.weight *= AGAIN;
            card
        })
    });
    allowed.leave_out.cards.extend(out);
}

/// A ramp of one level.
fn level(number: u8) -> Given<Ramp> {
    let value = number.to_string().parse().expect("a level is a ramp");
    Given { value, origin: Origin::Plan }
}

/// The highest level that the settings' own ramp comes to.
fn cap(ramp: Option<Ramp>, highest: u8) -> u8 {
    ramp.map_or(highest, |ramp| ramp.top())
}

/// How deep and how near a week went at most.
struct Ceilings {
    pace: u8,
    touch: u8,
}

impl Ceilings {
    /// Those of the week in the plan that is known; else those of the usual ramp, so much as both
    /// have agreed to.
    fn of_week(
        week: u16,
        answered: &Answered<'_>,
        settled: &Settled,
        agreed: u8,
        notes: &mut Notes,
    ) -> Self {
        if let Some((file, place)) = answered.before
            && let Some(found) = Self::planned(file, week)
        {
            notes.detail(format!("week {week} as in the plan in `{place}`"));
            return found;
        }
        notes.detail(format!("week {week} as in a plan by default"));
        let weekly = &settled.weekly;
        let pace =
            value(weekly.pace_ramp.as_ref()).unwrap_or_else(|| Ramp::pace(u16::MAX));
        let touch =
            value(weekly.touch_ramp.as_ref()).unwrap_or_else(|| Ramp::touch(u16::MAX));
        Self { pace: pace.ceiling(week), touch: touch.ceiling(week).min(agreed) }
    }

    /// Those of a week of a plan: touch came no nearer than both had agreed to.
    fn planned(file: &PlanFile, week: u16) -> Option<Self> {
        let found = file.plan.weeks.iter().find(|found| found.number == week)?;
        let touch = found.touch.number().min(file.agreed());
        Some(Self { pace: found.pace.number(), touch })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Reply;

    #[test]
    fn a_card_to_come_again_is_twice_as_likely_and_one_that_is_not_for_them_is_out() {
        let (before, mut shelf) = (Shelf::starter(), Shelf::starter());
        let cards = |shelf: &Shelf| shelf.decks()[0].cards.clone();
        let deck = before.decks()[0].id.clone();
        let id = |at: usize| cards(&before)[at].id.clone();
        let mut answers = Answers::default();
        for (at, person, word) in [
            (1, "a", "again"),
            (2, "b", "not-for-us"),
            (3, "a", "later"),
            (1, "b", "again"),
        ] {
            let field = format!("week01.log.{person}.02.{deck}#{}.verdict", id(at));
            answers.insert(field, Reply::Words(word.to_owned()));
        }
        let mut allowed = Allowed::default();
        judge(&Verdicts::new(&answers), &mut allowed, &mut shelf);
        let wishes = allowed.leave_out.cards;
        assert_eq!(wishes, [2, 3].map(|at| format!("{deck}#{}", id(at))));
        for (at, (old, new)) in cards(&before).iter().zip(cards(&shelf)).enumerate() {
            let factor = if at == 1 { AGAIN } else { 1.0 };
            assert_eq!(new.weight, old.weight * factor, "{}", new.id);
        }
    }
}
