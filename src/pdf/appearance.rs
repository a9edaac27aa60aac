//! What a field shows: nothing before it is answered, as the page has the lines and boxes, and
//! a mark in a box or circle that was chosen (ISO 32000-1, 12.5.5).

use std::collections::HashMap;

use lopdf::{Dictionary, Object, dictionary};

use crate::geom::{Length, Size};
use crate::pdf::annotation::number;
use crate::pdf::file::{Id, Objects, deflate, reference};
use crate::pdf::syntax::put;

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Look {
    /// Nothing yet; where text will stand.
    EmptyText,
    /// Nothing: a box or circle that is not chosen.
    Off,
    /// A cross in a box.
    Cross,
    /// A disc in a circle.
    Disc,
}

/// The appearances of a form: one object for all buttons of one look and size.
pub(super) struct Appearances {
    made: HashMap<(Look, i64, i64), Id>,
    /// The resources of those that will hold text.
    text: Dictionary,
    /// What stands in all of those, deflated once: a book has thousands.
    empty: Vec<u8>,
}

impl Appearances {
    /// Appearances whose text is set in the fonts of `text`.
    pub(super) fn new(text: Dictionary) -> Self {
        let empty = deflate(&content(Look::EmptyText, Size::default()));
        Self { made: HashMap::new(), text, empty }
    }

    /// The appearance of a field of a size. That of a text is its own: pypdf writes an answer
    /// into the very object, where it would show in all fields that have it.
    pub(super) fn of(&mut self, objects: &mut Objects, look: Look, size: Size) -> Object {
        let key = (look, thousandths(size.width), thousandths(size.height));
        let made = self.made.get(&key).filter(|_| look != Look::EmptyText);
        if let Some(made) = made {
            return reference(*made);
        }
        let resources = match look {
            Look::EmptyText => self.text.clone(),
            _ => Dictionary::new(),
        };
        let zero = number(Length::ZERO);
        let bounds = vec![zero.clone(), zero, number(size.width), number(size.height)];
        let form = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => bounds,
            "Resources" => resources,
        };
        let id = objects.reserve();
        let deflated = match look {
            Look::EmptyText => self.empty.clone(),
            _ => deflate(&content(look, size)),
        };
        objects.stream(id, form, deflated);
        self.made.insert(key, id);
        reference(id)
    }
}

fn thousandths(length: Length) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "a page is a few metres at most")]
    let thousandths = (length.to_pt() * 1000.0).round() as i64;
    thousandths
}

/// Marks are drawn, not set in a font of symbols: PDF/A would want that font embedded.
fn content(look: Look, size: Size) -> Vec<u8> {
    let mut out = Vec::new();
    let side = size.width.min(size.height).to_pt();
    let middle = (size.width.to_pt() / 2.0, size.height.to_pt() / 2.0);
    match look {
        // ISO 32000-1, 12.7.3.3: viewers replace what stands between the two.
        Look::EmptyText => out.extend_from_slice(b"/Tx BMC\nEMC\n"),
        Look::Off => {}
        Look::Cross => cross(&mut out, middle, side),
        Look::Disc => disc(&mut out, middle, side),
    }
    out
}

fn cross(out: &mut Vec<u8>, (x, y): (f64, f64), side: f64) {
    /// How far it reaches from the middle and how thick its strokes are, in sides of the box:
    /// with round caps it stays inside.
    const REACH: f64 = 0.28;
    const STROKE: f64 = 0.13;
    let reach = side * REACH;
    put(out, format_args!("0 G 1 J {:.3} w\n", side * STROKE));
    let (left, right) = (x - reach, x + reach);
    for (from, to) in [(y - reach, y + reach), (y + reach, y - reach)] {
        put(out, format_args!("{left:.3} {from:.3} m {right:.3} {to:.3} l S\n"));
    }
}

fn disc(out: &mut Vec<u8>, (x, y): (f64, f64), side: f64) {
    /// The radius in sides of the box around the circle.
    const RADIUS: f64 = 0.3;
    /// How far a curve's handles stand off for a quarter of a circle, in radii.
    const KAPPA: f64 = 0.552_284_75;
    let radius = side * RADIUS;
    put(out, format_args!("0 g {:.3} {y:.3} m\n", x + radius));
    let ends = [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0), (1.0, 0.0)];
    for pair in ends.windows(2) {
        let ((ax, ay), (bx, by)) = (pair[0], pair[1]);
        // Both handles lie on the tangents, which run along the other end's radius.
        let points = [
            (ax + bx * KAPPA, ay + by * KAPPA),
            (bx + ax * KAPPA, by + ay * KAPPA),
            (bx, by),
        ];
        for (dx, dy) in points {
            put(out, format_args!("{:.3} {:.3} ", x + dx * radius, y + dy * radius));
        }
        out.extend_from_slice(b"c\n");
    }
    out.extend_from_slice(b"f\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buttons_of_one_look_and_size_share_an_appearance_and_texts_do_not() {
        let mut objects = Objects::new();
        let mut appearances = Appearances::new(Dictionary::new());
        let mut of = |look, width| {
            appearances
                .of(&mut objects, look, Size::mm(width, 4.0))
                .as_reference()
                .unwrap()
        };
        assert_eq!(of(Look::Cross, 4.0), of(Look::Cross, 4.0));
        assert_ne!(of(Look::Cross, 4.0), of(Look::Cross, 5.0));
        assert_ne!(of(Look::Cross, 4.0), of(Look::Off, 4.0));
        assert_ne!(of(Look::EmptyText, 4.0), of(Look::EmptyText, 4.0));
    }

    #[test]
    fn marks_stay_inside_their_box() {
        for look in [Look::Cross, Look::Disc] {
            let size = Size::new(Length::pt(12.0), Length::pt(10.0));
            let drawn = String::from_utf8(content(look, size)).unwrap();
            let numbers = drawn.split_whitespace().filter_map(|word| word.parse().ok());
            let numbers: Vec<f64> = numbers.collect();
            assert!(numbers.len() >= 8, "{look:?} draws little: {drawn}");
            for number in numbers {
                // A millimetre is left for the printed line of the box.
                assert!((0.0..=10.0).contains(&number), "{number} in {drawn}");
            }
        }
    }
}
