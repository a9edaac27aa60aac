//! Paths in words.

use crate::frame::dump::measure::{area, digest, mm, place};
use crate::geom::{Path, Segment};

/// A path of more steps is told by their digest.
const MOST_STEPS: usize = 8;

/// Where a path lies, and how it runs: a path that is mirrored or turned within its bounds is
/// told otherwise.
pub(super) fn told(path: &Path) -> String {
    let bounds = path.bounds();
    let steps: Vec<String> = path.segments().iter().map(step).collect();
    let is_rect =
        steps == Path::rect(bounds).segments().iter().map(step).collect::<Vec<_>>();
    let way = match steps.len() {
        _ if is_rect => "rect".to_owned(),
        few if few <= MOST_STEPS => steps.join(" "),
        many => format!("{many} steps {}", digest(steps.join(" "))),
    };
    format!("{} {way}", area(bounds))
}

fn step(segment: &Segment) -> String {
    match *segment {
        Segment::Move(to) => format!("M{}", place(to)),
        Segment::Line(to) => format!("L{}", place(to)),
        Segment::Curve(first, second, to) => {
            let [first, second] = [first, second]
                .map(|control| format!("{},{}", mm(control.x), mm(control.y)));
            format!("C{first},{second},{}", place(to))
        }
        Segment::Close => "Z".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::{Length, Point, Rect, Size};

    #[test]
    fn a_mirrored_path_is_told_otherwise_in_the_same_bounds() {
        let [near, far, foot] =
            [(0.0, 0.0), (4.0, 0.0), (0.0, 3.0)].map(|(x, y)| Point::mm(x, y));
        let (path, mirrored) = (
            Path::polygon(&[near, far, foot]),
            Path::polygon(&[near, far, Point::mm(4.0, 3.0)]),
        );
        assert_eq!(path.bounds(), mirrored.bounds());
        assert_eq!(
            told(&path),
            "0.00,0.00 4.00 x 3.00 M0.00,0.00 L4.00,0.00 L0.00,3.00 Z"
        );
        assert_ne!(told(&path), told(&mirrored));
        // And one of many steps too.
        let half = |start| {
            let mut path = Path::half_disc(Point::mm(5.0, 5.0), Length::mm(2.0), start);
            path.append(&Path::circle(Point::mm(5.0, 5.0), Length::mm(2.0)));
            path.append(&Path::circle(Point::mm(5.0, 5.0), Length::mm(1.0)));
            told(&path)
        };
        assert_ne!(half(0.0), half(180.0));
    }

    #[test]
    fn a_rectangle_is_told_as_one() {
        let rect = Rect::new(Point::mm(1.0, 2.0), Size::mm(3.0, 4.0));
        assert_eq!(told(&Path::rect(rect)), "1.00,2.00 3.00 x 4.00 rect");
    }
}
