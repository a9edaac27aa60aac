//! Blocks to write in: ruled lines, boxes, short answers, signatures.

use crate::block::piece::{HAIR, Piece, Ruling, Stretch, WritingSpace};
use crate::block::{BlockError, Label, Setter, Span};
use crate::color::Ink;
use crate::frame::{Align, Answer, FormField, Frame, Item as Placed, Mark, NodeId, Tag};
use crate::geom::{Length, Point, Size};
use crate::model::{Lead, People, Question, Room, Space};
use crate::text::{Line, Style};
use crate::words::BookWords;

/// Between two places beside each other.
const GUTTER: Length = Length::mm(6.0);
/// Narrower, a hand has no room for two words.
const NARROWEST: f64 = 48.0;

impl Setter<'_> {
    /// The colour of lines to write on and of boxes.
    pub fn line_ink(&self) -> Ink {
        self.look.theme.marks
    }

    /// Ruled lines, a box or dots, for both or for each.
    pub(super) fn space(
        &mut self,
        space: &Space,
        ruling: Ruling,
    ) -> Result<Vec<Piece>, BlockError> {
        let mut pieces = Vec::new();
        let boxed = ruling != Ruling::Lines;
        if let Some(label) = &space.label {
            let setting = self.metrics.text;
            let piece = self.strip(label, Tag::Paragraph, Style::TEXT, setting)?;
            pieces.push(piece.over(self.metrics.units(2.0)).keeps());
        }
        // Without either, the page's title alone says what stands here.
        let asked = space.heard(self.prompt).unwrap_or_default().to_owned();
        let people: Vec<Option<Lead>> = if space.each {
            self.look.people.list().iter().copied().map(Some).collect()
        } else {
            vec![None]
        };
        let measure = self.measure();
        let half = (measure - GUTTER) * 0.5;
        let beside = people.len() > 1 && half.fits(self.metrics.wide(NARROWEST));
        let rows: Vec<&[Option<Lead>]> =
            if beside { vec![&people[..]] } else { people.chunks(1).collect() };
        let count = rows.len();
        for (nth, row) in rows.into_iter().enumerate() {
            let width = if row.len() > 1 { half } else { measure };
            let mut places = Vec::new();
            for (at, person) in row.iter().enumerate() {
                let left = (half + GUTTER) * if at == 0 { 0.0 } else { 1.0 };
                places.push(self.place(
                    Span::new(left, width),
                    *person,
                    &space.name,
                    &asked,
                )?);
            }
            let mut piece = Piece::new(self.frame(), Length::ZERO);
            piece.over = match (space.label.is_some() && nth == 0, boxed || nth > 0) {
                (true, false) => Length::ZERO,
                _ => self.metrics.units(1.0),
            };
            piece.stretch = Some(self.stretch(space.room, ruling, places));
            piece.keeps = nth + 1 < count;
            pieces.push(piece);
        }
        Ok(pieces)
    }

    pub(super) fn stretch(
        &self,
        room: Room,
        ruling: Ruling,
        places: Vec<WritingSpace>,
    ) -> Stretch {
        let boxed = ruling != Ruling::Lines;
        let step = self.metrics.pitch;
        // No place to write is higher than a page.
        let page = whole_lines(self.look.depth, step).saturating_sub(1).max(1);
        let natural = match room {
            Room::Lines(count) => count,
            Room::Height(height) => whole_lines(height + step * 0.5, step),
            Room::Fill => 3,
        }
        .clamp(1, page);
        // A box is 25 mm high at least (content, section 3).
        let floor =
            if boxed { whole_lines(Length::mm(25.0) + step * 0.9, step) } else { 1 };
        let shrunk = (natural * 2).div_ceil(3).max(floor).min(natural);
        let least =
            if room == Room::Fill { natural.max(floor).min(page) } else { shrunk };
        let most = if room == Room::Fill { u16::MAX } else { natural * 2 };
        Stretch {
            step,
            least,
            natural: natural.max(least),
            most: if natural == 1 && !boxed && room != Room::Fill { 1 } else { most },
            ruling,
            ink: self.line_ink(),
            places,
        }
    }

    fn place(
        &mut self,
        span: Span,
        person: Option<Lead>,
        name: &str,
        asked: &str,
    ) -> Result<WritingSpace, BlockError> {
        // In a copy of one's own every line is one's own; a letter would say nothing.
        let letter = match person.filter(|_| self.look.people == People::Both) {
            Some(person) => {
                Some((self.line(person.letter(), Style::STRONG)?, self.metrics.text))
            }
            None => None,
        };
        let field = self.look.fillable.then(|| self.label(person, &[name], asked));
        Ok(WritingSpace { span, letter, field, size: self.metrics.text.size })
    }

    /// Puts a field for a short answer on the page, when answers can be typed.
    pub fn field(
        &self,
        frame: &mut Frame,
        parent: Option<NodeId>,
        (at, size): (Point, Size),
        Label { name, says }: Label,
        answer: Answer,
    ) {
        if !self.look.fillable {
            return;
        }
        let form = frame.node(Tag::Form, parent);
        let (name, label) = (name.to_string(), says);
        let field = FormField { at, size, name, label, answer };
        frame.push(Mark::Content(form), Placed::Field(field));
    }

    /// A line to write on with its field, at the foot of a row of the pitch's height.
    pub fn written(
        &self,
        frame: &mut Frame,
        parent: Option<NodeId>,
        span: Span,
        foot: Length,
        named: Label,
        align: Align,
    ) {
        let from = Point::new(span.left, foot);
        Self::rule(frame, from, span.right(), HAIR, self.line_ink());
        let height = self.metrics.pitch - Length::mm(1.6);
        let corner = Point::new(span.left, foot - height - HAIR);
        let rect = (corner, Size::new(span.width, height));
        let size = self.metrics.text.size;
        self.field(frame, parent, rect, named, Answer::Line { size, align });
    }

    /// Short answers beside each other, in as many rows as they need.
    ///
    /// # Errors
    /// [`BlockError`] when it cannot be set.
    pub fn entries(
        &mut self,
        person: Option<Lead>,
        items: &[Question],
    ) -> Result<Vec<Piece>, BlockError> {
        let cells = items.iter().map(|item| Short {
            named: self.label(person, &[&item.name], &item.text),
            text: item.text.clone(),
            width: item.width,
            ticked: false,
        });
        let cells: Vec<_> = cells.collect();
        self.shorts(&cells)
    }

    /// Short answers with names of their own.
    pub(super) fn shorts(&mut self, cells: &[Short]) -> Result<Vec<Piece>, BlockError> {
        let labels = cells
            .iter()
            .map(|cell| self.line(&cell.text, Style::TEXT))
            .collect::<Result<Vec<_>, _>>()?;
        let mut pieces = Vec::new();
        self.short_rows(cells, &labels, &mut pieces)?;
        if let Some(first) = pieces.first_mut() {
            first.over = self.metrics.units(1.0);
        }
        Ok(pieces)
    }

    /// Sets the cells on one row, or each half on its own when the row has no room for them;
    /// a label that leaves no room on a row of its own stands over its line.
    fn short_rows(
        &mut self,
        cells: &[Short],
        labels: &[Line],
        pieces: &mut Vec<Piece>,
    ) -> Result<(), BlockError> {
        let size = self.metrics.text.size;
        let shares: f64 = cells.iter().map(|cell| cell.width).sum();
        #[expect(clippy::cast_precision_loss, reason = "a row has few cells")]
        let gutters = GUTTER * (cells.len().saturating_sub(1)) as f64;
        let room = self.measure() - gutters;
        let wide = |cell: &Short| room * (cell.width / shares);
        let least = self.metrics.wide(16.0);
        let fits = cells.iter().zip(labels).all(|(cell, label)| {
            wide(cell).fits(label.width_at(size) + Length::mm(2.0) + least)
        });
        if !fits && cells.len() > 1 {
            let middle = cells.len().div_ceil(2);
            self.short_rows(&cells[..middle], &labels[..middle], pieces)?;
            return self.short_rows(&cells[middle..], &labels[middle..], pieces);
        }
        let foot = self.metrics.pitch;
        let mut frame = self.frame();
        if let ([cell], false) = (cells, fits) {
            let setting = self.metrics.text;
            let text = cell.text.replace('*', "\\*");
            let piece = self.strip(&text, Tag::Paragraph, Style::TEXT, setting)?;
            pieces.push(piece.keeps());
            self.short(&mut frame, cell, Span::new(Length::ZERO, self.measure()));
            pieces.push(Piece::new(frame, foot));
            return Ok(());
        }
        let mut left = Length::ZERO;
        for (cell, label) in cells.iter().zip(labels) {
            let node = self.node(&mut frame, Tag::Paragraph, None);
            let at = Point::new(left, foot - Length::mm(1.6));
            frame.line(Mark::Content(node), at, label, size, |_| Ink::BLACK);
            let taken = label.width_at(size) + Length::mm(2.0);
            let span = Span::new(left + taken, wide(cell) - taken);
            self.short(&mut frame, cell, span);
            left = left + wide(cell) + GUTTER;
        }
        pieces.push(Piece::new(frame, foot));
        Ok(())
    }

    /// The place for one short answer.
    fn short(&self, frame: &mut Frame, cell: &Short, span: Span) {
        let foot = self.metrics.pitch;
        if cell.ticked {
            self.tick(frame, None, (span.left, foot * 0.5), cell.named.clone());
        } else {
            self.written(frame, None, span, foot, cell.named.clone(), Align::Left);
        }
    }

    /// A line to sign and one for the day, for each of the two.
    pub(super) fn signatures(&mut self, name: &str) -> Result<Vec<Piece>, BlockError> {
        let mut pieces = Vec::new();
        for &person in self.look.people.list() {
            let BookWords { signature, date, signing: [sign, signed_on], .. } =
                *self.words;
            let text = format!("{} {}", person.letter(), signature.to_lowercase());
            let signed = self.label(Some(person), &[name], sign);
            let day = self.label(Some(person), &[&format!("{name}-date")], signed_on);
            let date = date.to_owned();
            let signed = Short { named: signed, text, width: 2.2, ticked: false };
            let day = Short { named: day, text: date, width: 1.0, ticked: false };
            pieces.extend(self.shorts(&[signed, day])?);
        }
        let last = pieces.len().saturating_sub(1);
        for piece in &mut pieces[..last] {
            piece.keeps = true;
        }
        Ok(pieces)
    }
}

/// A short answer on a row.
pub(super) struct Short {
    /// What it is for.
    pub(super) named: Label,
    /// What stands before it.
    pub(super) text: String,
    /// Its share of the row.
    pub(super) width: f64,
    /// Whether it is ticked; otherwise it is written.
    pub(super) ticked: bool,
}

/// How many whole lines a height holds.
pub(super) fn whole_lines(height: Length, step: Length) -> u16 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a page holds a few dozen lines"
    )]
    let lines = ((height / step) + 0.001).floor().clamp(0.0, 1000.0) as u16;
    lines
}
