//! Sheets from cards: fronts on the recto, backs behind them on the verso.

use std::sync::Arc;

use crate::color::Ink;
use crate::frame::{Article, FacePlace, Frame, Page, Placed};
use crate::geom::{Axis, Length, Point, Turn};
use crate::model::{CutMarks, Duplex};
use crate::sheet::layout::Layout;
use crate::sheet::marks;
use crate::sheet::slug::{self, ScaleBar, SlugFit};
use crate::sheet::slug_text::SlugText;
use crate::text::Typesetter;

/// What is imposed, and how.
pub struct Job<'a> {
    /// The places for cards.
    pub layout: &'a Layout,
    /// Fronts and backs, in the order in which the slots are filled.
    pub cards: &'a [(Arc<Frame>, Arc<Frame>)],
    /// How the second side gets behind the first.
    pub duplex: Duplex,
    /// How far backs are shifted, right and down as one holds the back upright.
    pub back_offset: Point,
    /// Whether backs run past the trim: all alike, so that they may over a shared cut too.
    pub backs_bleed: bool,
    /// Which marks.
    pub marks: CutMarks,
    /// What marks and slug are printed with.
    pub ink: Ink,
    /// What the slug says of a side: sheet (from 1), sheets, front.
    pub slug: &'a dyn Fn(usize, usize, bool) -> SlugText,
    /// The bar to check the scale with.
    pub bar: ScaleBar,
    /// Only these sheets, counted from 1; none means all.
    pub sheets: Option<(usize, usize)>,
}

/// The pages, and what could not be had.
#[derive(Debug)]
pub struct Imposition {
    /// Recto and verso in turn.
    pub pages: Vec<Page>,
    /// Sheets in all, printed or not.
    pub sheets: usize,
    /// Whether marks found room on every side.
    pub marks_whole: bool,
    /// What of the slug found room on every side.
    pub slug: SlugFit,
    /// Cards on the sheets that are printed: first (from 0) and how many.
    pub cards: (usize, usize),
    /// Where the front and, on sheets with two sides, the back of each of these cards lies.
    pub places: Vec<(FacePlace, Option<FacePlace>)>,
}

/// Lays cards on sheets.
///
/// Article `n` of the pages is card `n` of those printed, on both its sides.
pub fn impose(typesetter: &Typesetter, job: &Job<'_>) -> Imposition {
    let capacity = job.layout.capacity();
    let sheets = job.cards.len().div_ceil(capacity);
    let (from, to) = job.sheets.unwrap_or((1, sheets));
    let axis = job.duplex.axis(job.layout.sheet);
    let mut press = Imposer::new(job, typesetter.clone());
    let (mut pages, mut places) = (Vec::new(), Vec::new());
    let first_card = (from - 1) * capacity;
    for (index, cards) in job.cards.chunks(capacity).enumerate() {
        let sheet = index + 1;
        if sheet < from || sheet > to {
            continue;
        }
        let article = index * capacity - first_card;
        places.extend(press.places(cards.len(), pages.len(), axis));
        pages.push(press.recto(cards, article, (sheet, sheets)));
        if let Some(axis) = axis {
            pages.push(press.verso(cards, article, (sheet, sheets), axis));
        }
    }
    let printed = job.cards.len().min(to * capacity) - first_card.min(job.cards.len());
    Imposition {
        pages,
        sheets,
        marks_whole: press.marks_whole,
        slug: press.slug_fit,
        cards: (first_card, printed),
        places,
    }
}

struct Imposer<'a> {
    job: &'a Job<'a>,
    typesetter: Typesetter,
    /// Marks around a full sheet, and around the last one.
    marks: Option<(Arc<Frame>, Arc<Frame>)>,
    marks_whole: bool,
    strip: Option<slug::Strip>,
    slug_fit: SlugFit,
}

impl<'a> Imposer<'a> {
    fn new(job: &'a Job<'a>, typesetter: Typesetter) -> Self {
        let layout = job.layout;
        let has_marks = job.marks == CutMarks::Crop;
        // Fronts have no art at the trim, so marks may come as near as their offset.
        let draw = |cards| {
            let mut frame = Frame::new(layout.sheet);
            let whole = marks::draw(&mut frame, layout, cards, Length::ZERO, job.ink);
            (Arc::new(frame), whole)
        };
        let (full, marks_whole) = draw(layout.capacity());
        let rest = job.cards.len() % layout.capacity();
        let partial = if rest == 0 { Arc::clone(&full) } else { draw(rest).0 };
        let strip_bleed = if job.backs_bleed { layout.bleed } else { Length::ZERO };
        let strip = slug::strip(layout, strip_bleed, has_marks);
        Self {
            job,
            typesetter,
            marks: has_marks.then_some((full, partial)),
            marks_whole: !has_marks || marks_whole,
            slug_fit: SlugFit { has_room: strip.is_some(), ..SlugFit::WHOLE },
            strip,
        }
    }

    fn page(&self) -> Page {
        let layout = self.job.layout;
        Page {
            size: layout.sheet,
            trim: layout.outline(),
            bleed: layout.bleed_box(),
            placed: Vec::with_capacity(layout.capacity() + 2),
        }
    }

    fn recto(
        &mut self,
        cards: &[(Arc<Frame>, Arc<Frame>)],
        article: usize,
        sheet: (usize, usize),
    ) -> Page {
        let mut page = self.page();
        self.put_slug(&mut page, sheet, true);
        if let Some((full, partial)) = &self.marks {
            let marks =
                if cards.len() == self.job.layout.capacity() { full } else { partial };
            page.placed.push(decoration(marks, Point::ORIGIN, Turn::None));
        }
        for (nth, ((front, _), slot)) in
            cards.iter().zip(self.job.layout.slots()).enumerate()
        {
            page.placed.push(Placed {
                frame: Arc::clone(front),
                at: slot.rect.origin(),
                turn: Turn::None,
                clip: None,
                article: Some(Article(article + nth)),
                part: 0,
            });
        }
        page
    }

    fn verso(
        &mut self,
        cards: &[(Arc<Frame>, Arc<Frame>)],
        article: usize,
        sheet: (usize, usize),
        axis: Axis,
    ) -> Page {
        let mut page = self.page();
        self.put_slug(&mut page, sheet, false);
        let (turn, shift) = self.turned(axis);
        for (nth, ((_, back), slot)) in
            cards.iter().zip(self.job.layout.slots()).enumerate()
        {
            let rect = axis.behind(slot.rect, self.job.layout.sheet).moved(shift);
            let clip = self.job.backs_bleed.then(|| {
                let bleed = self.job.layout.back_bleed(*slot, cards.len());
                let grown = axis.behind(slot.rect.grown(bleed), self.job.layout.sheet);
                grown.moved(shift)
            });
            let is_shared = self.job.backs_bleed;
            page.placed.push(Placed {
                frame: Arc::clone(back),
                at: rect.origin(),
                turn,
                clip,
                article: (!is_shared).then_some(Article(article + nth)),
                part: 0,
            });
        }
        page
    }

    /// How backs lie on a verso. A page whose backs stand on their head is held turned by 180°,
    /// and so is the shift.
    fn turned(&self, axis: Axis) -> (Turn, Point) {
        match axis {
            Axis::Vertical => (Turn::None, self.job.back_offset),
            Axis::Horizontal => (Turn::Half, -self.job.back_offset),
        }
    }

    /// Where the faces of a sheet's cards lie; its recto is the page `recto`.
    fn places(
        &self,
        cards: usize,
        recto: usize,
        axis: Option<Axis>,
    ) -> Vec<(FacePlace, Option<FacePlace>)> {
        let place = |rect| {
            let front = FacePlace { page: recto, rect, turn: Turn::None };
            let back = axis.map(|axis| {
                let (turn, shift) = self.turned(axis);
                let rect = axis.behind(rect, self.job.layout.sheet).moved(shift);
                FacePlace { page: recto + 1, rect, turn }
            });
            (front, back)
        };
        let slots = self.job.layout.slots().iter().take(cards);
        slots.map(|slot| place(slot.rect)).collect()
    }

    /// Sets the slug before the cards: a reader that goes by place alone would else take its
    /// turned line for one with the last line of the last card.
    fn put_slug(
        &mut self,
        page: &mut Page,
        (sheet, sheets): (usize, usize),
        is_front: bool,
    ) {
        let Some(strip) = self.strip else { return };
        let text = (self.job.slug)(sheet, sheets, is_front);
        let (frame, fit) =
            slug::draw(&mut self.typesetter, strip, self.job.bar, &text, self.job.ink);
        self.slug_fit = self.slug_fit.and(fit);
        page.placed.push(decoration(&Arc::new(frame), strip.origin(), strip.turn()));
    }
}

fn decoration(frame: &Arc<Frame>, at: Point, turn: Turn) -> Placed {
    Placed { frame: Arc::clone(frame), at, turn, clip: None, article: None, part: 0 }
}
