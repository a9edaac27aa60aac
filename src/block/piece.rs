//! What a page is put together from: strips of finished layout that are not broken.

use std::sync::Arc;

use crate::block::drawing::{corners, dots};
use crate::block::{Label, Span};
use crate::color::Ink;
use crate::frame::{Align, Answer, FormField, Frame, Item, Mark, Tag};
use crate::geom::{Length, Path, Point, Rect, Size};
use crate::text::{Line, Setting};

/// A strip across the measure that stays in one piece.
#[derive(Debug, Clone)]
pub struct Piece {
    /// What stands in it.
    pub frame: Frame,
    /// How high it is, without what it may grow.
    pub height: Length,
    /// The space over it, but at the head of a page.
    pub over: Length,
    /// Whether the next piece must stand on the same page.
    pub keeps: bool,
    /// Whether it begins a new page.
    pub breaks: bool,
    /// What stands over it when it begins a page, as the head of its table, and how high.
    pub again: Option<(Arc<Frame>, Length)>,
    /// Whether it stands at the foot of its page, when nothing follows it there.
    pub at_foot: bool,
    /// A place to write at its foot, which may grow and shrink with the page.
    pub stretch: Option<Stretch>,
}

impl Piece {
    /// A strip of a height.
    pub fn new(frame: Frame, height: Length) -> Self {
        Self {
            frame,
            height,
            over: Length::ZERO,
            keeps: false,
            breaks: false,
            again: None,
            at_foot: false,
            stretch: None,
        }
    }

    /// Pieces that end something, as one that stands at the foot of the last page; as they are
    /// where they are higher than `most`.
    pub fn at_foot(pieces: Vec<Self>, most: Length) -> Vec<Self> {
        let [first, rest @ ..] = &pieces[..] else { return pieces };
        let height = rest
            .iter()
            .fold(first.height, |height, piece| height + piece.over + piece.height);
        if !most.fits(height) {
            return pieces;
        }
        let mut whole = first.clone();
        for piece in rest {
            let y = whole.height + piece.over;
            whole.frame.absorb(Point::new(Length::ZERO, y), &piece.frame);
            whole.height = y + piece.height;
        }
        vec![Self { keeps: false, at_foot: true, ..whole }]
    }

    /// With a space over it.
    #[must_use]
    pub fn over(mut self, over: Length) -> Self {
        self.over = over;
        self
    }

    /// With the next piece on the same page.
    #[must_use]
    pub fn keeps(mut self) -> Self {
        self.keeps = true;
        self
    }

    /// The same with half the space over it.
    pub(super) fn closer(&self) -> Self {
        Self { over: self.over * 0.5, ..self.clone() }
    }

    /// How high it is with so many lines to write on.
    pub(super) fn height_with(&self, lines: u16) -> Length {
        let step = self.stretch.as_ref().map_or(Length::ZERO, |stretch| stretch.step);
        self.height + step * f64::from(lines)
    }

    /// As few lines to write on as a hand can do with, for a page that would else spill over.
    pub(super) fn scant(&self) -> u16 {
        self.stretch.as_ref().map_or(0, |stretch| match stretch.ruling {
            Ruling::Lines => stretch.natural.div_ceil(2).max(2).min(stretch.least),
            Ruling::Box | Ruling::Dots | Ruling::Corners => stretch.least,
        })
    }

    /// Lines to write on: the least, as many as asked for, the most.
    pub(super) fn lines(&self) -> (u16, u16, u16) {
        self.stretch
            .as_ref()
            .map_or((0, 0, 0), |stretch| (stretch.least, stretch.natural, stretch.most))
    }
}

/// How a place to write or to draw in is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ruling {
    /// Lines to write on.
    Lines,
    /// A box.
    Box,
    /// A grid of dots.
    Dots,
    /// Four corners, as an album has.
    Corners,
}

/// A place to write, alone or one beside the other.
#[derive(Debug, Clone)]
pub struct Stretch {
    /// From one line to the next.
    pub step: Length,
    /// Never fewer lines.
    pub least: u16,
    /// As many lines as the author asked for.
    pub natural: u16,
    /// Never more lines.
    pub most: u16,
    /// How the place is drawn.
    pub ruling: Ruling,
    /// The colour of its lines.
    pub ink: Ink,
    /// The places from left to right.
    pub places: Vec<WritingSpace>,
}

/// One place to write.
#[derive(Debug, Clone)]
pub struct WritingSpace {
    /// Where it is across the measure.
    pub span: Span,
    /// The letter of the person it is for, and how it is set.
    pub letter: Option<(Line, Setting)>,
    /// What it is for, when the page can be filled in on screen.
    pub field: Option<Label>,
    /// The size of what is typed.
    pub size: Length,
}

/// How thick lines to write on are; the least that home printers draw cleanly (hearth: no
/// coloured lines under 0.3 mm).
pub(super) const HAIR: Length = Length::mm(0.3);

impl Stretch {
    /// Draws the places from a height on, with so many lines.
    pub(super) fn draw(&self, frame: &mut Frame, top: Length, lines: u16) {
        let height = self.step * f64::from(lines);
        for place in &self.places {
            if let Some((letter, setting)) = &place.letter {
                let node = frame.node(Tag::Paragraph, None);
                // The letter stands in the place's first line, where writing begins after it.
                let at = match self.ruling {
                    Ruling::Lines => {
                        Point::new(place.span.left, top + self.step - Length::mm(1.6))
                    }
                    Ruling::Box | Ruling::Dots | Ruling::Corners => Point::new(
                        place.span.left + Length::mm(2.0),
                        top + setting.leading,
                    ),
                };
                frame.line(Mark::Content(node), at, letter, setting.size, |_| Ink::BLACK);
            }
            self.rule(frame, place, top, lines);
            if let Some(Label { name, says }) = &place.field {
                let indent = match &place.letter {
                    Some((letter, setting)) => {
                        letter.width_at(setting.size) + Length::mm(3.0)
                    }
                    None => Length::ZERO,
                };
                let inset = match self.ruling {
                    Ruling::Box => Length::mm(1.0),
                    _ => Length::ZERO,
                };
                let at =
                    Point::new(place.span.left + indent + inset, top + Length::mm(1.0));
                let size = Size::new(
                    place.span.width - indent - inset * 2.0,
                    height - Length::mm(1.0) - HAIR - inset,
                );
                let answer = if lines == 1 {
                    Answer::Line { size: place.size, align: Align::Left }
                } else {
                    Answer::Area { size: place.size }
                };
                let form = frame.node(Tag::Form, None);
                let (name, label) = (name.to_string(), says.clone());
                let field = FormField { at, size, name, label, answer };
                frame.push(Mark::Content(form), Item::Field(field));
            }
        }
    }

    fn rule(&self, frame: &mut Frame, place: &WritingSpace, top: Length, lines: u16) {
        let right = place.span.right();
        let size = Size::new(place.span.width, self.step * f64::from(lines));
        let area = Rect::new(Point::new(place.span.left, top), size);
        match self.ruling {
            Ruling::Lines => {}
            Ruling::Box => return frame.stroke(Path::rect(area), HAIR, self.ink),
            Ruling::Dots => return dots(frame, area, self.step, self.ink),
            Ruling::Corners => return corners(frame, area, self.ink),
        }
        for line in 1..=lines {
            let y = top + self.step * f64::from(line);
            let path = Path::line(Point::new(place.span.left, y), Point::new(right, y));
            frame.stroke(path, HAIR, self.ink);
        }
    }
}
