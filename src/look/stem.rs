//! A stem along a card's edge: five leaves, as many of them full as the card is deep.

use crate::color::Ink;
use crate::frame::Frame;
use crate::geom::{Length, Path, Point, Segment, Size};
use crate::look::measures::LINE_MM;

/// A stem.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Stem {
    /// How far from the left it stands.
    pub(crate) x: Length,
    /// Where it begins, under the flower.
    pub(crate) top: Length,
    /// How large its leaves are beside those of a poker card.
    pub(crate) scale: f64,
}

impl Stem {
    /// Draws the stem down to the foot of a card and past it by the bleed.
    pub(crate) fn draw(&self, trim: Size, bleed: Length, full: u8, ink: Ink) -> Frame {
        let mut frame = Frame::new(trim);
        let height = trim.height - self.top;
        let bend = Length::mm(0.55) * self.scale;
        let at = |share: f64, aside: f64| {
            Point::new(self.x + bend * aside, self.top + height * share)
        };
        // It sways a little, and stands upright at the foot, where the next one may go on.
        let foot = Point::new(self.x, trim.height);
        let path = Path::new(vec![
            Segment::Move(at(0.0, 0.0)),
            Segment::Curve(at(0.2, 1.2), at(0.4, 1.0), at(0.55, 0.0)),
            Segment::Curve(at(0.7, -1.0), at(0.85, -0.6), foot),
            Segment::Line(Point::new(self.x, trim.height + bleed)),
        ]);
        let line = Length::mm(0.75) * self.scale.max(0.8);
        frame.stroke(path, line, ink);
        let thin = Length::mm(LINE_MM * 0.85) * self.scale.max(0.8);
        for nth in 0..5_u8 {
            // The lowest first; left and right in turn.
            let y = self.top + height * (0.88 - 0.165 * f64::from(nth));
            let leaf = leaf(self.scale, nth % 2 == 0);
            let leaf = leaf.moved(Point::new(self.x, y));
            if nth < full {
                frame.fill(leaf, ink);
            } else {
                frame.stroke(leaf, thin, ink);
            }
        }
        frame
    }
}

/// Five leaves in a row, as many of them full as a card is deep.
pub(crate) fn leaves(full: u8, scale: f64, ink: Ink) -> Frame {
    let scale = scale * 0.55;
    let mut frame = Frame::new(Size::mm(25.0 * scale, 5.6 * scale));
    for nth in 0..5_u8 {
        let at = Point::mm((5.0 * f64::from(nth) + 0.1) * scale, 5.5 * scale);
        let leaf = leaf(scale, false).moved(at);
        if nth < full {
            frame.fill(leaf, ink);
        } else {
            frame.stroke(leaf, Length::mm(0.28), ink);
        }
    }
    frame
}

/// A leaf that grows from the origin, up to the left or to the right.
pub(super) fn leaf(scale: f64, is_left: bool) -> Path {
    let side = if is_left { -1.0 } else { 1.0 };
    let at = |x: f64, y: f64| Point::mm(x * side * scale, y * scale);
    Path::new(vec![
        Segment::Move(at(0.0, 0.0)),
        Segment::Curve(at(0.1, -2.6), at(2.2, -5.0), at(4.6, -5.3)),
        Segment::Curve(at(4.7, -3.0), at(3.0, -0.6), at(0.0, 0.0)),
        Segment::Close,
    ])
}
