//! What a card asks.

use crate::color::Ink;
use crate::face::desk::Desk;
use crate::face::measures::{DISPLAYED, lines_between};
use crate::face::parts::BackPart;
use crate::frame::{Frame, Mark, Tag};
use crate::geom::Length;
use crate::model::Field;
use crate::text::{Breaking, Fitted, Hyphens, Paragraph, Setting, Style, heights};

/// Where a prompt may stand.
#[derive(Clone, Copy)]
pub(super) struct Room {
    /// The last baseline above it.
    pub(super) title: Option<Length>,
    /// The last baseline that it may take.
    pub(super) last: Length,
    /// Where lines must end that stand beside the sign, and the last baseline of these.
    pub(super) beside: Option<(Length, Length)>,
}

impl Desk<'_> {
    /// The settings that a prompt may take: short ones are displayed, the shortest larger.
    fn prompt_settings(&self, prompt: &Paragraph) -> (Vec<Setting>, usize) {
        let length = prompt.text().chars().count();
        let displays = &self.measures.displays;
        let from = match length {
            _ if self.card.art.is_some() => displays.len(),
            0..=45 => 0,
            46..=60 => 1,
            61..=DISPLAYED => 2,
            _ => displays.len(),
        };
        let usual = self.measures.prompts[0].size;
        let shown = displays[from..].iter().filter(|display| display.size > usual);
        let mut settings: Vec<_> = shown.copied().collect();
        let count = settings.len();
        settings.extend_from_slice(&self.measures.prompts);
        (settings, count)
    }

    /// The first baseline of a prompt under the title, or at the head.
    fn prompt_first(&self, title: Option<Length>, setting: Setting) -> Length {
        match title {
            Some(title) => title + setting.leading + self.measures.prompt_gap,
            None => {
                self.measures.head()
                    + heights::cap(setting.size - self.measures.small.size)
            }
        }
    }

    /// A prompt at a size, if it fits: over the whole column, or with its last lines beside the sign.
    fn fits(
        &mut self,
        paragraph: &mut Paragraph,
        (setting, hyphens): (Setting, Hyphens),
        room: Room,
    ) -> bool {
        let measure = self.measure();
        let Some(lines) = paragraph.count_lines(measure, setting.size, hyphens) else {
            return false;
        };
        let first = self.prompt_first(room.title, setting);
        if lines <= lines_between(first, room.last, setting.leading) {
            return true;
        }
        let Some((end, last)) = room.beside else { return false };
        if lines > lines_between(first, last, setting.leading) || self.card.art.is_some()
        {
            return false;
        }
        let above = lines_between(first, room.last, setting.leading);
        let breaking = Breaking::by_sense(hyphens);
        let was = self.typesetter.only_count(false);
        let set = paragraph.lines(self.typesetter, measure, setting.size, breaking);
        self.typesetter.only_count(was);
        let narrow = end - self.column.left;
        set.iter().skip(above).all(|line| narrow.fits(line.width_at(setting.size)))
    }

    /// Whether the prompt fits at the deck's size.
    pub(super) fn holds_prompt(&mut self, room: Room) -> bool {
        let prompt = self.texts.prompt.clone();
        let Some(mut paragraph) = self.shape(Field::Prompt, 0, &prompt, Style::PROMPT)
        else {
            return true;
        };
        let usual = (self.measures.prompts[0], Hyphens::OF_TEXT[0]);
        self.fits(&mut paragraph, usual, room)
    }

    /// The prompt below a title; returns its last baseline.
    pub(super) fn set_prompt(&mut self, frame: &mut Frame, mut room: Room) -> Length {
        let prompt = self.texts.prompt.clone();
        let begin = room.title.unwrap_or_default();
        let Some(mut paragraph) = self.shape(Field::Prompt, 0, &prompt, Style::PROMPT)
        else {
            return begin;
        };
        let measure = self.measure();
        let (settings, displays) = self.prompt_settings(&paragraph);
        // Leave air under a prompt that shares the front with a picture.
        if self.card.art.is_some() {
            room.last -= Length::mm(20.0) * self.measures.scale;
        }
        // Words as they are without the places where an author lets them part.
        let widest = if prompt.contains('\u{AD}') {
            let whole = prompt.replace('\u{AD}', "");
            self.shape(Field::Prompt, 0, &whole, Style::PROMPT)
        } else {
            None
        };
        let mut ways = Vec::new();
        for hyphens in Hyphens::OF_TEXT {
            ways.extend(
                settings.iter().copied().enumerate().map(|(at, one)| (at, one, hyphens)),
            );
        }
        let fitted = ways.into_iter().find_map(|(step, setting, hyphens)| {
            // Nothing is displayed with a word parted for it.
            let is_shown = step >= displays
                || hyphens == Hyphens::OF_TEXT[0]
                    && measure.fits(
                        widest.as_ref().unwrap_or(&paragraph).widest_word(setting.size),
                    );
            let fits = is_shown && self.fits(&mut paragraph, (setting, hyphens), room);
            let lines = paragraph.count_lines(measure, setting.size, hyphens)?;
            fits.then_some(Fitted { step, setting, lines, hyphens })
        });
        let Some(fitted) = fitted else {
            let last = settings[settings.len() - 1];
            let room = lines_between(
                self.prompt_first(room.title, last),
                room.last,
                last.leading,
            );
            self.overset((Field::Prompt, 0), &paragraph, measure, last, room);
            return begin;
        };
        self.prompt_step = fitted.step.saturating_sub(displays);
        self.prompt_size = Some(fitted.setting.size);
        if fitted.step > displays {
            let settings = &settings[displays..];
            self.note_step(
                Field::Prompt,
                Fitted { step: fitted.step - displays, ..fitted },
                settings,
            );
        }
        let node = self.node(frame, Tag::Paragraph, None);
        let first = self.prompt_first(room.title, fitted.setting);
        let (size, breaking) = (fitted.setting.size, Breaking::by_sense(fitted.hyphens));
        let lines = paragraph.lines(self.typesetter, measure, size, breaking);
        let at = (self.full(), first);
        self.put_lines(frame, Mark::Content(node), at, &lines, fitted.setting, |_| {
            Ink::BLACK
        })
    }

    /// The prompt and everything else that would stand on a text back.
    pub(super) fn set_prompt_with(
        &mut self,
        frame: &mut Frame,
        room: Room,
        blocks: &[BackPart],
    ) -> Length {
        let limit = room.last;
        let begin = room.title.unwrap_or_default();
        let prompt = self.texts.prompt.clone();
        let Some(mut paragraph) = self.shape(Field::Prompt, 0, &prompt, Style::PROMPT)
        else {
            return begin;
        };
        let measure = self.measure();
        let gap = Length::mm(2.0) * self.measures.scale;
        let mut tightest = None;
        for way in BackPart::ways(blocks) {
            let Some(mut flow) = self.shape_blocks(&way.parts) else { return begin };
            let mut over = None;
            for (hyphens, step, (setting, body)) in self.pairs_with_hyphens() {
                flow.hyphens = hyphens;
                let lines = paragraph.count_lines(measure, setting.size, hyphens);
                let Some(lines) = lines else { continue };
                let first = self.prompt_first(room.title, setting);
                let end = first + setting.depth(lines);
                let top = end + body.leading + gap;
                if flow.spread(measure, self.measures.indent, body, limit - top) {
                    self.prompt_step = step;
                    self.note_way(&way);
                    let node = self.node(frame, Tag::Paragraph, None);
                    let breaking = Breaking::by_sense(hyphens);
                    let set =
                        paragraph.lines(self.typesetter, measure, setting.size, breaking);
                    let (mark, at) = (Mark::Content(node), (self.full(), first));
                    self.put_lines(frame, mark, at, &set, setting, |_| Ink::BLACK);
                    return self.put_flow(frame, &mut flow, top, body);
                }
                over = Some((body, top));
            }
            tightest = over.map(|(body, top)| (flow, body, top));
        }
        if let Some((flow, body, top)) = tightest {
            self.overset_flow(&flow, body, limit - top);
        } else {
            let last = self.measures.prompts[self.measures.prompts.len() - 1];
            self.overset((Field::Prompt, 0), &paragraph, measure, last, 0);
        }
        begin
    }

    /// The pairs with their steps, first as they are and then with hyphens anywhere.
    fn pairs_with_hyphens(&self) -> Vec<(Hyphens, usize, (Setting, Setting))> {
        let pairs = self.measures.pairs();
        let with = |hyphens| {
            let pairs = pairs.iter().copied().enumerate();
            pairs.map(move |(step, pair)| (hyphens, step, pair))
        };
        Hyphens::OF_TEXT.into_iter().flat_map(with).collect()
    }
}
