//! The pattern on backs: nested arches, up and down in turn, or the tile of a look.
//!
//! Each is the same after half a turn and periodic across shared cuts, without frame or centre, so a
//! back that is shifted by 2 mm looks like one that is not.

use std::sync::Arc;

use crate::frame::{Frame, Item, Mark, PictureItem};
use crate::geom::{Length, Path, Point, Rect, Size};
use crate::model::{Back, Inking, Theme, Tile};
use crate::picture::Picture;

/// A cell of the pattern on a poker card: a sixth by a seventh of the trim.
const CELL: Size = Size::mm(10.583, 12.7);
/// How far the three arches stand in from the cell, and their line.
const INSETS: [f64; 3] = [0.9, 2.5, 4.1];
const LINE: Length = Length::mm(0.3);

/// How many times larger cells are where ink is saved; one arch stands in each.
const SPARSE: f64 = 3.0;

/// The pattern over a card and as far beyond it as the bleed reaches.
pub(crate) fn back_pattern(trim: Size, bleed: Length, theme: &Theme) -> Frame {
    match &theme.back {
        Back::Arches => arches(trim, bleed, theme),
        Back::Tile(tile) => tiles(trim, bleed, theme, tile),
    }
}

/// A whole number of tiles each way, a little wider or higher than they were drawn.
fn tiles(trim: Size, bleed: Length, theme: &Theme, tile: &Tile) -> Frame {
    // Of all that is in a tile less is drawn in the same place.
    let times = if theme.inking == Inking::Saver { SPARSE * 1.7 } else { 1.0 };
    let mut frame = Frame::new(trim);
    let columns = whole(trim.width / (tile.size.width * times));
    let rows = whole(trim.height / (tile.size.height * times));
    let cell = Size::new(trim.width / f64::from(columns), trim.height / f64::from(rows));
    let (wider, higher) = (cell.width / tile.size.width, cell.height / tile.size.height);
    let reach = |extent: Length| (bleed / extent).ceil() + 1.0;
    let (beyond_x, beyond_y) = (reach(cell.width), reach(cell.height));
    let over_all = |path: &Path| {
        let one = path.stretched(wider, higher);
        let mut all = Path::default();
        let mut column = -beyond_x;
        while column < f64::from(columns) + beyond_x {
            let mut row = -beyond_y;
            while row < f64::from(rows) + beyond_y {
                all.append(
                    &one.moved(Point::new(cell.width * column, cell.height * row)),
                );
                row += 1.0;
            }
            column += 1.0;
        }
        all
    };
    for (path, width) in &tile.lines {
        frame.stroke(over_all(path), *width, theme.pattern);
    }
    for path in &tile.fills {
        if theme.inking == Inking::Saver {
            frame.stroke(over_all(path), LINE, theme.pattern);
        } else {
            frame.fill(over_all(path), theme.pattern);
        }
    }
    frame
}

/// Nested arches, up and down in turn.
fn arches(trim: Size, bleed: Length, theme: &Theme) -> Frame {
    let (times, insets) = match theme.inking {
        Inking::Saver => (SPARSE, &INSETS[..1]),
        Inking::Color | Inking::Gray => (1.0, &INSETS[..]),
    };
    let mut frame = Frame::new(trim);
    // Even columns, so that left and right agree after half a turn.
    let columns = (even(trim.width / (CELL.width * times)), trim.width);
    let rows = (whole(trim.height / (CELL.height * times)), trim.height);
    let cell = Size::new(columns.1 / f64::from(columns.0), rows.1 / f64::from(rows.0));
    let scale = cell.width / CELL.width;
    let reach = |extent: Length| (bleed / extent).ceil() + 1.0;
    let (beyond_x, beyond_y) = (reach(cell.width), reach(cell.height));
    let mut lines = Path::default();
    let mut column = -beyond_x;
    while column < f64::from(columns.0) + beyond_x {
        let mut row = -beyond_y;
        while row < f64::from(rows.0) + beyond_y {
            let corner = Point::new(cell.width * column, cell.height * row);
            let is_up = column.rem_euclid(2.0) < 0.5;
            for inset in insets {
                lines.append(&arch(corner, cell, Length::mm(*inset) * scale, is_up));
            }
            row += 1.0;
        }
        column += 1.0;
    }
    frame.stroke(lines, LINE, theme.pattern);
    frame
}

/// A picture over a whole back and its bleed: as large as needed to leave no white, centred.
pub(crate) fn back_picture(trim: Size, bleed: Length, picture: &Arc<Picture>) -> Frame {
    let mut frame = Frame::new(trim);
    let cover = Size::new(trim.width + bleed * 2.0, trim.height + bleed * 2.0);
    let ratio = f64::from(picture.height()) / f64::from(picture.width());
    let width = cover.width.max(cover.height / ratio);
    let size = Size::new(width, width * ratio);
    let at =
        Point::new((trim.width - size.width) / 2.0, (trim.height - size.height) / 2.0);
    let item = PictureItem { at, size, picture: Arc::clone(picture) };
    frame.push(Mark::Artifact, Item::Picture(item));
    frame
}

/// One arch of a cell: its legs run to the cell's edge, so that cells join.
fn arch(corner: Point, cell: Size, inset: Length, is_up: bool) -> Path {
    let size = Size::new(cell.width - inset * 2.0, cell.height - inset);
    if is_up {
        return Path::arch(Rect::new(
            Point::new(corner.x + inset, corner.y + inset),
            size,
        ));
    }
    let radius = size.width / 2.0;
    let (left, right) = (corner.x + inset, corner.x + cell.width - inset);
    let shoulder = corner.y + size.height - radius;
    let mut path = Path::line(Point::new(right, corner.y), Point::new(right, shoulder));
    path.arc(Point::new(left + radius, shoulder), radius, 0.0, 180.0);
    path.append_line(Point::new(left, corner.y));
    path
}

fn whole(cells: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a card has a few cells each way"
    )]
    let cells = cells.round().max(1.0) as u32;
    cells
}

fn even(cells: f64) -> u32 {
    whole(cells / 2.0) * 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Segment;

    fn points(frame: &Frame) -> Vec<(i64, i64)> {
        let [(_, Item::Shape(shape))] = frame.items() else { panic!("one shape") };
        let round = |point: Point| {
            #[expect(clippy::cast_possible_truncation, reason = "hundredths of a point")]
            let hundredths = |length: Length| (length.to_pt() * 100.0).round() as i64;
            (hundredths(point.x), hundredths(point.y))
        };
        let mut points: Vec<_> = shape
            .path
            .segments()
            .iter()
            .filter_map(|segment| match *segment {
                Segment::Move(to) | Segment::Line(to) | Segment::Curve(_, _, to) => {
                    Some(round(to))
                }
                Segment::Close => None,
            })
            .collect();
        points.sort_unstable();
        points
    }

    #[test]
    fn the_pattern_is_the_same_after_half_a_turn() {
        let trim = Size::inch(2.5, 3.5);
        let drawn = points(&back_pattern(trim, Length::mm(2.0), &Theme::hearth()));
        let (width, height) = (18_000, 25_200);
        let mut turned: Vec<_> =
            drawn.iter().map(|(x, y)| (width - x, height - y)).collect();
        turned.sort_unstable();
        let close = |a: &(i64, i64), b: &(i64, i64)| {
            (a.0 - b.0).abs() <= 1 && (a.1 - b.1).abs() <= 1
        };
        assert!(drawn.iter().all(|point| turned.iter().any(|other| close(point, other))));
    }
}
