//! The drawings that cards share.

use std::sync::Arc;

use crate::face::measures::Measures;
use crate::frame::Frame;
use crate::geom::{Length, Path, Point, Rect, Size};
use crate::look::{self, Stem};
use crate::model::{House, Kind, PerKind, Theme};

/// The drawings of one look at one format, made once and stamped on every card.
#[derive(Debug)]
pub(super) struct Stamps {
    signs: PerKind<Arc<Frame>>,
    /// Pips, water, stem or bar, for cards from left to right and from right to left.
    paces: PerKind<[[Arc<Frame>; 5]; 2]>,
    dots: PerKind<Arc<Frame>>,
    /// The pattern on backs.
    pub(super) pattern: Arc<Frame>,
}

impl Stamps {
    pub(super) fn new(theme: &Theme, measures: &Measures, bleed: Length) -> Self {
        let each =
            |draw: &dyn Fn(Kind) -> Frame| PerKind::new(|kind| Arc::new(draw(kind)));
        let paces = PerKind::new(|kind| {
            [false, true].map(|is_rtl| {
                let house = (measures, bleed);
                [1, 2, 3, 4, 5]
                    .map(|full| Arc::new(pace(theme, house, (kind, is_rtl), full)))
            })
        });
        let sign = measures.sign.width / look::sign_size(theme.house).width;
        Self {
            signs: each(&|kind| look::sign(theme, kind, sign)),
            paces,
            dots: each(&|kind| dot(theme, kind, measures.scale)),
            pattern: Arc::new(look::back_pattern(measures.trim, bleed, theme)),
        }
    }

    /// The sign of a kind on fronts.
    pub(super) fn sign(&self, kind: Kind) -> &Arc<Frame> {
        &self.signs[kind]
    }

    /// What tells the pace, and in `plain` the kind: pips in a frame of their own, all else in one
    /// as large as the card.
    pub(super) fn pace(&self, kind: Kind, full: u8, is_rtl: bool) -> &Arc<Frame> {
        &self.paces[kind][usize::from(is_rtl)][usize::from(full.clamp(1, 5)) - 1]
    }

    /// The bullet before a follow-up; its centre is in the middle of its box.
    pub(super) fn dot(&self, kind: Kind) -> &Arc<Frame> {
        &self.dots[kind]
    }
}

fn pace(
    theme: &Theme,
    (measures, bleed): (&Measures, Length),
    (kind, is_rtl): (Kind, bool),
    full: u8,
) -> Frame {
    let (trim, ink) = (measures.trim, theme.ornament_ink(kind));
    match measures.house {
        House::Hearth => pips(theme, kind, full, measures.scale),
        House::Tide => measures.water().draw(trim, bleed, full, ink),
        House::Meadow => {
            let x = measures.stem();
            let x = if is_rtl { trim.width - x } else { x };
            let top = Length::mm(5.2 * measures.scale).max(Length::mm(4.0));
            // From the heart of the flower, which lies over it.
            let top = top + measures.sign.height * 0.6;
            Stem { x, top, scale: measures.scale }.draw(trim, bleed, full, ink)
        }
        House::Plain => bar(measures, bleed, kind, is_rtl, theme),
    }
}

/// The bar at the edge, as high as the kind has it.
fn bar(
    measures: &Measures,
    bleed: Length,
    kind: Kind,
    is_rtl: bool,
    theme: &Theme,
) -> Frame {
    let (trim, size) = (measures.trim, measures.sign);
    let mut frame = Frame::new(trim);
    // Clear of the rounded corners.
    let inside = Length::mm(4.0);
    let top = inside + (trim.height - inside * 2.0 - size.height) * look::place(kind);
    let left = if is_rtl { -bleed } else { trim.width - size.width };
    let place =
        Rect::new(Point::new(left, top), Size::new(size.width + bleed, size.height));
    frame.fill(Path::rect(place), theme.accent(kind));
    frame
}

/// What tells a pace, small enough to stand in a line of text; `plain` tells it in words alone.
pub(super) fn small_pace(theme: &Theme, full: u8, scale: f64) -> Option<Frame> {
    let ink = theme.ornament_ink(Kind::Rule);
    match theme.house {
        House::Hearth => Some(pips(theme, Kind::Rule, full, scale)),
        House::Tide => Some(look::ripples(full, scale, ink)),
        House::Meadow => Some(look::leaves(full, scale, ink)),
        House::Plain => None,
    }
}

/// Five pips: radius 0.7, pitch 2.15, line 0.3 inside, as many filled as the card is deep.
fn pips(theme: &Theme, kind: Kind, full: u8, scale: f64) -> Frame {
    // Below this a printer shows specks.
    let scale = scale.max(0.86);
    let (radius, pitch, line) = (0.7 * scale, 2.15 * scale, 0.3 * scale.max(1.0));
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
