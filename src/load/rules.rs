//! What a card must have: completeness and safety, as errors.

use std::ops::Range;

use crate::diag::Diagnostic;
use crate::load::describe::list;
use crate::load::fields::{Fields, Found};
use crate::model::{Duration, Kind, Pace, Texts, TouchLevel, Vocabulary};

/// What a card says of itself, as far as it could be read.
pub(super) struct Stated<'a> {
    pub(super) id: &'a Option<Found<String>>,
    pub(super) kind: Option<Kind>,
    pub(super) pace: Option<Pace>,
    pub(super) touch: Option<TouchLevel>,
    pub(super) duration: Option<Duration>,
}

pub(super) fn check_card(
    fields: &mut Fields<'_, '_, '_>,
    card: &Stated<'_>,
    adult: bool,
) {
    if fields.is_hurt() {
        // What it must have may stand where nothing could be read.
        return;
    }
    check_required(fields, card);
    check_id(fields, card);
    check_safety(fields, card);
    check_touch(fields, card, adult);
}

fn check_required(fields: &mut Fields<'_, '_, '_>, card: &Stated<'_>) {
    if fields.value("id").is_none() {
        fields.missing("id", "give it one that stays forever, such as `id = \"C-001\"`");
    }
    if fields.value("kind").is_none() {
        let kinds = list(Kind::ALL.iter().map(|kind| kind.word()));
        fields.missing("kind", format!("one of {kinds}"));
    }
    if fields.value("title").is_none() {
        fields.missing("title", "write a few words, at most 40 characters");
    }
    if fields.value("prompt").is_none() {
        fields.missing("prompt", "write what stands on the front, about 200 characters");
    }
    if fields.value("pace").is_none() {
        fields.missing("pace", "1 easy, 2 gentle, 3 open, 4 deep, 5 tender");
    }
    let stated = fields.value("minutes").is_some() || fields.value("turns").is_some();
    if card.kind.is_some_and(Kind::takes_time) && card.duration.is_none() && !stated {
        fields.missing(
            "minutes",
            "write how long the card takes, for example `minutes = 10`",
        );
    }
}

/// Whether a name is an id: the kind's letter, a dash, and one to eight letters or digits.
pub(super) fn is_card_id(name: &str) -> bool {
    name.split_once('-').is_some_and(|(letter, rest)| {
        letter.len() == 1
            && letter.bytes().all(|byte| byte.is_ascii_uppercase())
            && (1..=8).contains(&rest.len())
            && rest.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

fn check_id(fields: &mut Fields<'_, '_, '_>, card: &Stated<'_>) {
    let Some((id, span)) = card.id else { return };
    if !is_card_id(id) {
        let message = format!("`{id}` is no card id");
        let hint = "write the kind's letter, a dash and a number: `C-014`";
        fields.problem(Diagnostic::error(message, span.clone()).hint(hint));
        return;
    }
    if let Some(kind) = card.kind.filter(|kind| !id.starts_with(kind.letter())) {
        let (word, letter) = (kind.word(), kind.letter());
        let message =
            format!("the id of a {word} card begins with {letter}, not as `{id}`");
        let hint = format!("write it as `{letter}{}`", &id[1..]);
        fields.problem(Diagnostic::error(message, span.clone()).hint(hint));
    }
}

/// Safety: who is touched is asked, told how to stop, and asked how it was.
fn check_safety(fields: &mut Fields<'_, '_, '_>, card: &Stated<'_>) {
    let touch = card.touch.unwrap_or_default();
    let (is_held, is_deep) =
        (touch >= TouchLevel::HELD, card.pace.is_some_and(Pace::is_deep));
    let mut demand = |key: &'static str, because: &str, hint: &str| {
        if fields.value(key).is_none() {
            let message = format!("this card has no `{key}`, which {because} must have");
            let span = fields.span();
            fields.problem(Diagnostic::error(message, span).hint(hint));
        }
    };
    let ask =
        "ask first, as a person would: `consent = \"Is now a good time for a hug?\"`";
    if touch.is_touch() {
        demand("consent", "every touch card", ask);
    } else if is_deep {
        demand(
            "consent",
            "every card from pace 4",
            "ask first: `consent = \"Is now a good time?\"`",
        );
    } else if card.kind == Some(Kind::Repair) {
        demand(
            "consent",
            "every repair card",
            "ask first: `consent = \"Is now a good time?\"`",
        );
    }
    if is_held {
        let because = "every card from touch level 2";
        demand(
            "steps",
            because,
            "say what to do: `steps = [\"Stand up.\", \"Hug until one of you lets go.\"]`",
        );
        demand(
            "stop_note",
            because,
            "say how either of the two can stop: `stop_note = \"Say “pause”, and both let go.\"`",
        );
        demand(
            "debrief",
            because,
            "ask afterwards: `debrief = [\"What felt good?\", \"What would you leave out?\"]`",
        );
    } else if is_deep {
        demand(
            "debrief",
            "every card from pace 4",
            "ask afterwards: `debrief = [\"How was that?\"]`",
        );
    }
    for key in ["steps", "debrief"] {
        let empty = fields.value(key).and_then(|value| {
            Some((value.get_ref().as_array()?.is_empty(), value.span()))
        });
        if let Some((true, span)) =
            empty.filter(|_| is_held || (is_deep && key == "debrief"))
        {
            let message = format!("`{key}` is empty, and this card must have it");
            fields.problem(Diagnostic::error(message, span).hint("write at least one"));
        }
    }
}

fn check_touch(fields: &mut Fields<'_, '_, '_>, card: &Stated<'_>, adult: bool) {
    let Some(touch) = card.touch else {
        if card.kind == Some(Kind::Touch) && fields.value("touch_level").is_none() {
            fields.missing("touch_level", "1 brief, 2 held (clothed), 3 skin");
        }
        return;
    };
    let Some(span) = fields.value("touch_level").map(toml::Spanned::span) else { return };
    if card.kind == Some(Kind::Touch) && !touch.is_touch() {
        let message = "a touch card without touch";
        let hint = "give it a `touch_level` from 1, or another kind";
        fields.problem(Diagnostic::error(message, span).hint(hint));
    } else if touch > TouchLevel::SKIN && !adult {
        let message = format!("touch level {} belongs in an adult deck", touch.number());
        let hint = "lower it, or write `adult = true` under `[deck]`";
        fields.problem(Diagnostic::error(message, span).hint(hint));
    }
}

/// A translation says everything that the card itself says for safety.
pub(super) fn check_translation(
    fields: &mut Fields<'_, '_, '_>,
    original: &Texts,
    tag: &str,
    translation: &Texts,
    span: &Range<usize>,
) {
    if fields.is_hurt() || fields.problems.is_hurt_table(span) {
        return;
    }
    let lacks = [
        ("title", translation.title.is_empty()),
        ("prompt", translation.prompt.is_empty()),
        ("steps", translation.steps.len() != original.steps.len()),
        ("consent", translation.consent.is_none() && original.consent.is_some()),
        ("stop_note", translation.stop_note.is_none() && original.stop_note.is_some()),
        ("follow_ups", translation.follow_ups.len() != original.follow_ups.len()),
        ("debrief", translation.debrief.len() != original.debrief.len()),
        ("alt", translation.alt.is_none() && original.alt.is_some()),
    ];
    for (key, _) in lacks.iter().filter(|(_, lacks)| *lacks) {
        let message =
            format!("the translation `{tag}` lacks `{key}`, which the card has");
        let hint =
            if *key == "steps" { "translate every step" } else { "translate it too" };
        fields.problem(Diagnostic::error(message, span.clone()).hint(hint));
    }
}

/// Only check-in, appreciation and rule cards may come again within their cooldown.
pub(super) fn read_repeatable(
    fields: &mut Fields<'_, '_, '_>,
    kind: Option<Kind>,
) -> bool {
    let repeatable = fields.flag("repeatable").unwrap_or(false);
    let may =
        matches!(kind, None | Some(Kind::CheckIn | Kind::Rule)) || appreciates(fields);
    if let Some(span) =
        fields.value("repeatable").map(toml::Spanned::span).filter(|_| repeatable && !may)
    {
        let message = "only check-in, appreciation and rule cards may be `repeatable`";
        fields.problem(Diagnostic::error(message, span).hint("leave the key out"));
    }
    repeatable
}

fn appreciates(fields: &mut Fields<'_, '_, '_>) -> bool {
    ["topic", "serves"].into_iter().any(|key| {
        fields.value(key).and_then(|value| value.get_ref().as_array()).is_some_and(
            |words| {
                words.iter().any(|word| word.get_ref().as_str() == Some("appreciation"))
            },
        )
    })
}
