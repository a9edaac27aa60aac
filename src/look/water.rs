//! Water: waves at fixed heights, the same at both edges of a card, so that cards that lie side by
//! side make one sea.

use crate::color::Ink;
use crate::frame::Frame;
use crate::geom::{Length, Path, Point, Segment, Size};

/// Crests on a card.
const CRESTS: f64 = 2.0;
/// Each wave stands so far before the one under it, in shares of a crest's width.
const LAG: f64 = 0.36;

/// Waves over a card and past its edges by the bleed: the lowest first, each a pitch above it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Water {
    /// The middle of the lowest wave.
    pub(crate) floor: Length,
    /// From one wave to the next.
    pub(crate) pitch: Length,
    /// How far a wave rises and falls.
    pub(crate) swing: Length,
    /// The line of the lowest wave; each above it is a little thinner.
    pub(crate) line: Length,
}

impl Water {
    /// The middle of a wave, counted from 0.
    pub(crate) fn wave(&self, nth: u8) -> Length {
        self.floor - self.pitch * f64::from(nth)
    }

    /// The top of so many waves, with their line.
    pub(crate) fn top(&self, waves: u8) -> Length {
        self.wave(waves.saturating_sub(1)) - self.swing - self.line / 2.0
    }

    /// Draws waves.
    pub(crate) fn draw(&self, trim: Size, bleed: Length, waves: u8, ink: Ink) -> Frame {
        let mut frame = Frame::new(trim);
        for nth in 0..waves {
            let thinner = 1.0 - 0.14 * f64::from(nth);
            let path =
                wave(trim.width, bleed, self.wave(nth), self.swing, f64::from(nth) * LAG);
            frame.stroke(path, self.line * thinner, ink);
        }
        frame
    }
}

/// A few waves in a small frame, as many as a card is deep.
pub(crate) fn ripples(waves: u8, scale: f64, ink: Ink) -> Frame {
    let size = Size::mm(12.0 * scale, 3.9 * scale);
    let mut frame = Frame::new(size);
    for nth in 0..waves {
        let y = size.height - Length::mm(0.4 + 0.75 * f64::from(nth)) * scale;
        let line = Length::mm(0.26) * scale.max(0.9);
        let half = size.width / 4.0;
        let swing = Length::mm(0.3) * scale;
        let mut steps = vec![Segment::Move(Point::new(Length::ZERO, y))];
        for step in 0..4_u8 {
            let from = half * f64::from(step);
            let rise = swing * if step % 2 == 0 { -1.57 } else { 1.57 };
            steps.push(Segment::Curve(
                Point::new(from + half * 0.3642, y + rise),
                Point::new(from + half * 0.6358, y + rise),
                Point::new(from + half, y),
            ));
        }
        frame.stroke(Path::new(steps), line, ink);
    }
    frame
}

/// A wave from beyond the left edge to beyond the right one.
fn wave(width: Length, bleed: Length, y: Length, swing: Length, lag: f64) -> Path {
    /// Half a crest as a Bézier curve: its controls lie so far along, nearest to a sine.
    const PULL: f64 = 0.3642;
    /// And rise so much further than the curve.
    const RISE: f64 = 1.57;
    let half = width / (CRESTS * 2.0);
    // A wave is the same a crest further on.
    let lag = (lag * 2.0).rem_euclid(2.0);
    let before = ((bleed / half).ceil() / 2.0).ceil() * 2.0 + 2.0;
    let mut nth = -before;
    let at = |nth: f64| half * (nth + lag);
    let mut segments = vec![Segment::Move(Point::new(at(nth), y))];
    let end = CRESTS * 2.0 + before;
    while nth < end {
        // Even halves rise, odd ones fall.
        let is_up = nth.rem_euclid(2.0) < 0.5;
        let rise = swing * if is_up { -RISE } else { RISE };
        let (from, to) = (at(nth), at(nth + 1.0));
        segments.push(Segment::Curve(
            Point::new(from + half * PULL, y + rise),
            Point::new(to - half * PULL, y + rise),
            Point::new(to, y),
        ));
        nth += 1.0;
    }
    Path::new(segments)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Rect;

    /// Where the path stands at places left and right: found by halving each curve.
    fn height(path: &Path, x: Length) -> Length {
        let mut pen = Point::ORIGIN;
        for segment in path.segments() {
            match *segment {
                Segment::Move(to) => pen = to,
                Segment::Curve(one, other, to) => {
                    if pen.x <= x && x <= to.x {
                        let (mut low, mut high) = (0.0, 1.0);
                        let on = |t: f64, a: Length, b: Length, c: Length, d: Length| {
                            let u = 1.0 - t;
                            a * (u * u * u)
                                + b * (3.0 * u * u * t)
                                + c * (3.0 * u * t * t)
                                + d * (t * t * t)
                        };
                        for _ in 0..50 {
                            let middle = f64::midpoint(low, high);
                            if on(middle, pen.x, one.x, other.x, to.x) < x {
                                low = middle;
                            } else {
                                high = middle;
                            }
                        }
                        return on(low, pen.y, one.y, other.y, to.y);
                    }
                    pen = to;
                }
                _ => {}
            }
        }
        panic!("no wave at {x}")
    }

    #[test]
    fn cards_side_by_side_make_one_sea() {
        let trim = Size::inch(2.5, 3.5);
        for nth in 0..5 {
            let path = wave(
                trim.width,
                Length::mm(2.0),
                Length::mm(86.0),
                Length::mm(1.0),
                f64::from(nth) * LAG,
            );
            for beyond in [0.0, 0.7, 1.9] {
                let beyond = Length::mm(beyond);
                let left = height(&path, beyond);
                let right = height(&path, trim.width + beyond);
                assert!((left - right).to_mm().abs() < 1e-6, "{nth}: {left} {right}");
            }
            let bounds: Rect = path.bounds();
            assert!(
                bounds.left() <= Length::mm(-2.0)
                    && bounds.right() >= trim.width + Length::mm(2.0)
            );
        }
    }

    #[test]
    fn a_wave_swings_as_far_as_it_is_told() {
        let path =
            wave(Length::mm(60.0), Length::ZERO, Length::mm(10.0), Length::mm(1.0), 0.0);
        let heights =
            (0..600).map(|at| height(&path, Length::mm(f64::from(at) * 0.1)).to_mm());
        let (least, most) =
            heights.fold((99.0_f64, 0.0_f64), |(a, b), y| (a.min(y), b.max(y)));
        assert!(
            (least - 9.0).abs() < 0.18 && (most - 11.0).abs() < 0.18,
            "{least} {most}"
        );
    }
}
