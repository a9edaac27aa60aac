//! What a page has left, as room for notes: a grid of dots.

use crate::block::{BlockError, Flowed, Setter, dots};
use crate::frame::{Mark, Tag};
use crate::geom::{Length, Point, Rect, Size};
use crate::text::Style;

/// A page with less on it than this share of its height looks left over.
const FULL: f64 = 0.62;
/// The same where the page goes on overleaf.
const FULL_BEFORE: f64 = 0.45;

/// Dots what a page has left, where that is much, under a word that says what for.
pub(super) fn fill(
    setter: &mut Setter<'_>,
    page: &mut Flowed,
    is_last: bool,
) -> Result<(), BlockError> {
    let full = if is_last { FULL } else { FULL_BEFORE };
    let (depth, metrics) = (setter.look.depth, setter.metrics);
    if (depth * full).fits(page.used) {
        let setting = metrics.small;
        let line = setter.line(setter.words.notes_at[0], Style::STRONG)?;
        let top = metrics.whole(page.used) + metrics.units(2.0);
        let node = page.frame.node(Tag::Paragraph, None);
        let at = Point::new(Length::ZERO, top + Setter::baseline(setting));
        let ink = crate::color::Ink::BLACK;
        page.frame.line(Mark::Content(node), at, &line, setting.size, |_| ink);
        let top = top + setting.leading;
        let area = Size::new(setter.measure(), depth - top);
        let area = Rect::new(Point::new(Length::ZERO, top), area);
        dots(&mut page.frame, area, metrics.pitch, setter.line_ink());
        page.used = depth;
    }
    Ok(())
}
