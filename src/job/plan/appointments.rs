//! What a changed plan tells the calendars that were made before.

use jiff::Timestamp;

use crate::model::{Plan, PlanDay};

/// Notes in a plan that its days are others than before: which have no cards any more, and that
/// calendars are to take the new ones. `shows_cards` says whether a calendar tells of a day's
/// cards, so that other cards on the same days change it too, and `is_retold` whether it says
/// otherwise of them than before.
pub(super) fn revise(
    before: &Plan,
    plan: &mut Plan,
    (shows_cards, is_retold): (bool, bool),
    now: Option<Timestamp>,
) {
    let old: Vec<(PlanDay, _)> = before.days().collect();
    let new: Vec<(PlanDay, _)> = plan.days().collect();
    let is_other = is_retold || old != new || (shows_cards && before.weeks != plan.weeks);
    if !is_other {
        return;
    }
    let has_cards = |day: PlanDay| new.iter().any(|(other, _)| *other == day);
    let gone = old.into_iter().filter(|(day, _)| !has_cards(*day));
    let appointments = &mut plan.appointments;
    appointments.revision = appointments.revision.saturating_add(1);
    appointments.changed = now;
    appointments.cancelled.extend(gone);
    appointments.cancelled.retain(|(day, _)| !has_cards(*day));
    appointments.cancelled.sort_unstable();
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::{
        Appointments, Pace, PlannedCard, PlannedWeek, Role, SlotId, TouchLevel,
    };

    fn plan(days: &[u8]) -> Plan {
        let card = |(place, day): (u16, &u8)| PlannedCard {
            slot: SlotId { week: 1, place },
            role: Role::Free,
            deck: "d".to_owned(),
            card: format!("C-{place}"),
            day: *day,
            lead: None,
            rerolls: 0,
            why: String::new(),
        };
        let week = PlannedWeek {
            number: 1,
            start: Some(date(2026, 11, 30)),
            pace: Pace::EASY,
            touch: TouchLevel::NONE,
            outline: None,
            is_away: false,
            cards: (1..).zip(days).map(card).collect(),
        };
        let appointments = Appointments::default();
        Plan { seed: "a".to_owned(), course: None, weeks: vec![week], appointments }
    }

    #[test]
    fn a_day_without_cards_is_cancelled_until_it_has_some_again() {
        let (before, mut moved) = (plan(&[1, 4]), plan(&[1, 6]));
        let now = Some(Timestamp::from_second(1_796_688_000).unwrap());
        revise(&before, &mut moved, (false, false), now);
        let gone = (PlanDay { week: 1, day: 4 }, date(2026, 12, 3));
        let appointments = moved.appointments.clone();
        assert_eq!(
            (appointments.revision, &appointments.cancelled[..]),
            (1, &[gone][..])
        );
        let mut back = Plan { appointments, ..plan(&[1, 4]) };
        revise(&moved, &mut back, (false, false), now);
        let gone = (PlanDay { week: 1, day: 6 }, date(2026, 12, 5));
        assert_eq!(back.appointments.revision, 2);
        assert_eq!(back.appointments.cancelled, [gone]);
    }

    #[test]
    fn other_cards_on_the_same_days_count_where_a_calendar_tells_of_them() {
        let before = plan(&[1, 4]);
        let mut other = before.clone();
        other.weeks[0].cards[0].card = "C-9".to_owned();
        let mut plain = other.clone();
        revise(&before, &mut plain, (false, false), None);
        assert_eq!(plain.appointments, Appointments::default());
        revise(&before, &mut other, (true, false), None);
        assert_eq!(other.appointments.revision, 1);
        assert!(other.appointments.cancelled.is_empty());
    }
}
