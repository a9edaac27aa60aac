//! Character codes: which two bytes show which glyph, standing for which text.
//!
//! A code is a glyph together with the text that it stands for, so that one glyph shown for
//! two texts (a space and a no-break space) is still copied as each. Codes are given in the
//! order in which the document is read, so the same document has the same codes.

use std::collections::HashMap;

use crate::pdf::WriteError;
use crate::text::FontId;

/// A glyph and the text that it stands for, under a code.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Coded {
    /// The glyph in the whole font.
    pub(super) glyph: u16,
    /// What is copied when it is copied.
    pub(super) text: Box<str>,
    /// How far the pen moves after it by the font, in thousandths of the type size.
    pub(super) advance: f32,
}

/// The codes of one font. Code 0 is left to the missing glyph.
#[derive(Debug, Default)]
pub(super) struct FontCodes {
    coded: Vec<Coded>,
    /// The first code of each glyph: nearly all have no other.
    first: Vec<Option<u16>>,
    further: HashMap<(u16, Box<str>), u16>,
}

/// Stands for the second and further glyphs of a cluster, whose first carries all its text:
/// each code needs some text, and a zero-width space adds nothing to what is read.
const NOTHING: &str = "\u{200B}";

impl FontCodes {
    /// Gives a code to a glyph with its text; false when all codes are taken.
    fn add(&mut self, glyph: u16, text: &str, advance: impl Fn(u16) -> f32) -> bool {
        let text = if text.is_empty() { NOTHING } else { text };
        if self.find(glyph, text).is_some() {
            return true;
        }
        let Ok(code) = u16::try_from(self.coded.len() + 1) else { return false };
        let advance = advance(glyph);
        self.coded.push(Coded { glyph, text: text.into(), advance });
        let at = usize::from(glyph);
        if self.first.len() <= at {
            self.first.resize(at + 1, None);
        }
        if self.first[at].is_none() {
            self.first[at] = Some(code);
        } else {
            self.further.insert((glyph, text.into()), code);
        }
        true
    }

    fn find(&self, glyph: u16, text: &str) -> Option<u16> {
        let first = (*self.first.get(usize::from(glyph))?)?;
        if &*self.coded[usize::from(first) - 1].text == text {
            return Some(first);
        }
        if self.further.is_empty() {
            return None;
        }
        self.further.get(&(glyph, text.into())).copied()
    }

    /// The code of a glyph that stands for a text, and the font's advance; every one shown has
    /// been added.
    pub(super) fn code(&self, glyph: u16, text: &str) -> (u16, f32) {
        let code =
            self.find(glyph, if text.is_empty() { NOTHING } else { text }).unwrap_or(0);
        (code, usize::from(code).checked_sub(1).map_or(0.0, |at| self.coded[at].advance))
    }

    /// All glyphs with their texts, from code 1.
    pub(super) fn coded(&self) -> &[Coded] {
        &self.coded
    }
}

/// The codes of all fonts of a document.
#[derive(Debug, Default)]
pub(super) struct Codes {
    fonts: Vec<FontCodes>,
}

impl Codes {
    pub(super) fn new() -> Self {
        Self { fonts: FontId::all().map(|_| FontCodes::default()).collect() }
    }

    /// Gives codes to the glyphs of a run.
    ///
    /// # Errors
    /// [`WriteError::TooManyGlyphs`] when a font shows more than a PDF font can hold.
    pub(super) fn add(&mut self, run: &crate::frame::Run) -> Result<(), WriteError> {
        let font = &mut self.fonts[run.font.index()];
        let advance = |id| run.font.advances()(id);
        let fits = run
            .glyphs
            .iter()
            .all(|glyph| font.add(glyph.id, text_of(run, glyph), advance));
        if fits { Ok(()) } else { Err(WriteError::TooManyGlyphs(run.font.name())) }
    }

    pub(super) fn of(&self, font: FontId) -> &FontCodes {
        &self.fonts[font.index()]
    }

    /// The fonts that are used, in the order of the table of fonts.
    pub(super) fn used(&self) -> impl Iterator<Item = (FontId, &FontCodes)> {
        FontId::all().zip(&self.fonts).filter(|(_, codes)| !codes.coded.is_empty())
    }
}

/// The text that a glyph of a run stands for.
pub(super) fn text_of<'r>(
    run: &'r crate::frame::Run,
    glyph: &crate::text::Glyph,
) -> &'r str {
    let start = usize::from(glyph.text.0);
    run.text.get(start..start + usize::from(glyph.text.1)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_glyph_for_two_texts_has_two_codes() {
        let mut codes = FontCodes::default();
        for text in [" ", "\u{a0}", " ", ""] {
            codes.add(3, text, |_| 250.0);
        }
        assert_eq!(codes.coded().len(), 3);
        assert_eq!(codes.code(3, " "), (1, 250.0));
        assert_eq!(codes.code(3, "\u{a0}"), (2, 250.0));
        assert_eq!(codes.code(3, ""), (3, 250.0));
        assert_eq!(codes.code(4, "x"), (0, 0.0));
    }
}
