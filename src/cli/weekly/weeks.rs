//! Options and project file → the weeks of a plan.

use jiff::civil::Date;

use crate::cli::args::WeeklyOptions;
use crate::cli::environment;
use crate::cli::failure::Failure;
use crate::cli::report::Report;
use crate::model::{
    DateRange, Hemisphere, Ramp, TouchLevel, Vocabulary, Weekday, WeeklyDefaults,
};
use crate::pick::weekly::WeekFrame;

/// Weeks of a plan when nobody says how many.
const DEFAULT_WEEKS: u16 = 8;

/// The first day of a plan: none when it is undated, else what was asked for, else the next
/// Monday.
pub(super) fn start(
    options: &WeeklyOptions,
    defaults: &WeeklyDefaults,
) -> Result<Option<Date>, Failure> {
    if options.undated {
        return Ok(None);
    }
    let asked = options.start.as_deref().map(environment::day).transpose()?;
    Ok(Some(asked.or(defaults.start).unwrap_or_else(environment::next_monday)))
}

/// The weeks, with their ceilings, open days and seasons.
pub(super) fn weeks(
    options: &WeeklyOptions,
    defaults: &WeeklyDefaults,
    start: Option<Date>,
    report: &Report,
) -> Result<Vec<WeekFrame>, Failure> {
    let count = options.weeks.or(defaults.weeks).unwrap_or(DEFAULT_WEEKS);
    let first = options.resume.unwrap_or(1);
    let ramps = Ramps::new(options, defaults, first + count - 1)?;
    let open = OpenDays::new(options, defaults);
    let mut weeks = Vec::new();
    let mut since_start = 0u16;
    let mut passed: Vec<Date> = Vec::new();
    while weeks.len() < usize::from(count) {
        let begins =
            start.map(|start| later(start, 7 * i32::from(since_start))).transpose()?;
        let days = open.of(begins)?;
        if let Some(begins) = begins.filter(|_| days.is_empty()) {
            passed.push(begins);
        } else {
            let number = first + u16::try_from(weeks.len()).unwrap_or(u16::MAX);
            let (pace, touch) = ramps.ceilings(number);
            let seasons = seasons(begins, options, defaults)?;
            weeks.push(WeekFrame {
                number,
                since_start,
                start: begins,
                pace,
                touch,
                days,
                is_anniversary: is_anniversary(begins, options, defaults),
                seasons,
            });
        }
        since_start += 1;
        if since_start > 1000 {
            return Err(Failure::new("the dates without cards leave no week free")
                .hint("name fewer of them with `--blackout`"));
        }
    }
    match passed[..] {
        [] => {}
        [one] => report.note(&format!(
            "the week of {one} has no free day; the plan goes on the week after"
        )),
        [first, .., last] => report.note(&format!(
            "{} weeks have no free day, the first that of {first}, the last that of {last}; the plan passes over them",
            passed.len()
        )),
    }
    Ok(weeks)
}

fn later(date: Date, days: i32) -> Result<Date, Failure> {
    date.checked_add(jiff::Span::new().days(days))
        .map_err(|_| Failure::new("the plan runs beyond the year 9999"))
}

/// Whether a week has a day that the two keep every year.
fn is_anniversary(
    begins: Option<Date>,
    options: &WeeklyOptions,
    defaults: &WeeklyDefaults,
) -> bool {
    let Some(begins) = begins else { return false };
    let kept = options.anniversary.iter().chain(&defaults.anniversaries);
    let mut kept = kept.copied();
    kept.any(|day| (0..7).any(|at| later(begins, at).is_ok_and(|date| day.is_on(date))))
}

fn seasons(
    begins: Option<Date>,
    options: &WeeklyOptions,
    defaults: &WeeklyDefaults,
) -> Result<Vec<crate::model::Season>, Failure> {
    let Some(begins) = begins else { return Ok(Vec::new()) };
    let here = options.hemisphere.or(defaults.hemisphere).unwrap_or(Hemisphere::North);
    let mut seasons = here.seasons(begins);
    for season in here.seasons(later(begins, 6)?) {
        if !seasons.contains(&season) {
            seasons.push(season);
        }
    }
    Ok(seasons)
}

/// The ceilings, and whether they stay where they are.
struct Ramps {
    pace: Ramp,
    touch: Ramp,
    /// The week whose ceilings hold for all, and how many levels under them.
    held: Option<(u16, u8)>,
}

impl Ramps {
    fn new(
        options: &WeeklyOptions,
        defaults: &WeeklyDefaults,
        last: u16,
    ) -> Result<Self, Failure> {
        let ramp = |asked: &Option<Ramp>, default: &Option<Ramp>, usual: Ramp| {
            asked.clone().or_else(|| default.clone()).unwrap_or(usual)
        };
        // What goes on with a later week goes on with a long plan.
        let all = if options.resume.is_some() { u16::MAX } else { last };
        let pace = ramp(&options.pace_ramp, &defaults.pace_ramp, Ramp::pace(all));
        let touch = ramp(&options.touch_ramp, &defaults.touch_ramp, Ramp::touch(all));
        if (1..=last).any(|week| pace.ceiling(week) == 0) {
            return Err(Failure::new("no card has pace 0")
                .hint("paces go from 1, easy, to 5, tender"));
        }
        let before = options.resume.unwrap_or(1).saturating_sub(1).max(1);
        let held = match (options.hold, options.step_back) {
            (_, true) => Some((before, 1)),
            (true, _) => Some((before, 0)),
            _ => None,
        };
        Ok(Self { pace, touch, held })
    }

    fn ceilings(&self, week: u16) -> (u8, u8) {
        let (week, under) = self.held.unwrap_or((week, 0));
        let (pace, touch) = (self.pace.ceiling(week), self.touch.ceiling(week));
        let lower = |level: u8| level.saturating_sub(under).max(level.min(1));
        (lower(pace), lower(touch))
    }
}

/// Which days of a week may have cards.
struct OpenDays {
    days: Vec<Weekday>,
    rest: Vec<Weekday>,
    blackout: Vec<DateRange>,
}

impl OpenDays {
    fn new(options: &WeeklyOptions, defaults: &WeeklyDefaults) -> Self {
        fn or<T: Clone>(asked: &[T], default: &[T]) -> Vec<T> {
            if asked.is_empty() { default.to_vec() } else { asked.to_vec() }
        }
        Self {
            days: or(&options.days, &defaults.days),
            rest: or(&options.rest_days, &defaults.rest_days),
            blackout: or(&options.blackout, &defaults.blackout),
        }
    }

    /// The open days of a week from 1; without dates it begins on a Monday.
    fn of(&self, begins: Option<Date>) -> Result<Vec<u8>, Failure> {
        let is_open = |weekday: &Weekday| {
            (self.days.is_empty() || self.days.contains(weekday))
                && !self.rest.contains(weekday)
        };
        if !Weekday::ALL.iter().any(is_open) {
            return Err(Failure::new("every day of the week is a rest day")
                .hint("leave at least one open: `--rest-days sun`"));
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

/// Says in which weeks touch stays gentler than the ramp, because both have not said yes.
pub(super) fn note_gentler(weeks: &[WeekFrame], agreed: TouchLevel, report: &Report) {
    let gentler = weeks.iter().filter(|week| week.touch > agreed.number());
    let numbers: Vec<u16> = gentler.map(|week| week.number).collect();
    let Some(top) = weeks.iter().map(|week| week.touch).max() else { return };
    let (Some(first), Some(last)) = (numbers.first(), numbers.last()) else { return };
    let weeks = match numbers.len() {
        1 => format!("week {first}"),
        2 => format!("weeks {first} and {last}"),
        _ => format!("weeks {first} to {last}"),
    };
    report.note(&format!(
        "touch stays at level {} in {weeks}; `--both-agree {top}` lets it rise when both of you have said yes",
        agreed.number()
    ));
}
