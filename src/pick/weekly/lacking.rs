//! What a course asks for and nothing can fill, so that it is told before a plan is drawn.

use crate::model::{Card, Deck};
use crate::pick::weekly::problem::Problem;
use crate::pick::weekly::request::Request;
use crate::pick::weekly::state::State;

/// Something that a week of a course asks for and cannot have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lack {
    /// The week.
    pub week: u16,
    /// What it is for: "mending".
    pub name: String,
}

/// Takes what no card can fill within what a request allows out of its weeks, and says what that
/// was: decks, filters, ceilings and wishes all come to the same.
pub fn take_lacking(
    decks: &[&Deck],
    rule: (&str, &Card),
    request: &mut Request,
) -> Vec<Lack> {
    let kept = kept(decks, rule, request);
    let mut lacks = Vec::new();
    for (week, kept) in request.weeks.iter_mut().zip(kept) {
        let mut at = 0;
        week.musts.retain(|must| {
            let is_kept = kept.contains(&at);
            at += 1;
            if !is_kept {
                lacks.push(Lack { week: week.number, name: must.name.clone() });
            }
            is_kept
        });
    }
    // Weeks of shorter plans are tried when there is no plan of all: they lack the same.
    let names: Vec<String> = lacks.iter().map(|lack| lack.name.clone()).collect();
    for week in request.fewer.iter_mut().flatten() {
        week.musts.retain(|must| !names.contains(&must.name));
    }
    lacks
}

/// For each week the places of what it asks for and can have.
fn kept(decks: &[&Deck], rule: (&str, &Card), request: &Request) -> Vec<Vec<usize>> {
    let problem = Problem::new(decks, request, rule);
    let state = State::new(&problem);
    let mut kept = vec![Vec::new(); request.weeks.len()];
    for (at, slot) in problem.slots.iter().enumerate() {
        let Some(must) = slot.must else { continue };
        let can_stand = |card: &usize| state.block_by_others(at, *card).is_none();
        if slot.candidates.iter().any(can_stand) {
            kept[slot.week].push(must);
        }
    }
    kept
}
