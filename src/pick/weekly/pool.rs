//! The cards that a plan may draw from, as the search needs them.

use std::collections::BTreeMap;

use crate::model::{Card, Deck, Kind, Pace, Role, Serves, Topic, TouchLevel};
use crate::pick::Exclusion;
use crate::pick::circumstances::is_near;
use crate::pick::weekly::request::{Repeats, Request, WeekFrame};

/// One card in the pool.
#[derive(Debug)]
pub(super) struct PoolCard<'a> {
    pub(super) deck: &'a str,
    pub(super) card: &'a Card,
    /// Tells the card from all others, such as `touch#T-114`.
    pub(super) name: String,
    pub(super) minutes: u16,
    /// Cards of one family share their resource: a plan has one of them.
    pub(super) resource: usize,
    /// Names of the cards that must have come in an earlier week.
    pub(super) needs: Vec<String>,
    pub(super) cooldown: u16,
    /// Whether it may come again within its cooldown.
    pub(super) repeats: bool,
    /// Whether its deck only lends it.
    pub(super) is_lent: bool,
    /// Left out, not asked for, or beyond what the days allow: whatever the week.
    pub(super) block: Option<Exclusion>,
}

impl PoolCard<'_> {
    /// What the card is mainly about.
    pub(super) fn topic(&self) -> Option<Topic> {
        self.card.topics.first().copied()
    }

    /// Whether the card is heavy: deep, or about mending.
    pub(super) fn is_heavy(&self) -> bool {
        self.card.pace.is_deep() || self.card.kind == Kind::Repair
    }

    /// Whether it may not share a day with a heavy card.
    pub(super) fn is_skin(&self) -> bool {
        self.card.touch_level >= TouchLevel::SKIN
    }

    pub(super) fn serves(&self, what: Serves) -> bool {
        self.card.serves.contains(&what)
    }

    /// Whether the card is what a slot asks for.
    pub(super) fn fits(&self, role: Role) -> bool {
        match role {
            Role::Of(Kind::CheckIn) => {
                self.card.kind == Kind::CheckIn && self.serves(Serves::CheckIn)
            }
            Role::Of(kind) => self.card.kind == kind,
            Role::Free => !matches!(self.card.kind, Kind::CheckIn | Kind::Rule),
            Role::Long => false,
        }
    }

    /// Whether two listen to each other with it: rows 5 to 7 and 9 of the table of techniques.
    pub(super) fn is_listening(&self) -> bool {
        self.card.covers.iter().any(|row| matches!(row, 5..=7 | 9))
    }

    /// Whether it is talk of the easiest pace.
    pub(super) fn is_easy_talk(&self) -> bool {
        self.card.kind == Kind::Conversation && self.card.pace == Pace::EASY
    }
}

/// All cards but the house rules, which come by themselves.
#[derive(Debug)]
pub(super) struct Pool<'a> {
    pub(super) entries: Vec<PoolCard<'a>>,
    /// How many resources there are.
    pub(super) resources: usize,
    by_name: BTreeMap<String, usize>,
}

impl<'a> Pool<'a> {
    pub(super) fn new(decks: &[&'a Deck], request: &Request, rule: &str) -> Self {
        let mut families: BTreeMap<&str, usize> = BTreeMap::new();
        let mut resources = 0;
        let mut entries = Vec::new();
        for deck in decks {
            let is_other = |card: &&Card| format!("{}#{}", deck.id, card.id) != rule;
            for card in deck.cards.iter().filter(is_other) {
                let mut fresh = || {
                    resources += 1;
                    resources - 1
                };
                let resource = match card.family.as_deref() {
                    Some(family) => *families.entry(family).or_insert_with(fresh),
                    None => fresh(),
                };
                entries.push(PoolCard {
                    deck: &deck.id,
                    card,
                    name: format!("{}#{}", deck.id, card.id),
                    minutes: card.minutes().unwrap_or(0),
                    resource,
                    needs: card.needs.iter().map(|id| named(id, deck, decks)).collect(),
                    cooldown: request.cooldown_weeks.unwrap_or(card.cooldown_weeks),
                    repeats: card.repeatable && request.repeats != Repeats::Never,
                    is_lent: request.lenders.contains(&deck.id),
                    block: lasting_block(deck, card, request),
                });
            }
        }
        let by_name = entries
            .iter()
            .enumerate()
            .map(|(at, entry)| (entry.name.clone(), at))
            .collect();
        Self { entries, resources, by_name }
    }

    /// The place of a card with a name.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }
}

/// The full name of a card that another card names, by id or by deck and id.
fn named(id: &str, home: &Deck, decks: &[&Deck]) -> String {
    if id.contains('#') {
        return id.to_owned();
    }
    let has = |deck: &Deck| deck.cards.iter().any(|card| card.id == id);
    let deck = if has(home) {
        home
    } else {
        decks.iter().copied().find(|deck| has(deck)).unwrap_or(home)
    };
    format!("{}#{id}", deck.id)
}

/// What keeps a card out of every week.
fn lasting_block(deck: &Deck, card: &Card, request: &Request) -> Option<Exclusion> {
    if request.leave_out.holds(&deck.id, card) {
        return Some(Exclusion::Choice);
    }
    let name = format!("{}#{}", deck.id, card.id);
    if !request.filter.wants(card)
        || !(request.only.is_empty() || request.only.contains(&name))
    {
        return Some(Exclusion::Choice);
    }
    if request.language.as_ref().is_some_and(|language| !card.speaks(language)) {
        return Some(Exclusion::Language);
    }
    // Heavy and on skin at once: it cannot be on a day without the other.
    let is_heavy = card.pace.is_deep() || card.kind == Kind::Repair;
    let clashes = (is_heavy && card.touch_level >= TouchLevel::SKIN)
        || (card.kind == Kind::Repair && card.touch_level >= TouchLevel::HELD);
    request.filter.circumstances.excludes(card).or(clashes.then_some(Exclusion::Clash))
}

/// What keeps a card out of a slot of a week, whatever else is in the plan; a long slot stands
/// outside the minutes of a day.
pub(super) fn block_in_week(
    entry: &PoolCard<'_>,
    week: &WeekFrame,
    request: &Request,
    role: Role,
) -> Option<Exclusion> {
    let card = entry.card;
    let seasons = &card.season;
    let in_season =
        seasons.is_empty() || seasons.iter().any(|season| week.seasons.contains(season));
    let rules = [
        (!in_season, Exclusion::Season),
        (week.is_away && is_near(card), Exclusion::Distance),
        (card.pace.number() > week.pace, Exclusion::Pace),
        (card.touch_level.number() > week.touch, Exclusion::Touch),
        (card.touch_level > request.agreed(), Exclusion::Agreement),
        (role != Role::Long && entry.minutes > request.minutes_a_day, Exclusion::Day),
    ];
    let in_week =
        || rules.into_iter().find_map(|(is_over, block)| is_over.then_some(block));
    entry.block.or_else(in_week)
}
