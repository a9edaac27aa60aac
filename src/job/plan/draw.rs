//! Drawing: what the options and the settings ask for, and the plan that honours it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::job::allowed::Allowed;
use crate::job::note::noted;
use crate::job::plan::course::stage;
use crate::job::plan::lacking::drawn_on_course;
use crate::job::plan::lent::{check_lent, lent_for_safety, tell_again, tell_lent};
use crate::job::plan::weeks::{note_passed, shorter, take_apart};
use crate::job::settings::{Settled, value};
use crate::job::{Failure, NoteKind, Noted, Notes, Shelf};
use crate::model::{
    Course, DrawnBy, Kind, Mix, Plan, Profile, Role, Shift, TextRule, TouchLevel, Unfit,
};
use crate::pick::weekly::{MustHave, NoPlan, Repeats, Request, with_required};

/// Weeks after which cards may come again where decks are lent too little, one after the other.
const SOONER: [u16; 3] = [6, 4, 2];

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
    /// Now, which says which weeks are over, and when days changed.
    pub now: Option<Timestamp>,
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
            now: None,
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

    fn drawn(&self, notes: &mut Notes) -> Result<Plan, Failure> {
        let seed = self.seed;
        if let Err(unfit @ Unfit::Holds(_)) = TextRule::NAME.read(seed) {
            return Err(Failure::new(unfit.of("seed")).hint(unfit.hint()));
        }
        if TextRule::NAME.read(seed).as_deref() != Ok(seed) {
            return Err(Failure::new("a seed has letters, and no spaces at its ends")
                .hint("any words will do: `--seed \"maple tree\"`"));
        }
        check_lent(self.shelf)?;
        let mut request = self.request(seed, notes)?;
        self.note_gentler(&request, notes);
        let required = self.must_have()?;
        let plan = self.search(&mut request, notes)?;
        let (decks, rule) = (self.shelf.drawn_from(), self.shelf.rule()?);
        let plan = with_required(&decks, rule, &request, plan, &required)
            .map_err(|why| Failure::new(why.to_string()).hint(why.hint()))?;
        let changes = self.changes(&plan)?;
        let plan = self.change(&request, plan, &changes)?;
        tell_lent(self.shelf, &plan, notes);
        Ok(plan)
    }

    /// A plan; where what is lent is little, its cards come again sooner than they say.
    fn search(&self, request: &mut Request, notes: &mut Notes) -> Result<Plan, Failure> {
        let drawn = drawn_on_course(self.shelf, request, notes)?;
        let none = match drawn {
            Ok(plan) => return Ok(plan),
            Err(why) => failure(&why, false),
        };
        if request.lenders.is_empty() || request.cooldown_weeks.is_some() {
            return Err(none);
        }
        for weeks in SOONER {
            let mut sooner = Request { cooldown_weeks: Some(weeks), ..request.clone() };
            if let Ok(plan) = drawn_on_course(self.shelf, &mut sooner, notes)? {
                tell_again(weeks, notes);
                *request = sooner;
                return Ok(plan);
            }
        }
        Err(none)
    }

    /// Full names of cards that people name.
    fn names(&self, words: &[String]) -> Result<Vec<String>, Failure> {
        let mut names = Vec::new();
        for word in words {
            let (_, deck, card) = self.shelf.find(word)?;
            self.allowed.check(&deck.id, card)?;
            names.push(format!("{}#{}", deck.id, card.id));
        }
        Ok(names)
    }

    /// The cards that the plan has to have; a card of safety that is lent comes if it can.
    fn must_have(&self) -> Result<Vec<MustHave>, Failure> {
        let names = self.names(&self.drawn_by.must_have)?.into_iter();
        let asked = names.map(|name| MustHave { name, is_early: false, may_lack: false });
        let lent = lent_for_safety(self.shelf).into_iter();
        let lent = lent.map(|name| MustHave { name, is_early: true, may_lack: true });
        Ok(lent.chain(asked).collect())
    }

    /// What the options and the settings ask for.
    pub(super) fn request(
        &self,
        seed: &str,
        notes: &mut Notes,
    ) -> Result<Request, Failure> {
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
        let ask = self.weeks_ask(profile, stage.as_ref().map(|stage| stage.number))?;
        if ask.stage.is_some() && ask.weeks > 1 {
            return Err(Failure::new(
                "a course that goes on by votes is planned one week at a time",
            )
            .hint("leave out `--weeks`, and go on with `--answers`"));
        }
        let mut weeks = ask.weeks()?;
        note_passed(&weeks, notes);
        take_apart(&mut weeks.frames, &self.drawn_by.away)?;
        // A mix that was asked for is asked for; the usual one goes by what the weeks allow.
        let is_usual = mix == profile.mix();
        let is_apart = weeks.frames.iter().all(|week| week.touch == 0);
        let usual = |mix: Mix| {
            let mix = if is_apart { mix.without_touch() } else { mix };
            mix.with_free(|kind| self.lacks(kind))
        };
        Ok(Request {
            seed: seed.to_owned(),
            weeks: weeks.frames,
            fewer: shorter(&ask),
            course: self.course.map(|course| course.planned(ask.stage)),
            novelty_minutes: profile.novelty_minutes().filter(|_| is_usual),
            mix: if is_usual { usual(mix) } else { mix },
            minutes_a_week: a_week.unwrap_or_else(|| profile.minutes_a_week()),
            minutes_a_day: a_day.unwrap_or_else(|| profile.minutes_a_day()),
            only: self.names(&self.drawn_by.cards)?,
            leave_out: self.allowed.leave_out.clone(),
            lenders: self.shelf.lenders().map(|deck| deck.id.clone()).collect(),
            filter: self.allowed.filter.clone(),
            language: self.settled.language(),
            cooldown_weeks: value(weekly.cooldown_weeks.as_ref()),
            past: self.past(stage.as_ref()),
            is_mended: stage.is_some_and(|stage| stage.is_mended),
            repeats: Repeats::WhereNeeded,
            pins: BTreeMap::new(),
            required: BTreeMap::new(),
            held: BTreeMap::new(),
            rerolls: BTreeMap::new(),
        })
    }

    /// Whether decks that are lent to have no card of a kind, so that no slot need ask for it: a
    /// list of questions has neither touch nor anything new.
    fn lacks(&self, kind: Kind) -> bool {
        let decks = self.shelf.decks();
        let mut cards = decks.iter().flat_map(|deck| &deck.cards);
        let is_lent_to = self.shelf.lenders().next().is_some();
        is_lent_to && kind != Kind::CheckIn && !cards.any(|card| card.kind == kind)
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

/// A plan that cannot be had, with what to do about it.
pub(super) fn failure(no_plan: &NoPlan, is_change: bool) -> Failure {
    let failure = Failure::new(no_plan.to_string());
    if is_change {
        return failure.hint(
            "take another card or another slot; the rest of the plan stays as it is",
        );
    }
    failure.hint(no_plan.hint())
}
