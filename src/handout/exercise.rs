//! A card as an exercise to read and do.

use crate::block::{BlockError, Piece, Setter, Title};
use crate::frame::Tag;
use crate::handout::HandoutJob;
use crate::handout::job::Lines;
use crate::model::{Block, Callout, Card, Room, Space, Texts, Tone};
use crate::text::Style;
use crate::words::{CardWords, Words};

/// The pieces of a card: its title, or another name, how to ask, what to do, how to stop, what to ask after.
pub(super) fn exercise(
    setter: &mut Setter<'_>,
    job: &HandoutJob<'_>,
    (card, name): (&Card, Option<&str>),
    lines: Lines,
) -> Result<Vec<Piece>, BlockError> {
    setter.kind = card.kind;
    let texts = card.texts_in(job.language);
    let words = Words::of(job.language);
    let about = about(job, card);
    let head = Title {
        text: name.unwrap_or(&texts.title),
        tag: Tag::PageHeading,
        setting: setter.metrics.heading,
        scale: 0.85,
        aside: Some(&about),
    };
    let mut pieces = vec![setter.title(&head)?.over(setter.metrics.units(3.0))];
    if let Some(consent) = &texts.consent {
        let text = format!("**{}.** {consent}", words.handout.ask);
        pieces.extend(setter.paragraph(&text)?);
    }
    pieces.extend(setter.paragraph(&texts.prompt)?);
    if let Some((one, other)) = &texts.roles {
        let text = format!("**{}.** {one}, {other}", words.handout.roles);
        pieces.extend(setter.paragraph(&text)?);
    }
    if !texts.steps.is_empty() {
        pieces.extend(setter.list(&texts.steps, true)?);
    }
    if !texts.follow_ups.is_empty() {
        pieces.extend(setter.list(&texts.follow_ups, false)?);
    }
    for variant in words.variants(card, texts, job.adaptation) {
        let text = format!("**{}.** {}", variant.head, variant.text);
        pieces.extend(setter.paragraph(&text)?);
    }
    pieces.extend(after(setter, texts, &words.card)?);
    let not_when = words.not_when(card, job.adaptation).filter(|_| !job.discreet);
    if let Some(reasons) = not_when {
        let text = format!("**{}:** {reasons}", words.card.not);
        pieces.extend(setter.paragraph(&text)?);
    }
    if lines == Lines::Kept {
        pieces.extend(kept(setter, words.handout.kept, card)?);
    }
    Ok(pieces)
}

/// How near, how deep, how long, and the id.
fn about(job: &HandoutJob<'_>, card: &Card) -> String {
    let words = Words::of(job.language);
    let touch = words.card.touch(card.touch_level).filter(|_| !job.discreet);
    let minutes = card.duration.map(|duration| words.duration.sum(duration));
    let parts = [
        touch.map(str::to_owned),
        Some(words.card.pace(card.pace).to_owned()),
        minutes,
        Some(card.id.clone()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// How to stop, and what to ask each other afterwards.
fn after(
    setter: &mut Setter<'_>,
    texts: &Texts,
    words: &CardWords,
) -> Result<Vec<Piece>, BlockError> {
    let mut pieces = Vec::new();
    if let Some(stop) = &texts.stop_note {
        let (title, text) = (Some(words.stop.to_owned()), Some(stop.clone()));
        let callout = Callout { title, text, items: Vec::new(), tone: Tone::Stop };
        pieces.extend(setter.callout(&callout)?);
    }
    if !texts.debrief.is_empty() {
        let head = setter.strip(
            words.after,
            Tag::SubHeading,
            Style::STRONG,
            setter.metrics.text,
        )?;
        pieces.push(head.over(setter.metrics.units(1.0)).keeps());
        let mut list = setter.list(&texts.debrief, false)?;
        if let Some(first) = list.first_mut() {
            first.over = crate::geom::Length::ZERO;
        }
        pieces.extend(list);
    }
    Ok(pieces)
}

/// A line or more for what came of it: as many as the page has left.
fn kept(
    setter: &mut Setter<'_>,
    label: &str,
    card: &Card,
) -> Result<Vec<Piece>, BlockError> {
    let space = Space {
        name: format!("{}-noticed", card.id.to_lowercase().replace('.', "-")),
        label: Some(label.to_owned()),
        room: Room::Lines(2),
        each: false,
    };
    setter.block(&Block::Lines(space))
}
