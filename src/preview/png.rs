//! Pictures as PNG files, and whose a PNG is: as with PDFs, one that the program made and nobody
//! has changed may be replaced.

use flate2::Crc;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder, RgbImage};
use sha2::{Digest, Sha256};

use crate::preview::PreviewError;
use crate::preview::file::whole_pixels;

/// The eight bytes that every PNG begins with (PNG 3, 5.2).
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// The signature, and the first chunk with its thirteen bytes (PNG 3, 11.2.1).
const HEAD: usize = 8 + 12 + 13;
/// The last chunk, which holds nothing.
const END: usize = 12;
/// The keyword of our own text, with the zero that ends it (PNG 3, 11.3.3.2).
const KEYWORD: &[u8] = b"Emberdeck\0";
/// The digits of a hash.
const DIGITS: usize = 64;
/// Our own chunk as a whole.
const OWN: usize = 12 + KEYWORD.len() + DIGITS;

/// Writes a picture; `dpi` says how large it is on paper. Its last text is the hash of all else.
///
/// # Errors
/// When it has too many pixels for a PNG.
pub fn encode(picture: &RgbImage, dpi: Option<u16>) -> Result<Vec<u8>, PreviewError> {
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new_with_quality(
        &mut bytes,
        CompressionType::Fast,
        FilterType::Adaptive,
    );
    let (width, height) = picture.dimensions();
    encoder
        .write_image(picture.as_raw(), width, height, ExtendedColorType::Rgb8)
        .map_err(|_| PreviewError::TooManyPixels)?;
    if let Some(dpi) = dpi {
        // Pixels a metre, both ways (PNG 3, 11.3.4.3).
        let meter = whole_pixels(f64::from(dpi) / 0.0254);
        let density = [meter.to_be_bytes(), meter.to_be_bytes()].concat();
        let density = chunk(*b"pHYs", &[&density[..], &[1]].concat());
        bytes.splice(HEAD..HEAD, density);
    }
    let text = [KEYWORD, digits(&bytes).as_bytes()].concat();
    let end = bytes.len() - END;
    bytes.splice(end..end, chunk(*b"tEXt", &text));
    Ok(bytes)
}

/// A chunk: its length, its name, what it holds, and the check over these two (PNG 3, 5.3).
fn chunk(name: [u8; 4], held: &[u8]) -> Vec<u8> {
    let length = u32::try_from(held.len()).unwrap_or_default();
    let named = [&name[..], held].concat();
    let mut check = Crc::new();
    check.update(&named);
    [&length.to_be_bytes()[..], &named, &check.sum().to_be_bytes()].concat()
}

/// The hash of bytes, as digits.
fn digits(bytes: &[u8]) -> String {
    use std::fmt::Write;
    let mut digits = String::with_capacity(DIGITS);
    for byte in Sha256::digest(bytes) {
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

/// Whether a file is a PNG that the program has signed, changed or not.
pub fn is_marked(bytes: &[u8]) -> bool {
    bytes.starts_with(SIGNATURE)
        && bytes.windows(KEYWORD.len()).any(|window| window == KEYWORD)
}

/// Whether a file is a PNG as the program made it: its last text is the hash of all else.
pub fn is_as_made(bytes: &[u8]) -> bool {
    let Some(from) = bytes.len().checked_sub(OWN + END) else { return false };
    let (own, end) = (&bytes[from..from + OWN], &bytes[from + OWN..]);
    let without = [&bytes[..from], end].concat();
    let text = [KEYWORD, digits(&without).as_bytes()].concat();
    bytes.starts_with(SIGNATURE) && own == chunk(*b"tEXt", &text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    #[test]
    fn a_picture_comes_back_as_it_was_with_its_density() {
        let picture = RgbImage::from_fn(40, 30, |x, y| {
            Rgb([(x * y % 256).to_le_bytes()[0], 7, 200])
        });
        let bytes = encode(&picture, Some(300)).unwrap();
        let format = image::ImageFormat::Png;
        let back = image::load_from_memory_with_format(&bytes, format).unwrap();
        assert_eq!(back.to_rgb8(), picture);
        let at = bytes.windows(4).position(|name| name == b"pHYs").unwrap();
        assert_eq!(bytes[at + 4..at + 8], 11811_u32.to_be_bytes());
        assert_eq!(bytes, encode(&picture, Some(300)).unwrap());
    }

    #[test]
    fn a_picture_that_somebody_changed_is_not_as_made() {
        let picture = RgbImage::from_pixel(9, 9, Rgb([7, 8, 9]));
        let bytes = encode(&picture, None).unwrap();
        assert!(is_as_made(&bytes) && is_marked(&bytes));
        for at in [0, 20, bytes.len() / 2, bytes.len() - 1] {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            assert!(!is_as_made(&changed), "byte {at}");
        }
        assert!(!is_as_made(SIGNATURE) && !is_marked(b"Emberdeck\0"));
    }
}
