//! The look's picture: what a cover and the front of a box show.

use crate::color::Ink;
use crate::frame::Frame;
use crate::geom::{Length, Path, Point, Rect, Size};
use crate::look::measures::LINE;
use crate::model::Theme;

/// The width of the picture on the cover of a poker card: lines are as thick as there.
const USUAL: Length = Length::mm(51.5);
/// How many arches stand in one another.
const ARCHES: u8 = 3;

/// The picture of a look in one ink, as large as a size: three arches, one in the other, that
/// stand at the left of a floor line. What is drawn reaches all four sides and none beyond.
pub(crate) fn picture_of(_theme: &Theme, size: Size, ink: Ink) -> Frame {
    let mut frame = Frame::new(size);
    let line = LINE * 1.6 * (size.width / USUAL).clamp(0.8, 1.2);
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
    frame
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::Item;

    #[test]
    fn a_picture_stays_within_its_size_and_keeps_its_ink() {
        for size in [Size::mm(54.0, 38.0), Size::mm(90.0, 20.0), Size::mm(20.0, 60.0)] {
            let frame = picture_of(&Theme::hearth(), size, Ink::WHITE);
            let bounds = Rect::new(Point::ORIGIN, size);
            assert_eq!(frame.items().len(), 4, "{size:?}");
            for (_, item) in frame.items() {
                let Item::Shape(shape) = item else { panic!("a picture is drawn") };
                assert!(bounds.contains(shape.path.bounds()), "{size:?}");
                assert_eq!(shape.stroke.map(|(_, ink)| ink), Some(Ink::WHITE));
            }
        }
    }
}
