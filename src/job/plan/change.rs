//! A plan that is there: what changes in it, and what has become of its cards.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use crate::job::count::count;
use crate::job::note::noted;
use crate::job::plan::PlanJob;
use crate::job::plan::appointments::revise;
use crate::job::plan::draw::failure;
use crate::job::plan::named::{day_named, day_told, slot_named};
use crate::job::plan::shift::move_weeks;
use crate::job::settings::{is, value};
use crate::job::{Failure, NoteKind, Noted, Notes, Shelf};
use crate::model::{Plan, PlanFile, PlannedCard, SlotId, TouchLevel};
use crate::pick::weekly::{
    ChangeError, Changes, Request, apply, fit_to, move_card, take_lacking,
};

impl PlanJob<'_> {
    /// A plan that is there, with what is to change in it; `accept` takes cards that say something
    /// else by now.
    ///
    /// # Errors
    /// When a card is gone, has changed or is too near, or a slot cannot be changed so.
    pub fn again(&self, file: &PlanFile, accept: bool) -> Noted<Plan> {
        noted(|notes| {
            self.shelf.check_kept()?;
            let agreed = self.drawn_by.agreed();
            check_drift(file, self.shelf, agreed, accept, notes)?;
            let (old, new) = (&file.settings.weekly, &self.settled.weekly);
            let is_retold = value(old.at.as_ref()) != value(new.at.as_ref())
                || value(old.remind.as_ref()) != value(new.remind.as_ref())
                || is(old.calendar_titles.as_ref()) != is(new.calendar_titles.as_ref());
            self.changed(&file.plan, is_retold, notes)
        })
    }

    fn changed(
        &self,
        before: &Plan,
        is_retold: bool,
        notes: &mut Notes,
    ) -> Result<Plan, Failure> {
        let mut plan = self.with_changes(before.clone(), notes)?;
        let shows_cards =
            self.settled.has_calendar_titles() || self.settled.weekly.at.is_some();
        revise(before, &mut plan, (shows_cards, is_retold), self.now);
        Ok(plan)
    }

    fn with_changes(&self, mut plan: Plan, notes: &mut Notes) -> Result<Plan, Failure> {
        let changes = self.changes(&plan)?;
        self.note_not_allowed(&plan, &changes, notes);
        if let Some(shift) = self.shift {
            let today = self.now.map(|now| now.to_zoned(TimeZone::UTC).date());
            move_weeks(&mut plan, shift, today)?;
        }
        if changes.is_empty() && self.moves.is_empty() {
            return Ok(plan);
        }
        let mut request = self.request(&plan.seed, notes)?;
        let (decks, rule) = (self.shelf.drawn_from(), self.shelf.rule()?);
        take_lacking(&decks, rule, &mut request);
        fit_to(&mut request, &plan);
        self.change(&request, plan, &changes)
    }

    /// Slots drawn anew or given a card, by what a plan has in them.
    pub(super) fn changes(&self, plan: &Plan) -> Result<Changes, Failure> {
        let slot = |word: &String| slot_named(word, plan, self.shelf);
        let rerolls = self.rerolls.iter().map(slot).collect::<Result<_, _>>()?;
        Ok(Changes { rerolls, swaps: self.swaps(plan)? })
    }

    pub(super) fn change(
        &self,
        request: &Request,
        plan: Plan,
        changes: &Changes,
    ) -> Result<Plan, Failure> {
        let decks = self.shelf.drawn_from();
        let rule = self.shelf.rule()?;
        let changed = apply(&decks, rule, request, plan, changes).map_err(|why| {
            if let ChangeError::NoPlan(no_plan) = &why {
                return failure(no_plan, true);
            }
            Failure::from(why)
        });
        let mut plan = changed?;
        for word in self.moves {
            self.move_one(word, request, &mut plan)?;
        }
        Ok(plan)
    }

    /// Puts one card on another day of its week.
    fn move_one(
        &self,
        word: &str,
        request: &Request,
        plan: &mut Plan,
    ) -> Result<(), Failure> {
        let (name, day) = word.split_once('=').ok_or_else(|| {
            Failure::new(format!("`{word}` names no slot and day"))
                .hint("write `--move 3.2=sat`")
        })?;
        let slot = slot_named(name.trim(), plan, self.shelf)?;
        let no_slot = || Failure::from(ChangeError::NoSlot(slot));
        let week = plan.weeks.iter().find(|week| week.number == slot.week);
        let week = week.ok_or_else(no_slot)?;
        let card = week.cards.iter().find(|card| card.slot == slot);
        let card = card.ok_or_else(no_slot)?.card.clone();
        let day = day_named(day.trim(), week)?;
        let told = day_told(week, day);
        let (decks, rule) = (self.shelf.drawn_from(), self.shelf.rule()?);
        move_card(&decks, rule, request, plan, (slot, day)).map_err(|why| {
            Failure::new(format!("{card} cannot come on {told}: {why}"))
                .hint("take another day of its week; the rest of the plan stays as it is")
        })
    }

    /// The cards that are put into slots, by their names.
    fn swaps(&self, plan: &Plan) -> Result<BTreeMap<SlotId, String>, Failure> {
        let mut swaps = BTreeMap::new();
        for word in self.swaps {
            let (slot, card) = word.split_once('=').ok_or_else(|| {
                Failure::new(format!("`{word}` names no slot and card"))
                    .hint("write `--swap 3.2=C-014`")
            })?;
            let slot = slot_named(slot.trim(), plan, self.shelf)?;
            let (_, deck, card) = self.shelf.find(card.trim())?;
            self.allowed.check(&deck.id, card)?;
            if swaps.insert(slot, format!("{}#{}", deck.id, card.id)).is_some() {
                return Err(Failure::new(format!("slot {slot} is given two cards"))
                    .hint("name it once"));
            }
        }
        Ok(swaps)
    }

    /// Says which slots of a plan that is there hold cards that the settings do not allow.
    fn note_not_allowed(&self, plan: &Plan, changes: &Changes, notes: &mut Notes) {
        let is_out = |card: &&PlannedCard| {
            let found = self.shelf.planned(card);
            !changes.rerolls.contains(&card.slot)
                && found.is_some_and(|found| !self.allowed.allows(&card.deck, found))
        };
        let slots: Vec<String> = plan
            .cards()
            .filter(|card| card.slot.place > 0)
            .filter(is_out)
            .map(|card| format!("--reroll {}", card.slot))
            .collect();
        if !slots.is_empty() {
            notes.say(
                NoteKind::NotAllowed,
                format!(
                    "not all cards of this plan are among those that your options and settings allow; what is not, is not printed: `{}` draws others",
                    slots.join(" ")
                ),
            );
        }
    }
}

/// Whether the decks still have a plan's cards, as they were, and none is nearer than both have
/// said yes to.
fn check_drift(
    file: &PlanFile,
    shelf: &Shelf,
    agreed: TouchLevel,
    accept: bool,
    notes: &mut Notes,
) -> Result<(), Failure> {
    let is_nearer = |card: &&PlannedCard| {
        shelf.planned(card).is_some_and(|found| found.touch_level > agreed)
    };
    if let Some(card) = file.plan.cards().find(is_nearer) {
        return Err(Failure::new(format!(
            "{} in slot {} brings the two nearer than both have said yes to",
            card.card, card.slot
        ))
        .hint("say `--both-agree 3` when both of you have"));
    }
    let drift = shelf.drift(file);
    if !drift.gone.is_empty() {
        return Err(Failure::new(format!(
            "{} not there any more: {}",
            count(drift.gone.len(), "card of the plan is", "cards of the plan are"),
            drift.gone.join(", ")
        ))
        .hint(
            drift.hint("name the decks that the plan was drawn from, or draw it again"),
        ));
    }
    let Some(text) = drift.told() else { return Ok(()) };
    if accept {
        notes.say(NoteKind::Changed, text);
        return Ok(());
    }
    Err(Failure::new(text).hint("look at them, and take them with `--accept-changes`"))
}
