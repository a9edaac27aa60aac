//! The letters of a text of plain words, and its lines.

use std::ops::Range;

use parley::Layout;

use crate::text::FontId;
use crate::text::line::{Glyph, Line, LineRun};

/// A letter as it is set, or several that a ligature draws.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Letter {
    /// Where it begins in its text, and how many bytes it has.
    pub(super) start: usize,
    pub(super) length: u8,
    pub(super) font: FontId,
    pub(super) id: u16,
    pub(super) advance: f32,
    pub(super) is_space: bool,
}

/// A text of plain words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Words {
    /// In the order of the text, which is that of the line.
    pub(super) letters: Vec<Letter>,
    /// Where a line may end, the end of the text too.
    pub(super) ends: Vec<usize>,
}
impl Words {
    /// The letters of a text that was laid out, each with one glyph on its line; none if there are
    /// others.
    pub(super) fn of(
        layout: &mut Layout<()>,
        text: &str,
        font_of: impl Fn(&parley::FontData) -> FontId,
    ) -> Option<Self> {
        layout.break_all_lines(Some(0.0));
        let mut words = Self { letters: Vec::new(), ends: Vec::new() };
        for line in layout.lines() {
            for run in line.runs() {
                let font = font_of(run.font());
                for cluster in run.clusters() {
                    let bytes = cluster.text_range();
                    if cluster.is_ligature_continuation() {
                        let first = words.letters.last_mut()?;
                        first.length += u8::try_from(bytes.len()).ok()?;
                        continue;
                    }
                    let mut glyphs = cluster.glyphs();
                    let (glyph, None) = (glyphs.next()?, glyphs.next()) else {
                        return None;
                    };
                    if glyph.id == 0 || glyph.x != 0.0 || glyph.y != 0.0 || run.is_rtl() {
                        return None;
                    }
                    words.letters.push(Letter {
                        start: bytes.start,
                        length: u8::try_from(bytes.len()).ok()?,
                        font,
                        id: u16::try_from(glyph.id).ok()?,
                        advance: glyph.advance,
                        is_space: &text[bytes] == " ",
                    });
                }
            }
            words.ends.push(line.text_range().end);
        }
        let starts = words.letters.iter().map(|letter| letter.start);
        starts.is_sorted().then_some(words)
    }

    /// The width of a stretch of the text, and of the spaces at its end.
    pub(super) fn width(&self, bytes: Range<usize>) -> (f64, f64) {
        let letters = self.between(bytes);
        let seen =
            letters.iter().rposition(|letter| !letter.is_space).map_or(0, |at| at + 1);
        let width = |letters: &[Letter]| {
            letters.iter().map(|letter| f64::from(letter.advance)).sum()
        };
        (width(&letters[..seen]), width(&letters[seen..]))
    }

    pub(super) fn between(&self, bytes: Range<usize>) -> &[Letter] {
        let at = |byte| self.letters.partition_point(|letter| letter.start < byte);
        &self.letters[at(bytes.start)..at(bytes.end)]
    }

    /// Lines of so many characters each.
    pub(super) fn lines(
        &self,
        text: &str,
        lengths: impl Iterator<Item = u32>,
    ) -> Vec<Line> {
        let mut places = text.char_indices().map(|(at, _)| at).skip(1);
        let mut start = 0;
        let line = |chars: u32| {
            let end = places.nth(chars.saturating_sub(1) as usize).unwrap_or(text.len());
            let line = self.line(text, start..end);
            start = end;
            line
        };
        lengths.map(line).collect()
    }

    fn line(&self, text: &str, bytes: Range<usize>) -> Line {
        let letters = self.between(bytes.clone());
        let runs = letters.chunk_by(|one, next| one.font == next.font);
        let runs = runs.map(|letters| {
            let start = letters[0].start;
            let end = letters
                .last()
                .map_or(start, |last| last.start + usize::from(last.length));
            let glyph = |letter: &Letter| Glyph {
                id: letter.id,
                advance: letter.advance,
                offset: (0.0, 0.0),
                text: (
                    u16::try_from(letter.start - start).unwrap_or(u16::MAX),
                    letter.length,
                ),
            };
            let glyphs = letters.iter().map(glyph).collect();
            LineRun {
                font: letters[0].font,
                text: text[start..end].to_owned(),
                glyphs,
                start,
            }
        });
        let runs = runs.collect();
        let (width, _) = self.width(bytes);
        let mut line = Line { runs, width, is_rtl: false, leading_space: 0.0, hang: 0.0 };
        line.hang = line.quote_at_start();
        line
    }
}
