//! Proofs: faces with the lines that a cutter and a printer go by drawn over them.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixels and faces are counted in thousands"
)]

use image::{Rgb, RgbImage};

use crate::frame::FacePlace;
use crate::geom::Length;
use crate::preview::PreviewError;
use crate::preview::canvas::{Area, Canvas, Stroke};
use crate::preview::contact_sheet::{MOST_FACES, upright};
use crate::preview::file::{PrintedFile, whole_pixels};
use crate::preview::lettering::Lettering;
use crate::preview::proved::ProofMargins;
use crate::text::Style;

/// As far as a printer shifts the second side, at worst.
const SHIFT: Length = Length::mm(2.0);
/// What is shown around a face.
pub(super) const AROUND: Length = Length::mm(5.0);
/// What lies outside of the trim is cut away: it is shown fainter.
const FAINT: f64 = 0.35;
const TRIM: Rgb<u8> = Rgb([0xC8, 0x10, 0x2E]);
const SAFE: Rgb<u8> = Rgb([0x0B, 0x7A, 0x4B]);
const BLEED: Rgb<u8> = Rgb([0x15, 0x5F, 0xB8]);
const SHIFTED: Rgb<u8> = Rgb([0xB0, 0x5A, 0x00]);
const INK: Rgb<u8> = Rgb([0x3D, 0x33, 0x2B]);
/// Pixels of all faces together, and how wide one may be.
const ALL: f64 = 5_200_000.0;
const NARROWEST: f64 = 150.0;
const WIDEST: f64 = 520.0;

/// A card that is proved.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ProofCard {
    /// Its front.
    pub front: FacePlace,
    /// Its back, if it has one.
    pub back: Option<FacePlace>,
}

/// What stands in the legend: how its line is drawn, and what it means.
pub(super) struct Sign {
    color: Rgb<u8>,
    dash: Option<(f64, f64)>,
    pub(super) words: String,
}

/// Draws cards, each front beside its back, with the trim, the safe area `safe` inside it, the
/// bleed that backs have, and where the trim may come to lie on a back that a printer shifts.
///
/// # Errors
/// When there are no cards, or too many.
pub fn proof_sheet(
    file: &PrintedFile,
    cards: &[ProofCard],
    safe: Length,
    bleed: Length,
) -> Result<RgbImage, PreviewError> {
    let has_backs = cards.iter().any(|card| card.back.is_some());
    let sides = if has_backs { 2 } else { 1 };
    if cards.len() * sides > MOST_FACES {
        return Err(PreviewError::TooManyFaces(cards.len() * sides));
    }
    let Some(first) = cards.first() else { return Err(PreviewError::NoFaces) };
    let size = upright(&first.front);
    let ratio = size.height / size.width;
    let faces = (cards.len() * sides) as f64;
    let width = (ALL / (faces * ratio)).sqrt().clamp(NARROWEST, WIDEST);
    let scale = width / size.width.to_pt();
    let places: Vec<FacePlace> =
        cards.iter().flat_map(|card| [Some(card.front), card.back]).flatten().collect();
    let drawn = file.faces(&places, AROUND, scale)?;
    let mut drawn = drawn.into_iter();
    let lines = Lines::new(ProofMargins { safe, bleed }, scale, width);
    let mut shown = Vec::with_capacity(cards.len());
    for card in cards {
        let front = drawn.next().map(|face| lines.over(face, false));
        let back =
            card.back.and_then(|_| drawn.next()).map(|face| lines.over(face, true));
        shown.push((front, back));
    }
    Ok(laid(&shown, (sides, has_backs), &lines, width))
}

/// The lines of a proof.
pub(super) struct Lines {
    /// Pixels a point.
    scale: f64,
    safe: Length,
    bleed: Length,
    /// How thick a line is, in pixels.
    thick: f64,
}

impl Lines {
    /// At so many pixels a point, over faces that are so many pixels wide.
    pub(super) fn new(margins: ProofMargins, scale: f64, width: f64) -> Self {
        let ProofMargins { safe, bleed } = margins;
        Self { scale, safe, bleed, thick: (width / 170.0).clamp(1.0, 3.0) }
    }

    /// So many widths of a line on and off.
    fn dash(&self, on: f64, off: f64) -> (f64, f64) {
        (on * self.thick, off * self.thick)
    }

    fn stroke(&self, color: Rgb<u8>, dash: Option<(f64, f64)>) -> Stroke {
        Stroke { color, width: self.thick, dash }
    }

    /// A face with its lines over it.
    pub(super) fn over(&self, face: RgbImage, is_back: bool) -> RgbImage {
        let (width, height) = (f64::from(face.width()), f64::from(face.height()));
        let pixels = |length: Length| length.to_pt() * self.scale;
        let whole = Area { left: 0.0, top: 0.0, right: width, bottom: height };
        let trim = whole.grown(-pixels(AROUND));
        let mut canvas = Canvas { picture: face };
        let white = Rgb([255; 3]);
        let Area { left, top, right, bottom } = trim;
        for area in [
            Area { bottom: top, ..whole },
            Area { top: bottom, ..whole },
            Area { right: left, top, bottom, ..whole },
            Area { left: right, top, bottom, ..whole },
        ] {
            canvas.fill(area, white, 1.0 - FAINT);
        }
        self.draw(&mut canvas, trim, is_back);
        canvas.picture
    }

    /// Draws the lines of a face around its trim.
    pub(super) fn draw(&self, canvas: &mut Canvas, trim: Area, is_back: bool) {
        let pixels = |length: Length| length.to_pt() * self.scale;
        if is_back {
            let color = SHIFTED;
            let stroke = self.stroke(color, Some(self.dash(1.5, 2.5)));
            for by in [pixels(SHIFT), -pixels(SHIFT)] {
                canvas.outline(trim.grown(by), stroke);
            }
            if self.bleed > Length::ZERO {
                let bleed = trim.grown(pixels(self.bleed));
                canvas.outline(bleed, self.stroke(BLEED, Some(self.dash(8.0, 3.0))));
            }
        }
        let safe = trim.grown(-pixels(self.safe));
        canvas.outline(safe, self.stroke(SAFE, Some(self.dash(5.0, 3.0))));
        canvas.outline(trim, self.stroke(TRIM, None));
    }

    pub(super) fn signs(&self, has_backs: bool) -> Vec<Sign> {
        let sign = |color, dash, words: String| Sign { color, dash, words };
        let mut signs = vec![
            sign(TRIM, None, "trim: where the card is cut".to_owned()),
            sign(
                SAFE,
                Some(self.dash(5.0, 3.0)),
                format!(
                    "safe area, {} inside the trim: what must stay whole is in it",
                    self.safe
                ),
            ),
        ];
        if has_backs {
            let words = format!("the trim on a back that shifts by {SHIFT}, at worst");
            signs.push(sign(SHIFTED, Some(self.dash(1.5, 2.5)), words));
        }
        if has_backs && self.bleed > Length::ZERO {
            let words = format!("bleed: art runs {} past the trim", self.bleed);
            signs.push(sign(BLEED, Some(self.dash(8.0, 3.0)), words));
        }
        signs
    }
}

/// Cards in rows, and the legend below them.
fn laid(
    shown: &[(Option<RgbImage>, Option<RgbImage>)],
    (sides, has_backs): (usize, bool),
    lines: &Lines,
    width: f64,
) -> RgbImage {
    let faces = shown.iter().flat_map(|(front, back)| [front, back]).flatten();
    let (across, down) = faces.fold((1, 1), |(across, down), face| {
        (face.width().max(across), face.height().max(down))
    });
    let gap = whole_pixels(width * 0.11);
    let edge = whole_pixels(width * 0.2);
    let near = gap / 4;
    let pair = across * sides as u32 + near * (sides as u32 - 1);
    let ratio = f64::from(pair + gap) / f64::from(down + gap);
    let columns = (shown.len() as f64 * 1.3 / ratio).sqrt().round().max(1.0);
    let columns = (columns as usize).min(shown.len()) as u32;
    let rows = (shown.len() as u32).div_ceil(columns);
    let signs = lines.signs(has_backs);
    let faces = columns * (pair + gap) - gap;
    let size = (f64::from(faces) / 90.0).clamp(width * 0.05, width * 0.13);
    let words: Vec<&str> = signs.iter().map(|sign| &*sign.words).collect();
    let lettering = Lettering::new(&words, Style::TEXT, size);
    let sample = whole_pixels(size * 3.0);
    let row = lettering.size(0).1 + whole_pixels(size * 0.2);
    let widest = (0..signs.len()).map(|nth| lettering.size(nth).0).max().unwrap_or(0);
    let legend = row * signs.len() as u32;
    let needed = widest + sample + whole_pixels(size);
    let wide = 2 * edge + faces.max(needed);
    let head = 2 * edge + rows * (down + gap);
    let mut canvas = Canvas::new(wide, head + legend);
    let from = (wide - faces) / 2;
    for (nth, (front, back)) in (0..).zip(shown) {
        let left = from + nth % columns * (pair + gap);
        let top = edge + nth / columns * (down + gap);
        let soft = f64::from(gap) * 0.5;
        for (place, face) in [(left, front), (left + across + near, back)] {
            if let Some(face) = face {
                canvas.lay(face, (place, top), 0.0, soft);
            }
        }
    }
    let mut top = head - edge / 2;
    for (nth, sign) in signs.iter().enumerate() {
        let middle = f64::from(top) + size * 0.72;
        let stroke =
            Stroke { width: lines.thick.max(2.0), ..lines.stroke(sign.color, sign.dash) };
        canvas.line((f64::from(from), middle), f64::from(sample), true, stroke);
        let at = (from + sample + whole_pixels(size), top);
        lettering.lay(nth, &mut canvas.picture, at, INK);
        top += row;
    }
    canvas.picture
}
