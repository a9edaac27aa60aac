//! The outside of a bound book beside its front: the back, and the spine.

use crate::color::Ink;
use crate::frame::{Frame, Item, Mark, Placed};
use crate::geom::{Length, Path, Point, Rect, Size};
use crate::look;
use crate::model::{Kind, Theme};
use crate::text::{Style, Typesetter, heights};

/// The back of a book: the hearth gone small, on the floor line of the front.
pub fn back_cover(page: Size, front: &Placed, theme: &Theme) -> Frame {
    let ink = theme.accent(Kind::Ritual);
    let scale = page.width / Length::mm(148.0);
    let arch = look::sign(theme, Kind::Ritual, scale);
    let mut frame = Frame::new(page);
    let Some(floor) = floor(&front.frame) else { return frame };
    let y = front.at.y + floor.top();
    let left = (page.width - floor.size().width) / 2.0;
    let line = Path::line(Point::new(left, y), Point::new(page.width - left, y));
    frame.stroke(line, look::LINE, ink);
    let at = Point::new((page.width - arch.size().width) / 2.0, y - arch.size().height);
    frame.absorb(at, &arch);
    frame
}

/// The floor of a front's hearth: its widest level line.
fn floor(front: &Frame) -> Option<Rect> {
    let lines = front.items().iter().filter_map(|(_, item)| match item {
        Item::Shape(shape) => Some(shape.path.bounds()),
        _ => None,
    });
    lines.filter(|bounds| bounds.size().height.is_near(Length::ZERO)).max_by(
        |one, other| one.size().width.to_pt().total_cmp(&other.size().width.to_pt()),
    )
}

/// The title for a spine, set along it from head to foot: the frame is as long as the spine is
/// high. None when the title is too long.
pub fn spine_title(
    typesetter: &mut Typesetter,
    title: &str,
    language: &str,
    size: Size,
) -> Option<Frame> {
    let font = (size.height * 0.6).min(Length::pt(16.0));
    // What has no glyph was told of where it stands on the cover.
    let line = typesetter.plain_line(title, Style::DISPLAY, language).ok()?;
    let width = line.width_at(font);
    let margin = Length::mm(20.0);
    if !(size.width - margin * 2.0).fits(width) {
        return None;
    }
    let mut frame = Frame::new(size);
    // Half of the capitals stands below the middle.
    let baseline = size.height / 2.0 + heights::half_cap(font);
    let at = Point::new((size.width - width) / 2.0, baseline);
    frame.line(Mark::Artifact, at, &line, font, |_| Ink::BLACK);
    Some(frame)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::geom::Turn;

    #[test]
    fn the_back_stands_on_the_floor_of_the_front() {
        let mut front = Frame::new(Size::mm(119.0, 180.0));
        for (y, width) in [(150.0, 119.0), (170.0, 40.0)] {
            let line = Path::line(Point::mm(0.0, y), Point::mm(width, y));
            front.stroke(line, look::LINE, Ink::BLACK);
        }
        let front = Placed {
            frame: Arc::new(front),
            at: Point::mm(18.0, 12.0),
            turn: Turn::None,
            clip: None,
            adjust: None,
            article: None,
            part: 0,
        };
        let back = back_cover(Size::mm(148.0, 210.0), &front, &Theme::hearth());
        let floor = floor(&back).unwrap();
        assert!(floor.top().is_near(Length::mm(162.0)));
        assert!(floor.size().width.is_near(Length::mm(119.0)));
        assert!(back.items().len() > 3, "an arch stands on it");
    }

    #[test]
    fn a_title_longer_than_its_spine_is_left_out() {
        let mut typesetter = Typesetter::new();
        let spine = Size::mm(210.0, 7.0);
        let title = spine_title(&mut typesetter, "Our workbook", "en", spine).unwrap();
        assert_eq!(title.size(), spine);
        let long = "A workbook ".repeat(12);
        assert_eq!(spine_title(&mut typesetter, &long, "en", spine), None);
    }
}
