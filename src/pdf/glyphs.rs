//! How a run of glyphs is shown: strings of codes, steps between them, and what is read in
//! place of a word in two lines.

use std::collections::BTreeMap;

use printpdf::{DictItem, FontId as FontName, Op, PdfFontHandle, Pt, TextMatrix};

use crate::frame::{Item, Mark, Run};
use crate::pdf::codes::each_letter;
use crate::pdf::content::Painter;
use crate::pdf::matrices::pt;
use crate::pdf::operations::{Operations, Shown};
use crate::text::LineRun;

/// A word in two lines or more that some items begin with: how many of them show it, and the
/// word.
fn parted_word(items: &[(Mark, Item)]) -> Option<(usize, String)> {
    let run = |at: usize| match items.get(at)? {
        (mark, Item::Run(run)) if *mark == items[0].0 => Some(run),
        _ => None,
    };
    let first = run(0)?;
    let is_parted = |at| run(at).is_some_and(|run| run.text == LineRun::SOFT_HYPHEN);
    if !is_parted(1) {
        return None;
    }
    let mut word = first.text.clone();
    let mut count = 1;
    while is_parted(count)
        && let Some(rest) = run(count + 1)
    {
        word.push_str(&rest.text);
        count += 2;
    }
    (count > 1).then_some((count, word))
}

impl Painter<'_> {
    /// Paints an item; with the first of a parted word begins what is read as one word, to end
    /// with its last.
    pub(super) fn item_of_words(
        &mut self,
        items: &[(Mark, Item)],
        at: usize,
        word_end: &mut Option<usize>,
    ) {
        if word_end.is_none()
            && let Some((count, word)) = parted_word(&items[at..])
        {
            self.begin_actual(&word);
            *word_end = Some(at + count);
        }
        self.item(&items[at].1);
        if word_end.take_if(|end| *end == at + 1).is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    pub(super) fn run(&mut self, run: &Run) {
        self.fill_with(run.ink);
        self.ops.push(Op::StartTextSection);
        let font = PdfFontHandle::External(FontName(font_name(run)));
        self.ops.push(Op::SetFont { font, size: Pt(pt(run.size.to_pt())) });
        let (x, y) = self.at(run.at);
        let matrix = TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, x, y]);
        self.ops.push(Op::SetTextMatrix { matrix });
        self.glyphs(run);
        self.ops.push(Op::EndTextSection);
    }

    /// Shows a run's glyphs. printpdf's own operation writes a string for each glyph; whole
    /// stretches without kerning in one string make the file a third smaller.
    fn glyphs(&mut self, run: &Run) {
        let codes = self.codes.of(run.font);
        let (mut shown, mut string) = (std::mem::take(&mut self.shown), Vec::new());
        std::mem::swap(&mut string, &mut self.string);
        let mut line = Shows { shown: &mut shown, string: &mut string, from: 0 };
        let (mut drift, mut rise) = (0.0_f32, 0.0_f32);
        each_letter(run, |glyphs, text| {
            // The places of glyphs that share their letters are in the font.
            let offset = if let [glyph] = glyphs { glyph.offset } else { (0.0, 0.0) };
            drift -= offset.0;
            if (offset.1 - rise).abs() > 0.5 {
                line.put(&mut self.ops);
                rise = offset.1;
                let lift = run.size.to_pt() * f64::from(rise) / 1000.0;
                self.ops.push(Op::SetLineOffset { multiplier: pt(lift) });
            }
            // A tenth of a thousandth of the size is nothing; a whole one adds up.
            if drift.abs() >= 0.5 {
                let step = drift.round();
                line.step(step);
                drift -= step;
            }
            let (code, advance) = codes.code(run.font, glyphs, text);
            line.string.extend(code.to_be_bytes());
            let set: f32 = glyphs.iter().map(|glyph| glyph.advance).sum();
            drift += advance - set + offset.0;
            true
        });
        line.put(&mut self.ops);
        if rise != 0.0 {
            self.ops.push(Op::SetLineOffset { multiplier: 0.0 });
        }
        (self.shown, self.string) = (shown, string);
    }

    /// Begins a word in two lines: what is read in the place of its glyphs is given with them
    /// (ISO 32000-1, 14.9.4).
    fn begin_actual(&mut self, text: &str) {
        let units = text.encode_utf16().flat_map(u16::to_be_bytes);
        let data = [0xFE, 0xFF].into_iter().chain(units).collect();
        let text = DictItem::String { data, literal: false };
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: "Span".to_owned(),
            properties: DictItem::Dict {
                map: BTreeMap::from([("ActualText".to_owned(), text)]),
            },
        });
    }
}

/// What is shown of a line of glyphs until it is written.
struct Shows<'a> {
    shown: &'a mut Vec<Shown>,
    string: &'a mut Vec<u8>,
    /// Where the codes begin that are in no part yet.
    from: usize,
}

impl Shows<'_> {
    fn end_codes(&mut self) {
        let (from, to) = (self.from, self.string.len());
        if from < to {
            self.shown.push(Shown::Codes { from, to });
            self.from = to;
        }
    }

    fn step(&mut self, step: f32) {
        self.end_codes();
        self.shown.push(Shown::Step(step));
    }

    fn put(&mut self, ops: &mut Operations) {
        self.end_codes();
        ops.show(self.shown, self.string);
        self.shown.clear();
        self.string.clear();
        self.from = 0;
    }
}

/// The resource name of a run's font.
fn font_name(run: &Run) -> String {
    format!("F{}", run.font.index())
}
