//! A plan that follows its course as far as the cards allow, and what they do not allow.

use crate::job::{Failure, NoteKind, Notes, Shelf};
use crate::model::Plan;
use crate::pick::weekly::{Lack, NoPlan, Request, attempt, draw, take_lacking};

/// So much of what a course asks for gives way where there is no plan with all of it.
const GIVES_WAY: usize = 4;

/// Draws a plan. What its course asks for and no card can give is told and left out beforehand;
/// where there is no plan with the rest, a few things more give way, and are told too. The request
/// becomes what the plan was drawn by.
pub(super) fn drawn_on_course(
    shelf: &Shelf,
    request: &mut Request,
    notes: &mut Notes,
) -> Result<Result<Plan, NoPlan>, Failure> {
    let (decks, rule) = (shelf.drawn_from(), shelf.rule()?);
    let mut lacks = take_lacking(&decks, rule, request);
    let mut fewer = request.clone();
    let mut drawn = attempt(&decks, rule, &fewer);
    for _ in 0..GIVES_WAY {
        let Err(why) = &drawn else { break };
        let Some(lack) = give_way(&mut fewer, why.week()) else { break };
        lacks.push(lack);
        drawn = attempt(&decks, rule, &fewer);
    }
    if drawn.is_err() {
        // There is no plan at all: it is told why, and nothing besides.
        return Ok(draw(&decks, rule, request));
    }
    note_lacking(&lacks, notes);
    *request = fewer;
    Ok(drawn)
}

/// Takes the last thing out of a week that its course asks for, if it asks for any.
fn give_way(request: &mut Request, week: Option<u16>) -> Option<Lack> {
    let mut weeks = request.weeks.iter_mut();
    let frame = weeks.find(|frame| Some(frame.number) == week)?;
    let must = frame.musts.pop()?;
    Some(Lack { week: frame.number, name: must.name })
}

/// Says what the course asks for and these weeks do not have: in the same words whether decks,
/// settings, ceilings or wishes keep it out.
fn note_lacking(lacks: &[Lack], notes: &mut Notes) {
    let mut by_name: Vec<(&str, Vec<u16>)> = Vec::new();
    for lack in lacks {
        match by_name.iter_mut().find(|(name, _)| *name == lack.name) {
            Some((_, weeks)) if weeks.contains(&lack.week) => {}
            Some((_, weeks)) => weeks.push(lack.week),
            None => by_name.push((&lack.name, vec![lack.week])),
        }
    }
    for (name, weeks) in by_name {
        let weeks = match &weeks[..] {
            [one] => format!("week {one} has"),
            [all @ .., last] => {
                let all: Vec<String> = all.iter().map(ToString::to_string).collect();
                format!("weeks {} and {last} have", all.join(", "))
            }
            [] => continue,
        };
        let text = format!("{weeks} no card for “{name}” within what this plan allows");
        notes.say(NoteKind::Lacking, text);
    }
}
