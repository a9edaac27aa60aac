//! Boxes to tick.

use crate::block::piece::HAIR;
use crate::block::{BlockError, Label, Piece, Setter, Span};
use crate::color::Ink;
use crate::frame::{Align, Answer, Frame, Mark, NodeId, Tag};
use crate::geom::{Length, Path, Point, Rect, Size};
use crate::model::{Checks, Lead};
use crate::text::{Line, Style, heights};

impl Setter<'_> {
    /// A box to tick with its field, its middle at a height.
    pub fn tick(
        &self,
        frame: &mut Frame,
        parent: Option<NodeId>,
        (left, middle): (Length, Length),
        named: Label,
    ) {
        let side = self.metrics.tick;
        let corner = Point::new(left, middle - side * 0.5);
        let square = Rect::new(corner, Size::new(side, side));
        frame.stroke(Path::rect(square), HAIR, self.line_ink());
        let rect = (corner, square.size());
        self.field(frame, parent, rect, named, Answer::Check);
    }

    /// Boxes with what they stand for, in one or two columns.
    pub(super) fn checks(&mut self, checks: &Checks) -> Result<Vec<Piece>, BlockError> {
        let people: Vec<Option<Lead>> = if checks.each {
            self.look.people.list().iter().copied().map(Some).collect()
        } else {
            vec![None]
        };
        let mut pieces = Vec::new();
        if let Some(label) = &checks.label {
            let piece =
                self.strip(label, Tag::Paragraph, Style::STRONG, self.metrics.text)?;
            pieces.push(piece.over(self.metrics.units(2.0)).keeps());
        }
        let gutter = Length::mm(8.0);
        let narrow = (self.measure() - gutter) * 0.5;
        let is_double = checks.columns > 1 && narrow.fits(self.metrics.wide(56.0));
        let width = if is_double { narrow } else { self.measure() };
        if people.len() > 1 {
            pieces.push(self.letters(&people, is_double.then_some(narrow + gutter))?);
        }
        let cells = self.check_cells(checks, &people, width)?;
        let whole = self.whole();
        // Two columns are read down one, then down the other.
        let rows = if is_double { cells.len().div_ceil(2) } else { cells.len() };
        for row in 0..rows {
            let mut frame = self.frame();
            let mut height = self.metrics.pitch;
            for (column, at) in [row, row + rows].into_iter().enumerate() {
                let Some(cell) = cells.get(at).filter(|_| column == 0 || is_double)
                else {
                    continue;
                };
                let left = (narrow + gutter) * if column == 0 { 0.0 } else { 1.0 };
                let depth =
                    self.check(&mut frame, Span::new(left, width), cell, &people, whole);
                height = height.max(depth);
            }
            let mut piece = Piece::new(frame, self.metrics.whole(height));
            piece.keeps = row == 0 || row + 2 == rows;
            pieces.push(piece);
        }
        if let Some(last) = pieces.last_mut() {
            last.keeps = false;
        }
        if checks.label.is_none()
            && let Some(first) = pieces.first_mut()
        {
            first.over = self.metrics.units(1.0);
        }
        Ok(pieces)
    }

    /// A and B over their columns of boxes.
    fn letters(
        &mut self,
        people: &[Option<Lead>],
        second: Option<Length>,
    ) -> Result<Piece, BlockError> {
        let setting = self.metrics.small;
        let mut frame = self.frame();
        for left in [Some(Length::ZERO), second].into_iter().flatten() {
            for (nth, person) in people.iter().flatten().enumerate() {
                let letter = self.line(person.letter(), Style::STRONG)?;
                let middle = left + self.box_at(nth) + self.metrics.tick * 0.5;
                let x = middle - letter.width_at(setting.size) * 0.5;
                let at = Point::new(x, Self::baseline(setting));
                // Every box says whose it is; over them the letters are for the eye.
                frame.line(Mark::Artifact, at, &letter, setting.size, |_| Ink::BLACK);
            }
        }
        Ok(Piece::new(frame, setting.leading).keeps())
    }

    /// Where the nth box of a row begins.
    fn box_at(&self, nth: usize) -> Length {
        (self.metrics.tick + Length::mm(3.0)) * if nth == 0 { 0.0 } else { 1.0 }
    }

    fn check_cells(
        &mut self,
        checks: &Checks,
        people: &[Option<Lead>],
        width: Length,
    ) -> Result<Vec<Cell>, BlockError> {
        let indent = self.box_at(people.len() - 1) + self.metrics.tick + Length::mm(3.0);
        let measure = (width - indent).min(self.reading_measure());
        let size = self.metrics.text.size;
        let mut cells = Vec::new();
        for (nth, item) in checks.items.iter().enumerate() {
            let lines = self.lines(item, Style::TEXT, size, measure)?;
            let number = (nth + 1).to_string();
            let named = |person| self.label(person, &[&checks.name, &number], item);
            let named = people.iter().map(|person| named(*person)).collect();
            cells.push(Cell { indent, lines, named, own: None });
        }
        for nth in 0..usize::from(checks.blank) {
            let number = (checks.items.len() + nth + 1).to_string();
            let asked = format!("{} {number}", self.words.row);
            let named = |person| self.label(person, &[&checks.name, &number], &asked);
            let own = format!("own-{number}");
            let own = self.own_row(&[&checks.name, &own], &asked);
            cells.push(Cell {
                indent,
                lines: Vec::new(),
                named: people.iter().map(|person| named(*person)).collect(),
                own: Some(own),
            });
        }
        Ok(cells)
    }

    /// One row of boxes with its text; gives its height.
    fn check(
        &self,
        frame: &mut Frame,
        span: Span,
        cell: &Cell,
        people: &[Option<Lead>],
        whole: u32,
    ) -> Length {
        let (pitch, setting) = (self.metrics.pitch, self.metrics.text);
        let list = frame.node(Tag::List, None);
        frame.set_whole(list, whole);
        let item = self.node(frame, Tag::ListItem, Some(list));
        let body = frame.node(Tag::ListBody, Some(item));
        for (nth, named) in cell.named.iter().enumerate().take(people.len()) {
            let at = (span.left + self.box_at(nth), pitch * 0.5);
            self.tick(frame, Some(body), at, named.clone());
        }
        if let Some(own) = &cell.own {
            let line = Span::new(span.left + cell.indent, span.width - cell.indent);
            let foot = pitch - Length::mm(1.0);
            self.written(frame, Some(body), line, foot, own.clone(), Align::Left);
            return pitch;
        }
        // The first line stands in the middle of its row.
        let y = pitch * 0.5 + heights::middle(setting.size);
        let at = Point::new(span.left + cell.indent, y);
        self.put_text(frame, body, at, &cell.lines, setting);
        pitch + setting.depth(cell.lines.len())
    }
}

/// What stands behind a box.
struct Cell {
    indent: Length,
    lines: Vec<Line>,
    /// What each person's box is for.
    named: Vec<Label>,
    /// A line to write on instead of a text.
    own: Option<Label>,
}
