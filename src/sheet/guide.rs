//! The page that says how a deck is printed and cut, with a small picture of its sheet.

use std::sync::Arc;

use crate::color::Ink;
use crate::frame::{Article, Frame, Mark, Page, Placed, Tag};
use crate::geom::{Length, Path, Point, Rect, Size, Turn};
use crate::sheet::Layout;
use crate::sheet::column::{Column, TextSize};
use crate::sheet::layout::{Lot, Slot};
use crate::sheet::slug::{ScaleBar, draw_bar};
use crate::text::{Line, MissingGlyph, Style, Typesetter, heights};

/// The cuts of a sheet, in the order in which they are made.
#[derive(Debug, Clone, PartialEq)]
pub struct Cuts {
    /// Whether the long ones go from head to foot; else from side to side.
    pub are_upright: bool,
    /// Where the long ones lie: they go first, from edge to edge.
    pub long: Vec<Length>,
    /// Where the short ones lie: through each strip.
    pub short: Vec<ShortCut>,
}

/// A cut through strips of the same kind.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShortCut {
    /// Where it lies.
    pub at: Length,
    /// From where to where it goes: no further than the cards that stand alike.
    pub along: (Length, Length),
    /// Whether its strips lie beyond those that are parted first, so that its number stands there.
    pub is_beyond: bool,
}

impl Cuts {
    /// The cuts that part a sheet's cards: along each of their edges, once where two share one.
    pub fn of(layout: &Layout) -> Self {
        let edges = |slots: &[Slot], ends: fn(Rect) -> [Length; 2]| {
            let mut all: Vec<Length> =
                slots.iter().flat_map(|slot| ends(slot.rect)).collect();
            all.sort_by(|one, other| one.to_pt().total_cmp(&other.to_pt()));
            all.dedup_by(|one, other| one.is_near(*other));
            all
        };
        let upright = |slots: &[Slot]| edges(slots, |rect| [rect.left(), rect.right()]);
        let level = |slots: &[Slot]| edges(slots, |rect| [rect.top(), rect.bottom()]);
        let all = layout.slots();
        let lots: Vec<&[Slot]> = match &layout.lots[..] {
            [] => vec![all],
            lots => {
                let mut from = 0;
                let part = |lot: &Lot| {
                    from += lot.places;
                    &all[from - lot.places..from]
                };
                lots.iter().map(part).collect()
            }
        };
        // Cards that stand and cards that lie are parted from edge to edge first.
        let are_upright = match &lots[..] {
            [first, second, ..] => {
                let ends = |slots: &[Slot]| {
                    let tops = level(slots);
                    (tops[0], tops[tops.len() - 1])
                };
                let (one, other) = (ends(first), ends(second));
                !(other.0.fits(one.1) || one.0.fits(other.1))
            }
            _ => layout.sheet().is_portrait(),
        };
        let mut short = Vec::new();
        for (nth, slots) in lots.iter().enumerate() {
            let (across, along) = if are_upright {
                (level(slots), upright(slots))
            } else {
                (upright(slots), level(slots))
            };
            let (Some(&from), Some(&to)) = (along.first(), along.last()) else {
                continue;
            };
            let is_beyond = nth > 0;
            let cut = |at| ShortCut { at, along: (from, to), is_beyond };
            short.extend(across.into_iter().map(cut));
        }
        let long = if are_upright { upright(all) } else { level(all) };
        Self { are_upright, long, short }
    }

    /// Whether two of them are so near that their numbers would meet.
    fn has_near(&self) -> bool {
        let is_near = |two: &[Length]| NEAR.fits(two[1] - two[0]);
        let short = |is_beyond: bool| {
            let own = self.short.iter().filter(move |cut| cut.is_beyond == is_beyond);
            own.map(|cut| cut.at).collect::<Vec<_>>()
        };
        let all = [self.long.clone(), short(false), short(true)];
        all.iter().any(|all| all.windows(2).any(is_near))
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.long.len() + self.short.len()
    }
}

/// What the page says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideTexts {
    /// Its title.
    pub title: String,
    /// What is printed.
    pub facts: String,
    /// Beside the picture of the sheet: a head and what follows it, one after the other.
    pub beside: Vec<(String, Vec<String>)>,
    /// Below both, in two columns.
    pub below: Vec<(String, Vec<String>)>,
    /// Beside the bar.
    pub bar: String,
    /// What the picture shows.
    pub shows: String,
}

/// What the page is made from.
pub struct GuideJob<'a> {
    /// The page.
    pub size: Size,
    /// The sheet that is cut.
    pub layout: &'a Layout,
    /// Its cuts; none where nothing is cut.
    pub cuts: Option<&'a Cuts>,
    /// What it says.
    pub texts: &'a GuideTexts,
    /// The language of that.
    pub language: &'a str,
    /// What titles and cuts are drawn with.
    pub accent: Ink,
    /// The bar to check the scale with.
    pub bar: ScaleBar,
}

/// The margins of the page.
const MARGIN: Length = Length::mm(18.0);
/// Between its columns.
const APART: Length = Length::mm(10.0);
/// The room of the sheet's picture.
const PICTURE: Size = Size::mm(80.0, 106.0);
/// Sizes of the text with their leadings; the largest that fits is taken.
const TEXTS: [(f64, f64); 4] = [(11.5, 15.5), (10.5, 14.2), (9.5, 12.8), (8.5, 11.2)];
/// Cuts that are no further apart than this have numbers in two rows.
const NEAR: Length = Length::mm(16.0);
/// The ring around a number.
const RING: Length = Length::mm(2.3);

/// The page.
///
/// # Errors
/// When no font has a sign of a text.
pub fn guide_page(
    typesetter: &mut Typesetter,
    job: &GuideJob<'_>,
) -> Result<Page, MissingGlyph> {
    let bar = job.size.height - MARGIN;
    let mut frame = Frame::new(job.size);
    for (size, leading) in TEXTS {
        frame = Frame::new(job.size);
        let foot = set(typesetter, job, &mut frame, TextSize::pt(size, leading))?;
        if (bar - Length::mm(6.0)).fits(foot) {
            break;
        }
    }
    put_bar(typesetter, job, &mut frame, Point::new(MARGIN, bar))?;
    let all = Rect::new(Point::ORIGIN, job.size);
    let placed = Placed {
        frame: Arc::new(frame),
        at: Point::ORIGIN,
        turn: Turn::None,
        clip: None,
        adjust: None,
        article: Some(Article(0)),
        part: 0,
    };
    Ok(Page { size: job.size, trim: all, bleed: all, placed: vec![placed] })
}

/// Sets all of it but the bar; returns where it ends.
fn set(
    typesetter: &mut Typesetter,
    job: &GuideJob<'_>,
    frame: &mut Frame,
    text: TextSize,
) -> Result<Length, MissingGlyph> {
    let whole = job.size.width - MARGIN * 2.0;
    let mut column = Column {
        typesetter,
        frame,
        left: MARGIN,
        width: whole,
        y: MARGIN,
        text: TextSize::pt(13.5, 17.0),
        ink: Ink::BLACK,
        accent: job.accent,
        language: job.language,
    };
    column.title(&job.texts.title)?;
    column.text = TextSize::pt(11.5, 15.5);
    column.paragraph(&job.texts.facts)?;
    column.text = text;
    let top = column.y + Length::mm(5.0);
    column.left = MARGIN + PICTURE.width + APART;
    column.width = whole - PICTURE.width - APART;
    column.y = top - Length::mm(2.0);
    sections(&mut column, &job.texts.beside)?;
    let mut end = column.y;
    let drawn = draw_sheet(&mut column, job, Point::new(MARGIN, top))?;
    end = end.max(drawn) + Length::mm(6.0);
    let half = (whole - APART) / 2.0;
    let mut foot = end;
    for (nth, section) in job.texts.below.iter().enumerate() {
        column.left = if nth % 2 == 0 { MARGIN } else { MARGIN + half + APART };
        (column.width, column.y) = (half, end);
        sections(&mut column, std::slice::from_ref(section))?;
        foot = foot.max(column.y);
    }
    Ok(foot)
}

/// The bar at the foot, with what it says.
fn put_bar(
    typesetter: &mut Typesetter,
    job: &GuideJob<'_>,
    frame: &mut Frame,
    at: Point,
) -> Result<(), MissingGlyph> {
    let label = typesetter.plain_line(&job.texts.bar, Style::TEXT, job.language)?;
    let mut bar = Frame::new(Size::default());
    draw_bar(&mut bar, job.bar, Ink::BLACK);
    frame.absorb(at, &bar);
    let node = frame.node(Tag::Paragraph, None);
    let beside = at + Point::new(job.bar.length() + Length::mm(2.5), Length::mm(2.2));
    frame.line(Mark::Content(node), beside, &label, Length::pt(8.5), |_| Ink::BLACK);
    Ok(())
}

/// Heads, each with what follows it: one thing as a paragraph, more as a list.
fn sections(
    column: &mut Column<'_>,
    all: &[(String, Vec<String>)],
) -> Result<(), MissingGlyph> {
    for (head, texts) in all {
        let node = column.frame.node(Tag::PageHeading, None);
        let size = TextSize::pt(13.0, 17.0);
        column.set_in(
            (Mark::Content(node), column.accent),
            head,
            Style::DISPLAY,
            size,
        )?;
        column.y += Length::mm(0.8);
        match &texts[..] {
            [one] => column.paragraph(one)?,
            more => column.steps(more, 1)?,
        }
        column.y += Length::mm(3.2);
    }
    Ok(())
}

/// The sheet, smaller, with its cards and its cuts; returns where it ends.
fn draw_sheet(
    column: &mut Column<'_>,
    job: &GuideJob<'_>,
    at: Point,
) -> Result<Length, MissingGlyph> {
    let sheet = job.layout.sheet();
    // Numbers stand beside the sheet, in two rows where gutters bring cuts near.
    let beside = RING * if job.cuts.is_some_and(Cuts::has_near) { 5.4 } else { 3.0 };
    // And at the far side, where cards that stand and cards that lie have cuts of their own.
    let beyond = match job.cuts {
        Some(cuts) if cuts.short.iter().any(|cut| cut.is_beyond) => beside,
        _ => Length::ZERO,
    };
    let (over, below) = if job.cuts.is_some_and(|cuts| cuts.are_upright) {
        (beyond, Length::ZERO)
    } else {
        (Length::ZERO, beyond)
    };
    let room = Size::new(PICTURE.width - beside - over, PICTURE.height - beside - below);
    let scale = (room.width / sheet.width).min(room.height / sheet.height);
    let corner = at + Point::new(beside, beside);
    let place = |x: Length, y: Length| corner + Point::new(x * scale, y * scale);
    let small = |rect: Rect| {
        let size = rect.size();
        let size = Size::new(size.width * scale, size.height * scale);
        Path::rect(Rect::new(place(rect.left(), rect.top()), size))
    };
    let figure = column.frame.node(Tag::Figure, None);
    column.frame.set_alt(figure, &job.texts.shows);
    let paper = small(Rect::new(Point::ORIGIN, sheet));
    column.frame.stroke(paper, Length::pt(0.75), Ink::Gray(0x6B));
    for slot in job.layout.slots() {
        column.frame.fill(small(slot.rect), Ink::Gray(0xEE));
        if job.cuts.is_none() {
            column.frame.stroke(small(slot.rect), Length::pt(0.5), Ink::Gray(0x9A));
        }
    }
    let mark = Mark::Content(figure);
    let end = corner.y + sheet.height * scale + below;
    let Some(cuts) = job.cuts else {
        let unseen = crate::frame::Shape {
            path: small(Rect::new(Point::ORIGIN, sheet)),
            fill: None,
            stroke: None,
        };
        column.frame.push(mark, crate::frame::Item::Shape(unseen));
        return Ok(end);
    };
    let mut number = 0_usize;
    let far = if cuts.are_upright { sheet.height } else { sheet.width };
    let whole = |at: &Length| {
        (ShortCut { at: *at, along: (Length::ZERO, far), is_beyond: false }, true)
    };
    let long: Vec<_> = cuts.long.iter().map(whole).collect();
    let some = |is_beyond: bool| -> Vec<_> {
        let own = cuts.short.iter().filter(|cut| cut.is_beyond == is_beyond);
        own.map(|cut| (*cut, false)).collect()
    };
    let far_end = if cuts.are_upright { sheet.width } else { sheet.height };
    for all in [long, some(false), some(true)] {
        let mut last: Option<(Length, bool)> = None;
        for (ShortCut { at: cut, along: (from, to), is_beyond }, is_long) in all {
            number += 1;
            // Beside a cut that is near, a number steps back.
            let is_back = last.is_some_and(|(last, back)| NEAR.fits(cut - last) && !back);
            last = Some((cut, is_back));
            let off = RING * if is_back { 3.9 } else { 1.6 };
            let is_upright = cuts.are_upright == is_long;
            let [begin, stop] = [from, to].map(|along| {
                if is_upright { place(cut, along) } else { place(along, cut) }
            });
            let width = Length::pt(if is_long { 1.1 } else { 0.7 });
            column.frame.stroke(Path::line(begin, stop), width, job.accent);
            // Beside the sheet, where its strip is.
            let center = match (is_upright, is_beyond) {
                (true, false) => Point::new(begin.x, corner.y - off),
                (true, true) => Point::new(begin.x, corner.y + far_end * scale + off),
                (false, false) => Point::new(corner.x - off, begin.y),
                (false, true) => Point::new(corner.x + far_end * scale + off, begin.y),
            };
            let text = number.to_string();
            let line = column.typesetter.plain_line(&text, Style::STRONG, "en")?;
            put_number(column.frame, mark, center, (&line, is_long), job.accent);
        }
    }
    Ok(end)
}

/// A number in its ring: full for what is cut first.
fn put_number(
    frame: &mut Frame,
    mark: Mark,
    center: Point,
    (line, is_long): (&Line, bool),
    accent: Ink,
) {
    let size = Length::pt(8.0);
    let ring = Path::circle(center, RING);
    let ink = if is_long {
        frame.fill(ring, accent);
        Ink::WHITE
    } else {
        frame.stroke(ring, Length::pt(0.7), accent);
        accent
    };
    let at = Point::new(
        center.x - line.width_at(size) / 2.0,
        center.y + heights::half_figure(size),
    );
    frame.line(mark, at, line, size, |_| ink);
}
