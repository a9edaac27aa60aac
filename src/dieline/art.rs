//! What is printed on the other panels: who gives it to whom, the back, the sides.

use std::sync::Arc;

use crate::color::Ink;
use crate::dieline::DielineError;
use crate::dieline::lines::glued;
use crate::dieline::page::DielineJob;
use crate::dieline::panel::Part;
use crate::frame::{Article, Frame, Mark, NodeId, Placed, Tag};
use crate::geom::{Length, Path, Point, Rect, Size, Turn};
use crate::sheet::{Column, TextSize};
use crate::text::{Line, Style, Typesetter, heights};

/// What a dieline's panels are set with.
pub(super) struct Desk<'a, 'j> {
    pub(super) typesetter: &'a mut Typesetter,
    pub(super) job: &'a DielineJob<'j>,
    /// Where the dieline lies on its sheet.
    pub(super) at: Point,
}

/// A frame at its place on the sheet, which comes in some order.
pub(super) fn placed(frame: Frame, at: Point, turn: Turn, part: Option<u32>) -> Placed {
    Placed {
        frame: Arc::new(frame),
        at,
        turn,
        clip: None,
        adjust: None,
        article: part.map(|_| Article(0)),
        part: part.unwrap_or_default(),
    }
}

impl Desk<'_, '_> {
    /// A line in the language of the sheet.
    pub(super) fn line(
        &mut self,
        text: &str,
        style: Style,
    ) -> Result<Line, DielineError> {
        Ok(self.typesetter.plain_line(text, style, self.job.words.tag)?)
    }

    /// A node of a text of the deck, which may be in another language than the sheet.
    pub(super) fn deck_node(&self, frame: &mut Frame, tag: Tag) -> NodeId {
        let node = frame.node(tag, None);
        if self.job.title_language != self.job.words.tag {
            frame.set_language(node, self.job.title_language);
        }
        node
    }

    /// "For …, from …", each with a line to write on, in a frame of a size.
    pub(super) fn gift(&mut self, size: Size) -> Result<Frame, DielineError> {
        let job = self.job;
        let mut frame = Frame::new(size);
        let node = frame.node(Tag::Paragraph, None);
        let type_size =
            Length::pt(if size.height < Length::mm(14.0) { 9.0 } else { 10.0 });
        let margin = (size.width * 0.12).max(Length::mm(5.0)).min(Length::mm(12.0));
        let words = [job.words.dieline.from_whom, job.words.dieline.for_whom];
        let lines =
            [self.line(words[1], Style::TEXT)?, self.line(words[0], Style::TEXT)?];
        let widest = lines.iter().map(|line| line.width_at(type_size));
        let widest = widest.fold(Length::ZERO, Length::max);
        let leading = (size.height * 0.4).max(Length::mm(5.2)).min(Length::mm(9.0));
        let first = (size.height - leading) / 2.0 + heights::half_x(type_size);
        for (nth, line) in [0.0, 1.0].into_iter().zip(&lines) {
            let baseline = first + leading * nth;
            let at = Point::new(margin, baseline);
            let ink = job.theme.pattern;
            frame.line(Mark::Content(node), at, line, type_size, |_| ink);
            let from = margin + widest + Length::mm(2.0);
            let to = size.width - margin;
            let rule = Path::line(Point::new(from, baseline), Point::new(to, baseline));
            frame.stroke(rule, Length::pt(0.4), ink);
        }
        Ok(frame)
    }

    /// The back: the name over a line, what the deck is, and who may copy it.
    pub(super) fn back(&mut self, frame: &mut Frame) -> Result<(), DielineError> {
        let job = self.job;
        let back = job.dieline.rect(Part::Back).moved(self.at);
        if !job.dieline.has(Part::Lid) {
            let gift = self.gift(back.size())?;
            frame.absorb(back.origin(), &gift);
            return Ok(());
        }
        let size = back.size();
        let margin = (size.width.min(size.height) * 0.1).max(Length::mm(4.0));
        let margin = margin.min(Length::mm(8.0));
        let (left, measure) = (back.left() + margin, size.width - margin * 2.0);
        let foot = self.imprint(frame, (left, measure), back.bottom() - margin)?;
        let top = back.top() + margin;
        let about = job.about.unwrap_or_default();
        // What there is no room for stays away: it stands on the cards too.
        for (name, text, has_about) in [
            (22.0, (14.0, 19.0), true),
            (18.0, (12.0, 16.0), true),
            (15.0, (10.0, 13.5), true),
            (13.0, (9.0, 12.0), true),
            (12.0, (8.0, 10.5), true),
            (12.0, (8.0, 10.5), false),
        ] {
            let mut tried = Frame::new(frame.size());
            let node = self.deck_node(&mut tried, Tag::SubHeading);
            let has_about = has_about && !about.is_empty();
            let told = has_about.then(|| self.deck_node(&mut tried, Tag::Paragraph));
            let mut column = Column {
                typesetter: self.typesetter,
                frame: &mut tried,
                left,
                width: measure,
                y: top,
                text: TextSize::pt(text.0, text.1),
                ink: Ink::BLACK,
                accent: job.theme.pattern,
                language: job.title_language,
            };
            let size = TextSize::pt(name, name * 1.15);
            let mark = (Mark::Content(node), column.accent);
            column.set_in(mark, job.title, Style::DISPLAY, size)?;
            column.y += Length::pt(text.1) * 0.35;
            let floor = column.y;
            column.y += Length::pt(text.1) * 0.5;
            if let Some(told) = told {
                let mark = (Mark::Content(told), column.ink);
                column.set_in(mark, about, Style::TEXT, column.text)?;
            }
            let end = column.y;
            // Large type that fills the back would outshout the front.
            let room = if text.0 > 11.0 { top + (foot - top) * 0.62 } else { foot };
            if room.fits(end) || !has_about {
                let (from, to) =
                    (Point::new(left, floor), Point::new(left + measure, floor));
                tried.stroke(Path::line(from, to), Length::pt(1.3), job.theme.pattern);
                if room.fits(end) {
                    frame.absorb(Point::ORIGIN, &tried);
                }
                break;
            }
        }
        Ok(())
    }

    /// Licence and version, from the foot up; returns where they begin.
    fn imprint(
        &mut self,
        frame: &mut Frame,
        (left, measure): (Length, Length),
        foot: Length,
    ) -> Result<Length, DielineError> {
        let Some(imprint) = self.job.imprint.clone() else { return Ok(foot) };
        let size = Length::pt(8.0);
        let line = self.line(&imprint, Style::TEXT)?;
        if !measure.fits(line.width_at(size)) {
            return Ok(foot);
        }
        let node = frame.node(Tag::Paragraph, None);
        frame.line(Mark::Content(node), Point::new(left, foot), &line, size, |_| {
            Ink::BLACK
        });
        Ok(foot - size * 1.6)
    }

    /// The deck's name on both sides and on the lid, and what is glued: all of it is said
    /// elsewhere, and so is decoration.
    pub(super) fn repeats(&mut self) -> Result<Vec<Placed>, DielineError> {
        let job = self.job;
        let mut all = Vec::new();
        let accent = job.theme.pattern;
        let title = self.typesetter.plain_line(
            &crate::text::plain(job.title),
            Style::DISPLAY,
            job.title_language,
        )?;
        let count = self.line(&job.count_said, Style::TEXT)?;
        let panels = [
            (Part::Left, Turn::Left, &title),
            (Part::Right, Turn::Right, &count),
            (Part::Lid, Turn::Half, &title),
        ];
        for (part, turn, line) in panels {
            if !job.dieline.has(part) {
                continue;
            }
            let rect = job.dieline.rect(part).moved(self.at);
            let size = turn.size(rect.size());
            if let Some(frame) = centered(size, line, accent) {
                all.push(placed(frame, rect.origin(), turn, None));
            }
        }
        let glue = self.line(job.words.dieline.glue, Style::TEXT)?;
        for (part, turn) in [(Part::Glue, Turn::Left), (Part::Bottom, Turn::None)] {
            if !job.dieline.has(part) {
                continue;
            }
            let rect = glued(job.dieline, part).moved(self.at);
            let (type_size, air) = (Length::pt(8.0), Length::mm(1.2));
            let width = glue.width_at(type_size) + air * 2.0;
            let size = Size::new(width, Length::mm(4.2));
            let mut frame = Frame::new(size);
            frame.fill(Path::rect(Rect::new(Point::ORIGIN, size)), Ink::WHITE);
            let baseline = size.height / 2.0 + heights::half_x(type_size);
            let at = Point::new(air, baseline);
            frame.line(Mark::Artifact, at, &glue, type_size, |_| job.theme.marks);
            let turned = turn.size(size);
            let room = rect.size();
            if room.width.fits(turned.width) && room.height.fits(turned.height) {
                let at = rect.origin()
                    + Point::new(
                        (room.width - turned.width) / 2.0,
                        (room.height - turned.height) / 2.0,
                    );
                all.push(placed(frame, at, turn, None));
            }
        }
        Ok(all)
    }
}

/// A line in the middle of a narrow panel, if it can be read there.
fn centered(size: Size, line: &Line, ink: Ink) -> Option<Frame> {
    let least = Length::pt(8.0);
    let room = size.width - Length::mm(6.0);
    // The flood of the front reaches 2 mm onto its sides.
    let clear = size.height - Length::mm(4.8);
    let mut type_size = clear.min(Length::pt(12.0));
    let wide = line.width_at(type_size);
    if !room.fits(wide) {
        type_size = type_size * (room / wide);
    }
    if type_size < least {
        return None;
    }
    let mut frame = Frame::new(size);
    let at = Point::new(
        (size.width - line.width_at(type_size)) / 2.0,
        size.height / 2.0 + heights::half_cap(type_size),
    );
    frame.line(Mark::Artifact, at, line, type_size, |_| ink);
    Some(frame)
}
