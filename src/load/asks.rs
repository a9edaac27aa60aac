//! What a slot of a week, or a step of an evening, asks for.

use toml::Spanned;
use toml::de::DeValue;

use crate::diag::Diagnostic;
use crate::load::fields::{Fields, Lines};
use crate::load::rows::read_covers;
use crate::model::{Ask, Course, Kind, Must, Range};

/// Slots, each one ask or several of which the first that can be had counts.
pub(super) fn read_musts(week: &mut Fields<'_, '_, '_>, key: &'static str) -> Vec<Must> {
    let mut musts = Vec::new();
    for value in week.list(key).unwrap_or_default() {
        let asks: Vec<&Spanned<DeValue<'_>>> = match value.get_ref() {
            DeValue::Array(asks) => asks.iter().collect(),
            _ => vec![value],
        };
        let mut name = None;
        let mut any = Vec::new();
        for ask in &asks {
            let Some((said, ask)) = read_ask(week, ask) else { continue };
            name = name.or(said);
            any.push(ask);
        }
        if asks.is_empty() {
            let message = "a slot asks for something";
            let hint = "write `{ kind = \"repair\" }`";
            week.problem(Diagnostic::error(message, value.span()).hint(hint));
        }
        let name = name.or_else(|| any.first().map(name_of)).unwrap_or_default();
        musts.push(Must { name, any });
    }
    musts
}

pub(super) fn read_ask(
    week: &mut Fields<'_, '_, '_>,
    value: &Spanned<DeValue<'_>>,
) -> Option<(Option<String>, Ask)> {
    let Some(table) = value.get_ref().as_table() else {
        let message = "what a slot asks for is a table";
        let hint = "write `{ kind = \"repair\", pace = \"..2\" }`";
        week.problem(Diagnostic::error(message, value.span()).hint(hint));
        return None;
    };
    let mut ask = Fields::new(table, value.span(), "slot", week.problems);
    let text =
        |found: Option<(String, std::ops::Range<usize>)>| found.map(|(text, _)| text);
    let said = text(ask.text("say", Lines::One));
    let found = Ask {
        card: text(ask.name("card")),
        kind: ask.word("kind"),
        serves: ask.word("serves"),
        tag: text(ask.name("tag")),
        topic: ask.word("topic"),
        covers: read_covers(&mut ask),
        pace: read_range(&mut ask, "pace"),
        touch: read_range(&mut ask, "touch"),
        long: ask.flag("long").unwrap_or(false),
    };
    if found == Ask::default() {
        let keys = "`card`, `kind`, `serves`, `tag`, `topic`, `covers`, `pace`, `touch` or `long`";
        let problem = Diagnostic::error("this slot asks for nothing", value.span());
        ask.problem(problem.hint(format!("say which cards may stand in it: {keys}")));
    }
    ask.finish();
    Some((said, found))
}

/// A level, or a range of them in quotes.
fn read_range(ask: &mut Fields<'_, '_, '_>, key: &'static str) -> Option<Range> {
    let value = ask.value(key)?;
    if value.get_ref().as_str().is_some() {
        return ask.parsed(key);
    }
    let hint = "a level, or several in quotes: `\"..2\"`";
    let level = ask.check_number(key, value, 0..=5, hint)?;
    let level = u16::try_from(level).ok()?;
    Some(Range { least: level, most: level })
}

/// What an ask is called that has no name of its own.
fn name_of(ask: &Ask) -> String {
    match (&ask.card, ask.kind, &ask.tag) {
        (Some(card), ..) => card.clone(),
        (None, Some(kind), _) => Course::name_of(kind).to_owned(),
        (None, None, Some(tag)) => tag.clone(),
        _ if ask.long => "a long evening".to_owned(),
        _ => Course::name_of(Kind::Conversation).to_owned(),
    }
}
