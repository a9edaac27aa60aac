//! The weeks that the settings and a course ask for.

use std::collections::BTreeMap;

use crate::job::plan::PlanJob;
use crate::job::plan::course::Stage;
use crate::job::settings::value;
use crate::job::{Failure, NoteKind, Notes};
use crate::model::{DateRange, Given, Hemisphere, Origin, Profile, Progress, Ramp};
use crate::pick::weekly::{WeekFrame, Weeks, WeeksAsk};

/// Weeks of a plan when nobody says how many.
const DEFAULT_WEEKS: u16 = 8;
/// The deepest pace and the nearest touch.
const DEEPEST: u8 = 5;

impl PlanJob<'_> {
    /// How long ago each card came. A stage takes those before it for granted, and may come again.
    pub(super) fn past(&self, stage: Option<&Stage<'_>>) -> BTreeMap<String, Vec<u16>> {
        let mut past = self.past.clone();
        let Some(stage) = stage else { return past };
        let name = |id: &str| {
            let (_, deck, card) = self.shelf.find(id).ok()?;
            Some(format!("{}#{}", deck.id, card.id))
        };
        for name in stage.again.iter().filter_map(|id| name(id)) {
            past.remove(&name);
        }
        for (ago, id) in &stage.came {
            let Some(name) = name(id) else { continue };
            past.entry(name).or_insert_with(|| vec![*ago]);
        }
        past
    }

    /// A ramp that was asked for; of a course that goes on by votes the votes say nothing else.
    fn ramp(&self, given: Option<&Given<Ramp>>, top: u8) -> Option<Ramp> {
        let goes_by_votes =
            self.course.is_some_and(|course| course.progress == Progress::ByVotes);
        if !goes_by_votes {
            return value(given);
        }
        let typed = given.filter(|given| given.origin != Origin::Plan);
        value(typed).or_else(|| top.to_string().parse().ok())
    }

    /// What the weeks are made from.
    ///
    /// # Errors
    /// When weeks without dates are to be skipped.
    pub(super) fn weeks_ask(
        &self,
        profile: Profile,
        stage: Option<u16>,
    ) -> Result<WeeksAsk, Failure> {
        let weekly = &self.settled.weekly;
        let (pace, touch) = self.allowed.filter.ceilings();
        let usual =
            self.course.map_or(DEFAULT_WEEKS, |course| course.usual_weeks(DEFAULT_WEEKS));
        let mut blackout = value(weekly.blackout.as_ref()).unwrap_or_default();
        blackout.extend(self.skipped()?);
        Ok(WeeksAsk {
            start: self.start,
            weeks: value(weekly.weeks.as_ref()).unwrap_or(usual),
            resume: self.drawn_by.resume,
            pacing: self.drawn_by.pacing,
            pace_ramp: self.ramp(weekly.pace_ramp.as_ref(), DEEPEST),
            touch_ramp: self.ramp(weekly.touch_ramp.as_ref(), DEEPEST),
            most: (pace.min(DEEPEST), touch),
            days: value(weekly.days.as_ref()).unwrap_or_default(),
            rest_days: value(weekly.rest_days.as_ref()).unwrap_or_default(),
            blackout,
            anniversaries: value(weekly.anniversaries.as_ref()).unwrap_or_default(),
            hemisphere: value(weekly.hemisphere.as_ref()).unwrap_or(Hemisphere::North),
            course: self.course.cloned(),
            stage,
            is_light: profile == Profile::Light,
        })
    }

    /// The days of weeks that are skipped, counted from the plan's first.
    fn skipped(&self) -> Result<Vec<DateRange>, Failure> {
        let weeks = &self.drawn_by.skip_weeks;
        if weeks.is_empty() {
            return Ok(Vec::new());
        }
        let start = self.start.ok_or_else(|| {
            Failure::new("a plan without dates has no week to skip")
                .hint("begin a week whenever it suits you")
        })?;
        let first = self.drawn_by.resume.unwrap_or(1);
        let days = |days: u16| start.checked_add(jiff::Span::new().days(i64::from(days)));
        let each = weeks.iter().map(|week| {
            let before = week.checked_sub(first).map(|weeks| weeks.saturating_mul(7));
            let before = before.ok_or_else(|| no_week(*week))?;
            let far = |_| Failure::new("no calendar reaches so far");
            let (first, last) = (days(before), days(before.saturating_add(6)));
            Ok(DateRange { first: first.map_err(far)?, last: last.map_err(far)? })
        });
        each.collect()
    }
}

fn no_week(week: u16) -> Failure {
    Failure::new(format!("the plan has no week {week}"))
        .hint("weeks go by their numbers, as `--preview` shows them")
}

/// Says of weeks in which the two are apart that they are.
///
/// # Errors
/// When there is no such week.
pub(super) fn take_apart(frames: &mut [WeekFrame], away: &[u16]) -> Result<(), Failure> {
    for week in away {
        let frame = frames.iter_mut().find(|frame| frame.number == *week);
        frame.ok_or_else(|| no_week(*week))?.is_away = true;
    }
    Ok(())
}

/// The weeks of plans that are too short to rise as slowly as a long one.
pub(super) fn shorter(ask: &WeeksAsk) -> Vec<Vec<WeekFrame>> {
    let short = (1..ask.weeks.min(Ramp::SHORT + 1))
        .map(|weeks| WeeksAsk { weeks, ..ask.clone() });
    short.map_while(|ask| ask.weeks().ok()).map(|weeks| weeks.frames).collect()
}

/// Says which weeks are passed over, since they have no free day.
pub(super) fn note_passed(weeks: &Weeks, notes: &mut Notes) {
    let text = match weeks.passed[..] {
        [] => return,
        [one] => {
            format!("the week of {one} has no free day; the plan goes on the week after")
        }
        [first, .., last] => format!(
            "{} weeks have no free day, the first that of {first}, the last that of {last}; the plan passes over them",
            weeks.passed.len()
        ),
    };
    notes.say(NoteKind::PassedOver, text);
}
