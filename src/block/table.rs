//! Tables to fill in.
//!
//! Every cell stands on its own line to write on. Where the columns would be too narrow for a
//! hand, each row becomes a small record: the heads before their lines, one under the other.

use crate::block::asked::cell;
use crate::block::piece::HAIR;
use crate::block::writing::Short;
use crate::block::{BlockError, Label, Piece, Setter, Span, headed};
use crate::frame::{Align, Answer, Frame, NodeId, Tag};
use crate::geom::{Length, Point, Size};
use crate::model::{Column, Entry, People, Table};
use crate::text::{Style, heights};

/// Between columns.
const GUTTER: Length = Length::mm(4.0);

/// Where the columns of a table stand.
struct Columns {
    spans: Vec<Span>,
}

impl Setter<'_> {
    /// A table to fill in.
    pub(super) fn table(&mut self, table: &Table) -> Result<Vec<Piece>, BlockError> {
        let own = self.own_columns(table);
        let table = &own;
        let columns = self.columns(table);
        let least = |column: &Column| match column.entry {
            Entry::Check => self.metrics.tick,
            Entry::Number => self.metrics.wide(12.0),
            Entry::Date => self.metrics.wide(18.0),
            Entry::Text => self.metrics.wide(22.0),
        };
        let is_wide = |(column, span): (&Column, &Span)| span.width.fits(least(column));
        let fits = table.columns.iter().zip(&columns.spans).all(is_wide);
        let heads = if fits { self.heads(table, &columns) } else { None };
        match heads {
            Some(head) => self.ruled(table, &columns, head),
            None => self.records(table),
        }
    }

    /// The table without the other person's columns, in a copy of one's own.
    fn own_columns(&self, table: &Table) -> Table {
        let People::One(own) = self.look.people else { return table.clone() };
        let is_own = |column: &Column| column.person.is_none_or(|person| person == own);
        let kept: Vec<bool> = table.columns.iter().map(is_own).collect();
        let mut table = table.clone();
        let mut keep = kept.iter();
        table.columns.retain(|_| *keep.next().unwrap_or(&true));
        let mut keep = kept.iter();
        table.example.retain(|_| *keep.next().unwrap_or(&true));
        table
    }

    fn columns(&self, table: &Table) -> Columns {
        #[expect(clippy::cast_precision_loss, reason = "a table has few columns")]
        let gutters = GUTTER * (table.columns.len() - 1) as f64;
        let room = self.measure() - gutters;
        let shares: f64 = table.columns.iter().map(|column| column.width).sum();
        let mut left = Length::ZERO;
        let spans = table.columns.iter().map(|column| {
            let span = Span::new(left, room * (column.width / shares));
            left = span.right() + GUTTER;
            span
        });
        Columns { spans: spans.collect() }
    }

    /// The heads of the columns; none when a word of them is too wide.
    fn heads(&mut self, table: &Table, columns: &Columns) -> Option<Piece> {
        let setting = self.metrics.small;
        let mut frame = self.frame();
        let outer = frame.node(Tag::Table, None);
        let row = frame.node(Tag::TableRow, Some(outer));
        let mut deepest = 1;
        let mut set = Vec::new();
        for (column, span) in table.columns.iter().zip(&columns.spans) {
            let lines = self
                .lines_of_whole_words(
                    &column.head,
                    Style::STRONG,
                    setting.size,
                    span.width,
                )
                .ok()?;
            deepest = deepest.max(lines.len());
            set.push((lines, span.left));
        }
        let height = setting.leading + setting.depth(deepest);
        for (lines, left) in set {
            let cell = self.node(&mut frame, Tag::HeadCell, Some(row));
            // Heads end on one line, however many lines they have.
            let top = setting.depth(deepest) - setting.depth(lines.len());
            let at = Point::new(left, top + Self::baseline(setting));
            self.put_text(&mut frame, cell, at, &lines, setting);
        }
        Some(Piece::new(frame, height))
    }

    fn ruled(
        &mut self,
        table: &Table,
        columns: &Columns,
        mut head: Piece,
    ) -> Result<Vec<Piece>, BlockError> {
        let whole = self.whole();
        head.frame.set_first_whole(whole);
        head.over = self.metrics.units(2.0);
        let example = match &table.example[..] {
            [] => None,
            _ => Some(self.example_row(table, columns, whole)?),
        };
        let count = table.rows.len() + usize::from(table.blank);
        let rows: Vec<Piece> = (0..count)
            .map(|nth| self.set_row(table, columns, nth, whole))
            .collect::<Result<_, _>>()?;
        let mut pieces = headed(head, rows);
        if let Some(mut example) = example {
            // Overleaf the head comes again, and what shows how does not.
            (pieces[0].keeps, example.keeps) = (true, count > 0);
            pieces.insert(1, example);
        }
        Ok(pieces)
    }

    /// A row that shows how, in italics.
    fn example_row(
        &mut self,
        table: &Table,
        columns: &Columns,
        whole: u32,
    ) -> Result<Piece, BlockError> {
        let setting = self.metrics.small;
        let (mut frame, row) = self.table_row(whole);
        let mut deepest = 1;
        for (nth, (text, span)) in table.example.iter().zip(&columns.spans).enumerate() {
            let tag = if nth == 0 { Tag::RowHead } else { Tag::Cell };
            let cell = self.node(&mut frame, tag, Some(row));
            let lines =
                self.lines(&format!("*{text}*"), Style::TEXT, setting.size, span.width)?;
            let at = Point::new(span.left, Self::baseline(setting));
            self.put_text(&mut frame, cell, at, &lines, setting);
            deepest = deepest.max(lines.len());
        }
        Ok(Piece::new(frame, setting.leading + setting.depth(deepest)))
    }

    fn set_row(
        &mut self,
        table: &Table,
        columns: &Columns,
        nth: usize,
        whole: u32,
    ) -> Result<Piece, BlockError> {
        let setting = self.metrics.text;
        let (mut frame, row) = self.table_row(whole);
        let mut height = self.metrics.pitch * f64::from(table.lines);
        let given = table.rows.get(nth);
        if let Some(text) = given {
            let Span { left, width } = columns.spans[0];
            let lines = self.lines(text, Style::TEXT, setting.size, width)?;
            let cell = self.node(&mut frame, Tag::RowHead, Some(row));
            let y = self.metrics.pitch * 0.5 + heights::middle(setting.size);
            let at = Point::new(left, y);
            self.put_text(&mut frame, cell, at, &lines, setting);
            let deep = self.metrics.pitch + setting.depth(lines.len());
            height = height.max(self.metrics.whole(deep));
        }
        let skip = usize::from(given.is_some());
        let spans = table.columns.iter().zip(&columns.spans).enumerate();
        for (at, (column, span)) in spans.skip(skip) {
            // What one writes first is what the row is about.
            let tag = if at == 0 { Tag::RowHead } else { Tag::Cell };
            let cell = frame.node(tag, Some(row));
            let named = self.named_cell(table, nth, column);
            self.cell(&mut frame, cell, (*span, height), column.entry, named);
        }
        Ok(Piece::new(frame, height))
    }

    /// The name of a cell's answer, by row and column, and what is said of it: the same however
    /// the table is set.
    fn named_cell(&self, table: &Table, nth: usize, column: &Column) -> Label {
        let number = (nth + 1).to_string();
        let name = self.name(column.person, &[&table.name, &number, cell(&column.name)]);
        let row = match table.rows.get(nth) {
            Some(text) => text.clone(),
            None => format!("{} {number}", self.words.row),
        };
        let letter = column.person.map_or("", |person| person.letter());
        let mut words = column.head.split(|c: char| !c.is_alphanumeric());
        let says = if column.head == letter {
            self.says(column.person, &row)
        } else {
            // A head such as "A thanks B for" says whose it is.
            let person = column.person.filter(|_| words.all(|word| word != letter));
            self.heard(&[&row], person, &column.head)
        };
        Label { name, says }
    }

    /// One cell to fill in.
    fn cell(
        &self,
        frame: &mut Frame,
        cell: NodeId,
        (span, height): (Span, Length),
        entry: Entry,
        named: Label,
    ) {
        if entry == Entry::Check {
            // Beside the first line of its row, where the row is read.
            self.tick(frame, Some(cell), (span.left, self.metrics.pitch * 0.5), named);
            return;
        }
        let pitch = self.metrics.pitch;
        let count = super::writing::whole_lines(height, pitch).max(1);
        if count == 1 {
            let align = if entry == Entry::Number { Align::Center } else { Align::Left };
            self.written(frame, Some(cell), span, height, named, align);
            return;
        }
        for line in 0..count {
            let y = height - pitch * f64::from(line);
            Self::rule(
                frame,
                Point::new(span.left, y),
                span.right(),
                HAIR,
                self.line_ink(),
            );
        }
        let top = height - pitch * f64::from(count) + Length::mm(1.0);
        let rect =
            (Point::new(span.left, top), Size::new(span.width, height - top - HAIR));
        let size = self.metrics.text.size;
        self.field(frame, Some(cell), rect, named, Answer::Area { size });
    }

    /// Each row as a record: the heads before their lines.
    fn records(&mut self, table: &Table) -> Result<Vec<Piece>, BlockError> {
        let mut pieces = Vec::new();
        if !table.example.is_empty() {
            let cells: Vec<String> = table
                .columns
                .iter()
                .zip(&table.example)
                .map(|(column, text)| format!("{}: *{text}*", column.head))
                .collect();
            let text = format!("{}. {}", self.words.example, cells.join(" · "));
            pieces.extend(self.paragraph(&text)?);
        }
        for nth in 0..table.rows.len() + usize::from(table.blank) {
            let given = table.rows.get(nth);
            if let Some(text) = given {
                let setting = self.metrics.text;
                let piece = self.strip(text, Tag::Paragraph, Style::STRONG, setting)?;
                pieces.push(piece.over(self.metrics.units(1.0)).keeps());
            }
            let mut record = Vec::new();
            for column in table.columns.iter().skip(usize::from(given.is_some())) {
                record.push(Short {
                    named: self.named_cell(table, nth, column),
                    text: column.head.clone(),
                    width: if column.entry == Entry::Text { 2.0 } else { 1.0 },
                    ticked: column.entry == Entry::Check,
                });
            }
            let mut set = self.shorts(&record)?;
            let last = set.len().saturating_sub(1);
            for piece in &mut set[..last] {
                piece.keeps = true;
            }
            pieces.extend(set);
        }
        Ok(pieces)
    }
}
