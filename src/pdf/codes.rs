//! Character codes: which two bytes show which glyph, standing for which text.
//!
//! A code is what is drawn together with the text that it stands for, so that one glyph shown for
//! two texts (a space and a no-break space) is still copied as each. What several glyphs draw, such
//! as a letter and its marks, has one code too, and is copied whole. Codes are given in the
//! order in which the document is read, so the same document has the same codes.

use std::collections::HashMap;

use crate::frame::{Frame, Item, Run};
use crate::pdf::WriteError;
use crate::pdf::cluster::Part;
use crate::text::{FontId, Glyph, is_rtl_letter};

/// What is drawn under a code.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Drawn {
    /// A glyph of the whole font.
    Glyph(u16),
    /// Several, which share their letters; or none, for a letter that another one's glyph draws.
    Cluster(Box<[Part]>),
}

impl Drawn {
    /// The glyphs, of the whole font.
    pub(super) fn glyphs(&self) -> impl Iterator<Item = u16> {
        let (one, parts): (_, &[Part]) = match self {
            Self::Glyph(glyph) => (Some(*glyph), &[]),
            Self::Cluster(parts) => (None, parts),
        };
        one.into_iter().chain(parts.iter().map(|part| part.glyph))
    }
}

/// What is drawn and the text that it stands for, under a code.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Coded {
    /// What is drawn.
    pub(super) drawn: Drawn,
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
    clusters: HashMap<(Box<[Part]>, Box<str>), u16>,
}

/// Stands for a glyph without letters of its own: each code needs some text, and a zero-width space
/// adds nothing to what is read.
const NOTHING: &str = "\u{200B}";

impl FontCodes {
    /// Gives a code to a glyph with its text; false when all codes are taken.
    fn add(&mut self, glyph: u16, text: &str, advance: impl Fn(u16) -> f32) -> bool {
        let text = if text.is_empty() { NOTHING } else { text };
        if self.find(glyph, text).is_some() {
            return true;
        }
        let Ok(code) = u16::try_from(self.coded.len() + 1) else { return false };
        let (drawn, advance) = (Drawn::Glyph(glyph), advance(glyph));
        self.coded.push(Coded { drawn, text: text.into(), advance });
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

    /// Gives a code to a cluster with its text; false when all codes are taken.
    fn add_cluster(&mut self, parts: Box<[Part]>, text: &str, advance: f32) -> bool {
        let key = (parts, text.into());
        if self.clusters.contains_key(&key) {
            return true;
        }
        let Ok(code) = u16::try_from(self.coded.len() + 1) else { return false };
        let drawn = Drawn::Cluster(key.0.clone());
        self.coded.push(Coded { drawn, text: text.into(), advance });
        self.clusters.insert(key, code);
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

    /// The code of glyphs that stand for a text, and how far the font moves the pen; all that are
    /// shown have been added.
    pub(super) fn code(&self, font: FontId, glyphs: &[Glyph], text: &str) -> (u16, f32) {
        let code = match glyphs {
            [glyph] => self.find(glyph.id, if text.is_empty() { NOTHING } else { text }),
            _ => self.clusters.get(&(parts(font, glyphs), text.into())).copied(),
        };
        let code = code.unwrap_or(0);
        (code, usize::from(code).checked_sub(1).map_or(0.0, |at| self.coded[at].advance))
    }

    /// All glyphs with their texts, from code 1.
    pub(super) fn coded(&self) -> &[Coded] {
        &self.coded
    }
}

/// The codes of all fonts of a document.
#[derive(Debug)]
pub(super) struct Codes {
    fonts: Vec<FontCodes>,
}

impl Default for Codes {
    fn default() -> Self {
        Self::new()
    }
}

impl Codes {
    pub(super) fn new() -> Self {
        Self { fonts: FontId::all().map(|_| FontCodes::default()).collect() }
    }

    /// Gives codes to the glyphs of a frame, in the order in which it shows them.
    ///
    /// # Errors
    /// As [`Codes::add`].
    pub(super) fn add_frame(&mut self, frame: &Frame) -> Result<(), WriteError> {
        frame.items().iter().try_for_each(|(_, item)| match item {
            Item::Run(run) => self.add(run),
            _ => Ok(()),
        })
    }

    /// Gives codes to the glyphs of a run.
    ///
    /// # Errors
    /// [`WriteError::TooManyGlyphs`] when a font shows more than a PDF font can hold.
    pub(super) fn add(&mut self, run: &Run) -> Result<(), WriteError> {
        let font = &mut self.fonts[run.font.index()];
        let advance = |id| run.font.advances()(id);
        let fits = each_letter(run, |glyphs, text| {
            if let [glyph] = glyphs {
                font.add(glyph.id, text, advance)
            } else {
                let advance = cluster_advance(glyphs, advance);
                font.add_cluster(parts(run.font, glyphs), text, advance)
            }
        });
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

/// What is shown of a run, from left to right: the glyphs of each letter, and its text.
///
/// What reads a page turns text from right to left round, character by character. So what stands
/// for several characters there is shown as the first of them, and the others before it as signs of
/// their own, of no glyph and no width. What keeps letters from joining goes with its letter: pdf.js
/// passes it over where it stands alone.
///
/// Ends with the first of which `show` says false, and says whether there was none.
pub(super) fn each_letter(
    run: &Run,
    mut show: impl FnMut(&[Glyph], &str) -> bool,
) -> bool {
    const NON_JOINER: char = '\u{200C}';
    let is_ascii = run.text.is_ascii();
    let mut rest = &run.glyphs[..];
    while let [first, behind @ ..] = rest {
        let further = behind.iter().take_while(|next| next.text.1 == 0).count();
        let (glyphs, next) = rest.split_at(1 + further);
        rest = next;
        let start = usize::from(first.text.0);
        let end = start + usize::from(first.text.1);
        let text = run.text.get(start..end).unwrap_or_default();
        let glyphs = if first.id == Glyph::UNSEEN { &[] } else { glyphs };
        let is_rtl = !is_ascii && text.chars().next().is_some_and(is_rtl_letter);
        if !is_rtl {
            if !show(glyphs, text) {
                return false;
            }
            continue;
        }
        let (letter, signs) =
            text.split_at(text.chars().next().map_or(0, char::len_utf8));
        let (signs, joined) = match signs.strip_prefix(NON_JOINER) {
            Some(signs) => (signs, Some(format!("{NON_JOINER}{letter}"))),
            None => (signs, None),
        };
        for (at, sign) in signs.char_indices().rev() {
            if !show(&[], &signs[at..at + sign.len_utf8()]) {
                return false;
            }
        }
        if !show(glyphs, joined.as_deref().unwrap_or(letter)) {
            return false;
        }
    }
    true
}

/// Where the glyphs of a cluster stand.
fn parts(font: FontId, glyphs: &[Glyph]) -> Box<[Part]> {
    let units = f32::from(font.units_per_em()) / 1000.0;
    #[expect(clippy::cast_possible_truncation, reason = "a cast stays in its range")]
    let round = |length: f32| (length * units).round() as i16;
    let mut pen = 0.0;
    let part = |glyph: &Glyph| {
        let right = round(pen + glyph.offset.0);
        pen += glyph.advance;
        Part { glyph: glyph.id, right, up: round(glyph.offset.1) }
    };
    glyphs.iter().map(part).collect()
}

/// How far the font moves the pen after a cluster: marks, which were set without, do not.
fn cluster_advance(glyphs: &[Glyph], advance: impl Fn(u16) -> f32) -> f32 {
    let moves = glyphs.iter().filter(|glyph| glyph.advance.abs() >= 0.5);
    moves.map(|glyph| advance(glyph.id)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Length;
    use crate::text::{Breaking, Style, Typesetter};

    #[test]
    fn letters_with_their_marks_are_shown_as_one_and_from_right_to_left_in_the_order_of_places()
     {
        for (text, wanted) in [
            ("yê̌s", &["y", "ê̌", "s"][..]),
            ("कि", &["कि"]),
            // Lam and alef are one glyph; a mark stands at the left of its letter.
            ("لا", &["\u{627}", "\u{644}"]),
            ("قُل", &["\u{644}", "\u{64F}", "\u{642}"]),
            ("می‌تو", &["\u{648}", "\u{62A}", "\u{200C}\u{6CC}", "\u{645}"]),
        ] {
            let mut typesetter = Typesetter::new();
            let mut paragraph = typesetter.shape(text, Style::TEXT, "tlh").unwrap();
            let size = Length::pt(10.0);
            let lines = paragraph.lines(&typesetter, size * 50.0, size, Breaking::SENSE);
            let [run] = lines[0].runs() else { panic!("{text}: several fonts") };
            let run = Run {
                font: run.font,
                size,
                ink: crate::color::Ink::BLACK,
                at: crate::geom::Point::ORIGIN,
                glyphs: run.glyphs.clone(),
                text: run.text.clone(),
            };
            let mut shown = Vec::new();
            each_letter(&run, |_, text| {
                shown.push(text.to_owned());
                true
            });
            assert_eq!(shown, wanted, "{text}");
        }
    }

    #[test]
    fn one_glyph_for_two_texts_has_two_codes() {
        let mut codes = FontCodes::default();
        for text in [" ", "\u{a0}", " ", ""] {
            codes.add(3, text, |_| 250.0);
        }
        assert_eq!(codes.coded().len(), 3);
        let code = |id, text: &str| {
            let glyph = Glyph { id, advance: 250.0, offset: (0.0, 0.0), text: (0, 1) };
            codes.code(FontId::TEXT, &[glyph], text)
        };
        assert_eq!(code(3, " "), (1, 250.0));
        assert_eq!(code(3, "\u{a0}"), (2, 250.0));
        assert_eq!(code(3, ""), (3, 250.0));
        assert_eq!(code(4, "x"), (0, 0.0));
    }
}
