//! What the two voted: how deep and near the next weeks go, and which cards come again.
//!
//! What comes out never says whose vote it was.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use crate::model::{Answers, Card, FieldName, Lead, Reply};

/// Where a ceiling goes from where it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// One level down: one of the two, or both, said so.
    Back,
    /// It stays.
    Hold,
    /// One level up: both said so.
    Up,
}

impl Direction {
    /// The level after one that was. Nobody is held at a level that may not come any more: it is
    /// back from there, and up no higher.
    pub fn from_level(self, level: u8, bounds: RangeInclusive<u8>) -> u8 {
        let (lowest, highest) = bounds.into_inner();
        let level = level.min(highest);
        match self {
            Self::Back => level.saturating_sub(1).max(lowest.min(level)),
            Self::Hold => level,
            Self::Up => (level + 1).min(highest),
        }
    }
}

/// What the two voted in the last week in which either did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Votes {
    /// The week.
    pub week: u16,
    /// How deep the next cards go.
    pub pace: Direction,
    /// How near they come.
    pub touch: Direction,
}

impl Votes {
    /// The page that has the votes.
    const PAGE: &str = "vote";

    /// The last votes; none in answers without any.
    pub fn last(answers: &Answers) -> Option<Self> {
        let votes = answers.iter().filter_map(|(name, reply)| {
            let field: FieldName = name.parse().ok()?;
            let is_vote = field.stem.page == Self::PAGE
                && matches!(&*field.asked, "pace" | "touch");
            let Reply::Words(word) = reply else { return None };
            Some((field.stem.week?, field.asked, field.person?, &**word))
                .filter(|_| is_vote)
        });
        let votes: Vec<_> = votes.collect();
        let week = votes.iter().map(|(week, ..)| *week).max()?;
        let direction = |what: &str| {
            let said = |person: Lead| {
                let own = votes.iter().find(|(of, asked, voter, _)| {
                    (*of, &**asked, *voter) == (week, what, person)
                });
                own.map(|(.., word)| *word)
            };
            match (said(Lead::A), said(Lead::B)) {
                (Some("back"), _) | (_, Some("back")) => Direction::Back,
                (Some("up"), Some("up")) => Direction::Up,
                _ => Direction::Hold,
            }
        };
        Some(Self { week, pace: direction("pace"), touch: direction("touch") })
    }
}

/// What the two said of single cards.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Verdicts {
    out: BTreeSet<String>,
    again: BTreeSet<String>,
}

impl Verdicts {
    /// The verdicts of answers. Of one card each one's last word counts; that it is not for
    /// them counts whenever it was said.
    pub fn new(answers: &Answers) -> Self {
        let mut last: BTreeMap<(String, Lead), (Option<u16>, &str)> = BTreeMap::new();
        for (name, reply) in answers.iter() {
            let Ok(field) = name.parse::<FieldName>() else { continue };
            let parts: Vec<&str> = field.asked.split('.').collect();
            let (Some(person), [_, card, "verdict"]) = (field.person, &parts[..]) else {
                continue;
            };
            let (Reply::Words(word), true) = (reply, card.contains('#')) else {
                continue;
            };
            let said = last.entry(((*card).to_owned(), person)).or_insert((None, ""));
            let is_final = said.1 == "not-for-us";
            if *word == "not-for-us" || (!is_final && field.stem.week >= said.0) {
                *said = (field.stem.week, word);
            }
        }
        let with = |words: &[&str]| {
            let such = last.iter().filter(|(_, (_, word))| words.contains(word));
            such.map(|((card, _), _)| card.clone()).collect()
        };
        Self { out: with(&["not-for-us", "later"]), again: with(&["again"]) }
    }

    /// Whether a card of a deck stays out of the next plan.
    pub fn leaves_out(&self, deck: &str, card: &Card) -> bool {
        self.out.contains(&written(deck, card))
    }

    /// Whether one of the two would like to have it again, and neither would not.
    pub fn wants_again(&self, deck: &str, card: &Card) -> bool {
        self.again.contains(&written(deck, card)) && !self.leaves_out(deck, card)
    }
}

/// A card's name as a part of a field's.
fn written(deck: &str, card: &Card) -> String {
    FieldName::part(&format!("{deck}#{}", card.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(words: &[(&str, &str)]) -> Answers {
        let mut answers = Answers::default();
        for (name, word) in words {
            answers.insert(*name, Reply::Words((*word).to_owned()));
        }
        answers
    }

    fn pace(a: Option<&str>, b: Option<&str>) -> Direction {
        let both = [("week03.vote.a.pace", a), ("week03.vote.b.pace", b)];
        let mut words = vec![("week03.vote.a.touch", "hold")];
        words.extend(
            both.iter().filter_map(|(name, word)| word.map(|word| (*name, word))),
        );
        Votes::last(&answers(&words)).unwrap().pace
    }

    #[test]
    fn it_goes_up_when_both_say_so_and_back_when_either_does() {
        let words = [None, Some("hold"), Some("up"), Some("back"), Some("sideways")];
        for a in words {
            for b in words {
                let expected = if a == Some("back") || b == Some("back") {
                    Direction::Back
                } else if a == Some("up") && b == Some("up") {
                    Direction::Up
                } else {
                    Direction::Hold
                };
                assert_eq!(pace(a, b), expected, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn only_the_last_week_with_a_vote_counts() {
        let votes = answers(&[
            ("week02.vote.a.pace", "up"),
            ("week02.vote.b.pace", "up"),
            ("week03.vote.b.touch", "up"),
            ("week04.vote.a.alone", "up"),
            ("week05.checkin.a.hard", "up"),
        ]);
        let (pace, touch) = (Direction::Hold, Direction::Hold);
        assert_eq!(Votes::last(&votes), Some(Votes { week: 3, pace, touch }));
        assert_eq!(Votes::last(&answers(&[("week05.checkin.a.hard", "x")])), None);
    }

    #[test]
    fn levels_keep_between_the_lowest_and_the_highest() {
        assert_eq!(Direction::Up.from_level(2, 0..=2), 2);
        assert_eq!(Direction::Up.from_level(4, 1..=5), 5);
        assert_eq!(Direction::Back.from_level(1, 1..=5), 1);
        assert_eq!(Direction::Back.from_level(1, 0..=5), 0);
        assert_eq!(Direction::Back.from_level(0, 0..=5), 0);
        // Where touch was agreed to less, it is back from there.
        assert_eq!(Direction::Back.from_level(3, 0..=2), 1);
        assert_eq!(Direction::Hold.from_level(3, 0..=2), 2);
    }

    #[test]
    fn a_card_that_is_not_for_one_is_out_whatever_else_is_said() {
        let deck = crate::load::SHIPPED[0].load().deck.unwrap();
        let card = &deck.cards[0];
        let name = |week: u16, who: &str| {
            format!("week{week:02}.log.{who}.03.{}.verdict", written(&deck.id, card))
        };
        let judged = |said: &[(u16, &str, &str)]| {
            let mut answers = Answers::default();
            for (week, who, word) in said {
                answers.insert(name(*week, who), Reply::Words((*word).to_owned()));
            }
            let verdicts = Verdicts::new(&answers);
            (verdicts.leaves_out(&deck.id, card), verdicts.wants_again(&deck.id, card))
        };
        assert_eq!(judged(&[(1, "a", "again")]), (false, true));
        assert_eq!(judged(&[(1, "a", "again"), (1, "b", "later")]), (true, false));
        assert_eq!(judged(&[(1, "a", "not-for-us"), (4, "a", "again")]), (true, false));
        assert_eq!(judged(&[(1, "a", "later"), (4, "a", "again")]), (false, true));
        assert_eq!(judged(&[(4, "a", "later"), (1, "a", "again")]), (true, false));
        assert_eq!(judged(&[]), (false, false));
    }
}
