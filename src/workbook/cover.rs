//! The cover: what the book is, whose copy, and a hearth.

use crate::block::{BlockError, Piece, Setter, Span};
use crate::color::Ink;
use crate::frame::{Align, Frame, Mark, Tag};
use crate::geom::{Length, Path, Point, Rect, Size};
use crate::letterhead;
use crate::look;
use crate::model::{Extent, House, Kind, Lead, Question, Stem, Theme, Vocabulary, Whose};
use crate::text::{Setting, Style};
use crate::words::Words;
use crate::workbook::job::BookJob;

/// Whose book it is.
const NAMES: &str = "names";
/// When they begin.
const START: &str = "start";
/// What is asked on a cover.
pub(super) const ASKED: [&str; 2] = [NAMES, START];

/// The cover in the text's own area.
pub(super) fn cover(
    setter: &mut Setter<'_>,
    job: &BookJob<'_>,
) -> Result<Frame, BlockError> {
    let size = Size::new(setter.look.measure, setter.look.depth);
    let mut frame = Frame::new(size);
    let mut y = head(setter, job, &mut frame)?;
    setter.stem = Stem::cover();
    y += setter.metrics.units(2.0);
    let room = size.height - setter.metrics.units(2.0) - y;
    // The names stand in the hearth; at the foot where it has no room for them.
    let pieces = foot(setter, job, room, Names::InHearth)?;
    let top = size.height - height(&pieces);
    let places = Hearth::new(setter, (y, top - setter.metrics.units(2.0)));
    if let Some(hearth) = &places
        && put_names(setter, job, &mut frame, hearth)?
    {
        put_foot(&mut frame, &pieces);
        hearth.draw(setter, &mut frame);
        return Ok(frame);
    }
    let pieces = foot(setter, job, room, Names::AtFoot)?;
    let floor = put_foot(&mut frame, &pieces) - setter.metrics.units(2.0);
    if let Some(hearth) = Hearth::new(setter, (y, floor)) {
        hearth.draw(setter, &mut frame);
    }
    Ok(frame)
}

/// Title, weeks, whose copy.
fn head(
    setter: &mut Setter<'_>,
    job: &BookJob<'_>,
    frame: &mut Frame,
) -> Result<Length, BlockError> {
    let big = setter.metrics.chapter;
    let setting = Setting { size: big.size, leading: setter.metrics.whole(big.leading) };
    let measure = setter.measure();
    let lines = setter.lines(&job.book.title, Style::DISPLAY, setting.size, measure)?;
    let node = frame.node(Tag::Heading, None);
    let mut y = setting.size * 1.2;
    setter.put_text(frame, node, Point::new(Length::ZERO, y), &lines, setting);
    y = y + setting.depth(lines.len()) + setter.metrics.units(3.0);
    let words = about(setter, job);
    let setting = setter.metrics.text;
    let lines =
        setter.lines(&words.replace('*', "\\*"), Style::STRONG, setting.size, measure)?;
    let node = frame.node(Tag::Paragraph, None);
    setter.put_text(frame, node, Point::new(Length::ZERO, y), &lines, setting);
    Ok(y + setting.depth(lines.len()))
}

/// How many weeks, whose copy, and the days.
fn about(setter: &Setter<'_>, job: &BookJob<'_>) -> String {
    let own = match job.extent {
        Extent::Whole => 0,
        Extent::OwnPages => 3,
    };
    let copy = match job.whose {
        Whose::Shared => 0,
        Whose::Own(Lead::A) => 1 + own,
        Whose::Own(Lead::B) => 2 + own,
        Whose::Counsellor => 3,
    };
    let mut words = format!(
        "{} {} · {}",
        job.weeks.len(),
        setter.words.weeks_long[usize::from(job.weeks.len() != 1)],
        setter.words.copies[copy]
    );
    let dates = job
        .weeks
        .first()
        .and_then(|week| week.planned?.start)
        .zip(job.weeks.last().and_then(|week| week.planned?.date(7)));
    if let Some((first, last)) = dates {
        words = format!(
            "{words}\n{}",
            Words::of(setter.look.language).plan.dates(first, last)
        );
    }
    words
}

/// Where the names stand.
#[derive(Clone, Copy, PartialEq)]
enum Names {
    InHearth,
    AtFoot,
}

/// What the book is not, that either may stop, who made it; and names or lines for them, where
/// these stand here.
fn foot(
    setter: &mut Setter<'_>,
    job: &BookJob<'_>,
    room: Length,
    names: Names,
) -> Result<Vec<Piece>, BlockError> {
    let mut pieces = Vec::new();
    if names == Names::AtFoot {
        let [asked, begins] = setter.words.cover;
        let item = |name: &str, text: &str, width| Question {
            name: name.to_owned(),
            text: text.to_owned(),
            width,
        };
        pieces = match (job.names, job.extent) {
            (Some(names), _) => setter.paragraph(&names.replace('*', "\\*"))?,
            (None, Extent::Whole) => setter
                .entries(None, &[item(NAMES, asked, 2.0), item(START, begins, 1.3)])?,
            (None, Extent::OwnPages) => Vec::new(),
        };
    }
    if let Whose::Own(_) = job.whose {
        pieces.extend(setter.paragraph(setter.words.typed)?);
    }
    // Nothing here says that private pages follow: a cover lies about.
    if job.extent == Extent::Whole {
        pieces.extend(setter.paragraph(setter.words.complement)?);
    }
    if !room.fits(height(&pieces)) {
        return Err(BlockError::High);
    }
    let safe = setter.paragraph(Words::of(setter.look.language).card.safe)?;
    // On the smallest papers the largest type leaves no room for it.
    if room.fits(height(&pieces) + height(&safe)) {
        pieces.extend(safe);
    }
    let imprints = letterhead::imprint(setter, job.practice)?.into_iter();
    let free = room - height(&pieces);
    pieces.extend(imprints.into_iter().find(|own| free.fits(own.over + own.height)));
    Ok(pieces)
}

/// Puts the names into the hearth, as large as it has room for, or lines to write them on;
/// tells whether it has.
fn put_names(
    setter: &mut Setter<'_>,
    job: &BookJob<'_>,
    frame: &mut Frame,
    hearth: &Hearth,
) -> Result<bool, BlockError> {
    let Span { left, width } = hearth.inner();
    let (top, foot) = hearth.free();
    match (job.names, job.extent) {
        (Some(names), _) => {
            let text = apart(&names.replace('*', "\\*"));
            let big = setter.metrics.chapter;
            for share in [1.7, 1.45, 1.2, 1.0, 0.8, 0.62] {
                let size = big.size * share;
                let setting = Setting { size, leading: size * 1.16 };
                let set = setter.lines_of_whole_words(&text, Style::DISPLAY, size, width);
                let lines = match set {
                    Err(BlockError::Wide { .. }) => continue,
                    set => set?,
                };
                let deep = setting.leading + setting.depth(lines.len());
                if !(foot - top).fits(deep) {
                    continue;
                }
                let node = frame.node(Tag::Paragraph, None);
                let first = top + (foot - top - deep) * 0.5 + Setter::baseline(setting);
                for (nth, line) in lines.iter().enumerate() {
                    let x = left + (width - line.width_at(size)) * 0.5;
                    let at = Point::new(x, first + setting.depth(nth + 1));
                    let mark = Mark::Content(node);
                    frame.line(mark, at, line, size, |_| Ink::BLACK);
                }
                return Ok(true);
            }
            Ok(false)
        }
        (None, Extent::Whole) => {
            let setting = setter.metrics.small;
            let each = setter.metrics.pitch * 1.25 + setting.leading;
            if !(foot - top).fits(each * 2.0) {
                return Ok(false);
            }
            let words = setter.words.cover;
            let mut y = top + (foot - top - each * 2.0) * 0.5;
            let lines = [
                setter.line(words[0], Style::TEXT)?,
                setter.line(words[1], Style::TEXT)?,
            ];
            if lines.iter().any(|line| !width.fits(line.width_at(setting.size))) {
                return Ok(false);
            }
            for (nth, name) in ASKED.into_iter().enumerate() {
                let line = &lines[nth];
                let wide = width * if nth == 0 { 1.0 } else { 0.6 };
                let span = Span::new(left + (width - wide) * 0.5, wide);
                y += setter.metrics.pitch * 1.25;
                let named = setter.label(None, &[name], words[nth]);
                // What stands under a line is read before it is written on.
                let node = frame.node(Tag::Paragraph, None);
                let x = left + (width - line.width_at(setting.size)) * 0.5;
                let at = Point::new(x, y + Setter::baseline(setting));
                let mark = Mark::Content(node);
                frame.line(mark, at, line, setting.size, |_| Ink::BLACK);
                setter.written(frame, None, span, y, named, Align::Center);
                y += setting.leading;
            }
            Ok(true)
        }
        (None, Extent::OwnPages) => Ok(true),
    }
}

/// Names with what joins the two on a line of its own.
fn apart(names: &str) -> String {
    for joint in ["&", "+", "and", "y", "e"] {
        let parts: Vec<&str> = names.split(&format!(" {joint} ")).collect();
        if let [one, other] = parts[..] {
            return format!("{one}\n{joint}\n{other}");
        }
    }
    names.to_owned()
}

fn height(pieces: &[Piece]) -> Length {
    pieces.iter().fold(Length::ZERO, |sum, piece| sum + piece.over + piece.height)
}

/// Puts pieces at the foot of a frame; gives where they begin.
fn put_foot(frame: &mut Frame, pieces: &[Piece]) -> Length {
    let top = frame.size().height - height(pieces);
    let mut y = top;
    for piece in pieces {
        y += piece.over;
        frame.absorb(Point::new(Length::ZERO, y), &piece.frame);
        y += piece.height;
    }
    top
}

/// A hearth of nested arches on its floor line, with the light of the rituals in it.
struct Hearth {
    measure: Length,
    floor: Length,
    /// How wide the outermost arch is.
    width: Length,
}

impl Hearth {
    const ARCHES: u8 = 4;
    /// How high the outermost arch is beside its width.
    const HIGH: f64 = 1.15;
    /// From one arch to the next beside the width.
    const STEP: f64 = 0.045;

    /// The hearth between two heights; none on the smallest papers, where it has no room to burn.
    fn new(setter: &Setter<'_>, (top, floor): (Length, Length)) -> Option<Self> {
        let room = floor - top;
        let measure = setter.measure();
        let width = (measure * 0.9).min(room / Self::HIGH);
        room.fits(Length::mm(25.0)).then_some(Self { measure, floor, width })
    }

    fn inset(nth: u8, width: Length) -> Length {
        width * (Self::STEP * f64::from(nth))
    }

    /// Where the names have room across.
    fn inner(&self) -> Span {
        let inner = self.width - Self::inset(Self::ARCHES - 1, self.width) * 2.0;
        let width = inner * 0.8;
        Span::new((self.measure - width) * 0.5, width)
    }

    /// Between which heights.
    fn free(&self) -> (Length, Length) {
        (self.floor - self.width * 0.84, self.floor - self.width * 0.3)
    }

    fn draw(&self, setter: &Setter<'_>, frame: &mut Frame) {
        let (measure, floor) = (self.measure, self.floor);
        let ink = setter.accent();
        match setter.look.theme.house {
            House::Hearth => self.draw_arches(frame, ink),
            House::Tide => self.draw_moon(frame, setter.look.theme.pattern),
            House::Meadow => self.draw_wreath(setter.look.theme, frame),
            House::Plain => {
                let bar = Size::new(self.width * 0.05, self.width * 0.62);
                let corner = Point::new(Length::ZERO, floor - self.width * 0.88);
                frame.fill(Path::rect(Rect::new(corner, bar)), ink);
            }
        }
        if setter.look.theme.house != House::Tide {
            Setter::rule(
                frame,
                Point::new(Length::ZERO, floor),
                measure,
                look::LINE,
                ink,
            );
        }
    }

    fn draw_arches(&self, frame: &mut Frame, ink: Ink) {
        let Self { measure, floor, width } = *self;
        let left = (measure - width) * 0.5;
        for nth in 0..Self::ARCHES {
            let inset = Self::inset(nth, width);
            let size = Size::new(width - inset * 2.0, width * Self::HIGH - inset);
            let corner = Point::new(left + inset, floor - size.height);
            frame.stroke(Path::arch(Rect::new(corner, size)), look::LINE * 1.6, ink);
        }
        let center = Point::new(measure * 0.5, floor - width * 0.15);
        let unit = width * 0.026;
        frame.fill(Path::circle(center, unit), ink);
        for ring in [2.1, 3.2] {
            frame.stroke(Path::circle(center, unit * ring), look::LINE, ink);
        }
    }

    /// What stands in the middle, around the names.
    fn center(&self) -> Point {
        Point::new(self.measure * 0.5, self.floor - self.width * 0.59)
    }

    /// A full moon over the sea.
    fn draw_moon(&self, frame: &mut Frame, ink: Ink) {
        let radius = self.width * 0.47;
        frame.stroke(Path::circle(self.center(), radius), look::LINE * 2.0, ink);
        for (nth, y) in [0.0, 0.05, 0.1].into_iter().enumerate() {
            let y = self.floor - self.width * y;
            let path = look::ripple(self.measure, y, self.width * 0.012, nth % 2 == 0);
            frame.stroke(path, look::LINE * [1.8, 1.5, 1.2][nth], ink);
        }
    }

    /// Nine flowers in a ring, one for each kind of card.
    fn draw_wreath(&self, theme: &Theme, frame: &mut Frame) {
        let radius = self.width * 0.46;
        let center = self.center();
        let scale = self.width * 0.165 / look::sign_size(House::Meadow).width;
        let stem = theme.house_ink.unwrap_or(theme.pattern);
        frame.stroke(Path::circle(center, radius), look::LINE * 1.6, stem);
        let kinds = Kind::ALL.iter().zip(0_u8..);
        for (&kind, nth) in kinds {
            let degrees = f64::from(nth) * 40.0 - 90.0;
            let (sin, cos) = libm::sincos(degrees.to_radians());
            let flower = look::sign(theme, kind, scale);
            let half = flower.size().width / 2.0;
            let at = Point::new(
                center.x + radius * cos - half,
                center.y + radius * sin - half,
            );
            frame.absorb(at, &flower);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_joins_two_names_has_a_line_of_its_own() {
        assert_eq!(apart("Ana & Bo"), "Ana\n&\nBo");
        assert_eq!(apart("Ana y Bo"), "Ana\ny\nBo");
        assert_eq!(apart("Mandy"), "Mandy");
        assert_eq!(apart("A & B & C"), "A & B & C");
    }
}
