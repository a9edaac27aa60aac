//! A shaped text as segments, whose widths are what its glyphs take.

use std::ops::Range;

use parley::{BreakReason, Layout};

use crate::text::FontId;
use crate::text::segment::{End, Seam, Segment};
use crate::text::sense::{end_of, holds_together};
use crate::text::words::{Letter, Words};

/// What stands between two places at which a line may end by the rules of writing (Unicode
/// Standard Annex 14).
#[derive(Debug, Clone)]
struct Stretch {
    bytes: Range<usize>,
    width: f64,
    space: f64,
    hard: bool,
}

/// A text that was shaped, cut where lines may end.
#[derive(Debug, Clone)]
pub(super) struct Pieces {
    stretches: Vec<Stretch>,
    clusters: Vec<Cluster>,
}

/// A letter with what belongs to it; of a ligature, its first letter.
#[derive(Debug, Clone, Copy)]
struct Cluster {
    start: usize,
    advance: f64,
    font: FontId,
}

impl Pieces {
    /// The pieces of a text as it was laid out.
    pub(super) fn of(
        layout: &mut Layout<()>,
        text: &str,
        font_of: impl Fn(&parley::FontData) -> FontId,
    ) -> Self {
        layout.break_all_lines(Some(0.0));
        let mut pieces = Self { stretches: Vec::new(), clusters: Vec::new() };
        for line in layout.lines() {
            let bytes = line.text_range();
            // Of a text without letters parley says that it has a line of one.
            if bytes.is_empty() || text.get(bytes.clone()).is_none() {
                continue;
            }
            let metrics = line.metrics();
            let space = f64::from(metrics.hanging_advance);
            pieces.add(
                text,
                Stretch {
                    bytes,
                    width: f64::from(metrics.advance) - space,
                    space,
                    hard: line.break_reason() == BreakReason::Explicit,
                },
            );
            for run in line.runs() {
                let font = font_of(run.font());
                for cluster in run.clusters() {
                    let advance = f64::from(cluster.advance());
                    if cluster.is_ligature_continuation() {
                        if let Some(first) = pieces.clusters.last_mut() {
                            first.advance += advance;
                        }
                        continue;
                    }
                    let start = cluster.text_range().start;
                    pieces.clusters.push(Cluster { start, advance, font });
                }
            }
        }
        pieces.clusters.sort_by_key(|cluster| cluster.start);
        pieces
    }

    /// The pieces of a text of plain words.
    pub(super) fn of_words(words: &Words, text: &str) -> Self {
        let cluster = |letter: &Letter| Cluster {
            start: letter.start,
            advance: f64::from(letter.advance),
            font: letter.font,
        };
        let clusters = words.letters.iter().map(cluster).collect();
        let mut pieces =
            Self { stretches: Vec::with_capacity(words.ends.len()), clusters };
        let mut start = 0;
        for &end in &words.ends {
            let bytes = start..end;
            let (width, space) = words.width(bytes.clone());
            pieces.add(text, Stretch { bytes, width, space, hard: false });
            start = end;
        }
        pieces
    }

    fn add(&mut self, text: &str, next: Stretch) {
        match self.stretches.last_mut() {
            Some(last) if !last.hard && holds_together(text, last.bytes.end) => {
                last.bytes.end = next.bytes.end;
                last.width += last.space + next.width;
                (last.space, last.hard) = (next.space, next.hard);
            }
            _ => self.stretches.push(next),
        }
    }

    /// The text in segments, parted at further places within its words. Places that no line can
    /// end at, as within a ligature, are passed over.
    pub(super) fn segments(
        &self,
        text: &str,
        language: &str,
        partings: &[(usize, Seam)],
    ) -> Vec<Segment> {
        let mut segments = Vec::with_capacity(self.stretches.len() + partings.len());
        for stretch in &self.stretches {
            let Range { start, end } = stretch.bytes;
            let seen = start + text[start..end].trim_end().len();
            let mut from = start;
            let mut left = stretch.width;
            for &(at, seam) in partings {
                if !(from < at && at < seen) {
                    continue;
                }
                let Some((width, font)) = self.width(from..at) else { continue };
                let hyphen = match seam {
                    Seam::Sign => 0.0,
                    _ => f64::from(hyphen_of(font).2),
                };
                let (chars, end) = (chars(&text[from..at]), End::Word);
                let (space, hard) = (0.0, false);
                segments.push(Segment { chars, width, space, hyphen, hard, end, seam });
                left -= width;
                from = at;
            }
            let is_parted = text[..end].ends_with(['-', '\u{2010}']) && end < text.len();
            segments.push(Segment {
                chars: chars(&text[from..end]),
                width: left,
                space: stretch.space,
                hyphen: 0.0,
                hard: stretch.hard,
                end: end_of(&text[..end], language),
                seam: if is_parted { Seam::Written } else { Seam::Words },
            });
        }
        segments
    }

    /// The width of a stretch of a word, and the font of its last letter; none if no letter
    /// ends there.
    fn width(&self, bytes: Range<usize>) -> Option<(f64, FontId)> {
        let at =
            |byte| self.clusters.binary_search_by_key(&byte, |cluster| cluster.start);
        let (from, to) = (at(bytes.start).ok()?, at(bytes.end).ok()?);
        let within = self.clusters.get(from..to)?;
        let width = within.iter().map(|cluster| cluster.advance).sum();
        Some((width, within.last()?.font))
    }
}

/// The hyphen that goes with a font, of the one for reading where it has none: the font, the
/// glyph, and how wide it is.
pub(super) fn hyphen_of(font: FontId) -> (FontId, u16, f32) {
    let of = |font: FontId| {
        let glyph = ['\u{2010}', '-'].into_iter().find_map(|c| font.glyph(c))?;
        Some((font, glyph, font.advances()(glyph)))
    };
    of(font).or_else(|| of(FontId::TEXT)).unwrap_or((font, 0, 0.0))
}

fn chars(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}
