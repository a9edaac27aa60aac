//! Set lines: glyphs in the order in which they stand.

use crate::geom::Length;
use crate::text::FontId;
use crate::text::direction::has_direction;
use crate::text::pieces::hyphen_of;
use crate::text::sense::hangs;

/// One glyph of a run; lengths are thousandths of the type size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// The glyph's number in its font.
    pub id: u16,
    /// How far the pen moves after it.
    pub advance: f32,
    /// How far it stands off the pen, right and up.
    pub offset: (f32, f32),
    /// The bytes of the run's text that it stands for: where they begin, and how many.
    /// The further glyphs of a cluster stand for none.
    pub text: (u16, u8),
}

/// A stretch of a line in one font.
#[derive(Debug, Clone, PartialEq)]
pub struct LineRun {
    /// The font.
    pub font: FontId,
    /// What the glyphs stand for.
    pub text: String,
    /// The glyphs from left to right.
    pub glyphs: Vec<Glyph>,
    /// Where its text begins in the paragraph: runs are read in this order.
    pub start: usize,
}

impl Glyph {
    /// The number of a sign that no glyph draws: it only stands in the text.
    pub const UNSEEN: u16 = u16::MAX;
}

impl LineRun {
    /// A sign that nobody sees and that counts as a letter from right to left (UAX #9, 2.6).
    const RIGHT_TO_LEFT_MARK: &str = "\u{200F}";

    /// What the hyphen stands for of a word that goes on in the next line: nothing that would be
    /// copied (ISO 32000-1, 14.8.2.2.3).
    pub const SOFT_HYPHEN: &str = "\u{AD}";

    /// Puts an unseen letter from right to left before a byte of the text of a run from right to
    /// left.
    fn hold_direction(&mut self, at: usize) {
        let mark = Self::RIGHT_TO_LEFT_MARK;
        let (Ok(place), Ok(length)) = (u16::try_from(at), u8::try_from(mark.len()))
        else {
            return;
        };
        // What is read behind it stands at its left.
        let mut left = 0;
        for glyph in self.glyphs.iter_mut().filter(|glyph| glyph.text.0 >= place) {
            glyph.text.0 = glyph.text.0.saturating_add(u16::from(length));
            left += 1;
        }
        let (id, offset) = (Glyph::UNSEEN, (0.0, 0.0));
        self.glyphs
            .insert(left, Glyph { id, advance: 0.0, offset, text: (place, length) });
        self.text.insert_str(at, mark);
    }

    /// The run in two, parted before a byte of its text; none if its glyphs do not stand in the
    /// order of the text, or nothing stands before or behind.
    fn parted(&self, at: usize) -> Option<[Self; 2]> {
        let is_before = |glyph: &Glyph| usize::from(glyph.text.0) < at;
        let is_in_order = self.glyphs.is_sorted_by_key(|glyph| glyph.text.0);
        let count = self.glyphs.iter().filter(|glyph| is_before(glyph)).count();
        if !is_in_order || count == 0 || count == self.glyphs.len() {
            return None;
        }
        let (before, behind) = self.glyphs.split_at(count);
        let shift = u16::try_from(at).ok()?;
        let behind = behind
            .iter()
            .map(|glyph| Glyph { text: (glyph.text.0 - shift, glyph.text.1), ..*glyph });
        let run = |text: &str, glyphs, start| {
            let text = text.to_owned();
            Self { font: self.font, text, glyphs, start }
        };
        Some([
            run(&self.text[..at], before.to_vec(), self.start),
            run(&self.text[at..], behind.collect(), self.start + at),
        ])
    }
}

/// One line of a paragraph.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Line {
    pub(super) runs: Vec<LineRun>,
    pub(super) width: f64,
    pub(super) is_rtl: bool,
    pub(super) leading_space: f64,
    pub(super) hang: f64,
}

impl Line {
    /// The runs from left to right.
    pub fn runs(&self) -> &[LineRun] {
        &self.runs
    }

    /// The width of what is seen, in thousandths of the type size: spaces at the end hang.
    pub fn width(&self) -> f64 {
        self.width
    }

    /// How wide it is at a size.
    pub fn width_at(&self, size: Length) -> Length {
        size * (self.width / 1000.0)
    }

    /// How far the line begins before its edge at a size: an opening quotation mark hangs, so
    /// that letters stand under letters, but no further than a margin has room for.
    pub fn hang_at(&self, size: Length) -> Length {
        const MOST: Length = Length::mm(2.0);
        (size * (self.hang / 1000.0)).min(MOST)
    }

    /// Where the line is put so that nothing of it hangs before a place: something else stands
    /// there, such as the number of a step.
    pub fn beside(&self, place: Length, size: Length) -> Length {
        let hang = self.hang_at(size);
        if self.is_rtl { place - hang } else { place + hang }
    }

    /// Whether the paragraph runs from right to left.
    pub fn is_rtl(&self) -> bool {
        self.is_rtl
    }

    /// The space that hangs on the left, as it does at the end of a line from right to left.
    pub fn leading_space(&self) -> f64 {
        self.leading_space
    }

    /// The width of the quotation mark that the line begins with.
    pub(super) fn quote_at_start(&self) -> f64 {
        let first = self.runs.iter().min_by_key(|run| run.start);
        let Some(run) = first.filter(|run| run.text.starts_with(hangs)) else {
            return 0.0;
        };
        let mark = run.glyphs.iter().find(|glyph| glyph.text.0 == 0 && glyph.text.1 > 0);
        mark.map_or(0.0, |glyph| f64::from(glyph.advance))
    }

    /// Makes signs keep the direction of a line from right to left where they would lose it: programs
    /// that read a page know its runs alone, and take them for ones from left to right. There a
    /// question mark or a vowel's sign at the end, or a comma behind a word from left to right, would
    /// go astray without a letter from right to left on its other side.
    pub(super) fn hold_directions(&mut self, rtl_runs: &[bool]) {
        let is_stray = |sign: char| !sign.is_whitespace() && !has_direction(sign);
        for at in 0..self.runs.len() {
            // The run that is read before stands at its right.
            let is_behind = rtl_runs.get(at + 1) == Some(&false);
            let run = &mut self.runs[at];
            if !rtl_runs[at] {
                continue;
            }
            if is_behind && run.text.starts_with(is_stray) {
                run.hold_direction(0);
            }
            let seen = run.text.trim_end();
            if seen.ends_with(is_stray) {
                run.hold_direction(seen.len());
            }
        }
    }

    /// Adds the hyphen of a word that goes on in the next line, and makes what the line has of
    /// that word a run of its own, so that the word can be told to be one.
    pub(super) fn hyphenate(&mut self) {
        let Some(last) = self.runs.iter().max_by_key(|run| run.start) else { return };
        let (font, start) = (last.font, last.start + last.text.len());
        if !self.is_rtl {
            let words = last.text.trim_end();
            let word = words.rfind(char::is_whitespace).map_or(0, |space| {
                space + words[space..].chars().next().map_or(0, char::len_utf8)
            });
            self.part_run(self.runs.len() - 1, word);
        }
        let (font, id, advance) = hyphen_of(font);
        let glyph = Glyph { id, advance, offset: (0.0, 0.0), text: (0, 2) };
        let text = LineRun::SOFT_HYPHEN.to_owned();
        let run = LineRun { font, text, glyphs: vec![glyph], start };
        // A line from right to left ends at the left.
        let at = if self.is_rtl { 0 } else { self.runs.len() };
        self.runs.insert(at, run);
        self.width += f64::from(advance);
    }

    /// Makes the rest of a word that the line begins with a run of its own.
    pub(super) fn set_off_first_word(&mut self) {
        let first = self.runs.first().filter(|_| !self.is_rtl);
        if let Some(end) = first.and_then(|run| run.text.find(char::is_whitespace)) {
            self.part_run(0, end);
        }
    }

    fn part_run(&mut self, run: usize, at: usize) {
        if let Some(parts) = self.runs[run].parted(at) {
            self.runs.splice(run..=run, parts);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Breaking, Style, Typesetter};

    fn lines(text: &str, measure: f64) -> Vec<Line> {
        let mut typesetter = Typesetter::new();
        let mut paragraph = typesetter.shape(text, Style::TEXT, "tlh").unwrap();
        let measure = Length::pt(measure);
        paragraph.lines(&typesetter, measure, Length::pt(10.0), Breaking::SENSE)
    }

    fn texts(line: &Line) -> Vec<&str> {
        line.runs().iter().map(|run| &*run.text).collect()
    }

    #[test]
    fn a_soft_hyphen_shows_where_a_line_ends_and_nowhere_else() {
        let text = "dear So\u{AD}ft\u{AD}hyphenated love";
        let whole = lines(text, 400.0);
        assert_eq!(whole.len(), 1);
        assert_eq!(texts(&whole[0]).concat(), "dear Softhyphenated love");
        let parted = lines(text, 75.0);
        let wanted: [&[&str]; 2] =
            [&["dear ", "Soft", "\u{AD}"], &["hyphenated", " love"]];
        assert_eq!(parted.iter().map(texts).collect::<Vec<_>>(), wanted);
        let hyphen = &parted[0].runs()[2].glyphs[0];
        let glyphs = parted[0].runs().iter().flat_map(|run| &run.glyphs);
        let width: f64 = glyphs.map(|glyph| f64::from(glyph.advance)).sum();
        assert!(hyphen.advance > 100.0 && (width - parted[0].width()).abs() < 1.0);
    }

    #[test]
    fn signs_at_the_end_from_right_to_left_keep_their_side() {
        for (text, wanted) in [
            ("מה נשאר?", "מה נשאר?\u{200F}"),
            ("מה נשאר", "מה נשאר"),
            ("אולי Paris, כן", "אולי Paris\u{200F},\u{200F} כן"),
            ("עשר 10 דקות", "עשר 10 דקות"),
            ("שָׁלוֹם אַתְּ", "שָׁלוֹם אַתְּ\u{200F}"),
            ("What is left?", "What is left?"),
        ] {
            let line = &lines(text, 400.0)[0];
            let mut runs: Vec<_> = line.runs().iter().collect();
            runs.sort_by_key(|run| run.start);
            let all: String = runs.iter().map(|run| &*run.text).collect();
            assert_eq!(all, wanted);
            for run in runs {
                let marks = run.glyphs.iter().filter(|glyph| glyph.id == Glyph::UNSEEN);
                let texts = marks.map(|glyph| {
                    let start = usize::from(glyph.text.0);
                    &run.text[start..start + usize::from(glyph.text.1)]
                });
                assert!(texts.eq(run.text.matches(LineRun::RIGHT_TO_LEFT_MARK)));
            }
        }
    }

    #[test]
    fn an_opening_quotation_mark_hangs_by_its_width_and_no_further_than_two_millimetres()
    {
        let set = lines("“Yes”, said", 400.0);
        let (small, large) = (Length::pt(10.0), Length::pt(40.0));
        let mark = f64::from(set[0].runs()[0].glyphs[0].advance);
        assert!((set[0].hang_at(small) / small - mark / 1000.0).abs() < 1e-9);
        assert_eq!(set[0].hang_at(large), Length::mm(2.0));
        assert_eq!(lines("Yes, “said”", 400.0)[0].hang_at(small), Length::ZERO);
    }
}
