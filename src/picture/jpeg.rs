//! JPEG files without all that is not the picture (ITU-T T.81, annex B).
//!
//! What a camera writes beside the picture stays behind: where and when it was taken (Exif,
//! XMP), a small second picture, a film after the end. None of it may come into a PDF.

use std::ops::Range;
use std::sync::Arc;

use image::metadata::Orientation;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use crate::picture::PictureError;
use crate::picture::pixels::Pixels;

/// The first bytes of every JPEG file, its marker SOI.
pub(super) const START: [u8; 2] = [0xFF, 0xD8];

/// Its last bytes, the marker EOI.
const END: [u8; 2] = [0xFF, 0xD9];

/// Data of ones alone, as long as the longest codes of a few blocks: no code consists of ones
/// alone (C.2). Behind the last scan nobody reads them who has read the whole picture.
const NO_CODE: [u8; 16] = *b"\xFF\0\xFF\0\xFF\0\xFF\0\xFF\0\xFF\0\xFF\0\xFF\0";

/// A JPEG file with nothing but its picture.
#[derive(PartialEq)]
pub(super) struct Jpeg {
    pub(super) bytes: Arc<[u8]>,
    pub(super) frame: Frame,
    /// How often the data go over the picture.
    pub(super) scans: u64,
    /// Whether the colours are told by red, green and blue, not by lightness and two
    /// differences.
    is_rgb: bool,
}

/// What the frame header says (B.2.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Frame {
    coding: u8,
    pub(super) width: u32,
    pub(super) height: u32,
    /// One of grey, or three of colour.
    pub(super) channels: u8,
}

/// Segments that are read at most; a picture has some thirty.
const SEGMENTS: usize = 1000;

/// Pixels times scans that are decoded at most: hundreds of scans over a large picture are no
/// photograph, but a way to keep a machine busy. 27 over 36 megapixels, which have ten or so.
const SCANNED: u64 = 1_000_000_000;

impl Jpeg {
    /// Reads the head of a file and where its picture ends, and how the camera was held.
    pub(super) fn read(file: &[u8]) -> Result<(Self, Orientation), PictureError> {
        let mut walk = Walk::new(file);
        while walk.segment()? {}
        let frame = walk.frame.ok_or_else(|| unreadable("it has no frame"))?;
        let pixels = u64::from(frame.width) * u64::from(frame.height);
        match walk.scans {
            0 => return Err(unreadable("it has no scan")),
            scans if scans.saturating_mul(pixels) > SCANNED => {
                return Err(unreadable(&format!("it has {scans} scans")));
            }
            _ => {}
        }
        let is_rgb = frame.channels == 3
            && (walk.is_adobe_rgb || walk.names == Some([b'R', b'G', b'B']));
        let bytes = walk.without_the_rest(is_rgb).into();
        let orientation = walk.orientation.unwrap_or(Orientation::NoTransforms);
        Ok((Self { bytes, frame, scans: walk.scans, is_rgb }, orientation))
    }

    /// Whether every reader of PDFs takes the file as it is: baseline or progressive, and grey
    /// or YCbCr, which is what they take three channels for (ISO 32000-1, table 13).
    pub(super) fn is_plain(&self) -> bool {
        matches!(self.frame.coding, 0xC0 | 0xC2) && !self.is_rgb
    }

    /// The pixels. The decoder is told to be strict: what is damaged is an error, not a grey
    /// patch. Where data end before the picture does, it would go on with zeros; here it finds
    /// what is no code.
    pub(super) fn decode(&self) -> Result<Pixels, PictureError> {
        let Frame { width, height, channels, .. } = self.frame;
        let wanted = if channels == 1 { ColorSpace::Luma } else { ColorSpace::RGB };
        let options = DecoderOptions::default()
            .set_strict_mode(true)
            .jpeg_set_out_colorspace(wanted);
        let (picture, end) = self.bytes.split_at(self.bytes.len() - END.len());
        let guarded = [picture, &NO_CODE, end].concat();
        let mut decoder =
            JpegDecoder::new_with_options(ZCursor::new(&guarded[..]), options);
        let damaged = || unreadable("it is damaged, or a part of it is missing");
        let bytes = decoder.decode().map_err(|_| damaged())?;
        Pixels::new(width, height, channels, bytes).ok_or_else(damaged)
    }
}

fn unreadable(why: &str) -> PictureError {
    PictureError::Unreadable(why.to_owned())
}

/// A way through a file from marker to marker.
struct Walk<'a> {
    file: &'a [u8],
    at: usize,
    /// The segments that are the picture, and the marker of each.
    kept: Vec<(u8, Range<usize>)>,
    frame: Option<Frame>,
    /// What the three components are called.
    names: Option<[u8; 3]>,
    scans: u64,
    is_adobe_rgb: bool,
    orientation: Option<Orientation>,
}

impl<'a> Walk<'a> {
    fn new(file: &'a [u8]) -> Self {
        Self {
            file,
            at: START.len(),
            kept: Vec::new(),
            frame: None,
            names: None,
            scans: 0,
            is_adobe_rgb: false,
            orientation: None,
        }
    }

    fn byte(&self, at: usize) -> Result<u8, PictureError> {
        self.file.get(at).copied().ok_or(PictureError::CutShort)
    }

    /// Takes one segment in; whether there are more.
    fn segment(&mut self) -> Result<bool, PictureError> {
        // Between segments other programs leave fill bytes, and some a few that are nothing.
        while self.byte(self.at)? != 0xFF || matches!(self.byte(self.at + 1)?, 0 | 0xFF) {
            self.at += 1;
        }
        let (start, marker) = (self.at, self.file[self.at + 1]);
        self.at += 2;
        match marker {
            // EOI: whatever comes after it is no part of the picture.
            0xD9 => return Ok(false),
            // TEM, RST and SOI stand alone.
            0x01 | 0xD0..=0xD8 => return Ok(true),
            _ => {}
        }
        let length = usize::from(self.number(self.at)?);
        let end = self.at + length;
        if length < 2 {
            return Err(unreadable("a segment of it has no length"));
        }
        let content = self.file.get(self.at + 2..end).ok_or(PictureError::CutShort)?;
        self.at = end;
        match marker {
            0xC0..=0xC2 => self.frame_header(marker, content)?,
            0xC4 | 0xDB | 0xDD => {}
            0xDA => {
                self.scans += 1;
                self.at = self.end_of_scan()?;
            }
            0xC3 | 0xC5..=0xCF | 0xDE | 0xDF => {
                return Err(unreadable("it is coded in a way that few programs read"));
            }
            _ => {
                self.aside(marker, content);
                return Ok(true);
            }
        }
        if self.kept.len() == SEGMENTS {
            return Err(unreadable("it has over 1,000 segments"));
        }
        self.kept.push((marker, start..self.at));
        Ok(true)
    }

    fn number(&self, at: usize) -> Result<u16, PictureError> {
        Ok(u16::from_be_bytes([self.byte(at)?, self.byte(at + 1)?]))
    }

    fn frame_header(&mut self, coding: u8, content: &[u8]) -> Result<(), PictureError> {
        let &[precision, high, low, wide, narrow, channels, ref components @ ..] =
            content
        else {
            return Err(unreadable("its frame has no size"));
        };
        if self.frame.is_some() {
            return Err(unreadable("it has several frames"));
        }
        match (channels, precision) {
            (4, _) => return Err(PictureError::Cmyk),
            (1 | 3, 8) => {}
            (1 | 3, bits) => {
                return Err(unreadable(&format!("it has {bits} bits a channel, not 8")));
            }
            _ => return Err(unreadable(&format!("it has {channels} channels"))),
        }
        let height = u32::from(u16::from_be_bytes([high, low]));
        let width = u32::from(u16::from_be_bytes([wide, narrow]));
        if width == 0 || height == 0 || components.len() != usize::from(channels) * 3 {
            return Err(unreadable("its frame has no size"));
        }
        if let [red, _, _, green, _, _, blue, ..] = *components {
            self.names = Some([red, green, blue]);
        }
        self.frame = Some(Frame { coding, width, height, channels });
        Ok(())
    }

    /// Where the data behind a scan's head end: before the next marker that is neither a byte
    /// of the data (`FF 00`) nor a restart.
    fn end_of_scan(&self) -> Result<usize, PictureError> {
        let mut at = self.at;
        loop {
            let rest = self.file.get(at..).ok_or(PictureError::CutShort)?;
            at += rest
                .iter()
                .position(|byte| *byte == 0xFF)
                .ok_or(PictureError::CutShort)?;
            match self.byte(at + 1)? {
                0 | 0xD0..=0xD7 => at += 2,
                _ => return Ok(at),
            }
        }
    }

    /// What is said beside the picture: how it stands, and what its three channels are.
    fn aside(&mut self, marker: u8, content: &[u8]) {
        if let (0xE1, Some(exif)) = (marker, content.strip_prefix(b"Exif\0\0")) {
            self.orientation =
                self.orientation.or_else(|| Orientation::from_exif_chunk(exif));
        }
        // Adobe TN 5116, 18: the last byte tells the transform, 0 none.
        if let (0xEE, [b'A', b'd', b'o', b'b', b'e', .., 0]) = (marker, content) {
            self.is_adobe_rgb |= content.len() == 12;
        }
    }

    /// The file without all that is not kept. Channels of red, green and blue are given these
    /// names, by which the decoder knows them.
    fn without_the_rest(&self, is_rgb: bool) -> Vec<u8> {
        let length: usize = self.kept.iter().map(|(_, segment)| segment.len()).sum();
        let mut bytes = Vec::with_capacity(length + 4);
        bytes.extend(START);
        for (marker, segment) in &self.kept {
            let start = bytes.len();
            bytes.extend_from_slice(&self.file[segment.clone()]);
            if let (true, Some(names)) = (is_rgb, self.names) {
                name_channels(*marker, &mut bytes[start..], names);
            }
        }
        bytes.extend(END);
        bytes
    }
}

/// Calls the channels R, G and B in a frame's or a scan's head.
fn name_channels(marker: u8, segment: &mut [u8], names: [u8; 3]) {
    let (count, step) = match marker {
        0xC0..=0xC2 => (9, 3),
        0xDA => (4, 2),
        _ => return,
    };
    let channels = usize::from(segment[count]);
    for channel in segment[count + 1..].iter_mut().step_by(step).take(channels) {
        if let Some(nth) = names.iter().position(|name| name == channel) {
            *channel = b"RGB"[nth];
        }
    }
}

#[cfg(test)]
mod tests {
    use image::codecs::jpeg::JpegEncoder;
    use image::{ExtendedColorType, ImageEncoder};

    use super::*;

    /// A file of one colour, and where its frame header and its scan begin.
    fn file(color: &[u8], kind: ExtendedColorType) -> (Vec<u8>, usize, usize) {
        let mut bytes = Vec::new();
        JpegEncoder::new(&mut bytes)
            .write_image(&color.repeat(64 * 64), 64, 64, kind)
            .unwrap();
        let at = |marker| bytes.windows(2).position(|pair| pair == [0xFF, marker]);
        let (frame, scan) = (at(0xC0).unwrap(), at(0xDA).unwrap());
        (bytes, frame, scan)
    }

    fn first_pixel(bytes: &[u8]) -> Vec<u8> {
        let (jpeg, _) = Jpeg::read(bytes).unwrap();
        let pixels = jpeg.decode().unwrap();
        assert_eq!((pixels.width, pixels.height), (64, 64));
        pixels.bytes[..usize::from(pixels.channels)].to_vec()
    }

    #[test]
    fn grey_stays_one_channel_and_color_three() {
        assert_eq!(first_pixel(&file(&[90], ExtendedColorType::L8).0), [90]);
        let color = first_pixel(&file(&[200, 90, 40], ExtendedColorType::Rgb8).0);
        let near = |(one, other): (&u8, &u8)| one.abs_diff(*other) < 3;
        assert!(color.iter().zip(&[200, 90, 40]).all(near), "{color:?}");
    }

    #[test]
    fn three_channels_without_a_transform_are_red_green_and_blue() {
        // White is 255, 128, 128 in YCbCr.
        let (mut bytes, ..) = file(&[255; 3], ExtendedColorType::Rgb8);
        bytes.splice(2..2, *b"\xFF\xEE\0\x0EAdobe\0\x64\0\0\0\0\0");
        assert_eq!(first_pixel(&bytes), [255, 128, 128]);
        let (jpeg, _) = Jpeg::read(&bytes).unwrap();
        assert!(!jpeg.is_plain(), "readers of PDFs would take it for YCbCr");
    }

    #[test]
    fn colors_of_a_press_and_odd_frames_are_told() {
        let (bytes, frame, _) = file(&[255; 3], ExtendedColorType::Rgb8);
        let change = |at: usize, to: u8| {
            let mut changed = bytes.clone();
            changed[frame + at] = to;
            Jpeg::read(&changed).map(|_| ()).unwrap_err()
        };
        assert_eq!(change(9, 4), PictureError::Cmyk);
        for (at, to, told) in [
            (9, 2, "it has 2 channels"),
            (4, 12, "it has 12 bits a channel, not 8"),
            (1, 0xC9, "it is coded in a way that few programs read"),
            (6, 0, "its frame has no size"),
        ] {
            assert_eq!(change(at, to), unreadable(told));
        }
    }

    #[test]
    fn a_scan_that_no_picture_gives_is_an_error_and_no_grey_patch() {
        let (mut bytes, _, scan) = file(&[200, 90, 40], ExtendedColorType::Rgb8);
        let (start, end) = (scan + 14, bytes.len() - 2);
        // No code consists of ones alone (F.2.2.3).
        let ones = [0xFF, 0].repeat((end - start) / 2);
        bytes.splice(start..end, ones);
        let (jpeg, _) = Jpeg::read(&bytes).unwrap();
        assert!(jpeg.decode().is_err());
    }

    #[test]
    fn a_scan_that_ends_before_the_picture_is_an_error_though_the_file_has_an_end() {
        let (bytes, _, scan) = file(&[200, 90, 40], ExtendedColorType::Rgb8);
        let (start, end) = (scan + 14, bytes.len() - END.len());
        for left in start..end - 2 {
            let cut = [&bytes[..left], &END].concat();
            let told = Jpeg::read(&cut).and_then(|(jpeg, _)| jpeg.decode());
            assert!(told.is_err(), "{left} of {end}");
        }
    }

    #[test]
    fn a_file_of_scans_or_tables_without_end_is_refused_by_its_head() {
        let (bytes, frame, scan) = file(&[90], ExtendedColorType::L8);
        let told = |bytes: &[u8]| Jpeg::read(bytes).map(|_| ()).unwrap_err();
        let mut scans = bytes.clone();
        scans[frame + 5..frame + 9].copy_from_slice(&[0x17, 0x70, 0x17, 0x70]);
        let one = bytes[scan..bytes.len() - 2].to_vec();
        scans.splice(scan..scan, one.repeat(27));
        assert_eq!(told(&scans), unreadable("it has 28 scans"));
        let mut tables = bytes;
        tables.splice(frame..frame, b"\xFF\xDD\0\x04\0\0".repeat(1000));
        assert_eq!(told(&tables), unreadable("it has over 1,000 segments"));
    }

    #[test]
    fn fill_bytes_and_what_lies_between_segments_are_passed_over() {
        let (mut bytes, frame, _) = file(&[90], ExtendedColorType::L8);
        bytes.splice(frame..frame, [0, 7, 0, 7, 0, 7, 0xFF, 0xFF]);
        assert_eq!(first_pixel(&bytes), [90]);
    }
}
