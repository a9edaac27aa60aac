//! The two sides of a calibration sheet.

use std::sync::Arc;

use crate::color::Ink;
use crate::frame::{Article, Frame, Mark, Page, Placed, Tag};
use crate::geom::{Affine, Axis, Length, Path, Point, Rect, Size, Turn};
use crate::sheet::calibration::error::CalibrationError;
use crate::sheet::calibration::places::{Corner, LEAST};
use crate::sheet::calibration::scales::{
    Figures, RING, Scale, arrow, draw_back_cross, draw_cross, draw_stairs,
};
use crate::sheet::column::{Column, TextSize};
use crate::sheet::slug::{ScaleBar, draw_bar};
use crate::text::{Style, Typesetter};

/// What a calibration sheet says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalibrationWords {
    /// What it is.
    pub title: String,
    /// What it is for, in a sentence or two.
    pub aim: String,
    /// How it is read, step by step.
    pub steps: Vec<String>,
    /// What the example on a sheet with four corners says.
    pub example: String,
    /// How what was read is kept: said before the command.
    pub then: String,
    /// What is typed, in lines.
    pub command: Vec<String>,
    /// What else there is to know.
    pub notes: Vec<String>,
    /// What stands beside the bar.
    pub bar: String,
    /// What the scales are, to a reader who does not see them.
    pub scales: String,
    /// What stands on the back.
    pub back: String,
    /// What the arrow points to.
    pub head: String,
}

/// What a calibration sheet is made from.
pub struct CalibrationJob<'a> {
    /// The sheet, as it lies before its reader.
    pub sheet: Size,
    /// The axis about which it is turned.
    pub axis: Axis,
    /// Whether it has scales at four corners; otherwise a cross in the middle.
    pub is_precise: bool,
    /// What the front's scales and texts are printed with.
    pub ink: Ink,
    /// What the back's scales are printed with.
    pub back_ink: Ink,
    /// The bar to check the scale with.
    pub bar: ScaleBar,
    /// What it says.
    pub words: &'a CalibrationWords,
}

/// The least that stays between texts and the scales beside them.
const APART: Length = Length::mm(5.0);
/// The widest column of text: longer lines are hard to follow.
const WIDEST: Length = Length::mm(142.0);

/// The front of a calibration sheet and its back.
///
/// # Errors
/// When the paper has no room for it.
pub fn calibration_pages(
    typesetter: &mut Typesetter,
    job: &CalibrationJob<'_>,
) -> Result<Vec<Page>, CalibrationError> {
    let Size { width, height } = job.sheet;
    let (short, long) = (width.min(height), width.max(height));
    if !short.fits(LEAST.width) || !long.fits(LEAST.height) {
        return Err(CalibrationError::TooSmall(job.sheet));
    }
    let mut front = Err(CalibrationError::TooSmall(job.sheet));
    // What is least needed gives way on small paper, after the size of the type.
    let sizes = [
        (11.5, 16.0, true),
        (10.5, 14.2, true),
        (9.5, 12.6, true),
        (8.5, 11.0, true),
        (9.5, 12.6, false),
        (8.5, 11.0, false),
    ];
    for (size, leading, has_notes) in sizes {
        let text = TextSize::pt(size, leading);
        front = Side { typesetter, job, text, has_notes }.front();
        if front.is_ok() {
            break;
        }
    }
    let text = TextSize::pt(8.5, 11.2);
    let mut side = Side { typesetter, job, text, has_notes: false };
    Ok(vec![side.page(vec![side.put(front?, 0, None, Turn::None)]), side.back()?])
}

struct Side<'a> {
    typesetter: &'a mut Typesetter,
    job: &'a CalibrationJob<'a>,
    text: TextSize,
    has_notes: bool,
}

impl Side<'_> {
    fn page(&self, placed: Vec<Placed>) -> Page {
        let whole = Rect::new(Point::ORIGIN, self.job.sheet);
        Page { size: self.job.sheet, trim: whole, bleed: whole, placed }
    }

    #[expect(clippy::unused_self, reason = "it stands beside `page`")]
    fn put(
        &self,
        frame: Frame,
        article: usize,
        adjust: Option<Affine>,
        turn: Turn,
    ) -> Placed {
        Placed {
            frame: Arc::new(frame),
            at: Point::ORIGIN,
            turn,
            clip: None,
            adjust,
            article: Some(Article(article)),
            part: u32::from(adjust.is_some()),
        }
    }

    fn middle(&self) -> Point {
        Point::new(self.job.sheet.width / 2.0, self.job.sheet.height / 2.0)
    }

    /// Where the arrow points to the head, on both sides.
    fn arrow(&self) -> Path {
        arrow(Point::new(Length::mm(21.0), self.middle().y))
    }

    fn front(&mut self) -> Result<Frame, CalibrationError> {
        let mut frame = Frame::new(self.job.sheet);
        if self.job.is_precise {
            self.precise_texts(&mut frame)?;
        } else {
            self.simple_texts(&mut frame)?;
        }
        let figure = frame.node(Tag::Figure, None);
        frame.set_alt(figure, &self.job.words.scales);
        self.front_scales(&mut frame, Mark::Content(figure))?;
        Ok(frame)
    }

    fn front_scales(
        &mut self,
        frame: &mut Frame,
        mark: Mark,
    ) -> Result<(), CalibrationError> {
        let (job, middle) = (self.job, self.middle());
        let mut figures = Figures { typesetter: self.typesetter, mark };
        draw_stairs(frame, &mut figures, job.sheet, job.ink)?;
        if job.is_precise {
            for corner in Corner::ALL {
                let (level, upright) =
                    (Scale::level(corner, job.sheet), Scale::upright(corner, job.sheet));
                level.draw_front(frame, &mut figures, job.ink)?;
                upright.draw_front(frame, &mut figures, job.ink)?;
                let name = (corner.name(job.sheet), Length::pt(13.0));
                figures.put(frame, corner.sign(), name, Style::DISPLAY, job.back_ink)?;
                let is_left = matches!(corner, Corner::TopLeft | Corner::BottomLeft);
                let is_top = matches!(corner, Corner::TopLeft | Corner::TopRight);
                let beyond = Length::mm(12.5);
                let x = level.at(if is_left { beyond } else { -beyond }, Length::mm(1.8));
                let y =
                    upright.at(if is_top { -beyond } else { beyond }, Length::mm(1.8));
                for (letter, at) in [("x", x), ("y", y)] {
                    let place = (at, Length::pt(11.0));
                    figures.put(frame, letter, place, Style::STRONG, job.ink)?;
                }
            }
        } else {
            draw_cross(frame, &mut figures, middle, job.ink)?;
        }
        let arrow = self.arrow();
        let head = Point::new(Length::mm(21.0), middle.y + Length::mm(5.0));
        let mut figures = Figures { typesetter: self.typesetter, mark };
        figures.put(
            frame,
            &job.words.head,
            (head, Length::pt(7.0)),
            Style::TEXT,
            job.ink,
        )?;
        frame.stroke(arrow, Length::pt(0.5), job.ink);
        Ok(())
    }

    fn column<'c>(&'c mut self, frame: &'c mut Frame, beside: Length) -> Column<'c> {
        let width = WIDEST.min(self.job.sheet.width - beside * 2.0);
        Column {
            frame,
            left: (self.job.sheet.width - width) / 2.0,
            width,
            y: Length::mm(if self.job.is_precise && self.has_notes {
                22.0
            } else {
                18.0
            }),
            text: self.text,
            ink: self.job.ink,
            accent: self.job.back_ink,
            typesetter: self.typesetter,
            language: "en",
        }
    }

    /// Text above the cross, and below it.
    fn simple_texts(&mut self, frame: &mut Frame) -> Result<(), CalibrationError> {
        let (words, middle, has_notes) = (self.job.words, self.middle(), self.has_notes);
        let mut column = self.column(frame, Length::mm(28.0));
        column.title(&words.title)?;
        if has_notes {
            column.paragraph(&words.aim)?;
        }
        column.steps(&words.steps, 1)?;
        let above = column.y;
        column.y = middle.y + RING + APART;
        column.paragraph(&words.then)?;
        column.command(&words.command)?;
        for note in words.notes.iter().filter(|_| has_notes) {
            column.paragraph(note)?;
        }
        let end = column.y;
        self.close(frame, (above + APART, middle.y - RING), end)
    }

    /// How far texts keep off the sides, for the scales at the corners.
    fn beside(&self) -> Length {
        Length::mm(if self.has_notes { 36.0 } else { 32.0 })
    }

    /// Text between the corners, with an example in it.
    fn precise_texts(&mut self, frame: &mut Frame) -> Result<(), CalibrationError> {
        let (words, has_notes) = (self.job.words, self.has_notes);
        let beside = self.beside();
        let mut column = self.column(frame, beside);
        column.title(&words.title)?;
        if has_notes {
            column.paragraph(&words.aim)?;
        }
        column.steps(&words.steps, 1)?;
        let top = column.y;
        let end = self.example(frame, top)?;
        let beside = self.beside();
        let mut column = self.column(frame, beside);
        column.y = end;
        column.paragraph(&words.then)?;
        column.command(&words.command)?;
        for note in words.notes.iter().filter(|_| has_notes) {
            column.paragraph(note)?;
        }
        let end = column.y;
        self.close(frame, (Length::ZERO, Length::ZERO), end)
    }

    /// The example: both scales larger than they are, with the back 0.7 mm to the right.
    fn example(
        &mut self,
        frame: &mut Frame,
        top: Length,
    ) -> Result<Length, CalibrationError> {
        let larger = if self.has_notes { 3.8 } else { 5.3 };
        let (job, times) = (self.job, self.text.size / Length::pt(larger));
        let node = frame.node(Tag::Figure, None);
        frame.set_alt(node, &job.words.example);
        let mark = Mark::Content(node);
        let zero = Point::new(self.middle().x, top + Length::mm(9.0) * times);
        let scale = Scale { zero, along: (1.0, 0.0), inward: (0.0, 1.0), times };
        let back = scale.shifted(Length::mm(0.7));
        let mut figures = Figures { typesetter: self.typesetter, mark };
        scale.draw_front(frame, &mut figures, job.ink)?;
        back.draw_back(frame, &mut figures, job.back_ink)?;
        // Line -3 of the back meets line -2 of the front; its long line lies nearest to 1.
        let ring = Length::mm(0.8) * times;
        for at in [
            scale.at(Length::mm(-2.0), Length::mm(1.0)),
            back.at(Length::ZERO, Length::mm(-6.6)),
        ] {
            frame.stroke(Path::circle(at, ring), Length::pt(0.8), job.back_ink);
        }
        let beside = self.beside();
        let mut column = self.column(frame, beside);
        column.y = scale.at(Length::ZERO, Length::mm(8.2)).y;
        column.paragraph(&job.words.example)?;
        Ok(column.y + APART * 0.4)
    }

    /// The bar at the foot; all texts must end above it and keep off the cross.
    fn close(
        &mut self,
        frame: &mut Frame,
        (above, cross): (Length, Length),
        end: Length,
    ) -> Result<(), CalibrationError> {
        let job = self.job;
        let line = self.typesetter.plain_line(&job.words.bar, Style::TEXT, "en")?;
        let (size, gap, length) = (Length::pt(8.0), Length::mm(2.5), job.bar.length());
        let said = line.width_at(size);
        // Between the corners of small sheets the words go below the bar.
        let room = job.sheet.width - Length::mm(36.0) * 2.0;
        let is_beside = room.fits(length + gap + said) || !job.is_precise;
        let foot = Length::mm(if is_beside { 26.0 } else { 31.0 });
        let y = job.sheet.height - foot;
        if end > y || above > cross {
            return Err(CalibrationError::TooSmall(job.sheet));
        }
        let mut bar = Frame::new(Size::new(length, Length::mm(4.0)));
        draw_bar(&mut bar, job.bar, job.ink);
        let all = if is_beside { length + gap + said } else { length };
        let left = (job.sheet.width - all) / 2.0;
        frame.absorb(Point::new(left, y), &bar);
        let at = if is_beside {
            Point::new(left + length + gap, y + Length::mm(2.2))
        } else {
            Point::new((job.sheet.width - said) / 2.0, y + Length::mm(6.2))
        };
        let node = frame.node(Tag::Paragraph, None);
        frame.line(Mark::Content(node), at, &line, size, |_| job.ink);
        Ok(())
    }

    /// The back: its scales as they are seen from the front, mirrored, and a line for whoever
    /// looks at it by itself.
    fn back(&mut self) -> Result<Page, CalibrationError> {
        let (job, middle) = (self.job, self.middle());
        let mut scales = Frame::new(job.sheet);
        let node = scales.node(Tag::Figure, None);
        scales.set_alt(node, &job.words.scales);
        let mut figures =
            Figures { typesetter: self.typesetter, mark: Mark::Content(node) };
        if job.is_precise {
            for corner in Corner::ALL {
                for scale in
                    [Scale::level(corner, job.sheet), Scale::upright(corner, job.sheet)]
                {
                    scale.draw_back(&mut scales, &mut figures, job.back_ink)?;
                }
            }
        } else {
            draw_back_cross(&mut scales, middle, job.back_ink);
        }
        scales.fill(self.arrow(), job.back_ink);
        let Size { width, height } = job.sheet;
        let (none, turn) = (
            Length::ZERO,
            match job.axis {
                Axis::Vertical => Turn::None,
                Axis::Horizontal => Turn::Half,
            },
        );
        let (xx, yy, by) = match job.axis {
            Axis::Vertical => (-1.0, 1.0, Point::new(width, none)),
            Axis::Horizontal => (1.0, -1.0, Point::new(none, height)),
        };
        let mirror = Affine { xx, xy: 0.0, yx: 0.0, yy, by };
        let mut said = Frame::new(job.sheet);
        let node = said.node(Tag::Paragraph, None);
        let line = self.typesetter.plain_line(&job.words.back, Style::TEXT, "en")?;
        let size = Length::pt(8.0);
        // Where the front has nothing: between its bar and its stairs.
        let at =
            Point::new((width - line.width_at(size)) / 2.0, height - Length::mm(19.0));
        said.line(Mark::Content(node), at, &line, size, |_| job.ink);
        let placed = vec![
            self.put(said, 1, None, turn),
            self.put(scales, 1, Some(mirror), Turn::None),
        ];
        Ok(self.page(placed))
    }
}
