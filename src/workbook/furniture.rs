//! What stands on every page beside its text: the foot line with the number and the title.

use std::sync::Arc;

use crate::block::Metrics;
use crate::color::Ink;
use crate::frame::{Article, Frame, Mark, Page, Placed};
use crate::geom::{Length, Point, Rect, Size, Turn};
use crate::letterhead;
use crate::model::Edition;
use crate::text::{Line, Style, Typesetter};
use crate::workbook::geometry::PageGeometry;

/// The foot line of a page.
pub(super) struct Foot<'a> {
    pub(super) geometry: &'a PageGeometry,
    /// The page, counted from 0.
    pub(super) page: usize,
    pub(super) number: String,
    pub(super) book: &'a str,
    pub(super) chapter: &'a str,
    pub(super) language: &'a str,
    pub(super) edition: Edition,
    /// What a practice says of itself at the inner edge.
    pub(super) running: Option<&'a Line>,
    /// Whether the page has no foot line.
    pub(super) is_bare: bool,
    /// The figure of its week, which stands before the chapter's title.
    pub(super) figure: Option<Arc<Frame>>,
}

/// A page with its text and its foot line: the number at the fore-edge, beside it the book's
/// title on versos and the chapter's on rectos; what a practice says of itself at the inner edge,
/// where there is room.
pub(super) fn page(
    typesetter: &mut Typesetter,
    foot: &Foot<'_>,
    text: Frame,
    article: Article,
) -> Page {
    let geometry = foot.geometry;
    let whole = Rect::new(Point::ORIGIN, geometry.paper);
    let placed = |frame: Frame, at, article| Placed {
        frame: Arc::new(frame),
        at,
        turn: Turn::None,
        clip: None,
        adjust: None,
        article,
        part: u32::try_from(foot.page).unwrap_or(u32::MAX),
    };
    let mut on_page = vec![placed(text, geometry.origin(foot.page), Some(article))];
    if !foot.is_bare {
        on_page.push(placed(line(typesetter, foot), Point::ORIGIN, None));
    }
    Page { size: geometry.paper, trim: whole, bleed: whole, placed: on_page }
}

/// A page with its text, and a running head over it if there is one.
pub(super) fn loose(
    (paper, margin): (Size, Length),
    text: Frame,
    head: Option<Arc<Frame>>,
    article: Article,
) -> Page {
    let whole = Rect::new(Point::ORIGIN, paper);
    let placed = |frame, at, article| Placed {
        frame,
        at,
        turn: Turn::None,
        clip: None,
        adjust: None,
        article,
        part: 0,
    };
    let at = Point::new(margin, margin);
    let mut on_page = vec![placed(Arc::new(text), at, Some(article))];
    if let Some(head) = head {
        let at = letterhead::running_head_at(&head, margin);
        on_page.push(placed(head, at, None));
    }
    Page { size: paper, trim: whole, bleed: whole, placed: on_page }
}

/// How wide the figure of a week is beside the title.
pub(super) const FIGURE: Length = Length::mm(4.6);

/// From the fore-edge to the title, where the number stands.
pub(super) fn indent(metrics: &Metrics) -> Length {
    metrics.wide(8.0).max(Length::mm(10.0))
}

/// The room of a foot line at the inner edge, beside a title so wide.
pub(super) fn inner_room(metrics: &Metrics, measure: Length, title: Length) -> Length {
    measure - indent(metrics) - title - metrics.wide(8.0)
}

fn line(typesetter: &mut Typesetter, foot: &Foot<'_>) -> Frame {
    let geometry = foot.geometry;
    let metrics = Metrics::new(foot.edition, geometry.text.width);
    let size = metrics.small.size;
    let spaced = foot.edition.is_spaced();
    let is_recto = PageGeometry::is_recto(foot.page);
    let mut frame = Frame::new(geometry.paper);
    let origin = geometry.origin(foot.page);
    let (left, right) = (origin.x, origin.x + geometry.text.width);
    let title = if is_recto { foot.chapter } else { foot.book };
    let gap = indent(&metrics);
    let mut taken = Length::ZERO;
    let strong = Style { spaced, ..Style::STRONG };
    let style = Style { spaced, ..Style::TEXT };
    let plain = crate::text::plain(title);
    let lines = [(&*foot.number, strong, Length::ZERO), (&*plain, style, gap)];
    for (text, style, gap) in lines {
        // What has no glyph was told of where it stands in the text.
        let Ok(line) = typesetter.plain_line(text, style, foot.language) else {
            continue;
        };
        let width = line.width_at(size);
        taken = width;
        let x = if is_recto { right - gap - width } else { left + gap };
        let at = Point::new(x, geometry.foot_line);
        frame.line(Mark::Artifact, at, &line, size, |_| Ink::BLACK);
    }
    if let Some(figure) = foot.figure.as_ref().filter(|_| is_recto) {
        let x = right - gap - taken - figure.size().width - Length::mm(1.8);
        // It stands on the line of the text, as a letter does.
        let at = Point::new(x, geometry.foot_line - figure.size().height);
        frame.stamp(at, figure);
        taken = right - gap - x;
    }
    let room = inner_room(&metrics, geometry.text.width, taken);
    let fits = |running: &&Line| room.fits(running.width_at(size));
    if let Some(running) = foot.running.filter(fits) {
        let x = if is_recto { left } else { right - running.width_at(size) };
        let at = Point::new(x, geometry.foot_line);
        frame.line(Mark::Artifact, at, running, size, |_| Ink::BLACK);
    }
    frame
}

/// The number of a page, counted from 0: roman before the book proper, which begins with 1.
pub(super) fn number(page: usize, arabic: Option<usize>) -> String {
    match arabic {
        Some(first) => (page - first + 1).to_string(),
        None => roman(page + 1),
    }
}

fn roman(mut number: usize) -> String {
    const SIGNS: [(usize, &str); 9] = [
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            text.push_str(sign);
            number -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_before_the_book_proper_have_roman_numbers() {
        let numbers: Vec<_> =
            (0..6).map(|page| number(page, (page >= 4).then_some(4))).collect();
        assert_eq!(numbers, ["i", "ii", "iii", "iv", "1", "2"]);
        assert_eq!(roman(49), "xlix");
    }
}
