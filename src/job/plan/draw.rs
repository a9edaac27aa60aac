//! Drawing: what the options and the settings ask for, and the plan that honours it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::job::allowed::Allowed;
use crate::job::count::count;
use crate::job::note::noted;
use crate::job::plan::course::stage;
use crate::job::plan::lacking::drawn_on_course;
use crate::job::plan::named::{day_named, day_told, slot_named};
use crate::job::plan::shift::move_weeks;
use crate::job::plan::weeks::{note_passed, shorter};
use crate::job::settings::{Settled, value};
use crate::job::{Failure, NoteKind, Noted, Notes, Shelf};
use crate::model::{
    Course, DrawnBy, Kind, Plan, PlanFile, PlannedCard, Profile, Role, Shift, SlotId,
    TextRule, TouchLevel, Unfit,
};
use crate::pick::weekly::{
    ChangeError, Changes, NoPlan, Repeats, Request, apply, fit_to, move_card,
    take_lacking,
};

/// A draw of which nothing is said.
static NOTHING_SAID: DrawnBy = DrawnBy::NOTHING;

/// All that a draw depends on.
#[derive(Debug, Clone)]
pub struct PlanJob<'a> {
    /// The decks.
    pub shelf: &'a Shelf,
    /// What holds.
    pub settled: &'a Settled,
    /// Which cards may come.
    pub allowed: &'a Allowed,
    /// Any words.
    pub seed: &'a str,
    /// The first day, of a dated plan.
    pub start: Option<Date>,
    /// The course that the weeks follow, if they do.
    pub course: Option<&'a Course>,
    /// Which of its weeks the plan is, of a course that goes on by votes; none begins with the
    /// first.
    pub stage: Option<u16>,
    /// What belongs to this draw alone: the only cards that may come, the week that it goes on
    /// with, and how the ceilings go on.
    pub drawn_by: &'a DrawnBy,
    /// How many weeks before the start each card came, by its name.
    pub past: BTreeMap<String, Vec<u16>>,
    /// Slots that are drawn anew, each by its number or its card: `3.2`, `T-118`.
    pub rerolls: &'a [String],
    /// Slots and the cards that are put into them: `3.2=C-014`, `T-118=T-120`.
    pub swaps: &'a [String],
    /// Slots and the days of their weeks that their cards move to: `3.2=sat`.
    pub moves: &'a [String],
    /// How far weeks of a plan that is there move.
    pub shift: Option<Shift>,
    /// Today, which says which weeks are over.
    pub today: Option<Date>,
}

impl<'a> PlanJob<'a> {
    /// A plan without dates, drawn by words, that begins anew.
    pub fn new(
        shelf: &'a Shelf,
        settled: &'a Settled,
        allowed: &'a Allowed,
        seed: &'a str,
    ) -> Self {
        Self {
            shelf,
            settled,
            allowed,
            seed,
            start: None,
            course: None,
            stage: None,
            drawn_by: &NOTHING_SAID,
            past: BTreeMap::new(),
            rerolls: &[],
            swaps: &[],
            moves: &[],
            shift: None,
            today: None,
        }
    }

    /// Draws a plan.
    ///
    /// # Errors
    /// When the request makes no sense, or no plan keeps all rules.
    pub fn draw(&self) -> Noted<Plan> {
        noted(|notes| {
            self.shelf.check_kept()?;
            self.drawn(notes)
        })
    }

    /// A plan that is there, with what is to change in it; `accept` takes cards that say something
    /// else by now.
    ///
    /// # Errors
    /// When a card is gone, has changed or is too near, or a slot cannot be changed so.
    pub fn again(&self, file: PlanFile, accept: bool) -> Noted<Plan> {
        noted(|notes| {
            self.shelf.check_kept()?;
            let agreed = self.drawn_by.agreed();
            check_drift(&file, self.shelf, agreed, accept, notes)?;
            self.changed(file.plan, notes)
        })
    }

    fn drawn(&self, notes: &mut Notes) -> Result<Plan, Failure> {
        let seed = self.seed;
        if let Err(unfit @ Unfit::Holds(_)) = TextRule::NAME.read(seed) {
            return Err(Failure::new(unfit.of("seed")).hint(unfit.hint()));
        }
        if TextRule::NAME.read(seed).as_deref() != Ok(seed) {
            return Err(Failure::new("a seed has letters, and no spaces at its ends")
                .hint("any words will do: `--seed \"maple tree\"`"));
        }
        let mut request = self.request(seed, notes)?;
        self.note_gentler(&request, notes);
        let drawn = drawn_on_course(self.shelf, &mut request, notes)?;
        let plan = drawn.map_err(|why| failure(&why, false))?;
        let changes = self.changes(&plan)?;
        self.change(&request, plan, &changes)
    }

    fn changed(&self, mut plan: Plan, notes: &mut Notes) -> Result<Plan, Failure> {
        let changes = self.changes(&plan)?;
        self.note_not_allowed(&plan, &changes, notes);
        if let Some(shift) = self.shift {
            move_weeks(&mut plan, shift, self.today)?;
        }
        if changes.is_empty() && self.moves.is_empty() {
            return Ok(plan);
        }
        let mut request = self.request(&plan.seed, notes)?;
        let (decks, rule) = (self.shelf.decks(), self.shelf.rule()?);
        take_lacking(&decks, rule, &mut request);
        fit_to(&mut request, &plan);
        self.change(&request, plan, &changes)
    }

    /// Slots drawn anew or given a card, by what a plan has in them.
    fn changes(&self, plan: &Plan) -> Result<Changes, Failure> {
        let slot = |word: &String| slot_named(word, plan, self.shelf);
        let rerolls = self.rerolls.iter().map(slot).collect::<Result<_, _>>()?;
        Ok(Changes { rerolls, swaps: self.swaps(plan)? })
    }

    fn change(
        &self,
        request: &Request,
        plan: Plan,
        changes: &Changes,
    ) -> Result<Plan, Failure> {
        let decks = self.shelf.decks();
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
        let (decks, rule) = (self.shelf.decks(), self.shelf.rule()?);
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
                    "not all cards of this plan are among those that your settings allow; what is not, is not printed: `{}` draws others",
                    slots.join(" ")
                ),
            );
        }
    }

    /// Names of the only cards that may be drawn, when any are named.
    fn only(&self) -> Result<Vec<String>, Failure> {
        let mut only = Vec::new();
        for word in &self.drawn_by.cards {
            let (_, deck, card) = self.shelf.find(word)?;
            self.allowed.check(&deck.id, card)?;
            only.push(format!("{}#{}", deck.id, card.id));
        }
        Ok(only)
    }

    /// What the options and the settings ask for.
    fn request(&self, seed: &str, notes: &mut Notes) -> Result<Request, Failure> {
        let weekly = &self.settled.weekly;
        let profile = value(weekly.profile.as_ref()).unwrap_or(Profile::Standard);
        let mix = value(weekly.mix.as_ref()).unwrap_or_else(|| profile.mix());
        if mix.count(Role::Of(Kind::CheckIn)) == 0 {
            return Err(Failure::new(
                "every week needs its check-in, and the mix has none",
            )
            .hint(format!("write `--mix {mix},check-in=1`")));
        }
        let a_day = value(weekly.minutes_per_day.as_ref());
        let a_week = value(weekly.minutes_per_week.as_ref());
        let stage = self.course.and_then(|course| stage(course, self.stage));
        let ask = self.weeks_ask(profile, stage.as_ref().map(|stage| stage.number));
        if ask.stage.is_some() && ask.weeks > 1 {
            return Err(Failure::new(
                "a course that goes on by votes is planned one week at a time",
            )
            .hint("leave out `--weeks`, and go on with `--answers`"));
        }
        let weeks = ask.weeks()?;
        note_passed(&weeks, notes);
        // A mix that was asked for is asked for; the usual one goes by what the weeks allow.
        let is_usual = mix == profile.mix();
        let is_apart = weeks.frames.iter().all(|week| week.touch == 0);
        Ok(Request {
            seed: seed.to_owned(),
            weeks: weeks.frames,
            fewer: shorter(&ask),
            course: self.course.map(|course| course.planned(ask.stage)),
            novelty_minutes: profile.novelty_minutes().filter(|_| is_usual),
            mix: if is_usual && is_apart { mix.without_touch() } else { mix },
            minutes_a_week: a_week.unwrap_or_else(|| profile.minutes_a_week()),
            minutes_a_day: a_day.unwrap_or_else(|| profile.minutes_a_day()),
            only: self.only()?,
            leave_out: self.allowed.leave_out.clone(),
            filter: self.allowed.filter.clone(),
            language: self.settled.language(),
            cooldown_weeks: value(weekly.cooldown_weeks.as_ref()),
            past: self.past(stage.as_ref()),
            is_mended: stage.is_some_and(|stage| stage.is_mended),
            repeats: Repeats::WhereNeeded,
            pins: BTreeMap::new(),
            held: BTreeMap::new(),
            rerolls: BTreeMap::new(),
        })
    }

    /// Says that touch stays gentler than it was asked for, because both have not said yes.
    fn note_gentler(&self, request: &Request, notes: &mut Notes) {
        let agreed = request.agreed();
        let ramp = value(self.settled.weekly.touch_ramp.as_ref());
        let filter = value(self.settled.print.touch.as_ref()).map(|range| range.most);
        // What a filter keeps lower was not asked for.
        let asked = match (ramp.map(|ramp| u16::from(ramp.top())), filter) {
            (Some(ramp), Some(filter)) => ramp.min(filter),
            (ramp, filter) => ramp.or(filter).unwrap_or_default(),
        };
        if asked > u16::from(agreed.number()) {
            notes.say(
                NoteKind::Nearer,
                format!(
                    "touch stays at level {}; `--both-agree {}` lets it rise when both of you have said yes",
                    agreed.number(),
                    if asked > 5 { u16::from(TouchLevel::SKIN.number()) } else { asked }
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
        .hint("name the decks that the plan was drawn from, or draw it again"));
    }
    let Some(text) = drift.told() else { return Ok(()) };
    if accept {
        notes.say(NoteKind::Changed, text);
        return Ok(());
    }
    Err(Failure::new(text).hint("look at them, and take them with `--accept-changes`"))
}

/// A plan that cannot be had, with what to do about it.
fn failure(no_plan: &NoPlan, is_change: bool) -> Failure {
    let failure = Failure::new(no_plan.to_string());
    if is_change {
        return failure.hint(
            "take another card or another slot; the rest of the plan stays as it is",
        );
    }
    failure.hint(no_plan.hint())
}
