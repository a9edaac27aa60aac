//! The pages of a bound book: margins that swap, and a text block on the grid.

use crate::block::Metrics;
use crate::geom::{Length, Point, Size};
use crate::model::Edition;

/// How a book is held together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Binding {
    /// Stapled, glued or in a folder.
    Plain,
    /// Holes along the inner edge.
    Spiral,
}

/// Where the text stands on the pages of a book.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PageGeometry {
    /// The page.
    pub paper: Size,
    /// At the binding.
    pub inner: Length,
    /// At the fore-edge.
    pub outer: Length,
    /// Over the text.
    pub head: Length,
    /// The text.
    pub text: Size,
    /// From the page's head to the baseline of the foot line.
    pub foot_line: Length,
}

impl PageGeometry {
    /// The geometry of a paper.
    ///
    /// The inner margin is 18 mm at least (content, section 3); punched coils take the first
    /// 8 mm, and pages must not be read across the holes, so 25 mm stand clear of them.
    pub fn new(paper: Size, edition: Edition, binding: Binding) -> Self {
        let is_large = paper.width > Length::mm(180.0);
        let mm = Length::mm;
        let (inner, outer, head, foot) = if is_large {
            (mm(20.0), mm(16.0), mm(16.0), mm(20.0))
        } else {
            (mm(18.0), mm(11.0), mm(12.0), mm(16.0))
        };
        let inner = if binding == Binding::Spiral { inner.max(mm(25.0)) } else { inner };
        let measure = paper.width - inner - outer;
        let metrics = Metrics::new(edition, measure);
        // One measure for all that stands on a page: what is too wide to read goes to the margins.
        let spare = (measure - metrics.reading(edition)).max(Length::ZERO);
        let (inner, outer) = (inner + spare * 0.4, outer + spare * 0.6);
        let (measure, unit) = (measure - spare, metrics.unit);
        let depth = unit * ((paper.height - head - foot) / unit).floor();
        Self {
            paper,
            inner,
            outer,
            head,
            text: Size::new(measure, depth),
            foot_line: paper.height - foot * 0.48,
        }
    }

    /// Whether a page of the book, counted from 0, is a recto.
    pub fn is_recto(page: usize) -> bool {
        page.is_multiple_of(2)
    }

    /// The top left corner of the text on a page.
    pub fn origin(&self, page: usize) -> Point {
        let left = if Self::is_recto(page) { self.inner } else { self.outer };
        Point::new(left, self.head)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Paper;
    use crate::model::Vocabulary;

    #[test]
    fn margins_swap_and_the_text_keeps_to_the_paper() {
        assert!(Paper::named().count() >= 5);
        for paper in Paper::named() {
            for &edition in Edition::ALL {
                for binding in [Binding::Plain, Binding::Spiral] {
                    let geometry = PageGeometry::new(paper.size(), edition, binding);
                    let (recto, verso) = (geometry.origin(0), geometry.origin(1));
                    assert!(
                        recto.x.is_near(geometry.inner)
                            && verso.x.is_near(geometry.outer)
                    );
                    assert!(geometry.inner.fits(Length::mm(18.0)));
                    let foot = geometry.head + geometry.text.height;
                    assert!(geometry.foot_line > foot, "{} {edition:?}", paper.name());
                }
            }
        }
    }
}
