//! What chapters and weeks open with: a figure on the floor line, a title, one large sentence.

use std::sync::Arc;

use crate::block::{BlockError, Piece, Setter, Target, check_heights, flow};
use crate::color::Ink;
use crate::frame::{Frame, Mark, Tag};
use crate::geom::{Length, Point, Size};
use crate::look;
use crate::model::{Chapter, Extent};
use crate::text::{Setting, Style};
use crate::workbook::book::BookMaker;
use crate::workbook::contents::{self, ContentsEntry};
use crate::workbook::job::BookWeek;
use crate::workbook::section::{Content, Section};

/// How wide the figure of a week may be, beside the text, from what looks best to what has room.
pub(super) const SCALES: [f64; 3] = [0.26, 0.18, 0.1];

impl BookMaker<'_, '_> {
    /// The figure of a week; none where weeks are not told apart by one.
    pub(super) fn week_figure(
        &self,
        week: BookWeek<'_>,
        width: Length,
    ) -> Option<Arc<Frame>> {
        let is_it = |other: &BookWeek<'_>| other.number == week.number;
        let nth = self.job.weeks.iter().position(is_it)?;
        let theme = self.job.look.theme;
        let weekly = self.job.book.chapters.iter().find(|chapter| chapter.weekly)?;
        let size = Size::new(width, width * look::WEEK_FIGURE_HIGH);
        let (weeks, ink) = (self.job.weeks.len(), theme.accent(weekly.kind));
        Some(Arc::new(look::week_figure(theme, nth + 1, weeks, size, ink)))
    }

    /// The head of a week: its title on the floor line, its figure at the end of it, its days,
    /// and what it is about as one large sentence.
    pub(super) fn week_head(
        &self,
        setter: &mut Setter<'_>,
        section: &Section<'_>,
        scale: f64,
    ) -> Result<Vec<Piece>, BlockError> {
        let ink = setter.accent();
        let setting = setter.metrics.chapter;
        let measure = setter.measure();
        let title = &self.outline.chapters[section.chapter].title;
        let width = measure * scale;
        let figure = section.week.and_then(|week| self.week_figure(week, width));
        let room = measure - width - Length::mm(6.0);
        let lines = setter.lines(title, Style::DISPLAY, setting.size, room)?;
        let high = figure.as_ref().map_or(Length::ZERO, |figure| figure.size().height);
        let deep = setting.size * 1.1 + setting.depth(lines.len());
        let floor = setter.metrics.whole(deep.max(high) + Length::mm(0.6));
        let mut frame = setter.frame();
        if let Some(figure) = &figure {
            frame.stamp(Point::new(measure - width, floor - high), figure);
        }
        let heading = setter.node(&mut frame, Tag::Heading, None);
        let last = floor - setting.size * 0.34;
        let at = Point::new(Length::ZERO, last - setting.depth(lines.len()));
        setter.put_text(&mut frame, heading, at, &lines, setting);
        let left = Point::new(Length::ZERO, floor);
        Setter::rule(&mut frame, left, measure, look::LINE, ink);
        let mut height = floor;
        if let Some(dates) = self.dates(section) {
            let small = setter.metrics.text;
            let line = setter.line(&dates, Style::TEXT)?;
            let node = frame.node(Tag::Paragraph, None);
            let x = measure - line.width_at(small.size);
            let at = Point::new(x, floor + Setter::baseline(small) + Length::mm(1.2));
            frame.line(Mark::Content(node), at, &line, small.size, |_| Ink::BLACK);
            height += small.leading;
        }
        let mut pieces = vec![Piece::new(frame, height + setter.metrics.unit).keeps()];
        let outline = section.week.and_then(|week| week.outline);
        if let Some(aim) =
            outline.map(|outline| &*outline.aim).filter(|aim| !aim.is_empty())
        {
            let setting = setter.metrics.heading;
            let aim = aim.replace('*', "\\*");
            let aim = setter.strip(&aim, Tag::Paragraph, Style::DISPLAY, setting)?;
            pieces.push(aim.over(setter.metrics.units(1.0)).keeps());
        }
        Ok(pieces)
    }

    /// The first page of a chapter: its sign, large, on the floor line, its title, what it is
    /// for as one large sentence, and at the foot what is in it; overleaf where that is much.
    pub(super) fn opener(
        &self,
        setter: &mut Setter<'_>,
        chapter: &Chapter,
        section: &Section<'_>,
        targets: &[Target],
    ) -> Result<Vec<Frame>, BlockError> {
        let size = Size::new(setter.look.measure, setter.look.depth);
        let mut frame = Frame::new(size);
        let entries = self.entries_of(section, targets);
        let mut entries = contents::entries(setter, &entries, Length::ZERO)?;
        let over = if (size.height * 0.42).fits(height(&entries)) {
            Vec::new()
        } else {
            check_heights(&entries, size.height)?;
            flow(&std::mem::take(&mut entries), size)
        };
        let foot = size.height - height(&entries);
        let title = setter.metrics.chapter;
        let lines =
            setter.lines(&chapter.title, Style::DISPLAY, title.size, size.width)?;
        let (mut lead, mut setting) = (Vec::new(), setter.metrics.text);
        let deep =
            |lines: usize, setting: Setting| setting.leading + setting.depth(lines);
        let floor_to_title = setter.metrics.units(2.0) + deep(lines.len(), title);
        if let Some(intro) = &chapter.intro {
            // A sentence is as large as leaves the sign some room.
            for (style, each) in [
                (Style::DISPLAY, setter.metrics.heading),
                (Style::TEXT, setter.metrics.text),
            ] {
                setting = each;
                lead = setter.lines(intro, style, each.size, size.width)?;
                let taken = floor_to_title + deep(lead.len(), each);
                if (foot - taken).fits(size.height * 0.3) {
                    break;
                }
            }
        }
        let below = floor_to_title
            + setter.metrics.units(2.0)
            + if lead.is_empty() { Length::ZERO } else { deep(lead.len(), setting) };
        let room = foot - below - setter.metrics.units(2.0);
        let high = (size.height * 0.36).min(room);
        if room < Length::ZERO {
            return Err(BlockError::High);
        }
        // The floor stands where the eye rests, and what is said hangs from it.
        let floor = setter.metrics.whole((size.height * 0.46).min(room).max(high));
        if high.fits(Length::mm(12.0)) {
            let scale = high / look::sign_size(setter.look.theme.house).height;
            let sign = Arc::new(look::sign(setter.look.theme, setter.kind, scale));
            frame.stamp(Point::new(Length::ZERO, floor - sign.size().height), &sign);
        }
        let ink = setter.accent();
        let left = Point::new(Length::ZERO, floor);
        Setter::rule(&mut frame, left, size.width, look::LINE, ink);
        let mut y = floor + setter.metrics.units(2.0);
        let node = setter.node(&mut frame, Tag::Heading, None);
        let at = Point::new(Length::ZERO, y + Setter::baseline(title));
        setter.put_text(&mut frame, node, at, &lines, title);
        y += deep(lines.len(), title) + setter.metrics.units(1.0);
        if !lead.is_empty() {
            let node = setter.node(&mut frame, Tag::Paragraph, None);
            let at = Point::new(Length::ZERO, y + Setter::baseline(setting));
            setter.put_text(&mut frame, node, at, &lead, setting);
        }
        let mut y = foot;
        for piece in &entries {
            y += piece.over;
            frame.absorb(Point::new(Length::ZERO, y), &piece.frame);
            y += piece.height;
        }
        Ok(std::iter::once(frame).chain(over).collect())
    }

    /// The pages of a chapter.
    fn entries_of(
        &self,
        section: &Section<'_>,
        targets: &[Target],
    ) -> Vec<ContentsEntry> {
        debug_assert!(self.job.extent == Extent::Whole, "own pages have no openers");
        let own = self.outline.sections.iter().zip(targets).filter(|(other, _)| {
            other.chapter == section.chapter && matches!(other.content, Content::Page(_))
        });
        own.map(|(_, target)| ContentsEntry { target: target.clone(), is_chapter: false })
            .collect()
    }
}

fn height(pieces: &[Piece]) -> Length {
    pieces.iter().fold(Length::ZERO, |sum, piece| sum + piece.over + piece.height)
}
