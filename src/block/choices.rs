//! One of several to choose: scales from 1 to 10, and yes, maybe, no.
//!
//! Where the page is wide enough the circles stand in columns under their heads; else each row
//! has its circles beneath it, each with its word.

use crate::block::asked::value;
use crate::block::piece::HAIR;
use crate::block::{BlockError, Label, Piece, Setter, Span, headed};
use crate::color::Ink;
use crate::frame::{Align, Answer, Frame, Mark, NodeId, Tag};
use crate::geom::{Length, Path, Point, Size};
use crate::model::{Choices, Lead, People, Question, Scale};
use crate::text::{Line, Setting, Style, heights};
use crate::words::Words;

/// A row of circles: whose it is, what is asked.
struct Row<'a> {
    item: &'a Question,
    /// Whether the reader writes what is asked.
    is_own: bool,
    person: Option<Lead>,
    /// Whether it is the first row of its item.
    is_first: bool,
    /// How many rows the item has.
    rows: u16,
}

/// What is chosen from.
struct Options {
    name: String,
    /// The value of each answer, and its word.
    words: Vec<(String, String)>,
    lines: Vec<Line>,
    /// The width of a column.
    column: Length,
    /// The width of the text before the columns.
    text: Length,
    /// The width of the letters A and B.
    letters: Length,
}

impl Setter<'_> {
    /// Numbers from 1 to choose from.
    pub(super) fn scale(&mut self, scale: &Scale) -> Result<Vec<Piece>, BlockError> {
        let mut pieces = Vec::new();
        if let (Some(low), Some(high)) = (&scale.low, &scale.high) {
            let [one, last] = self.words.ends;
            let text = format!("{one} *{low}*, {} {last} *{high}*.", scale.to);
            let setting = self.metrics.text;
            let piece = self.strip(&text, Tag::Paragraph, Style::TEXT, setting)?;
            pieces.push(piece.over(self.metrics.units(2.0)).keeps());
        }
        let words = (1..=scale.to).map(|n| (n.to_string(), n.to_string())).collect();
        let rows = self.rows(&scale.items, &[], scale.each);
        let mut circles = self.choose(&scale.name, words, &rows)?;
        if let Some(first) = circles.first_mut().filter(|_| !pieces.is_empty()) {
            // What the ends mean stands close over them.
            first.over = Length::ZERO;
        }
        pieces.extend(circles);
        Ok(pieces)
    }

    /// Words to choose from.
    pub(super) fn choices(
        &mut self,
        choices: &Choices,
    ) -> Result<Vec<Piece>, BlockError> {
        let words =
            choices.options.iter().map(|word| (value(word), word.clone())).collect();
        let own: Vec<Question> = (1..=choices.blank)
            .map(|nth| Question {
                name: format!("own-{nth}"),
                text: format!("{} {nth}", self.words.row),
                width: 1.0,
            })
            .collect();
        let rows = self.rows(&choices.items, &own, choices.each);
        self.choose(&choices.name, words, &rows)
    }

    fn rows<'i>(
        &self,
        items: &'i [Question],
        own: &'i [Question],
        each: bool,
    ) -> Vec<Row<'i>> {
        let people: Vec<Option<Lead>> = if each {
            self.look.people.list().iter().copied().map(Some).collect()
        } else {
            vec![None]
        };
        let count = u16::try_from(people.len()).unwrap_or(1);
        let items = items.iter().map(|item| (item, false));
        let own = own.iter().map(|item| (item, true));
        let mut rows = Vec::new();
        for (item, is_own) in items.chain(own) {
            for (nth, person) in people.iter().enumerate() {
                let (is_first, person) = (nth == 0, *person);
                rows.push(Row { item, is_own, person, is_first, rows: count });
            }
        }
        rows
    }

    fn choose(
        &mut self,
        name: &str,
        words: Vec<(String, String)>,
        rows: &[Row<'_>],
    ) -> Result<Vec<Piece>, BlockError> {
        let size = self.metrics.small.size;
        let mut lines = Vec::with_capacity(words.len());
        for (_, word) in &words {
            lines.push(self.line(word, Style::TABULAR)?);
        }
        let widest =
            lines.iter().map(|line| line.width_at(size)).fold(Length::ZERO, Length::max);
        let column = (widest + Length::mm(3.5)).max(self.metrics.tick + Length::mm(2.6));
        let has_letters = self.look.people == People::Both
            && rows.iter().any(|row| row.person.is_some());
        let letters = if has_letters { self.metrics.wide(6.0) } else { Length::ZERO };
        #[expect(clippy::cast_precision_loss, reason = "there are few options")]
        let columns = column * words.len() as f64;
        let text = self.measure() - columns - letters - Length::mm(3.0);
        let name = name.to_owned();
        let options = Options { name, words, lines, column, text, letters };
        if text.fits(self.metrics.wide(52.0)) {
            self.grid(&options, rows)
        } else {
            self.stacked(&options, rows)
        }
    }

    /// Circles in columns under their heads.
    fn grid(
        &mut self,
        options: &Options,
        rows: &[Row<'_>],
    ) -> Result<Vec<Piece>, BlockError> {
        let whole = self.whole();
        let mut head = self.grid_head(options, whole);
        head.over = self.metrics.units(2.0);
        let mut set = Vec::with_capacity(rows.len());
        for (nth, row) in rows.iter().enumerate() {
            let mut piece = self.grid_row(options, row, whole)?;
            piece.keeps = rows.get(nth + 1).is_some_and(|next| !next.is_first);
            set.push(piece);
        }
        Ok(headed(head, set))
    }

    fn grid_head(&self, options: &Options, whole: u32) -> Piece {
        let setting = self.metrics.small;
        let (mut frame, row) = self.table_row(whole);
        frame.node(Tag::Cell, Some(row));
        if options.letters > Length::ZERO {
            frame.node(Tag::Cell, Some(row));
        }
        for (nth, line) in options.lines.iter().enumerate() {
            let cell = self.node(&mut frame, Tag::HeadCell, Some(row));
            let x = self.middle(options, nth) - line.width_at(setting.size) * 0.5;
            let at = Point::new(x, Self::baseline(setting));
            frame.line(Mark::Content(cell), at, line, setting.size, |_| Ink::BLACK);
        }
        let foot = Point::new(Length::ZERO, setting.leading);
        Self::rule(&mut frame, foot, self.measure(), HAIR, self.line_ink());
        Piece::new(frame, setting.leading)
    }

    /// The middle of a column.
    fn middle(&self, options: &Options, nth: usize) -> Length {
        #[expect(clippy::cast_precision_loss, reason = "there are few columns")]
        let right = (options.words.len() - nth) as f64 - 0.5;
        self.measure() - options.column * right
    }

    fn grid_row(
        &mut self,
        options: &Options,
        row: &Row<'_>,
        whole: u32,
    ) -> Result<Piece, BlockError> {
        let (setting, pitch) = (self.metrics.text, self.metrics.pitch);
        let (mut frame, node) = self.table_row(whole);
        let middle = pitch * 0.5;
        let y = middle + heights::middle(setting.size);
        let mut height = pitch;
        // What is asked stands before the rows of both.
        if row.is_first {
            let cell = self.node(&mut frame, Tag::RowHead, Some(node));
            frame.set_rows(cell, row.rows);
            height = self.row_text(&mut frame, cell, options, row)?;
        }
        if options.letters > Length::ZERO {
            let cell = frame.node(Tag::RowHead, Some(node));
            if let Some(person) = row.person {
                let letter = self.line(person.letter(), Style::STRONG)?;
                let x = self.middle(options, 0) - options.column * 0.5 - options.letters;
                let at = Point::new(x, y);
                frame
                    .line(Mark::Content(cell), at, &letter, setting.size, |_| Ink::BLACK);
            }
        }
        for nth in 0..options.words.len() {
            let cell = frame.node(Tag::Cell, Some(node));
            let center = Point::new(self.middle(options, nth), middle);
            self.circle_for(&mut frame, Some(cell), center, (options, nth), row);
        }
        let height = self.metrics.whole(height);
        Ok(Piece::new(frame, height))
    }

    /// What a row is about, or a line to write it on; gives the row's height.
    fn row_text(
        &mut self,
        frame: &mut Frame,
        cell: NodeId,
        options: &Options,
        row: &Row<'_>,
    ) -> Result<Length, BlockError> {
        let (setting, pitch) = (self.metrics.text, self.metrics.pitch);
        if row.is_own {
            let line = Span::new(Length::ZERO, options.text);
            let foot = pitch - Length::mm(1.2);
            let named = self.own_label(options, row);
            self.written(frame, Some(cell), line, foot, named, Align::Left);
            return Ok(pitch);
        }
        let text = &row.item.text;
        let lines = self.lines(text, Style::TEXT, setting.size, options.text)?;
        let at = Point::new(Length::ZERO, pitch * 0.5 + heights::middle(setting.size));
        self.put_text(frame, cell, at, &lines, setting);
        Ok(pitch + setting.depth(lines.len()))
    }

    /// A circle to choose with its field.
    fn circle_for(
        &self,
        frame: &mut Frame,
        parent: Option<NodeId>,
        center: Point,
        (options, nth): (&Options, usize),
        row: &Row<'_>,
    ) {
        let (value, _) = &options.words[nth];
        let says = self.heard_of(&options.words, nth);
        let parts = [&*options.name, &*row.item.name];
        let named = self.label(row.person, &parts, &row.item.text);
        self.choice(frame, parent, center, named, (value, &says));
    }

    /// What is said of one of several to choose from: its word, of a number which it is of all.
    fn heard_of(&self, words: &[(String, String)], nth: usize) -> String {
        let (value, word) = &words[nth];
        if *value == (nth + 1).to_string() && value == word {
            return Words::of(self.look.language).card.place(nth + 1, words.len());
        }
        crate::text::plain(word)
    }

    /// What the line of a row of one's own is for.
    fn own_label(&self, options: &Options, row: &Row<'_>) -> Label {
        let text = format!("{}-text", row.item.name);
        self.own_row(&[&options.name, &text], &row.item.text)
    }

    /// A circle to choose, with its field: the value it stands for, and what is said of it.
    pub fn choice(
        &self,
        frame: &mut Frame,
        parent: Option<NodeId>,
        center: Point,
        named: Label,
        (value, says): (&str, &str),
    ) {
        let radius = self.metrics.tick * 0.5;
        frame.stroke(Path::circle(center, radius - HAIR * 0.5), HAIR, self.line_ink());
        let at = Point::new(center.x - radius, center.y - radius);
        let rect = (at, Size::new(radius * 2.0, radius * 2.0));
        let says = says.to_owned();
        self.field(
            frame,
            parent,
            rect,
            named,
            Answer::Choice { value: value.to_owned(), says },
        );
    }

    /// Each row's text, and its circles with their words beneath it.
    fn stacked(
        &mut self,
        options: &Options,
        rows: &[Row<'_>],
    ) -> Result<Vec<Piece>, BlockError> {
        let mut pieces = Vec::new();
        for (nth, row) in rows.iter().enumerate() {
            if row.is_first {
                let mut piece = if row.is_own {
                    let mut frame = self.frame();
                    let line = Span::new(Length::ZERO, self.measure());
                    let named = self.own_label(options, row);
                    let foot = self.metrics.pitch;
                    self.written(&mut frame, None, line, foot, named, Align::Left);
                    Piece::new(frame, self.metrics.pitch)
                } else {
                    let setting = self.metrics.text;
                    self.strip(&row.item.text, Tag::Paragraph, Style::TEXT, setting)?
                };
                piece.over = self.metrics.units(if nth == 0 { 1.0 } else { 0.0 });
                pieces.push(piece.keeps());
            }
            let mut piece = self.stacked_row(options, row)?;
            piece.keeps = rows.get(nth + 1).is_some_and(|next| !next.is_first);
            pieces.push(piece);
        }
        Ok(pieces)
    }

    fn stacked_row(
        &mut self,
        options: &Options,
        row: &Row<'_>,
    ) -> Result<Piece, BlockError> {
        let (setting, pitch) = (self.metrics.small, self.metrics.pitch);
        let mut frame = self.frame();
        let mut middle = pitch * 0.5;
        let radius = self.metrics.tick * 0.5;
        let drop = heights::middle(setting.size);
        let mut left = options.letters;
        if let Some(person) = row.person.filter(|_| options.letters > Length::ZERO) {
            let letter = self.line(person.letter(), Style::STRONG)?;
            let node = frame.node(Tag::Paragraph, None);
            let at = Point::new(Length::ZERO, middle + drop);
            frame.line(Mark::Content(node), at, &letter, setting.size, |_| Ink::BLACK);
        }
        let step = radius * 2.0 + Length::mm(1.6);
        let widths: Vec<Length> =
            options.lines.iter().map(|line| step + line.width_at(setting.size)).collect();
        let gap = row_gap(&widths, self.measure() - left);
        for (nth, line) in options.lines.iter().enumerate() {
            if left + widths[nth] > self.measure() + Length::mm(0.1) {
                left = options.letters;
                middle += pitch;
            }
            let center = Point::new(left + radius, middle);
            self.circle_for(&mut frame, None, center, (options, nth), row);
            let node = self.node(&mut frame, Tag::Paragraph, None);
            let at = Point::new(left + step, middle + drop);
            frame.line(Mark::Content(node), at, line, setting.size, |_| Ink::BLACK);
            left = left + widths[nth] + gap;
        }
        Ok(Piece::new(frame, middle + pitch * 0.5))
    }

    /// A row of circles for a word or a number each, on one line from the left; gives where it
    /// ends.
    ///
    /// # Errors
    /// [`BlockError`] when a word has a character that is in no font.
    pub fn choice_line(
        &mut self,
        frame: &mut Frame,
        parent: Option<NodeId>,
        from: Point,
        named: &Label,
        words: &[(String, String)],
    ) -> Result<Length, BlockError> {
        let setting: Setting = self.metrics.small;
        let radius = self.metrics.tick * 0.5;
        let mut left = from.x;
        for (nth, (value, word)) in words.iter().enumerate() {
            let center = Point::new(left + radius, from.y);
            let says = self.heard_of(words, nth);
            self.choice(frame, parent, center, named.clone(), (value, &says));
            let line = self.line(word, Style::TEXT)?;
            let node = frame.node(Tag::Paragraph, parent);
            let at = Point::new(
                left + radius * 2.0 + Length::mm(1.4),
                from.y + heights::middle(setting.size),
            );
            frame.line(Mark::Content(node), at, &line, setting.size, |_| Ink::BLACK);
            left = at.x + line.width_at(setting.size) + Length::mm(3.2);
        }
        Ok(left)
    }
}

/// The space between circles of a row: closer together where that keeps them on one line.
fn row_gap(widths: &[Length], room: Length) -> Length {
    const USUAL: Length = Length::mm(4.0);
    const CLOSEST: Length = Length::mm(1.6);
    let all = widths.iter().fold(Length::ZERO, |sum, width| sum + *width);
    #[expect(clippy::cast_precision_loss, reason = "there are few options")]
    let gaps = widths.len().saturating_sub(1).max(1) as f64;
    let left = (room - all) / gaps;
    if left.fits(CLOSEST) { left.min(USUAL) } else { USUAL }
}
