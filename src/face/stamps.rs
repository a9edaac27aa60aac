//! The drawings that cards share.

use std::sync::Arc;

use crate::face::measures::Measures;
use crate::frame::Frame;
use crate::geom::{Length, Path, Point, Size};
use crate::look;
use crate::model::{Kind, PerKind, Theme};

/// The drawings of one look at one format, made once and stamped on every card.
#[derive(Debug)]
pub(super) struct Stamps {
    arches: PerKind<Arc<Frame>>,
    pips: PerKind<[Arc<Frame>; 5]>,
    dots: PerKind<Arc<Frame>>,
    dashes: PerKind<Arc<Frame>>,
    /// The pattern on backs.
    pub(super) pattern: Arc<Frame>,
}

impl Stamps {
    pub(super) fn new(theme: &Theme, measures: &Measures, bleed: Length) -> Self {
        let scale = measures.scale();
        let each =
            |draw: &dyn Fn(Kind) -> Frame| PerKind::new(|kind| Arc::new(draw(kind)));
        let pips = PerKind::new(|kind| {
            [1, 2, 3, 4, 5].map(|full| Arc::new(pips(theme, kind, full, scale)))
        });
        Self {
            arches: each(&|kind| look::arch(kind, theme.accent(kind), scale)),
            pips,
            dots: each(&|kind| dot(theme, kind, scale)),
            dashes: each(&|kind| dash(theme, kind, scale)),
            pattern: Arc::new(look::back_pattern(measures.trim, bleed, theme)),
        }
    }

    pub(super) fn arch(&self, kind: Kind) -> &Arc<Frame> {
        &self.arches[kind]
    }

    pub(super) fn pips(&self, kind: Kind, full: u8) -> &Arc<Frame> {
        &self.pips[kind][usize::from(full.clamp(1, 5)) - 1]
    }

    /// The bullet before a follow-up; its centre is in the middle of its box.
    pub(super) fn dot(&self, kind: Kind) -> &Arc<Frame> {
        &self.dots[kind]
    }

    /// The dash over a consent line.
    pub(super) fn dash(&self, kind: Kind) -> &Arc<Frame> {
        &self.dashes[kind]
    }
}

/// Five pips: radius 0.7, pitch 2.3, line 0.3 inside, as many filled as the card is deep.
fn pips(theme: &Theme, kind: Kind, full: u8, scale: f64) -> Frame {
    // Below this a printer shows specks.
    let scale = scale.max(0.86);
    let (radius, pitch, line) = (0.7 * scale, 2.3 * scale, 0.3 * scale.max(1.0));
    let ink = theme.accent(kind);
    let mut frame = Frame::new(Size::mm(radius * 2.0 + pitch * 4.0, radius * 2.0));
    for pip in 0..5 {
        let center = Point::mm(radius + pitch * f64::from(pip), radius);
        if pip < full {
            frame.fill(Path::circle(center, Length::mm(radius)), ink);
        } else {
            let ring = Path::circle(center, Length::mm(radius - line / 2.0));
            frame.stroke(ring, Length::mm(line), ink);
        }
    }
    frame
}

fn dot(theme: &Theme, kind: Kind, scale: f64) -> Frame {
    let radius = 0.5 * scale.max(0.9);
    let mut frame = Frame::new(Size::mm(radius * 2.0, radius * 2.0));
    let center = Point::mm(radius, radius);
    frame.fill(Path::circle(center, Length::mm(radius)), theme.accent(kind));
    frame
}

fn dash(theme: &Theme, kind: Kind, scale: f64) -> Frame {
    let (length, line) = (Length::mm(6.0) * scale, look::LINE * scale);
    let mut frame = Frame::new(Size::new(length, line));
    let middle = line / 2.0;
    let path = Path::line(Point::new(Length::ZERO, middle), Point::new(length, middle));
    frame.stroke(path, line, theme.accent(kind));
    frame
}
