//! What flows down a back: lists and run-in paragraphs.

use crate::color::Ink;
use crate::face::desk::{Desk, LinePlace};
use crate::face::error::Fault;
use crate::face::parts::{BackPart, Way};
use crate::frame::{Frame, Mark, Tag};
use crate::geom::{Length, Point};
use crate::model::Field;
use crate::text::{Breaking, Hyphens, LineRun, Paragraph, Setting, Style, heights};

/// One entry of a flow: an item of a list, or a paragraph.
struct BackEntry {
    field: Field,
    nth: usize,
    paragraph: Paragraph,
    head: Option<&'static str>,
    /// Space above, in the leading's proportion to 4.5 mm.
    above: Length,
    /// How much of that space is taken.
    air: f64,
}

/// Shaped blocks, ready to be set at any size.
pub(super) struct Flow {
    entries: Vec<BackEntry>,
    /// In which of their words a line may end.
    pub(super) hyphens: Hyphens,
}

/// How far apart the entries of a flow stand, in shares of their usual space: the widest that
/// fits is taken.
pub(super) const AIRS: [f64; 3] = [1.5, 1.0, 0.5];

impl Flow {
    /// The depth from the first baseline to the last at a setting, or the place of the entry
    /// with a word too wide.
    fn depth(
        &self,
        measure: Length,
        indent: Length,
        setting: Setting,
    ) -> Result<Length, usize> {
        let mut depth = Length::ZERO;
        for (at, entry) in self.entries.iter().enumerate() {
            let lines = entry.lines(measure, indent, setting, self.hyphens).ok_or(at)?;
            let inside = setting.depth(lines);
            let between =
                if at == 0 { Length::ZERO } else { setting.leading + entry.gap(setting) };
            depth += between + inside;
        }
        Ok(depth)
    }

    /// Sets the entries further apart or closer, whichever is the widest that fits; false when
    /// none does.
    pub(super) fn spread(
        &mut self,
        measure: Length,
        indent: Length,
        setting: Setting,
        room: Length,
    ) -> bool {
        AIRS.into_iter().any(|air| {
            for entry in &mut self.entries {
                entry.air = air;
            }
            self.fits(measure, indent, setting, room)
        })
    }

    /// Whether the flow fits into a depth.
    pub(super) fn fits(
        &self,
        measure: Length,
        indent: Length,
        setting: Setting,
        room: Length,
    ) -> bool {
        self.depth(measure, indent, setting).is_ok_and(|depth| room.fits(depth))
    }
}

impl BackEntry {
    fn measure(&self, measure: Length, indent: Length) -> Length {
        if self.head.is_some() { measure } else { measure - indent }
    }

    fn lines(
        &self,
        measure: Length,
        indent: Length,
        setting: Setting,
        hyphens: Hyphens,
    ) -> Option<usize> {
        let measure = self.measure(measure, indent);
        self.paragraph.count_lines(measure, setting.size, hyphens)
    }

    fn gap(&self, setting: Setting) -> Length {
        self.above * (self.air * (setting.leading / Length::mm(4.5)))
    }
}

impl Desk<'_> {
    /// Shapes all blocks; none when a character is missing, which is then noted.
    pub(super) fn shape_blocks(&mut self, blocks: &[BackPart]) -> Option<Flow> {
        let mut entries = Vec::new();
        let mut whole = true;
        for block in blocks {
            match block {
                BackPart::List { field, items } => {
                    let between =
                        Length::mm(if *field == Field::Step { 0.5 } else { 1.0 });
                    for (nth, item) in items.iter().enumerate() {
                        let Some(paragraph) = self.shape(*field, nth, item, Style::TEXT)
                        else {
                            whole = false;
                            continue;
                        };
                        let above = if nth == 0 { Length::mm(1.75) } else { between };
                        entries.push(BackEntry {
                            field: *field,
                            nth,
                            paragraph,
                            head: None,
                            above,
                            air: 1.0,
                        });
                    }
                }
                BackPart::RunIn { field, head, text } => {
                    let text = format!("**{head}:** {text}");
                    let Some(paragraph) = self.shape(*field, 0, &text, Style::TEXT)
                    else {
                        whole = false;
                        continue;
                    };
                    let above = Length::mm(1.75);
                    entries.push(BackEntry {
                        field: *field,
                        nth: 0,
                        paragraph,
                        head: Some(head),
                        above,
                        air: 1.0,
                    });
                }
            }
        }
        if self.measures.is_spaced {
            // WCAG 2.2, 1.4.12: paragraphs two sizes apart; items of a list half of that.
            for entry in &mut entries {
                let is_item = entry.head.is_none() && entry.nth > 0;
                entry.above = Length::mm(if is_item { 2.0 } else { 4.0 });
            }
        }
        whole.then_some(Flow { entries, hyphens: Hyphens::WideWords })
    }

    /// Parts with the page of the workbook behind them, if the card has one.
    pub(super) fn with_page(&mut self, parts: &[BackPart]) -> Option<Flow> {
        let text = self.page?.to_owned();
        let page =
            BackPart::RunIn { field: Field::Worksheet, head: self.words.card.book, text };
        self.shape_blocks(&[parts, &[page]].concat())
    }

    /// Says so when there was no room for when to leave the card out.
    pub(super) fn note_way(&mut self, way: &Way) {
        if way.is_shortened {
            let message = "is not printed: this card has no room for it";
            self.notes.push((Field::AvoidIf, message.to_owned()));
        }
    }

    /// Notes where a flow runs over at its smallest setting.
    pub(super) fn overset_flow(&mut self, flow: &Flow, setting: Setting, room: Length) {
        let (measure, indent) = (self.measure(), self.indent());
        let size = setting.size;
        if let Err(at) = flow.depth(measure, indent, setting) {
            let entry = &flow.entries[at];
            let over = entry.paragraph.widest_word(size) - entry.measure(measure, indent);
            self.fault(entry.field, entry.nth, Fault::WideWord { over, size });
            return;
        }
        let (mut lines, mut fitting, mut first_over) = (0, 0, None);
        let mut depth = Length::ZERO;
        for (at, entry) in flow.entries.iter().enumerate() {
            let count = entry.lines(measure, indent, setting, flow.hyphens);
            for line in 0..count.unwrap_or(1) {
                if lines > 0 {
                    let gap = if line == 0 { entry.gap(setting) } else { Length::ZERO };
                    depth += setting.leading + gap;
                }
                lines += 1;
                if room.fits(depth) {
                    fitting += 1;
                } else {
                    first_over = first_over.or(Some(at));
                }
            }
        }
        let entry = &flow.entries[first_over.unwrap_or(flow.entries.len() - 1)];
        self.fault(entry.field, entry.nth, Fault::Overset { lines, room: fitting, size });
    }

    /// Puts a flow on the frame and returns its last baseline.
    pub(super) fn put_flow(
        &mut self,
        frame: &mut Frame,
        flow: &mut Flow,
        top: Length,
        setting: Setting,
    ) -> Length {
        let mut baseline = top;
        let mut list = None;
        let breaking = Breaking::by_sense(flow.hyphens);
        for (at, entry) in flow.entries.iter_mut().enumerate() {
            if at > 0 {
                baseline += setting.leading + entry.gap(setting);
            }
            if entry.nth == 0 {
                list = entry.head.is_none().then(|| self.node(frame, Tag::List, None));
            }
            let body = match list {
                Some(list) => {
                    let item = self.node(frame, Tag::ListItem, Some(list));
                    self.put_label(frame, item, entry, baseline, setting);
                    self.node(frame, Tag::ListBody, Some(item))
                }
                None => self.node(frame, Tag::Paragraph, None),
            };
            let at = (baseline, setting, breaking);
            baseline = self.put_entry(frame, Mark::Content(body), entry, at);
        }
        baseline
    }

    fn put_entry(
        &mut self,
        frame: &mut Frame,
        mark: Mark,
        entry: &mut BackEntry,
        (first, setting, breaking): (Length, Setting, Breaking),
    ) -> Length {
        let (margin, indent) = (self.column.left, self.indent());
        let measure = entry.measure(self.measure(), indent);
        let from = if entry.head.is_some() { margin } else { margin + indent };
        let size = setting.size;
        let lines = entry.paragraph.lines(self.typesetter, measure, size, breaking);
        let accent = self.accent();
        let head = entry.head;
        let ink = move |run: &LineRun| {
            let is_head = |head| run.text.trim_end().strip_suffix(':') == Some(head);
            if head.is_some_and(is_head) { accent } else { Ink::BLACK }
        };
        let place = LinePlace::Start { from, measure };
        self.put_lines(frame, mark, (place, first), &lines, setting, ink)
    }

    /// How far lists are set in: with ten steps or more their numbers take two figures.
    pub(super) fn indent(&self) -> Length {
        let indent = self.measures.indent;
        if self.texts.steps.len() >= 10 { indent * 1.6 } else { indent }
    }

    /// The number of a step, or the dot of a follow-up.
    fn put_label(
        &mut self,
        frame: &mut Frame,
        item: crate::frame::NodeId,
        entry: &BackEntry,
        baseline: Length,
        setting: Setting,
    ) {
        let margin = self.column.left;
        if entry.field == Field::Step {
            let label = self.node(frame, Tag::Label, Some(item));
            let number = self.words_line(&(entry.nth + 1).to_string(), Style::STRONG);
            let place = LinePlace::Start { from: margin, measure: self.indent() };
            let ink = self.accent();
            let mark = Mark::Content(label);
            self.put(frame, mark, (place, baseline), &number, setting.size, |_| ink);
        } else {
            let dot = self.stamps.dot(self.card.kind).clone();
            // On half the height of small letters.
            let y = baseline - heights::half_x(setting.size) - dot.size().height / 2.0;
            frame.stamp(Point::new(margin + Length::mm(0.2), y), &dot);
        }
    }
}
