//! Notes for the counsellor: what each page is for, when to leave it out, what to ask.

use crate::block::{BlockError, Piece, Setter};
use crate::frame::Tag;
use crate::model::{CounsellorNotes, Evidence, Vocabulary};
use crate::text::Style;
use crate::words::Words;

impl Setter<'_> {
    /// What is told of one page or card, under its name.
    ///
    /// # Errors
    /// [`BlockError`] when it cannot be set.
    pub fn notes(
        &mut self,
        name: &str,
        notes: &CounsellorNotes,
    ) -> Result<Vec<Piece>, BlockError> {
        let setting = self.metrics.heading;
        let head = self.strip(name, Tag::PageHeading, Style::DISPLAY, setting)?;
        let mut pieces = vec![head.over(self.metrics.units(3.0)).keeps()];
        pieces.extend(body(self, notes)?);
        Ok(pieces)
    }

    /// How well something is supported, in words.
    pub fn grade(&self, evidence: Evidence) -> &'static str {
        let at = Evidence::ALL.iter().position(|other| *other == evidence).unwrap_or(0);
        self.words.evidence[at]
    }
}

/// What the notes say.
fn body(
    setter: &mut Setter<'_>,
    notes: &CounsellorNotes,
) -> Result<Vec<Piece>, BlockError> {
    let [aim, time, not_when, ask, adapt, sources] = setter.words.notes;
    let mut pieces = Vec::new();
    if let Some(text) = &notes.aim {
        pieces.extend(setter.run_in(&format!("{aim}:"), text)?);
    }
    pieces.extend(listed(setter, not_when, &notes.not_when)?);
    // When to leave a page alone is read with what it is for.
    let together = pieces.len().saturating_sub(1);
    for piece in &mut pieces[..together] {
        piece.keeps = true;
    }
    if let Some(minutes) = notes.minutes {
        let words = &Words::of(setter.look.language).duration;
        let minutes = words.minutes(minutes.into());
        pieces.extend(setter.run_in(&format!("{time}:"), &minutes)?);
    }
    let cited: Vec<String> = notes
        .sources
        .iter()
        .map(|source| format!("{} ({})", source.text, setter.grade(source.evidence)))
        .collect();
    for (head, items) in
        [(ask, &notes.questions), (adapt, &notes.adapt), (sources, &cited)]
    {
        pieces.extend(listed(setter, head, items)?);
    }
    Ok(pieces)
}

/// A head with what belongs under it: one thing runs in, several make a list.
fn listed(
    setter: &mut Setter<'_>,
    head: &str,
    items: &[String],
) -> Result<Vec<Piece>, BlockError> {
    match items {
        [] => Ok(Vec::new()),
        [one] => setter.run_in(&format!("{head}:"), one),
        _ => {
            let setting = setter.metrics.text;
            let over = setter.between();
            let head = setter.strip(head, Tag::SubHeading, Style::STRONG, setting)?;
            let mut pieces = vec![head.over(over).keeps()];
            let mut list = setter.list(items, false)?;
            if let Some(first) = list.first_mut() {
                first.over = crate::geom::Length::ZERO;
            }
            pieces.extend(list);
            Ok(pieces)
        }
    }
}
