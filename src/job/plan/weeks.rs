//! The weeks that the settings and a course ask for.

use std::collections::BTreeMap;

use crate::job::plan::PlanJob;
use crate::job::plan::course::Stage;
use crate::job::settings::value;
use crate::job::{NoteKind, Notes};
use crate::model::{Given, Hemisphere, Origin, Profile, Progress, Ramp};
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
    pub(super) fn weeks_ask(&self, profile: Profile, stage: Option<u16>) -> WeeksAsk {
        let weekly = &self.settled.weekly;
        let (pace, touch) = self.allowed.filter.ceilings();
        let usual =
            self.course.map_or(DEFAULT_WEEKS, |course| course.usual_weeks(DEFAULT_WEEKS));
        WeeksAsk {
            start: self.start,
            weeks: value(weekly.weeks.as_ref()).unwrap_or(usual),
            resume: self.drawn_by.resume,
            pacing: self.drawn_by.pacing,
            pace_ramp: self.ramp(weekly.pace_ramp.as_ref(), DEEPEST),
            touch_ramp: self.ramp(weekly.touch_ramp.as_ref(), DEEPEST),
            most: (pace.min(DEEPEST), touch),
            days: value(weekly.days.as_ref()).unwrap_or_default(),
            rest_days: value(weekly.rest_days.as_ref()).unwrap_or_default(),
            blackout: value(weekly.blackout.as_ref()).unwrap_or_default(),
            anniversaries: value(weekly.anniversaries.as_ref()).unwrap_or_default(),
            hemisphere: value(weekly.hemisphere.as_ref()).unwrap_or(Hemisphere::North),
            course: self.course.cloned(),
            stage,
            is_light: profile == Profile::Light,
        }
    }
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
