//! A finished PDF, and drawing parts of its pages.

use std::collections::BTreeMap;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::util::TransformExt;
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::kurbo::Affine;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{
    Level, Pixmap, RasterizerSettings, RenderContext, RenderMode,
    RenderSettings as ContextSettings, Resources, TargetInit,
};
use hayro::{RenderCache, RenderSettings, render_into};
use image::RgbImage;
use image::imageops::{crop_imm, rotate90, rotate180, rotate270};
use rayon::prelude::*;

use crate::frame::FacePlace;
use crate::geom::{Insets, Length, Point, Rect, Size, Turn};
use crate::pdf::check_foreign;
use crate::preview::PreviewError;

/// Of a file with more pages none is shown.
pub(super) const MOST_PAGES: usize = 2000;
/// No page is larger: ISO B0 is 1414 mm high.
pub(super) const LARGEST_PAGE: Length = Length::mm(1500.0);
/// A picture has no more pixels: a sheet of A4 has 35 million at 600 an inch.
pub(super) const MOST_PIXELS: usize = 80_000_000;
/// Pages are drawn together up to so many pixels each; larger ones one after the other.
const TOGETHER: f64 = 6_000_000.0;

/// A finished PDF.
pub struct PrintedFile {
    pdf: Pdf,
}

impl PrintedFile {
    /// Opens a file that the program has just made.
    ///
    /// # Errors
    /// When it has no pages.
    pub fn own(bytes: Vec<u8>) -> Result<Self, PreviewError> {
        let pdf = Pdf::new(bytes).map_err(|why| match why {
            LoadPdfError::Decryption(_) => PreviewError::Locked,
            LoadPdfError::Invalid => PreviewError::NotPdf,
        })?;
        match pdf.pages().len() {
            0 => Err(PreviewError::NoPages),
            _ => Ok(Self { pdf }),
        }
    }

    /// Opens a file that anyone may have made, within bounds.
    ///
    /// # Errors
    /// When it is no PDF, locked, has no pages, or goes beyond what is looked at.
    pub fn foreign(bytes: Vec<u8>) -> Result<Self, PreviewError> {
        check_foreign(&bytes)?;
        let file = Self::own(bytes)?;
        let pages = file.pages();
        if pages > MOST_PAGES {
            return Err(PreviewError::TooManyPages(pages));
        }
        for page in 0..pages {
            let Size { width, height } = file.size(page)?;
            let is_side = |side: Length| {
                side.to_pt().is_finite()
                    && side >= Length::pt(1.0)
                    && side <= LARGEST_PAGE
            };
            if !is_side(width) || !is_side(height) {
                return Err(PreviewError::TooLarge(page + 1));
            }
        }
        Ok(file)
    }

    /// How many pages there are.
    pub fn pages(&self) -> usize {
        self.pdf.pages().len()
    }

    fn page(&self, page: usize) -> Result<&Page<'_>, PreviewError> {
        let none = PreviewError::NoPage { asked: page + 1, pages: self.pages() };
        self.pdf.pages().get(page).ok_or(none)
    }

    /// The size of a page, counted from 0, as it is seen.
    ///
    /// # Errors
    /// When there is no such page.
    pub fn size(&self, page: usize) -> Result<Size, PreviewError> {
        let (width, height) = self.page(page)?.render_dimensions();
        let [width, height] = [width, height].map(|side| Length::pt(f64::from(side)));
        Ok(Size::new(width, height))
    }

    /// A page as if it were a face.
    ///
    /// # Errors
    /// When there is no such page.
    pub fn whole(&self, page: usize) -> Result<FacePlace, PreviewError> {
        let rect = Rect::new(Point::ORIGIN, self.size(page)?);
        Ok(FacePlace { page, rect, turn: Turn::None })
    }

    /// A face by itself, upright, at so many pixels an inch.
    ///
    /// # Errors
    /// When it would have too many pixels, or there is no such page.
    pub fn face(&self, place: &FacePlace, dpi: u16) -> Result<RgbImage, PreviewError> {
        let scale = f64::from(dpi) / 72.0;
        let pixels = pixels(place.turn.size(place.rect.size()), scale);
        self.upright(place, Insets::default(), scale, pixels)
    }

    /// A face with what lies around it, upright, to a number of pixels.
    pub(super) fn upright(
        &self,
        place: &FacePlace,
        around: Insets,
        scale: f64,
        (width, height): (u32, u32),
    ) -> Result<RgbImage, PreviewError> {
        let is_turned = matches!(place.turn, Turn::Left | Turn::Right);
        let pixels = if is_turned { (height, width) } else { (width, height) };
        let part = place.rect.grown(around);
        let cache = RenderCache::new();
        let drawn = draw(self.page(place.page)?, &cache, part.origin(), scale, pixels)?;
        Ok(turned(drawn, place.turn))
    }

    /// Faces, upright and with `around` beside them, each of them `scale` pixels a point: those of
    /// one page are drawn together.
    pub(super) fn faces(
        &self,
        places: &[FacePlace],
        around: Length,
        scale: f64,
    ) -> Result<Vec<RgbImage>, PreviewError> {
        let mut by_page: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (nth, place) in places.iter().enumerate() {
            by_page.entry(place.page).or_default().push(nth);
        }
        let by_page: Vec<(usize, Vec<usize>)> = by_page.into_iter().collect();
        let one = |(page, of_page): &(usize, Vec<usize>)| {
            let faces: Vec<_> = of_page.iter().map(|nth| places[*nth]).collect();
            let drawn = self.faces_of_page(*page, &faces, around, scale)?;
            Ok(of_page.iter().copied().zip(drawn).collect::<Vec<_>>())
        };
        let mut largest = 0.0_f64;
        for (page, _) in &by_page {
            let Size { width, height } = self.size(*page)?;
            largest = largest.max(width.to_pt() * height.to_pt() * scale * scale);
        }
        let drawn: Result<Vec<_>, PreviewError> = if largest <= TOGETHER {
            by_page.par_iter().map(one).collect()
        } else {
            by_page.iter().map(one).collect()
        };
        let mut drawn: Vec<_> = drawn?.into_iter().flatten().collect();
        drawn.sort_by_key(|(nth, _)| *nth);
        Ok(drawn.into_iter().map(|(_, face)| face).collect())
    }

    fn faces_of_page(
        &self,
        page: usize,
        faces: &[FacePlace],
        around: Length,
        scale: f64,
    ) -> Result<Vec<RgbImage>, PreviewError> {
        let grown = |place: &FacePlace| place.rect.grown(Insets::even(around));
        let whole = faces.iter().map(grown).reduce(Rect::joined).unwrap_or_default();
        let cache = RenderCache::new();
        let page = self.page(page)?;
        let drawn =
            draw(page, &cache, whole.origin(), scale, pixels(whole.size(), scale))?;
        let cut = |place: &FacePlace| {
            let part = grown(place);
            let (width, height) = pixels(part.size(), scale);
            let left = whole_pixels((part.left() - whole.left()).to_pt() * scale);
            let top = whole_pixels((part.top() - whole.top()).to_pt() * scale);
            let left = left.min(drawn.width().saturating_sub(width));
            let top = top.min(drawn.height().saturating_sub(height));
            turned(crop_imm(&drawn, left, top, width, height).to_image(), place.turn)
        };
        Ok(faces.iter().map(cut).collect())
    }
}

/// The pixels of a size.
pub(super) fn pixels(size: Size, scale: f64) -> (u32, u32) {
    let side = |length: Length| whole_pixels(length.to_pt() * scale).max(1);
    (side(size.width), side(size.height))
}

/// Whole pixels; what is no number, or beyond all bounds, is none.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "bounded before it becomes whole"
)]
pub(super) fn whole_pixels(length: f64) -> u32 {
    length.round().clamp(0.0, 100_000.0) as u32
}

fn turned(picture: RgbImage, turn: Turn) -> RgbImage {
    match turn {
        Turn::None => picture,
        Turn::Half => rotate180(&picture),
        // What was turned to the right comes back to the left.
        Turn::Right => rotate270(&picture),
        Turn::Left => rotate90(&picture),
    }
}

/// The part of a page from a point on: `scale` pixels a point, on white.
fn draw<'a>(
    page: &'a Page<'a>,
    cache: &RenderCache<'a>,
    from: Point,
    scale: f64,
    (width, height): (u32, u32),
) -> Result<RgbImage, PreviewError> {
    if (width as usize) * (height as usize) > MOST_PIXELS {
        return Err(PreviewError::TooManyPixels);
    }
    let sides = u16::try_from(width).ok().zip(u16::try_from(height).ok());
    let (across, down) = sides.ok_or(PreviewError::TooManyPixels)?;
    // Without SIMD, and with one thread: the same sums in the same order on every machine.
    let settings = ContextSettings { level: Level::fallback(), num_threads: 0 };
    let mut context = RenderContext::new_with(across, down, settings);
    let place = Affine::scale(scale)
        * Affine::translate((-from.x.to_pt(), -from.y.to_pt()))
        * page.initial_transform(true).to_kurbo();
    // Hints and kept glyphs would put letters on whole pixels.
    let render = RenderSettings {
        hinting: false,
        glyph_caching: false,
        ..RenderSettings::default()
    };
    let interpret = InterpreterSettings::default();
    render_into(page, cache, &interpret, &render, &mut context, place);
    context.flush();
    let mut pixels = Pixmap::new(across, down);
    let raster = RasterizerSettings {
        render_mode: RenderMode::OptimizeSpeed,
        target_init: TargetInit::Clear(WHITE),
        ..RasterizerSettings::default()
    };
    context.render_with(&mut pixels, &mut Resources::default(), raster);
    let mut kept = Vec::with_capacity(width as usize * height as usize * 3);
    for pixel in pixels.data_as_u8_slice().chunks_exact(4) {
        kept.extend_from_slice(&pixel[..3]);
    }
    RgbImage::from_raw(width, height, kept).ok_or(PreviewError::TooManyPixels)
}
