//! Where each text of a card stands in its file, for errors that come late.

use std::ops::Range;

use crate::model::Field;

/// Where the texts of one card stand, in bytes of the file.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct CardPlaces {
    card: Range<usize>,
    fields: Vec<(Option<String>, Field, Range<usize>)>,
}

impl CardPlaces {
    pub(super) fn new(card: Range<usize>) -> Self {
        Self { card, fields: Vec::new() }
    }

    pub(super) fn add(
        &mut self,
        language: Option<&str>,
        field: Field,
        span: Range<usize>,
    ) {
        self.fields.push((language.map(str::to_owned), field, span));
    }

    /// The same so many bytes farther on.
    pub(super) fn moved(mut self, by: usize) -> Self {
        let spans = self.fields.iter_mut().map(|(_, _, span)| span);
        for span in spans.chain([&mut self.card]) {
            *span = span.start + by..span.end + by;
        }
        self
    }

    /// Where the nth text of a field stands in a language; the whole field's first text, or
    /// the card's head, when it is nowhere.
    pub fn of(&self, language: Option<&str>, field: Field, nth: usize) -> Range<usize> {
        // Whatever is said about it, a picture is the same in every language.
        let language = language.filter(|_| field != Field::Image);
        let mut found = self
            .fields
            .iter()
            .filter(|place| place.0.as_deref() == language && place.1 == field)
            .map(|place| place.2.clone());
        let first = found.next();
        let exact = if nth == 0 { first.clone() } else { found.nth(nth - 1) };
        exact.or(first).unwrap_or_else(|| self.card.clone())
    }
}
