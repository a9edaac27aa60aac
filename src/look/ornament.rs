//! The nine ornaments: what burns in the hearth arch tells the kind of the card.
//!
//! Drawn in the arch's own box of 10 × 11.5 mm, about the centre (5, 6.6).

use crate::color::Ink;
use crate::frame::Frame;
use crate::geom::{Length, Path, Point, Rect, Size};
use crate::look::measures::LINE_MM;
use crate::model::Kind;

const CENTER: (f64, f64) = (5.0, 6.6);

/// A pen that draws in millimetres of the arch's box, at a scale.
struct Pen<'a> {
    frame: &'a mut Frame,
    ink: Ink,
    scale: f64,
}

impl Pen<'_> {
    fn fill(&mut self, path: &Path) {
        self.frame.fill(path.scaled(self.scale), self.ink);
    }

    fn stroke(&mut self, path: &Path, width: f64) {
        self.frame.stroke(
            path.scaled(self.scale),
            Length::mm(width) * self.scale,
            self.ink,
        );
    }

    /// A line drawn inside its outline, so that its outer edge is the figure's edge.
    fn ring(&mut self, center: Point, radius: f64) {
        self.stroke(&Path::circle(center, Length::mm(radius - LINE_MM / 2.0)), LINE_MM);
    }
}

fn at(x: f64, y: f64) -> Point {
    Point::mm(CENTER.0 + x, CENTER.1 + y)
}

/// The arch with the kind's ornament, at a scale (1 is the poker card's).
pub(crate) fn arch(kind: Kind, ink: Ink, scale: f64) -> Frame {
    let size = Size::mm(10.0 * scale, 11.5 * scale);
    let mut frame = Frame::new(size);
    let mut pen = Pen { frame: &mut frame, ink, scale };
    let half = LINE_MM / 2.0;
    let outline = Rect::new(Point::mm(half, half), Size::mm(10.0 - LINE_MM, 11.5 - half));
    pen.stroke(&Path::arch(outline), LINE_MM);
    match kind {
        Kind::Conversation => conversation(&mut pen),
        Kind::Touch => touch(&mut pen),
        Kind::Novelty => novelty(&mut pen),
        Kind::Ritual => ritual(&mut pen),
        Kind::Reflection => reflection(&mut pen),
        Kind::CheckIn => check_in(&mut pen),
        Kind::Repair => repair(&mut pen),
        Kind::Wild => wild(&mut pen),
        Kind::Rule => rule(&mut pen),
    }
    frame
}

/// Two circles that share a lens.
fn conversation(pen: &mut Pen<'_>) {
    let (radius, apart) = (2.35_f64, 1.35_f64);
    for side in [-1.0, 1.0] {
        pen.ring(at(side * apart, 0.0), radius);
    }
    // The lens: each circle's arc inside the other, from crossing to crossing.
    let reach = libm::acos(apart / radius).to_degrees();
    let mut lens = Path::default();
    lens.arc(at(-apart, 0.0), Length::mm(radius), -reach, reach);
    lens.arc(at(apart, 0.0), Length::mm(radius), 180.0 - reach, 180.0 + reach);
    pen.fill(&lens.closed());
}

/// Two half discs, back to back, one full and one an outline.
fn touch(pen: &mut Pen<'_>) {
    let radius = 2.9;
    pen.fill(&Path::half_disc(at(-radius, 0.0), Length::mm(radius), -90.0));
    let inner = Path::half_disc(
        at(radius - LINE_MM / 2.0, 0.0),
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
        let path = Path::line(at(cos, sin), at(reach * cos, reach * sin));
        pen.stroke(&path, 0.72);
    }
}

/// A dot with two rings.
fn ritual(pen: &mut Pen<'_>) {
    pen.fill(&Path::circle(at(0.0, 0.0), Length::mm(0.9)));
    pen.ring(at(0.0, 0.0), 2.0);
    pen.ring(at(0.0, 0.0), 3.1);
}

/// A half disc over its outline, as a sun over water.
fn reflection(pen: &mut Pen<'_>) {
    pen.fill(&Path::half_disc(at(0.0, -0.35), Length::mm(2.6), 180.0));
    let radius = Length::mm(2.6 - LINE_MM / 2.0);
    pen.stroke(&Path::half_disc(at(0.0, 0.55 + LINE_MM / 2.0), radius, 0.0), LINE_MM);
}

/// A diamond, half full.
fn check_in(pen: &mut Pen<'_>) {
    let half = 3.2;
    let inner = half - LINE_MM / 2.0 * 2.0_f64.sqrt();
    pen.stroke(
        &Path::polygon(&[
            at(0.0, -inner),
            at(inner, 0.0),
            at(0.0, inner),
            at(-inner, 0.0),
        ]),
        LINE_MM,
    );
    pen.fill(&Path::polygon(&[at(-half, 0.0), at(half, 0.0), at(0.0, half)]));
}

/// Two halves held together by two stitches.
fn repair(pen: &mut Pen<'_>) {
    let radius = 2.8;
    let gap = 0.65;
    let edge = LINE_MM / 2.0;
    pen.stroke(
        &Path::half_disc(at(-gap - edge, 0.0), Length::mm(radius - edge), 90.0),
        LINE_MM,
    );
    pen.stroke(
        &Path::half_disc(at(gap + edge, 0.0), Length::mm(radius - edge), -90.0),
        LINE_MM,
    );
    for y in [-0.95, 0.95] {
        let stitch = Rect::new(at(-1.6, y - 0.25), Size::mm(3.2, 0.5));
        pen.fill(&Path::rect(stitch));
    }
}

/// A pinwheel of four half discs.
fn wild(pen: &mut Pen<'_>) {
    let radius = 1.55;
    for quarter in 0..4_u8 {
        let degrees = f64::from(quarter) * 90.0;
        let (sin, cos) = libm::sincos(degrees.to_radians());
        let center = at(radius * cos, radius * sin);
        pen.fill(&Path::half_disc(center, Length::mm(radius), degrees));
    }
}

/// A door within the door.
fn rule(pen: &mut Pen<'_>) {
    let door = Rect::new(Point::mm(5.0 - 1.9, 11.5 - 6.7), Size::mm(3.8, 6.7));
    pen.fill(&Path::arch(door).closed());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::Item;
    use crate::model::Vocabulary;

    #[test]
    fn every_ornament_stays_within_its_arch() {
        for &kind in Kind::ALL {
            let frame = arch(kind, Ink::BLACK, 1.0);
            let bounds = Rect::new(Point::ORIGIN, frame.size());
            assert!(!frame.items().is_empty(), "{kind:?} has no ornament");
            for (_, item) in frame.items() {
                let Item::Shape(shape) = item else {
                    panic!("an ornament is made of shapes")
                };
                let drawn = shape.path.bounds();
                assert!(bounds.contains(drawn), "{kind:?}: {drawn:?}");
            }
        }
    }

    #[test]
    fn no_two_ornaments_are_alike() {
        let drawn: Vec<_> = Kind::ALL
            .iter()
            .map(|&kind| crate::frame::dump(&arch(kind, Ink::BLACK, 1.0)))
            .collect();
        for (index, one) in drawn.iter().enumerate() {
            assert!(!drawn[..index].contains(one));
        }
    }
}
