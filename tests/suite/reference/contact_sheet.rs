//! All pictures of a group on one sheet, each with its name.

use std::sync::Arc;

use emberdeck::color::Ink;
use emberdeck::frame::{Article, Document, Frame, Mark, Page, Parts, Placed, Tag};
use emberdeck::geom::{Length, Point, Rect, Size, Turn};
use emberdeck::model::Duplex;
use emberdeck::text::{Style, Typesetter};
use image::imageops::{FilterType, crop_imm, replace, resize};
use image::{Rgb, RgbImage};

use crate::reference::drawing::drawn;

/// Measures in pixels.
const WIDTH: u32 = 1900;
const HEIGHT: u32 = 210;
const CAPTION: u32 = 14;
const GAP: u32 = 10;

/// The pictures in rows, in the order of their names.
pub(super) fn contact_sheet(pictures: &[(&str, &RgbImage)]) -> RgbImage {
    let captions = captions(&pictures.iter().map(|(name, _)| *name).collect::<Vec<_>>());
    let mut placed = Vec::new();
    let (mut left, mut top) = (GAP, GAP);
    for ((_, picture), caption) in pictures.iter().zip(captions) {
        let small = shrunk(picture);
        let width = small.width().max(caption.width());
        if left + width + GAP > WIDTH {
            (left, top) = (GAP, top + HEIGHT + CAPTION + GAP);
        }
        placed.push((left, top, small, caption));
        left += width + GAP;
    }
    let height = top + HEIGHT + CAPTION + GAP;
    let mut sheet = RgbImage::from_pixel(WIDTH, height, Rgb([255; 3]));
    for (left, top, picture, caption) in placed {
        replace(&mut sheet, &caption, left.into(), top.into());
        replace(&mut sheet, &picture, left.into(), (top + CAPTION).into());
    }
    sheet
}

fn shrunk(picture: &RgbImage) -> RgbImage {
    let (width, height) = picture.dimensions();
    let most = WIDTH - 2 * GAP;
    let height = height.min(HEIGHT);
    let width = (width * height / picture.height()).clamp(1, most);
    resize(picture, width, height, FilterType::Triangle)
}

/// Names, drawn as the program draws: a page with a line for each.
fn captions(names: &[&str]) -> Vec<RgbImage> {
    let mut typesetter = Typesetter::new();
    let line = f64::from(CAPTION);
    let depth = line * f64::from(u32::try_from(names.len()).expect("some hundred"));
    let size = Size::new(Length::pt(400.0), Length::pt(depth));
    let mut frame = Frame::new(size);
    let (mut top, mut widths) = (0.0, Vec::new());
    for name in names {
        let set = typesetter.plain_line(name, Style::TEXT, "en").expect("Latin letters");
        let node = frame.node(Tag::Paragraph, None);
        let at = Point::new(Length::ZERO, Length::pt(top + 10.0));
        widths.push(set.width_at(Length::pt(10.0)).to_pt());
        frame.line(Mark::Content(node), at, &set, Length::pt(10.0), |_| Ink::BLACK);
        top += line;
    }
    let drawn = drawn(&one_page(frame), &[0], 72.0);
    let tops = (0..).step_by(CAPTION as usize);
    let cut = |(width, top): (f64, u32)| {
        // Behind the gap around the page.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "few"
        )]
        let width = width.ceil() as u32 + 4;
        crop_imm(&drawn, 2, top + 2, width, CAPTION).to_image()
    };
    widths.into_iter().zip(tops).map(cut).collect()
}

fn one_page(frame: Frame) -> Document {
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
    Document {
        title: "Names".to_owned(),
        language: "en".to_owned(),
        authors: Vec::new(),
        subject: String::new(),
        date: None,
        duplex: Duplex::None,
        pages: vec![Page { size, trim: whole, bleed: whole, placed: vec![placed] }],
        parts: Parts::Articles,
        numbering: Vec::new(),
        bookmarks: Vec::new(),
    }
}
