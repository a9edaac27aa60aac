//! Decoded pixels.

use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, RgbImage};

/// Pixels of eight bits a channel, row by row from the top: grey, or red, green and blue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pixels {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) channels: u8,
    pub(super) bytes: Vec<u8>,
}

impl Pixels {
    /// Pixels, if there are as many as the size says.
    pub(super) fn new(
        width: u32,
        height: u32,
        channels: u8,
        bytes: Vec<u8>,
    ) -> Option<Self> {
        let count = u64::from(width) * u64::from(height) * u64::from(channels);
        let is_whole = matches!(channels, 1 | 3) && bytes.len() as u64 == count;
        is_whole.then_some(Self { width, height, channels, bytes })
    }

    /// The pixels in grey, as light as they were (luma of BT.709, of the channels as they are
    /// coded: what viewers and printers take for the lightness of a photograph).
    pub(super) fn in_gray(self) -> Self {
        if self.channels == 1 {
            return self;
        }
        let luma = |pixel: &[u8]| {
            let part = |at: usize, weight: u32| {
                u32::from(pixel.get(at).copied().unwrap_or_default()) * weight
            };
            let sum = part(0, 2126) + part(1, 7152) + part(2, 722);
            u8::try_from((sum + 5000) / 10_000).unwrap_or(u8::MAX)
        };
        let bytes = self.bytes.chunks_exact(3).map(luma).collect();
        Self { channels: 1, bytes, ..self }
    }

    /// The pixels turned as their camera was held.
    pub(super) fn turned(self, orientation: Orientation) -> Self {
        let Self { width, height, channels, bytes } = self;
        if orientation == Orientation::NoTransforms {
            return Self { width, height, channels, bytes };
        }
        let image = if channels == 1 {
            GrayImage::from_raw(width, height, bytes).map(DynamicImage::ImageLuma8)
        } else {
            RgbImage::from_raw(width, height, bytes).map(DynamicImage::ImageRgb8)
        };
        let mut image = image.expect("there are as many pixels as the size says");
        image.apply_orientation(orientation);
        let (width, height) = (image.width(), image.height());
        Self { width, height, channels, bytes: image.into_bytes() }
    }
}
