//! One face, or one page, with the lines of a proof over it.

use image::RgbImage;

use crate::frame::FacePlace;
use crate::geom::{Insets, Length};
use crate::preview::PreviewError;
use crate::preview::canvas::{Area, Canvas};
use crate::preview::contact_sheet::upright;
use crate::preview::file::{PrintedFile, pixels};
use crate::preview::proof::{AROUND, Lines};

/// A face that is proved.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ProofFace {
    /// Where it lies.
    pub place: FacePlace,
    /// Whether it is a back, which a printer may shift.
    pub is_back: bool,
}

/// How far inside the trim the safe area ends, and how far art runs past the trim.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ProofMargins {
    /// Inside the trim.
    pub safe: Length,
    /// Outside of it.
    pub bleed: Length,
}

/// What the lines of a proof mean, for pictures without a legend.
pub fn proof_legend(margins: ProofMargins, has_backs: bool) -> String {
    let colors = ["red", "dashed green", "dotted brown", "dashed blue"];
    let signs = Lines::new(margins, 1.0, 1.0).signs(has_backs);
    let told =
        colors.iter().zip(signs).map(|(color, sign)| format!("{color}: {}", sign.words));
    told.collect::<Vec<_>>().join("; ")
}

/// A face with what lies around it, upright, at so many pixels an inch.
///
/// # Errors
/// When it would have too many pixels, or there is no such page.
pub fn proof_face(
    file: &PrintedFile,
    face: &ProofFace,
    margins: ProofMargins,
    dpi: u16,
) -> Result<RgbImage, PreviewError> {
    alone(file, face, margins, f64::from(dpi) / 72.0)
}

/// The same as large as it fits on a screen of so many pixels.
///
/// # Errors
/// When there is no such page.
pub fn proof_on_screen(
    file: &PrintedFile,
    face: &ProofFace,
    margins: ProofMargins,
    (width, height): (u16, u16),
) -> Result<RgbImage, PreviewError> {
    let size = upright(&face.place);
    let around = AROUND.to_pt() * 2.0;
    let [across, down] = [width, height].map(f64::from);
    let scale = (across / (size.width.to_pt() + around))
        .min(down / (size.height.to_pt() + around));
    let drawn = alone(file, face, margins, scale)?;
    let mut canvas = Canvas::new(width.into(), height.into());
    let left = u32::from(width).saturating_sub(drawn.width()) / 2;
    let top = u32::from(height).saturating_sub(drawn.height()) / 2;
    canvas.lay(&drawn, (left, top), 0.0, 0.0);
    Ok(canvas.picture)
}

fn alone(
    file: &PrintedFile,
    face: &ProofFace,
    margins: ProofMargins,
    scale: f64,
) -> Result<RgbImage, PreviewError> {
    let size = upright(&face.place);
    let lines = Lines::new(margins, scale, size.width.to_pt() * scale);
    let around = Insets::even(AROUND);
    let part = face.place.rect.grown(around).size();
    let (width, height) = pixels(face.place.turn.size(part), scale);
    let drawn = file.upright(&face.place, around, scale, (width, height))?;
    Ok(lines.over(drawn, face.is_back))
}

/// A page, counted from 0, with the lines over each of its faces.
///
/// # Errors
/// When it would have too many pixels, or there is no such page.
pub fn proof_page(
    file: &PrintedFile,
    page: usize,
    faces: &[ProofFace],
    margins: ProofMargins,
    dpi: u16,
) -> Result<RgbImage, PreviewError> {
    let whole = file.whole(page)?;
    let scale = f64::from(dpi) / 72.0;
    let mut canvas = Canvas { picture: file.face(&whole, dpi)? };
    let pixels = |length: Length| length.to_pt() * scale;
    for ProofFace { place, is_back } in
        faces.iter().filter(|face| face.place.page == page)
    {
        let lines = Lines::new(margins, scale, pixels(upright(place).width));
        let trim = Area {
            left: pixels(place.rect.left()),
            top: pixels(place.rect.top()),
            right: pixels(place.rect.right()),
            bottom: pixels(place.rect.bottom()),
        };
        lines.draw(&mut canvas, trim, *is_back);
    }
    Ok(canvas.picture)
}
