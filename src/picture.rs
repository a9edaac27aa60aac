//! Decoded images and their pixel density.

use std::fmt;
use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageReader, Limits};

use crate::geom::Length;

/// A picture's pixels, eight bits a channel, without transparency: a home printer has only
/// white paper to let through, so transparent art is laid on white here.
#[derive(Clone, PartialEq)]
pub struct Picture {
    width: u32,
    height: u32,
    rgb: Vec<u8>,
}

/// Why a file is no usable picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PictureError {
    /// Not PNG or JPEG, or damaged.
    Unreadable(String),
    /// More pixels than a card can use: either a mistake or an attack.
    TooLarge,
}

impl fmt::Display for PictureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(why) => {
                write!(f, "not a readable PNG or JPEG picture: {why}")
            }
            Self::TooLarge => write!(f, "more than 6000 pixels on a side"),
        }
    }
}

impl std::error::Error for PictureError {}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Picture({} x {})", self.width, self.height)
    }
}

impl Picture {
    /// 6000 pixels print an A6 card at over 1000 dpi; a file that asks for more is refused
    /// before it is decoded.
    const SIDE: u32 = 6000;

    /// Decodes a PNG or JPEG within bounds, turned upright as its camera noted (Exif).
    ///
    /// # Errors
    /// [`PictureError`] when the bytes are no such picture, or a side is over 6000 pixels.
    pub fn decode(bytes: &[u8]) -> Result<Self, PictureError> {
        let unreadable =
            |why: &dyn fmt::Display| PictureError::Unreadable(why.to_string());
        let mut reader = ImageReader::new(Cursor::new(bytes))
            .with_guessed_format()
            .map_err(|why| unreadable(&why))?;
        let mut limits = Limits::default();
        limits.max_image_width = Some(Self::SIDE);
        limits.max_image_height = Some(Self::SIDE);
        limits.max_alloc = Some(512 << 20);
        reader.limits(limits);
        let refused = |why| match why {
            image::ImageError::Limits(_) => PictureError::TooLarge,
            other => unreadable(&other),
        };
        let mut decoder = reader.into_decoder().map_err(refused)?;
        let orientation = decoder.orientation().map_err(refused)?;
        let mut decoded = DynamicImage::from_decoder(decoder).map_err(refused)?;
        decoded.apply_orientation(orientation);
        let rgba = decoded.into_rgba8();
        let over_white = |channel: u8, alpha: u8| {
            let (channel, alpha) = (u32::from(channel), u32::from(alpha));
            u8::try_from((channel * alpha + 255 * (255 - alpha) + 127) / 255)
                .unwrap_or(255)
        };
        let rgb = rgba
            .pixels()
            .flat_map(|pixel| {
                let [red, green, blue, alpha] = pixel.0;
                [red, green, blue].map(|channel| over_white(channel, alpha))
            })
            .collect();
        Ok(Self { width: rgba.width(), height: rgba.height(), rgb })
    }

    /// Width in pixels.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Height in pixels.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Red, green and blue bytes, row by row from the top.
    pub fn rgb(&self) -> &[u8] {
        &self.rgb
    }

    /// Pixels an inch when the picture is printed this wide.
    pub fn density(&self, width: Length) -> f64 {
        f64::from(self.width) / (width / Length::inch(1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32, pixel: [u8; 4]) -> Vec<u8> {
        let image = image::RgbaImage::from_pixel(width, height, image::Rgba(pixel));
        let mut bytes = Vec::new();
        image.write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Png).unwrap();
        bytes
    }

    #[test]
    fn transparent_art_lies_on_white() {
        let picture = Picture::decode(&png(2, 1, [0, 0, 0, 0])).unwrap();
        assert_eq!((picture.width(), picture.height()), (2, 1));
        assert_eq!(picture.rgb(), [255; 6]);
    }

    /// A black and a white half side by side, as a JPEG that says how the camera was held.
    fn jpeg(orientation: u8) -> Vec<u8> {
        let image = image::RgbImage::from_fn(16, 8, |x, _| {
            image::Rgb(if x < 8 { [0; 3] } else { [255; 3] })
        });
        let mut bytes = Vec::new();
        image.write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Jpeg).unwrap();
        // Exif in an APP1 segment: one TIFF directory with the one tag 0x0112.
        let tiff = [
            b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0",
            &[orientation, 0, 0, 0, 0, 0, 0, 0][..],
        ]
        .concat();
        let length = u16::try_from(tiff.len() + 2).unwrap().to_be_bytes();
        let exif = [&[0xFF, 0xE1], &length[..], &tiff].concat();
        bytes.splice(2..2, exif);
        bytes
    }

    #[test]
    fn a_picture_stands_as_its_camera_was_held() {
        let lying = Picture::decode(&jpeg(1)).unwrap();
        assert_eq!((lying.width(), lying.height()), (16, 8));
        let turned = Picture::decode(&jpeg(6)).unwrap();
        assert_eq!((turned.width(), turned.height()), (8, 16));
        let (first, last) = (turned.rgb()[0], turned.rgb()[turned.rgb().len() - 1]);
        assert!(first < 50 && last > 200, "the dark half is on top: {first}, {last}");
    }

    #[test]
    fn a_picture_printed_an_inch_wide_has_its_width_as_density() {
        let picture = Picture::decode(&png(300, 10, [9, 9, 9, 255])).unwrap();
        assert!((picture.density(Length::inch(1.0)) - 300.0).abs() < 1e-9);
    }

    #[test]
    fn damaged_and_oversized_files_are_refused() {
        assert!(matches!(
            Picture::decode(b"not a picture"),
            Err(PictureError::Unreadable(_))
        ));
        assert_eq!(Picture::decode(&png(6001, 1, [0; 4])), Err(PictureError::TooLarge));
    }
}
