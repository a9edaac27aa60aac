//! Blocks that are seen: a place for a picture, the loop, the ladder.

use crate::block::drawing::corners;
use crate::block::piece::HAIR;
use crate::block::{BlockError, Piece, Setter};
use crate::color::Ink;
use crate::frame::{Answer, Frame, Mark, Tag};
use crate::geom::{Length, Path, Point, Rect, Size};
use crate::look;
use crate::model::Question;
use crate::text::{Style, heights};

impl Setter<'_> {
    /// A place for a picture: four corners, as an album has, and what is meant to be there.
    pub(super) fn photo(
        &mut self,
        label: &str,
        height: Length,
    ) -> Result<Vec<Piece>, BlockError> {
        let setting = self.metrics.small;
        let height = self.metrics.whole(height.min(self.look.depth * 0.7));
        let width = self.measure();
        let lines = self.lines(label, Style::TEXT, setting.size, width * 0.8)?;
        let mut frame = self.frame();
        let area = Rect::new(Point::ORIGIN, Size::new(width, height));
        corners(&mut frame, area, self.line_ink());
        let node = self.node(&mut frame, Tag::Paragraph, None);
        let mark = Mark::Content(node);
        for (nth, line) in lines.iter().enumerate() {
            let x = (width - line.width_at(setting.size)) * 0.5;
            let y = height * 0.5 + setting.depth(nth + 1);
            frame.line(mark, Point::new(x, y), line, setting.size, |_| self.line_ink());
        }
        Ok(vec![Piece::new(frame, height).over(self.metrics.units(2.0))])
    }

    /// Four boxes in a circle with arrows from each to the next.
    pub(super) fn circle(
        &mut self,
        boxes: &[Question],
        center: &str,
    ) -> Result<Vec<Piece>, BlockError> {
        let width = self.measure();
        let pitch = self.metrics.pitch;
        let gap = Size::new(width * 0.16, pitch * 2.0);
        let lines: f64 = 4.0;
        let side = Size::new((width - gap.width) * 0.5, pitch * lines);
        let far = (side.width + gap.width, side.height + gap.height);
        let corners = [
            Point::new(Length::ZERO, Length::ZERO),
            Point::new(far.0, Length::ZERO),
            Point::new(far.0, far.1),
            Point::new(Length::ZERO, far.1),
        ];
        let mut frame = self.frame();
        for (item, corner) in boxes.iter().zip(corners) {
            self.loop_box(&mut frame, item, Rect::new(corner, side))?;
        }
        self.arrows(&mut frame, side, gap);
        self.loop_center(&mut frame, center, side, gap)?;
        let height = far.1 + side.height;
        Ok(vec![Piece::new(frame, height).over(self.metrics.units(2.0))])
    }

    /// One box of the loop: what is asked, and room for the answer.
    fn loop_box(
        &mut self,
        frame: &mut Frame,
        item: &Question,
        place: Rect,
    ) -> Result<(), BlockError> {
        let (corner, side) = (place.origin(), place.size());
        let (inset, air) = (Length::mm(2.5), Length::mm(1.0));
        let setting = self.metrics.small;
        let room = side.width - inset * 2.0;
        let lines = self.lines(&item.text, Style::STRONG, setting.size, room)?;
        let node = self.node(frame, Tag::Paragraph, None);
        let at = Point::new(corner.x + inset, corner.y + Self::baseline(setting));
        self.put_text(frame, node, at, &lines, setting);
        frame.stroke(Path::rect(place), HAIR, self.line_ink());
        let top = setting.leading + setting.depth(lines.len());
        let at = Point::new(corner.x + air, corner.y + top);
        let size = Size::new(side.width - air * 2.0, side.height - top - air);
        let named = self.label(None, &[&item.name], &item.text);
        let size_typed = self.metrics.text.size;
        self.field(frame, None, (at, size), named, Answer::Area { size: size_typed });
        Ok(())
    }

    /// What stands in the middle of the loop.
    fn loop_center(
        &mut self,
        frame: &mut Frame,
        center: &str,
        side: Size,
        gap: Size,
    ) -> Result<(), BlockError> {
        let setting = self.metrics.text;
        let room = gap.width + side.width * 0.7;
        let lines = self.lines(center, Style::STRONG, setting.size, room)?;
        let node = self.node(frame, Tag::Paragraph, None);
        let first = side.height + gap.height * 0.5 + heights::middle(setting.size)
            - setting.depth(lines.len()) * 0.5;
        for (nth, line) in lines.iter().enumerate() {
            let x = (self.measure() - line.width_at(setting.size)) * 0.5;
            let at = Point::new(x, first + setting.depth(nth + 1));
            frame.line(Mark::Content(node), at, line, setting.size, |_| Ink::BLACK);
        }
        Ok(())
    }

    /// The arrows of the loop, clockwise.
    fn arrows(&self, frame: &mut Frame, side: Size, gap: Size) {
        let air = Length::mm(2.5);
        let right = side.width + gap.width;
        let down = side.height + gap.height;
        let (middle_top, middle_foot) = (side.height * 0.5, down + side.height * 0.5);
        let (center_left, center_right) = (side.width * 0.18, right + side.width * 0.82);
        let arrows = [
            (
                Point::new(side.width + air, middle_top),
                Point::new(right - air, middle_top),
            ),
            (
                Point::new(center_right, side.height + air),
                Point::new(center_right, down - air),
            ),
            (
                Point::new(right - air, middle_foot),
                Point::new(side.width + air, middle_foot),
            ),
            (
                Point::new(center_left, down - air),
                Point::new(center_left, side.height + air),
            ),
        ];
        for (from, to) in arrows {
            self.arrow_between(frame, from, to);
        }
    }

    fn arrow_between(&self, frame: &mut Frame, from: Point, to: Point) {
        let ink = self.accent();
        frame.stroke(Path::line(from, to), look::LINE * 1.5, ink);
        let wing = Length::mm(2.2);
        let sign = |value: Length| match value.to_pt() {
            step if step > 0.01 => 1.0,
            step if step < -0.01 => -1.0,
            _ => 0.0,
        };
        let (x, y) = (sign(to.x - from.x), sign(to.y - from.y));
        for turn in [-1.0, 1.0] {
            let back = Point::new(
                to.x - wing * x + wing * (y * turn),
                to.y - wing * y + wing * (x * turn),
            );
            frame.stroke(Path::line(back, to), look::LINE * 1.5, ink);
        }
    }

    /// Steps upward: the first at the foot, each further to the right.
    pub(super) fn ladder(&mut self, steps: &[String]) -> Result<Vec<Piece>, BlockError> {
        let setting = self.metrics.text;
        #[expect(clippy::cast_precision_loss, reason = "a ladder has few steps")]
        let count = steps.len() as f64;
        let stride = (self.measure() * 0.3) / count;
        let measure = self.measure() - self.measure() * 0.3 - Length::mm(4.0);
        let mut set = Vec::new();
        let mut frame = self.frame();
        let list = self.node(&mut frame, Tag::List, None);
        for (nth, step) in steps.iter().enumerate() {
            let lines = self.lines(step, Style::TEXT, setting.size, measure)?;
            let deep = self.metrics.whole(
                setting.leading + setting.depth(lines.len()) + self.metrics.units(1.0),
            );
            set.push((nth, lines, deep));
        }
        let whole = set.iter().fold(Length::ZERO, |sum, (_, _, deep)| sum + *deep);
        let mut foot = whole;
        let mut left = Length::ZERO;
        for (nth, lines, deep) in set {
            let item = self.node(&mut frame, Tag::ListItem, Some(list));
            let label = Mark::Content(frame.node(Tag::Label, Some(item)));
            let figure = self.line(&(nth + 1).to_string(), Style::DISPLAY)?;
            let top = foot - deep;
            let y = top + self.metrics.units(0.5) + Self::baseline(setting);
            let ink = self.accent();
            let number = Point::new(left + Length::mm(2.0), y);
            frame.line(label, number, &figure, self.metrics.heading.size, |_| ink);
            let body = Mark::Content(frame.node(Tag::ListBody, Some(item)));
            let at = Point::new(left + self.metrics.wide(9.0), y);
            self.put_lines(&mut frame, body, at, &lines, setting, Ink::BLACK);
            // The step: up from the one below, then along to the right.
            let mut path = Path::line(Point::new(left, foot), Point::new(left, top));
            path.append_line(Point::new(self.measure(), top));
            frame.stroke(path, look::LINE, ink);
            foot = top;
            left += stride;
        }
        Ok(vec![Piece::new(frame, whole).over(self.metrics.units(2.0))])
    }
}
