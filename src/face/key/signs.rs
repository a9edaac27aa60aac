//! What the signs on cards mean: shapes, what tells the pace, words of touch.

use std::sync::Arc;

use crate::color::Ink;
use crate::face::desk::{Desk, LinePlace};
use crate::face::error::Fault;
use crate::face::stamps::small_pace;
use crate::frame::{Frame, Item, Mark, Shape, Tag};
use crate::geom::{Length, Path, Point, Rect, Size};
use crate::look;
use crate::model::{Field, House, Kind, Pace, Vocabulary};
use crate::text::{Line, Style, heights};

/// Ways to lay nine signs out: columns and rows.
const GRIDS: [(u8, u8); 3] = [(1, 9), (2, 5), (3, 3)];

/// Nine signs in columns and rows that fit.
struct Signs {
    rows: u8,
    column: Length,
    pitch: Length,
    scale: f64,
    gap: Length,
}

impl Desk<'_> {
    /// The nine signs, each with its word.
    pub(super) fn signs(&mut self) -> Frame {
        let mut frame = self.ground();
        let measures = self.measures;
        let title = self.texts.title.clone();
        let line = self.set_sign_title(&mut frame, &title, Tag::Heading);
        let size = measures.small.size;
        let words: Vec<Line> = Kind::ALL
            .iter()
            .map(|kind| self.words_line(self.words.card.kind(*kind), Style::TEXT))
            .collect();
        let top = line + Length::mm(2.0) * measures.scale;
        let Some(signs) = self.fit_signs(top, &words) else {
            let over = widest(&words, size);
            self.fault(Field::Title, 0, Fault::WideHead { over });
            return frame;
        };
        let unit = look::sign_size(measures.house);
        let arch = Size::new(unit.width * signs.scale, unit.height * signs.scale);
        for (nth, &kind) in (0_u8..).zip(Kind::ALL) {
            let left = self.column.left + signs.column * f64::from(nth / signs.rows);
            let y = top + signs.pitch * f64::from(nth % signs.rows);
            let ink = self.theme.accent(kind);
            let drawn = Arc::new(look::sign(self.theme, kind, signs.scale));
            frame.stamp(Point::new(left, y), &drawn);
            let says = self.words.card.sign_of(kind);
            self.tell_sign(&mut frame, &says, Rect::new(Point::new(left, y), arch));
            let floor = y + arch.height;
            if measures.house == House::Hearth {
                let beyond = Length::mm(0.4);
                let path = Path::line(
                    Point::new(left - beyond, floor),
                    Point::new(left + arch.width + beyond, floor),
                );
                frame.stroke(path, look::LINE * signs.scale.max(0.67), ink);
            }
            let baseline = floor - (arch.height - heights::cap(size)) / 2.0;
            let node = Mark::Content(self.words_node(&mut frame));
            let from = left + arch.width + signs.gap;
            let place = LinePlace::Start { from, measure: signs.column };
            let word = &words[usize::from(nth)];
            self.put(&mut frame, node, (place, baseline), word, size, |_| Ink::BLACK);
        }
        self.finish(frame)
    }

    /// Says in words what a drawing shows that lies in a place: an unseen path is its bounds.
    fn tell_sign(&self, frame: &mut Frame, says: &str, place: Rect) {
        let figure = self.node(frame, Tag::Figure, None);
        frame.set_alt(figure, says);
        let shape = Shape { path: Path::rect(place), fill: None, stroke: None };
        frame.push(Mark::Content(figure), Item::Shape(shape));
    }

    /// The largest signs that fit below a line, in as few columns as can be.
    fn fit_signs(&self, top: Length, words: &[Line]) -> Option<Signs> {
        let measures = self.measures;
        let size = measures.small.size;
        let room = measures.back_last_baseline() - top;
        let (words, unit) = (widest(words, size), look::sign_size(measures.house));
        let gap = Length::mm(2.2) * measures.scale;
        GRIDS.into_iter().find_map(|(columns, rows)| {
            let pitch = (room / f64::from(rows)).min(Length::mm(11.0) * measures.scale);
            let scale = ((pitch - Length::mm(1.1)) / unit.height).min(measures.scale);
            let column = self.measure() / f64::from(columns);
            let takes = unit.width * scale + gap + words;
            let fits = scale >= 0.34 && pitch.fits(size * 1.15) && column.fits(takes);
            fits.then_some(Signs { rows, column, pitch, scale, gap })
        })
    }

    /// What the pips and the words of touch mean: below each other, or side by side on a card
    /// that lies on its side.
    pub(super) fn meanings(&mut self) -> Frame {
        let mut frame = self.ground();
        let measures = self.measures;
        let title = self.texts.prompt.clone();
        let line = self.set_sign_title(&mut frame, &title, Tag::Paragraph);
        let leading = measures.small.leading;
        let first = line + leading + Length::mm(1.5) * measures.scale;
        let is_wide = !measures.trim.is_portrait();
        let last = self.set_pips(&mut frame, first);
        let (from, mut baseline) = if is_wide {
            (self.column.left + self.measure() * 0.46, first)
        } else {
            (self.column.left, last + leading * 1.8)
        };
        let place = LinePlace::Start { from, measure: self.column.right - from };
        for meaning in self.words.card.touch_meanings {
            let limit = measures.back_last_baseline();
            let end = self.set_paragraph(&mut frame, meaning, (place, baseline), limit);
            baseline = end + leading + Length::mm(0.8) * measures.scale;
        }
        self.finish(frame)
    }

    /// Five rows of pips with their words; returns the last baseline.
    fn set_pips(&mut self, frame: &mut Frame, first: Length) -> Length {
        let measures = self.measures;
        let (size, leading) = (measures.small.size, measures.small.leading);
        let mut baseline = first;
        for pace in (1..=5).filter_map(Pace::new) {
            if pace.number() > 1 {
                baseline += leading * 1.1;
            }
            let mut from = self.column.left;
            if let Some(drawn) = small_pace(self.theme, pace.number(), measures.scale) {
                let drawn = Arc::new(drawn);
                let y = baseline - heights::half_x(size) - drawn.size().height / 2.0;
                let corner = Point::new(from, y);
                frame.stamp(corner, &drawn);
                let says = self.words.card.dots(pace);
                self.tell_sign(frame, &says, Rect::new(corner, drawn.size()));
                from += drawn.size().width + Length::mm(3.0);
            }
            let word = self.words_line(self.words.card.pace(pace), Style::TEXT);
            let place = LinePlace::Start { from, measure: self.column.right - from };
            let mark = Mark::Content(self.words_node(frame));
            self.put(frame, mark, (place, baseline), &word, size, |_| Ink::BLACK);
        }
        baseline
    }
}

/// The width of the widest of some lines.
fn widest(lines: &[Line], size: Length) -> Length {
    lines.iter().map(|line| line.width_at(size)).fold(Length::ZERO, Length::max)
}
