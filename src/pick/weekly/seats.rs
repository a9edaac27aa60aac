//! Which slot of a week each card stands in that its course asks for.

use crate::model::{Ask, Kind, Mix, Must, Role};

/// The kinds of slots that give way to what a course asks for and has no slot of its own, in this
/// order: a week with less talk is still a week, one without touch or check-in is another one.
const GIVES_WAY: [Role; 5] = [
    Role::Of(Kind::Conversation),
    Role::Free,
    Role::Of(Kind::Novelty),
    Role::Of(Kind::Ritual),
    Role::Of(Kind::Touch),
];

/// One slot of a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seat {
    /// What the mix has it for.
    pub(super) role: Role,
    /// Which of its role it is, from 1, and of how many.
    pub(super) nth: (u16, u16),
    /// What the course asks for in it, by its place among the week's.
    pub(super) must: Option<usize>,
}

/// The slots of a week in the order of its mix, the long ones behind them.
///
/// What a course asks for takes the place of a card of the mix: of its own kind, else of one that
/// gives way. What finds no place stands nowhere.
pub(super) fn seats(
    mix: &Mix,
    musts: &[Must],
    kind_of: impl Fn(&str) -> Option<Kind>,
) -> Vec<Seat> {
    let mut seats = Vec::new();
    for &(role, count) in mix.counts() {
        let of = |nth| Seat { role, nth: (nth, count), must: None };
        seats.extend((1..=count).map(of));
    }
    let kind = |must: &Must| {
        let named = |ask: &Ask| ask.card.as_deref().and_then(&kind_of);
        must.kind().or_else(|| must.any.first().and_then(named)).map(Role::Of)
    };
    let (long, short): (Vec<usize>, Vec<usize>) =
        (0..musts.len()).partition(|at| musts[*at].is_long());
    let mut left = Vec::new();
    for at in short {
        let own = kind(&musts[at]);
        match seats.iter_mut().find(|seat| seat.must.is_none() && Some(seat.role) == own)
        {
            Some(seat) => seat.must = Some(at),
            None => left.push(at),
        }
    }
    for at in left {
        let free = |role: &Role| {
            seats.iter().position(|seat| seat.must.is_none() && seat.role == *role)
        };
        if let Some(seat) = GIVES_WAY.iter().find_map(free) {
            seats[seat].must = Some(at);
        }
    }
    let of = u16::try_from(long.len()).unwrap_or(u16::MAX);
    seats.extend((1..).zip(long).map(|(nth, at)| Seat {
        role: Role::Long,
        nth: (nth, of),
        must: Some(at),
    }));
    seats
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Profile;

    fn must(name: &str, ask: Ask) -> Must {
        Must { name: name.to_owned(), any: vec![ask] }
    }

    fn kind(kind: Kind) -> Ask {
        Ask { kind: Some(kind), ..Ask::default() }
    }

    fn seated(musts: &[Must]) -> Vec<(&'static str, &str)> {
        let seats = seats(&Profile::Standard.mix(), musts, |_| None);
        let of = |seat: &Seat| Some((seat.role.word(), &*musts[seat.must?].name));
        seats.iter().filter_map(of).collect()
    }

    #[test]
    fn what_a_course_asks_for_takes_its_own_kind_s_place_else_that_of_talk() {
        let listening = Ask { covers: vec![5], ..Ask::default() };
        let long = Ask { long: true, ..Ask::default() };
        let musts = [
            must("repair", kind(Kind::Repair)),
            must("talk", kind(Kind::Conversation)),
            must("date", long),
            must("touch", kind(Kind::Touch)),
            must("listen", listening),
        ];
        assert_eq!(
            seated(&musts),
            [
                ("conversation", "talk"),
                ("conversation", "repair"),
                ("conversation", "listen"),
                ("touch", "touch"),
                ("long", "date"),
            ]
        );
    }

    #[test]
    fn after_talk_something_new_gives_way_then_a_ritual() {
        let musts: Vec<Must> = (0..9).map(|_| must("r", kind(Kind::Repair))).collect();
        let roles: Vec<_> = seated(&musts).into_iter().map(|(role, _)| role).collect();
        assert_eq!(
            roles,
            [
                "conversation",
                "conversation",
                "conversation",
                "touch",
                "touch",
                "novelty",
                "ritual",
            ]
        );
    }
}
