//! Notes for the counsellor: what each page is for, when to leave it out, what to ask.

use crate::block::{BlockError, Piece, Setter, Target};
use crate::frame::Tag;
use crate::model::{Audience, CounselorNotes, PageType};
use crate::text::Style;
use crate::workbook::sources::grade;

/// The notes of one page, under its title and number.
pub(super) fn notes(
    setter: &mut Setter<'_>,
    page: &PageType,
    target: Option<&Target>,
) -> Result<Vec<Piece>, BlockError> {
    let place = match target {
        Some(target) => {
            format!("{} · {} {}", page.title, setter.words.page, target.number)
        }
        None => format!("{} · {}", page.title, setter.words.copies[1]),
    };
    let setting = setter.metrics.heading;
    let head = setter.strip(&place, Tag::PageHeading, Style::DISPLAY, setting)?;
    let mut pieces = vec![head.over(setter.metrics.units(3.0)).keeps()];
    pieces.extend(body(setter, &page.notes)?);
    Ok(pieces)
}

/// What the notes say.
fn body(
    setter: &mut Setter<'_>,
    notes: &CounselorNotes,
) -> Result<Vec<Piece>, BlockError> {
    let [aim, time, not_when, ask, adapt, sources] = setter.words.notes;
    let mut pieces = Vec::new();
    if let Some(text) = &notes.aim {
        pieces.extend(setter.paragraph(&format!("**{aim}.** {text}"))?);
    }
    if let Some(minutes) = notes.minutes {
        pieces.extend(setter.paragraph(&format!("**{time}.** {minutes} min"))?);
    }
    let cited: Vec<String> = notes
        .sources
        .iter()
        .map(|source| format!("{} ({})", source.text, grade(setter, source.evidence)))
        .collect();
    for (head, items) in [
        (not_when, &notes.not_when),
        (ask, &notes.questions),
        (adapt, &notes.adapt),
        (sources, &cited),
    ] {
        match &items[..] {
            [] => {}
            [one] => pieces.extend(setter.paragraph(&format!("**{head}.** {one}"))?),
            _ => {
                let mut line = setter.paragraph(&format!("**{head}**"))?;
                if let Some(last) = line.last_mut() {
                    last.keeps = true;
                }
                let mut list = setter.list(items, false)?;
                if let Some(first) = list.first_mut() {
                    first.over = crate::geom::Length::ZERO;
                }
                pieces.extend(line);
                pieces.extend(list);
            }
        }
    }
    Ok(pieces)
}

/// Whether a page has notes.
pub(super) fn has_notes(page: &PageType) -> bool {
    page.notes != CounselorNotes::default()
}

/// Whether a page is in the shared copy.
pub(super) fn is_shared(page: &PageType) -> bool {
    page.audience == Audience::Shared
}
