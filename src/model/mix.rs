//! How many cards of each sort a week has.

use std::fmt;
use std::str::FromStr;

use crate::model::vocabulary::vocabulary;
use crate::model::{Kind, Role};

/// The cards of a week, counted by what their slots ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mix(Vec<(Role, u16)>);

/// No week has more cards.
const MOST: u16 = 21;

impl Mix {
    /// Roles with their counts, in the order in which they were written.
    pub fn counts(&self) -> &[(Role, u16)] {
        &self.0
    }

    /// How many cards of a sort a week has.
    pub fn count(&self, role: Role) -> u16 {
        self.0.iter().find(|(other, _)| *other == role).map_or(0, |(_, count)| *count)
    }

    /// How many cards a week has.
    pub fn len(&self) -> u16 {
        self.0.iter().map(|(_, count)| count).sum()
    }

    /// Whether a week has no card at all; no mix is.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The same number of cards, those of touch of any kind instead: for weeks in which nobody
    /// touches anybody.
    #[must_use]
    pub fn without_touch(&self) -> Self {
        self.with_free(|kind| kind == Kind::Touch)
    }

    /// The same number of cards, those of some kinds of any kind instead.
    #[must_use]
    pub fn with_free(&self, is_freed: impl Fn(Kind) -> bool) -> Self {
        let mut counts: Vec<(Role, u16)> = Vec::new();
        for (role, count) in &self.0 {
            let role = match *role {
                Role::Of(kind) if is_freed(kind) => Role::Free,
                role => role,
            };
            match counts.iter_mut().find(|(known, _)| *known == role) {
                Some((_, all)) => *all += count,
                None => counts.push((role, *count)),
            }
        }
        Self(counts)
    }

    /// One card less of a sort; none when that would leave the week without any.
    pub fn with_one_less(&self, role: Role) -> Option<Self> {
        let mut less = self.clone();
        let count = less.0.iter_mut().find(|(other, _)| *other == role)?;
        count.1 = count.1.checked_sub(1)?;
        less.0.retain(|(_, count)| *count > 0);
        (!less.is_empty()).then_some(less)
    }
}

impl fmt::Display for Mix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts: Vec<_> = self
            .0
            .iter()
            .map(|(role, count)| format!("{}={count}", role.word()))
            .collect();
        f.write_str(&parts.join(","))
    }
}

impl FromStr for Mix {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut counts: Vec<(Role, u16)> = Vec::new();
        for part in text.split(',') {
            let (word, number) = part.split_once('=').ok_or_else(|| {
                format!("`{part}` has no number; write `conversation=3`")
            })?;
            let word = word.trim();
            let role = Role::from_word(word)
                .filter(|role| !matches!(role, Role::Of(Kind::Rule) | Role::Long))
                .ok_or_else(|| {
                    format!(
                        "there are no slots for `{word}`; there are for conversation, touch, novelty, ritual, reflection, check-in, repair, wild and free"
                    )
                })?;
            let count: u16 =
                number.trim().parse().ok().filter(|count| *count <= MOST).ok_or_else(
                    || format!("`{}` is no number from 0 to {MOST}", number.trim()),
                )?;
            if counts.iter().any(|(other, _)| *other == role) {
                return Err(format!("`{word}` stands there twice"));
            }
            counts.push((role, count));
        }
        let mix = Self(counts.into_iter().filter(|(_, count)| *count > 0).collect());
        match mix.len() {
            0 => Err("a week needs at least one card".to_owned()),
            1..=MOST => Ok(mix),
            more => {
                Err(format!("{more} cards are too many for a week; {MOST} is the most"))
            }
        }
    }
}

vocabulary! {
    /// How much a couple takes on in a week.
    Profile {
        /// Four cards, 45 minutes.
        Light = "light",
        /// Eight cards, two hours.
        Standard = "standard",
        /// Twelve cards, three hours.
        Full = "full",
    }
}

impl Profile {
    /// The cards of a week.
    pub fn mix(self) -> Mix {
        use Kind::{CheckIn, Conversation, Novelty, Ritual, Touch};
        let of = |kind, count| (Role::Of(kind), count);
        Mix(match self {
            Self::Light => {
                vec![of(Conversation, 1), of(Touch, 1), of(Novelty, 1), of(CheckIn, 1)]
            }
            Self::Standard => vec![
                of(Conversation, 3),
                of(Touch, 2),
                of(Novelty, 1),
                of(CheckIn, 1),
                of(Ritual, 1),
            ],
            Self::Full => vec![
                of(Conversation, 4),
                of(Touch, 3),
                of(Novelty, 2),
                of(CheckIn, 1),
                of(Ritual, 1),
                (Role::Free, 1),
            ],
        })
    }

    /// Minutes that a week's cards may take in all.
    pub fn minutes_a_week(self) -> u16 {
        match self {
            Self::Light => 45,
            Self::Standard => 120,
            Self::Full => 180,
        }
    }

    /// Minutes that a day's cards may take in all, unless the couple says otherwise: our
    /// judgement of an evening.
    pub fn minutes_a_day(self) -> u16 {
        match self {
            Self::Light => 30,
            Self::Standard => 45,
            Self::Full => 60,
        }
    }

    /// Minutes of something new that a week aims at: ninety a week is what was tried by Coulter
    /// and Malouff (2013).
    pub fn novelty_minutes(self) -> Option<u16> {
        match self {
            Self::Light | Self::Standard => None,
            Self::Full => Some(90),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn profiles_have_as_many_cards_as_they_say() {
        for (profile, cards) in
            [(Profile::Light, 4), (Profile::Standard, 8), (Profile::Full, 12)]
        {
            assert_eq!(profile.mix().len(), cards);
            let text = profile.mix().to_string();
            assert_eq!(text.parse::<Mix>(), Ok(profile.mix()));
        }
    }

    #[test]
    fn nonsense_is_no_mix() {
        for text in
            ["", "touch", "touch=x", "rule=1", "touch=1,touch=2", "touch=0", "free=99"]
        {
            assert!(text.parse::<Mix>().is_err(), "{text}");
        }
    }
}
