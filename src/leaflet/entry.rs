//! One card of a leaflet: its id and title, and what comes after its prompt.

use crate::block::{BlockError, Piece, Setter};
use crate::frame::{Mark, Tag};
use crate::geom::{Length, Point};
use crate::leaflet::LeafletCard;
use crate::leaflet::turned::turned;
use crate::look;
use crate::model::Adaptation;
use crate::text::{Style, reads_rtl};
use crate::words::Words;

/// The pieces of a card; none when nothing comes after its prompt. How to stop stands on the card.
pub(super) fn entry(
    setter: &mut Setter<'_>,
    printed: &LeafletCard<'_>,
    adaptation: &Adaptation,
) -> Result<Vec<Piece>, BlockError> {
    let LeafletCard { card, language, page } = *printed;
    let (texts, words) = (card.texts_in(language), Words::of(language));
    let mut pieces = Vec::new();
    if !texts.steps.is_empty() {
        pieces.extend(setter.list(&texts.steps, true)?);
    }
    if !texts.follow_ups.is_empty() {
        pieces.extend(setter.list(&texts.follow_ups, false)?);
    }
    let variants = words.variants(card, texts, adaptation);
    let variants = variants.iter().map(|one| (one.head, one.text.to_owned()));
    let after = Some(texts.debrief.join(" ")).filter(|text| !text.is_empty());
    let notes = [
        after.map(|text| (words.card.after, text)),
        words.not_when(card, adaptation).map(|text| (words.card.not, text)),
        page.map(|text| (words.card.book, text.to_owned())),
    ];
    for (head, text) in variants.chain(notes.into_iter().flatten()) {
        pieces.extend(setter.paragraph(&format!("**{head}:** {text}"))?);
    }
    let Some(first) = pieces.first_mut() else { return Ok(pieces) };
    first.over = Length::ZERO;
    let is_rtl = reads_rtl(&[&texts.title, &texts.prompt], language.tag());
    if is_rtl {
        for piece in &mut pieces {
            piece.frame = turned(&piece.frame);
        }
    }
    pieces.insert(0, heading(setter, (&card.id, &texts.title), is_rtl)?);
    Ok(pieces)
}

/// The id in the colour of the card's kind, and its title, under a line.
fn heading(
    setter: &mut Setter<'_>,
    (id, title): (&str, &str),
    is_rtl: bool,
) -> Result<Piece, BlockError> {
    let (setting, ink) = (setter.metrics.heading, setter.accent());
    let small = setter.metrics.text;
    let whole = setter.measure();
    let id = setter.line(id, Style { tabular: true, ..Style::STRONG })?;
    let beside = id.width_at(small.size) + small.size * 0.7;
    let lines = setter.lines(title, Style::DISPLAY, setting.size, whole - beside)?;
    let mut frame = setter.frame();
    let rule = look::LINE;
    Setter::rule(&mut frame, Point::new(Length::ZERO, rule), whole, rule, ink);
    let node = setter.node(&mut frame, Tag::PageHeading, None);
    let mark = Mark::Content(node);
    let first = setter.metrics.unit * 0.5 + Setter::baseline(setting);
    let at = |left: Length, width: Length, y: Length| {
        let x = if is_rtl { whole - left - width } else { left };
        Point::new(x, y)
    };
    let width = id.width_at(small.size);
    frame.line(mark, at(Length::ZERO, width, first), &id, small.size, |_| ink);
    for (nth, line) in lines.iter().enumerate() {
        let y = first + setting.depth(nth + 1);
        let corner = at(beside, line.width_at(setting.size), y);
        frame.line(mark, corner, line, setting.size, |_| crate::color::Ink::BLACK);
    }
    let height = setter.metrics.unit * 0.5 + setting.leading + setting.depth(lines.len());
    let height = setter.metrics.whole(height) + setter.metrics.unit * 0.5;
    Ok(Piece::new(frame, height).keeps())
}
