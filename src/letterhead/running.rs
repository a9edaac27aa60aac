//! What stands on later pages: a running head over loose pages, a few words beside a book's foot.

use crate::block::Setter;
use crate::color::Ink;
use crate::frame::{Frame, Mark};
use crate::geom::{Length, Point, Size};
use crate::letterhead::head::{RULE, rule};
use crate::model::Practice;
use crate::text::{Line, Style};

/// Between the name and what stands at the right.
const GUTTER: Length = Length::mm(8.0);
/// What home printers reach with some air around it.
const PRINTABLE: Length = Length::mm(6.0);
/// Between the descenders and the line beneath.
const AIR: Length = Length::mm(0.5);

/// The head of a page after the first: the name, at the right the first of credentials, site and
/// telephone that has room, and a line beneath. It repeats what the first page says, and is
/// decoration all of it.
///
/// None when there is nothing to say, or no room to say it on one line.
pub fn running_head(setter: &mut Setter<'_>, practice: &Practice) -> Option<Frame> {
    let size = setter.metrics.small.size;
    let measure = setter.measure();
    let beside = beside(practice);
    let name = practice.name.as_deref();
    let name = name.and_then(|name| fitting(setter, name, Style::STRONG, measure));
    let ends = measure - name.as_ref().map_or(Length::ZERO, |(_, width)| *width + GUTTER);
    let mut beside =
        beside.into_iter().filter_map(|text| fitting(setter, text, Style::TEXT, ends));
    let beside = beside.next();
    if name.is_none() && beside.is_none() {
        return None;
    }
    // Letters reach 0.72 of the size up and 0.22 down.
    let baseline = size * 0.72;
    let deep = baseline + size * 0.22 + AIR + RULE;
    let mut frame = Frame::new(Size::new(measure, deep));
    let mut pen = Length::ZERO;
    if let Some((line, _)) = &name {
        let ink = practice.color.unwrap_or(Ink::BLACK);
        frame.line(Mark::Artifact, Point::new(pen, baseline), line, size, |_| ink);
    }
    if let Some((line, width)) = &beside {
        if name.is_some() {
            pen = measure - *width;
        }
        let at = Point::new(pen, baseline);
        frame.line(Mark::Artifact, at, line, size, |_| Ink::BLACK);
    }
    rule(setter, &mut frame, practice, deep - RULE * 0.5);
    Some(frame)
}

/// Where a running head stands over text: within the margin, clear of the text by a part of
/// what the margin has beyond the strip that printers do not reach.
pub fn running_head_at(head: &Frame, margin: Length) -> Point {
    let clear = (margin - PRINTABLE) * 0.28;
    Point::new(margin, margin - clear - head.size().height)
}

/// A few words for a line that has others on it: the name and the credentials, or less where
/// that has no room. What says most comes first.
pub fn running_words(practice: &Practice) -> Vec<String> {
    let credentials = practice.credentials.as_deref();
    let Some(name) = practice.name.as_deref() else {
        return beside(practice).into_iter().take(1).map(str::to_owned).collect();
    };
    let both = credentials.map(|credentials| format!("{name} · {credentials}"));
    both.into_iter().chain([name.to_owned()]).collect()
}

/// What may stand beside the name, the best first.
fn beside(practice: &Practice) -> Vec<&str> {
    let web = practice.web.as_deref().map(site);
    let all = [practice.credentials.as_deref(), web, practice.phone.as_deref()];
    all.into_iter().flatten().collect()
}

/// A site as people say it.
pub(super) fn site(address: &str) -> &str {
    let start = ["https://", "http://"].iter().find_map(|way| address.strip_prefix(way));
    start.unwrap_or(address).trim_end_matches('/')
}

/// A text on one line, when that fits; what has no glyph is told of where it stands in full.
fn fitting(
    setter: &mut Setter<'_>,
    text: &str,
    style: Style,
    room: Length,
) -> Option<(Line, Length)> {
    let line = setter.line(text, style).ok()?;
    let width = line.width_at(setter.metrics.small.size);
    room.fits(width).then_some((line, width))
}
