//! Words on a picture, set and drawn as all words of the program are.

#![expect(
    clippy::cast_precision_loss,
    reason = "pixels and faces are counted in thousands"
)]

use std::sync::Arc;

use image::{Rgb, RgbImage};

use crate::color::Ink;
use crate::frame::{Article, Document, Frame, Mark, Page, Parts, Placed, Tag};
use crate::geom::{Length, Point, Rect, Size, Turn};
use crate::model::Duplex;
use crate::pdf::{Standard, write};
use crate::preview::canvas::blend;
use crate::preview::file::{PrintedFile, whole_pixels};
use crate::text::{Line, Style, Typesetter};

/// Lines that were set, to be laid on a picture; one for each that was asked for, in order.
pub(super) struct Lettering {
    lines: Vec<RgbImage>,
}

/// The height of a line, in type sizes, and where its letters stand in it.
const LINE: f64 = 1.5;
const BASELINE: f64 = 1.05;

impl Lettering {
    /// Sets lines in a size of pixels. What no font has is left out.
    pub(super) fn new(lines: &[&str], style: Style, size: f64) -> Self {
        let mut typesetter = Typesetter::new();
        let set: Vec<Option<Line>> = lines
            .iter()
            .map(|line| typesetter.plain_line(line, style, "en").ok())
            .collect();
        let widest = set.iter().flatten().map(|line| line.width_at(Length::pt(size)));
        let widest = widest.fold(Length::pt(1.0), Length::max) + Length::pt(2.0);
        let height = (size * LINE).ceil();
        let depth = Length::pt(height * set.len() as f64);
        let mut frame = Frame::new(Size::new(widest, depth.max(Length::pt(1.0))));
        let mut top = 0.0;
        for line in &set {
            if let Some(line) = line {
                let node = frame.node(Tag::Paragraph, None);
                let at = Point::new(Length::ZERO, Length::pt(top + size * BASELINE));
                let (mark, size) = (Mark::Content(node), Length::pt(size));
                frame.line(mark, at, line, size, |_| Ink::BLACK);
            }
            top += height;
        }
        let widths: Vec<u32> = set
            .iter()
            .map(|line| {
                let width = line.as_ref().map(|line| line.width_at(Length::pt(size)));
                whole_pixels(width.unwrap_or_default().to_pt().ceil() + 2.0)
            })
            .collect();
        let drawn = drawn(frame);
        let height = whole_pixels(height);
        let cut = |(nth, width): (u32, &u32)| {
            image::imageops::crop_imm(&drawn, 0, nth * height, *width, height).to_image()
        };
        Self { lines: (0..).zip(&widths).map(cut).collect() }
    }

    /// The extent of a line in pixels.
    pub(super) fn size(&self, nth: usize) -> (u32, u32) {
        self.lines.get(nth).map_or((0, 0), RgbImage::dimensions)
    }

    /// Lays a line on a picture: its darkness is the strength of the colour.
    pub(super) fn lay(
        &self,
        nth: usize,
        on: &mut RgbImage,
        at: (u32, u32),
        color: Rgb<u8>,
    ) {
        let Some(line) = self.lines.get(nth) else { return };
        for (x, y, pixel) in line.enumerate_pixels() {
            let (x, y) = (at.0 + x, at.1 + y);
            if let Some(under) = on.get_pixel_mut_checked(x, y) {
                blend(under, color, f64::from(255 - pixel.0[1]) / 255.0);
            }
        }
    }
}

/// A frame as a picture, a pixel a point; nothing where it cannot be written.
fn drawn(frame: Frame) -> RgbImage {
    let size = frame.size();
    let whole = Rect::new(Point::ORIGIN, size);
    let placed = Placed {
        frame: Arc::new(frame),
        at: Point::ORIGIN,
        turn: Turn::None,
        clip: None,
        adjust: None,
        article: Some(Article(0)),
        part: 0,
    };
    let document = Document {
        title: "Words".to_owned(),
        language: "en".to_owned(),
        authors: Vec::new(),
        subject: String::new(),
        date: None,
        duplex: Duplex::None,
        pages: vec![Page { size, trim: whole, bleed: whole, placed: vec![placed] }],
        parts: Parts::Articles,
        numbering: Vec::new(),
        bookmarks: Vec::new(),
    };
    let bytes = write(&document, &Standard::ARCHIVE_ACCESSIBLE).unwrap_or_default();
    let file = PrintedFile::own(bytes);
    let picture = file.and_then(|file| file.face(&file.whole(0)?, 72));
    picture.unwrap_or_else(|_| RgbImage::from_pixel(1, 1, Rgb([255; 3])))
}
