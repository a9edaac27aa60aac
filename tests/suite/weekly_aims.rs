//! What a plan aims at where no rule decides: it goes as deep as a week allows, changes its
//! topics, and has its share of something new.

use emberdeck::model::{Deck, Duration, Kind, Pace, Plan, Profile, Topic, TouchLevel};
use emberdeck::pick::weekly::Request;

use crate::weekly::{free_deck, plan, request};

/// So many cards of a kind, each changed by its number, beside check-ins that give each week all
/// it needs.
fn deck_of(kinds: &[(Kind, usize)], change: impl Fn(Kind, usize, &mut Told)) -> Deck {
    let all: usize = kinds.iter().map(|(_, count)| count).sum();
    let mut deck = free_deck(&vec![1.0; all + 12]);
    let mut wanted =
        kinds.iter().flat_map(|(kind, count)| (0..*count).map(|nth| (*kind, nth)));
    for card in &mut deck.cards {
        if card.kind == Kind::Rule {
            continue;
        }
        card.duration = Some(Duration::Minutes(5));
        card.topics.clear();
        let Some((kind, nth)) = wanted.next() else { continue };
        let mut told = Told { pace: 1, touch: 0, minutes: 5, topic: None };
        change(kind, nth, &mut told);
        card.kind = kind;
        card.serves.clear();
        card.pace = Pace::new(told.pace).expect("a pace");
        card.touch_level = TouchLevel::new(told.touch).expect("a level");
        card.duration = Some(Duration::Minutes(told.minutes));
        card.topics.extend(told.topic);
    }
    deck
}

/// What of a card a plan aims at.
struct Told {
    pace: i64,
    touch: i64,
    minutes: u16,
    topic: Option<Topic>,
}

/// A plan with room enough, whose last week is of pace 4 and touch 2.
fn asked(seed: u32, weeks: u16, mix: &str) -> Request {
    let mut asked = request(&format!("aims {seed}"), weeks, Profile::Light);
    asked.mix = mix.parse().expect("a mix");
    (asked.minutes_a_week, asked.minutes_a_day) = (600, 200);
    asked.novelty_minutes = None;
    for week in &mut asked.weeks {
        (week.pace, week.touch) = (4, 2);
    }
    asked
}

/// The cards in a slot of each week.
fn in_slot<'p>(
    drawn: &'p Plan,
    deck: &'p Deck,
    place: u16,
) -> Vec<&'p emberdeck::model::Card> {
    let planned = drawn.cards().filter(move |card| card.slot.place == place);
    planned
        .map(|planned| {
            let card = deck.cards.iter().find(|card| card.id == planned.card);
            card.expect("a card of the deck")
        })
        .collect()
}

#[test]
fn the_last_talk_of_a_week_goes_deep_and_its_last_touch_near() {
    let deck =
        deck_of(&[(Kind::Conversation, 24), (Kind::Touch, 24)], |kind, nth, card| {
            let level = i64::try_from(nth % 4).expect("small");
            match kind {
                Kind::Touch => card.touch = level % 3,
                _ => card.pace = level + 1,
            }
        });
    let mut shallow = 0;
    for seed in 0..20 {
        let request = asked(seed, 2, "conversation=2,touch=2,check-in=1");
        let drawn = plan(std::slice::from_ref(&deck), &request).expect("a plan");
        // The second talk: one under the ceiling of 4 at least. The second touch: all of 2.
        for card in in_slot(&drawn, &deck, 2) {
            assert!(
                card.pace.number() >= 3,
                "{seed}: {} of pace {}",
                card.id,
                card.pace.number()
            );
        }
        for card in in_slot(&drawn, &deck, 4) {
            assert_eq!(card.touch_level.number(), 2, "{seed}: {}", card.id);
        }
        // The first ones come as they are drawn.
        let first =
            in_slot(&drawn, &deck, 1).into_iter().chain(in_slot(&drawn, &deck, 3));
        shallow += first
            .filter(|card| card.pace.number() < 3 && card.touch_level.number() < 2)
            .count();
    }
    assert!(shallow > 20, "only {shallow} first cards are shallow");
}

#[test]
fn a_topic_comes_once_in_two_weeks_while_there_are_others() {
    let topics = [Topic::Play, Topic::Home, Topic::Money, Topic::Dreams];
    let deck = deck_of(&[(Kind::Conversation, 40)], |_, nth, card| {
        card.topic = Some(topics[nth % 4]);
    });
    for seed in 0..20 {
        let request = asked(seed, 2, "conversation=2,check-in=1");
        let drawn = plan(std::slice::from_ref(&deck), &request).expect("a plan");
        let both = in_slot(&drawn, &deck, 1).into_iter().chain(in_slot(&drawn, &deck, 2));
        let mut seen: Vec<Topic> = both.map(|card| card.topics[0]).collect();
        seen.sort_by_key(|topic| topics.iter().position(|other| other == topic));
        assert_eq!(seen, topics, "{seed}");
    }
    // With two topics for two talks a week, each week still has both.
    let deck = deck_of(&[(Kind::Conversation, 40)], |_, nth, card| {
        card.topic = Some(topics[nth % 2]);
    });
    for seed in 0..20 {
        let request = asked(seed, 3, "conversation=2,check-in=1");
        let drawn = plan(std::slice::from_ref(&deck), &request).expect("a plan");
        let (one, other) = (in_slot(&drawn, &deck, 1), in_slot(&drawn, &deck, 2));
        for (one, other) in one.iter().zip(other) {
            assert_ne!(one.topics, other.topics, "{seed}");
        }
    }
}

#[test]
fn something_new_takes_its_share_of_the_minutes_that_a_week_aims_at() {
    let lengths = [10, 20, 30, 45, 60, 90];
    let deck = deck_of(&[(Kind::Novelty, 36)], |_, nth, card| {
        card.minutes = lengths[nth % 6];
    });
    // Steps of ten minutes: 30 is at 30, 45 at 45, and of 60 two cards take 30 each.
    for (mix, aim, expected) in [
        ("novelty=1,check-in=1", 30, 30),
        ("novelty=1,check-in=1", 45, 45),
        ("novelty=2,check-in=1", 60, 30),
        ("novelty=1,check-in=1", 60, 60),
    ] {
        for seed in 0..10 {
            let mut request = asked(seed, 2, mix);
            request.novelty_minutes = Some(aim);
            let drawn = plan(std::slice::from_ref(&deck), &request).expect("a plan");
            for card in in_slot(&drawn, &deck, 1) {
                assert_eq!(card.minutes(), Some(expected), "{mix} {aim}: {}", card.id);
            }
        }
    }
}
