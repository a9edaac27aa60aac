//! A picture as a PDF holds it.

use std::io::Write;
use std::sync::Arc;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::ExtendedColorType;
use image::codecs::jpeg::JpegEncoder;

use crate::picture::pixels::Pixels;

/// How the bytes of a picture are coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    /// Pixels of eight bits a channel, row by row from the top, as a zlib stream.
    Deflated,
    /// A JPEG file.
    Jpeg,
}

/// A picture as a PDF holds it: shrunk, upright, and coded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Whether it has grey alone; else red, green and blue.
    pub is_gray: bool,
    /// How the bytes are coded.
    pub coding: Coding,
    /// The bytes.
    pub bytes: Arc<[u8]>,
}

impl Printed {
    /// At this quality, with colours as fine as lightness, nobody tells a photograph printed at
    /// 400 pixels an inch from one that lost nothing; 90 takes a third more room.
    const QUALITY: u8 = 85;

    /// Drawings and the like: every pixel stays what it is.
    pub(super) fn drawing(pixels: &Pixels) -> Self {
        Self::of(pixels, Coding::Deflated, deflate(&pixels.bytes))
    }

    /// Photographs.
    pub(super) fn photograph(pixels: &Pixels) -> Self {
        let color = if pixels.channels == 1 {
            ExtendedColorType::L8
        } else {
            ExtendedColorType::Rgb8
        };
        let mut bytes = Vec::new();
        JpegEncoder::new_with_quality(&mut bytes, Self::QUALITY)
            .encode(&pixels.bytes, pixels.width, pixels.height, color)
            .expect("a picture within bounds is written to memory");
        Self::of(pixels, Coding::Jpeg, bytes)
    }

    /// A file as it is, of which these are the pixels.
    pub(super) fn file(pixels: &Pixels, bytes: &Arc<[u8]>) -> Self {
        Self { bytes: Arc::clone(bytes), ..Self::of(pixels, Coding::Jpeg, Vec::new()) }
    }

    fn of(pixels: &Pixels, coding: Coding, bytes: Vec<u8>) -> Self {
        let Pixels { width, height, channels, .. } = *pixels;
        Self { width, height, is_gray: channels == 1, coding, bytes: bytes.into() }
    }
}

/// The level is fixed, as the bytes are part of a file's identity.
fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder =
        ZlibEncoder::new(Vec::with_capacity(bytes.len() / 3 + 64), Compression::new(6));
    encoder.write_all(bytes).expect("writing to memory does not fail");
    encoder.finish().expect("writing to memory does not fail")
}
