//! QR codes.

use qrcode::{Color, EcLevel, QrCode};

use crate::color::Ink;
use crate::frame::Frame;
use crate::geom::{Length, Path, Point, Rect, Size};

/// The light margin that readers need, in modules (ISO/IEC 18004, 6.3.8).
const QUIET: u16 = 4;

/// The narrowest module: finer ones run together on home printers, and a telephone at arm's
/// length does not tell them apart.
const FINEST: Length = Length::mm(0.4);

/// A QR code with its light margin, black on the paper, as decoration in a square of a side;
/// none when the text is too long for modules that can be read.
///
/// Error correction is M: 15 % may be lost to a fold or a stain.
pub fn qr(text: &str, side: Length) -> Option<Frame> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = u16::try_from(code.width()).ok()?;
    let module = side / f64::from(width + 2 * QUIET);
    if !module.fits(FINEST) {
        return None;
    }
    let at = |modules: u16| module * f64::from(modules + QUIET);
    let colors = code.to_colors();
    let mut path = Path::default();
    for (row, modules) in (0..width).zip(colors.chunks(usize::from(width))) {
        for (from, to) in runs(modules) {
            let corner = Point::new(at(from), at(row));
            let size = Size::new(at(to) - at(from), module);
            path.append(&Path::rect(Rect::new(corner, size)));
        }
    }
    let mut frame = Frame::new(Size::new(side, side));
    frame.fill(path, Ink::BLACK);
    Some(frame)
}

/// Stretches of dark modules in a row: where each begins, and where it has ended.
fn runs(modules: &[Color]) -> Vec<(u16, u16)> {
    let mut runs: Vec<(u16, u16)> = Vec::new();
    for (at, color) in (0_u16..).zip(modules) {
        match runs.last_mut() {
            _ if *color == Color::Light => {}
            Some((_, end)) if *end == at => *end += 1,
            _ => runs.push((at, at + 1)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::Item;
    use crate::geom::Segment;

    /// Whether the middle of a module is dark.
    fn is_dark(frame: &Frame, modules: f64, x: f64, y: f64) -> bool {
        let module = frame.size().width / modules;
        let at = Point::new(module * (x + 4.5), module * (y + 4.5));
        let (_, Item::Shape(shape)) = &frame.items()[0] else {
            panic!("a code is one shape")
        };
        shape.path.segments().chunks(5).any(|corners| {
            let (Segment::Move(one), Segment::Line(far)) = (corners[0], corners[2])
            else {
                panic!("a code is made of rectangles")
            };
            one.x <= at.x && at.x <= far.x && one.y <= at.y && at.y <= far.y
        })
    }

    #[test]
    fn a_code_has_its_finder_patterns_in_three_corners() {
        // 19 bytes: version 2, 25 modules.
        let frame = qr("https://example.org", Length::mm(20.0)).unwrap();
        let ring = |x: f64, y: f64| x.abs().max(y.abs());
        for (left, top) in [(0.0, 0.0), (18.0, 0.0), (0.0, 18.0)] {
            for y in -3..=3 {
                for x in -3..=3 {
                    let (x, y) = (f64::from(x), f64::from(y));
                    let is_light = ring(x, y) == 2.0;
                    let dark = is_dark(&frame, 33.0, left + 3.0 + x, top + 3.0 + y);
                    assert_eq!(dark, !is_light, "{left} {top} {x} {y}");
                }
            }
        }
        // The timing pattern: dark and light in turn between the corners.
        for step in 8..17 {
            assert_eq!(is_dark(&frame, 33.0, f64::from(step), 6.0), step % 2 == 0);
        }
    }

    #[test]
    fn a_code_keeps_its_light_margin() {
        let frame = qr("https://example.org", Length::mm(20.0)).unwrap();
        let (_, Item::Shape(shape)) = &frame.items()[0] else {
            panic!("a code is one shape")
        };
        let margin = Length::mm(20.0) / 33.0 * 4.0;
        let bounds = shape.path.bounds();
        assert!(bounds.left().is_near(margin) && bounds.top().is_near(margin));
        assert!((Length::mm(20.0) - bounds.right()).is_near(margin));
        assert_eq!(shape.fill, Some(Ink::BLACK));
    }

    #[test]
    fn what_would_be_too_fine_is_no_code() {
        let address =
            |length: usize| format!("https://example.org/{}", "a".repeat(length));
        assert!(qr(&address(130), Length::mm(24.0)).is_some());
        assert!(qr(&address(150), Length::mm(24.0)).is_none());
        assert!(qr(&address(5000), Length::mm(2000.0)).is_none());
    }
}
