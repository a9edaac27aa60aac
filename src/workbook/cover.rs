//! The cover: what the book is, whose copy, and a hearth.

use crate::block::{BlockError, Piece, Setter};
use crate::frame::{Frame, Tag};
use crate::geom::{Length, Path, Point, Rect, Size};
use crate::letterhead;
use crate::look;
use crate::model::{Extent, Lead, Question, Stem, Whose};
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
    let mut pieces = foot(setter, job)?;
    y += setter.metrics.units(2.0);
    let room = size.height - setter.metrics.units(2.0) - y;
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
    let floor = put_foot(&mut frame, &pieces) - setter.metrics.units(2.0);
    // On the smallest papers the hearth has no room to burn.
    if (floor - y).fits(Length::mm(25.0)) {
        hearth(setter, &mut frame, (y, floor));
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
    let setting = Setting {
        size: big.size * 1.25,
        leading: setter.metrics.whole(big.leading * 1.2),
    };
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

/// Lines for names and the first day, and what the book is not.
fn foot(setter: &mut Setter<'_>, job: &BookJob<'_>) -> Result<Vec<Piece>, BlockError> {
    let [names, begins] = setter.words.cover;
    let item = |name: &str, text: &str, width| Question {
        name: name.to_owned(),
        text: text.to_owned(),
        width,
    };
    setter.stem = Stem::cover();
    let mut pieces = match (job.names, job.extent) {
        (Some(names), _) => {
            let text = names.replace('*', "\\*");
            setter.paragraph(&text)?
        }
        (None, Extent::Whole) => {
            setter.entries(None, &[item(NAMES, names, 2.0), item(START, begins, 1.3)])?
        }
        (None, Extent::OwnPages) => Vec::new(),
    };
    if let Whose::Own(_) = job.whose {
        pieces.extend(setter.paragraph(setter.words.typed)?);
    }
    // Nothing here says that private pages follow: a cover lies about.
    if job.extent == Extent::Whole {
        pieces.extend(setter.paragraph(setter.words.complement)?);
    }
    Ok(pieces)
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
fn hearth(setter: &Setter<'_>, frame: &mut Frame, (top, floor): (Length, Length)) {
    let ink = setter.accent();
    let room = floor - top;
    let width = (setter.measure() * 0.62).min(room / 1.15);
    let left = (setter.measure() - width) * 0.5;
    let step = width * 0.075;
    for nth in 0..4_u8 {
        let inset = step * f64::from(nth);
        let size = Size::new(width - inset * 2.0, width * 1.15 - inset);
        let corner = Point::new(left + inset, floor - size.height);
        frame.stroke(Path::arch(Rect::new(corner, size)), look::LINE, ink);
    }
    let center = Point::new(setter.measure() * 0.5, floor - width * 0.45);
    let unit = width * 0.045;
    frame.fill(Path::circle(center, unit), ink);
    for ring in [2.1, 3.2] {
        frame.stroke(Path::circle(center, unit * ring), look::LINE, ink);
    }
    Setter::rule(
        frame,
        Point::new(Length::ZERO, floor),
        setter.measure(),
        look::LINE,
        ink,
    );
}
