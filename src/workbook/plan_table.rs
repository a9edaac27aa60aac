//! The table on the page of a week: a row for each card.

use crate::color::Ink;
use crate::frame::{Mark, NodeId, Tag};
use crate::geom::{Length, Path, Point, Rect, Size};
use crate::model::{Card, PlannedCard, PlannedWeek};
use crate::text::{Line, MissingGlyph, Style};
use crate::workbook::plan_page::{HAIR, Sheet};

const BOX: Length = Length::mm(4.2);

/// A card in the table.
pub(super) struct Row<'a> {
    pub(super) planned: &'a PlannedCard,
    pub(super) card: &'a Card,
    /// The day, where it begins.
    begins_day: bool,
}

/// The rows of a week.
pub(super) fn rows<'a>(
    week: &'a PlannedWeek,
    find: &impl Fn(&PlannedCard) -> Option<&'a Card>,
) -> Vec<Row<'a>> {
    let mut day = 0;
    let mut rows = Vec::new();
    for planned in &week.cards {
        let Some(card) = find(planned) else { continue };
        rows.push(Row { planned, card, begins_day: planned.day != day });
        day = planned.day;
    }
    rows
}

/// Where the columns of the table begin, and where it ends.
pub(super) struct Columns {
    done: Length,
    day: Length,
    id: Length,
    title: Length,
    minutes_end: Length,
    lead: Length,
}

impl Sheet<'_, '_> {
    /// The columns; none when titles would have no room.
    pub(super) fn columns(&self) -> Option<Columns> {
        let mm = |value: f64| Length::mm(value) * self.scale;
        let columns = Columns {
            done: self.left,
            day: self.left + mm(8.5),
            id: self.left + mm(35.0),
            title: self.left + mm(52.0),
            minutes_end: self.right - mm(20.0),
            lead: self.right - mm(15.0),
        };
        let room = columns.minutes_end - mm(12.0) - columns.title;
        room.fits(Length::mm(25.0) * self.scale).then_some(columns)
    }

    pub(super) fn set_table_head(
        &mut self,
        table: NodeId,
        columns: &Columns,
        y: Length,
    ) -> Result<(), MissingGlyph> {
        let row = self.frame.node(Tag::TableRow, Some(table));
        let words = self.words;
        let size = self.small.size;
        for (x, word) in [
            (columns.done, ""),
            (columns.day, words.day),
            (columns.id, words.card),
            (columns.title, words.title),
            (columns.minutes_end, words.minutes),
            (columns.lead, words.lead),
        ] {
            let cell = self.frame.node(Tag::HeadCell, Some(row));
            if word.is_empty() {
                // A box says what it is for by its shape; a reader who hears it needs the word.
                self.frame.set_alt(cell, words.done);
                continue;
            }
            let mark = Mark::Content(cell);
            if x == columns.minutes_end {
                self.put_to(mark, (x, y), word, Style::STRONG, size)?;
            } else {
                self.put(mark, (x, y), word, Style::STRONG, size)?;
            }
        }
        Ok(())
    }

    /// A title broken to its column, and how deep its row is.
    pub(super) fn title_lines(
        &mut self,
        row: &Row<'_>,
        columns: &Columns,
    ) -> Result<(Vec<Line>, Length), MissingGlyph> {
        let measure = columns.minutes_end - Length::mm(12.0) * self.scale - columns.title;
        let tag = self.look.language.tag();
        let title = &row.card.texts_in(Some(tag)).title;
        let mut paragraph =
            self.typesetter.shape(title, self.styled(Style::TEXT), tag)?;
        let lines = paragraph.lines(self.typesetter, measure, self.text.size);
        let depth = Length::mm(8.0) * self.scale + self.text.depth(lines.len());
        Ok((lines, depth))
    }

    pub(super) fn set_row(
        &mut self,
        table: NodeId,
        columns: &Columns,
        top: Length,
        row: &Row<'_>,
        title: &[Line],
        week: &PlannedWeek,
    ) -> Result<(), MissingGlyph> {
        if row.begins_day {
            self.rule(top, HAIR);
        }
        let y = top + Length::mm(5.5) * self.scale;
        let size = self.text.size;
        let node = self.frame.node(Tag::TableRow, Some(table));
        self.frame.node(Tag::Cell, Some(node));
        let corner = Point::new(columns.done, y - Length::mm(3.6));
        let square = Path::rect(Rect::new(corner, Size::new(BOX, BOX)));
        self.frame.stroke(square, HAIR, Ink::BLACK);
        let day = Mark::Content(self.frame.node(Tag::Cell, Some(node)));
        if row.begins_day {
            let words = match week.date(row.planned.day) {
                Some(date) => self.words.date(date),
                None => format!("{} {}", self.words.day, row.planned.day),
            };
            self.put(day, (columns.day, y), &words, Style::TABULAR, size)?;
        }
        let id = Mark::Content(self.frame.node(Tag::Cell, Some(node)));
        self.put(id, (columns.id, y), &row.card.id, Style::TABULAR, size)?;
        let cell = self.frame.node(Tag::Cell, Some(node));
        let mut baseline = y;
        for line in title {
            let at = Point::new(columns.title, baseline);
            self.frame.line(Mark::Content(cell), at, line, size, |_| Ink::BLACK);
            baseline += self.text.leading;
        }
        let minutes = Mark::Content(self.frame.node(Tag::Cell, Some(node)));
        if let Some(number) = row.card.minutes() {
            let text = number.to_string();
            self.put_to(minutes, (columns.minutes_end, y), &text, Style::TABULAR, size)?;
        }
        let lead = Mark::Content(self.frame.node(Tag::Cell, Some(node)));
        if let Some(letter) = row.planned.lead {
            self.put(lead, (columns.lead, y), letter.letter(), Style::TEXT, size)?;
        }
        Ok(())
    }
}
