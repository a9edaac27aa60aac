//! The words of a card, in the deck's language or another.

use crate::diag::Diagnostic;
use crate::load::fields::{Fields, Found, Lines};
use crate::load::places::CardPlaces;
use crate::model::{Field, LongDistance, Texts};

/// Longest title, in characters: two lines of a poker card.
const TITLE: usize = 40;

/// Reads the texts of a card or of one of its translations, and remembers where each stands.
pub(super) fn read_texts(
    fields: &mut Fields<'_, '_, '_>,
    language: Option<&str>,
    places: &mut CardPlaces,
) -> Texts {
    let mut keep = |field, found: Option<Found<String>>| {
        found.map(|(text, span)| {
            places.add(language, field, span);
            text
        })
    };
    let title = fields.text("title", Lines::One);
    check_title(fields, title.as_ref());
    let title = keep(Field::Title, title).unwrap_or_default();
    let prompt =
        keep(Field::Prompt, fields.text("prompt", Lines::Many)).unwrap_or_default();
    let consent = keep(Field::Consent, fields.text("consent", Lines::One));
    let stop_note = keep(Field::StopNote, fields.text("stop_note", Lines::One));
    let mut keep_all = |field, found: Vec<Found<String>>| -> Vec<String> {
        found.into_iter().filter_map(|found| keep(field, Some(found))).collect()
    };
    let steps = keep_all(Field::Step, fields.texts("steps", Lines::One));
    let follow_ups = keep_all(Field::FollowUp, fields.texts("follow_ups", Lines::One));
    let debrief = keep_all(Field::Debrief, fields.texts("debrief", Lines::One));
    let note = fields.spelling("counsellor_note", "counselor_note");
    Texts {
        title,
        prompt,
        steps,
        follow_ups,
        consent,
        stop_note,
        debrief,
        roles: read_roles(fields),
        long_distance: read_long_distance(fields),
        counsellor_note: fields.text(note, Lines::Many).map(|found| found.0),
        alt: fields.text("alt", Lines::One).map(|found| found.0),
    }
}

fn check_title(fields: &mut Fields<'_, '_, '_>, title: Option<&Found<String>>) {
    let Some((text, span)) = title else { return };
    let length = text.chars().count();
    if length > TITLE {
        let message =
            format!("the title is {length} characters long; a card holds {TITLE}");
        fields.problem(Diagnostic::error(message, span.clone()).hint("shorten it"));
    }
}

fn read_roles(fields: &mut Fields<'_, '_, '_>) -> Option<(String, String)> {
    let span = fields.value("roles")?.span();
    let mut roles = fields.texts("roles", Lines::One).into_iter().map(|found| found.0);
    if let (Some(first), Some(second), None) = (roles.next(), roles.next(), roles.next())
    {
        Some((first, second))
    } else {
        let problem = Diagnostic::error("`roles` takes two names", span);
        fields.problem(problem.hint("such as `roles = [\"giver\", \"receiver\"]`"));
        None
    }
}

fn read_long_distance(fields: &mut Fields<'_, '_, '_>) -> LongDistance {
    match fields.value("long_distance") {
        None => LongDistance::Unsaid,
        Some(value) if value.get_ref().as_bool() == Some(false) => LongDistance::No,
        Some(value) if value.get_ref().is_bool() => {
            let problem = Diagnostic::error(
                "`long_distance` takes a text or `false`",
                value.span(),
            );
            fields.problem(problem.hint("say how the card is done from far away"));
            LongDistance::Unsaid
        }
        Some(_) => fields
            .text("long_distance", Lines::One)
            .map_or(LongDistance::Unsaid, |found| LongDistance::Variant(found.0)),
    }
}
