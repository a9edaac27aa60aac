//! A shaped text, ready to be broken at any measure.

use std::cell::OnceCell;

use parley::Layout;

use crate::geom::Length;
use crate::text::breaking::{break_lines, count_lines};
use crate::text::line::{Glyph, Line, LineRun};
use crate::text::parting::partings;
use crate::text::pieces::Pieces;
use crate::text::segment::{Seam, Segment};
use crate::text::total_fit::cost_of;
use crate::text::words::Words;
use crate::text::{Breaking, Hyphens, Typesetter};

/// How a text was shaped.
pub(super) enum Shaped {
    /// As a whole.
    Whole(Box<Layout<()>>),
    /// Word by word.
    Words(Words),
}

/// A text shaped once, at a thousand units to the type size.
pub struct Paragraph {
    shaped: Shaped,
    text: String,
    language: String,
    pieces: Pieces,
    /// Where its author parts words.
    soft: Vec<(usize, Seam)>,
    /// Cut where its author lets lines end.
    authored: Vec<Segment>,
    /// Cut at its syllables too, once they are asked for: hardly any text needs them.
    parted: OnceCell<Vec<Segment>>,
}

impl Paragraph {
    pub(super) fn new(
        mut shaped: Shaped,
        text: String,
        soft: &[usize],
        language: &str,
        typesetter: &Typesetter,
    ) -> Self {
        let pieces = match &mut shaped {
            Shaped::Whole(layout) => {
                Pieces::of(layout, &text, |data| typesetter.font_of(data))
            }
            Shaped::Words(words) => Pieces::of_words(words, &text),
        };
        let soft: Vec<_> = soft.iter().map(|at| (*at, Seam::Soft)).collect();
        let authored = pieces.segments(&text, language, &soft);
        let (language, parted) = (language.to_owned(), OnceCell::new());
        Self { shaped, text, language, pieces, soft, authored, parted }
    }

    #[cfg(test)]
    pub(super) fn shaped(&self) -> &Shaped {
        &self.shaped
    }

    fn segments(&self, hyphens: Hyphens) -> &[Segment] {
        if hyphens == Hyphens::Authored {
            return &self.authored;
        }
        self.parted.get_or_init(|| {
            let mut places = partings(&self.text, &self.language);
            places.retain(|(at, _)| self.soft.iter().all(|(soft, _)| soft != at));
            places.extend(&self.soft);
            places.sort_by_key(|(at, _)| *at);
            self.pieces.segments(&self.text, &self.language, &places)
        })
    }

    /// The text without its markup.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the text runs from right to left.
    pub fn is_rtl(&self) -> bool {
        match &self.shaped {
            Shaped::Whole(layout) => layout.is_rtl(),
            Shaped::Words(_) => false,
        }
    }

    /// The width of the text on one line, in thousandths of the type size.
    pub fn width(&self) -> f64 {
        let all: f64 = self.authored.iter().map(|piece| piece.width + piece.space).sum();
        all - self.authored.last().map_or(0.0, |piece| piece.space)
    }

    /// The width of the text on one line at a size.
    pub fn width_at(&self, size: Length) -> Length {
        size * (self.width() / 1000.0)
    }

    /// How many lines the text takes, or none if what stays in one piece is wider than the
    /// measure.
    pub fn count_lines(
        &self,
        measure: Length,
        size: Length,
        hyphens: Hyphens,
    ) -> Option<usize> {
        let measure = thousandths(measure, size);
        match count_lines(&self.authored, measure, Hyphens::Authored) {
            Some(lines) if hyphens != Hyphens::Anywhere => Some(lines),
            _ if hyphens == Hyphens::Authored => None,
            _ => count_lines(self.segments(hyphens), measure, hyphens),
        }
    }

    /// What the lines of the text cost that it is broken into by sense: the less, the better they are
    /// read. None if what stays in one piece is wider than the measure.
    pub fn cost(&self, measure: Length, size: Length) -> Option<f64> {
        let measure = thousandths(measure, size);
        let breaking = Breaking::by_sense(Hyphens::Authored);
        let ends = break_lines(&self.authored, measure, breaking)?;
        Some(cost_of(&self.authored, &ends, measure))
    }

    /// How wide what stays in one piece is at most, at a size.
    pub fn widest_word(&self, size: Length) -> Length {
        let pieces = self.segments(Hyphens::Anywhere).iter();
        let widest = pieces.map(|piece| piece.width + piece.hyphen).fold(0.0, f64::max);
        size * (widest / 1000.0)
    }

    /// Sets the text in lines.
    ///
    /// A word wider than the measure is left to stick out; the caller has asked
    /// [`count_lines`](Self::count_lines) before.
    pub fn lines(
        &mut self,
        typesetter: &Typesetter,
        measure: Length,
        size: Length,
        breaking: Breaking,
    ) -> Vec<Line> {
        if typesetter.only_counts {
            let count = self.count_lines(measure, size, breaking.hyphens);
            let count = count.unwrap_or_else(|| self.segments(breaking.hyphens).len());
            return vec![Line::default(); count];
        }
        self.set_lines(typesetter, measure, size, breaking)
    }

    fn set_lines(
        &mut self,
        typesetter: &Typesetter,
        measure: Length,
        size: Length,
        breaking: Breaking,
    ) -> Vec<Line> {
        let measure = thousandths(measure, size);
        let is_whole = breaking.hyphens != Hyphens::Anywhere
            && count_lines(&self.authored, measure, Hyphens::Authored).is_some();
        let hyphens = if is_whole { Hyphens::Authored } else { breaking.hyphens };
        let pieces = self.segments(hyphens).to_vec();
        let ends = break_lines(&pieces, measure, Breaking { hyphens, ..breaking })
            .unwrap_or_else(|| (1..=pieces.len()).collect());
        let mut start = 0;
        let lengths = ends.iter().map(|&end| {
            let chars = pieces[start..end].iter().map(|piece| piece.chars).sum::<u32>();
            start = end;
            chars
        });
        let mut lines = match &mut self.shaped {
            Shaped::Whole(layout) => {
                let mut breaker = layout.break_lines();
                for chars in lengths {
                    let _ = breaker.break_next_with_length(chars);
                }
                breaker.finish();
                let is_rtl = layout.is_rtl();
                let line = |line| set_line(&line, &self.text, typesetter, is_rtl);
                layout.lines().map(line).collect()
            }
            Shaped::Words(words) => words.lines(&self.text, lengths),
        };
        let mut goes_on = false;
        for (line, &end) in lines.iter_mut().zip(&ends) {
            if goes_on {
                line.set_off_first_word();
            }
            goes_on = pieces[end - 1].hyphen > 0.0;
            if goes_on {
                line.hyphenate();
            }
        }
        lines.truncate(ends.len());
        lines
    }

    /// Sets the whole text on one line, however wide.
    pub fn line(&mut self, typesetter: &Typesetter) -> Line {
        let (measure, size) = (Length::mm(1e6), Length::pt(1.0));
        let lines = self.set_lines(typesetter, measure, size, Breaking::SENSE);
        // What stands alone may be put by its middle or its end: nothing hangs from it.
        let line = lines.into_iter().next().unwrap_or_default();
        Line { hang: 0.0, ..line }
    }
}

fn thousandths(measure: Length, size: Length) -> f64 {
    // A hair of slack, so that a line set at its own width is not broken by rounding.
    measure / size * 1000.0 + 0.01
}

fn set_line(
    line: &parley::Line<'_, ()>,
    text: &str,
    typesetter: &Typesetter,
    is_rtl: bool,
) -> Line {
    let hanging = f64::from(line.metrics().hanging_advance);
    let mut set = Line {
        runs: Vec::new(),
        width: f64::from(line.metrics().advance) - hanging,
        is_rtl,
        leading_space: if is_rtl { hanging } else { 0.0 },
        hang: 0.0,
    };
    let mut rtl_runs = Vec::new();
    for run in line.runs() {
        let range = run.text_range();
        let mut clusters: Vec<Cluster> = Vec::new();
        for cluster in run.clusters() {
            let bytes = cluster.text_range();
            if cluster.is_ligature_continuation()
                && let Some(ligature) = clusters.last_mut()
            {
                ligature.bytes.end = bytes.end;
                continue;
            }
            let glyphs = cluster.glyphs().collect();
            clusters.push(Cluster { bytes, glyphs });
        }
        if run.is_rtl() {
            clusters.reverse();
        }
        let font = typesetter.font_of(run.font());
        let glyphs: Vec<Glyph> =
            clusters.iter().flat_map(|cluster| cluster.set(range.start, text)).collect();
        if !glyphs.is_empty() {
            let (start, text) = (range.start, text[range].to_owned());
            set.runs.push(LineRun { font, text, glyphs, start });
            rtl_runs.push(run.is_rtl());
        }
    }
    if is_rtl {
        set.hold_directions(&rtl_runs);
    }
    set.hang = set.quote_at_start();
    set
}

struct Cluster {
    bytes: std::ops::Range<usize>,
    glyphs: Vec<parley::Glyph>,
}

impl Cluster {
    /// The cluster's glyphs; line ends are not shown and have none.
    fn set(&self, start: usize, text: &str) -> Vec<Glyph> {
        let stands_for = &text[self.bytes.clone()];
        if stands_for.chars().all(char::is_control) {
            return Vec::new();
        }
        let at = u16::try_from(self.bytes.start - start).unwrap_or(u16::MAX);
        let glyph = |(index, glyph): (usize, &parley::Glyph)| {
            let covers = if index == 0 { stands_for.len() } else { 0 };
            Glyph {
                id: u16::try_from(glyph.id).unwrap_or(0),
                advance: glyph.advance,
                offset: (glyph.x, -glyph.y),
                text: (at, u8::try_from(covers).unwrap_or(u8::MAX)),
            }
        };
        self.glyphs.iter().enumerate().map(glyph).collect()
    }
}

impl Paragraph {
    /// Refuses a text with a character that no font has.
    pub(super) fn check_glyphs(&self) -> Result<(), crate::text::MissingGlyph> {
        let Shaped::Whole(layout) = &self.shaped else { return Ok(()) };
        for line in layout.lines() {
            for run in line.runs() {
                for cluster in run.clusters() {
                    let text = &self.text[cluster.text_range()];
                    if cluster.glyphs().any(|glyph| glyph.id == 0)
                        && !text.chars().all(char::is_control)
                    {
                        return Err(crate::text::MissingGlyph { text: text.to_owned() });
                    }
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Style;

    #[test]
    fn no_line_is_wider_than_its_measure() {
        let text = "Read each line out loud. Tick what you can say yes to. Change or cross out the rest; a rule that only one wants is no rule yet.";
        let mut typesetter = Typesetter::new();
        let size = Length::pt(16.0);
        for millimetres in 60..240 {
            let measure = Length::mm(f64::from(millimetres));
            let mut paragraph = typesetter.shape(text, Style::TEXT, "en").unwrap();
            let counted = paragraph.count_lines(measure, size, Hyphens::Authored);
            let lines = paragraph.lines(&typesetter, measure, size, Breaking::SENSE);
            assert_eq!(counted, Some(lines.len()));
            assert!(!lines.is_empty());
            for line in lines {
                let glyphs = line.runs().iter().flat_map(|run| &run.glyphs);
                let all: f64 = glyphs.map(|glyph| f64::from(glyph.advance)).sum();
                let words: String = line.runs().iter().map(|run| &*run.text).collect();
                let wide = line.width_at(size);
                assert!(
                    measure.fits(wide - Length::pt(0.02)),
                    "{millimetres} mm: {wide:?} {all} {} for `{words}`",
                    line.width()
                );
                assert!(all <= line.width() + 300.0, "{all} {} `{words}`", line.width());
            }
        }
    }
}
