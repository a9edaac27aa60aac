//! A grid to plot the weekly scales by hand.

use crate::block::{BlockError, Piece, Setter};
use crate::color::Ink;
use crate::frame::{Frame, Mark, Tag};
use crate::geom::{Length, Path, Point, Rect, Size};
use crate::look;
use crate::model::Question;
use crate::text::{Style, heights};
use crate::workbook::job::BookJob;

/// Lines of the grid between those to read by.
const GRID: Length = Length::mm(0.2);
/// How strokes of one scale are told from those of another, without colour: by the sign at each
/// point.
const SIGNS: [&str; 6] = ["●", "○", "■", "□", "▲", "△"];

/// The grid: weeks across, 10 at the top, and what each sign stands for.
pub(super) fn graph(
    setter: &mut Setter<'_>,
    job: &BookJob<'_>,
    items: &[Question],
) -> Result<Vec<Piece>, BlockError> {
    let mut pieces = Vec::new();
    for &person in setter.look.people.list() {
        let head = setter.strip(
            person.letter(),
            setter.heading_tag,
            Style::DISPLAY,
            setter.metrics.heading,
        )?;
        pieces.push(head.over(setter.metrics.units(2.0)).keeps());
        pieces.push(grid(setter, job, setter.look.people.list().len())?.keeps());
        pieces.push(legend(setter, items)?);
    }
    Ok(pieces)
}

fn grid(
    setter: &mut Setter<'_>,
    job: &BookJob<'_>,
    grids: usize,
) -> Result<Piece, BlockError> {
    let setting = setter.metrics.small;
    let mut frame = setter.frame();
    let figure = frame.node(Tag::Figure, None);
    let weeks = job.weeks.len().max(1);
    frame.set_alt(figure, setter.words.graph);
    let left = setter.metrics.wide(12.0);
    let right = setter.measure() - setter.metrics.wide(4.0);
    let deep = setter.look.depth * if grids > 1 { 0.29 } else { 0.6 };
    let row = setter.metrics.whole(deep) / 10.0;
    let top = row * 0.5;
    #[expect(clippy::cast_precision_loss, reason = "a book has at most 104 weeks")]
    let step = (right - left) / weeks as f64;
    let ink = setter.line_ink();
    for number in 1..=10_u8 {
        let y = top + row * f64::from(10 - number);
        let width = if matches!(number, 1 | 5 | 10) { look::LINE } else { GRID };
        Setter::rule(&mut frame, Point::new(left, y), right, width, ink);
        let line = setter.line(&number.to_string(), Style::TABULAR)?;
        let x = left - line.width_at(setting.size) - Length::mm(2.0);
        let at = Point::new(x, y + heights::half_figure(setting.size));
        frame.line(Mark::Content(figure), at, &line, setting.size, |_| Ink::BLACK);
    }
    let foot = top + row * 9.0;
    for (nth, week) in job.weeks.iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "a book has at most 104 weeks")]
        let x = left + step * (nth as f64 + 0.5);
        let from = Point::new(x, top);
        frame.stroke(Path::line(from, Point::new(x, foot)), GRID, ink);
        if weeks > 16 && nth % 4 != 0 {
            continue;
        }
        let line = setter.line(&week.number.to_string(), Style::TABULAR)?;
        let at =
            Point::new(x - line.width_at(setting.size) * 0.5, foot + setting.leading);
        frame.line(Mark::Content(figure), at, &line, setting.size, |_| Ink::BLACK);
    }
    let line = setter.line(setter.words.weeks, Style::TEXT)?;
    let at = Point::new(Length::ZERO, foot + setting.leading);
    if (left + step * 0.5).fits(line.width_at(setting.size) + Length::mm(3.0)) {
        frame.line(Mark::Content(figure), at, &line, setting.size, |_| Ink::BLACK);
    }
    bounds(
        &mut frame,
        figure,
        Rect::new(Point::ORIGIN, Size::new(setter.measure(), foot)),
    );
    Ok(Piece::new(frame, setter.metrics.whole(foot + setting.leading * 1.4)))
}

/// An unseen path that says how far the figure reaches.
fn bounds(frame: &mut Frame, figure: crate::frame::NodeId, rect: Rect) {
    let shape = crate::frame::Shape { path: Path::rect(rect), fill: None, stroke: None };
    frame.push(Mark::Content(figure), crate::frame::Item::Shape(shape));
}

/// A sign for each scale: on paper, curves are told apart by the shape of their points.
fn legend(setter: &mut Setter<'_>, items: &[Question]) -> Result<Piece, BlockError> {
    let words: Vec<String> = items
        .iter()
        .zip(SIGNS.iter().cycle())
        .map(|(item, sign)| format!("{sign} {}", item.text))
        .collect();
    setter.strip(&words.join("    "), Tag::Paragraph, Style::TEXT, setter.metrics.small)
}
