//! One face on a screen of any size, such as a phone's.

use image::RgbImage;

use crate::frame::FacePlace;
use crate::geom::{Insets, Length};
use crate::preview::PreviewError;
use crate::preview::canvas::Canvas;
use crate::preview::contact_sheet::upright;
use crate::preview::file::{PrintedFile, pixels};

/// What of the screen's shorter side stays free on each side of the face.
const FREE: f64 = 0.075;

/// A face as large as it fits on a screen of so many pixels, on the quiet ground.
///
/// # Errors
/// When there is no such page.
pub fn on_screen(
    file: &PrintedFile,
    face: &FacePlace,
    (width, height): (u16, u16),
    radius: Length,
) -> Result<RgbImage, PreviewError> {
    let size = upright(face);
    let [across, down] = [width, height].map(f64::from);
    let free = across.min(down) * FREE;
    let scale = ((across - 2.0 * free) / size.width.to_pt())
        .min((down - 2.0 * free) / size.height.to_pt());
    let (face_width, face_height) = pixels(size, scale);
    let drawn =
        file.upright(face, Insets::default(), scale, (face_width, face_height))?;
    let mut canvas = Canvas::new(width.into(), height.into());
    let left = u32::from(width).saturating_sub(face_width) / 2;
    let top = u32::from(height).saturating_sub(face_height) / 2;
    canvas.lay(&drawn, (left, top), radius.to_pt() * scale, free * 0.62);
    Ok(canvas.picture)
}
