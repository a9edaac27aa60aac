//! Drawing: what the options and the project file ask for, and the plan that honours it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::cli::args::WeeklyOptions;
use crate::cli::environment;
use crate::cli::failure::Failure;
use crate::cli::report::Report;
use crate::cli::weekly::decks::Decks;
use crate::cli::weekly::memory::Memory;
use crate::cli::weekly::{again, change, weeks};
use crate::model::{Kind, Plan, PlanFile, PlannedCard, Profile, Project, Role};
use crate::pick::weekly::{NoPlan, Repeats, Request, draw};

/// All that a draw depends on.
pub(super) struct Drawing<'a> {
    pub(super) options: &'a WeeklyOptions,
    pub(super) project: &'a Project,
    pub(super) decks: &'a Decks,
    pub(super) start: Option<Date>,
    pub(super) history: &'a Memory,
}

impl Drawing<'_> {
    pub(super) fn new_plan(&self, report: &Report) -> Result<Plan, Failure> {
        let seed = self.options.seed.clone().map_or_else(environment::draw_seed, Ok)?;
        if seed.trim() != seed || seed.is_empty() || seed.contains(char::is_control) {
            return Err(Failure::new("a seed has letters, and no spaces at its ends")
                .hint("any words will do: `--seed \"maple tree\"`"));
        }
        let request = self.request(&seed, report)?;
        weeks::note_gentler(&request.weeks, request.agreed(), report);
        let plan = draw_plan(self.decks, &request)?;
        let changes = change::Changes::new(self.options, self.decks)?;
        change::apply(self.decks, &request, plan, &changes)
    }

    /// A plan that is there, with what is to change in it.
    pub(super) fn changed(
        &self,
        file: PlanFile,
        report: &Report,
    ) -> Result<Plan, Failure> {
        again::check(&file, self.decks, self.options, report)?;
        self.note_wishes(&file.plan, report);
        let changes = change::Changes::new(self.options, self.decks)?;
        if changes.is_empty() {
            return Ok(file.plan);
        }
        let mut request = self.request(&file.plan.seed, report)?;
        change::fit_to(&mut request, &file.plan);
        change::apply(self.decks, &request, file.plan, &changes)
    }

    /// Says which cards of a plan that is there have been left out since it was drawn.
    fn note_wishes(&self, plan: &Plan, report: &Report) {
        let is_out = |card: &&PlannedCard| {
            let found = self.decks.find(&card.deck, &card.card);
            let is_new = !self.options.reroll.contains(&card.slot);
            is_new
                && found
                    .is_some_and(|found| self.project.leave_out.holds(&card.deck, found))
        };
        for card in plan.cards().filter(|card| card.slot.place > 0).filter(is_out) {
            report.note(&format!(
                "slot {slot} does not fit you any more; `--reroll {slot}` draws another card",
                slot = card.slot
            ));
        }
    }

    /// Names of the only cards that may be drawn, when any are named.
    fn only(&self) -> Result<Vec<String>, Failure> {
        let decks = self.decks.decks();
        let named = self.options.choice.named(&decks)?;
        Ok(named.into_iter().map(|(at, id)| format!("{}#{id}", decks[at].id)).collect())
    }

    /// What the options and the project file ask for.
    fn request(&self, seed: &str, report: &Report) -> Result<Request, Failure> {
        let (options, defaults) = (self.options, &self.project.weekly);
        let profile = options.profile.or(defaults.profile).unwrap_or(Profile::Standard);
        let asked = options.mix.clone();
        let mix = asked
            .or_else(|| defaults.mix.clone().filter(|_| options.profile.is_none()))
            .unwrap_or_else(|| profile.mix());
        if mix.count(Role::Of(Kind::CheckIn)) == 0 {
            return Err(Failure::new(
                "every week needs its check-in, and the mix has none",
            )
            .hint(format!("write `--mix {mix},check-in=1`")));
        }
        let a_day = options.minutes_per_day.or(defaults.minutes_per_day);
        let a_week = options.minutes_per_week.or(defaults.minutes_per_week);
        let language = options.sheet.lang.first();
        Ok(Request {
            seed: seed.to_owned(),
            weeks: weeks::weeks(options, defaults, self.start, report)?,
            novelty_minutes: profile.novelty_minutes().filter(|_| mix == profile.mix()),
            mix,
            minutes_a_week: a_week.unwrap_or_else(|| profile.minutes_a_week()),
            minutes_a_day: a_day.unwrap_or_else(|| profile.minutes_a_day()),
            only: self.only()?,
            leave_out: self.project.leave_out.clone(),
            filter: options.choice.filter(&options.limits),
            language: language.and_then(|tag| tag.parse().ok()),
            cooldown_weeks: options.cooldown_weeks.or(defaults.cooldown_weeks),
            past: self
                .start
                .map_or_else(BTreeMap::new, |start| self.history.before(start)),
            repeats: Repeats::WhereNeeded,
            pins: BTreeMap::new(),
            held: BTreeMap::new(),
            rerolls: BTreeMap::new(),
        })
    }
}

pub(super) fn draw_plan(decks: &Decks, request: &Request) -> Result<Plan, Failure> {
    draw(&decks.decks(), decks.rule()?, request).map_err(|no_plan| {
        failure(&no_plan, !(request.pins.is_empty() && request.held.is_empty()))
    })
}

/// A plan that cannot be had, with what to do about it.
fn failure(no_plan: &NoPlan, is_change: bool) -> Failure {
    let failure = Failure::new(no_plan.to_string());
    match &no_plan.change {
        _ if is_change => failure.hint(
            "take another card or another slot; the rest of the plan stays as it is",
        ),
        Some(change) => failure.hint(format!("it can be done with {change}")),
        None => failure
            .hint("no single change was found that makes it possible; ask for less, or name more decks"),
    }
}
