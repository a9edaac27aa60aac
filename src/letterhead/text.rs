//! Texts as they stand, without marks of emphasis, and addresses that may break anywhere.

use crate::block::{BlockError, LINK, Setter};
use crate::color::Ink;
use crate::frame::{Frame, Item, Link, LinkTarget, Mark, NodeId, Tag};
use crate::geom::{Length, Point, Size};
use crate::text::{Breaking, Hyphens, Line, Rag, Setting, Style, Weight};

/// Lines of a text in which asterisks are asterisks.
///
/// # Errors
/// [`BlockError`] when a character is in no font or a word does not fit the measure.
pub(super) fn wrapped(
    setter: &mut Setter<'_>,
    text: &str,
    style: Style,
    size: Length,
    measure: Length,
) -> Result<Vec<Line>, BlockError> {
    let style = setter.styled(style);
    let source = text.replace('*', "\\*");
    let mut paragraph =
        setter.typesetter.shape(&source, style, setter.look.language.tag())?;
    // Names and numbers stay whole; what is bold is a head.
    let rag = if style.weight == Weight::SemiBold { Rag::Sense } else { Rag::Running };
    let breaking = Breaking { rag, hyphens: Hyphens::Authored };
    if paragraph.count_lines(measure, size, breaking.hyphens).is_none() {
        return Err(BlockError::Wide { text: text.to_owned() });
    }
    Ok(paragraph.lines(setter.typesetter, measure, size, breaking))
}

/// Lines of an address: broken after its signs, and anywhere where a part is wider than the
/// measure. No hyphen is added, which would be typed along.
///
/// # Errors
/// [`BlockError`] when a character is in no font or is wider than the measure.
pub(super) fn broken(
    setter: &mut Setter<'_>,
    address: &str,
    size: Length,
    measure: Length,
) -> Result<Vec<Line>, BlockError> {
    let mut lines = Vec::new();
    let mut rest = address;
    while !rest.is_empty() {
        let end = longest_start(setter, rest, size, measure)?
            .ok_or_else(|| BlockError::Wide { text: address.to_owned() })?;
        lines.extend(wrapped(setter, &rest[..end], Style::TEXT, size, measure)?);
        rest = &rest[end..];
    }
    Ok(lines)
}

/// Where the first line of an address ends: after the last sign that fits, unless that leaves
/// the line half empty.
fn longest_start(
    setter: &mut Setter<'_>,
    rest: &str,
    size: Length,
    measure: Length,
) -> Result<Option<usize>, BlockError> {
    let ends: Vec<usize> = rest.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
    // A longer start is wider, so halving finds the longest that fits.
    let (mut fits, mut too_wide) = (0, ends.len() + 1);
    while fits + 1 < too_wide {
        let middle = usize::midpoint(fits, too_wide);
        let style = setter.styled(Style::TEXT);
        let source = rest[..ends[middle - 1]].replace('*', "\\*");
        let language = setter.look.language.tag();
        let shaped = setter.typesetter.shape(&source, style, language)?;
        if measure.fits(shaped.width_at(size)) {
            fits = middle;
        } else {
            too_wide = middle;
        }
    }
    if fits == 0 || fits == ends.len() {
        return Ok(ends.get(fits.wrapping_sub(1)).copied());
    }
    let after_sign = (fits / 2..fits)
        .rev()
        .map(|nth| ends[nth])
        .find(|end| rest[..*end].ends_with(is_break));
    Ok(Some(after_sign.unwrap_or(ends[fits - 1])))
}

fn is_break(c: char) -> bool {
    "/@?&=#-_.".contains(c)
}

/// A text that leads to the web: a link with its words, from the top of its first line on.
#[derive(Debug, Clone)]
pub(super) struct Way {
    /// Where it leads.
    pub(super) to: String,
    /// What is said of it.
    pub(super) label: String,
}

impl Way {
    /// Puts lines into a link below a node.
    pub(super) fn put(
        self,
        setter: &Setter<'_>,
        frame: &mut Frame,
        parent: NodeId,
        at: Point,
        lines: &[Line],
    ) {
        let setting = setter.metrics.small;
        let link = Mark::Content(frame.node(Tag::Link, Some(parent)));
        let baseline = Point::new(at.x, at.y + Setter::baseline(setting));
        setter.put_lines(frame, link, baseline, lines, setting, Ink::BLACK);
        let high = height(lines, setting);
        let at = Point::new(at.x, at.y - (high.max(LINK) - high) * 0.5);
        let size = Size::new(widest(lines, setting), high.max(LINK));
        let (to, label) = (LinkTarget::Uri(self.to), self.label);
        frame.push(link, Item::Link(Link { at, size, to, label }));
    }
}

/// How wide lines are.
pub(super) fn widest(lines: &[Line], setting: Setting) -> Length {
    lines.iter().map(|line| line.width_at(setting.size)).fold(Length::ZERO, Length::max)
}

/// How high lines are.
pub(super) fn height(lines: &[Line], setting: Setting) -> Length {
    if lines.is_empty() {
        return Length::ZERO;
    }
    setting.leading + setting.depth(lines.len())
}

/// Puts the items of a frame into a figure of another one: what was decoration is its content.
pub(super) fn put_figure(frame: &mut Frame, figure: NodeId, at: Point, drawing: &Frame) {
    let mut moved = Frame::default();
    moved.absorb(at, drawing);
    for (_, item) in moved.items() {
        frame.push(Mark::Content(figure), item.clone());
    }
}
