//! Choosing cards by what they are, within what is safe.

use crate::model::{Card, Deck, Kind, LeaveOut, Range, Side, Topic, TouchLevel};
use crate::pick::Circumstances;

/// Which cards are wanted. Values of one field are or, fields are and; what is left out is
/// left out in any case.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Filter {
    /// Kinds.
    pub kinds: Vec<Side<Kind>>,
    /// Topics.
    pub topics: Vec<Side<Topic>>,
    /// Tags.
    pub tags: Vec<Side<String>>,
    /// Pace.
    pub pace: Option<Range>,
    /// Touch level.
    pub touch: Option<Range>,
    /// Minutes; cards that do not say how long they take count as 0.
    pub minutes: Option<Range>,
    /// The touch level to which the two have said yes.
    pub both_agree: Option<TouchLevel>,
    /// What the couple's days allow.
    pub circumstances: Circumstances,
}

/// What choosing left out that the reader may miss, or brought in.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Cards that match but bring bodies nearer than the two have said yes to.
    pub nearer: Vec<String>,
    /// The touch level that both would have to say yes to for all of them.
    pub needs: TouchLevel,
    /// The rule card that a set with held touch brings along.
    pub brought: Option<String>,
}

impl Filter {
    /// Whether a card is what is asked for.
    pub fn wants(&self, card: &Card) -> bool {
        any_side(&self.kinds, |kind| *kind == card.kind)
            && any_side(&self.topics, |topic| card.topics.contains(topic))
            && any_side(&self.tags, |tag| has_tag(card, tag))
            && self.pace.is_none_or(|range| range.contains(u16::from(card.pace.number())))
            && self
                .touch
                .is_none_or(|range| range.contains(u16::from(card.touch_level.number())))
            && self
                .minutes
                .is_none_or(|range| range.contains(card.minutes().unwrap_or(0)))
    }

    /// The option that leaves out the most of some cards by itself, and how many; none when none
    /// leaves any out. What the two leave out by wish is no option.
    pub fn heaviest<'a>(
        &self,
        cards: &(impl Iterator<Item = &'a Card> + Clone),
    ) -> Option<(&'static str, usize)> {
        let parts = self.parts().into_iter();
        let taken = parts.map(|(option, part)| {
            let is_out = |card: &&Card| {
                !part.wants(card) || part.circumstances.excludes(card).is_some()
            };
            (option, cards.clone().filter(is_out).count())
        });
        // Of several the first that people think of.
        taken.rev().max_by_key(|(_, count)| *count).filter(|(_, count)| *count > 0)
    }

    /// Each option alone.
    fn parts(&self) -> [(&'static str, Self); 12] {
        let none = Self::default;
        let of = |circumstances| Self { circumstances, ..Self::default() };
        let (days, calm) = (&self.circumstances, Circumstances::default);
        [
            ("topic", Self { topics: self.topics.clone(), ..none() }),
            ("kind", Self { kinds: self.kinds.clone(), ..none() }),
            ("tag", Self { tags: self.tags.clone(), ..none() }),
            ("pace", Self { pace: self.pace, ..none() }),
            ("touch", Self { touch: self.touch, ..none() }),
            ("minutes", Self { minutes: self.minutes, ..none() }),
            ("cost", of(Circumstances { cost: days.cost, ..calm() })),
            ("energy", of(Circumstances { energy: days.energy, ..calm() })),
            ("privacy", of(Circumstances { privacy: days.privacy, ..calm() })),
            ("setting", of(Circumstances { settings: days.settings.clone(), ..calm() })),
            (
                "long-distance",
                of(Circumstances { long_distance: days.long_distance, ..calm() }),
            ),
            ("access", of(Circumstances { access: days.access.clone(), ..calm() })),
        ]
    }

    /// Whether touch from level 3 on is asked for by a range of levels.
    pub fn asks_for_skin(&self) -> bool {
        let skin = u16::from(TouchLevel::SKIN.number());
        self.touch.is_some_and(|range| range.most >= skin)
    }

    /// The deepest pace and the nearest touch that the options let through.
    pub fn ceilings(&self) -> (u8, u8) {
        let top = |range: Option<Range>| {
            range.map_or(u8::MAX, |range| u8::try_from(range.most).unwrap_or(u8::MAX))
        };
        (top(self.pace), top(self.touch).min(self.ceiling().number()))
    }

    /// Whether a card brings the two no nearer than they have said yes to.
    pub fn is_agreed(&self, card: &Card) -> bool {
        card.touch_level <= self.ceiling()
    }

    /// How near a card may bring the two.
    fn ceiling(&self) -> TouchLevel {
        self.both_agree.unwrap_or_default().max(TouchLevel::HELD)
    }
}

/// Whether a card has a tag, in letters of any case.
fn has_tag(card: &Card, tag: &str) -> bool {
    let tag = tag.to_lowercase();
    card.tags.iter().any(|own| own.to_lowercase() == tag)
}

/// Whether a card passes the values of one field.
fn any_side<T>(sides: &[Side<T>], has: impl Fn(&T) -> bool) -> bool {
    let mut asked = false;
    let mut found = false;
    for side in sides {
        match side {
            Side::Without(value) if has(value) => return false,
            Side::Without(_) => {}
            Side::With(value) => {
                asked = true;
                found |= has(value);
            }
        }
    }
    found || !asked
}

/// Chooses cards, each with its deck's place; when cards are `named`, only those among them.
///
/// Any set with held touch brings the rule card: the first of the decks, else `house_rule`,
/// whose place is behind the decks.
pub fn choose<'a>(
    decks: &[&'a Deck],
    filter: &Filter,
    leave_out: &LeaveOut,
    named: &[(usize, &str)],
    house_rule: Option<&'a Card>,
) -> (Vec<(usize, &'a Card)>, LeftOut) {
    let mut chosen = Vec::new();
    let mut left_out = LeftOut::default();
    for (at, deck) in decks.iter().enumerate() {
        for card in &deck.cards {
            let is_named = named.iter().any(|(deck, id)| *deck == at && *id == card.id);
            if (!named.is_empty() && !is_named)
                || leave_out.holds(&deck.id, card)
                || !filter.wants(card)
                || filter.circumstances.excludes(card).is_some()
            {
                continue;
            }
            if filter.is_agreed(card) {
                chosen.push((at, card));
            } else {
                left_out.nearer.push(card.id.clone());
                left_out.needs = left_out.needs.max(card.touch_level);
            }
        }
    }
    let is_held = chosen.iter().any(|(_, card)| card.touch_level >= TouchLevel::HELD);
    if is_held {
        let is_rule = |card: &&'a Card| card.kind == Kind::Rule;
        let own = decks.iter().enumerate().find_map(|(at, deck)| {
            deck.cards.iter().find(is_rule).map(|card| (at, card))
        });
        let rule = own.or(house_rule.map(|card| (decks.len(), card)));
        // Other rule cards, of listening or of stopping, do not stand in for the house rules.
        let is_there = |rule: &(usize, &Card)| {
            chosen.iter().any(|(at, card)| *at == rule.0 && card.id == rule.1.id)
        };
        if let Some(rule) = rule.filter(|rule| !is_there(rule)) {
            left_out.brought = Some(rule.1.id.clone());
            chosen.insert(0, rule);
        }
    }
    (chosen, left_out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::SHIPPED;
    use crate::model::Cost;

    fn hearth() -> Deck {
        SHIPPED[0].load().deck.unwrap()
    }

    #[test]
    fn values_of_a_field_are_or_and_fields_are_and() {
        let deck = hearth();
        let filter = Filter {
            kinds: vec![Side::With(Kind::Conversation), Side::With(Kind::Novelty)],
            pace: Some("..1".parse().unwrap()),
            ..Filter::default()
        };
        let (cards, _) = choose(&[&deck], &filter, &LeaveOut::default(), &[], None);
        assert!(!cards.is_empty());
        assert!(cards.iter().all(|(_, card)| {
            matches!(card.kind, Kind::Conversation | Kind::Novelty)
                && card.pace.number() == 1
        }));
    }

    #[test]
    fn the_option_that_takes_the_most_is_known() {
        let deck = hearth();
        let heaviest = |filter: Filter| filter.heaviest(&deck.cards.iter());
        assert_eq!(heaviest(Filter::default()), None);
        let topics = vec![Side::With(Topic::Money)];
        let pace: Option<Range> = Some("..4".parse().unwrap());
        let filter = Filter { topics, pace, ..Filter::default() };
        let (option, count) = heaviest(filter).unwrap();
        let money = |card: &&Card| !card.topics.contains(&Topic::Money);
        assert_eq!((option, count), ("topic", deck.cards.iter().filter(money).count()));
        let circumstances =
            Circumstances { cost: Some(Cost::Free), ..Circumstances::default() };
        let touch: Option<Range> = Some("..2".parse().unwrap());
        let filter = Filter { touch, circumstances, ..Filter::default() };
        assert_eq!(heaviest(filter).unwrap().0, "cost");
    }

    #[test]
    fn what_is_left_out_does_not_come_but_the_house_rules_do() {
        let deck = hearth();
        let topics = vec![Topic::Money];
        let cards = vec!["C-001".to_owned(), "H-001".to_owned()];
        let out = LeaveOut { cards, topics, ..LeaveOut::default() };
        let (cards, left_out) = choose(&[&deck], &Filter::default(), &out, &[], None);
        assert!(
            cards
                .iter()
                .all(|(_, card)| card.id != "C-001"
                    && !card.topics.contains(&Topic::Money))
        );
        assert_eq!(left_out.brought.as_deref(), Some("H-001"));
    }

    #[test]
    fn a_set_with_held_touch_brings_the_rule_card() {
        let deck = hearth();
        let filter = Filter {
            kinds: vec![Side::With(Kind::Touch)],
            touch: Some("2".parse().unwrap()),
            ..Filter::default()
        };
        let (cards, left_out) =
            choose(&[&deck], &filter, &LeaveOut::default(), &[], None);
        assert_eq!(cards[0].1.kind, Kind::Rule);
        assert_eq!(left_out.brought.as_deref(), Some("H-001"));
    }

    #[test]
    fn touch_beyond_what_both_said_yes_to_stays_out() {
        let mut deck = hearth();
        let near = deck.cards.iter_mut().find(|card| card.kind == Kind::Touch).unwrap();
        near.touch_level = TouchLevel::SKIN;
        let id = near.id.clone();
        let (cards, left_out) =
            choose(&[&deck], &Filter::default(), &LeaveOut::default(), &[], None);
        assert!(cards.iter().all(|(_, card)| card.id != id));
        assert_eq!(left_out.nearer.join(" "), id);
        let both = Filter { both_agree: Some(TouchLevel::SKIN), ..Filter::default() };
        let (cards, left_out) = choose(&[&deck], &both, &LeaveOut::default(), &[], None);
        assert!(cards.iter().any(|(_, card)| card.id == id));
        assert!(left_out.nearer.is_empty());
    }
}
