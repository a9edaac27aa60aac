//! The look's picture: what a cover and the front of a box show.

use crate::color::Ink;
use crate::frame::Frame;
use crate::geom::{Length, Path, Point, Rect, Segment, Size};
use crate::look::measures::LINE;
use crate::look::petals::petals;
use crate::look::sign::place;
use crate::look::stem::leaf as leaf_of;
use crate::model::{House, Kind, Theme, Vocabulary};

/// The width of the picture on the cover of a poker card: lines are as thick as there.
const USUAL: Length = Length::mm(51.5);
/// How many arches stand in one another.
const ARCHES: u8 = 3;

/// The picture of a look in one ink, as large as a size. What is drawn reaches from side to side and
/// down to the foot, and nothing beyond: three arches in one another at the left of a floor line; a
/// moon over water; flowers of three heights; a bar for each kind, each at its height.
pub(crate) fn picture_of(theme: &Theme, size: Size, ink: Ink) -> Frame {
    let mut frame = Frame::new(size);
    let line = LINE * 1.6 * (size.width / USUAL).clamp(0.8, 1.2);
    match theme.house {
        House::Hearth => arches(&mut frame, line, ink),
        House::Tide => water(&mut frame, line, ink),
        House::Meadow => flowers(&mut frame, line, ink),
        House::Plain => bars(&mut frame, ink),
    }
    frame
}

fn arches(frame: &mut Frame, line: Length, ink: Ink) {
    let size = frame.size();
    let floor = size.height;
    let width = (floor / 1.15).min(size.width * 0.66);
    let mut inset = line / 2.0;
    for _ in 0..ARCHES {
        let at = Point::new(inset, inset);
        let arch = Size::new(width - inset * 2.0, floor - inset);
        frame.stroke(Path::arch(Rect::new(at, arch)), line, ink);
        inset += width * 0.155;
    }
    let end = Point::new(size.width, floor);
    frame.stroke(Path::line(Point::new(Length::ZERO, floor), end), line, ink);
}

/// Waves from side to side, thinner the higher they are, and the moon above them.
fn water(frame: &mut Frame, line: Length, ink: Ink) {
    let size = frame.size();
    let pitch = size.height * 0.095;
    let swing = pitch * 0.24;
    for nth in 0..WAVES {
        let share = f64::from(nth);
        let y = size.height - swing * 1.7 - pitch * share;
        let path = ripple(size.width, y, swing, nth % 2 == 0);
        frame.stroke(path, line * (1.15 - 0.17 * share), ink);
    }
    let sea = size.height - swing * 3.4 - pitch * f64::from(WAVES - 1);
    let radius = (sea * 0.46).min(size.width * 0.28);
    let center = Point::new(size.width * 0.66, sea - radius);
    frame.stroke(Path::circle(center, radius - line / 2.0), line, ink);
    let (inner, apart) = (radius * 0.42, radius * 0.24);
    for side in [-1.0, 1.0] {
        let at = Point::new(center.x + apart * side, center.y);
        frame.stroke(Path::circle(at, inner), line * 0.9, ink);
    }
}

const WAVES: u8 = 4;

/// A wave from one side to the other, of two crests.
pub(crate) fn ripple(width: Length, y: Length, swing: Length, rises: bool) -> Path {
    let half = width / 4.0;
    let mut steps = vec![Segment::Move(Point::new(Length::ZERO, y))];
    for step in 0..4_u8 {
        let from = half * f64::from(step);
        let rise = swing * if (step % 2 == 0) == rises { -1.57 } else { 1.57 };
        steps.push(Segment::Curve(
            Point::new(from + half * 0.3642, y + rise),
            Point::new(from + half * 0.6358, y + rise),
            Point::new(from + half, y),
        ));
    }
    Path::new(steps)
}

/// Three flowers that stand on the foot.
fn flowers(frame: &mut Frame, line: Length, ink: Ink) {
    let size = frame.size();
    let unit = Length::mm(12.8);
    let places = [
        (0.2, 1.0, 0.30, Kind::Conversation),
        (0.56, 0.66, 0.23, Kind::Novelty),
        (0.86, 0.40, 0.17, Kind::Touch),
    ];
    for (x, height, share, kind) in places {
        let width = (size.height * share * 1.15).min(size.width * share * 1.2);
        let scale = width / unit;
        let x = size.width * x;
        let top = size.height * (1.0 - height);
        let center = Point::new(x, top + width / 2.0);
        for petal in petals(kind) {
            frame.fill(petal.scaled(scale).moved(center), ink);
        }
        frame.fill(Path::circle(center, Length::mm(1.25) * scale), ink);
        let foot = Point::new(x, size.height);
        let stem = Path::line(Point::new(x, center.y + width * 0.47), foot);
        frame.stroke(stem, line, ink);
        let rest = size.height - center.y - width / 2.0;
        let leaf = (width * 0.05 / Length::mm(1.0)).min(rest * 0.5 / Length::mm(6.0));
        for (is_left, share) in [(true, 0.28), (false, 0.55)] {
            let at = Point::new(x, size.height - rest * share);
            frame.fill(leaf_of(leaf, is_left).moved(at), ink);
        }
    }
}

/// A bar for each kind from side to side, each at the height that it has at the edge of cards.
fn bars(frame: &mut Frame, ink: Ink) {
    let size = frame.size();
    let count = f64::from(u8::try_from(Kind::ALL.len()).unwrap_or(u8::MAX));
    let height = size.height / (count + 2.0);
    let width = size.width / count;
    for (&kind, nth) in Kind::ALL.iter().zip(0_u8..) {
        let at = Point::new(width * f64::from(nth), (size.height - height) * place(kind));
        let bar = Rect::new(at, Size::new(width * 0.82, height));
        frame.fill(Path::rect(bar), ink);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::Item;

    #[test]
    fn a_picture_stays_within_its_size_and_keeps_its_ink() {
        for size in [Size::mm(54.0, 38.0), Size::mm(90.0, 20.0), Size::mm(20.0, 60.0)] {
            for &house in House::ALL {
                let mut theme = Theme::hearth();
                theme.house = house;
                let frame = picture_of(&theme, size, Ink::WHITE);
                let bounds = Rect::new(Point::ORIGIN, size);
                assert!(frame.items().len() >= 4, "{size:?}");
                for (_, item) in frame.items() {
                    let Item::Shape(shape) = item else { panic!("a picture is drawn") };
                    let drawn = shape.path.bounds();
                    assert!(bounds.contains(drawn), "{house:?} {size:?}: {drawn:?}");
                    let ink = shape.stroke.map(|(_, ink)| ink).or(shape.fill);
                    assert_eq!(ink, Some(Ink::WHITE));
                }
            }
        }
    }
}
