//! The table of contents: titles, leaders, and the numbers of pages.

use crate::block::{BlockError, LINK, Piece, Setter, Target};
use crate::color::Ink;
use crate::frame::{Item, Link, LinkTarget, Mark, Tag};
use crate::geom::{Length, Path, Point, Size};
use crate::text::Style;

/// One line of a table of contents.
pub(super) struct ContentsEntry {
    pub(super) target: Target,
    /// Whether it is a chapter.
    pub(super) is_chapter: bool,
}

/// The lines of a table of contents, a piece each, with a space over the first.
pub(super) fn entries(
    setter: &mut Setter<'_>,
    entries: &[ContentsEntry],
    over: Length,
) -> Result<Vec<Piece>, BlockError> {
    let whole = setter.whole();
    let mut pieces = Vec::with_capacity(entries.len());
    for (nth, entry) in entries.iter().enumerate() {
        let mut piece = line(setter, entry, whole)?;
        if entry.is_chapter {
            piece.over = setter.metrics.units(1.0);
            // A chapter stands with its first page.
            piece.keeps = entries.get(nth + 1).is_some_and(|next| !next.is_chapter);
        }
        if nth == 0 {
            piece.over = over;
        }
        pieces.push(piece);
    }
    Ok(pieces)
}

fn line(
    setter: &mut Setter<'_>,
    entry: &ContentsEntry,
    whole: u32,
) -> Result<Piece, BlockError> {
    let setting = setter.metrics.text;
    let measure = setter.measure();
    let style = if entry.is_chapter { Style::STRONG } else { Style::TEXT };
    // The space before it keeps it from the title where the text is read or copied.
    let number = format!(" {}", entry.target.number);
    let number = setter.line(&number, Style { tabular: true, ..style })?;
    let number_width = number.width_at(setting.size);
    let left = if entry.is_chapter { Length::ZERO } else { setter.metrics.wide(6.0) };
    let room = measure - left - number_width - setter.metrics.wide(6.0);
    let lines = setter.lines(&entry.target.title, style, setting.size, room)?;
    let mut frame = setter.frame();
    let contents = frame.node(Tag::Contents, None);
    frame.set_whole(contents, whole);
    let item = frame.node(Tag::ContentsItem, Some(contents));
    let reference = frame.node(Tag::Reference, Some(item));
    let link = setter.node(&mut frame, Tag::Link, Some(reference));
    let lines_high = setting.leading + setting.depth(lines.len());
    // One entry is as high as the finger asks that follows it.
    let height = lines_high.max(LINK);
    let y = Setter::baseline(setting) + (height - lines_high) * 0.5;
    let mark = Mark::Content(link);
    setter.put_lines(&mut frame, mark, Point::new(left, y), &lines, setting, Ink::BLACK);
    let last = y + setting.depth(lines.len());
    let x = measure - number_width;
    frame.line(mark, Point::new(x, last), &number, setting.size, |_| Ink::BLACK);
    let end = lines.last().map_or(left, |line| left + line.width_at(setting.size));
    leader(setter, &mut frame, (end, x), last);
    let item = Link {
        at: Point::ORIGIN,
        size: Size::new(measure, height),
        to: LinkTarget::Article(entry.target.article),
        label: format!(
            "{}, {} {}",
            entry.target.title, setter.words.page, entry.target.number
        ),
    };
    frame.push(mark, Item::Link(item));
    Ok(Piece::new(frame, height))
}

/// Dots from an entry to its number, on one grid from line to line.
fn leader(
    setter: &Setter<'_>,
    frame: &mut crate::frame::Frame,
    (from, to): (Length, Length),
    baseline: Length,
) {
    let step = Length::mm(2.4);
    let radius = Length::mm(0.22);
    let ink = setter.line_ink();
    let mut x =
        setter.measure() - step * ((setter.measure() - from) / step - 1.0).floor();
    let mut dots = Path::default();
    while x + Length::mm(2.0) < to {
        let center = Point::new(x, baseline - radius);
        dots.append(&Path::circle(center, radius));
        x += step;
    }
    if !dots.segments().is_empty() {
        frame.fill(dots, ink);
    }
}
