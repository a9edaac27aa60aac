//! The cover of a leaflet: the title of the deck, what this is, and how it is used.

use std::sync::Arc;

use crate::block::{BlockError, Setter};
use crate::frame::{Frame, NodeId, Tag};
use crate::geom::{Length, Point, Size};
use crate::leaflet::turned::turned;
use crate::look;
use crate::model::Kind;
use crate::text::{Setting, Style};
use crate::words::Words;

/// How large the arch is beside that of a card, and how many texts stand under it, the better ways
/// first: on small pages in large type what is least needed gives way.
const WAYS: [(f64, usize); 5] = [(1.6, 4), (1.1, 4), (1.1, 3), (0.8, 3), (0.8, 2)];

/// Sets the cover.
///
/// # Errors
/// [`BlockError`] when its title has no room.
pub(super) fn cover(
    setter: &mut Setter<'_>,
    title: &str,
    is_rtl: bool,
) -> Result<Frame, BlockError> {
    let language = setter.look.language;
    let (Words { tag: spoken, card: words, .. }, metrics) =
        (Words::of(language), setter.metrics);
    // Where the program does not speak the deck's language, its words are in another.
    let other = (*spoken != language.primary()).then_some(*spoken);
    let size = Size::new(setter.measure(), setter.look.depth);
    let texts = [
        (title, Tag::Heading, Style::DISPLAY, metrics.title),
        (words.leaflet, Tag::Paragraph, Style::STRONG, metrics.text),
        (words.leaflet_use, Tag::Paragraph, Style::TEXT, metrics.text),
        (words.may_stop, Tag::Paragraph, Style::TEXT, metrics.text),
    ];
    let mut parts = Vec::new();
    for (text, tag, style, setting) in texts {
        let (mut frame, node, height) = part(setter, (text, tag, style), setting)?;
        if let Some(other) = other.filter(|_| tag != Tag::Heading) {
            frame.set_language(node, other);
        }
        let frame = if is_rtl { turned(&frame) } else { frame };
        parts.push((frame, height));
    }
    let whole = |count: usize| {
        let heights = parts[..count].iter().map(|(_, height)| *height + metrics.unit);
        heights.fold(Length::ZERO, |sum, height| sum + height)
    };
    setter.kind = Kind::Conversation;
    let ink = setter.accent();
    for (scale, count) in WAYS {
        let arch = Arc::new(look::sign(setter.look.theme, setter.kind, scale));
        let left = size.height - arch.size().height - whole(count);
        if left < Length::ZERO {
            continue;
        }
        let mut frame = Frame::new(size);
        // What is left stands over the arch and under the texts, less over it.
        let floor = metrics
            .whole(arch.size().height + left * 0.38)
            .min(size.height - whole(count));
        let x = (size.width - arch.size().width) * 0.5;
        frame.stamp(Point::new(x, floor - arch.size().height), &arch);
        let rule = Point::new(Length::ZERO, floor);
        Setter::rule(&mut frame, rule, size.width, look::LINE, ink);
        let mut y = floor + metrics.unit;
        for (part, height) in &parts[..count] {
            frame.absorb(Point::new(Length::ZERO, y), part);
            y += *height + metrics.unit;
        }
        return Ok(frame);
    }
    Err(BlockError::High)
}

/// A text, its node, and how high it is.
fn part(
    setter: &mut Setter<'_>,
    (text, tag, style): (&str, Tag, Style),
    setting: Setting,
) -> Result<(Frame, NodeId, Length), BlockError> {
    let measure = setter.measure();
    let lines = setter.lines(text, style, setting.size, measure)?;
    let mut frame = setter.frame();
    let node = setter.node(&mut frame, tag, None);
    let first = Point::new(Length::ZERO, Setter::baseline(setting));
    setter.put_text(&mut frame, node, first, &lines, setting);
    Ok((frame, node, setting.leading + setting.depth(lines.len())))
}
