//! The cover, and who made the deck.

use crate::color::Ink;
use crate::face::desk::Desk;
use crate::frame::{Frame, Mark, Tag};
use crate::geom::{Length, Point, Size};
use crate::look;
use crate::model::{Deck, Field};
use crate::text::{Breaking, Fitted, Hyphens, Setting, Style, fit, heights};

/// Sizes of cover titles, each on 1.07 of itself; the largest that fits is taken.
const TITLES: [f64; 9] = [40.0, 34.0, 28.0, 24.0, 20.0, 18.0, 16.0, 14.0, 12.0];

impl Desk<'_> {
    /// Three arches, one in the other, on the floor line; the title below them, and at the foot
    /// what a deck is and is not.
    pub(super) fn cover(&mut self) -> Frame {
        let mut frame = self.ground();
        let measures = self.measures;
        let floor = measures.trim.height * 0.56;
        self.set_arches(&mut frame, floor);
        let heading = Mark::Content(self.node(&mut frame, Tag::Heading, None));
        let words = Mark::Content(self.words_node(&mut frame));
        let (measure, small) = (self.measure(), measures.small);
        let tagline = self.texts.prompt.clone();
        let Some(mut tagline) = self.shape(Field::Prompt, 0, &tagline, Style::TEXT)
        else {
            return frame;
        };
        let lines = tagline.lines(self.typesetter, measure, small.size, Breaking::SENSE);
        let first = measures.foot_baseline() - small.depth(lines.len());
        self.put_lines(&mut frame, words, (self.full(), first), &lines, small, |_| {
            Ink::BLACK
        });
        self.set_cover_title(&mut frame, heading, floor, first - small.leading * 1.2);
        self.finish(frame)
    }

    fn set_arches(&self, frame: &mut Frame, floor: Length) {
        let at = Point::new(self.column.left, self.column.left + Length::mm(1.0));
        let size = Size::new(self.measure(), floor - at.y);
        let picture = look::picture_of(self.theme, size, self.accent());
        frame.absorb(at, &picture);
    }

    /// The title at the largest size that fits between the floor and a limit.
    fn set_cover_title(
        &mut self,
        frame: &mut Frame,
        mark: Mark,
        floor: Length,
        limit: Length,
    ) {
        let Some(mut paragraph) = self.take_title() else { return };
        let measures = self.measures;
        let measure = self.measure();
        let air = Length::mm(4.0) * measures.scale.min(1.0);
        let sizes = TITLES.map(|size| Setting {
            size: Length::pt(size),
            leading: Length::pt(size * 1.07),
        });
        let sizes = measures.allowed(&sizes);
        let first = |setting: Setting| floor + air + heights::cap(setting.size);
        let room = |setting: Setting| {
            let fits = |lines: &usize| limit.fits(first(setting) + setting.depth(*lines));
            (1..=3).rev().find(fits).unwrap_or(0)
        };
        let fitted = fit(&paragraph, measure, &sizes, &Hyphens::OF_TITLE, room);
        let Some(Fitted { setting, hyphens, .. }) = fitted else {
            let last = sizes[sizes.len() - 1];
            self.overset((Field::Title, 0), &paragraph, measure, last, 3);
            return;
        };
        let breaking = Breaking::by_sense(hyphens);
        let lines = paragraph.lines(self.typesetter, measure, setting.size, breaking);
        let at = (self.full(), first(setting));
        self.put_lines(frame, mark, at, &lines, setting, |_| Ink::BLACK);
    }

    /// Who made the deck, and under which licence it may be copied.
    pub(super) fn colophon(&mut self, deck: &Deck) -> Frame {
        let mut frame = self.ground();
        let measures = self.measures;
        let line = self.set_sign_title(&mut frame, &deck.title, Tag::Paragraph);
        let facts = [
            deck.description.clone(),
            Some(deck.authors.join(", ")).filter(|authors| !authors.is_empty()),
            deck.license.clone(),
            Some(deck.version.clone()),
        ];
        let limit = measures.back_last_baseline();
        let mut baseline =
            line + measures.small.leading + Length::mm(0.7) * measures.scale;
        for fact in facts.into_iter().flatten() {
            let at = (self.full(), baseline);
            let end = self.set_paragraph(&mut frame, &fact, at, limit);
            baseline = end + measures.small.leading + Length::mm(1.5) * measures.scale;
        }
        self.finish(frame)
    }
}
