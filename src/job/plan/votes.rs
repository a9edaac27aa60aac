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
    /// The stage of a course that goes on by votes: the next only when both said up.
    pub stage: Option<u16>,
}

/// The week that answers are of: the last one with a vote, else the last one with an answer.
pub(crate) fn week_of(answers: &Answers) -> u16 {
    let voted = Votes::last(answers).map(|votes| votes.week);
    voted.or_else(|| answers.last_week()).unwrap_or(1)
}

/// Lets the answers steer a plan that is to be drawn: its ceilings, and which cards stay out or
/// are likelier.
///
/// From where the weeks before came to, a ceiling rises by one when both voted for it, steps back
/// by one when either did, and else holds: so it does without any vote. All weeks of the plan have
/// the same ceilings, so that nothing deeper or nearer than the last vote comes after it.
pub fn steer(
    answered: &Answered<'_>,
    settled: &mut Settled,
    allowed: &mut Allowed,
    shelf: &mut Shelf,
    notes: &mut Notes,
) -> Steered {
    let all = answered.answers;
    let votes = Votes::last(all);
    let agreed = answered.both_agree.unwrap_or(TouchLevel::HELD.number());
    let before = Lived::until(week_of(all), answered, settled, shelf, notes);
    let weekly = &settled.weekly;
    let (filter_pace, filter_touch) = allowed.filter.ceilings();
    let deepest = cap(value(weekly.pace_ramp.as_ref()), DEEPEST).min(filter_pace).max(1);
    let nearest = cap(value(weekly.touch_ramp.as_ref()), agreed);
    let nearest = nearest.min(agreed).min(filter_touch);
    let of = |pick: fn(Votes) -> Direction| votes.map_or(Direction::Hold, pick);
    let (deeper, nearer) = (of(|votes| votes.pace), of(|votes| votes.touch));
    let pace = deeper.from_level(before.pace, 1..=deepest);
    let touch = nearer.from_level(before.touch, 0..=nearest);
    let mut say = |text: String| notes.say(NoteKind::Votes, text);
    if votes.is_some() {
        say(format!(
            "from your votes: the pace {}",
            went(pace, before.pace.min(deepest))
        ));
        say(format!("from your votes: touch {}", went(touch, before.touch.min(nearest))));
    } else {
        say("no votes found: pace and touch stay as they were; each votes in pages of one's own, `own-a.pdf` and `own-b.pdf` beside the workbook".to_owned());
    }
    let asked = before.touch + u8::from(nearer == Direction::Up);
    if answered.both_agree.is_none() && asked > agreed && touch == agreed {
        say("touch comes no nearer than level 2 without `--both-agree 3`".to_owned());
    }
    settled.weekly.pace_ramp = Some(level(pace));
    settled.weekly.touch_ramp = Some(level(touch));
    judge(&Verdicts::new(all), allowed, shelf);
    let lived = answered.before.and_then(|(file, _)| file.plan.course.as_ref()?.stage);
    let stage = lived.map(|stage| match nearer {
        Direction::Up => stage + 1,
        Direction::Hold => stage,
        Direction::Back => stage.saturating_sub(1).max(1),
    });
    Steered { stage, resume: all.last_week().map(|week| (week + 1).min(LAST_WEEK)) }
}

fn went(after: u8, before: u8) -> &'static str {
    match after.cmp(&before) {
        std::cmp::Ordering::Less => "steps back",
        std::cmp::Ordering::Equal => "holds",
        std::cmp::Ordering::Greater => "rises",
    }
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

/// How deep and how near the weeks went that were answered.
struct Lived {
    pace: u8,
    touch: u8,
}

impl Lived {
    /// As the plan that is known has them, up to a week; else as the first plan that anyone gets
    /// begins: of a plan that is not here nobody knows how near it came.
    fn until(
        week: u16,
        answered: &Answered<'_>,
        settled: &Settled,
        shelf: &Shelf,
        notes: &mut Notes,
    ) -> Self {
        if let Some((file, place)) = answered.before
            && let Some(lived) = Self::planned(file, week, shelf)
        {
            notes.detail(format!("week {week} as in the plan in `{place}`"));
            return lived;
        }
        let weekly = &settled.weekly;
        let pace =
            value(weekly.pace_ramp.as_ref()).unwrap_or_else(|| Ramp::pace(u16::MAX));
        let touch =
            value(weekly.touch_ramp.as_ref()).unwrap_or_else(|| Ramp::touch(u16::MAX));
        let lived = Self { pace: pace.ceiling(week), touch: touch.ceiling(1) };
        let text = format!(
            "the plan of week {week} is not here: it is taken to have gone up to pace {} and touch {}",
            lived.pace, lived.touch
        );
        notes.say(NoteKind::Votes, text);
        lived
    }

    /// The ceilings of the last week of a plan up to one. Touch was no nearer than the cards that
    /// had come by then, and than both had agreed to.
    fn planned(file: &PlanFile, week: u16, shelf: &Shelf) -> Option<Self> {
        let weeks = &file.plan.weeks;
        let weeks = &weeks[..weeks.partition_point(|found| found.number <= week)];
        let last = weeks.last()?;
        let ceiling = last.touch.min(file.drawn_by.agreed());
        let cards = weeks.iter().flat_map(|week| &week.cards);
        let level = |card| shelf.planned(card).map_or(ceiling, |card| card.touch_level);
        let came = cards.map(level).max().unwrap_or(ceiling);
        Some(Self { pace: last.pace.number(), touch: ceiling.min(came).number() })
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
            (4, "a", "again"),
            (5, "b", "not-for-us"),
            (6, "a", "later"),
            (4, "b", "again"),
        ] {
            let field = format!("week01.log.{person}.02.{deck}#{}.verdict", id(at));
            answers.insert(field, Reply::Words(word.to_owned()));
        }
        let mut allowed = Allowed::default();
        judge(&Verdicts::new(&answers), &mut allowed, &mut shelf);
        let wishes = allowed.leave_out.cards;
        let mut out = [5, 6].map(|at| format!("{deck}#{}", id(at)));
        out.sort();
        assert_eq!(wishes, out);
        for (at, (old, new)) in cards(&before).iter().zip(cards(&shelf)).enumerate() {
            let factor = if at == 4 { AGAIN } else { 1.0 };
            assert_eq!(new.weight, old.weight * factor, "{}", new.id);
        }
    }
}
