//! The front of a card.

use std::sync::Arc;

use crate::color::Ink;
use crate::face::blocks::BackPart;
use crate::face::desk::{Desk, LinePlace};
use crate::face::error::Fault;
use crate::face::measures::{Backs, DISPLAYED, lines_between};
use crate::frame::{Frame, Item, Mark, Node, PictureItem, Tag};
use crate::geom::{Length, Path, Point, Rect, Size};
use crate::model::{Art, Field};
use crate::text::{Breaking, Fitted, Hyphens, Line, Paragraph, Setting, Style, fit};

/// The dash stands this many leadings above the consent line's first baseline (5.2 mm over
/// 4.5 mm on a poker card), and the prompt ends this many above the dash.
const DASH: f64 = 1.156;
const ABOVE_DASH: f64 = 1.467;

/// The consent line, shaped and broken, with the room it takes at the card's foot.
struct Consent {
    lines: Vec<Line>,
    first: Length,
    dash: Length,
}

impl Desk<'_> {
    /// Sets the front. With backs that are all alike, everything stands on it.
    pub(super) fn set_front(&mut self, backs: Backs) -> Frame {
        let mut frame = Frame::new(self.measures.trim);
        frame.fill(Path::rect(Rect::new(Point::ORIGIN, self.measures.trim)), Ink::WHITE);
        let heading = self.node(&mut frame, Tag::Heading, None);
        self.set_head(&mut frame);
        let first = self.measures.floor() + self.measures.title_drop;
        let title = self.set_title(&mut frame, Mark::Content(heading), first);
        let consent = self.break_consent(backs);
        let limit = match &consent {
            Some(consent) => consent.dash - self.measures.small.leading * ABOVE_DASH,
            None => self.measures.last_baseline(),
        };
        let blocks = BackPart::on_front(self, backs);
        let end = if blocks.is_empty() {
            self.set_prompt(&mut frame, title, limit)
        } else {
            self.set_prompt_with(&mut frame, title, limit, &blocks)
        };
        if let Some(art) = &self.card.art {
            self.set_art(&mut frame, art, end, limit);
        }
        if let Some(consent) = consent {
            self.set_consent(&mut frame, &consent);
        }
        self.set_foot(&mut frame);
        if self.is_rtl { frame.mirrored() } else { frame }
    }

    /// The arch on its floor line, the kind in words, how near it brings, and the letter.
    fn set_head(&mut self, frame: &mut Frame) {
        let (measures, kind, ink) = (self.measures, self.card.kind, self.accent());
        frame.stamp(measures.arch.origin(), &self.stamps.arch(kind).clone());
        self.floor_line(frame, measures.floor());
        let scale = measures.scale();
        let from = measures.arch.right() + Length::mm(2.5) * scale;
        let baseline = measures.floor() - Length::mm(2.0) * scale;
        let setting = measures.small;
        let near = self.words.card.touch(self.card.touch_level);
        let word = self.words.card.kind(kind);
        let Some(mut words) = self.shape(Field::Title, 0, word, Style::STRONG) else {
            return;
        };
        // The letter repeats the word and the id: decoration to who hears the card. Where the word
        // needs its room, it stays away.
        let letter = self.words_line(&kind.letter().to_string(), Style::DISPLAY);
        let whole = measures.right() - from;
        let beside = whole - letter.width_at(measures.letter.size) - Length::mm(1.0);
        let most = if near.is_some() { 1 } else { 2 };
        let holds = |measure: Length| {
            let lines = words.count_lines(measure, setting.size, Hyphens::Authored);
            lines.is_some_and(|lines| lines <= most)
        };
        let measure = if holds(beside) {
            let end = (LinePlace::End(measures.right()), baseline);
            self.put(frame, Mark::Artifact, end, &letter, measures.letter.size, |_| ink);
            beside
        } else {
            whole
        };
        if !holds(measure) {
            let widest = words.widest_word(setting.size);
            let over = widest.max(words.width_at(setting.size)) - measure;
            self.fault(Field::Title, 0, Fault::WideHead { over });
        }
        let place = LinePlace::Start { from, measure };
        let lines = words.lines(self.typesetter, measure, setting.size, Breaking::SENSE);
        let first = baseline - setting.depth(lines.len());
        if let Some(near) = near {
            let mark = Mark::Content(self.words_node(frame));
            let near = self.words_line(near, Style::TEXT);
            let over = near.width_at(setting.size) - whole;
            if !Length::ZERO.fits(over) {
                self.fault(Field::Title, 0, Fault::WideHead { over });
            }
            let above = baseline - setting.leading;
            self.put(frame, mark, (place, above), &near, setting.size, |_| Ink::BLACK);
        }
        let mark = Mark::Content(self.words_node(frame));
        self.put_lines(frame, mark, (place, first), &lines, setting, |_| ink);
    }

    /// The title in one or two lines; returns its last baseline.
    fn set_title(&mut self, frame: &mut Frame, mark: Mark, first: Length) -> Length {
        let Some(mut paragraph) = self.take_title() else { return first };
        let (measure, titles) = (self.measures.measure(), &self.measures.titles);
        let fitted = fit(&paragraph, measure, titles, &Hyphens::OF_TITLE, |_| 2);
        let Some(fitted) = fitted else {
            self.overset(
                (Field::Title, 0),
                &paragraph,
                measure,
                titles[titles.len() - 1],
                2,
            );
            return first;
        };
        self.note_step(Field::Title, fitted, titles);
        let (size, breaking) = (fitted.setting.size, Breaking::by_sense(fitted.hyphens));
        let lines = paragraph.lines(self.typesetter, measure, size, breaking);
        self.title = Some(paragraph);
        self.put_lines(frame, mark, (self.full(), first), &lines, fitted.setting, |_| {
            Ink::BLACK
        })
    }

    /// The settings that a prompt may take: short ones are displayed.
    fn prompt_settings(&self, prompt: &Paragraph) -> (Vec<Setting>, usize) {
        let short = prompt.text().chars().count() <= DISPLAYED && self.card.art.is_none();
        let display = short.then_some(self.measures.display);
        let settings: Vec<_> =
            display.into_iter().chain(self.measures.prompts.iter().copied()).collect();
        (settings, usize::from(short))
    }

    fn prompt_first(&self, title: Length, setting: Setting) -> Length {
        title + setting.leading + self.measures.prompt_gap
    }

    /// The prompt below a title; returns its last baseline.
    fn set_prompt(&mut self, frame: &mut Frame, title: Length, limit: Length) -> Length {
        let prompt = self.texts.prompt.clone();
        let Some(mut paragraph) = self.shape(Field::Prompt, 0, &prompt, Style::TEXT)
        else {
            return title;
        };
        let measure = self.measures.measure();
        let (settings, displays) = self.prompt_settings(&paragraph);
        // Leave air under a prompt that shares the front with a picture.
        let limit = if self.card.art.is_some() {
            limit - Length::mm(20.0) * self.measures.scale()
        } else {
            limit
        };
        let room = |setting: Setting| {
            lines_between(self.prompt_first(title, setting), limit, setting.leading)
        };
        let fitted = fit(&paragraph, measure, &settings, &Hyphens::OF_TEXT, room);
        let Some(fitted) = fitted else {
            let last = settings[settings.len() - 1];
            let room = room(last);
            self.overset((Field::Prompt, 0), &paragraph, measure, last, room);
            return title;
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
        let first = self.prompt_first(title, fitted.setting);
        let (size, breaking) = (fitted.setting.size, Breaking::by_sense(fitted.hyphens));
        let lines = paragraph.lines(self.typesetter, measure, size, breaking);
        let at = (self.full(), first);
        self.put_lines(frame, Mark::Content(node), at, &lines, fitted.setting, |_| {
            Ink::BLACK
        })
    }

    /// The prompt and everything else that would stand on a text back.
    fn set_prompt_with(
        &mut self,
        frame: &mut Frame,
        title: Length,
        limit: Length,
        blocks: &[BackPart],
    ) -> Length {
        let prompt = self.texts.prompt.clone();
        let Some(mut paragraph) = self.shape(Field::Prompt, 0, &prompt, Style::TEXT)
        else {
            return title;
        };
        let measure = self.measures.measure();
        let gap = Length::mm(2.0) * self.measures.scale();
        let mut tightest = None;
        for way in BackPart::ways(blocks) {
            let Some(mut flow) = self.shape_blocks(&way.parts) else { return title };
            let mut over = None;
            for (hyphens, step, (setting, body)) in self.pairs_with_hyphens() {
                flow.hyphens = hyphens;
                let lines = paragraph.count_lines(measure, setting.size, hyphens);
                let Some(lines) = lines else { continue };
                let first = self.prompt_first(title, setting);
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
        title
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

    /// A picture under the prompt, as wide as the measure or as high as there is room.
    fn set_art(&mut self, frame: &mut Frame, art: &Art, prompt: Length, limit: Length) {
        let top = prompt + Length::mm(5.0) * self.measures.scale();
        let room = Size::new(self.measures.measure(), limit - top);
        if Length::mm(12.0) > room.height {
            self.fault(Field::Image, 0, Fault::NoRoomForArt);
            return;
        }
        let ratio = f64::from(art.picture.height()) / f64::from(art.picture.width());
        let width = room.width.min(room.height / ratio);
        let density = art.picture.density(width);
        if density < 200.0 {
            let message = format!(
                "has {density:.0} dots an inch when printed; from 300 it looks sharp"
            );
            self.notes.push((Field::Image, message));
        }
        let alt = self.texts.alt.clone().or_else(|| Some(art.alt.clone()));
        let language =
            Some(self.language.to_owned()).filter(|own| own != self.document_language);
        let mut node = Node::new(Tag::Figure, None);
        if let Some(language) = language {
            node.set_language(&language);
        }
        if let Some(alt) = alt {
            node.set_alt(&alt);
        }
        let node = frame.add_node(node);
        let picture = PictureItem {
            at: Point::new(self.measures.margin + (room.width - width) / 2.0, top),
            size: Size::new(width, width * ratio),
            picture: Arc::clone(&art.picture),
        };
        frame.push(Mark::Content(node), Item::Picture(picture));
    }

    /// Breaks the consent line: its last baseline is fixed, the lines stand above it.
    fn break_consent(&mut self, backs: Backs) -> Option<Consent> {
        let (text, style, most) = BackPart::consent(self, backs)?;
        let mut paragraph = self.shape(Field::Consent, 0, &text, style)?;
        let (measure, setting) = (self.measures.measure(), self.measures.small);
        let fitted = fit(&paragraph, measure, &[setting], &Hyphens::OF_TEXT, |_| most);
        let Some(fitted) = fitted else {
            self.overset((Field::Consent, 0), &paragraph, measure, setting, most);
            return None;
        };
        let first = self.measures.last_baseline() - setting.depth(fitted.lines);
        let dash = first - setting.leading * DASH;
        let breaking = Breaking::by_sense(fitted.hyphens);
        let lines = paragraph.lines(self.typesetter, measure, setting.size, breaking);
        Some(Consent { lines, first, dash })
    }

    fn set_consent(&mut self, frame: &mut Frame, consent: &Consent) {
        let dash = self.stamps.dash(self.card.kind).clone();
        frame.stamp(Point::new(self.measures.margin, consent.dash), &dash);
        let mark = Mark::Content(self.node(frame, Tag::Paragraph, None));
        let at = (self.full(), consent.first);
        self.put_lines(frame, mark, at, &consent.lines, self.measures.small, |_| {
            Ink::BLACK
        });
    }

    /// Says so when a text had to be set smaller than the deck's size.
    fn note_step(&mut self, field: Field, fitted: Fitted, settings: &[Setting]) {
        if fitted.step > 0 {
            let (size, usual) = (fitted.setting.size.to_pt(), settings[0].size.to_pt());
            let message =
                format!("is set at {size} pt to fit; the deck's size is {usual} pt");
            self.notes.push((field, message));
        }
    }
}
