//! The scales of a calibration sheet: lines a millimetre apart on the front, and lines of the back
//! that are seen through the paper.

use crate::color::Ink;
use crate::frame::{Frame, Mark};
use crate::geom::{Length, Path, Point, Size};
use crate::sheet::calibration::places::{BACK, Corner, FRONT, REACH, TENTHS};
use crate::text::{MissingGlyph, Style, Typesetter};

/// What lines are drawn with; thin, so that it is seen which ones meet.
const HAIR: Length = Length::pt(0.4);
const FIGURES: Length = Length::pt(6.5);

/// A pen for figures and signs: each stands in the middle of its place.
pub(super) struct Figures<'a> {
    pub(super) typesetter: &'a mut Typesetter,
    pub(super) mark: Mark,
}

impl Figures<'_> {
    /// Puts a text with its middle at a place.
    pub(super) fn put(
        &mut self,
        frame: &mut Frame,
        text: &str,
        (at, size): (Point, Length),
        style: Style,
        ink: Ink,
    ) -> Result<(), MissingGlyph> {
        let line = self.typesetter.plain_line(text, style, "en")?;
        // Figures are about 0.66 of their size high.
        let at = Point::new(at.x - line.width_at(size) / 2.0, at.y + size * 0.33);
        frame.line(self.mark, at, &line, size, |_| ink);
        Ok(())
    }
}

/// A scale: where its zero lies, in which direction it counts up, and on which side its figures
/// stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    pub(super) zero: Point,
    pub(super) along: (f64, f64),
    pub(super) inward: (f64, f64),
    /// How many times as large it is drawn as it measures.
    pub(super) times: f64,
}

impl Scale {
    /// The level scale of a corner: it counts to the right.
    pub(super) fn level(corner: Corner, sheet: Size) -> Self {
        let down = matches!(corner, Corner::TopLeft | Corner::TopRight);
        let inward = (0.0, if down { 1.0 } else { -1.0 });
        Self { zero: corner.level(sheet), along: (1.0, 0.0), inward, times: 1.0 }
    }

    /// The upright scale of a corner: it counts up.
    pub(super) fn upright(corner: Corner, sheet: Size) -> Self {
        let right = matches!(corner, Corner::TopLeft | Corner::BottomLeft);
        let inward = (if right { 1.0 } else { -1.0 }, 0.0);
        Self { zero: corner.upright(sheet), along: (0.0, -1.0), inward, times: 1.0 }
    }

    /// The scale as far along as the back of it was printed.
    pub(super) fn shifted(self, along: Length) -> Self {
        Self { zero: self.at(along, Length::ZERO), ..self }
    }

    /// A place so far along the scale and so far in from its line.
    pub(super) fn at(&self, along: Length, inward: Length) -> Point {
        let (along, inward) = (along * self.times, inward * self.times);
        self.zero
            + Point::new(
                along * self.along.0 + inward * self.inward.0,
                along * self.along.1 + inward * self.inward.1,
            )
    }

    fn line(
        &self,
        frame: &mut Frame,
        along: Length,
        (from, to): (f64, f64),
        (width, ink): (Length, Ink),
    ) {
        let [from, to] = [from, to].map(|inward| self.at(along, Length::mm(inward)));
        frame.stroke(Path::line(from, to), width, ink);
    }

    /// Draws what is on the front: a line each millimetre, every other one with its figure.
    pub(super) fn draw_front(
        &self,
        frame: &mut Frame,
        figures: &mut Figures<'_>,
        ink: Ink,
    ) -> Result<(), MissingGlyph> {
        let end = FRONT * f64::from(REACH);
        let base = Path::line(self.at(-end, Length::ZERO), self.at(end, Length::ZERO));
        frame.stroke(base, HAIR, ink);
        for number in -REACH..=REACH {
            let along = FRONT * f64::from(number);
            let far = match number {
                0 => 5.0,
                number if number % 4 == 0 => 4.2,
                number if number % 2 == 0 => 3.6,
                _ => 2.8,
            };
            self.line(frame, along, (0.0, far), (HAIR, ink));
            if number % 4 == 0 {
                self.figure(frame, figures, (along, 6.8), &signed(number), ink)?;
            }
        }
        Ok(())
    }

    /// Draws what is on the back, as it is seen from the front: a line each 0.9 mm.
    pub(super) fn draw_back(
        &self,
        frame: &mut Frame,
        figures: &mut Figures<'_>,
        ink: Ink,
    ) -> Result<(), MissingGlyph> {
        for number in -TENTHS..=TENTHS {
            let along = BACK * f64::from(number);
            let far = match number {
                0 => -5.0,
                number if number % TENTHS == 0 => -3.8,
                _ => -2.8,
            };
            // A back that lies off across the scale still reaches the front's lines.
            self.line(frame, along, (1.8, far), (HAIR, ink));
            if number % TENTHS == 0 {
                let inward = if number == 0 { -6.6 } else { -5.4 };
                self.figure(frame, figures, (along, inward), &signed(number), ink)?;
            }
        }
        Ok(())
    }

    pub(super) fn figure(
        &self,
        frame: &mut Frame,
        figures: &mut Figures<'_>,
        (along, inward): (Length, f64),
        text: &str,
        ink: Ink,
    ) -> Result<(), MissingGlyph> {
        let place = self.at(along, Length::mm(inward));
        let size = FIGURES * self.times.sqrt();
        figures.put(frame, text, (place, size), Style::TABULAR, ink)
    }
}

/// A number as it is counted from zero.
fn signed(number: i8) -> String {
    match number {
        0 => "0".to_owned(),
        number if number < 0 => format!("−{}", number.abs()),
        number => format!("+{number}"),
    }
}

/// Draws two scales about the middle of a sheet, a level one below it and an upright one at its
/// left.
pub(super) fn draw_cross(
    frame: &mut Frame,
    figures: &mut Figures<'_>,
    middle: Point,
    ink: Ink,
) -> Result<(), MissingGlyph> {
    let (below, left) = (Point::mm(0.0, 11.0), Point::mm(-11.0, 0.0));
    let (along, inward) = ((1.0, 0.0), (0.0, 1.0));
    let level = Scale { zero: middle + below, along, inward, times: 1.0 };
    let (along, inward) = ((0.0, -1.0), (-1.0, 0.0));
    let upright = Scale { zero: middle + left, along, inward, times: 1.0 };
    for scale in [level, upright] {
        let end = FRONT * f64::from(REACH);
        let base = Path::line(scale.at(-end, Length::ZERO), scale.at(end, Length::ZERO));
        frame.stroke(base, HAIR, ink);
        for half in -2 * REACH..=2 * REACH {
            let along = FRONT * (f64::from(half) / 2.0);
            let far = match half {
                0 => 3.4,
                half if half % 8 == 0 => 2.8,
                half if half % 2 == 0 => 2.0,
                _ => 1.2,
            };
            scale.line(frame, along, (0.0, far), (HAIR, ink));
            if half % 8 == 0 {
                scale.figure(frame, figures, (along, 5.2), &signed(half / 2), ink)?;
            }
        }
    }
    // Where both are zero a back lies right behind its front.
    let tick =
        |x: f64, y: f64| Path::line(middle + Point::mm(-x, -y), middle + Point::mm(x, y));
    frame.stroke(tick(1.5, 0.0), HAIR, ink);
    frame.stroke(tick(0.0, 1.5), HAIR, ink);
    frame.stroke(Path::circle(middle, RING), HAIR, ink);
    Ok(())
}

/// The ring around the scales.
pub(super) const RING: Length = Length::mm(21.5);
/// How far the back's cross reaches: over the front's scales, wherever it is printed.
const ARM: Length = Length::mm(17.0);

/// Draws the back's cross, which is read against the scales of the front.
pub(super) fn draw_back_cross(frame: &mut Frame, middle: Point, ink: Ink) {
    let width = Length::pt(0.6);
    let arm = |x: Length, y: Length| {
        Path::line(
            Point::new(middle.x - x, middle.y - y),
            Point::new(middle.x + x, middle.y + y),
        )
    };
    frame.stroke(arm(ARM, Length::ZERO), width, ink);
    frame.stroke(arm(Length::ZERO, ARM), width, ink);
}

/// A triangle that points to the head.
pub(super) fn arrow(middle: Point) -> Path {
    let (half, up) = (Length::mm(2.2), Length::mm(2.6));
    Path::polygon(&[
        Point::new(middle.x, middle.y - up),
        Point::new(middle.x + half, middle.y + up),
        Point::new(middle.x - half, middle.y + up),
    ])
}

/// The last line of the stairs at an edge, in millimetres.
const STAIRS: u8 = 14;
/// How wide a step of the stairs is.
const STEP: Length = Length::mm(3.6);

/// Draws stairs at the middle of each edge: the first line that is printed says how near to the
/// edge the printer comes.
pub(super) fn draw_stairs(
    frame: &mut Frame,
    figures: &mut Figures<'_>,
    sheet: Size,
    ink: Ink,
) -> Result<(), MissingGlyph> {
    let (middle_x, middle_y) = (sheet.width / 2.0, sheet.height / 2.0);
    let none = Length::ZERO;
    for (edge, along, inward) in [
        (Point::new(middle_x, none), (1.0, 0.0), (0.0, 1.0)),
        (Point::new(sheet.width, middle_y), (0.0, 1.0), (-1.0, 0.0)),
        (Point::new(middle_x, sheet.height), (-1.0, 0.0), (0.0, -1.0)),
        (Point::new(none, middle_y), (0.0, -1.0), (1.0, 0.0)),
    ] {
        let stairs = Scale { zero: edge, along, inward, times: 1.0 };
        for number in 1..=STAIRS {
            let from = STEP * (f64::from(number) - 1.0 - f64::from(STAIRS) / 2.0);
            let inward = Length::mm(f64::from(number));
            let line =
                Path::line(stairs.at(from, inward), stairs.at(from + STEP, inward));
            frame.stroke(line, HAIR, ink);
            let place = (from + STEP / 2.0, f64::from(number) + 1.5);
            stairs.figure(frame, figures, place, &number.to_string(), ink)?;
        }
    }
    Ok(())
}
