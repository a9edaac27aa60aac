//! PDF → pixels.

use emberdeck::frame::Document;
use emberdeck::pdf::{self, Standard};
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::util::TransformExt;
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::Affine;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{
    Level, Pixmap, RasterizerSettings, RenderContext, RenderMode,
    RenderSettings as ContextSettings, Resources, TargetInit,
};
use hayro::{RenderCache, RenderSettings, render_into};
use image::{Rgb, RgbImage};

/// Between two pages, and around them.
const GAP: u32 = 2;
const TABLE: Rgb<u8> = Rgb([0x88, 0x88, 0x88]);
/// Pictures keep this many steps of each colour: enough for the eye, and they pack well.
const STEP: usize = 17;

/// The pages of a document that are asked for, in a row.
pub(super) fn drawn(document: &Document, pages: &[usize], density: f64) -> RgbImage {
    let bytes = pdf::write(document, &Standard::ARCHIVE_ACCESSIBLE).expect("a PDF");
    let file = Pdf::new(bytes).expect("a sound PDF");
    let cache = RenderCache::new();
    let pages: Vec<RgbImage> =
        pages.iter().map(|at| page(&file.pages()[*at], &cache, density)).collect();
    let width = pages.iter().map(|page| page.width() + GAP).sum::<u32>() + GAP;
    let height = pages.iter().map(RgbImage::height).max().unwrap_or_default() + 2 * GAP;
    let mut row = RgbImage::from_pixel(width, height, TABLE);
    let mut left = GAP;
    for page in &pages {
        lay(page, &mut row, left);
        left += page.width() + GAP;
    }
    row
}

/// Copies a page onto the table row by row: pixel by pixel takes a debug build seconds.
fn lay(page: &RgbImage, table: &mut RgbImage, left: u32) {
    let [across, left, top] = [page.width(), left, GAP].map(|pixels| pixels as usize);
    let wide = 3 * table.width() as usize;
    let rows = table.chunks_exact_mut(wide).skip(top);
    for (row, from) in rows.zip(page.chunks_exact(3 * across)) {
        row[3 * left..3 * (left + across)].copy_from_slice(from);
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a page has a few hundred pixels"
)]
fn page<'a>(page: &'a Page<'a>, cache: &RenderCache<'a>, density: f64) -> RgbImage {
    let scale = density / 72.0;
    let (width, height) = page.render_dimensions();
    let [width, height] =
        [width, height].map(|points| (f64::from(points) * scale).round() as u16);
    // Without SIMD, and with one thread: the same sums in the same order on every machine.
    let settings = ContextSettings { level: Level::fallback(), num_threads: 0 };
    let mut context = RenderContext::new_with(width, height, settings);
    let place = Affine::scale(scale) * page.initial_transform(true).to_kurbo();
    // Hints and kept glyphs would put letters on whole pixels.
    let render = RenderSettings {
        hinting: false,
        glyph_caching: false,
        ..RenderSettings::default()
    };
    render_into(
        page,
        cache,
        &InterpreterSettings::default(),
        &render,
        &mut context,
        place,
    );
    context.flush();
    let mut pixels = Pixmap::new(width, height);
    let raster = RasterizerSettings {
        render_mode: RenderMode::OptimizeSpeed,
        target_init: TargetInit::Clear(WHITE),
        ..RasterizerSettings::default()
    };
    context.render_with(&mut pixels, &mut Resources::default(), raster);
    let coarse: [u8; 256] = std::array::from_fn(|channel| {
        ((channel + STEP / 2) / STEP * STEP).min(255) as u8
    });
    let kept = pixels.data_as_u8_slice().chunks_exact(4).flat_map(|pixel| &pixel[..3]);
    let kept = kept.map(|channel| coarse[usize::from(*channel)]).collect();
    RgbImage::from_raw(width.into(), height.into(), kept).expect("three bytes a pixel")
}
