//! A picture's file, and what is made of it.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use image::metadata::Orientation;

use crate::geom::{Length, Size};
use crate::picture::jpeg::{self, Jpeg};
use crate::picture::pixels::Pixels;
use crate::picture::printed::Printed;
use crate::picture::shrink::shrink;
use crate::picture::{PictureError, png};

/// A picture: the bytes of its file, and what their head says. There are no pixels of it until
/// its place on a page is known.
pub struct Picture {
    file: Arc<File>,
    /// Whether its colours become greys.
    is_gray: bool,
    /// Pixels in a row and rows, upright.
    width: u32,
    height: u32,
    orientation: Orientation,
    /// What was made of it, for the next place of the same size.
    made: Mutex<Vec<Arc<Printed>>>,
}

/// The two kinds of files.
#[derive(PartialEq)]
enum File {
    /// Lossless; mostly drawings.
    Png(Vec<u8>),
    /// Mostly photographs.
    Jpeg(Jpeg),
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Picture({} x {})", self.width, self.height)
    }
}

impl PartialEq for Picture {
    fn eq(&self, other: &Self) -> bool {
        self.orientation == other.orientation
            && self.is_gray == other.is_gray
            && self.file == other.file
    }
}

impl Picture {
    /// 6000 pixels print an A6 card at over 1000 dpi; a file that asks for more is refused
    /// before it is decoded.
    pub(super) const SIDE: u32 = 6000;

    /// Pixels an inch that a printed picture has at most: past this, ink on paper shows no
    /// more.
    pub const DENSEST: f64 = 400.0;

    /// Takes a PNG or JPEG within bounds, to be turned upright as its camera noted (Exif). Its
    /// head is read, and whether the file goes on to its end; its pixels are not decoded.
    ///
    /// # Errors
    /// [`PictureError`] when the bytes are no such picture, are cut short, have CMYK colours,
    /// or a side is over 6000 pixels.
    pub fn read(bytes: Vec<u8>) -> Result<Self, PictureError> {
        let (file, [across, down], orientation) = if bytes.starts_with(&png::START) {
            let (size, orientation) = png::read(&bytes)?;
            (File::Png(bytes), size, orientation)
        } else if bytes.starts_with(&jpeg::START) {
            let (jpeg, orientation) = Jpeg::read(&bytes)?;
            let size = [jpeg.frame.width, jpeg.frame.height];
            (File::Jpeg(jpeg), size, orientation)
        } else {
            let why = "it begins like neither";
            return Err(PictureError::Unreadable(why.to_owned()));
        };
        if across.max(down) > Self::SIDE {
            return Err(PictureError::TooLarge);
        }
        let (width, height) =
            if lies_down(orientation) { (down, across) } else { (across, down) };
        let file = Arc::new(file);
        let made = Mutex::default();
        Ok(Self { file, is_gray: false, width, height, orientation, made })
    }

    /// The same picture in greys, each as light as the colour that it stands for.
    #[must_use]
    pub fn in_gray(&self) -> Self {
        let Self { file, width, height, orientation, .. } = self;
        Self {
            file: Arc::clone(file),
            is_gray: true,
            width: *width,
            height: *height,
            orientation: *orientation,
            made: Mutex::default(),
        }
    }

    /// Width in pixels.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Height in pixels.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Pixels an inch when the picture is printed this wide.
    pub fn density(&self, width: Length) -> f64 {
        f64::from(self.width) / (width / Length::inch(1.0))
    }

    /// Bytes that are kept of its file.
    pub fn kept(&self) -> usize {
        match &*self.file {
            File::Png(bytes) => bytes.len(),
            File::Jpeg(jpeg) => jpeg.bytes.len(),
        }
    }

    /// Bytes that it takes to decode it, at most.
    pub(super) fn memory(&self) -> u64 {
        let a_pixel = match &*self.file {
            // Four channels of sixteen bits, and four of eight.
            File::Png(_) => 12,
            // The pixels, and where several scans make them, two bytes a channel.
            File::Jpeg(jpeg) if jpeg.scans > 1 => 9,
            File::Jpeg(_) => 3,
        };
        u64::from(self.width) * u64::from(self.height) * a_pixel
    }

    /// Pixels in a row and rows when it is printed at a size: as many as it has, and no more
    /// than 400 an inch.
    pub fn pixels_at(&self, size: Size) -> [u32; 2] {
        let most = |length: Length, own: u32| {
            let pixels = (length / Length::inch(1.0) * Self::DENSEST).clamp(1.0, 1e6);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "it is between one and a million"
            )]
            let pixels = pixels as u32;
            own.min(pixels)
        };
        [most(size.width, self.width), most(size.height, self.height)]
    }

    /// Decodes it and lets the pixels go again: whether it can be printed.
    ///
    /// # Errors
    /// [`PictureError`] when the file is damaged.
    pub fn check(&self) -> Result<(), PictureError> {
        self.decode().map(|_| ())
    }

    /// The picture as a PDF holds it when it is printed at a size.
    ///
    /// A PNG stays what it is, pixel for pixel, unless it is shrunk. A JPEG stays a JPEG: its own
    /// file without all that is beside the picture, or a new one where it is shrunk or turned.
    ///
    /// # Errors
    /// [`PictureError`] when the file is damaged.
    pub fn printed(&self, size: Size) -> Result<Arc<Printed>, PictureError> {
        let pixels = self.pixels_at(size);
        let made = || self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let is_such = |known: &&Arc<Printed>| [known.width, known.height] == pixels;
        if let Some(known) = made().iter().find(is_such) {
            return Ok(Arc::clone(known));
        }
        let printed = Arc::new(self.make(pixels)?);
        made().push(Arc::clone(&printed));
        Ok(printed)
    }

    fn make(&self, [width, height]: [u32; 2]) -> Result<Printed, PictureError> {
        let decoded = self.decode()?;
        let is_whole = [width, height] == [self.width, self.height];
        if let File::Jpeg(jpeg) = &*self.file
            && is_whole
            && (!self.is_gray || decoded.channels == 1)
            && jpeg.is_plain()
            && self.orientation == Orientation::NoTransforms
        {
            return Ok(Printed::file(&decoded, &jpeg.bytes));
        }
        let (across, down) =
            if lies_down(self.orientation) { (height, width) } else { (width, height) };
        let pixels = shrink(decoded, across, down).turned(self.orientation);
        let pixels = if self.is_gray { pixels.in_gray() } else { pixels };
        Ok(match *self.file {
            File::Png(_) => Printed::drawing(&pixels),
            File::Jpeg(_) => Printed::photograph(&pixels),
        })
    }

    /// The pixels as they stand in the file.
    fn decode(&self) -> Result<Pixels, PictureError> {
        match &*self.file {
            File::Png(bytes) => png::decode(bytes),
            File::Jpeg(jpeg) => jpeg.decode(),
        }
    }
}

/// Whether a picture is upright only after a quarter turn.
fn lies_down(orientation: Orientation) -> bool {
    match orientation {
        Orientation::Rotate90
        | Orientation::Rotate270
        | Orientation::Rotate90FlipH
        | Orientation::Rotate270FlipH => true,
        Orientation::NoTransforms
        | Orientation::Rotate180
        | Orientation::FlipHorizontal
        | Orientation::FlipVertical => false,
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::{ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

    use super::*;
    use crate::picture::printed::Coding;

    fn png(width: u32, height: u32, pixel: [u8; 4]) -> Vec<u8> {
        let image = RgbaImage::from_pixel(width, height, Rgba(pixel));
        let mut bytes = Vec::new();
        image.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
        bytes
    }

    /// A black and a white half side by side.
    fn halves() -> Vec<u8> {
        let image =
            RgbImage::from_fn(16, 8, |x, _| Rgb(if x < 8 { [0; 3] } else { [255; 3] }));
        let mut bytes = Vec::new();
        image.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Jpeg).unwrap();
        bytes
    }

    /// A JPEG that says in a segment what its camera noted: Exif with the one tag 0x0112, and
    /// a place in words.
    fn noted(orientation: u8) -> Vec<u8> {
        let tiff = [
            b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0",
            &[orientation, 0, 0, 0, 0, 0, 0, 0][..],
            b"12 Elm Street",
        ]
        .concat();
        let length = u16::try_from(tiff.len() + 2).unwrap().to_be_bytes();
        let exif = [&[0xFF, 0xE1], &length[..], &tiff].concat();
        let mut bytes = halves();
        bytes.splice(2..2, exif);
        bytes
    }

    fn inches(width: f64, height: f64) -> Size {
        Size::inch(width, height)
    }

    fn pixels_of(printed: &Printed) -> RgbImage {
        image::load_from_memory(&printed.bytes).unwrap().into_rgb8()
    }

    #[test]
    fn transparent_art_lies_on_white() {
        let picture = Picture::read(png(2, 1, [0, 0, 0, 0])).unwrap();
        assert_eq!((picture.width(), picture.height()), (2, 1));
        assert_eq!(picture.decode().unwrap().bytes, [255; 6]);
        let half = Picture::read(png(1, 1, [0, 100, 200, 51])).unwrap();
        assert_eq!(half.decode().unwrap().bytes, [204, 224, 244]);
    }

    #[test]
    fn a_picture_stands_as_its_camera_was_held() {
        let lying = Picture::read(noted(1)).unwrap();
        assert_eq!((lying.width(), lying.height()), (16, 8));
        let turned = Picture::read(noted(6)).unwrap();
        assert_eq!((turned.width(), turned.height()), (8, 16));
        let printed = turned.printed(inches(1.0, 2.0)).unwrap();
        let image = pixels_of(&printed);
        assert_eq!(image.dimensions(), (8, 16));
        let (first, last) = (image[(0, 0)][0], image[(7, 15)][0]);
        assert!(first < 50 && last > 200, "the dark half is on top: {first}, {last}");
        let small = turned.printed(inches(0.01, 0.02)).unwrap();
        assert_eq!(pixels_of(&small).dimensions(), (4, 8));
    }

    #[test]
    fn a_picture_printed_an_inch_wide_has_its_width_as_density() {
        let picture = Picture::read(png(300, 10, [9, 9, 9, 255])).unwrap();
        assert!((picture.density(Length::inch(1.0)) - 300.0).abs() < 1e-9);
    }

    #[test]
    fn a_picture_has_no_more_than_400_pixels_an_inch_and_never_more_than_its_own() {
        let picture = Picture::read(png(1000, 500, [9, 9, 9, 255])).unwrap();
        assert_eq!(picture.pixels_at(inches(1.0, 0.5)), [400, 200]);
        assert_eq!(picture.pixels_at(inches(2.5, 1.25)), [1000, 500]);
        assert_eq!(picture.pixels_at(inches(9.0, 4.5)), [1000, 500]);
        assert_eq!(picture.pixels_at(inches(0.001, 0.0005)), [1, 1]);
        let printed = picture.printed(inches(1.0, 0.5)).unwrap();
        assert_eq!((printed.width, printed.height), (400, 200));
        assert_eq!(printed.coding, Coding::Deflated);
    }

    #[test]
    fn a_photograph_that_is_fine_is_printed_from_its_own_bytes_without_what_it_tells() {
        let mut file = noted(1);
        file.splice(2..2, *b"\xFF\xFE\0\x09comment");
        file.extend(b"a film behind the end");
        let picture = Picture::read(file).unwrap();
        let printed = picture.printed(inches(1.0, 0.5)).unwrap();
        assert_eq!(printed.coding, Coding::Jpeg);
        for told in [&b"Exif"[..], b"Elm", b"comment", b"film", b"JFIF"] {
            let is_told = printed.bytes.windows(told.len()).any(|part| part == told);
            assert!(!is_told, "{}", String::from_utf8_lossy(told));
        }
        // All that is left of the file is in it, in order: tables, frame, scan.
        let plain = halves();
        let tables = plain.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
        assert_eq!(printed.bytes[2..], plain[tables..]);
    }

    #[test]
    fn a_photograph_that_is_too_fine_becomes_a_smaller_one() {
        let picture = Picture::read(noted(1)).unwrap();
        let printed = picture.printed(inches(0.02, 0.01)).unwrap();
        assert_eq!(printed.coding, Coding::Jpeg);
        let image = pixels_of(&printed);
        assert_eq!(image.dimensions(), (8, 4));
        assert!(image[(0, 0)][0] < 10 && image[(7, 3)][0] > 245);
    }

    #[test]
    fn what_was_made_for_a_size_is_made_once() {
        let picture = Picture::read(png(1000, 500, [9, 9, 9, 255])).unwrap();
        let [one, same, other] =
            [1.0, 1.0, 0.5].map(|width| picture.printed(inches(width, 0.5)).unwrap());
        assert!(Arc::ptr_eq(&one, &same) && !Arc::ptr_eq(&one, &other));
    }

    #[test]
    fn damaged_and_oversized_files_are_refused() {
        let refused = |bytes: &[u8]| Picture::read(bytes.to_owned()).unwrap_err();
        assert!(matches!(refused(b"not a picture"), PictureError::Unreadable(_)));
        assert_eq!(refused(&png(6001, 1, [0; 4])), PictureError::TooLarge);
        let mut large = halves();
        let frame = large.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
        large[frame + 5..frame + 7].copy_from_slice(&6001_u16.to_be_bytes());
        assert_eq!(refused(&large), PictureError::TooLarge);
    }

    #[test]
    fn a_file_that_is_cut_short_anywhere_is_refused_before_it_is_decoded() {
        for whole in [noted(6), png(9, 7, [3, 60, 90, 255])] {
            assert!(Picture::read(whole.clone()).is_ok());
            for length in 0..whole.len() {
                assert!(Picture::read(whole[..length].to_vec()).is_err(), "{length}");
            }
            let most = whole[..whole.len() - 9].to_vec();
            assert_eq!(Picture::read(most).unwrap_err(), PictureError::CutShort);
        }
    }
}
