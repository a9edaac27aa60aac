//! The weeks that a plan is asked for: their ceilings, open days and seasons.

use std::fmt;

use jiff::civil::Date;

use crate::model::{
    Course, CourseWeek, DateRange, Hemisphere, Pacing, Ramp, Season, Vocabulary, Weekday,
    YearDay,
};
use crate::pick::weekly::WeekFrame;

/// What the weeks of a plan are made from.
#[derive(Debug, Clone, PartialEq)]
pub struct WeeksAsk {
    /// The first day, of a dated plan.
    pub start: Option<Date>,
    /// How many weeks.
    pub weeks: u16,
    /// The week that the plan goes on with; none begins with the first.
    pub resume: Option<u16>,
    /// How the ceilings go on.
    pub pacing: Pacing,
    /// The ramp of pace, if one is asked for.
    pub pace_ramp: Option<Ramp>,
    /// The ramp of touch, if one is asked for.
    pub touch_ramp: Option<Ramp>,
    /// The deepest pace and the nearest touch that come at all: the lowest of what filters and
    /// the two say.
    pub most: (u8, u8),
    /// The days that may have cards; none means all.
    pub days: Vec<Weekday>,
    /// The days that may not.
    pub rest_days: Vec<Weekday>,
    /// Dates without cards.
    pub blackout: Vec<DateRange>,
    /// Days of the year that the two keep.
    pub anniversaries: Vec<YearDay>,
    /// Where the seasons are.
    pub hemisphere: Hemisphere,
    /// The course that the weeks follow, if they do.
    pub course: Option<Course>,
    /// The week of the course that all of them are: of one that goes on by votes.
    pub stage: Option<u16>,
    /// Whether a week has few cards.
    pub is_light: bool,
}

/// The weeks of a plan, and the Mondays that it passes over for want of a free day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weeks {
    /// The weeks.
    pub frames: Vec<WeekFrame>,
    /// First days of the weeks without any free day.
    pub passed: Vec<Date>,
}

/// Why there are no such weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeeksError {
    /// The ramp of pace has a 0.
    PaceZero,
    /// Every day is a rest day.
    NoDay,
    /// The dates without cards leave no week free.
    NoWeek,
    /// The plan runs beyond the year 9999.
    TooFar,
}

impl WeeksError {
    /// What to do about it.
    pub fn hint(self) -> &'static str {
        match self {
            Self::PaceZero => "paces go from 1, easy, to 5, tender",
            Self::NoDay => "leave at least one open: `--rest-days sun`",
            Self::NoWeek => "name fewer of them with `--blackout`",
            Self::TooFar => "begin earlier, or plan fewer weeks",
        }
    }
}

impl fmt::Display for WeeksError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::PaceZero => "no card has pace 0",
            Self::NoDay => "every day of the week is a rest day",
            Self::NoWeek => "the dates without cards leave no week free",
            Self::TooFar => "the plan runs beyond the year 9999",
        })
    }
}

impl std::error::Error for WeeksError {}

impl WeeksAsk {
    /// The weeks, with their ceilings, open days and seasons.
    ///
    /// # Errors
    /// [`WeeksError`] when there can be no such weeks.
    pub fn weeks(&self) -> Result<Weeks, WeeksError> {
        let first = self.resume.unwrap_or(1);
        let last = first + self.weeks - 1;
        let ramps = Ramps::new(self, last)?;
        let course = CourseFrames::new(self, last);
        let mut frames = Vec::new();
        let mut since_start = 0u16;
        let mut passed: Vec<Date> = Vec::new();
        while frames.len() < usize::from(self.weeks) {
            let start = self.start;
            let begins = start
                .map(|start| later(start, 7 * i32::from(since_start)))
                .transpose()?;
            let days = self.open_days(begins)?;
            if let Some(begins) = begins.filter(|_| days.is_empty()) {
                passed.push(begins);
            } else {
                let number = first + u16::try_from(frames.len()).unwrap_or(u16::MAX);
                let (pace, touch) = ramps.ceilings(number);
                frames.push(course.onto(WeekFrame {
                    number,
                    since_start,
                    start: begins,
                    pace,
                    touch,
                    days,
                    is_anniversary: self.is_anniversary(begins),
                    seasons: self.seasons(begins)?,
                    ..WeekFrame::default()
                }));
            }
            since_start += 1;
            if since_start > 1000 {
                return Err(WeeksError::NoWeek);
            }
        }
        Ok(Weeks { frames, passed })
    }

    /// Whether a week has a day that the two keep every year.
    fn is_anniversary(&self, begins: Option<Date>) -> bool {
        let Some(begins) = begins else { return false };
        let mut kept = self.anniversaries.iter();
        kept.any(|day| {
            (0..7).any(|at| later(begins, at).is_ok_and(|date| day.is_on(date)))
        })
    }

    fn seasons(&self, begins: Option<Date>) -> Result<Vec<Season>, WeeksError> {
        let Some(begins) = begins else { return Ok(Vec::new()) };
        let mut seasons = self.hemisphere.seasons(begins);
        for season in self.hemisphere.seasons(later(begins, 6)?) {
            if !seasons.contains(&season) {
                seasons.push(season);
            }
        }
        Ok(seasons)
    }

    /// The open days of a week from 1; without dates it begins on a Monday.
    fn open_days(&self, begins: Option<Date>) -> Result<Vec<u8>, WeeksError> {
        let is_open = |weekday: &Weekday| {
            (self.days.is_empty() || self.days.contains(weekday))
                && !self.rest_days.contains(weekday)
        };
        if !Weekday::ALL.iter().any(is_open) {
            return Err(WeeksError::NoDay);
        }
        let mut open = Vec::new();
        for day in 1..=7u8 {
            let Some(begins) = begins else {
                if is_open(&Weekday::ALL[usize::from(day) - 1]) {
                    open.push(day);
                }
                continue;
            };
            let date = later(begins, i32::from(day) - 1)?;
            let is_free = !self.blackout.iter().any(|range| range.contains(date));
            if is_free && is_open(&Weekday::of(date)) {
                open.push(day);
            }
        }
        Ok(open)
    }
}

/// What the weeks have of their course.
struct CourseFrames<'a> {
    ask: &'a WeeksAsk,
    outline: Vec<&'a CourseWeek>,
}

impl<'a> CourseFrames<'a> {
    /// The course as long as the plan with all that went before it: weeks that go on with a plan
    /// go on with its course.
    fn new(ask: &'a WeeksAsk, last: u16) -> Self {
        let outline = ask.course.as_ref().map(|course| {
            let weeks =
                ask.stage.map_or(last, |_| course.weeks.last().copied().unwrap_or(last));
            course.of_weeks(weeks)
        });
        Self { ask, outline: outline.unwrap_or_default() }
    }

    /// A week with what its course says of it.
    fn onto(&self, frame: WeekFrame) -> WeekFrame {
        let at = usize::from(self.ask.stage.unwrap_or(frame.number)) - 1;
        let Some(week) = self.outline.get(at) else { return frame };
        let deeper = self.ask.course.as_ref().and_then(|course| course.deeper_from);
        WeekFrame {
            pace: frame.pace.min(week.pace.unwrap_or(frame.pace)),
            touch: frame.touch.min(week.touch.unwrap_or(frame.touch)),
            outline: Some(week.outline()),
            musts: week.musts(self.ask.is_light),
            apart: week.apart.clone(),
            is_deeper: deeper.is_some_and(|from| frame.number >= from),
            ..frame
        }
    }
}

/// The ceilings, and whether they stay where they are.
struct Ramps {
    pace: Ramp,
    touch: Ramp,
    /// The week whose ceilings hold for all, and how many levels under them.
    held: Option<(u16, u8)>,
    most: (u8, u8),
}

impl Ramps {
    fn new(ask: &WeeksAsk, last: u16) -> Result<Self, WeeksError> {
        // What goes on with a later week goes on with a long plan.
        let all = if ask.resume.is_some() { u16::MAX } else { last };
        let pace = ask.pace_ramp.clone().unwrap_or_else(|| Ramp::pace(all));
        let touch = ask.touch_ramp.clone().unwrap_or_else(|| Ramp::touch(all));
        if (1..=last).any(|week| pace.ceiling(week) == 0) {
            return Err(WeeksError::PaceZero);
        }
        let before = ask.resume.unwrap_or(1).saturating_sub(1).max(1);
        let held = match ask.pacing {
            Pacing::StepBack => Some((before, 1)),
            Pacing::Hold => Some((before, 0)),
            Pacing::Rise => None,
        };
        Ok(Self { pace, touch, held, most: ask.most })
    }

    fn ceilings(&self, week: u16) -> (u8, u8) {
        let (week, under) = self.held.unwrap_or((week, 0));
        let (pace_most, touch_most) = self.most;
        // A week has a pace, even where no card may come. Back is a step from where the two were,
        // and that was no more than what may come.
        let pace = self.pace.ceiling(week).min(pace_most.max(1));
        let touch = self.touch.ceiling(week).min(touch_most);
        (pace.saturating_sub(under).max(1), touch.saturating_sub(under))
    }
}

fn later(date: Date, days: i32) -> Result<Date, WeeksError> {
    date.checked_add(jiff::Span::new().days(days)).map_err(|_| WeeksError::TooFar)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask() -> WeeksAsk {
        WeeksAsk {
            start: None,
            weeks: 8,
            resume: None,
            pacing: Pacing::Rise,
            pace_ramp: None,
            touch_ramp: None,
            most: (5, 2),
            days: Vec::new(),
            rest_days: Vec::new(),
            blackout: Vec::new(),
            anniversaries: Vec::new(),
            hemisphere: Hemisphere::North,
            course: None,
            stage: None,
            is_light: false,
        }
    }

    fn ceilings(ask: &WeeksAsk) -> Vec<(u8, u8)> {
        let weeks = ask.weeks().unwrap();
        weeks.frames.iter().map(|week| (week.pace, week.touch)).collect()
    }

    #[test]
    fn a_ceiling_is_the_lowest_of_ramp_filter_and_what_both_agreed() {
        let free = ceilings(&WeeksAsk { most: (5, 3), ..ask() });
        assert_eq!(free[7], (4, 3));
        assert!(ceilings(&ask()).iter().all(|(_, touch)| *touch <= 2));
        let held = ceilings(&WeeksAsk { most: (2, 1), ..ask() });
        assert!(held.iter().all(|(pace, touch)| *pace <= 2 && *touch <= 1));
    }

    #[test]
    fn ceilings_that_are_held_are_those_of_the_week_before() {
        let resumed = WeeksAsk { resume: Some(5), weeks: 2, ..ask() };
        let hold = WeeksAsk { pacing: Pacing::Hold, ..resumed.clone() };
        assert_eq!(ceilings(&hold), [(3, 2), (3, 2)]);
        let back = WeeksAsk { pacing: Pacing::StepBack, ..resumed };
        assert_eq!(ceilings(&back), [(2, 1), (2, 1)]);
        // The ramp has come to 4 and 3 by then; they were at 3 and 2.
        let later = WeeksAsk { resume: Some(9), most: (3, 2), ..back.clone() };
        assert_eq!(ceilings(&later), [(2, 1), (2, 1)]);
        let first = WeeksAsk { resume: Some(2), ..back };
        assert_eq!(ceilings(&first), [(1, 0), (1, 0)]);
    }

    #[test]
    fn weeks_that_cannot_be_are_told() {
        let zero = WeeksAsk { pace_ramp: "0,1".parse().ok(), ..ask() };
        assert_eq!(zero.weeks(), Err(WeeksError::PaceZero));
        let rest = WeeksAsk { rest_days: Weekday::ALL.to_vec(), ..ask() };
        assert_eq!(rest.weeks(), Err(WeeksError::NoDay));
        let late = WeeksAsk { start: "9999-12-27".parse().ok(), ..ask() };
        assert_eq!(late.weeks(), Err(WeeksError::TooFar));
    }
}
