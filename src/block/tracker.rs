//! Trackers: small steps over the days of a week.

use crate::block::asked::column;
use crate::block::piece::HAIR;
use crate::block::writing::Short;
use crate::block::{BlockError, Label, Piece, Setter, Span, headed};
use crate::color::Ink;
use crate::frame::{Align, Frame, Mark, NodeId, Tag};
use crate::geom::{Length, Point};
use crate::model::{Lead, Tracker};
use crate::text::{Line, Style, heights};
use crate::words::Words;

/// The cells of a tracker.
struct Cells {
    /// The heads, set.
    heads: Vec<Line>,
    /// The word over each column, its name, and what is said of it.
    says: Vec<(String, String, String)>,
    /// The width of a cell, and of the widest head.
    width: Length,
    widest: Length,
    /// The width of the text before the cells.
    text: Length,
    /// The width of the letters A and B.
    letters: Length,
}

impl Setter<'_> {
    pub(super) fn tracker(
        &mut self,
        tracker: &Tracker,
    ) -> Result<Vec<Piece>, BlockError> {
        let people: Vec<Option<Lead>> = if tracker.each {
            self.look.people.list().iter().copied().map(Some).collect()
        } else {
            vec![None]
        };
        let cells = self.cells(tracker, people.len() > 1)?;
        if !cells.width.fits(cells.widest + Length::mm(1.0)) {
            return self.wrapped(tracker, &cells, &people);
        }
        // Without room before the cells, each row's text stands over them.
        let is_stacked = !cells.text.fits(self.metrics.wide(34.0));
        let whole = self.whole();
        let head = self.tracker_head(tracker, &cells, whole, is_stacked)?;
        let mut rows = Vec::new();
        let count = tracker.rows.len() + usize::from(tracker.blank);
        for nth in 0..count {
            for (at, person) in people.iter().enumerate() {
                let row = (nth, *person, at == 0);
                let mut piece =
                    self.tracker_row(tracker, &cells, row, whole, is_stacked)?;
                // The rows of the two stand together, so what leaves none alone is counted by them.
                let is_within = at + 1 < people.len();
                piece.keeps = is_within || nth == 0 || nth + 2 == count;
                rows.push(piece);
            }
        }
        Ok(headed(head.over(self.metrics.units(2.0)), rows))
    }

    fn cells(
        &mut self,
        tracker: &Tracker,
        has_letters: bool,
    ) -> Result<Cells, BlockError> {
        let words: Vec<String> = if tracker.across.is_empty() {
            self.words.weekdays.iter().map(|day| (*day).to_owned()).collect()
        } else {
            tracker.across.clone()
        };
        let size = self.metrics.small.size;
        let mut heads = Vec::with_capacity(words.len());
        for word in &words {
            heads.push(self.line(word, Style::STRONG)?);
        }
        let widest =
            heads.iter().map(|head| head.width_at(size)).fold(Length::ZERO, Length::max);
        let letters = if has_letters { self.metrics.wide(6.0) } else { Length::ZERO };
        #[expect(clippy::cast_precision_loss, reason = "a week has seven days")]
        let count = words.len() as f64;
        let least = (widest + Length::mm(3.0)).max(self.metrics.tick + Length::mm(4.0));
        let room = self.measure() - letters;
        let width = if tracker.writes {
            // Cells that are written in take what the text leaves.
            least.max((room - self.metrics.wide(38.0)) / count)
        } else {
            least.max(Length::mm(11.0).min((room - self.metrics.wide(60.0)) / count))
        };
        let width = width.min(room / count);
        let days = Words::of(self.look.language).plan.days;
        let heard = |nth: usize, word: &String| match days.get(nth) {
            Some(day) if tracker.across.is_empty() => (*day).to_owned(),
            _ => word.clone(),
        };
        let says = words
            .iter()
            .enumerate()
            .map(|(nth, word)| (word.clone(), column(word), heard(nth, word)))
            .collect();
        Ok(Cells {
            heads,
            says,
            width,
            widest,
            text: room - width * count - Length::mm(2.0),
            letters,
        })
    }

    /// Where the heads have no room over their cells: each row's text, and beneath it each cell
    /// with its word.
    fn wrapped(
        &mut self,
        tracker: &Tracker,
        cells: &Cells,
        people: &[Option<Lead>],
    ) -> Result<Vec<Piece>, BlockError> {
        let setting = self.metrics.text;
        let mut pieces = Vec::new();
        for nth in 0..tracker.rows.len() + usize::from(tracker.blank) {
            let number = (nth + 1).to_string();
            let given = tracker.rows.get(nth);
            let asked = given.map_or_else(
                || format!("{} {number}", self.words.row),
                |text| crate::text::plain(text),
            );
            if let Some(text) = given {
                let piece = self.strip(text, Tag::Paragraph, Style::TEXT, setting)?;
                pieces.push(piece.over(self.metrics.units(1.0)).keeps());
            } else {
                let mut frame = self.frame();
                let line = Span::new(Length::ZERO, self.measure());
                let named = self.own_row(&[&tracker.name, &number, "own"], &asked);
                let foot = self.metrics.pitch;
                self.written(&mut frame, None, line, foot, named, Align::Left);
                pieces.push(Piece::new(frame, self.metrics.pitch).keeps());
            }
            for person in people {
                let shorts = cells.says.iter().map(|(word, name, heard)| Short {
                    named: Label {
                        name: self.name(*person, &[&tracker.name, &number, name]),
                        says: self.heard(&[&asked], *person, heard),
                    },
                    text: match person.filter(|_| cells.letters > Length::ZERO) {
                        Some(person) => format!("{} {word}", person.letter()),
                        None => word.clone(),
                    },
                    width: 1.0,
                    ticked: !tracker.writes,
                });
                let shorts: Vec<Short> = shorts.collect();
                pieces.extend(self.shorts(&shorts)?);
            }
        }
        Ok(pieces)
    }

    /// Where a cell begins.
    fn cell_at(&self, cells: &Cells, nth: usize) -> Length {
        #[expect(clippy::cast_precision_loss, reason = "a week has seven days")]
        let right = (cells.says.len() - nth) as f64;
        self.measure() - cells.width * right
    }

    fn tracker_head(
        &mut self,
        tracker: &Tracker,
        cells: &Cells,
        whole: u32,
        is_stacked: bool,
    ) -> Result<Piece, BlockError> {
        let setting = self.metrics.small;
        let (mut frame, row) = self.table_row(whole);
        let y = Self::baseline(setting);
        let cell = self.node(&mut frame, Tag::HeadCell, Some(row));
        if !is_stacked && !tracker.head.is_empty() {
            let line = self.line(&tracker.head, Style::STRONG)?;
            let at = Point::new(Length::ZERO, y);
            frame.line(Mark::Content(cell), at, &line, setting.size, |_| Ink::BLACK);
        }
        if cells.letters > Length::ZERO {
            frame.node(Tag::Cell, Some(row));
        }
        for (nth, head) in cells.heads.iter().enumerate() {
            let cell = self.node(&mut frame, Tag::HeadCell, Some(row));
            let middle = self.cell_at(cells, nth) + cells.width * 0.5;
            let at = Point::new(middle - head.width_at(setting.size) * 0.5, y);
            frame.line(Mark::Content(cell), at, head, setting.size, |_| Ink::BLACK);
        }
        let foot = Point::new(Length::ZERO, setting.leading);
        Self::rule(&mut frame, foot, self.measure(), HAIR, self.line_ink());
        Ok(Piece::new(frame, setting.leading))
    }

    fn tracker_row(
        &mut self,
        tracker: &Tracker,
        cells: &Cells,
        (nth, person, is_first): (usize, Option<Lead>, bool),
        whole: u32,
        is_stacked: bool,
    ) -> Result<Piece, BlockError> {
        let pitch = self.metrics.pitch;
        let (mut frame, row) = self.table_row(whole);
        let given = tracker.rows.get(nth);
        let asked = given.map_or_else(
            || format!("{} {}", self.words.row, nth + 1),
            |text| crate::text::plain(text),
        );
        let number = (nth + 1).to_string();
        let width = if is_stacked { self.measure() } else { cells.text };
        let mut top = Length::ZERO;
        let mut deep = pitch;
        if is_first {
            let cell = self.node(&mut frame, Tag::RowHead, Some(row));
            let both = if cells.letters > Length::ZERO { 2 } else { 1 };
            frame.set_rows(cell, both);
            deep = self.tracker_text(&mut frame, cell, tracker, (nth, &asked), width)?;
            if is_stacked {
                top = deep;
                deep += pitch;
            }
        }
        let middle = top + pitch * 0.5;
        if cells.letters > Length::ZERO {
            self.tracker_letter(&mut frame, row, cells, person, middle)?;
        }
        for (at, (_, name, heard)) in cells.says.iter().enumerate() {
            let cell = frame.node(Tag::Cell, Some(row));
            let left = self.cell_at(cells, at);
            let name = self.name(person, &[&tracker.name, &number, name]);
            let says = self.heard(&[&asked], person, heard);
            let named = Label { name, says };
            if tracker.writes {
                let gap = Length::mm(1.5);
                let line = Span::new(left + gap, cells.width - gap * 2.0);
                let foot = top + pitch;
                self.written(&mut frame, Some(cell), line, foot, named, Align::Center);
            } else {
                let x = left + (cells.width - self.metrics.tick) * 0.5;
                self.tick(&mut frame, Some(cell), (x, middle), named);
            }
        }
        Ok(Piece::new(frame, deep))
    }

    /// What a row is about, or a line to write it on; gives its height.
    fn tracker_text(
        &mut self,
        frame: &mut Frame,
        cell: NodeId,
        tracker: &Tracker,
        (nth, asked): (usize, &str),
        width: Length,
    ) -> Result<Length, BlockError> {
        let (setting, pitch) = (self.metrics.text, self.metrics.pitch);
        let Some(text) = tracker.rows.get(nth) else {
            let line = Span::new(Length::ZERO, width);
            let foot = pitch - Length::mm(1.2);
            let number = (nth + 1).to_string();
            let named = self.own_row(&[&tracker.name, &number, "own"], asked);
            self.written(frame, Some(cell), line, foot, named, Align::Left);
            return Ok(pitch);
        };
        let lines = self.lines(text, Style::TEXT, setting.size, width)?;
        let at = Point::new(Length::ZERO, pitch * 0.5 + heights::middle(setting.size));
        self.put_text(frame, cell, at, &lines, setting);
        Ok(self.metrics.whole(pitch + setting.depth(lines.len())))
    }

    fn tracker_letter(
        &mut self,
        frame: &mut Frame,
        row: NodeId,
        cells: &Cells,
        person: Option<Lead>,
        middle: Length,
    ) -> Result<(), BlockError> {
        let cell = frame.node(Tag::RowHead, Some(row));
        let Some(person) = person else { return Ok(()) };
        let size = self.metrics.text.size;
        let letter = self.line(person.letter(), Style::STRONG)?;
        let left = self.cell_at(cells, 0) - cells.letters;
        let at = Point::new(left, middle + heights::middle(size));
        frame.line(Mark::Content(cell), at, &letter, size, |_| Ink::BLACK);
        Ok(())
    }
}
