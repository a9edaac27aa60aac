//! A folded booklet: the pages of a book, two on each side of a sheet, in saddle stitch.
//!
//! The sheets lie on their side and are turned on the short edge. Folded in the middle, laid
//! into each other and stapled through the fold, they are the book.

use std::sync::Arc;

use crate::color::Ink;
use crate::frame::{Frame, Page, Placed};
use crate::geom::{Length, Point, Rect, Size, Turn};
use crate::sheet::fold;
use crate::sheet::signature::{FoldedSheet, Signatures};

/// What is made into a booklet, and how.
pub struct BookletJob<'a> {
    /// The finished pages of the book, all of one size, in reading order.
    pub pages: &'a [Page],
    /// The sheets that are folded together.
    pub signatures: &'a Signatures,
    /// What the marks of folds and staples are printed with.
    pub ink: Ink,
}

/// Lays the pages of a book on sheets of twice their width: outside and inside of each sheet
/// in turn, signature after signature, each from its outermost sheet inwards.
///
/// Placed frames keep their articles and their parts, so that the book is still read in its
/// own order.
pub fn impose_booklet(job: &BookletJob<'_>) -> Vec<Page> {
    let Some(first) = job.pages.first() else { return Vec::new() };
    let press = BookletSetter::new(job, first.size);
    job.signatures
        .folded()
        .flat_map(|sheet| [press.outside(sheet), press.inside(sheet)])
        .collect()
}

/// Outsides and insides for a printer that prints one side at a time, each in the order of the
/// sheets.
///
/// Printed face down, the first sheet lies lowest and shows its blank side. The pile turned over
/// as one has it on top, printed side up: a printer that takes sheets from the top and prints
/// their underside now prints the first inside on it. One that leaves sheets face up and prints
/// their upper side works alike. Turned on the short edge the other end leads, so that left and
/// right change places and head stays head ([`Axis::Vertical`](crate::geom::Axis) on a sheet
/// that lies on its side). Where the pile must go back as it came, the last sheet lies on top,
/// and the insides are printed last to first.
pub fn split_sides(sides: Vec<Page>) -> (Vec<Page>, Vec<Page>) {
    let (mut outsides, mut insides) = (Vec::new(), Vec::new());
    for (nth, side) in sides.into_iter().enumerate() {
        if nth.is_multiple_of(2) { outsides.push(side) } else { insides.push(side) }
    }
    (outsides, insides)
}

struct BookletSetter<'a> {
    job: &'a BookletJob<'a>,
    page: Size,
    /// The marks on an outermost sheet, and on one further in.
    marks: (Arc<Frame>, Arc<Frame>),
}

impl<'a> BookletSetter<'a> {
    fn new(job: &'a BookletJob<'a>, page: Size) -> Self {
        let sheet = Size::new(page.width * 2.0, page.height);
        let marks = |is_outermost| {
            let mut frame = Frame::new(sheet);
            let (x, foot) = (page.width, page.height);
            fold::dashes(&mut frame, x, (Length::ZERO, fold::REACH), job.ink);
            fold::dashes(&mut frame, x, (foot - fold::REACH, foot), job.ink);
            if is_outermost {
                fold::staples(&mut frame, x, (Length::ZERO, foot), job.ink);
            }
            Arc::new(frame)
        };
        Self { job, page, marks: (marks(true), marks(false)) }
    }

    /// The side that is seen when the sheet is folded; it alone has marks.
    fn outside(&self, sheet: FoldedSheet) -> Page {
        let mut side = self.side(sheet, sheet.outside);
        let marks = if sheet.nth == 0 { &self.marks.0 } else { &self.marks.1 };
        side.placed.push(Placed {
            frame: Arc::clone(marks),
            at: Point::ORIGIN,
            turn: Turn::None,
            clip: None,
            adjust: None,
            article: None,
            part: 0,
        });
        side
    }

    fn inside(&self, sheet: FoldedSheet) -> Page {
        self.side(sheet, sheet.inside)
    }

    /// One side with its two pages, both shifted towards the fold by as much as folding pushes
    /// them out, so that all outer margins come out alike.
    fn side(&self, sheet: FoldedSheet, [left, right]: [usize; 2]) -> Page {
        let size = Size::new(self.page.width * 2.0, self.page.height);
        let whole = Rect::new(Point::ORIGIN, size);
        let creep = self.job.signatures.push_out(sheet.nth);
        let mut side = Page { size, trim: whole, bleed: whole, placed: Vec::new() };
        let places = [(left, creep), (right, self.page.width - creep)];
        for (page, x) in places {
            // The last pages of the last sheets may be blank.
            let Some(page) = self.job.pages.get(page) else { continue };
            let by = Point::new(x, Length::ZERO);
            side.placed.extend(page.placed.iter().map(|placed| Placed {
                at: placed.at + by,
                clip: placed.clip.map(|clip| clip.moved(by)),
                ..placed.clone()
            }));
        }
        side
    }
}
