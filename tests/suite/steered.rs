//! What the two voted holds in the plan that follows, whatever drew the one before.
//!
//! The truth stands here by itself: how near cards come is read from the decks, and what a pair of
//! votes means is written out.

use std::collections::BTreeMap;

use emberdeck::geom::Paper;
use emberdeck::job::plan::{Answered, PlanJob, steer};
use emberdeck::job::settings::Settled;
use emberdeck::job::{Allowed, Notes, Shelf};
use emberdeck::load::SHIPPED;
use emberdeck::model::{
    Answers, Deck, DrawnBy, Given, Origin, Plan, PlanFile, Profile, Reply, Settings,
};
use proptest::prelude::*;

/// What may be marked on a vote; none is a blank.
const MARKS: [Option<&str>; 4] = [None, Some("back"), Some("hold"), Some("up")];

fn given<T>(value: T) -> Given<T> {
    Given { value, origin: Origin::Typed }
}

/// What draws a plan.
#[derive(Debug, Clone)]
struct Drawn {
    filter: Option<&'static str>,
    ramp: Option<&'static str>,
    both_agree: Option<u8>,
    profile: Profile,
    weeks: u16,
    seed: String,
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let filter = prop::sample::select(vec![None, Some("..0"), Some("..1"), Some("..2")]);
    let ramp = prop::sample::select(vec![
        None,
        Some("0"),
        Some("1"),
        Some("2,1"),
        Some("1,2,3"),
        Some("2,3"),
    ]);
    let both_agree = prop::sample::select(vec![None, Some(3)]);
    let profile = prop::sample::select(vec![Profile::Light, Profile::Standard]);
    (filter, ramp, both_agree, profile, 1_u16..4, "[a-z]{3}").prop_map(
        |(filter, ramp, both_agree, profile, weeks, seed)| Drawn {
            filter,
            ramp,
            both_agree,
            profile,
            weeks,
            seed,
        },
    )
}

impl Drawn {
    fn settled(&self, has_ramp: bool) -> Settled {
        let mut settled = Settled::default_for(Paper::a4());
        settled.print.touch =
            self.filter.map(|range| given(range.parse().expect("a range")));
        settled.weekly.weeks = Some(given(self.weeks));
        settled.weekly.profile = Some(given(self.profile));
        if has_ramp {
            settled.weekly.touch_ramp =
                self.ramp.map(|ramp| given(ramp.parse().expect("a ramp")));
        }
        settled
    }
}

fn shelf() -> Shelf {
    Shelf::shipped(false)
}

/// A card's touch level, from the decks as they are shipped.
fn levels() -> BTreeMap<String, u8> {
    let decks: Vec<Deck> = SHIPPED.iter().filter_map(|deck| deck.load().deck).collect();
    let cards = decks.iter().flat_map(|deck| {
        let level = |card: &emberdeck::model::Card| card.touch_level.number();
        deck.cards
            .iter()
            .map(move |card| (format!("{}#{}", deck.id, card.id), level(card)))
    });
    cards.collect()
}

/// How near the cards of a plan come, up to a week.
fn came(plan: &Plan, last: u16, levels: &BTreeMap<String, u8>) -> u8 {
    let weeks = plan.weeks.iter().filter(|week| week.number <= last);
    let cards = weeks.flat_map(|week| &week.cards);
    cards.map(|card| levels[&card.name()]).max().unwrap_or_default()
}

fn answers(week: u16, a: Option<&str>, b: Option<&str>) -> Answers {
    let mut answers = Answers::default();
    for (person, mark) in [("a", a), ("b", b)] {
        for (asked, mark) in [("touch", mark), ("pace", mark)] {
            if let Some(mark) = mark {
                let name = format!("week{week:02}.vote.{person}.{asked}");
                answers.insert(name, Reply::Words(mark.to_owned()));
            }
        }
        // Whoever votes nothing has answered something.
        answers.insert(
            format!("week{week:02}.checkin.{person}.closeness"),
            Reply::Number(5),
        );
    }
    answers
}

proptest! {
    #![proptest_config(crate::extent::cases(12, 60))]
    #[test]
    fn nothing_nearer_than_the_last_vote_comes_after_it(
        drawn in drawn(),
        voted in 1_u16..4,
        (a, b) in (prop::sample::select(&MARKS[..]), prop::sample::select(&MARKS[..])),
        next_agree in prop::sample::select(vec![None, Some(3)]),
    ) {
        let levels = levels();
        let (shelf, settled) = (shelf(), drawn.settled(true));
        let allowed = settled.allowed(drawn.both_agree);
        let drawn_by = DrawnBy { both_agree: drawn.both_agree, ..DrawnBy::default() };
        let mut job = PlanJob::new(&shelf, &settled, &allowed, &drawn.seed);
        job.drawn_by = &drawn_by;
        let Ok(plan) = job.draw().map(|(plan, _)| plan) else { return Ok(()) };
        let last = voted.min(drawn.weeks);
        let lived = &plan.weeks[usize::from(last) - 1];
        let before = came(&plan, last, &levels).min(lived.touch.number());
        let deepest = lived.pace.number();
        let file = PlanFile::new(plan, &[], (drawn_by, Settings::default()));

        let (mut shelf, mut next) = (self::shelf(), drawn.settled(false));
        let mut allowed: Allowed = next.allowed(next_agree);
        let answers = answers(last, a, b);
        let mut notes = Notes::default();
        let answered = Answered {
            answers: &answers,
            before: Some((&file, "weekly")),
            both_agree: next_agree,
        };
        let steered = steer(&answered, &mut next, &mut allowed, &mut shelf, &mut notes);
        prop_assert_eq!(steered.resume, Some(last + 1));
        let drawn_by = DrawnBy { resume: steered.resume, both_agree: next_agree, ..DrawnBy::default() };
        let mut job = PlanJob::new(&shelf, &next, &allowed, &drawn.seed);
        job.drawn_by = &drawn_by;
        let plan = job.draw().map(|(plan, _)| plan);
        let plan = plan.map_err(|why| TestCaseError::fail(format!("{why:?}")))?;

        let most = next_agree.unwrap_or(2);
        let step = match (a, b) {
            (Some("back"), _) | (_, Some("back")) => -1,
            (Some("up"), Some("up")) => 1,
            _ => 0,
        };
        let filter = drawn.filter.map_or(5, |range| range[2..].parse::<u8>().expect("a level"));
        let most = most.min(filter);
        let touch = before.min(most).saturating_add_signed(step).min(most);
        let pace = deepest.saturating_add_signed(step).clamp(1, 5);
        for week in &plan.weeks {
            prop_assert_eq!((week.touch.number(), week.pace.number()), (touch, pace));
        }
        prop_assert!(came(&plan, u16::MAX, &levels) <= touch);
        let has_votes = a.is_some() || b.is_some();
        let told: Vec<String> = notes.take().iter().map(ToString::to_string).collect();
        let is_told = told.iter().any(|told| told.starts_with("no votes found"));
        prop_assert_eq!(is_told, !has_votes, "{:?}", told);
    }
}
