//! The sheet: a dieline with what is printed on it, what its lines mean, how it is made.

use crate::color::Ink;
use crate::dieline::DielineError;
use crate::dieline::art::{Desk, placed};
use crate::dieline::lines::{CUT, FOLD, dashes, draw, hatch};
use crate::dieline::panel::{Dieline, Part};
use crate::dieline::place::{Case, Laid};
use crate::frame::{Frame, Item, Mark, Page, Placed, Shape, Tag};
use crate::geom::{Axis, Length, Path, Point, Rect, Size, Turn};
use crate::model::Theme;
use crate::sheet::{Column, ScaleBar, TextSize, draw_bar};
use crate::text::{Style, Typesetter};
use crate::words::Words;

/// What the sheet of a box or a band is made from.
#[derive(Debug)]
pub struct DielineJob<'a> {
    /// What it is.
    pub case: Case,
    /// The dieline.
    pub dieline: &'a Dieline,
    /// How many cards it holds.
    pub count: u16,
    /// The colours.
    pub theme: &'a Theme,
    /// Whether nothing is flooded: lines alone.
    pub is_outline: bool,
    /// The deck's name.
    pub title: &'a str,
    /// The language of the name, and of what the deck is about.
    pub title_language: &'a str,
    /// What the deck is about.
    pub about: Option<&'a str>,
    /// Licence and version.
    pub imprint: Option<String>,
    /// "54 cards for two people".
    pub count_said: String,
    /// The words of the sheet.
    pub words: &'static Words,
    /// The bar to check the scale with.
    pub bar: ScaleBar,
    /// The axis about which the sheet is turned, when both of its sides are printed.
    pub axis: Option<Axis>,
}

/// How far texts keep off the paper's edge.
const EDGE: Length = Length::mm(9.0);
/// Between what stands above one another.
const APART: Length = Length::mm(6.0);
/// The row of a legend.
const ROW: Length = Length::mm(4.6);
/// The widest column of text.
const WIDEST: Length = Length::mm(142.0);

/// The pages: the sheet, its other side when that is printed, and how it is made, where the sheet
/// has no room for that.
///
/// # Errors
/// When the name does not fit, or no font has one of its signs.
pub fn dieline_pages(
    typesetter: &mut Typesetter,
    job: &DielineJob<'_>,
    laid: &Laid,
) -> Result<Vec<Page>, DielineError> {
    let sheet = laid.sheet;
    let mut desk = Desk { typesetter, job, at: Point::ORIGIN };
    let stack = desk.stack(laid)?;
    desk.at = stack.at;
    let mut art = desk.sheet(sheet)?;
    let waste = desk.waste();
    desk.put_legend(&mut art, waste)?;
    let mut front = vec![placed(art, Point::ORIGIN, Turn::None, Some(1))];
    front.extend(desk.repeats()?);
    let mut back = Vec::new();
    desk.put_gift(sheet, &mut front, &mut back)?;
    // What has no room on the sheet stands on a page of its own, upright.
    let upright = if sheet.is_portrait() { sheet } else { sheet.turned() };
    let (edge, mut apart) = (EDGE.max(laid.margin.most()), Vec::new());
    let wide = WIDEST.min(upright.width - edge * 2.0);
    let mut y = edge * 2.0;
    match (stack.header, desk.narrow_header(waste)?) {
        (Some((header, at)), _) => front.push(placed(header, at, Turn::None, Some(0))),
        (None, Some(header)) => {
            front.push(placed(header, waste.origin(), Turn::None, Some(0)));
        }
        (None, None) => {
            let header = desk.header(wide)?;
            let below = header.size().height + APART * 1.5;
            apart.push(placed(header, Point::new(edge, y), Turn::None, Some(0)));
            y += below;
        }
    }
    if let Some((steps, at)) = stack.steps {
        front.push(placed(steps, at, Turn::None, Some(3)));
    } else {
        let steps = desk.steps(wide, TextSize::pt(11.0, 15.0), 1)?;
        apart.push(placed(steps, Point::new(edge, y), Turn::None, Some(3)));
    }
    let mut pages = vec![page(sheet, front)];
    pages.extend(job.axis.map(|_| page(sheet, back)));
    pages.extend((!apart.is_empty()).then(|| page(upright, apart)));
    Ok(pages)
}

/// What stands above one another on the sheet.
struct Stack {
    /// Where the dieline lies.
    at: Point,
    /// The header, if there is room above.
    header: Option<(Frame, Point)>,
    /// The steps, if there is room below.
    steps: Option<(Frame, Point)>,
}

fn page(size: Size, placed: Vec<Placed>) -> Page {
    let whole = Rect::new(Point::ORIGIN, size);
    Page { size, trim: whole, bleed: whole, placed }
}

impl Desk<'_, '_> {
    /// Header, dieline and steps, as far as a sheet has room for them.
    fn stack(&mut self, laid: &Laid) -> Result<Stack, DielineError> {
        let Laid { sheet, margin, dieline } = laid;
        let (inner, text) = (EDGE.max(margin.x), TextSize::pt(10.0, 13.5));
        let wide = WIDEST.min(sheet.width - inner * 2.0);
        let header = self.header(wide)?;
        let (head, foot) = (EDGE.max(margin.y), sheet.height - EDGE.max(margin.y));
        let legend = match self.job.case {
            Case::Band => self.legend()?.size().height,
            Case::TuckBox => Length::ZERO,
        };
        let high = dieline.size.height + legend;
        let under = head + header.size().height + APART;
        let has_header = sheet.height.fits(under + high + margin.y);
        let below = under + high + APART * 1.5;
        let has_room = |steps: &Frame| foot.fits(below + steps.size().height);
        let mut steps = self.steps(wide, text, 1)?;
        if !has_room(&steps) && sheet.width.fits(WIDEST * 1.5) {
            // Lower in two columns.
            let both = (sheet.width - inner * 2.0).min(WIDEST * 1.9);
            steps = self.steps(both, text, 2)?;
        }
        let left = (sheet.width - dieline.size.width) / 2.0;
        let above = if has_header { under } else { (sheet.height - high) / 2.0 };
        // Texts begin where the dieline does, or further left where they are wider.
        let beside = |frame: &Frame| {
            left.max(inner).min(sheet.width - inner - frame.size().width.max(wide))
        };
        let has_steps = has_header && has_room(&steps);
        let header_at = Point::new(beside(&header), head);
        let steps_at = Point::new(beside(&steps), below);
        Ok(Stack {
            at: Point::new(left, above + legend),
            header: has_header.then_some((header, header_at)),
            steps: has_steps.then_some((steps, steps_at)),
        })
    }

    /// The header for the waste over the front, if it has room there.
    fn narrow_header(&mut self, waste: Rect) -> Result<Option<Frame>, DielineError> {
        let header = self.header(waste.size().width)?;
        let needed = header.size().height + APART / 2.0 + self.legend()?.size().height;
        let fits = self.job.dieline.has(Part::Lid)
            && waste.size().height.fits(needed)
            && waste.size().width.fits(header.size().width);
        Ok(fits.then_some(header))
    }

    /// "For …, from …", on the tuck: behind it where the second side is printed.
    fn put_gift(
        &mut self,
        sheet: Size,
        front: &mut Vec<Placed>,
        back: &mut Vec<Placed>,
    ) -> Result<(), DielineError> {
        let job = self.job;
        if !job.dieline.has(Part::Tuck) {
            return Ok(());
        }
        let tuck = job.dieline.rect(Part::Tuck).moved(self.at);
        let gift = self.gift(tuck.size())?;
        if let Some(axis) = job.axis {
            // Whoever opens the lid sees its inside upright.
            let behind = axis.behind(tuck, sheet).origin();
            let turn = axis.turn_behind(Turn::None);
            back.push(placed(gift, behind, turn, Some(2)));
        } else {
            // The outside of the tuck shows first as it comes out, head down.
            front.push(placed(gift, tuck.origin(), Turn::Half, Some(2)));
        }
        Ok(())
    }

    /// All that lies on the panels and is read, with its lines.
    fn sheet(&mut self, sheet: Size) -> Result<Frame, DielineError> {
        let job = self.job;
        let mut frame = Frame::new(sheet);
        let figure = frame.node(Tag::Figure, None);
        let words = &job.words.dieline;
        frame.set_alt(
            figure,
            match job.case {
                Case::TuckBox => words.box_shows,
                Case::Band => words.band_shows,
            },
        );
        let around = Path::rect(Rect::new(self.at, job.dieline.size));
        let unseen = Shape { path: around, fill: None, stroke: None };
        frame.push(Mark::Content(figure), Item::Shape(unseen));
        self.front(&mut frame)?;
        self.back(&mut frame)?;
        let fold = job.theme.marks;
        let on_flood = if job.is_outline { fold } else { Ink::WHITE };
        draw(&mut frame, job.dieline, self.at, (fold, on_flood));
        Ok(frame)
    }

    /// What is cut away over the front of a box; over a band, what is above it.
    fn waste(&self) -> Rect {
        let (job, keep) = (self.job, Length::mm(3.0));
        let front = job.dieline.rect(Part::Front).moved(self.at);
        let height = if job.dieline.has(Part::Lid) {
            job.dieline.rect(Part::Front).top() - keep - Length::mm(2.0)
        } else {
            ROW * 3.0 + keep
        };
        let top = front.top() - keep - height;
        let left =
            if job.dieline.has(Part::Lid) { front.left() + keep } else { self.at.x };
        let width = front.size().width - keep * 2.0;
        Rect::new(Point::new(left, top), Size::new(width, height))
    }

    /// What it is, and the bar to check the scale with.
    fn header(&mut self, width: Length) -> Result<Frame, DielineError> {
        let job = self.job;
        let words = &job.words.dieline;
        let heading = match job.case {
            Case::TuckBox => words.box_for(job.count),
            Case::Band => words.band_for(job.count),
        };
        let length = match job.bar {
            ScaleBar::Metric => "50 mm",
            ScaleBar::Inch => "2 in",
        };
        let label = self.line(&format!("{length}: {}", words.bar), Style::TEXT)?;
        let mut frame = Frame::new(Size::default());
        let text = TextSize::pt(if width < Length::mm(100.0) { 8.0 } else { 9.5 }, 12.0);
        let mut column = self.column(&mut frame, width, text);
        column.title(&heading)?;
        let mut y = column.y + Length::mm(0.5);
        let mut bar = Frame::new(Size::default());
        draw_bar(&mut bar, job.bar, Ink::BLACK);
        frame.absorb(Point::new(Length::ZERO, y), &bar);
        let size = Length::pt(8.0);
        let beside = job.bar.length() + Length::mm(2.5);
        let node = frame.node(Tag::Paragraph, None);
        let at = if width.fits(beside + label.width_at(size)) {
            Point::new(beside, y + Length::mm(2.2))
        } else {
            y += Length::mm(4.2);
            Point::new(Length::ZERO, y + Length::mm(2.2))
        };
        frame.line(Mark::Content(node), at, &label, size, |_| Ink::BLACK);
        let wide = job.bar.length().max(label.width_at(size));
        Ok(sized(&frame, Size::new(wide, y + Length::mm(3.4))))
    }

    fn column<'c>(
        &'c mut self,
        frame: &'c mut Frame,
        width: Length,
        text: TextSize,
    ) -> Column<'c> {
        Column {
            typesetter: self.typesetter,
            frame,
            left: Length::ZERO,
            width,
            y: Length::ZERO,
            text,
            ink: Ink::BLACK,
            accent: self.job.theme.pattern,
            language: self.job.words.tag,
        }
    }

    /// How it is made.
    fn steps(
        &mut self,
        width: Length,
        text: TextSize,
        columns: usize,
    ) -> Result<Frame, DielineError> {
        let words = &self.job.words.dieline;
        let steps: Vec<String> = match self.job.case {
            Case::TuckBox => words.box_steps.map(str::to_owned).to_vec(),
            Case::Band => words.band_steps.map(str::to_owned).to_vec(),
        };
        let mut frame = Frame::new(Size::default());
        let node = frame.node(Tag::PageHeading, None);
        let mut column = self.column(&mut frame, width, text);
        let size = TextSize::pt(13.0, 16.0);
        column.set_in(
            (Mark::Content(node), column.accent),
            words.steps,
            Style::DISPLAY,
            size,
        )?;
        column.y += Length::mm(1.5);
        if columns == 1 {
            column.steps(&steps, 1)?;
            let height = column.y;
            return Ok(sized(&frame, Size::new(width, height)));
        }
        let (gap, top, half) = (Length::mm(9.0), column.y, steps.len() / 2);
        column.width = (width - gap) / 2.0;
        column.steps(&steps[..half], 1)?;
        let first = column.y;
        (column.y, column.left) = (top, column.width + gap);
        column.steps(&steps[half..], half + 1)?;
        let height = column.y.max(first);
        Ok(sized(&frame, Size::new(width, height)))
    }

    /// What the lines mean.
    fn legend(&mut self) -> Result<Frame, DielineError> {
        let job = self.job;
        let words = &job.words.dieline;
        let mut frame = Frame::new(Size::default());
        let (sample, size) = (Length::mm(9.0), Length::pt(8.0));
        let mut wide = Length::ZERO;
        let rows = [(0.0, words.cut), (1.0, words.fold), (2.0, words.glued)];
        for (nth, text) in rows {
            let y = ROW * (nth + 0.5);
            let (from, to) = (Point::new(Length::ZERO, y), Point::new(sample, y));
            if nth == 0.0 {
                frame.stroke(Path::line(from, to), CUT, Ink::BLACK);
            } else if nth == 1.0 {
                frame.stroke(dashes(from, to), FOLD, job.theme.marks);
            } else {
                let half = Length::mm(1.4);
                let rect = Rect::new(
                    Point::new(Length::ZERO, y - half),
                    Size::new(sample, half * 2.0),
                );
                frame.stroke(hatch(rect), Length::pt(0.25), job.theme.marks);
                frame.stroke(Path::rect(rect), Length::pt(0.25), job.theme.marks);
            }
            let line = self.line(text, Style::TEXT)?;
            let node = frame.node(Tag::Paragraph, None);
            let at = Point::new(sample + Length::mm(2.5), y + Length::mm(1.0));
            frame.line(Mark::Content(node), at, &line, size, |_| Ink::BLACK);
            wide = wide.max(at.x + line.width_at(size));
        }
        Ok(sized(&frame, Size::new(wide, ROW * 3.0)))
    }

    /// Puts it at the foot of the waste.
    fn put_legend(&mut self, frame: &mut Frame, waste: Rect) -> Result<(), DielineError> {
        let legend = self.legend()?;
        let y = waste.bottom() - legend.size().height;
        frame.absorb(Point::new(waste.left(), y), &legend);
        Ok(())
    }
}

/// What was drawn, in a frame of a size.
fn sized(drawn: &Frame, size: Size) -> Frame {
    let mut frame = Frame::new(size);
    frame.absorb(Point::ORIGIN, drawn);
    frame
}
