//! Titles: the arch on its floor line, and what the page is called.

use std::sync::Arc;

use crate::block::{BlockError, Piece, Setter};
use crate::color::Ink;
use crate::frame::{Mark, Tag};
use crate::geom::{Length, Point};
use crate::look;
use crate::text::{Setting, Style};
use crate::words::Words;

/// How large a title is, and what it is.
#[derive(Debug, Clone, Copy)]
pub struct Title<'a> {
    /// What the page is called.
    pub text: &'a str,
    /// Which heading it is.
    pub tag: Tag,
    /// How large it is.
    pub setting: Setting,
    /// The size of the arch beside that of a card.
    pub scale: f64,
    /// What stands at the end of its line.
    pub aside: Option<&'a str>,
}

impl Setter<'_> {
    /// The title of a page with its arch, on the floor line; it stands with what follows.
    ///
    /// # Errors
    /// [`BlockError`] when it cannot be set.
    pub fn title(&mut self, title: &Title<'_>) -> Result<Piece, BlockError> {
        set(self, title)
    }
}

fn set(setter: &mut Setter<'_>, title: &Title<'_>) -> Result<Piece, BlockError> {
    let (setting, ink) = (title.setting, setter.accent());
    let theme = setter.look.theme;
    // As high as an arch, whatever the look draws.
    let scale =
        title.scale * (Length::mm(11.5) / look::sign_size(theme.house).height).min(1.0);
    let arch = Arc::new(look::sign(theme, setter.kind, scale));
    let arch_size = arch.size();
    let left = arch_size.width + Length::mm(4.0) * title.scale;
    let small = setter.metrics.text;
    let aside = match title.aside {
        Some(aside) => Some(setter.line(aside, Style::TEXT)?),
        None => None,
    };
    let aside_width = aside
        .as_ref()
        .map_or(Length::ZERO, |line| line.width_at(small.size) + Length::mm(6.0));
    let room = setter.measure() - left;
    let lines = setter.lines(title.text, Style::DISPLAY, setting.size, room)?;
    let widest = lines.last().map_or(Length::ZERO, |line| line.width_at(setting.size));
    // Great titles have it beneath, so that it stands alike on every such page.
    let is_great = setting.size >= setter.metrics.chapter.size;
    let has_room = !is_great && room.fits(widest + aside_width);
    let deep = setting.size * 1.1 + setting.depth(lines.len());
    let floor = setter.metrics.whole(deep.max(arch_size.height) + Length::mm(0.6));
    let mut frame = setter.frame();
    frame.stamp(Point::new(Length::ZERO, floor - arch_size.height), &arch);
    let heading = setter.node(&mut frame, title.tag, None);
    let last = floor - setting.size * 0.34;
    let at = Point::new(left, last - setting.depth(lines.len()));
    setter.put_text(&mut frame, heading, at, &lines, setting);
    Setter::rule(
        &mut frame,
        Point::new(Length::ZERO, floor),
        setter.measure(),
        look::LINE,
        ink,
    );
    let mut height = floor;
    if let Some(line) = aside {
        let node = frame.node(Tag::Paragraph, None);
        if let Some(aside) = title.aside {
            let read = Words::of(setter.look.language).duration.read(aside);
            if read != aside {
                frame.set_spoken(node, &read);
            }
        }
        // Beside the title, or beneath the line when the title needs it all.
        let y = if has_room {
            last
        } else {
            floor + Setter::baseline(small) + Length::mm(1.2)
        };
        let x = setter.measure() - line.width_at(small.size);
        frame.line(Mark::Content(node), Point::new(x, y), &line, small.size, |_| {
            Ink::BLACK
        });
        if !has_room {
            height += small.leading;
        }
    }
    Ok(Piece::new(frame, height + setter.metrics.unit).keeps())
}
