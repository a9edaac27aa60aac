//! What stands at the head of a front, and in `plain` under its line: the kind in words, the title.

use crate::color::Ink;
use crate::face::desk::{Desk, LinePlace};
use crate::face::error::Fault;
use crate::face::places::Places;
use crate::frame::{Frame, Mark};
use crate::geom::{Length, Path, Point};
use crate::model::Field;
use crate::text::{Breaking, Hyphens, Style, fit, heights};

impl Desk<'_> {
    /// The kind in words, how near it brings, and the id where no back tells it. Returns by how many
    /// lines it is more than one.
    pub(super) fn set_head(&mut self, frame: &mut Frame, places: &Places) -> usize {
        let (setting, ink) = (self.measures.small, self.accent());
        let mut whole = places.kind_end - places.column.left;
        if self.measures.has_id {
            let id = self.id_line();
            let size = self.id_size();
            let mark = Mark::Content(self.words_node(frame));
            let end = (LinePlace::End(places.kind_end), places.kind);
            self.put(frame, mark, end, &id, size, |_| Ink::BLACK);
            whole = whole - id.width_at(size) - Length::mm(1.5);
        }
        let kind = self.words.card.kind(self.card.kind);
        let way = self.words.card.touch_way(self.card.touch_level);
        let word = self.words_line(kind, Style::STRONG);
        let way = way.map(|way| self.words_line(&format!(", {way}"), Style::TEXT));
        let (left, baseline) = (places.column.left, places.kind);
        let width = word.width_at(setting.size);
        let after = way.as_ref().map_or(Length::ZERO, |way| way.width_at(setting.size));
        if whole.fits(width + after) {
            let mark = Mark::Content(self.words_node(frame));
            let place = LinePlace::Start { from: left, measure: width };
            self.put(frame, mark, (place, baseline), &word, setting.size, |_| ink);
            if let Some(way) = way {
                let place = LinePlace::Start { from: left + width, measure: after };
                self.put(frame, mark, (place, baseline), &way, setting.size, |_| {
                    Ink::BLACK
                });
            }
            return 0;
        }
        // Too wide for one line.
        let told = self.kind_words();
        let Some(mut words) = self.shape(Field::Title, 0, &told, Style::STRONG) else {
            return 0;
        };
        let lines = words.count_lines(whole, setting.size, Hyphens::Authored);
        if lines.is_none_or(|lines| lines > 3) {
            let over = words.widest_word(setting.size).max(width) - whole;
            self.fault(Field::Title, 0, Fault::WideHead { over });
        }
        let place = LinePlace::Start { from: left, measure: whole };
        let lines = words.lines(self.typesetter, whole, setting.size, Breaking::SENSE);
        let mark = Mark::Content(self.words_node(frame));
        self.put_lines(frame, mark, (place, baseline), &lines, setting, |_| ink);
        lines.len().saturating_sub(1)
    }

    /// "Touch, held": the qualifier follows its noun.
    fn kind_words(&self) -> String {
        let word = self.words.card.kind(self.card.kind);
        match self.words.card.touch_way(self.card.touch_level) {
            Some(way) => format!("{word}, {way}"),
            None => word.to_owned(),
        }
    }

    /// Under a line the title, and under that kind, pace and minutes in words. Returns by how much
    /// more room they take than one line each, as the baseline of a foot that stands higher.
    pub(super) fn set_caption(
        &mut self,
        (frame, under): (&mut Frame, &mut Frame),
        mark: Mark,
        places: &Places,
    ) -> Length {
        let setting = self.measures.small;
        let mut measure = self.measure();
        if self.measures.has_id {
            let (id, size) = (self.id_line(), self.id_size());
            let id_mark = Mark::Content(self.words_node(under));
            let end = (LinePlace::End(places.column.right), places.foot);
            self.put(under, id_mark, end, &id, size, |_| Ink::BLACK);
            measure = measure - id.width_at(size) - Length::mm(1.5);
        }
        let (last, told) = self.set_told(under, places, measure);
        let rise = setting.depth(told);
        let Some(mut title) = self.take_title() else { return last };
        let whole = self.measure();
        let fitted = fit(&title, whole, &[setting], &Hyphens::OF_TITLE, |_| 3);
        let Some(fitted) = fitted else {
            self.overset((Field::Title, 0), &title, whole, setting, 3);
            return places.foot;
        };
        let breaking = Breaking::by_sense(fitted.hyphens);
        let lines = title.lines(self.typesetter, whole, setting.size, breaking);
        let first = places.title - rise - setting.depth(lines.len());
        self.put_lines(frame, mark, (self.full(), first), &lines, setting, |_| {
            Ink::BLACK
        });
        self.title = Some(title);
        let line =
            first - heights::cap(setting.size) - Length::mm(2.4 * self.measures.scale);
        let (from, to) =
            (Point::new(self.column.left, line), Point::new(self.column.right, line));
        frame.stroke(Path::line(from, to), Length::mm(0.3), Ink::BLACK);
        places.foot - rise - setting.depth(lines.len())
    }

    /// Kind, pace and minutes in words, in as many lines as they need; returns the first baseline,
    /// and how many lines there are.
    fn set_told(
        &mut self,
        frame: &mut Frame,
        places: &Places,
        measure: Length,
    ) -> (Length, usize) {
        let setting = self.measures.small;
        let kind = self.kind_words();
        let ways = self.foot_words();
        let told = format!("{kind}, {}", ways[0]);
        let Some(mut words) = self.shape(Field::Title, 0, &told, Style::TEXT) else {
            return (places.foot, 1);
        };
        let lines = words.lines(self.typesetter, measure, setting.size, Breaking::SENSE);
        if lines.len() > 3
            || words.count_lines(measure, setting.size, Hyphens::Authored).is_none()
        {
            let over = words.width_at(setting.size) - measure;
            self.fault(Field::Id, 0, Fault::WideFoot { over });
        }
        let node = self.words_node(frame);
        let read = self.words.duration.read(&told);
        if read != told {
            frame.set_spoken(node, &read);
        }
        let first = places.foot - setting.depth(lines.len());
        let place = LinePlace::Start { from: self.column.left, measure };
        self.put_lines(
            frame,
            Mark::Content(node),
            (place, first),
            &lines,
            setting,
            |_| Ink::BLACK,
        );
        (first, lines.len())
    }
}
