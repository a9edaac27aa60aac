//! What is the same on one side of all sheets of a run.

use std::sync::Arc;

use crate::color::Ink;
use crate::frame::Frame;
use crate::geom::{Affine, Length, Margin, Point, Rect, Size};
use crate::model::CutMarks;
use crate::sheet::imposition::Job;
use crate::sheet::layout::Layout;
use crate::sheet::marks::Marked;
use crate::sheet::strip::{Strips, strips};

/// What is the same on one side of all sheets.
pub(super) struct SideOf {
    pub(super) layout: Layout,
    pub(super) strips: Option<Strips>,
    /// How far what is printed is shifted.
    pub(super) shift: Point,
    /// Where all of it goes besides, to make up for the printer.
    pub(super) adjust: Option<Affine>,
    /// How far art runs past the outline.
    pub(super) bleed: Length,
    pub(super) has_marks: bool,
    /// The marks around the places that hold cards, as often as these differ.
    pub(super) marks: Vec<(Vec<bool>, Arc<Frame>)>,
}

impl SideOf {
    /// A side whose cards lie so, and go so far besides.
    pub(super) fn new(
        layout: Layout,
        job: &Job<'_>,
        (shift, adjust): (Point, Option<Affine>),
        is_front: bool,
    ) -> Self {
        let reach = |bleeds: bool| if bleeds { layout.bleed } else { Length::ZERO };
        let (front_art, back_art) = (reach(job.fronts_bleed), reach(job.backs_bleed));
        let art = front_art.max(back_art);
        let has_marks = job.marks != CutMarks::None && job.marks_on.has(is_front);
        // Where marks would leave no room, a side without them has some.
        let bare = || {
            if has_marks { None } else { strips(&layout, art, CutMarks::None) }
        };
        Self {
            strips: strips(&layout, art, job.marks).or_else(bare),
            shift,
            adjust,
            // Where there is no art at the trim, marks may come as near as their offset.
            bleed: if is_front { front_art } else { back_art },
            has_marks,
            marks: Vec::new(),
            layout,
        }
    }

    /// How far a place of the sheet is moved at most, across and down.
    fn farthest(&self) -> Point {
        let Some(adjust) = self.adjust else { return self.shift };
        let Size { width, height } = self.layout.sheet;
        let zero = Length::ZERO;
        let corners = [(zero, zero), (width, zero), (zero, height), (width, height)];
        let moved = corners.map(|(x, y)| {
            let at = Point::new(x, y);
            adjust.point(at) - at
        });
        moved.into_iter().fold(Point::ORIGIN, |most, by| {
            Point::new(most.x.max(by.x.abs()), most.y.max(by.y.abs()))
        })
    }

    /// The box around what is moved into a rectangle of the sheet.
    fn before(&self, rect: Rect) -> Rect {
        let Some(adjust) = self.adjust else { return rect.moved(-self.shift) };
        let far = Point::new(rect.right(), rect.bottom());
        let corners = [rect.origin(), far].map(|at| adjust.origin_of(at).unwrap_or(at));
        let [one, other] =
            corners.map(|at| Rect::new(at, Size::new(Length::ZERO, Length::ZERO)));
        one.joined(other)
    }

    /// The marks around the places that hold cards.
    pub(super) fn marks(
        &mut self,
        taken: &[bool],
        kind: CutMarks,
        ink: Ink,
    ) -> Arc<Frame> {
        let known = self.marks.iter().find(|(known, _)| known == taken);
        if let Some((_, marks)) = known {
            return Arc::clone(marks);
        }
        // What is shifted stays within the printer's reach all the same.
        let Point { x, y } = self.farthest();
        let Margin { x: across, y: down } = self.layout.margin;
        let margin = Margin { x: across + x.abs(), y: down + y.abs() };
        let strips = self.strips.into_iter().flat_map(Strips::all);
        let around: Vec<Rect> = strips.map(|strip| self.before(strip.rect())).collect();
        let marked = Marked {
            layout: &Layout { margin, ..self.layout.clone() },
            taken,
            bleed: self.bleed,
            around: &around,
        };
        let mut frame = Frame::new(self.layout.sheet);
        marked.draw(&mut frame, kind, ink);
        let marks = Arc::new(frame);
        self.marks.push((taken.to_vec(), Arc::clone(&marks)));
        marks
    }
}
