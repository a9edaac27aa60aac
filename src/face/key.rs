//! The cover card and the key card, which open a deck: what it is, and what its signs mean.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::color::Ink;
use crate::face::cards::{Faces, Studio, Voice};
use crate::face::desk::{Desk, Place};
use crate::face::error::{FaceError, Fault, Holds};
use crate::face::measures::Backs;
use crate::frame::{Frame, Mark, Tag};
use crate::geom::{Length, Path, Point, Rect, Size};
use crate::model::{
    Access, Card, Deck, Field, Kind, Pace, Texts, TouchLevel, Vocabulary, Who,
};
use crate::text::{Setting, Style, Typesetter, fit};

/// Lays out both cards.
pub(super) fn lay_out(
    typesetter: &mut Typesetter,
    studio: &Studio<'_>,
    deck: &Deck,
) -> Result<Vec<(String, Faces)>, Vec<FaceError>> {
    let words = studio.look.language.words();
    let cover = stand_in(Kind::Conversation, deck.title.clone(), words.cover.to_owned());
    let key = stand_in(Kind::Rule, words.key.to_owned(), words.pips.to_owned());
    let mut faults = Vec::new();
    let mut faces = Vec::new();
    for (card, is_cover) in [(&cover, true), (&key, false)] {
        let language = &studio.look.language;
        let mut desk = studio.desk(typesetter, card, Voice { language, translated: false });
        let (front, back) = if is_cover {
            (desk.cover_front(), desk.colophon(deck))
        } else {
            (desk.key_front(), desk.key_back())
        };
        let back = match studio.look.backs {
            Backs::Text => Arc::new(back),
            Backs::Pattern | Backs::Twin => Arc::clone(&studio.stamps.pattern),
        };
        faults.append(&mut desk.faults);
        faces.push((card.texts.title.clone(), Faces { front: Arc::new(front), back }));
    }
    if faults.is_empty() {
        return Ok(faces);
    }
    let error = |(field, nth, fault): (Field, usize, Fault)| FaceError {
        card: 0,
        id: format!("{} (cover and key)", deck.id),
        field,
        nth,
        fault,
        holds: Holds::Untried,
    };
    Err(faults.into_iter().map(error).collect())
}

/// A card that lends its kind and texts to what is no card of the deck.
fn stand_in(kind: Kind, title: String, prompt: String) -> Card {
    Card {
        id: String::new(),
        kind,
        texts: Texts { title, prompt, ..Texts::default() },
        translations: BTreeMap::new(),
        duration: None,
        pace: Pace::new(1).expect("1 is a pace"),
        touch_level: TouchLevel::NONE,
        mode: None,
        who: Who::Both,
        swap: false,
        setting: Vec::new(),
        cost: None,
        energy: None,
        privacy: None,
        season: Vec::new(),
        time_of_day: Vec::new(),
        topics: Vec::new(),
        avoid_if: Vec::new(),
        tags: Vec::new(),
        props: Vec::new(),
        needs: Vec::new(),
        family: None,
        serves: Vec::new(),
        access: Access::Universal,
        technique: None,
        credit: None,
        evidence: None,
        worksheet: None,
        covers: Vec::new(),
        weight: 1.0,
        repeatable: false,
        cooldown_weeks: 0,
        art: None,
        allow: BTreeMap::new(),
    }
}

const TITLES: [Setting; 5] = [
    Setting::new(28.0, 10.6),
    Setting::new(24.0, 9.2),
    Setting::new(20.0, 7.8),
    Setting::new(16.0, 6.4),
    Setting::new(12.0, 5.0),
];

impl Desk<'_> {
    fn ground(&self) -> Frame {
        let mut frame = Frame::new(self.measures.trim);
        frame.fill(Path::rect(Rect::new(Point::ORIGIN, self.measures.trim)), Ink::WHITE);
        frame
    }

    fn finish(&self, frame: Frame) -> Frame {
        if self.is_rtl { frame.mirrored() } else { frame }
    }

    /// Three arches, one in the other, on the floor line; the title below.
    fn cover_front(&mut self) -> Frame {
        let mut frame = self.ground();
        let (measures, trim) = (self.measures, self.measures.trim);
        let floor = trim.height * 0.52;
        let top = measures.margin + Length::mm(2.0);
        let height = floor - top;
        let width = (height / 1.2).min(measures.measure() * 0.6);
        let ink = self.accent();
        let mut inset = Length::ZERO;
        for _ in 0..3 {
            let at = Point::new(measures.margin + inset, top + inset);
            let size = Size::new(width - inset * 2.0, height - inset);
            frame.stroke(Path::arch(Rect::new(at, size)), measures.line() * 1.6, ink);
            inset += width * 0.155;
        }
        let path = Path::line(
            Point::new(measures.margin - measures.line() * 0.8, floor),
            Point::new(measures.right(), floor),
        );
        frame.stroke(path, measures.line() * 1.6, ink);
        let heading = Mark::Content(self.node(&mut frame, Tag::Heading, None));
        let titles = measures.allowed(&TITLES);
        let end = self.set_fitting(&mut frame, heading, Field::Title, floor, &titles, 2);
        let words = Mark::Content(self.node(&mut frame, Tag::Paragraph, None));
        let small = measures.allowed(&[measures.small, Setting::new(10.0, 4.3)]);
        let gap = Length::mm(1.2) * measures.scale();
        self.set_fitting(&mut frame, words, Field::Prompt, end + gap, &small, 4);
        self.finish(frame)
    }

    /// A text at the largest size that fits above the foot; returns its last baseline.
    fn set_fitting(
        &mut self,
        frame: &mut Frame,
        mark: Mark,
        field: Field,
        above: Length,
        settings: &[Setting],
        most: usize,
    ) -> Length {
        let text =
            if field == Field::Title { &self.texts.title } else { &self.texts.prompt };
        let Some(mut paragraph) = self.shape(
            field,
            0,
            &text.clone(),
            if field == Field::Title { Style::DISPLAY } else { Style::TEXT },
        ) else {
            return above;
        };
        let measure = self.measures.measure();
        let limit = self.measures.back_last_baseline();
        let room = |setting: Setting| {
            crate::face::measures::lines_between(
                above + setting.leading,
                limit,
                setting.leading,
            )
            .min(most)
        };
        let Some(fitted) = fit(&paragraph, measure, settings, room) else {
            let last = settings[settings.len() - 1];
            self.overset((field, 0), &paragraph, measure, last, room(last));
            return above;
        };
        let lines = paragraph.lines(self.typesetter, measure, fitted.setting.size);
        let at = (self.full(), above + fitted.setting.leading);
        self.put_lines(frame, mark, at, &lines, fitted.setting, |_| Ink::BLACK)
    }

    /// Who made the deck, and under which licence it may be copied.
    fn colophon(&mut self, deck: &Deck) -> Frame {
        let mut frame = self.ground();
        let mut facts = vec![format!("**{}** {}", deck.title, deck.version)];
        facts.extend(deck.description.clone());
        facts.push(deck.authors.join(", "));
        facts.extend(deck.license.clone());
        let measures = self.measures;
        let limit = measures.back_last_baseline();
        let mut baseline = measures.back_top;
        let setting = measures.small;
        for fact in facts.iter().filter(|fact| !fact.is_empty()) {
            let Some(mut paragraph) = self.shape(Field::Prompt, 0, fact, Style::TEXT)
            else {
                continue;
            };
            let lines =
                paragraph.lines(self.typesetter, measures.measure(), setting.size);
            #[expect(clippy::cast_precision_loss, reason = "a card holds few lines")]
            let end = baseline + setting.leading * (lines.len() - 1) as f64;
            if end > limit {
                // A long description gives way to the licence: it stands in the deck file too.
                continue;
            }
            let mark = Mark::Content(self.node(&mut frame, Tag::Paragraph, None));
            let at = (self.full(), baseline);
            self.put_lines(&mut frame, mark, at, &lines, setting, |_| Ink::BLACK);
            baseline = end + setting.leading + Length::mm(1.5);
        }
        self.finish(frame)
    }

    /// The nine arches with letter and word.
    fn key_front(&mut self) -> Frame {
        let mut frame = self.ground();
        let measures = self.measures;
        let heading = Mark::Content(self.node(&mut frame, Tag::Heading, None));
        let end = self.key_title(&mut frame, heading, Field::Title);
        let arch = self.stamps.small_arch(Kind::Rule).size();
        let pitch = (arch.height + Length::mm(0.55)).max(measures.small.leading);
        let top = end + Length::mm(2.5) * measures.scale();
        let room = (measures.back_last_baseline() - top) / pitch;
        let rows: u8 = (1..=9).rev().find(|rows| f64::from(*rows) <= room).unwrap_or(1);
        let columns = 9_u8.div_ceil(rows);
        let column = measures.measure() / f64::from(columns);
        let size = measures.small.size;
        for (nth, &kind) in (0_u8..).zip(Kind::ALL) {
            let left = measures.margin + column * f64::from(nth / rows);
            let y = top + pitch * f64::from(nth % rows);
            frame.stamp(Point::new(left, y), &self.stamps.small_arch(kind).clone());
            let ink = self.theme.accent(kind);
            let baseline = y + arch.height - Length::mm(1.2);
            let letter = self.words_line(&kind.letter().to_string(), Style::DISPLAY);
            let word = self.words_line(self.words.kind(kind), Style::TEXT);
            let node = Mark::Content(self.node(&mut frame, Tag::Paragraph, None));
            let mut from = left + arch.width + Length::mm(2.0);
            let place = Place::Start { from, measure: column };
            self.put(&mut frame, node, (place, baseline), &letter, size * 1.1, |_| ink);
            from += Length::mm(5.5);
            let place = Place::Start { from, measure: column };
            self.put(&mut frame, node, (place, baseline), &word, size, |_| Ink::BLACK);
        }
        self.finish(frame)
    }

    fn key_title(&mut self, frame: &mut Frame, mark: Mark, field: Field) -> Length {
        let top = self.measures.back_top - self.measures.back_title.leading;
        let titles =
            [self.measures.titles[0], self.measures.back_title, Setting::new(10.0, 4.3)];
        let titles = self.measures.allowed(&titles);
        let text =
            if field == Field::Title { &self.texts.title } else { &self.texts.prompt };
        let Some(mut paragraph) = self.shape(field, 0, &text.clone(), Style::DISPLAY)
        else {
            return top;
        };
        let measure = self.measures.measure();
        let Some(fitted) = fit(&paragraph, measure, &titles, |_| 1) else {
            self.overset((field, 0), &paragraph, measure, titles[titles.len() - 1], 1);
            return top;
        };
        let lines = paragraph.lines(self.typesetter, measure, fitted.setting.size);
        let at = (self.full(), self.measures.back_top);
        self.put_lines(frame, mark, at, &lines, fitted.setting, |_| Ink::BLACK)
    }

    /// What the pips and the words of touch mean.
    fn key_back(&mut self) -> Frame {
        let mut frame = self.ground();
        let measures = self.measures;
        let heading = Mark::Content(self.node(&mut frame, Tag::Paragraph, None));
        let mut baseline = self.key_title(&mut frame, heading, Field::Prompt);
        let (size, leading) = (measures.small.size, measures.small.leading);
        baseline += leading * 1.6;
        for number in 1..=5_i64 {
            let pace = Pace::new(number).expect("1 to 5 are paces");
            let pips = self.stamps.pips(Kind::Rule, pace.number()).clone();
            let y = baseline - size * 0.25 - pips.size().height / 2.0;
            frame.stamp(Point::new(measures.margin, y), &pips);
            let word = self.words_line(self.words.pace(pace), Style::TEXT);
            let from = measures.margin + pips.size().width + Length::mm(3.0);
            let place = Place::Start { from, measure: measures.right() - from };
            let mark = Mark::Content(self.node(&mut frame, Tag::Paragraph, None));
            self.put(&mut frame, mark, (place, baseline), &word, size, |_| Ink::BLACK);
            baseline += leading * 1.1;
        }
        baseline += leading * 0.6;
        let limit = measures.back_last_baseline();
        for meaning in self.words.touch_meanings {
            let Some(mut paragraph) = self.shape(Field::Prompt, 0, meaning, Style::TEXT)
            else {
                continue;
            };
            let lines = paragraph.lines(self.typesetter, measures.measure(), size);
            #[expect(clippy::cast_precision_loss, reason = "a card holds few lines")]
            let end = baseline + leading * (lines.len() - 1) as f64;
            if end > limit {
                break;
            }
            let mark = Mark::Content(self.node(&mut frame, Tag::Paragraph, None));
            let at = (self.full(), baseline);
            self.put_lines(&mut frame, mark, at, &lines, measures.small, |_| Ink::BLACK);
            baseline = end + leading + Length::mm(0.8);
        }
        self.finish(frame)
    }
}
