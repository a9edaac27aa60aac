//! A dieline: panels, where it is cut, and where it is folded.

use crate::geom::{Length, Path, Point, Rect, Size};

/// A part of a box or a band.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The strip that is glued behind the back.
    Glue,
    /// The side at the left of the front.
    Left,
    /// The front.
    Front,
    /// The side at the right of the front.
    Right,
    /// The back.
    Back,
    /// What closes the box above.
    Lid,
    /// What goes behind the front.
    Tuck,
    /// The flap below the lid, at the left.
    LeftDust,
    /// The flap below the lid, at the right.
    RightDust,
    /// The flap above the bottom, at the left.
    LeftFoot,
    /// The flap above the bottom, at the right.
    RightFoot,
    /// The inner one of the bottom's two flaps, glued to the outer one.
    Bottom,
    /// The outer one of the bottom's two flaps.
    OuterBottom,
}

/// A panel as it lies on the sheet, printed side up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Panel {
    /// What it is.
    pub part: Part,
    /// Where it lies; flaps with corners cut away lie within.
    pub rect: Rect,
}

/// A line about which one panel is folded away from the print by a right angle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fold {
    /// Where it begins.
    pub from: Point,
    /// Where it ends.
    pub to: Point,
    /// What it is folded from.
    pub on: Part,
    /// What is folded.
    pub part: Part,
}

/// A dieline, counted from the top left of the box around it.
#[derive(Debug, Clone, PartialEq)]
pub struct Dieline {
    /// The box around it.
    pub size: Size,
    /// The closed line along which it is cut out.
    pub outline: Path,
    /// Cuts into it, from its edge.
    pub slits: Vec<Path>,
    /// Where it is folded; what is folded from comes before what is folded.
    pub folds: Vec<Fold>,
    /// Its panels.
    pub panels: Vec<Panel>,
    /// How thick the stock is that it is drawn for.
    pub board: Length,
}

impl Dieline {
    /// Where a part lies; nowhere when it has none.
    pub fn rect(&self, part: Part) -> Rect {
        let found = self.panels.iter().find(|panel| panel.part == part);
        found.map_or_else(Rect::default, |panel| panel.rect)
    }

    /// Whether it has a part.
    pub fn has(&self, part: Part) -> bool {
        self.panels.iter().any(|panel| panel.part == part)
    }
}

/// A line in the making, from point to point.
pub(super) struct Pen {
    path: Path,
}

impl Pen {
    pub(super) fn at(x: Length, y: Length) -> Self {
        let mut path = Path::default();
        path.append(&Path::new(vec![crate::geom::Segment::Move(Point::new(x, y))]));
        Self { path }
    }

    /// Straight on to points.
    pub(super) fn through(&mut self, points: &[(Length, Length)]) {
        for (x, y) in points {
            self.path.append_line(Point::new(*x, *y));
        }
    }

    /// An arc about a center.
    pub(super) fn arc(
        &mut self,
        center: (Length, Length),
        radius: Length,
        degrees: (f64, f64),
    ) {
        let center = Point::new(center.0, center.1);
        self.path.arc(center, radius, degrees.0, degrees.1);
    }

    pub(super) fn close(self) -> Path {
        self.path.closed()
    }
}

/// A rectangle between two corners.
pub(super) fn between(left: Length, top: Length, right: Length, bottom: Length) -> Rect {
    Rect::new(Point::new(left, top), Size::new(right - left, bottom - top))
}
