//! What the counsellor has beside a handout: the plan of the session and what to know of each
//! exercise.

use crate::block::{BlockError, Piece, Setter, Target, Title, flow};
use crate::frame::{Article, Bookmark, Tag};
use crate::handout::head::about;
use crate::handout::job::{HandoutError, HandoutItem, HandoutJob};
use crate::handout::pages::{Loose, Sheet};
use crate::letterhead;
use crate::model::{Access, Card, Citation, CounsellorNotes, Evidence, Kind, People};
use crate::text::Typesetter;
use crate::words::Words;

/// Makes the counsellor's pages to a handout.
///
/// # Errors
/// [`HandoutError`] when a text cannot be set.
pub fn make_session_plan(
    typesetter: &mut Typesetter,
    job: &HandoutJob<'_>,
) -> Result<Loose, HandoutError> {
    let sheet = Sheet::new(typesetter, job)?;
    let look = sheet.look(People::Both);
    let find = |_: &str| -> Option<Target> { None };
    let mut setter = Setter::new(typesetter, &look, &find);
    let words = &Words::of(job.language).handout;
    let pieces = plan(&mut setter, job)
        .map_err(|why| HandoutError::Item { id: words.session.to_owned(), why })?;
    let frames = flow(&pieces, sheet.text());
    let pages = sheet.bind(typesetter, frames);
    let mark = Bookmark {
        title: words.session.to_owned(),
        article: Article(0),
        children: Vec::new(),
    };
    Ok(Loose { pages, bookmarks: vec![mark] })
}

fn plan(setter: &mut Setter<'_>, job: &HandoutJob<'_>) -> Result<Vec<Piece>, BlockError> {
    let Words { handout: words, duration: time, .. } = Words::of(job.language);
    setter.kind = Kind::Rule;
    let head = Title {
        text: words.session,
        tag: Tag::Heading,
        setting: setter.metrics.title,
        scale: 1.0,
        aside: None,
    };
    let mut pieces: Vec<Piece> =
        letterhead::head(setter, job.practice)?.into_iter().collect();
    let over = setter.metrics.units(if pieces.is_empty() { 0.0 } else { 3.0 });
    pieces.push(setter.title(&head)?.over(over));
    pieces.extend(about(setter, job)?);
    let mut sum = 0;
    let mut steps = Vec::new();
    for item in &job.items {
        let (name, minutes) = match item {
            HandoutItem::Card(card) => (name_of(job, card), card.minutes()),
            HandoutItem::Page(page) => (page.title.clone(), page.notes.minutes),
        };
        sum += u32::from(minutes.unwrap_or(0));
        let minutes = minutes
            .map(|minutes| format!(", {}", time.minutes(minutes.into())))
            .unwrap_or_default();
        steps.push(format!("{name}{minutes}"));
    }
    pieces.extend(setter.list(&steps, true)?);
    if sum > 0 {
        pieces.extend(setter.paragraph(&format!(
            "**{}:** {}",
            words.sum,
            time.minutes(sum)
        ))?);
    }
    for item in &job.items {
        match item {
            HandoutItem::Card(card) => {
                pieces.extend(setter.notes(&name_of(job, card), &card_notes(job, card))?);
            }
            HandoutItem::Page(page) => {
                pieces.extend(setter.notes(&page.title, &page.notes)?);
            }
        }
    }
    Ok(pieces)
}

fn name_of(job: &HandoutJob<'_>, card: &Card) -> String {
    format!("{} · {}", card.id, card.texts_in(job.language).title)
}

/// What is told of a card, in the words of a page's notes.
fn card_notes(job: &HandoutJob<'_>, card: &Card) -> CounsellorNotes {
    let words = &Words::of(job.language).handout;
    let texts = card.texts_in(job.language);
    // The note says the aim itself, and better than the method's name.
    let note = texts.counsellor_note.as_deref();
    let aim = note.or(card.technique.as_deref()).map(|aim| {
        let plain = aim.strip_prefix("Aim: ").unwrap_or(aim);
        let mut letters = plain.chars();
        let first = letters.next().map(|first| first.to_uppercase().to_string());
        first.unwrap_or_default() + letters.as_str()
    });
    let adapt = match &card.access {
        Access::Universal => Vec::new(),
        Access::Variants(variants) => variants
            .iter()
            .map(|(need, text)| format!("{}: {text}", words.need(*need)))
            .collect(),
    };
    let source = card.credit.clone();
    let evidence = card.evidence.unwrap_or(Evidence::Tradition);
    let source = source.filter(|_| card.evidence.is_some());
    CounsellorNotes {
        aim,
        minutes: card.minutes(),
        not_when: card
            .avoid_if
            .iter()
            .map(|reason| words.reason(*reason).to_owned())
            .collect(),
        questions: texts.debrief.clone(),
        adapt,
        sources: source.map(|text| Citation { text, evidence }).into_iter().collect(),
    }
}
