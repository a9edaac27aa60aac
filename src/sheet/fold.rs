//! Marks on a fold: where to bend the paper, and where the staples go through.

use crate::color::Ink;
use crate::frame::Frame;
use crate::geom::{Length, Path, Point};

/// Dashes begin at the paper's edge and end after this. Printers leave out the outer 3 to 4 mm,
/// each another strip: what each can print of the mark, it prints.
pub(super) const REACH: Length = Length::mm(5.0);
const DASH: Length = Length::mm(1.0);
const LINE: Length = Length::pt(0.25);
/// The back of an ordinary staple (24/6, 26/6) is about 12 mm long: it covers its mark.
const STAPLE: Length = Length::mm(8.0);

/// Draws a short dashed line along a fold, from one height to another.
pub(super) fn dashes(
    frame: &mut Frame,
    x: Length,
    (from, to): (Length, Length),
    ink: Ink,
) {
    let mut y = from;
    while y < to {
        let end = (y + DASH).min(to);
        frame.stroke(Path::line(Point::new(x, y), Point::new(x, end)), LINE, ink);
        y += DASH * 2.0;
    }
}

/// Draws where two staples go, a quarter of the height from head and foot.
pub(super) fn staples(
    frame: &mut Frame,
    x: Length,
    (head, foot): (Length, Length),
    ink: Ink,
) {
    for part in [0.25, 0.75] {
        let middle = head + (foot - head) * part;
        let half = STAPLE / 2.0;
        let line = Path::line(Point::new(x, middle - half), Point::new(x, middle + half));
        frame.stroke(line, LINE, ink);
    }
}
