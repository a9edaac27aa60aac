//! The nine figures: the same in every look, whatever house stands around them.

use crate::color::Ink;
use crate::frame::Frame;
use crate::geom::{Length, Path, Point, Rect, Size};
use crate::look::measures::LINE_MM;
use crate::model::Kind;

/// How far the figures reach from their centre, in millimetres of a poker card.
pub(super) const REACH: f64 = 3.25;

/// A pen that draws in millimetres of a poker card about a centre, at a scale.
pub(super) struct Pen<'a> {
    pub(super) frame: &'a mut Frame,
    pub(super) ink: Ink,
    pub(super) scale: f64,
    /// What the figure is drawn about.
    pub(super) center: (f64, f64),
    /// How far under it is the floor, where the house has one.
    pub(super) floor: Option<f64>,
}

impl Pen<'_> {
    pub(super) fn fill(&mut self, path: &Path) {
        self.frame.fill(path.scaled(self.scale), self.ink);
    }

    pub(super) fn stroke(&mut self, path: &Path, width: f64) {
        self.frame.stroke(
            path.scaled(self.scale),
            Length::mm(width) * self.scale,
            self.ink,
        );
    }

    /// A line drawn inside its outline, so that its outer edge is the figure's edge.
    pub(super) fn ring(&mut self, center: Point, radius: f64) {
        self.stroke(&Path::circle(center, Length::mm(radius - LINE_MM / 2.0)), LINE_MM);
    }

    pub(super) fn at(&self, x: f64, y: f64) -> Point {
        Point::mm(self.center.0 + x, self.center.1 + y)
    }

    /// Draws the figure of a kind.
    pub(super) fn figure(&mut self, kind: Kind) {
        match kind {
            Kind::Conversation => conversation(self),
            Kind::Touch => touch(self),
            Kind::Novelty => novelty(self),
            Kind::Ritual => ritual(self),
            Kind::Reflection => reflection(self),
            Kind::CheckIn => check_in(self),
            Kind::Repair => repair(self),
            Kind::Wild => wild(self),
            Kind::Rule => rule(self),
        }
    }
}

/// Two circles that share a lens.
fn conversation(pen: &mut Pen<'_>) {
    let (radius, apart) = (2.35_f64, 1.35_f64);
    for side in [-1.0, 1.0] {
        pen.ring(pen.at(side * apart, 0.0), radius);
    }
    // The lens: each circle's arc inside the other, from crossing to crossing.
    let reach = libm::acos(apart / radius).to_degrees();
    let mut lens = Path::default();
    lens.arc(pen.at(-apart, 0.0), Length::mm(radius), -reach, reach);
    lens.arc(pen.at(apart, 0.0), Length::mm(radius), 180.0 - reach, 180.0 + reach);
    pen.fill(&lens.closed());
}

/// Two half discs, back to back, one full and one an outline.
fn touch(pen: &mut Pen<'_>) {
    let radius = 2.9;
    pen.fill(&Path::half_disc(pen.at(-radius, 0.0), Length::mm(radius), -90.0));
    let inner = Path::half_disc(
        pen.at(radius - LINE_MM / 2.0, 0.0),
        Length::mm(radius - LINE_MM / 2.0),
        90.0,
    );
    pen.stroke(&inner, LINE_MM);
}

/// Eight rays, long and short in turn.
fn novelty(pen: &mut Pen<'_>) {
    for ray in 0..8_u8 {
        let reach = if ray % 2 == 0 { 3.2 } else { 2.3 };
        let (sin, cos) = libm::sincos((f64::from(ray) * 45.0_f64).to_radians());
        let path = Path::line(pen.at(cos, sin), pen.at(reach * cos, reach * sin));
        pen.stroke(&path, 0.72);
    }
}

/// Three squares, one in the other: not round, so that it is told from the circles at arm's length.
fn ritual(pen: &mut Pen<'_>) {
    let square = |pen: &Pen<'_>, half: f64| {
        Path::rect(Rect::new(pen.at(-half, -half), Size::mm(half * 2.0, half * 2.0)))
    };
    let core = square(pen, 0.75);
    pen.fill(&core);
    for half in [1.8, 2.85] {
        let line = square(pen, half - LINE_MM / 2.0);
        pen.stroke(&line, LINE_MM);
    }
}

/// A half disc over its outline, as a sun over water.
fn reflection(pen: &mut Pen<'_>) {
    pen.fill(&Path::half_disc(pen.at(0.0, -0.35), Length::mm(2.6), 180.0));
    let radius = Length::mm(2.6 - LINE_MM / 2.0);
    pen.stroke(&Path::half_disc(pen.at(0.0, 0.55 + LINE_MM / 2.0), radius, 0.0), LINE_MM);
}

/// A diamond, half full.
fn check_in(pen: &mut Pen<'_>) {
    let half = 3.2;
    let inner = half - LINE_MM / 2.0 * 2.0_f64.sqrt();
    pen.stroke(
        &Path::polygon(&[
            pen.at(0.0, -inner),
            pen.at(inner, 0.0),
            pen.at(0.0, inner),
            pen.at(-inner, 0.0),
        ]),
        LINE_MM,
    );
    pen.fill(&Path::polygon(&[pen.at(-half, 0.0), pen.at(half, 0.0), pen.at(0.0, half)]));
}

/// Two halves held together by two stitches.
fn repair(pen: &mut Pen<'_>) {
    let radius = 2.8;
    let gap = 0.65;
    let edge = LINE_MM / 2.0;
    pen.stroke(
        &Path::half_disc(pen.at(-gap - edge, 0.0), Length::mm(radius - edge), 90.0),
        LINE_MM,
    );
    pen.stroke(
        &Path::half_disc(pen.at(gap + edge, 0.0), Length::mm(radius - edge), -90.0),
        LINE_MM,
    );
    for y in [-0.95, 0.95] {
        let stitch = Rect::new(pen.at(-1.6, y - 0.25), Size::mm(3.2, 0.5));
        pen.fill(&Path::rect(stitch));
    }
}

/// A pinwheel of four half discs.
fn wild(pen: &mut Pen<'_>) {
    let radius = 1.55;
    for quarter in 0..4_u8 {
        let degrees = f64::from(quarter) * 90.0;
        let (sin, cos) = libm::sincos(degrees.to_radians());
        let center = pen.at(radius * cos, radius * sin);
        pen.fill(&Path::half_disc(center, Length::mm(radius), degrees));
    }
}

/// A door: on the floor of its house, where there is one.
fn rule(pen: &mut Pen<'_>) {
    let (width, height) = (3.8, if pen.floor.is_some() { 6.7 } else { 6.2 });
    let foot = pen.floor.unwrap_or(height / 2.0);
    let door = Rect::new(pen.at(-width / 2.0, foot - height), Size::mm(width, height));
    pen.fill(&Path::arch(door).closed());
}
