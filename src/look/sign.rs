//! What stands for a kind in a look: its figure in the house of the look.

use crate::color::Ink;
use crate::frame::Frame;
use crate::geom::{Length, Path, Point, Rect, Size};
use crate::look::figure::{Pen, REACH};
use crate::look::measures::LINE_MM;
use crate::look::petals::petals;
use crate::model::{House, Kind, Theme, Vocabulary};

/// The sign of a kind at a scale (1 is that of a poker card's back): an arch of 10 × 11.5 mm, a moon
/// of 10 mm, a flower of 13 mm, or a card of 8 × 11.5 mm with its bar.
pub(crate) fn sign(theme: &Theme, kind: Kind, scale: f64) -> Frame {
    let ink = theme.accent(kind);
    let size = size(theme.house);
    let mut frame = Frame::new(Size::new(size.width * scale, size.height * scale));
    let (center, floor) = match theme.house {
        House::Hearth => ((5.0, 6.6), Some(4.9)),
        House::Tide => ((5.0, 5.0), None),
        House::Meadow => ((6.5, 6.5), None),
        House::Plain => ((4.0, 5.75), None),
    };
    let pen = Pen { frame: &mut frame, ink, scale, center, floor };
    match theme.house {
        House::Hearth => arch(pen, kind),
        House::Tide => moon(pen, kind),
        House::Meadow => flower(pen, kind),
        House::Plain => tab(pen, kind),
    }
    frame
}

/// How large a sign of scale 1 is.
pub(crate) const fn size(house: House) -> Size {
    match house {
        House::Hearth => Size::mm(10.0, 11.5),
        House::Tide => Size::mm(10.0, 10.0),
        House::Meadow => Size::mm(13.0, 13.0),
        House::Plain => Size::mm(8.0, 11.5),
    }
}

/// What burns in the arch tells the kind.
fn arch(mut pen: Pen<'_>, kind: Kind) {
    let half = LINE_MM / 2.0;
    let outline = Rect::new(Point::mm(half, half), Size::mm(10.0 - LINE_MM, 11.5 - half));
    pen.stroke(&Path::arch(outline), LINE_MM);
    pen.figure(kind);
}

/// The figure in a full moon.
fn moon(mut pen: Pen<'_>, kind: Kind) {
    let center = pen.at(0.0, 0.0);
    pen.ring(center, 5.0);
    pen.figure(kind);
}

/// The figure is the heart of the flower; how many petals stand around it tells the kind again.
fn flower(mut pen: Pen<'_>, kind: Kind) {
    for petal in petals(kind) {
        let path = petal.moved(pen.at(0.0, 0.0));
        pen.fill(&path);
    }
    // On white, so that it is seen among its petals.
    let ink = std::mem::replace(&mut pen.ink, Ink::WHITE);
    let heart = Path::circle(pen.at(0.0, 0.0), Length::mm(HEART));
    pen.fill(&heart);
    pen.ink = ink;
    let smaller = HEART * 0.88 / REACH;
    pen.scale *= smaller;
    pen.center = (pen.center.0 / smaller, pen.center.1 / smaller);
    pen.figure(kind);
}

/// The radius of a flower's heart.
const HEART: f64 = 3.45;

/// A card with a bar at its edge, as high as the kind has it.
fn tab(mut pen: Pen<'_>, kind: Kind) {
    let line = LINE_MM * 0.7;
    let half = line / 2.0;
    let card = Rect::new(Point::mm(half, half), Size::mm(8.0 - line, 11.5 - line));
    pen.stroke(&Path::rect(card), line);
    let height = 11.5 / 9.6;
    let top = 0.15 + (11.5 - 0.3 - height) * place(kind);
    pen.fill(&Path::rect(Rect::new(Point::mm(5.0, top), Size::mm(3.0, height))));
}

/// How far down the edge the bar of a kind stands, from 0 to 1: each kind has its own height, so
/// that a fanned deck is in order.
pub(crate) fn place(kind: Kind) -> f64 {
    let all = Kind::ALL.len() - 1;
    let nth = Kind::ALL.iter().position(|one| *one == kind).unwrap_or(all);
    let share = |count: usize| u32::try_from(count).map_or(0.0, f64::from);
    share(nth) / share(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::Item;

    fn looks() -> impl Iterator<Item = Theme> {
        House::ALL.iter().map(|&house| {
            let mut theme = Theme::hearth();
            theme.house = house;
            theme
        })
    }

    #[test]
    fn every_sign_stays_within_its_box() {
        for theme in looks() {
            for &kind in Kind::ALL {
                let frame = sign(&theme, kind, 1.0);
                let bounds = Rect::new(Point::ORIGIN, frame.size());
                assert!(!frame.items().is_empty(), "{kind:?} has no sign");
                for (_, item) in frame.items() {
                    let Item::Shape(shape) = item else {
                        panic!("a sign is made of shapes")
                    };
                    let drawn = shape.path.bounds();
                    assert!(
                        bounds.contains(drawn),
                        "{:?} {kind:?}: {drawn:?}",
                        theme.house
                    );
                }
            }
        }
    }

    #[test]
    fn no_two_signs_are_alike() {
        for theme in looks() {
            let drawn: Vec<_> = Kind::ALL
                .iter()
                .map(|&kind| crate::frame::dump(&sign(&theme, kind, 1.0)))
                .collect();
            for (index, one) in drawn.iter().enumerate() {
                assert!(!drawn[..index].contains(one), "{:?}", theme.house);
            }
        }
    }
}
