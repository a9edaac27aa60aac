//! What differs between two pictures.

use image::{Rgb, RgbImage};

/// A channel may differ by as much: one of the sixteen steps that a picture keeps. Drawn without
/// SIMD, machines differ by a rounding here and there, which moves a channel by one step at most;
/// the accents of two kinds are two steps apart at least, and ink is far from paper.
const NEAR: u8 = 17;
/// So many pixels may differ more. A hairline that moves by a millimetre changes a pixel in each
/// of its columns, the smallest dot changes four.
const FEW: usize = 2;

/// How many pixels of two pictures differ, if more than may; all of them, if their sizes do.
pub(super) fn differing(old: &RgbImage, new: &RgbImage) -> Option<usize> {
    if old.dimensions() != new.dimensions() {
        return Some(new.pixels().len());
    }
    // Nearly always: and a debug build takes its time over pixels.
    if old.as_raw() == new.as_raw() {
        return None;
    }
    let pairs = old.pixels().zip(new.pixels());
    let differing = pairs.filter(|(old, new)| distance(**old, **new) > NEAR).count();
    (differing > FEW).then_some(differing)
}

fn distance(old: Rgb<u8>, new: Rgb<u8>) -> u8 {
    let channels = old.0.iter().zip(new.0);
    channels.map(|(old, new)| old.abs_diff(new)).max().unwrap_or_default()
}

/// The old picture, the new one, and what differs: black where it is much.
pub(super) fn side_by_side(old: &RgbImage, new: &RgbImage) -> RgbImage {
    let (width, height) = (old.width().max(new.width()), old.height().max(new.height()));
    let at = |picture: &RgbImage, x, y| {
        picture.get_pixel_checked(x, y).copied().unwrap_or(Rgb([255, 0, 255]))
    };
    RgbImage::from_fn(3 * width, height, |x, y| match (x / width, x % width) {
        (0, x) => at(old, x, y),
        (1, x) => at(new, x, y),
        (_, x) => Rgb([255 - distance(at(old, x, y), at(new, x, y)); 3]),
    })
}
