//! The weeks at a glance: number, theme, dates, how deep and how near at most.

use crate::block::{BlockError, Piece, Setter};
use crate::color::Ink;
use crate::frame::{Mark, Tag};
use crate::geom::{Length, Point};
use crate::text::Style;
use crate::words::Words;
use crate::workbook::job::{BookJob, BookWeek};

/// Number, theme, dates, ceilings of one week.
type Row = [String; 4];

/// The columns of the table that have anything in them, each with its share of the width.
struct Columns {
    shown: Vec<(usize, f64)>,
    whole: u32,
    /// The width of the numbers.
    first: Length,
}

/// A table of the weeks; on narrow pages a line or two for each.
pub(super) fn program(
    setter: &mut Setter<'_>,
    job: &BookJob<'_>,
) -> Result<Vec<Piece>, BlockError> {
    let mut rows = Vec::with_capacity(job.weeks.len());
    for week in job.weeks {
        let theme = week.title().unwrap_or_default().to_owned();
        rows.push(row(setter, *week, theme));
    }
    if setter.measure() < setter.metrics.wide(140.0) {
        return lines(setter, &rows);
    }
    let has = |at: usize| rows.iter().any(|row| !row[at].is_empty());
    let shown = [(1, 2.4), (2, 2.2), (3, 2.6)].into_iter().filter(|(at, _)| has(*at));
    let [number, theme] = setter.words.program;
    let head = setter.line(number, Style::STRONG)?;
    let columns = Columns {
        shown: shown.collect(),
        whole: setter.whole(),
        first: head.width_at(setter.metrics.small.size) + Length::mm(6.0),
    };
    let most = Words::of(setter.look.language).plan.most;
    let heads = [number, theme, setter.words.date, most].map(str::to_owned);
    let mut pieces =
        vec![columns.set(setter, &heads, true)?.over(setter.metrics.units(2.0)).keeps()];
    for row in &rows {
        pieces.push(columns.set(setter, row, false)?);
    }
    Ok(pieces)
}

fn row(setter: &Setter<'_>, week: BookWeek<'_>, theme: String) -> Row {
    let words = Words::of(setter.look.language);
    let (mut when, mut most) = (String::new(), String::new());
    if let Some(planned) = week.planned {
        if let (Some(first), Some(last)) = (planned.start, planned.date(7)) {
            when = words.plan.dates(first, last);
        }
        let touch = words.card.touch(planned.touch).map(|touch| format!(", {touch}"));
        most = format!("{}{}", words.card.pace(planned.pace), touch.unwrap_or_default());
    }
    [week.number.to_string(), theme, when, most]
}

/// Each week as a point of a list.
fn lines(setter: &mut Setter<'_>, rows: &[Row]) -> Result<Vec<Piece>, BlockError> {
    let word = setter.words.week;
    let most = Words::of(setter.look.language).plan.most;
    let points: Vec<String> = rows
        .iter()
        .map(|[number, theme, when, ceiling]| {
            let theme = theme.replace('*', "\\*");
            let colon = if theme.is_empty() { "" } else { ": " };
            let mut text = format!("**{word} {number}{colon}{theme}**");
            if !when.is_empty() {
                text = format!("{text}, {when}");
            }
            if !ceiling.is_empty() {
                text = format!("{text}. {most} {ceiling}");
            }
            text
        })
        .collect();
    setter.list(&points, false)
}

impl Columns {
    fn set(
        &self,
        setter: &mut Setter<'_>,
        cells: &Row,
        is_head: bool,
    ) -> Result<Piece, BlockError> {
        let setting = if is_head { setter.metrics.small } else { setter.metrics.text };
        let style = if is_head { Style::STRONG } else { Style::TEXT };
        let (mut frame, row) = setter.table_row(self.whole);
        let shares: f64 = self.shown.iter().map(|(_, share)| share).sum();
        let room = setter.measure() - self.first;
        let widths = self.shown.iter().map(|(at, share)| (*at, room * (share / shares)));
        let mut left = Length::ZERO;
        let mut deepest = 1;
        for (at, width) in [(0, self.first)].into_iter().chain(widths) {
            let tag = match (is_head, at) {
                (true, _) => Tag::HeadCell,
                (false, 0) => Tag::RowHead,
                (false, _) => Tag::Cell,
            };
            let cell = frame.node(tag, Some(row));
            let lines =
                setter.lines(&cells[at], style, setting.size, width - Length::mm(4.0))?;
            let at = Point::new(left, Setter::baseline(setting));
            let mark = Mark::Content(cell);
            setter.put_lines(&mut frame, mark, at, &lines, setting, Ink::BLACK);
            deepest = deepest.max(lines.len());
            left += width;
        }
        let air = if is_head { Length::ZERO } else { setter.metrics.unit };
        let height = setter.metrics.whole(setting.leading + setting.depth(deepest) + air);
        let foot = Point::new(Length::ZERO, height - Length::mm(0.8));
        let (end, ink) = (setter.measure(), setter.line_ink());
        Setter::rule(&mut frame, foot, end, Length::mm(0.3), ink);
        Ok(Piece::new(frame, height))
    }
}
