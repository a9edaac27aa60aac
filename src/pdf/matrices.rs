//! Lengths and turns as printpdf counts them: in points of 32 bits, y up.

use crate::frame::Placed;
use crate::geom::{Affine, Length, Size, Turn};

/// Rounded to a thousandth of a point: a third of a micrometre.
pub(super) fn pt(value: f64) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "printpdf counts in f32")]
    let rounded = ((value * 1000.0).round() / 1000.0) as f32;
    // A negative zero would print as `-0`.
    rounded + 0.0
}

/// The same for points that are counted from the bottom left, with y up.
pub(super) fn adjust_matrix(adjust: Affine, height: Length) -> [f32; 6] {
    let Affine { xx, xy, yx, yy, by } = adjust;
    let height = height.to_pt();
    let (x, y) = (by.x.to_pt() + xy * height, height - yy * height - by.y.to_pt());
    #[expect(clippy::cast_possible_truncation, reason = "printpdf counts in f32")]
    let [xx, xy, yx, yy] = [xx, -xy, -yx, yy].map(|part| part as f32 + 0.0);
    [xx, yx, xy, yy, pt(x), pt(y)]
}

/// Maps a frame's own coordinates (y up, from its bottom left) onto the page.
pub(super) fn turn_matrix(placed: &Placed, page: Size) -> [f32; 6] {
    let size = placed.frame.size();
    let (width, height) = (size.width.to_pt(), size.height.to_pt());
    let (x, y) = (placed.at.x.to_pt(), (page.height - placed.at.y).to_pt());
    match placed.turn {
        Turn::None => [1.0, 0.0, 0.0, 1.0, pt(x), pt(y - height)],
        Turn::Right => [0.0, -1.0, 1.0, 0.0, pt(x), pt(y)],
        Turn::Half => [-1.0, 0.0, 0.0, -1.0, pt(x + width), pt(y)],
        Turn::Left => [0.0, 1.0, -1.0, 0.0, pt(x + height), pt(y - width)],
    }
}
