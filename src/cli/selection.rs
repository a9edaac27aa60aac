//! Turning typed choices into a filter, and ids into cards.

use std::str::FromStr;

use crate::cli::args::{Choice, Limits};
use crate::cli::failure::Failure;
use crate::load::closest;
use crate::model::{Deck, Kind, Topic, TouchLevel, Vocabulary};
use crate::pick::{Circumstances, Filter, Side};

/// A value asked for, or left out with `no:` before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SideOf<T>(Side<T>);

fn side<T>(
    text: &str,
    parse: impl Fn(&str) -> Result<T, String>,
) -> Result<SideOf<T>, String> {
    Ok(SideOf(match text.strip_prefix("no:") {
        Some(left_out) => Side::Without(parse(left_out)?),
        None => Side::With(parse(text)?),
    }))
}

/// A word of a closed vocabulary.
pub(super) fn word<V: Vocabulary>(text: &str) -> Result<V, String> {
    V::from_word(text).ok_or_else(|| {
        let all = || V::ALL.iter().map(|value| value.word());
        match closest(text, all()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("one of {}", all().collect::<Vec<_>>().join(", ")),
        }
    })
}

impl FromStr for SideOf<Kind> {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        side(text, word)
    }
}

impl FromStr for SideOf<Topic> {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        side(text, word)
    }
}

impl FromStr for SideOf<String> {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        side(text, |text| Ok(text.to_owned()))
    }
}

/// Sheets from one to another, counted from 1; an open end reaches to the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SheetRange {
    from: usize,
    to: Option<usize>,
}

impl FromStr for SheetRange {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let error = || format!("`{text}` names no sheets; write `2`, `1..2` or `3..`");
        let number =
            |part: &str| part.trim().parse::<usize>().ok().filter(|number| *number > 0);
        let (from, to) = match text.split_once("..") {
            None => {
                let sheet = number(text).ok_or_else(error)?;
                (sheet, Some(sheet))
            }
            Some((from, to)) => {
                let from = if from.trim().is_empty() { Some(1) } else { number(from) };
                let to = if to.trim().is_empty() {
                    None
                } else {
                    Some(number(to).ok_or_else(error)?)
                };
                (from.ok_or_else(error)?, to)
            }
        };
        if to.is_some_and(|to| to < from) { Err(error()) } else { Ok(Self { from, to }) }
    }
}

impl SheetRange {
    /// First and last of so many sheets.
    pub(super) fn within(self, sheets: usize) -> Result<(usize, usize), Failure> {
        let to = self.to.unwrap_or(sheets);
        if self.from > sheets || to > sheets {
            return Err(Failure::new(format!("there are only {sheets} sheets"))
                .hint(format!("take sheets from `1..{sheets}`")));
        }
        Ok((self.from, to))
    }
}

impl Choice {
    /// The filter that the options mean.
    pub(super) fn filter(&self, limits: &Limits) -> Filter {
        Filter {
            kinds: self.kind.iter().map(|side| side.0.clone()).collect(),
            topics: self.topic.iter().map(|side| side.0.clone()).collect(),
            tags: self.tag.iter().map(|side| side.0.clone()).collect(),
            pace: self.pace,
            touch: self.touch,
            minutes: self.minutes,
            both_agree: self
                .both_agree
                .and_then(|level| TouchLevel::new(i64::from(level))),
            circumstances: limits.circumstances(),
        }
    }

    /// The cards named by id, each with its deck's place.
    pub(super) fn named<'a>(
        &'a self,
        decks: &[&Deck],
    ) -> Result<Vec<(usize, &'a str)>, Failure> {
        self.card.iter().map(|word| find_card(word, decks)).collect()
    }
}

impl Limits {
    /// What the options mean.
    pub(super) fn circumstances(&self) -> Circumstances {
        Circumstances {
            cost: self.cost,
            energy: self.energy,
            privacy: self.privacy,
            settings: self.setting.clone(),
            long_distance: self.long_distance,
            access: self.access.clone(),
        }
    }
}

/// The place of a card's deck, and the card's id.
pub(super) fn find_card<'a>(
    word: &'a str,
    decks: &[&Deck],
) -> Result<(usize, &'a str), Failure> {
    let (deck, id) = match word.split_once('#') {
        Some((deck, id)) => (Some(deck), id),
        None => (None, word),
    };
    let places: Vec<usize> = decks
        .iter()
        .enumerate()
        .filter(|(_, other)| deck.is_none_or(|deck| deck == other.id))
        .filter(|(_, other)| other.cards.iter().any(|card| card.id == id))
        .map(|(at, _)| at)
        .collect();
    match places[..] {
        [one] => Ok((one, id)),
        [] => {
            let failure =
                Failure::new(format!("there is no card `{word}` in these decks"));
            let ids =
                decks.iter().flat_map(|deck| deck.cards.iter().map(|card| &*card.id));
            Err(match closest(id, ids) {
                Some(near) => failure.hint(format!("did you mean `{near}`?")),
                None => failure.hint("`emberdeck list cards` shows all ids"),
            })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_are_counted_from_one() {
        let range: SheetRange = "2..".parse().unwrap();
        assert_eq!(range.within(6), Ok((2, 6)));
        assert!("7".parse::<SheetRange>().unwrap().within(6).is_err());
        for text in ["0", "2..1", "x", "..0"] {
            assert!(text.parse::<SheetRange>().is_err(), "{text}");
        }
    }

    #[test]
    fn no_before_a_word_leaves_it_out() {
        assert_eq!("no:touch".parse(), Ok(SideOf(Side::Without(Kind::Touch))));
        assert_eq!(
            "tuoch".parse::<SideOf<Kind>>(),
            Err("did you mean `touch`?".to_owned())
        );
    }
}
