//! A practice's logo.

use std::sync::Arc;

use crate::frame::{Frame, Item, Mark, PictureItem};
use crate::geom::{Length, Point, Size};
use crate::model::Logo;

/// The logo as large as it can be within a size, as decoration; it keeps its shape.
pub fn logo(logo: &Logo, within: Size) -> Frame {
    let shape = match logo {
        Logo::Drawing(drawing) => drawing.size,
        Logo::Picture(picture) => Size::new(
            Length::pt(f64::from(picture.width())),
            Length::pt(f64::from(picture.height())),
        ),
    };
    let scale = (within.width / shape.width).min(within.height / shape.height);
    let size = Size::new(shape.width * scale, shape.height * scale);
    let mut frame = Frame::new(size);
    match logo {
        Logo::Drawing(drawing) => {
            for (path, ink) in &drawing.shapes {
                frame.fill(path.scaled(scale), *ink);
            }
        }
        Logo::Picture(picture) => {
            let picture = Arc::clone(picture);
            let item = PictureItem { at: Point::ORIGIN, size, picture };
            frame.push(Mark::Artifact, Item::Picture(item));
        }
    }
    frame
}

/// Pixels an inch of a logo whose longer side is printed 30 mm long, when that is too few to be
/// crisp; none for drawings and for pictures that are fine enough.
pub fn coarse(logo: &Logo) -> Option<f64> {
    /// Under this, edges look like stairs at reading distance.
    const CRISP: f64 = 150.0;
    let Logo::Picture(picture) = logo else { return None };
    let ratio = f64::from(picture.width()) / f64::from(picture.height().max(1));
    let density = picture.density(Length::mm(30.0) * ratio.min(1.0));
    (density < CRISP).then_some(density)
}
