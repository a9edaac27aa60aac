//! The foot of a front: pips with their word, minutes, and the id.

use crate::color::Ink;
use crate::face::desk::{Desk, LinePlace};
use crate::face::error::Fault;
use crate::frame::{Frame, Mark};
use crate::geom::{Length, Point};
use crate::model::{Duration, Field};
use crate::text::{Line, Style, heights};

impl Desk<'_> {
    /// "gentle · 15 min", or "deep · 2 × 10 min" when each has a turn; then shorter ways to say
    /// it, for narrow cards.
    /// Before it stands what was given for the foot, such as the week; on narrow cards it
    /// stands instead of the minutes, which the page of the week tells too.
    fn foot_words(&self) -> Vec<String> {
        let ways = self.pace_words();
        let Some(foot) = self.foot else { return ways };
        let before = |way: &String| format!("{foot} · {way}");
        let mut all: Vec<String> = ways.iter().map(before).collect();
        all.push(format!("{foot} · {}", self.words.card.pace(self.card.pace)));
        all.push(foot.to_owned());
        all
    }

    fn pace_words(&self) -> Vec<String> {
        let pace = self.words.card.pace(self.card.pace);
        let words = &self.words.duration;
        match self.card.duration {
            None => vec![pace.to_owned()],
            Some(Duration::Minutes(all)) => {
                vec![format!("{pace} · {}", words.minutes(all.into()))]
            }
            Some(Duration::Turns(first, second)) => {
                let all = u32::from(first) + u32::from(second);
                vec![
                    format!("{pace} · {}", words.turns(first, second)),
                    format!("{pace} · {}", words.minutes(all)),
                ]
            }
        }
    }

    pub(super) fn set_foot(&mut self, frame: &mut Frame) {
        let measures = self.measures;
        let baseline = measures.foot_baseline();
        let size = measures.small.size;
        let scale = measures.scale();
        let pips = self.stamps.pips(self.card.kind, self.card.pace.number()).clone();
        let gap = Length::mm(2.5) * scale;
        // The pips stand at half the height of small letters.
        let top = baseline - heights::half_x(size) - pips.size().height / 2.0;
        frame.stamp(Point::new(measures.margin + Length::mm(0.15) * scale, top), &pips);
        let beside = measures.margin + pips.size().width + Length::mm(2.0);
        let from = (measures.arch.right() + gap).max(beside);
        let measure = measures.right() - from;
        let id = self.words_line(&self.card.id.clone(), Style::TABULAR);
        let told = self.foot_words();
        let ways: Vec<_> =
            told.iter().map(|words| self.words_line(words, Style::TEXT)).collect();
        // The floor of the type size holds for all text but the id.
        let id_sizes = [size, size * 0.8];
        let takes = |words: &Line, id_size: Length| {
            words.width_at(size) + id.width_at(id_size) + Length::mm(2.0)
        };
        let fitting = id_sizes
            .into_iter()
            .flat_map(|id_size| (0..ways.len()).map(move |way| (way, id_size)))
            .find(|(way, id_size)| measure.fits(takes(&ways[*way], *id_size)));
        let way = fitting.map_or(ways.len() - 1, |(way, _)| way);
        let words = &ways[way];
        let read = self.words.duration.read(&told[way]);
        let node = self.words_node(frame);
        let mark = Mark::Content(node);
        let id_mark = Mark::Content(self.words_node(frame));
        let place = LinePlace::Start { from, measure };
        if read != told[way] {
            frame.set_spoken(node, &read);
        }
        if let Some((_, id_size)) = fitting {
            self.put(frame, mark, (place, baseline), words, size, |_| Ink::BLACK);
            let end = (LinePlace::End(measures.right()), baseline);
            self.put(frame, id_mark, end, &id, id_size, |_| Ink::BLACK);
            return;
        }
        // Too narrow for both: the id moves up beside the arch, over the letter.
        let over = words.width_at(size) - measure;
        if !Length::ZERO.fits(over) {
            self.fault(Field::Id, 0, Fault::WideFoot { over });
        }
        self.put(frame, mark, (place, baseline), words, size, |_| Ink::BLACK);
        let id_size = Length::pt(9.0).min(size);
        let above = measures.arch.top() + id_size * 0.75;
        let end = (LinePlace::End(measures.right()), above);
        self.put(frame, id_mark, end, &id, id_size, |_| Ink::BLACK);
    }
}
