//! Cards that the two write themselves.

use crate::face::desk::Desk;
use crate::frame::{Frame, Tag};
use crate::geom::{Length, Path, Point};

/// Room for a line of handwriting.
const LEADING: Length = Length::mm(8.0);
/// Lines to write on are thinner than those of the look.
const LINE: Length = Length::pt(0.25);

impl Desk<'_> {
    /// A heading over a line, and thin lines to write on.
    pub(super) fn blank(&mut self) -> Frame {
        let mut frame = self.ground();
        let heading = self.texts.title.clone();
        let mut line = self.set_sign_title(&mut frame, &heading, Tag::Heading) + LEADING;
        let measures = self.measures;
        while measures.foot_baseline().fits(line) {
            let (from, to) = (self.column.left, self.column.right);
            let path = Path::line(Point::new(from, line), Point::new(to, line));
            frame.stroke(path, LINE, self.accent());
            line += LEADING;
        }
        self.finish(frame)
    }

    /// A side without anything on it.
    pub(super) fn empty(&self) -> Frame {
        self.ground()
    }
}
