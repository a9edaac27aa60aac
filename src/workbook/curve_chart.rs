//! One little chart: weeks across, numbers up, a quiet line with dots.

use crate::block::{BlockError, Piece, Setter};
use crate::color::Ink;
use crate::frame::{Frame, Item, Mark, NodeId, Shape, Tag};
use crate::geom::{Length, Path, Point, Rect, Size};
use crate::model::{Lead, People};
use crate::text::{Line, Style, heights};
use crate::words::Words;
use crate::workbook::curve::{Curve, CurvesJob};

/// Between two charts.
const GUTTER: Length = Length::mm(9.0);
/// The line: a curve carries more than the look's own.
const STROKE: Length = Length::mm(0.55);
/// Lines of the grid.
const GRID: Length = Length::mm(0.2);
/// Their colour: there to be looked past; the numbers beside them are dark.
const FAINT: Ink = Ink::Gray(0xBE);
/// From the ends of the grid to the first and the last week.
const INSET: Length = Length::mm(2.2);
const DOT: Length = Length::mm(1.05);
/// Every how many weeks one is named: as many as there is room for.
const STRIDES: [usize; 9] = [1, 2, 4, 5, 8, 13, 26, 52, 104];

/// Rows of charts, two beside each other where they fit.
pub(super) fn charts(
    setter: &mut Setter<'_>,
    job: &CurvesJob<'_>,
) -> Result<Vec<Piece>, BlockError> {
    let half = (setter.measure() - GUTTER) * 0.5;
    let (columns, width) = if half.fits(setter.metrics.wide(50.0)) {
        (2, half)
    } else {
        (1, setter.measure())
    };
    let deep = deep(setter, job, job.curves.len().div_ceil(columns));
    let mut pieces = Vec::new();
    for row in job.curves.chunks(columns) {
        pieces.push(chart_row(setter, job, row, Size::new(width, deep))?);
    }
    Ok(pieces)
}

/// How high the charts of so many rows are: they take what the table leaves of the page.
fn deep(setter: &Setter<'_>, job: &CurvesJob<'_>, rows: usize) -> Length {
    let lines = job.weeks.len() * job.people.list().len();
    let line = setter.metrics.small.leading;
    // The title and what is said beneath it; over each chart two lines, beneath it one; over the
    // table its heading and three lines.
    let head = setter.metrics.title.size * 2.2 + setter.metrics.text.depth(6);
    let around = setter.metrics.text.depth(6) * rows_of(rows);
    let table = line * rows_of(lines + 5) + setter.metrics.heading.leading;
    let left = (setter.look.depth - head - around - table) * (1.0 / rows_of(rows.max(1)));
    let least = (setter.look.depth * 0.13).max(setter.metrics.wide(24.0));
    left.max(least).min(setter.look.depth * 0.22)
}

#[expect(clippy::cast_precision_loss, reason = "a table has few rows")]
fn rows_of(count: usize) -> f64 {
    count as f64
}

/// Charts beside each other; their titles end on one line.
fn chart_row(
    setter: &mut Setter<'_>,
    job: &CurvesJob<'_>,
    row: &[Curve],
    Size { width, height: deep }: Size,
) -> Result<Piece, BlockError> {
    let setting = setter.metrics.text;
    let mut titles = Vec::new();
    for curve in row {
        titles.push(setter.lines(&curve.text, Style::STRONG, setting.size, width)?);
    }
    let deepest = titles.iter().map(Vec::len).max().unwrap_or(1);
    let head = setting.leading + setting.depth(deepest);
    let mut frame = setter.frame();
    let mut left = Length::ZERO;
    let mut height = head;
    for (curve, title) in row.iter().zip(&titles) {
        let node = setter.node(&mut frame, Tag::Paragraph, None);
        let over = setting.depth(deepest) - setting.depth(title.len());
        let at = Point::new(left, over + Setter::baseline(setting));
        setter.put_text(&mut frame, node, at, title, setting);
        let plot = Plot::new(
            setter,
            job,
            curve,
            Point::new(left, head),
            Size::new(width, deep),
        )?;
        plot.draw(setter, &mut frame)?;
        height = height.max(head + plot.height);
        left = left + width + GUTTER;
    }
    let height = setter.metrics.whole(height);
    Ok(Piece::new(frame, height).over(setter.metrics.units(2.0)))
}

/// Where the things of a chart stand.
struct Plot<'a> {
    job: &'a CurvesJob<'a>,
    curve: &'a Curve,
    /// The grid: its left top, and its right foot.
    top: Point,
    foot: Point,
    /// From one week to the next.
    step: Length,
    /// The whole figure.
    bounds: Rect,
    height: Length,
}

impl<'a> Plot<'a> {
    fn new(
        setter: &mut Setter<'_>,
        job: &'a CurvesJob<'a>,
        curve: &'a Curve,
        at: Point,
        Size { width, height: deep }: Size,
    ) -> Result<Self, BlockError> {
        let setting = setter.metrics.small;
        let number = setter.line(&curve.to.to_string(), Style::TEXT)?;
        let digits = number.width_at(setting.size);
        let top = Point::new(at.x + digits + Length::mm(2.5), at.y + setting.size * 0.6);
        // Room at the right for the last number or a letter.
        let right = at.x + width - digits - Length::mm(1.0);
        let foot = Point::new(right, top.y + deep);
        let gaps = rows_of(job.weeks.len().saturating_sub(1).max(1));
        let step = (foot.x - top.x - INSET * 2.0) * (1.0 / gaps);
        let height = foot.y + setting.leading * 1.3 - at.y;
        let bounds = Rect::new(at, Size::new(width, height));
        Ok(Self { job, curve, top, foot, step, bounds, height })
    }

    /// The place of a number in one of the weeks.
    fn at(&self, week: usize, number: u16) -> Point {
        let span = f64::from(self.curve.to.max(2) - 1);
        let up = (f64::from(number) - 1.0) / span;
        let y = self.foot.y - (self.foot.y - self.top.y) * up;
        Point::new(self.x(week), y)
    }

    fn x(&self, week: usize) -> Length {
        self.top.x + INSET + self.step * rows_of(week)
    }

    fn draw(&self, setter: &mut Setter<'_>, frame: &mut Frame) -> Result<(), BlockError> {
        let figure = frame.node(Tag::Figure, None);
        frame.set_alt(figure, &self.spoken());
        let shape = Shape { path: Path::rect(self.bounds), fill: None, stroke: None };
        frame.push(Mark::Content(figure), Item::Shape(shape));
        self.grid(setter, frame, figure)?;
        let mut ends = Vec::new();
        // Whoever is first lies on top: where the two meet both are seen.
        for (person, numbers) in self.curve.numbers.iter().rev() {
            self.line(setter, frame, *person, numbers);
            let last =
                numbers.iter().enumerate().rev().find_map(|(week, number)| {
                    number.map(|number| (*person, week, number))
                });
            ends.extend(last);
        }
        self.ends(setter, frame, figure, ends)
    }

    /// Lines at the foot, in the middle and at the head, with their numbers, and the weeks.
    fn grid(
        &self,
        setter: &mut Setter<'_>,
        frame: &mut Frame,
        figure: NodeId,
    ) -> Result<(), BlockError> {
        let setting = setter.metrics.small;
        let ink = setter.line_ink();
        for number in [1, self.curve.to.div_ceil(2), self.curve.to] {
            let y = self.at(0, number).y;
            Setter::rule(frame, Point::new(self.top.x, y), self.foot.x, GRID, FAINT);
            let line = setter.line(&number.to_string(), Style::TEXT)?;
            let x = self.top.x - Length::mm(1.8) - line.width_at(setting.size);
            let at = Point::new(x, y + heights::half_figure(setting.size));
            frame.line(Mark::Content(figure), at, &line, setting.size, |_| ink);
        }
        let last = self.job.weeks.last().map_or(String::new(), u16::to_string);
        let widest = setter.line(&last, Style::TEXT)?.width_at(setting.size);
        let has_room = |stride: &&usize| {
            (self.step * rows_of(**stride)).fits(widest + setting.size * 0.5)
        };
        let stride = STRIDES.iter().find(has_room).copied().unwrap_or(520);
        for (nth, week) in self.job.weeks.iter().enumerate().step_by(stride) {
            let line = setter.line(&week.to_string(), Style::TEXT)?;
            let x = self.x(nth) - line.width_at(setting.size) * 0.5;
            let at = Point::new(x, self.foot.y + setting.leading);
            frame.line(Mark::Content(figure), at, &line, setting.size, |_| ink);
        }
        Ok(())
    }

    /// A line with its dots; a week without a number is a gap.
    fn line(
        &self,
        setter: &Setter<'_>,
        frame: &mut Frame,
        person: Lead,
        numbers: &[Option<u16>],
    ) {
        let ink = setter.accent();
        let is_open = self.job.people == People::Both && person == Lead::B;
        let points: Vec<Option<Point>> = numbers
            .iter()
            .enumerate()
            .map(|(week, number)| number.map(|number| self.at(week, number)))
            .collect();
        for pair in points.windows(2) {
            let (Some(from), Some(to)) = (pair[0], pair[1]) else { continue };
            if is_open {
                broken(frame, from, to, ink);
            } else {
                frame.stroke(Path::line(from, to), STROKE, ink);
            }
        }
        let radius = DOT.min(self.step * 0.32);
        for point in points.into_iter().flatten() {
            if is_open {
                let dot = Path::circle(point, radius);
                frame.fill(dot.clone(), Ink::WHITE);
                frame.stroke(dot, STROKE * 0.9, ink);
            } else {
                frame.fill(Path::circle(point, radius), ink);
            }
        }
    }

    /// At the end of each line its last number, or whose it is where there are two.
    fn ends(
        &self,
        setter: &mut Setter<'_>,
        frame: &mut Frame,
        figure: NodeId,
        mut ends: Vec<(Lead, usize, u16)>,
    ) -> Result<(), BlockError> {
        let setting = setter.metrics.small;
        let ink = setter.accent();
        // The upper one first; the letters never stand on each other.
        ends.sort_by_key(|(person, _, number)| (std::cmp::Reverse(*number), *person));
        let mut below: Option<Length> = None;
        for (person, week, number) in ends {
            let text = match self.job.people {
                People::Both => person.letter().to_owned(),
                People::One(_) => number.to_string(),
            };
            let line: Line =
                setter.line(&text, Style { tabular: true, ..Style::STRONG })?;
            let point = self.at(week, number);
            let y = below.map_or(point.y, |below| below.max(point.y));
            below = Some(y + setting.size * 0.95);
            let x = point.x + DOT + Length::mm(1.0);
            let at = Point::new(x, y + heights::half_figure(setting.size));
            // Where the line ends early no rule goes through what stands there.
            let corner = Point::new(x - Length::mm(0.4), y - setting.size * 0.45);
            let width = line.width_at(setting.size) + Length::mm(0.8);
            let behind = Rect::new(corner, Size::new(width, setting.size * 0.9));
            frame.fill(Path::rect(behind), Ink::WHITE);
            frame.line(Mark::Content(figure), at, &line, setting.size, |_| ink);
        }
        Ok(())
    }

    /// The curve in words.
    fn spoken(&self) -> String {
        let words = &Words::of(self.job.language).curves;
        let mut said = vec![format!(
            "{}.",
            crate::text::plain(&self.curve.text).trim_end_matches('.')
        )];
        for (person, numbers) in &self.curve.numbers {
            let told = self.job.weeks.iter().zip(numbers).map(|(week, number)| {
                let number =
                    number.map_or(words.none.to_owned(), |number| number.to_string());
                format!("{} {week}: {number}", words.week)
            });
            let told: Vec<_> = told.collect();
            said.push(format!("{}, {}.", person.letter(), told.join(", ")));
        }
        said.join(" ")
    }
}

/// A line of dashes.
fn broken(frame: &mut Frame, from: Point, to: Point, ink: Ink) {
    let (dash, gap) = (1.5, 1.1);
    let (x, y) = (to.x - from.x, to.y - from.y);
    let long = (x / Length::mm(1.0)).hypot(y / Length::mm(1.0));
    let along = |way: f64| {
        let share = (way / long).min(1.0);
        Point::new(from.x + x * share, from.y + y * share)
    };
    let mut way = 0.0;
    while way < long {
        frame.stroke(Path::line(along(way), along(way + dash)), STROKE, ink);
        way += dash + gap;
    }
}
