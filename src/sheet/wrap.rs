//! The wrap cover: back cover, spine and front cover side by side on one sheet.

use std::fmt;
use std::sync::Arc;

use crate::color::Ink;
use crate::frame::{Article, Frame, Page, Placed};
use crate::geom::{Insets, Length, Paper, Path, Point, Rect, Size, Turn};
use crate::sheet::{fold, marks};

/// Covers bleed this far where the sheet has room.
const BLEED: Length = Length::mm(3.0);
/// What home printers cannot reach at the paper's edge; marks keep out of it.
const MARGIN: Length = Length::mm(3.0);
const LINE: Length = Length::pt(0.25);

/// The width of a spine over so many leaves; none under 3 mm, where two folds would lie too
/// close to be made by hand and one does as well.
pub(crate) fn spine_width(leaves: usize, caliper: Length) -> Length {
    let width = caliper * f64::from(u32::try_from(leaves).unwrap_or(u32::MAX));
    if width.fits(Length::mm(3.0)) { width } else { Length::ZERO }
}

/// Where the parts of a cover lie on their sheet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WrapCover {
    sheet: Size,
    page: Size,
    spine: Length,
    trim: Rect,
}

/// Why there is no such cover.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum WrapError {
    /// The sheet is too small.
    Sheet {
        /// The cover after cutting.
        cover: Size,
    },
}

impl WrapError {
    /// What to do about it: the papers that are large enough.
    pub fn hint(&self) -> String {
        let Self::Sheet { cover } = self;
        let fits = |paper: &Paper| {
            paper.size().fits(*cover) || paper.size().turned().fits(*cover)
        };
        let names: Vec<String> =
            Paper::named().filter(fits).map(|paper| paper.name().to_owned()).collect();
        match &names[..] {
            [] => "give a larger sheet with `--cover-paper`".to_owned(),
            names => {
                format!("it fits on {}: name one with `--cover-paper`", names.join(", "))
            }
        }
    }
}

impl fmt::Display for WrapError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Sheet { cover } = self;
        write!(f, "the cover is {} wide and {} high", cover.width, cover.height)?;
        f.write_str(", more than its paper")
    }
}

impl std::error::Error for WrapError {}

/// What is printed on a cover.
pub struct WrapParts {
    /// The front, as it lies on its page.
    pub front: Placed,
    /// The back, in the size of a page.
    pub back: Arc<Frame>,
    /// What stands on the spine, read from head to foot: as long as the page is high.
    pub spine: Option<Arc<Frame>>,
    /// Whether staples go through the fold.
    pub is_stapled: bool,
    /// What marks are printed with.
    pub ink: Ink,
}

impl WrapCover {
    /// A cover around a book of pages of a size, in the middle of a sheet that is laid on its
    /// side if need be.
    ///
    /// # Errors
    /// [`WrapError::Sheet`] when the sheet is too small.
    pub fn new(paper: Size, page: Size, spine: Length) -> Result<Self, WrapError> {
        let cover = Size::new(page.width * 2.0 + spine, page.height);
        let fitting = [paper, paper.turned()].into_iter().filter(|way| way.fits(cover));
        // Of both ways the one with the sheet's long side along the cover's has more room
        // where the cut is longer.
        let sheet = fitting
            .max_by(|one, other| one.width.to_pt().total_cmp(&other.width.to_pt()))
            .ok_or(WrapError::Sheet { cover })?;
        let corner = Point::new(
            (sheet.width - cover.width) / 2.0,
            (sheet.height - cover.height) / 2.0,
        );
        Ok(Self { sheet, page, spine, trim: Rect::new(corner, cover) })
    }

    /// The cover after cutting.
    pub fn trim(&self) -> Size {
        self.trim.size()
    }

    /// The width of the spine; zero when there is none.
    pub fn spine(&self) -> Length {
        self.spine
    }

    /// Whether every cut that the cover needs has its marks.
    pub fn marks_whole(&self) -> bool {
        let (x, y) = self.room();
        let marked = |cut: Length, along: Length| {
            cut.is_near(Length::ZERO) || reach(along).is_some()
        };
        marked(x, y) && marked(y, x)
    }

    /// The cover's page; the front is the first article.
    pub fn page(&self, parts: WrapParts) -> Page {
        let (x, y) = self.room();
        let (across, down) = (x.min(BLEED), y.min(BLEED));
        let bleed = self.trim.grown(Insets {
            top: down,
            right: across,
            bottom: down,
            left: across,
        });
        let (fold, front) = self.folds();
        let decoration = |frame, at, turn, clip| Placed {
            frame,
            at,
            turn,
            clip,
            adjust: None,
            article: None,
            part: 0,
        };
        let back_bleed = Rect::new(
            bleed.origin(),
            Size::new(fold - bleed.left(), bleed.size().height),
        );
        let mut placed = vec![decoration(
            parts.back,
            self.trim.origin(),
            Turn::None,
            Some(back_bleed),
        )];
        if let Some(spine) = parts.spine {
            let at = Point::new(fold, self.trim.top());
            placed.push(decoration(spine, at, Turn::Right, None));
        }
        // Pages stand off their binding; a front cover has none and stands in the middle.
        let free = self.page.width - parts.front.frame.size().width;
        let at = Point::new(front + free / 2.0, self.trim.top() + parts.front.at.y);
        placed.push(Placed { at, article: Some(Article(0)), ..parts.front });
        let marks = Arc::new(self.marks(parts.is_stapled, parts.ink));
        placed.push(decoration(marks, Point::ORIGIN, Turn::None, None));
        Page { size: self.sheet, trim: self.trim, bleed, placed }
    }

    /// The two folds at the spine, or the one fold twice.
    fn folds(&self) -> (Length, Length) {
        let fold = self.trim.left() + self.page.width;
        (fold, fold + self.spine)
    }

    /// The paper beyond the cover on each side, and at head and foot.
    fn room(&self) -> (Length, Length) {
        (self.trim.left(), self.trim.top())
    }

    fn marks(&self, is_stapled: bool, ink: Ink) -> Frame {
        let mut frame = Frame::new(self.sheet);
        self.crop_marks(&mut frame, ink);
        let (first, second) = self.folds();
        let mut folds = vec![first];
        if !second.is_near(first) {
            folds.push(second);
        }
        let (head, foot) = (self.trim.top(), self.trim.bottom());
        for x in folds {
            if let Some((start, end)) = reach(head) {
                fold::dashes(&mut frame, x, (head - end, head - start), ink);
                fold::dashes(&mut frame, x, (foot + start, foot + end), ink);
            } else {
                fold::dashes(&mut frame, x, (head, head + fold::REACH), ink);
                fold::dashes(&mut frame, x, (foot - fold::REACH, foot), ink);
            }
        }
        if is_stapled {
            fold::staples(&mut frame, first, (head, foot), ink);
        }
        frame
    }

    fn crop_marks(&self, frame: &mut Frame, ink: Ink) {
        let (x, y) = self.room();
        let trim = self.trim;
        let mut line = |from: Point, to: Point| {
            frame.stroke(Path::line(from, to), LINE, ink);
        };
        if let Some((start, end)) = reach(y).filter(|_| x > Length::ZERO) {
            for x in [trim.left(), trim.right()] {
                let at = |y| Point::new(x, y);
                line(at(trim.top() - end), at(trim.top() - start));
                line(at(trim.bottom() + start), at(trim.bottom() + end));
            }
        }
        if let Some((start, end)) = reach(x).filter(|_| y > Length::ZERO) {
            for y in [trim.top(), trim.bottom()] {
                let at = |x| Point::new(x, y);
                line(at(trim.left() - end), at(trim.left() - start));
                line(at(trim.right() + start), at(trim.right() + end));
            }
        }
    }
}

/// From where to where marks stand outside the trim, where there is so much paper.
fn reach(room: Length) -> Option<(Length, Length)> {
    marks::beyond(room - MARGIN, room.min(BLEED))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Paper;

    fn paper(name: &str) -> Size {
        name.parse::<Paper>().unwrap().size()
    }

    fn parts(front: Size) -> WrapParts {
        let placed = |size| Placed {
            frame: Arc::new(Frame::new(size)),
            at: Point::mm(20.0, 16.0),
            turn: Turn::None,
            clip: None,
            adjust: None,
            article: None,
            part: 0,
        };
        WrapParts {
            front: placed(front),
            back: Arc::new(Frame::new(front)),
            spine: None,
            is_stapled: true,
            ink: Ink::BLACK,
        }
    }

    #[test]
    fn a_thin_book_has_no_spine() {
        assert_eq!(spine_width(29, Length::mm(0.1)), Length::ZERO);
        assert!(spine_width(30, Length::mm(0.1)).is_near(Length::mm(3.0)));
    }

    #[test]
    fn a_booklet_s_cover_takes_the_whole_sheet() {
        let a4 = paper("a4").turned();
        let half = Size::new(a4.width / 2.0, a4.height);
        let cover = WrapCover::new(paper("a4"), half, Length::ZERO).unwrap();
        let page = cover.page(parts(half));
        assert!(page.size.fits(page.trim.size()) && page.trim.size().fits(page.size));
        assert_eq!(page.bleed, page.trim);
        assert!(cover.marks_whole(), "there is nothing to cut");
    }

    #[test]
    fn a_cover_bleeds_where_there_is_room_and_its_marks_stay_off_it() {
        let cover = WrapCover::new(paper("sra3"), paper("a4"), Length::mm(7.0)).unwrap();
        assert!(cover.trim().width.is_near(Length::mm(427.0)) && cover.marks_whole());
        let page = cover.page(parts(paper("a4")));
        assert!(page.bleed.size().width.is_near(Length::mm(433.0)));
        assert!(page.bleed.size().height.is_near(Length::mm(303.0)));
        let marks = &page.placed.last().unwrap().frame;
        for (_, item) in marks.items() {
            let crate::frame::Item::Shape(shape) = item else { panic!("a line") };
            let bounds = shape.path.bounds();
            let is_staple = page.trim.contains(bounds);
            let is_outside = bounds.bottom() <= page.bleed.top()
                || bounds.top() >= page.bleed.bottom()
                || bounds.right() <= page.bleed.left()
                || bounds.left() >= page.bleed.right();
            assert!(is_staple || is_outside, "{bounds:?}");
        }
    }

    #[test]
    fn a_cover_that_does_not_fit_says_how_large_it_is() {
        let error = WrapCover::new(paper("a4"), paper("a4"), Length::ZERO).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the cover is 420 mm wide and 297 mm high, more than its paper"
        );
    }
}
