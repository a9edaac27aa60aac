//! The numbers of curves as a table: weeks down, scales across.

use crate::block::{BlockError, Piece, Setter, headed};
use crate::color::Ink;
use crate::frame::{Frame, Mark, NodeId, Tag};
use crate::geom::{Length, Point};
use crate::model::People;
use crate::text::{Line, Style, heights};
use crate::words::Words;
use crate::workbook::curve::{Curve, CurvesJob};

/// Between columns.
const GUTTER: Length = Length::mm(4.0);
/// A line that is seen and does not disturb.
const HAIR: Length = Length::mm(0.2);
/// Between weeks.
const FAINT: Ink = Ink::Gray(0xBE);

/// A table of all scales, or several where their names need more room.
pub(super) fn tables(
    setter: &mut Setter<'_>,
    job: &CurvesJob<'_>,
) -> Result<Vec<Piece>, BlockError> {
    let words = &Words::of(job.language).curves;
    let setting = setter.metrics.heading;
    let heading =
        setter.strip(words.numbers, setter.heading_tag, Style::DISPLAY, setting)?;
    let mut pieces = vec![heading.over(setter.metrics.units(2.0)).keeps()];
    let most = job.curves.len().max(1);
    for columns in (1..=most).rev() {
        let mut set = Vec::new();
        let done = job.curves.chunks(columns).try_for_each(|curves| {
            set.extend(NumberTable::new(setter, job, curves).pieces(setter)?);
            Ok(())
        });
        match done {
            Ok(()) => {
                pieces.extend(set);
                break;
            }
            // A name that is too wide for its column has more room among fewer.
            Err(BlockError::Wide { .. }) if columns > 1 => {}
            Err(why) => return Err(why),
        }
    }
    Ok(pieces)
}

/// One row: whose week it is, and its numbers.
struct NumberRow {
    head: String,
    numbers: Vec<Option<u16>>,
    /// Whether it is the last row of its week.
    is_last: bool,
}

/// One table.
struct NumberTable<'a> {
    job: &'a CurvesJob<'a>,
    curves: &'a [Curve],
    /// The width of the first column, and of each of the others.
    widths: [Length; 2],
    whole: u32,
}

impl<'a> NumberTable<'a> {
    fn new(setter: &mut Setter<'_>, job: &'a CurvesJob<'a>, curves: &'a [Curve]) -> Self {
        let first = setter.metrics.wide(if setter.measure() < Length::mm(130.0) {
            16.0
        } else {
            20.0
        });
        #[expect(clippy::cast_precision_loss, reason = "a page has few scales")]
        let count = curves.len() as f64;
        let other = (setter.measure() - first - GUTTER * count) / count;
        Self { job, curves, widths: [first, other], whole: setter.whole() }
    }

    /// Where a column begins, the first being 0.
    fn left(&self, column: usize) -> Length {
        #[expect(clippy::cast_precision_loss, reason = "a page has few scales")]
        let before = column.saturating_sub(1) as f64;
        let [first, other] = self.widths;
        if column == 0 {
            Length::ZERO
        } else {
            first + GUTTER + (other + GUTTER) * before
        }
    }

    fn pieces(&self, setter: &mut Setter<'_>) -> Result<Vec<Piece>, BlockError> {
        let head = self.head(setter)?;
        let mut rows = Vec::new();
        for row in self.rows() {
            let mut piece = self.row(setter, &row)?;
            // The two of a week stand together.
            piece.keeps = !row.is_last;
            rows.push(piece);
        }
        Ok(headed(head.over(setter.metrics.units(1.0)), rows))
    }

    fn rows(&self) -> Vec<NumberRow> {
        let people = self.job.people.list();
        let weeks = self.job.weeks.iter().enumerate();
        let row = |at: usize, week: u16, person| NumberRow {
            head: match self.job.people {
                People::Both => format!("{week} {}", crate::model::Lead::letter(person)),
                People::One(_) => week.to_string(),
            },
            is_last: people.last() == Some(&person),
            numbers: self
                .curves
                .iter()
                .map(|curve| {
                    let own = curve.numbers.iter().find(|(of, _)| *of == person);
                    own.and_then(|(_, numbers)| numbers.get(at).copied().flatten())
                })
                .collect(),
        };
        weeks
            .flat_map(|(at, week)| people.iter().map(move |person| (at, *week, *person)))
            .map(|(at, week, person)| row(at, week, person))
            .collect()
    }

    fn frame(&self, setter: &Setter<'_>) -> (Frame, NodeId) {
        let mut frame = setter.frame();
        let outer = frame.node(Tag::Table, None);
        frame.set_whole(outer, self.whole);
        let row = frame.node(Tag::TableRow, Some(outer));
        (frame, row)
    }

    fn head(&self, setter: &mut Setter<'_>) -> Result<Piece, BlockError> {
        let setting = setter.metrics.small;
        let words = &Words::of(self.job.language).curves;
        let (mut frame, row) = self.frame(setter);
        let texts = self.curves.iter().map(|curve| &*curve.text);
        let mut set: Vec<Vec<Line>> = Vec::new();
        for (column, text) in std::iter::once(words.week).chain(texts).enumerate() {
            let width = self.widths[usize::from(column > 0)];
            let (style, size) = (Style::STRONG, setting.size);
            set.push(setter.lines_of_whole_words(text, style, size, width)?);
        }
        let deepest = set.iter().map(Vec::len).max().unwrap_or(1);
        for (column, lines) in set.iter().enumerate() {
            let cell = setter.node(&mut frame, Tag::HeadCell, Some(row));
            // Heads end on one line, however many lines they have.
            let top = setting.depth(deepest) - setting.depth(lines.len());
            let at = Point::new(self.left(column), top + Setter::baseline(setting));
            let mark = Mark::Content(cell);
            setter.put_lines(&mut frame, mark, at, lines, setting, Ink::BLACK);
        }
        let height = setting.leading + setting.depth(deepest);
        self.rule(&mut frame, height, setter.line_ink());
        Ok(Piece::new(frame, height))
    }

    fn row(&self, setter: &mut Setter<'_>, of: &NumberRow) -> Result<Piece, BlockError> {
        let setting = setter.metrics.small;
        let (mut frame, row) = self.frame(setter);
        let numbers = of
            .numbers
            .iter()
            .map(|number| number.map_or("–".to_owned(), |number| number.to_string()));
        let texts: Vec<String> =
            std::iter::once(of.head.clone()).chain(numbers).collect();
        for (column, text) in texts.iter().enumerate() {
            let tag = if column == 0 { Tag::RowHead } else { Tag::Cell };
            let cell = frame.node(tag, Some(row));
            let line = setter.line(text, Style::TABULAR)?;
            // Numbers have no descenders: they stand in the middle of their row.
            let y = setting.leading * 0.5 + heights::half_figure(setting.size);
            let at = Point::new(self.left(column), y);
            frame.line(Mark::Content(cell), at, &line, setting.size, |_| Ink::BLACK);
        }
        if of.is_last {
            self.rule(&mut frame, setting.leading, FAINT);
        }
        Ok(Piece::new(frame, setting.leading))
    }

    fn rule(&self, frame: &mut Frame, y: Length, ink: Ink) {
        let right = self.left(self.curves.len()) + self.widths[1];
        let from = Point::new(Length::ZERO, y);
        Setter::rule(frame, from, right, HAIR, ink);
    }
}
