//! Pages with a picture: one large question, a frame to draw in, a grid of dots.

use crate::block::piece::Ruling;
use crate::block::{BlockError, Piece, Setter, Span, WritingSpace};
use crate::color::Ink;
use crate::frame::{Frame, Tag};
use crate::geom::{Length, Path, Point, Rect, Size};
use crate::look;
use crate::model::Room;
use crate::text::{Setting, Style};

impl Setter<'_> {
    /// A question as large as a title, low on the page, under a short line, with air around it.
    pub(super) fn large(&mut self, text: &str) -> Result<Vec<Piece>, BlockError> {
        let Setting { size, leading } = self.metrics.chapter;
        let setting = Setting { size: size * 0.875, leading };
        let measure = self.measure() * 0.88;
        let lines = self.lines(text, Style::DISPLAY, setting.size, measure)?;
        let air = self.metrics.whole(self.look.depth * 0.2);
        let mut frame = self.frame();
        let dash = Point::new(Length::ZERO, air);
        Self::rule(&mut frame, dash, Length::mm(18.0), look::LINE * 2.0, self.accent());
        let top = air + self.metrics.units(2.0);
        let node = self.node(&mut frame, Tag::Paragraph, None);
        let at = Point::new(Length::ZERO, top + Self::baseline(setting));
        self.put_text(&mut frame, node, at, &lines, setting);
        let height = top + leading + setting.depth(lines.len()) + self.metrics.units(2.0);
        Ok(vec![Piece::new(frame, self.metrics.whole(height))])
    }

    /// A frame to draw in, with what is meant to be there over it.
    pub(super) fn drawing(
        &mut self,
        label: &str,
        room: Room,
    ) -> Result<Vec<Piece>, BlockError> {
        let setting = self.metrics.text;
        let label = self.strip(label, Tag::Paragraph, Style::TEXT, setting)?;
        let span = Span::new(Length::ZERO, self.measure());
        let size = setting.size;
        let place = WritingSpace { span, letter: None, field: None, size };
        let mut piece = Piece::new(self.frame(), Length::ZERO);
        piece.over = self.metrics.units(1.0);
        piece.stretch = Some(self.stretch(room, Ruling::Corners, vec![place]));
        Ok(vec![label.over(self.metrics.units(2.0)).keeps(), piece])
    }
}

/// Four corners, as an album has.
pub(super) fn corners(frame: &mut Frame, area: Rect, ink: Ink) {
    let arm = Length::mm(9.0);
    let (near, far) = (area.origin(), Point::new(area.right(), area.bottom()));
    for (corner, x, y) in [
        (near, 1.0, 1.0),
        (Point::new(far.x, near.y), -1.0, 1.0),
        (Point::new(near.x, far.y), 1.0, -1.0),
        (far, -1.0, -1.0),
    ] {
        let mut path = Path::line(Point::new(corner.x + arm * x, corner.y), corner);
        path.append_line(Point::new(corner.x, corner.y + arm * y));
        frame.stroke(path, look::LINE, ink);
    }
}

/// A grid of dots over an area, two for each three of the page's units, from edge to edge.
pub(crate) fn dots(frame: &mut Frame, area: Rect, pitch: Length, ink: Ink) {
    /// A dot: dark enough to be found, light enough to be forgotten.
    const SIDE: Length = Length::mm(0.42);
    let size = area.size();
    let near = pitch * (2.0 / 3.0);
    let columns = (size.width / near).round().max(1.0);
    let (across, down) = (size.width / columns, near);
    let rows = (size.height / down + 0.001).floor();
    let mut path = Path::default();
    let mut row = 1.0;
    while row <= rows {
        let mut column = 0.0;
        while column <= columns {
            let middle = Point::new(
                area.left() + across * column - SIDE * 0.5,
                area.top() + down * row - SIDE * 0.5,
            );
            path.append(&Path::rect(Rect::new(middle, Size::new(SIDE, SIDE))));
            column += 1.0;
        }
        row += 1.0;
    }
    if !path.segments().is_empty() {
        frame.fill(path, ink);
    }
}
