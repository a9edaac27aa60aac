//! All faces on one picture.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "pixels and faces are counted in thousands"
)]

use image::{Rgb, RgbImage};

use crate::frame::FacePlace;
use crate::geom::{Length, Size};
use crate::preview::PreviewError;
use crate::preview::canvas::Canvas;
use crate::preview::file::{PrintedFile, pixels, whole_pixels};
use crate::preview::lettering::Lettering;
use crate::text::Style;

/// One picture shows no more.
pub(super) const MOST_FACES: usize = 2000;
/// Pixels of all faces together, as far as each is large enough to be read and small enough to lie
/// beside others.
const ALL: f64 = 5_200_000.0;
const NARROWEST: f64 = 140.0;
const WIDEST: f64 = 560.0;
/// What the picture is wide for its height, if the faces let it.
const RATIO: f64 = 1.25;
/// Captions are written in this.
const INK: Rgb<u8> = Rgb([0x3D, 0x33, 0x2B]);

/// Faces of one file that belong together, such as those of a week.
pub struct Group<'a> {
    /// The file that they lie in.
    pub file: &'a PrintedFile,
    /// What stands above them.
    pub title: Option<String>,
    /// The faces, in order.
    pub faces: Vec<FacePlace>,
}

/// Measures of a sheet, in pixels.
struct Grid {
    columns: usize,
    /// Pixels a point.
    scale: f64,
    cell: (u32, u32),
    gap: u32,
    edge: u32,
    /// The type size of captions.
    caption: f64,
}

impl Grid {
    fn new(groups: &[Group<'_>], largest: Size) -> Self {
        let counts: Vec<usize> = groups.iter().map(|group| group.faces.len()).collect();
        let all: usize = counts.iter().sum();
        let ratio = largest.height / largest.width;
        let width = (ALL / (all as f64 * ratio)).sqrt().clamp(NARROWEST, WIDEST);
        // A face of five to seven, as a playing card, then has whole pixels both ways.
        let width = (width / 5.0).floor() * 5.0;
        let scale = width / largest.width.to_pt();
        let gap = whole_pixels(width * 0.11);
        let edge = whole_pixels(width * 0.26);
        let cell = pixels(largest, scale);
        let columns = columns(&counts, cell, gap);
        let caption = (width * 0.13).clamp(22.0, 48.0);
        Self { columns, scale, cell, gap, edge, caption }
    }

    fn rows(&self, faces: usize) -> u32 {
        faces.div_ceil(self.columns) as u32
    }

    /// The height of a caption with what is free above and below it.
    fn head(&self, group: &Group<'_>) -> u32 {
        group.title.as_ref().map_or(0, |_| whole_pixels(self.caption * 2.0))
    }

    fn size(&self, groups: &[Group<'_>]) -> (u32, u32) {
        let (across, down) = self.cell;
        let columns = self.columns as u32;
        let width = 2 * self.edge + columns * (across + self.gap) - self.gap;
        let heights = groups.iter().map(|group| {
            self.head(group) + self.rows(group.faces.len()) * (down + self.gap)
        });
        let between = self.gap * (groups.len() as u32).saturating_sub(1);
        (width, 2 * self.edge + heights.sum::<u32>() + between - self.gap)
    }
}

/// How many faces stand beside each other: so that the picture has about its ratio, and few places
/// stay empty.
fn columns(counts: &[usize], (width, height): (u32, u32), gap: u32) -> usize {
    let most = counts.iter().copied().max().unwrap_or(1).max(1);
    let score = |columns: usize| {
        let rows: usize = counts.iter().map(|count| count.div_ceil(columns)).sum();
        let across = columns as f64 * f64::from(width + gap);
        let ratio = across / (rows as f64 * f64::from(height + gap));
        let filled = counts.iter().sum::<usize>() as f64 / (rows * columns) as f64;
        let off = if ratio > RATIO { ratio / RATIO } else { RATIO / ratio };
        off + 1.5 * (1.0 - filled)
    };
    let all = 1..=most.min(60);
    let best = all.min_by(|one, other| score(*one).total_cmp(&score(*other)));
    best.unwrap_or(1)
}

/// Draws all faces of all groups on one picture; `radius` is that of their corners.
///
/// # Errors
/// When there are none or too many.
pub fn contact_sheet(
    groups: &[Group<'_>],
    radius: Length,
) -> Result<RgbImage, PreviewError> {
    let all: usize = groups.iter().map(|group| group.faces.len()).sum();
    if all > MOST_FACES {
        return Err(PreviewError::TooManyFaces(all));
    }
    let sizes = groups.iter().flat_map(|group| &group.faces).map(upright);
    let largest = sizes.reduce(|one, other| {
        Size::new(one.width.max(other.width), one.height.max(other.height))
    });
    let grid = Grid::new(groups, largest.ok_or(PreviewError::NoFaces)?);
    let (width, height) = grid.size(groups);
    if width as usize * height as usize > super::file::MOST_PIXELS {
        return Err(PreviewError::TooManyFaces(all));
    }
    let mut canvas = Canvas::new(width, height);
    let titles: Vec<&str> =
        groups.iter().map(|group| group.title.as_deref().unwrap_or_default()).collect();
    let is_titled = titles.iter().any(|title| !title.is_empty());
    let set = || Lettering::new(&titles, Style::DISPLAY, grid.caption);
    let lettering = is_titled.then(set);
    let mut top = grid.edge;
    for (nth, group) in groups.iter().enumerate() {
        if let (Some(lettering), Some(_)) = (&lettering, &group.title) {
            lettering.lay(nth, &mut canvas.picture, (grid.edge, top), INK);
        }
        top += grid.head(group);
        lay_group(&mut canvas, group, &grid, (top, radius))?;
        top += grid.rows(group.faces.len()) * (grid.cell.1 + grid.gap) + grid.gap;
    }
    Ok(canvas.picture)
}

fn lay_group(
    canvas: &mut Canvas,
    group: &Group<'_>,
    grid: &Grid,
    (top, radius): (u32, Length),
) -> Result<(), PreviewError> {
    let faces = group.file.faces(&group.faces, Length::ZERO, grid.scale)?;
    let (across, down) = grid.cell;
    for (nth, face) in faces.iter().enumerate() {
        let (column, row) = ((nth % grid.columns) as u32, (nth / grid.columns) as u32);
        // Smaller ones stand in the middle of their places.
        let left = grid.edge
            + column * (across + grid.gap)
            + across.saturating_sub(face.width()) / 2;
        let top = top + row * (down + grid.gap) + down.saturating_sub(face.height()) / 2;
        let soft = f64::from(grid.gap) * 0.62;
        canvas.lay(face, (left, top), radius.to_pt() * grid.scale, soft);
    }
    Ok(())
}

/// The size of a face as it is read.
pub(super) fn upright(place: &FacePlace) -> Size {
    place.turn.size(place.rect.size())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faces_stand_in_rows_that_are_full_and_make_a_picture_of_a_quiet_ratio() {
        assert_eq!(columns(&[54], (250, 350), 27), 9);
        assert_eq!(columns(&[1], (250, 350), 27), 1);
        assert_eq!(columns(&[2], (250, 350), 27), 2);
        assert_eq!(columns(&[9], (250, 350), 27), 5);
        let weeks = columns(&[8, 7, 7, 7], (250, 350), 27);
        assert!((7..=8).contains(&weeks), "{weeks}");
    }
}
