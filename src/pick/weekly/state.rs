//! A plan in the making: which card stands where, and what that forbids.

use std::collections::BTreeSet;

use crate::model::{Kind, Role, Serves, Topic};
use crate::pick::Exclusion;
use crate::pick::weekly::pool::PoolCard;
use crate::pick::weekly::problem::{NEEDED, Problem};

/// Which cards stand in which slots.
#[derive(Debug)]
pub(super) struct State<'p, 'a> {
    pub(super) problem: &'p Problem<'a>,
    /// The card of each slot.
    pub(super) chosen: Vec<Option<usize>>,
    /// For each card the weeks in which it comes, counted from the plan's start; those before
    /// it are negative.
    uses: Vec<Vec<i32>>,
    /// Which card of a family the plan has.
    holders: Vec<Option<usize>>,
    /// The minutes of each week.
    minutes: Vec<u16>,
}

impl<'p, 'a> State<'p, 'a> {
    pub(super) fn new(problem: &'p Problem<'a>) -> Self {
        let past = |entry: &PoolCard<'_>| {
            let ago = problem.request.past.get(&entry.name).into_iter().flatten();
            ago.map(|weeks| -i32::from(*weeks)).collect()
        };
        Self {
            problem,
            chosen: vec![None; problem.slots.len()],
            uses: problem.pool.entries.iter().map(past).collect(),
            holders: vec![None; problem.pool.resources],
            minutes: problem.weeks.iter().map(|week| week.minutes).collect(),
        }
    }

    fn entry(&self, card: usize) -> &'p PoolCard<'a> {
        &self.problem.pool.entries[card]
    }

    fn when(&self, slot: usize) -> i32 {
        i32::from(self.problem.week(slot).since_start)
    }

    pub(super) fn assign(&mut self, slot: usize, card: usize) {
        let entry = self.entry(card);
        self.chosen[slot] = Some(card);
        let now = self.when(slot);
        self.uses[card].push(now);
        self.holders[entry.resource] = Some(card);
        self.minutes[self.problem.slots[slot].week] += self.minutes_of(slot, card);
    }

    /// The minutes that a card takes of its week: a long slot stands beside them.
    fn minutes_of(&self, slot: usize, card: usize) -> u16 {
        let is_long = self.problem.slots[slot].role == Role::Long;
        if is_long { 0 } else { self.entry(card).minutes }
    }

    pub(super) fn undo(&mut self, slot: usize) {
        let Some(card) = self.chosen[slot].take() else { return };
        let entry = self.entry(card);
        self.uses[card].pop();
        if self.uses[card].iter().all(|week| *week < 0) {
            self.holders[entry.resource] = None;
        }
        self.minutes[self.problem.slots[slot].week] -= self.minutes_of(slot, card);
    }

    /// Whether a card may stand in a slot beside the other weeks' cards.
    pub(super) fn block_by_others(&self, slot: usize, card: usize) -> Option<Exclusion> {
        let entry = self.entry(card);
        let now = self.when(slot);
        let near = |week: &i32| (now - week).abs() < i32::from(entry.cooldown);
        let is_used = self.uses[card]
            .iter()
            .any(|week| *week == now || (!entry.repeats && near(week)));
        if is_used {
            return Some(Exclusion::Used);
        }
        let held = self.holders[entry.resource].is_some_and(|holder| holder != card);
        held.then_some(Exclusion::Family)
    }

    /// The first rule that keeps a candidate out of a slot as things stand.
    pub(super) fn excludes(&self, slot: usize, card: usize) -> Option<Exclusion> {
        self.block_beside(slot, card, &self.surroundings(slot))
    }

    fn block_beside(
        &self,
        slot: usize,
        card: usize,
        around: &Around,
    ) -> Option<Exclusion> {
        let entry = self.entry(card);
        if !entry.needs.iter().all(|name| self.has_come(name, self.when(slot))) {
            return Some(Exclusion::Needs);
        }
        if let Some(block) = self.block_by_others(slot, card) {
            return Some(block);
        }
        if entry.is_skin() && !self.has_mended(self.when(slot)) {
            return Some(Exclusion::Unmended);
        }
        if self.minutes_of(slot, card) > around.minutes {
            return Some(Exclusion::Week);
        }
        let lacks = |what: &Serves| !covers(entry, *what);
        around.lacking.iter().any(lacks).then_some(Exclusion::Serves)
    }

    fn surroundings(&self, slot: usize) -> Around {
        let week = self.problem.slots[slot].week;
        let slots = self.problem.weeks[week].slots.clone();
        let open = slots.filter(|other| *other != slot && self.chosen[*other].is_none());
        let open: Vec<usize> = open.collect();
        let least = self.least_minutes(&open);
        // A week has no more minutes than its open days together.
        let request = self.problem.request;
        let days = u16::try_from(request.weeks[week].days.len()).unwrap_or(7);
        let all = request.minutes_a_week.min(days.saturating_mul(request.minutes_a_day));
        let needed = NEEDED.into_iter().filter(|what| !self.is_covered(week, *what));
        Around {
            minutes: all.saturating_sub(self.minutes[week]).saturating_sub(least),
            lacking: if open.is_empty() { needed.collect() } else { Vec::new() },
            topics: self.topics(week),
            topics_before: week
                .checked_sub(1)
                .map_or(Vec::new(), |week| self.topics(week)),
        }
    }

    /// No cards for these slots of a week take fewer minutes: for each role the shortest that
    /// are still to be had, each for one slot.
    fn least_minutes(&self, open: &[usize]) -> u16 {
        let mut roles: Vec<(Role, Vec<usize>)> = Vec::new();
        for &slot in open {
            let role = self.problem.slots[slot].role;
            if role == Role::Long {
                continue;
            }
            match roles.iter_mut().find(|(other, _)| *other == role) {
                Some((_, slots)) => slots.push(slot),
                None => roles.push((role, vec![slot])),
            }
        }
        let least = |slots: &Vec<usize>| -> u16 {
            // A slot that is held or drawn anew has other candidates than its fellows.
            let mut is_counted = vec![false; self.problem.pool.entries.len()];
            let is_free = |card: usize| self.block_by_others(slots[0], card).is_none();
            let mut minutes: Vec<u16> = slots
                .iter()
                .flat_map(|slot| self.problem.slots[*slot].candidates.iter().copied())
                .filter(|card| !std::mem::replace(&mut is_counted[*card], true))
                .filter(|card| is_free(*card))
                .map(|card| self.entry(card).minutes)
                .collect();
            if minutes.len() > slots.len() {
                // The shortest come first, in any order: only their sum is asked for.
                minutes.select_nth_unstable(slots.len());
            }
            minutes.iter().take(slots.len()).sum()
        };
        roles.iter().map(|(_, slots)| least(slots)).sum()
    }

    /// What the cards of a week are mainly about.
    fn topics(&self, week: usize) -> Vec<Topic> {
        let slots = self.problem.weeks[week].slots.clone();
        let cards = slots.filter_map(|slot| self.chosen[slot]);
        cards.filter_map(|card| self.entry(card).topic()).collect()
    }

    /// Whether a card came in an earlier week, of the plan or before it.
    fn has_come(&self, name: &str, now: i32) -> bool {
        match self.problem.pool.find(name) {
            Some(card) => self.uses[card].iter().any(|week| *week < now),
            None => {
                (now > 0 && *name == self.problem.rule)
                    || self.problem.request.past.contains_key(name)
            }
        }
    }

    /// Whether a week before, of the plan or before it, had a card for mending and one for
    /// listening (row 108 of the table of techniques).
    fn has_mended(&self, now: i32) -> bool {
        let entries = self.problem.pool.entries.iter().zip(&self.uses);
        let (mut mending, mut listening) = (BTreeSet::new(), BTreeSet::new());
        for (entry, weeks) in entries {
            let before = weeks.iter().copied().filter(|week| *week < now);
            if entry.card.kind == Kind::Repair {
                mending.extend(before);
            } else if entry.is_listening() {
                listening.extend(before);
            }
        }
        self.problem.request.is_mended || !mending.is_disjoint(&listening)
    }

    /// Whether a card is easy talk over the share that is left to it in the plan's deeper weeks.
    fn is_too_easy(&self, slot: usize, card: usize) -> bool {
        let problem = self.problem;
        let is_deeper = |slot: usize| {
            let week = problem.week(slot);
            week.is_deeper && week.pace > 1
        };
        if !is_deeper(slot) || !self.entry(card).is_easy_talk() {
            return false;
        }
        let deeper = (0..problem.slots.len()).filter(|slot| is_deeper(*slot));
        // What a course asks for in the place of talk may be none.
        let is_talk = |slot: &usize| match problem.must(*slot) {
            Some(must) => must.kind() == Some(Kind::Conversation),
            None => problem.slots[*slot].role == Role::Of(Kind::Conversation),
        };
        let easy = |slot: &usize| {
            self.chosen[*slot].is_some_and(|card| self.entry(card).is_easy_talk())
        };
        let easy = deeper.clone().filter(easy).count();
        // Fifteen in a hundred, one of them kept for a slot that nothing else can fill.
        (easy + 2) * 20 > deeper.filter(is_talk).count() * 3
    }

    /// Whether a week has a card that serves what every week needs.
    pub(super) fn is_covered(&self, week: usize, what: Serves) -> bool {
        let slots = self.problem.weeks[week].slots.clone();
        slots
            .filter_map(|slot| self.chosen[slot])
            .any(|card| covers(self.entry(card), what))
    }

    /// The candidates of a slot that no rule keeps out, best first: by the soft rules in their
    /// order, then by their keys.
    pub(super) fn options(&self, slot: usize) -> Vec<usize> {
        let around = self.surroundings(slot);
        let candidates = self.problem.slots[slot].candidates.iter().copied();
        let mut ranked: Vec<(Rank, usize)> = candidates
            .filter(|card| self.block_beside(slot, *card, &around).is_none())
            .map(|card| (self.rank_beside(slot, card, &around), card))
            .collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        ranked.into_iter().map(|(_, card)| card).collect()
    }

    /// How far a card is from what the soft rules would like; the first rule counts most.
    pub(super) fn rank(&self, slot: usize, card: usize) -> Rank {
        self.rank_beside(slot, card, &self.surroundings(slot))
    }

    fn rank_beside(&self, slot: usize, card: usize, around: &Around) -> Rank {
        let entry = self.entry(card);
        let now = self.when(slot);
        let uses = &self.uses[card];
        let near = |week: &i32| (now - week).abs() < i32::from(entry.cooldown);
        let repeats =
            if uses.is_empty() { 0 } else { 1 + u8::from(uses.iter().any(near)) };
        let must = self.problem.must(slot);
        let minutes_a_day = self.problem.request.minutes_a_day;
        let choice = must.and_then(|must| must.choice(entry.card, minutes_a_day));
        Rank {
            is_lent: entry.is_lent,
            choice: choice.unwrap_or(0),
            is_too_easy: self.is_too_easy(slot, card),
            repeats,
            looks_back: u8::from(!self.looks_back(slot, entry)),
            topics: around.topic_rank(entry),
            rises: u8::from(!self.keeps_rising(slot, entry)),
            dose: self.dose_rank(slot, entry),
        }
    }

    /// The last conversation of a week goes about as deep as the week allows, the last touch
    /// as near: ceilings alone would leave the plan where it began.
    fn keeps_rising(&self, slot: usize, entry: &PoolCard<'_>) -> bool {
        if !self.problem.slots[slot].is_last_of_kind {
            return true;
        }
        let week = self.problem.week(slot);
        if self.problem.slots[slot].role == Role::Of(Kind::Conversation) {
            return entry.card.pace.number() + 1 >= week.pace;
        }
        let agreed = self.problem.request.agreed().number();
        entry.card.touch_level.number() >= week.touch.min(agreed)
    }

    /// The first conversation drawn for the week of an anniversary is about memories or thanks.
    fn looks_back(&self, slot: usize, entry: &PoolCard<'_>) -> bool {
        let week = self.problem.slots[slot].week;
        let talk = Role::Of(Kind::Conversation);
        if !self.problem.week(slot).is_anniversary
            || self.problem.slots[slot].role != talk
        {
            return true;
        }
        let mut slots = self.problem.weeks[week].slots.clone();
        let is_first =
            slots.find(|other| self.problem.slots[*other].role == talk) == Some(slot);
        let back = [Topic::Memories, Topic::Appreciation];
        !is_first || entry.topic().is_some_and(|topic| back.contains(&topic))
    }

    /// How far something new is, in steps of ten minutes, from its share of the minutes that
    /// the week aims at.
    fn dose_rank(&self, slot: usize, entry: &PoolCard<'_>) -> u16 {
        let request = self.problem.request;
        let novelty = Role::Of(Kind::Novelty);
        let Some(aim) = request.novelty_minutes else { return 0 };
        if self.problem.slots[slot].role != novelty {
            return 0;
        }
        entry.minutes.abs_diff(aim / request.mix.count(novelty).max(1)) / 10
    }
}

/// What the cards around a slot leave for it.
struct Around {
    /// Minutes, when the other open slots of the week take as few as they can.
    minutes: u16,
    /// What the card must give the week, as no other slot can.
    lacking: Vec<Serves>,
    /// What the week's other cards are mainly about, and those of the week before.
    topics: Vec<Topic>,
    topics_before: Vec<Topic>,
}

impl Around {
    /// 2 when a card of the week has the topic already, 1 when one of the week before has.
    fn topic_rank(&self, entry: &PoolCard<'_>) -> u8 {
        match entry.topic() {
            Some(topic) if self.topics.contains(&topic) => 2,
            Some(topic) if self.topics_before.contains(&topic) => 1,
            _ => 0,
        }
    }
}

/// How far a card is from what the soft rules would like, most important first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    /// Whether it is easy talk where little is left of it.
    is_too_easy: bool,
    /// Which of the things that the course would have here it is.
    choice: usize,
    /// Whether it is only lent to the decks.
    is_lent: bool,
    /// 0 for a card that never came, 1 for one whose cooldown is over, 2 within it.
    pub(super) repeats: u8,
    /// Whether a week to be kept has no look back yet, and the card is none.
    looks_back: u8,
    /// Whether its topic came this week or the last.
    pub(super) topics: u8,
    rises: u8,
    dose: u16,
}

/// Whether a card gives a week what it needs; a heavy one does not close it.
pub(super) fn covers(entry: &PoolCard<'_>, what: Serves) -> bool {
    entry.serves(what) && !(what == Serves::Closing && entry.is_heavy())
}
