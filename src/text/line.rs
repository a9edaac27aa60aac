//! Set lines: glyphs in the order in which they stand.

use crate::geom::Length;
use crate::text::FontId;

/// One glyph of a run; lengths are thousandths of the type size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// The glyph's number in its font.
    pub id: u16,
    /// How far the pen moves after it.
    pub advance: f32,
    /// How far it stands off the pen, right and up.
    pub offset: (f32, f32),
    /// The bytes of the run's text that it stands for: where they begin, and how many.
    /// The further glyphs of a cluster stand for none.
    pub text: (u16, u8),
}

/// A stretch of a line in one font.
#[derive(Debug, Clone, PartialEq)]
pub struct LineRun {
    /// The font.
    pub font: FontId,
    /// What the glyphs stand for.
    pub text: String,
    /// The glyphs from left to right.
    pub glyphs: Vec<Glyph>,
    /// Where its text begins in the paragraph: runs are read in this order.
    pub start: usize,
}

/// One line of a paragraph.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Line {
    pub(super) runs: Vec<LineRun>,
    pub(super) width: f64,
    pub(super) is_rtl: bool,
    pub(super) leading_space: f64,
}

impl Line {
    /// The runs from left to right.
    pub fn runs(&self) -> &[LineRun] {
        &self.runs
    }

    /// The width of what is seen, in thousandths of the type size: spaces at the end hang.
    pub fn width(&self) -> f64 {
        self.width
    }

    /// How wide it is at a size.
    pub fn width_at(&self, size: Length) -> Length {
        size * (self.width / 1000.0)
    }

    /// Whether the paragraph runs from right to left.
    pub fn is_rtl(&self) -> bool {
        self.is_rtl
    }

    /// The space that hangs on the left, as it does at the end of a line from right to left.
    pub fn leading_space(&self) -> f64 {
        self.leading_space
    }
}
