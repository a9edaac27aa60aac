//! The slug: job notes outside the cards, and a bar to check the scale with a ruler.

use crate::color::Ink;
use crate::frame::{Frame, Mark};
use crate::geom::{Length, Path, Point, Size};
use crate::sheet::slug_text::{SlugText, Wording};
use crate::sheet::strip::{DEPTH, Strip, Strips};
use crate::text::{Line, Style, Typesetter};

/// The bar's length, in the measure that the paper's users have on their rulers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScaleBar {
    /// 50 mm.
    Metric,
    /// 2 in.
    Inch,
}

impl ScaleBar {
    pub(crate) fn length(self) -> Length {
        match self {
            Self::Metric => Length::mm(50.0),
            Self::Inch => Length::inch(2.0),
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Metric => "50 mm: print at 100 %",
            Self::Inch => "2 in: print at 100 %",
        }
    }

    /// The length alone, where there is no room for more.
    fn short_label(self) -> &'static str {
        match self {
            Self::Metric => "50 mm",
            Self::Inch => "2 in",
        }
    }

    /// Ten millimetres, or half an inch.
    fn tick(self) -> Length {
        match self {
            Self::Metric => Length::mm(10.0),
            Self::Inch => Length::inch(0.5),
        }
    }
}

/// What of the slugs found room on every side.
#[expect(clippy::struct_excessive_bools, reason = "each is a thing that may lack room")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SlugFit {
    /// The bar, and beside it which sheet this is.
    pub has_room: bool,
    /// The name of the deck, all of it.
    pub has_name: bool,
    /// The seed, all of it.
    pub has_seed: bool,
    /// How far backs are shifted, if they are.
    pub has_shift: bool,
}

impl SlugFit {
    /// All of it.
    pub(super) const WHOLE: Self =
        Self { has_room: true, has_name: true, has_seed: true, has_shift: true };

    /// What found room on two sides.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            has_room: self.has_room && other.has_room,
            has_name: self.has_name && other.has_name,
            has_seed: self.has_seed && other.has_seed,
            has_shift: self.has_shift && other.has_shift,
        }
    }
}

const SIZE: Length = Length::pt(7.0);
const BASELINE: Length = Length::mm(2.1);
/// Between the bar and its label.
const BESIDE_BAR: Length = Length::mm(2.0);

/// Draws the slug as frames for its strips: the bar, then the longest text that fits beside it, or
/// on the other strip, and that the fonts can show. Says what found room.
pub(super) fn draw(
    typesetter: &mut Typesetter,
    strips: Strips,
    bar: ScaleBar,
    text: &SlugText,
    ink: Ink,
) -> (Vec<(Frame, Strip)>, SlugFit) {
    let along = strips.first.along();
    let mut frame = Frame::new(Size::new(along, DEPTH));
    let wordings = text.wordings();
    let (label, mut found) = choose(typesetter, along, bar, &wordings);
    if let Some(label) = &label {
        draw_bar(&mut frame, bar, ink);
        let at = Point::new(bar.length() + BESIDE_BAR, BASELINE);
        frame.line(Mark::Artifact, at, label, SIZE, |_| ink);
    }
    let write = |frame: &mut Frame, line: &Line, along: Length| {
        let at = Point::new(along - width(line), BASELINE);
        frame.line(Mark::Artifact, at, line, SIZE, |_| ink);
    };
    let mut other = None;
    if let Some((line, _)) = &found {
        write(&mut frame, line, along);
    } else if let Some(strip) = strips.other {
        let along = strip.along();
        found = longest(typesetter, along, &wordings);
        if let Some((line, _)) = &found {
            let mut beside = Frame::new(Size::new(along, DEPTH));
            write(&mut beside, line, along);
            other = Some((beside, strip));
        }
    }
    let has =
        |what: fn(&Wording) -> bool| found.as_ref().is_none_or(|(_, said)| what(said));
    let fit = SlugFit {
        has_room: label.is_some() && found.is_some(),
        has_name: has(|said| said.has_name),
        has_seed: has(|said| said.has_seed),
        has_shift: has(|said| said.has_shift),
    };
    ([(frame, strips.first)].into_iter().chain(other).collect(), fit)
}

/// The longest wording that fits, and that the fonts can show.
fn longest<'w>(
    typesetter: &mut Typesetter,
    along: Length,
    wordings: &'w [Wording],
) -> Option<(Line, &'w Wording)> {
    wordings.iter().find_map(|wording| {
        let line = typesetter.plain_line(&wording.text, Style::TEXT, "en").ok()?;
        along.fits(width(&line)).then_some((line, wording))
    })
}

/// The label of the bar, if that stands, and what is said beside it.
///
/// The bar stands wherever it fits with its label: without it nobody sees that a sheet came out
/// too small. Its label is the first that gives way, then what is said.
fn choose<'w>(
    typesetter: &mut Typesetter,
    along: Length,
    bar: ScaleBar,
    wordings: &'w [Wording],
) -> (Option<Line>, Option<(Line, &'w Wording)>) {
    let mut set = |text: &str| typesetter.plain_line(text, Style::TEXT, "en").ok();
    let label = set(bar.label()).unwrap_or_default();
    let short = set(bar.short_label()).unwrap_or_default();
    let mut fits_beside = |taken: Length| longest(typesetter, along - taken, wordings);
    let barred = |label: &Line| bar.length() + BESIDE_BAR + width(label);
    let apart = Length::mm(5.0);
    if !along.fits(barred(&label)) {
        let short = Some(short).filter(|short| along.fits(barred(short)));
        return match short {
            Some(short) => (Some(short), None),
            None => (None, fits_beside(Length::ZERO)),
        };
    }
    if let Some(found) = fits_beside(barred(&label) + apart) {
        return (Some(label), Some(found));
    }
    match fits_beside(barred(&short) + apart) {
        Some(found) => (Some(short), Some(found)),
        None => (Some(label), None),
    }
}

/// The bar with its label alone, where so much room is along it.
pub(super) fn ruler(
    typesetter: &mut Typesetter,
    bar: ScaleBar,
    along: Length,
    ink: Ink,
) -> Option<Frame> {
    let (Some(label), _) = choose(typesetter, along, bar, &[]) else { return None };
    let mut frame = Frame::new(Size::new(along, DEPTH));
    draw_bar(&mut frame, bar, ink);
    let at = Point::new(bar.length() + BESIDE_BAR, BASELINE);
    frame.line(Mark::Artifact, at, &label, SIZE, |_| ink);
    Some(frame)
}

fn width(line: &Line) -> Length {
    line.width_at(SIZE)
}

pub(crate) fn draw_bar(frame: &mut Frame, bar: ScaleBar, ink: Ink) {
    let line = Length::pt(0.5);
    let (foot, half) = (Length::mm(2.2), line / 2.0);
    let base = Path::line(Point::new(Length::ZERO, foot), Point::new(bar.length(), foot));
    frame.stroke(base, line, ink);
    let mut x = Length::ZERO;
    while bar.length().fits(x) {
        let is_end = x.is_near(Length::ZERO) || x.is_near(bar.length());
        let top = foot - Length::mm(if is_end { 1.8 } else { 1.0 });
        // The outer edges of the end ticks are the bar's length apart.
        let inward = if x.is_near(Length::ZERO) {
            half
        } else if is_end {
            -half
        } else {
            Length::ZERO
        };
        let tick =
            Path::line(Point::new(x + inward, top), Point::new(x + inward, foot + half));
        frame.stroke(tick, line, ink);
        x += bar.tick();
    }
}
