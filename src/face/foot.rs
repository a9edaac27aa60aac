//! The foot of a front: how deep the card goes and how long it takes; and the id, where no back
//! tells it.

use crate::color::Ink;
use crate::face::desk::{Desk, LinePlace};
use crate::face::error::Fault;
use crate::face::places::Places;
use crate::frame::{Frame, Mark};
use crate::geom::{Length, Point};
use crate::model::{Duration, Field, House};
use crate::text::{Line, Style, heights};

impl Desk<'_> {
    /// "gentle" and "15 min", or "deep" and "2 × 10 min" when each has a turn; then shorter ways to
    /// say it, for narrow cards.
    /// Before it stands what was given for the foot, such as the week; on narrow cards it
    /// stands instead of the minutes, which the page of the week tells too.
    fn told(&self) -> Vec<(String, Option<String>)> {
        let pace = self.words.card.pace(self.card.pace).to_owned();
        let words = &self.words.duration;
        let minutes = match self.card.duration {
            None => vec![None],
            Some(Duration::Minutes(all)) => vec![Some(words.minutes(all.into()))],
            Some(Duration::Turns(first, second)) => {
                let all = u32::from(first) + u32::from(second);
                vec![Some(words.turns(first, second)), Some(words.minutes(all))]
            }
        };
        let Some(foot) = self.foot else {
            return minutes.into_iter().map(|minutes| (pace.clone(), minutes)).collect();
        };
        let before = format!("{foot} · {pace}");
        let mut ways: Vec<_> =
            minutes.into_iter().map(|minutes| (before.clone(), minutes)).collect();
        ways.extend([(before, None), (foot.to_owned(), None)]);
        ways
    }

    /// The same as one text each.
    pub(super) fn foot_words(&self) -> Vec<String> {
        let between = match self.measures.house {
            House::Hearth | House::Plain => ", ",
            House::Tide | House::Meadow => " · ",
        };
        let joined = |(pace, minutes): (String, Option<String>)| match minutes {
            Some(minutes) => format!("{pace}{between}{minutes}"),
            None => pace,
        };
        self.told().into_iter().map(joined).collect()
    }

    /// The card's id on a line.
    pub(super) fn id_line(&mut self) -> Line {
        self.words_line(&self.card.id.clone(), Style::TABULAR)
    }

    /// The id is no reading matter, and has no size that looks like it; in larger type it is as large
    /// as the rest, for who needs that.
    pub(super) fn id_size(&self) -> Length {
        let is_larger = self.measures.floor_size > Length::pt(10.0);
        match (is_larger, self.measures.has_id) {
            (false, _) => Length::pt(8.0),
            // Beside the kind's word there is no room for more.
            (true, true) => Length::pt(10.0),
            (true, false) => self.measures.small.size,
        }
    }

    /// Sets the foot; returns the baseline of its upper line.
    pub(super) fn set_foot(&mut self, frame: &mut Frame, places: &Places) -> Length {
        if self.measures.house == House::Tide {
            self.set_ends(frame, places);
            return places.foot;
        }
        let size = self.measures.small.size;
        let told = self.foot_words();
        let ways: Vec<_> =
            told.iter().map(|words| self.words_line(words, Style::TEXT)).collect();
        let whole = places.foot_end - places.column.left;
        let pips = (self.measures.house == House::Hearth).then(|| {
            let stamps = self.stamps;
            stamps.pace(self.card.kind, self.card.pace.number(), false).clone()
        });
        let gap = Length::mm(1.4) * self.measures.scale.max(0.8);
        let beside = pips.as_ref().map_or(Length::ZERO, |pips| pips.size().width + gap);
        let widths = ways.iter().map(|line| line.width_at(size));
        // The whole of it beside the pips, or under them; and only then less of it.
        let rooms = [(whole - beside, false), (whole, pips.is_some())];
        let widths: Vec<Length> = widths.collect();
        let mut all = (0..widths.len()).flat_map(|way| rooms.map(|room| (way, room)));
        let found = all.find(|(way, (room, _))| room.fits(widths[*way]));
        let (way, (room, is_under)) =
            found.unwrap_or((ways.len() - 1, rooms[rooms.len() - 1]));
        let over = widths[way] - room;
        if !Length::ZERO.fits(over) {
            self.fault(Field::Id, 0, Fault::WideFoot { over });
        }
        let upper = if is_under {
            places.foot - self.measures.small.leading
        } else {
            places.foot
        };
        if let Some(pips) = &pips {
            // They stand at half the height of small letters.
            let top = upper - heights::half_x(size) - pips.size().height / 2.0;
            let left = places.column.left + Length::mm(0.15) * self.measures.scale;
            frame.stamp(Point::new(left, top), pips);
        }
        let from = places.column.left + if is_under { Length::ZERO } else { beside };
        self.put_told(frame, (&told[way], &ways[way]), from, places.foot);
        upper
    }

    /// The pace at the left, the minutes at the right.
    fn set_ends(&mut self, frame: &mut Frame, places: &Places) {
        let size = self.measures.small.size;
        let (left, right) = (places.column.left, places.foot_end);
        let whole = right - left;
        let gap = Length::mm(2.0);
        let mut over = Length::ZERO;
        for (pace, minutes) in self.told() {
            let line = self.words_line(&pace, Style::TEXT);
            let end =
                minutes.as_ref().map(|minutes| self.words_line(minutes, Style::TEXT));
            let takes = end.as_ref().map_or(Length::ZERO, |end| end.width_at(size) + gap);
            over = line.width_at(size) + takes - whole;
            if !Length::ZERO.fits(over) {
                continue;
            }
            self.put_told(frame, (&pace, &line), left, places.foot);
            if let (Some(minutes), Some(end)) = (minutes, end) {
                self.put_told(
                    frame,
                    (&minutes, &end),
                    right - end.width_at(size),
                    places.foot,
                );
            }
            return;
        }
        self.fault(Field::Id, 0, Fault::WideFoot { over });
    }

    /// Words of the foot, as they are read aloud.
    fn put_told(
        &mut self,
        frame: &mut Frame,
        (told, line): (&str, &Line),
        from: Length,
        baseline: Length,
    ) {
        let node = self.words_node(frame);
        let read = self.words.duration.read(told);
        if read != told {
            frame.set_spoken(node, &read);
        }
        let size = self.measures.small.size;
        let place = LinePlace::Start { from, measure: line.width_at(size) };
        self.put(frame, Mark::Content(node), (place, baseline), line, size, |_| {
            Ink::BLACK
        });
    }
}
