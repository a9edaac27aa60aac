//! Changes to a request that might make a plan, one rule at a time, the smallest first.
//!
//! What keeps people safe is not among them: wishes, consent, ceilings, the distance between
//! heavy cards and touch, what a body needs.

use crate::model::{Kind, Role, Side};
use crate::pick::weekly::no_plan::Lacking;
use crate::pick::weekly::request::Request;
use crate::pick::{Circumstances, Filter};

/// A changed request, and what to type for it.
pub(super) type Change = (Request, String);

/// The changes worth trying, smallest first; none when a plan that is there is changed.
pub(super) fn changes(request: &Request, lacking: &Lacking) -> Vec<Change> {
    if !(request.pins.is_empty()
        && request.held.is_empty()
        && request.required.is_empty())
    {
        return Vec::new();
    }
    let mut changes = minutes(request);
    changes.extend(days(request));
    changes.extend(limits(request));
    changes.extend(choices(request));
    changes.extend(memory(request));
    changes.extend(no_course(request));
    changes.extend(one_less(request, lacking));
    changes
}

/// Minutes of a day.
const DAY: u16 = 1440;

fn minutes(request: &Request) -> Vec<Change> {
    let mut changes = Vec::new();
    for more in [15, 30, 60] {
        let a_day = (request.minutes_a_day + more).min(DAY);
        changes.push((
            Request { minutes_a_day: a_day, ..request.clone() },
            format!("`--minutes-per-day {a_day}`"),
        ));
        let a_week = (request.minutes_a_week + more).min(7 * DAY);
        changes.push((
            Request { minutes_a_week: a_week, ..request.clone() },
            format!("`--minutes-per-week {a_week}`"),
        ));
    }
    changes
}

fn days(request: &Request) -> Option<Change> {
    let mut open = request.clone();
    for week in &mut open.weeks {
        week.days = (1..=7).collect();
    }
    (open != *request).then(|| (open, "no `--days` and no `--rest-days`".to_owned()))
}

fn limits(request: &Request) -> Vec<Change> {
    let with = |circumstances: Circumstances, option: &str| {
        let filter = Filter { circumstances, ..request.filter.clone() };
        (filter != request.filter)
            .then(|| (Request { filter, ..request.clone() }, format!("no `{option}`")))
    };
    let now = || request.filter.circumstances.clone();
    [
        with(Circumstances { cost: None, ..now() }, "--cost"),
        with(Circumstances { energy: None, ..now() }, "--energy"),
        with(Circumstances { settings: Vec::new(), ..now() }, "--setting"),
        with(Circumstances { privacy: None, ..now() }, "--privacy"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn choices(request: &Request) -> Vec<Change> {
    let with = |filter: Filter, option: &str| {
        (filter != request.filter).then(|| {
            (
                Request { filter, ..request.clone() },
                format!("no `{option}`, or a wider one"),
            )
        })
    };
    let now = || request.filter.clone();
    [
        with(Filter { minutes: None, ..now() }, "--minutes"),
        with(Filter { kinds: wishes(&request.filter.kinds), ..now() }, "--kind"),
        with(Filter { topics: wishes(&request.filter.topics), ..now() }, "--topic"),
        with(Filter { tags: wishes(&request.filter.tags), ..now() }, "--tag"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What is left out stays out; only what is asked for can be widened.
fn wishes<T: Clone>(sides: &[Side<T>]) -> Vec<Side<T>> {
    let is_wish = |side: &&Side<T>| matches!(side, Side::Without(_));
    sides.iter().filter(is_wish).cloned().collect()
}

fn memory(request: &Request) -> Vec<Change> {
    let mut changes = Vec::new();
    if !request.past.is_empty() {
        changes.push((
            Request { past: std::collections::BTreeMap::new(), ..request.clone() },
            "`--no-history`, which lets cards of earlier plans come again".to_owned(),
        ));
    }
    let now = request.cooldown_weeks.unwrap_or(8);
    for weeks in [26, 12, 8, 6, 4].into_iter().filter(|weeks| *weeks < now) {
        changes.push((
            Request { cooldown_weeks: Some(weeks), ..request.clone() },
            format!("`--cooldown-weeks {weeks}`, after which a card may come again"),
        ));
    }
    changes
}

/// The same weeks without what their course asks for.
fn no_course(request: &Request) -> Option<Change> {
    let mut free = request.clone();
    for week in &mut free.weeks {
        week.musts.clear();
        week.apart.clear();
    }
    (free != *request)
        .then(|| (free, "`--course none`, a draw without a course".to_owned()))
}

/// One card less of the sort that lacks.
fn one_less(request: &Request, lacking: &Lacking) -> Option<Change> {
    let Lacking::Slot(_, role) = lacking else { return None };
    if *role == Role::Of(Kind::CheckIn) {
        return None;
    }
    let mix = request.mix.with_one_less(*role)?;
    let words = format!("`--mix {mix}`");
    Some((Request { mix, ..request.clone() }, words))
}

/// The most weeks that a plan is found for, if fewer than all. Where there is one for some weeks,
/// there is one for fewer: so halving what is in question finds them, in as many trials as a
/// number has bits.
pub(super) fn fewer_weeks(
    request: &Request,
    works: impl Fn(&Request) -> bool,
) -> Option<Change> {
    if !(request.pins.is_empty() && request.held.is_empty()) {
        return None;
    }
    let (mut found, mut most) = (None, request.weeks.len().saturating_sub(1));
    let mut least = 0;
    while least < most {
        let weeks = (least + most).div_ceil(2);
        let frames = request.fewer.get(weeks - 1).unwrap_or(&request.weeks);
        let frames = frames[..weeks].to_vec();
        let short = Request { weeks: frames, fewer: Vec::new(), ..request.clone() };
        if works(&short) {
            found = Some((short, format!("`--weeks {weeks}`")));
            least = weeks;
        } else {
            most = weeks - 1;
        }
    }
    found
}
