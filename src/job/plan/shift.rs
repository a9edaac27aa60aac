//! Weeks of a plan that move to later days, with their cards.

use jiff::civil::Date;

use crate::job::Failure;
use crate::model::{Plan, PlannedWeek, Shift};

/// Moves weeks of a plan: those from a week on that is named, else those that are not over
/// today. What is over stays where it was.
pub(super) fn move_weeks(
    plan: &mut Plan,
    shift: Shift,
    today: Option<Date>,
) -> Result<(), Failure> {
    if plan.weeks.iter().any(|week| week.start.is_none()) {
        return Err(Failure::new("a plan without dates has nothing to shift")
            .hint("begin a week whenever it suits you"));
    }
    if let Some(number) = shift.from
        && !plan.weeks.iter().any(|week| week.number == number)
    {
        return Err(Failure::new(format!("the plan has no week {number}"))
            .hint("`--preview` shows all weeks"));
    }
    let is_over = |week: &PlannedWeek| {
        week.date(7).zip(today).is_some_and(|(last, now)| last < now)
    };
    let moves = |week: &PlannedWeek| match shift.from {
        Some(number) => week.number >= number,
        None => !is_over(week),
    };
    let days = jiff::Span::new().days(i64::from(shift.days));
    let mut is_any = false;
    for week in plan.weeks.iter_mut().filter(|week| moves(week)) {
        let start = week.start.and_then(|start| start.checked_add(days).ok());
        let too_far = || Failure::new("no calendar reaches so far");
        week.start = Some(start.ok_or_else(too_far)?);
        is_any = true;
    }
    if is_any {
        return Ok(());
    }
    Err(Failure::new("every week of this plan is over")
        .hint("name the first that is to move: `--shift 1w@3`"))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::{Appointments, Pace, TouchLevel};

    fn plan() -> Plan {
        let week = |(number, day)| PlannedWeek {
            number,
            start: Some(date(2026, 12, day)),
            pace: Pace::EASY,
            touch: TouchLevel::NONE,
            outline: None,
            is_away: false,
            cards: Vec::new(),
        };
        let weeks = [(1, 7), (2, 14), (3, 21)].map(week).to_vec();
        Plan {
            seed: "a".to_owned(),
            course: None,
            weeks,
            appointments: Appointments::default(),
        }
    }

    fn starts(plan: &Plan) -> Vec<String> {
        let start =
            |week: &PlannedWeek| week.start.unwrap().strftime("%m-%d").to_string();
        plan.weeks.iter().map(start).collect()
    }

    fn shifted(shift: &str, today: Option<Date>) -> Result<Vec<String>, Failure> {
        let mut plan = plan();
        move_weeks(&mut plan, shift.parse().unwrap(), today)?;
        Ok(starts(&plan))
    }

    #[test]
    fn weeks_that_are_over_keep_their_dates() {
        let on = |day| Some(date(2026, 12, day));
        assert_eq!(shifted("1w", on(1)).unwrap(), ["12-14", "12-21", "12-28"]);
        // The last day of a week is a day of it.
        assert_eq!(shifted("1w", on(13)).unwrap(), ["12-14", "12-21", "12-28"]);
        assert_eq!(shifted("3d", on(14)).unwrap(), ["12-07", "12-17", "12-24"]);
        assert!(shifted("1w", on(28)).is_err());
    }

    #[test]
    fn a_week_that_is_named_moves_with_those_after_it_whatever_the_day() {
        let late = Some(date(2027, 6, 1));
        assert_eq!(shifted("1w@2", late).unwrap(), ["12-07", "12-21", "12-28"]);
        assert!(shifted("1w@4", None).is_err());
    }

    #[test]
    fn a_plan_without_dates_is_not_shifted() {
        let mut plan = plan();
        plan.weeks.iter_mut().for_each(|week| week.start = None);
        assert!(move_weeks(&mut plan, "1w".parse().unwrap(), None).is_err());
    }
}
