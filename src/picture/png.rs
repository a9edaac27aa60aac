//! PNG files (ISO/IEC 15948).

use std::fmt::Display;
use std::io::Cursor;

use image::codecs::png::PngDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, Limits};

use crate::picture::pixels::Pixels;
use crate::picture::{Picture, PictureError};

/// The first bytes of every PNG file.
pub(super) const START: [u8; 8] = *b"\x89PNG\r\n\x1a\n";

/// Reads the head of a file: its width and height, and how it is to be turned.
pub(super) fn read(file: &[u8]) -> Result<([u32; 2], Orientation), PictureError> {
    let mut decoder = decoder(file)?;
    let (width, height) = decoder.dimensions();
    let orientation = decoder.orientation().map_err(refused)?;
    if is_cut_short(file) {
        return Err(PictureError::CutShort);
    }
    Ok(([width, height], orientation))
}

/// The pixels, without transparency: a home printer has only white paper to let through, so
/// transparent art is laid on white here.
pub(super) fn decode(file: &[u8]) -> Result<Pixels, PictureError> {
    let decoded = DynamicImage::from_decoder(decoder(file)?).map_err(refused)?;
    let (width, height) = (decoded.width(), decoded.height());
    let bytes = match decoded {
        DynamicImage::ImageRgb8(image) => image.into_raw(),
        other => on_white(other.into_rgba8().into_raw()),
    };
    Pixels::new(width, height, 3, bytes)
        .ok_or_else(|| PictureError::Unreadable("its head and its data differ".into()))
}

fn decoder(file: &[u8]) -> Result<PngDecoder<Cursor<&[u8]>>, PictureError> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(Picture::SIDE);
    limits.max_image_height = Some(Picture::SIDE);
    limits.max_alloc = Some(512 << 20);
    let mut decoder =
        PngDecoder::with_limits(Cursor::new(file), limits.clone()).map_err(refused)?;
    decoder.set_limits(limits).map_err(refused)?;
    Ok(decoder)
}

fn refused(why: ImageError) -> PictureError {
    let unreadable = |why: &dyn Display| PictureError::Unreadable(why.to_string());
    match why {
        ImageError::Limits(_) => PictureError::TooLarge,
        other => unreadable(&other),
    }
}

/// Whether a file ends before its last chunk does.
fn is_cut_short(file: &[u8]) -> bool {
    let mut rest = file.get(START.len()..).unwrap_or_default();
    while let Some((head, after)) = rest.split_at_checked(8) {
        let [a, b, c, d, ref kind @ ..] = *head else { return true };
        let length = u32::from_be_bytes([a, b, c, d]) as usize;
        let Some(behind) = length.checked_add(4).and_then(|whole| after.get(whole..))
        else {
            return true;
        };
        if kind == b"IEND" {
            return false;
        }
        rest = behind;
    }
    true
}

/// Pixels of four channels laid on white, in the same place in memory.
fn on_white(mut bytes: Vec<u8>) -> Vec<u8> {
    let pixels = bytes.len() / 4;
    for pixel in 0..pixels {
        let alpha = u32::from(bytes[pixel * 4 + 3]);
        for channel in 0..3 {
            let ink = u32::from(bytes[pixel * 4 + channel]);
            let over = (ink * alpha + 255 * (255 - alpha) + 127) / 255;
            bytes[pixel * 3 + channel] = u8::try_from(over).unwrap_or(255);
        }
    }
    bytes.truncate(pixels * 3);
    bytes
}
