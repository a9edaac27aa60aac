//! What a handout begins with: its title, what stands under that, and the counsellor's own line.

use crate::block::{BlockError, Piece, Setter, Title};
use crate::frame::Tag;
use crate::handout::job::{HandoutItem, HandoutJob};
use crate::letterhead;
use crate::model::{Callout, Kind, Tone};
use crate::words::Words;

/// What the handout is called where others may see it: in the file's properties.
pub(super) fn neutral(job: &HandoutJob<'_>) -> &'static str {
    let words = &Words::of(job.language).handout;
    if job.discreet { words.discreet } else { words.title }
}

/// What an exercise is called on a discreet handout: its own title says what it is about.
pub(super) fn neutral_name(job: &HandoutJob<'_>, nth: usize) -> Option<String> {
    let word = Words::of(job.language).handout.exercise;
    job.discreet.then(|| format!("{word} {nth}"))
}

/// The title that is printed.
fn title<'a>(job: &HandoutJob<'a>) -> &'a str {
    job.title.or(own_title(job)).unwrap_or(neutral(job))
}

/// The title of a page that stands alone: it is the handout's, and is not said twice.
pub(super) fn own_title<'a>(job: &HandoutJob<'a>) -> Option<&'a str> {
    match job.items[..] {
        [HandoutItem::Page(page)] if job.title.is_none() && !job.discreet => {
            Some(&page.title)
        }
        _ => None,
    }
}

/// The title, what stands under it, and the counsellor's own line.
pub(super) fn head(
    setter: &mut Setter<'_>,
    job: &HandoutJob<'_>,
    aside: Option<&str>,
) -> Result<Vec<Piece>, BlockError> {
    setter.kind = match job.items[..] {
        [HandoutItem::Page(page)] if own_title(job).is_some() => page.kind,
        _ => Kind::Ritual,
    };
    let title = title(job).replace('*', "\\*");
    let head = Title {
        text: &title,
        tag: Tag::Heading,
        setting: setter.metrics.title,
        scale: 1.0,
        aside,
    };
    let mut pieces: Vec<Piece> =
        letterhead::head(setter, job.practice)?.into_iter().collect();
    let over = setter.metrics.units(if pieces.is_empty() { 0.0 } else { 3.0 });
    pieces.push(setter.title(&head)?.over(over));
    pieces.extend(about(setter, job)?);
    Ok(pieces)
}

/// The counsellor's own line, as it was typed.
pub(super) fn note(
    setter: &mut Setter<'_>,
    job: &HandoutJob<'_>,
) -> Result<Vec<Piece>, BlockError> {
    let Some(note) = job.note else { return Ok(Vec::new()) };
    let callout = Callout {
        title: Some(Words::of(job.language).handout.note.to_owned()),
        text: Some(note.replace('*', "\\*")),
        items: Vec::new(),
        tone: Tone::Note,
    };
    setter.callout(&callout)
}

/// Client, the day it is given, the day it is due.
pub(super) fn about(
    setter: &mut Setter<'_>,
    job: &HandoutJob<'_>,
) -> Result<Vec<Piece>, BlockError> {
    let words = &Words::of(job.language).handout;
    let [client, given, due] = words.heads;
    let plan = &Words::of(job.language).plan;
    let day = |date: jiff::civil::Date| format!("{}, {}", plan.date(date), date.year());
    let parts = [
        job.client.map(|code| format!("**{client}:** {}", code.replace('*', "\\*"))),
        job.date.map(|date| format!("**{given}:** {}", day(date))),
        job.due.map(|date| format!("**{due}:** {}", day(date))),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        return Ok(Vec::new());
    }
    setter.paragraph(&parts.join("     "))
}
