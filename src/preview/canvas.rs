//! The ground that faces lie on: their rounded corners, their shadows, and lines over them.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "pixels and faces are counted in thousands"
)]

use image::{Rgb, RgbImage};

/// The ground: the grey of undyed linen, lighter than a table and darker than paper.
pub(super) const GROUND: Rgb<u8> = Rgb([0xE7, 0xE2, 0xD9]);
/// What a shadow takes of the light where it is deepest.
const SHADE: f64 = 0.26;
/// The tone of shadows.
const DARK: Rgb<u8> = Rgb([0x4A, 0x3B, 0x2E]);

/// A picture on which others are laid; all measures are in pixels.
pub(super) struct Canvas {
    pub(super) picture: RgbImage,
}

/// An upright rectangle of pixels, not all of them whole.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Area {
    /// The same area grown by as much on each side.
    pub(super) fn grown(self, by: f64) -> Self {
        Self {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }

    fn moved(self, down: f64) -> Self {
        Self { top: self.top + down, bottom: self.bottom + down, ..self }
    }

    /// How far a point lies outside of the area when its corners are rounded; inside it is
    /// negative.
    fn distance(self, (x, y): (f64, f64), radius: f64) -> f64 {
        let [center_x, center_y] =
            [f64::midpoint(self.left, self.right), f64::midpoint(self.top, self.bottom)];
        let away_x = (x - center_x).abs() - (self.right - self.left) / 2.0 + radius;
        let away_y = (y - center_y).abs() - (self.bottom - self.top) / 2.0 + radius;
        let (out_x, out_y) = (away_x.max(0.0), away_y.max(0.0));
        (out_x * out_x + out_y * out_y).sqrt() + away_x.max(away_y).min(0.0) - radius
    }
}

/// How a line is drawn: its pixels on and off in turn; none of them off makes it whole.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stroke {
    pub(super) color: Rgb<u8>,
    pub(super) width: f64,
    pub(super) dash: Option<(f64, f64)>,
}

impl Canvas {
    pub(super) fn new(width: u32, height: u32) -> Self {
        Self { picture: RgbImage::from_pixel(width, height, GROUND) }
    }

    /// Lays a picture with rounded corners and a soft shadow under it.
    pub(super) fn lay(
        &mut self,
        face: &RgbImage,
        at: (u32, u32),
        radius: f64,
        soft: f64,
    ) {
        let area = Area {
            left: f64::from(at.0),
            top: f64::from(at.1),
            right: f64::from(at.0 + face.width()),
            bottom: f64::from(at.1 + face.height()),
        };
        self.shade(area, radius, soft);
        self.put(face, at, area, radius);
    }

    /// A shadow that light from above leaves: darker beneath, and gone at a distance of `soft`.
    fn shade(&mut self, area: Area, radius: f64, soft: f64) {
        let cast = area.moved(soft * 0.28);
        self.each(cast.grown(soft), |(x, y), pixel| {
            let distance = cast.distance((x, y), radius);
            let light = ((distance + soft * 0.35) / (soft * 1.35)).clamp(0.0, 1.0);
            // Falls off as a cube does: deep at the edge, and without an end that is seen.
            let left = 1.0 - light;
            blend(pixel, DARK, SHADE * left * left * left);
        });
    }

    fn put(&mut self, face: &RgbImage, at: (u32, u32), area: Area, radius: f64) {
        // Beyond this far from a corner there is no edge to be smoothed.
        let corner = radius.ceil() as i64 + 1;
        let (width, height) = (i64::from(face.width()), i64::from(face.height()));
        for (row, line) in face.rows().enumerate() {
            let y = at.1 + row as u32;
            if y >= self.picture.height() {
                break;
            }
            let row = row as i64;
            let is_edge_row = row < corner || row >= height - corner;
            for (column, pixel) in line.enumerate() {
                let x = at.0 + column as u32;
                if x >= self.picture.width() {
                    break;
                }
                let column = column as i64;
                let is_corner =
                    is_edge_row && (column < corner || column >= width - corner);
                let covered = if is_corner {
                    let center = (f64::from(x) + 0.5, f64::from(y) + 0.5);
                    (0.5 - area.distance(center, radius)).clamp(0.0, 1.0)
                } else {
                    1.0
                };
                blend(self.picture.get_pixel_mut(x, y), *pixel, covered);
            }
        }
    }

    /// Fills an area, as far as it covers each pixel.
    pub(super) fn fill(&mut self, area: Area, color: Rgb<u8>, strength: f64) {
        self.each(area, |(x, y), pixel| {
            let part = |low: f64, high: f64, at: f64| {
                ((at + 0.5).min(high) - (at - 0.5).max(low)).clamp(0.0, 1.0)
            };
            let covered = part(area.left, area.right, x) * part(area.top, area.bottom, y);
            blend(pixel, color, covered * strength);
        });
    }

    /// Draws the outline of an area, its line lying half inside and half outside.
    pub(super) fn outline(&mut self, area: Area, stroke: Stroke) {
        let Area { left, top, right, bottom } = area;
        let half = stroke.width / 2.0;
        let (outer_left, outer_right) = (left - half, right + half);
        for y in [top, bottom] {
            self.line((outer_left, y), outer_right - outer_left, true, stroke);
        }
        // The corners are drawn already.
        for x in [left, right] {
            self.line((x, top + half), bottom - top - stroke.width, false, stroke);
        }
    }

    /// Draws a line from a point to the right or down.
    pub(super) fn line(
        &mut self,
        (x, y): (f64, f64),
        length: f64,
        is_across: bool,
        stroke: Stroke,
    ) {
        let half = stroke.width / 2.0;
        let (on, off) = stroke.dash.unwrap_or((length.max(1.0), 0.0));
        let mut from = 0.0;
        while from < length {
            let to = (from + on).min(length);
            let area = if is_across {
                Area { left: x + from, right: x + to, top: y - half, bottom: y + half }
            } else {
                Area { left: x - half, right: x + half, top: y + from, bottom: y + to }
            };
            self.fill(area, stroke.color, 1.0);
            from += on + off;
        }
    }

    /// Does something to each pixel that an area touches; the point is the pixel's middle.
    fn each(&mut self, area: Area, mut act: impl FnMut((f64, f64), &mut Rgb<u8>)) {
        let (width, height) = self.picture.dimensions();
        let bound = |at: f64, most: u32| at.clamp(0.0, f64::from(most)) as u32;
        let rows = bound(area.top.floor(), height)..bound(area.bottom.ceil(), height);
        let columns = bound(area.left.floor(), width)..bound(area.right.ceil(), width);
        for y in rows {
            for x in columns.clone() {
                let pixel = self.picture.get_pixel_mut(x, y);
                act((f64::from(x) + 0.5, f64::from(y) + 0.5), pixel);
            }
        }
    }
}

/// Lays a colour over a pixel; a strength of 1 hides what was there.
pub(super) fn blend(pixel: &mut Rgb<u8>, color: Rgb<u8>, strength: f64) {
    if strength >= 1.0 {
        *pixel = color;
    } else if strength > 0.0 {
        for (under, over) in pixel.0.iter_mut().zip(color.0) {
            let mixed =
                f64::from(*under) + (f64::from(over) - f64::from(*under)) * strength;
            *under = mixed.round() as u8;
        }
    }
}
