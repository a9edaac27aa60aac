//! Sheets from cards: fronts on the recto, backs behind them on the verso.

use std::collections::HashMap;
use std::sync::Arc;

use crate::frame::{Article, FacePlace, Frame, Page, Placed};
use crate::geom::{Axis, Insets, Length, Point, Rect, Turn};
use crate::sheet::deal::deal;
use crate::sheet::fold_over::{FoldOver, fold_line};
use crate::sheet::imposition::{Imposition, Job, Pair};
use crate::sheet::layout::{Layout, Slot};
use crate::sheet::marks::Reach;
use crate::sheet::side_of::SideOf;
use crate::sheet::slug::{self, SlugFit};
use crate::text::Typesetter;

/// A back that must not come near the next place keeps so far inside its trim.
const INSIDE: Length = Length::mm(4.0);

/// Lays cards on sheets, all that there are, in the order of the deck.
///
/// # Panics
/// If there are fewer cards than the job says.
pub fn impose(typesetter: &Typesetter, job: &Job<'_>, cards: &[Pair]) -> Imposition {
    let mut pages = Vec::new();
    let mut faces =
        |places: &[usize]| places.iter().map(|at| cards[*at].clone()).collect();
    let mut out = |some| pages.extend(some);
    let imposed = impose_in_turn(typesetter, job, &mut faces, &mut out);
    Imposition { pages, ..imposed }
}

/// Lays cards on sheets, so many at a time that no more than those are ever there: `faces` sets the
/// cards that are named by their numbers in the deck, and `out` takes the pages. While pages are
/// taken, the next cards are set.
pub fn impose_in_turn(
    typesetter: &Typesetter,
    job: &Job<'_>,
    faces: &mut (dyn FnMut(&[usize]) -> Vec<Pair> + Send),
    out: &mut (dyn FnMut(Vec<Page>) + Send),
) -> Imposition {
    /// So many keep all processors busy.
    const SHEETS: usize = 32;
    let dealt = deal(job.cards, job.layout.capacity(), job.gone, job.order).sheets;
    let sheets = dealt.len();
    let (from, to) = job.sheets.unwrap_or((1, sheets));
    let printed = &dealt[from.min(sheets + 1) - 1..to.min(sheets)];
    let on = |batch: &[Vec<Option<usize>>]| -> Vec<usize> {
        batch.iter().flatten().copied().flatten().collect()
    };
    let mut cards = on(printed);
    cards.sort_unstable();
    let mut imposer = Imposer::new(job, typesetter.clone(), &dealt, cards);
    let batches: Vec<_> = printed.chunks(SHEETS).collect();
    let mut set = faces(&on(batches.first().copied().unwrap_or_default()));
    for (nth, batch) in batches.iter().enumerate() {
        imposer.faces = on(batch).into_iter().zip(set).collect();
        let mut pages = Vec::new();
        for (places, sheet) in batch.iter().zip(from + nth * SHEETS..) {
            imposer.sheet(places, (sheet, sheets), &mut pages);
        }
        let next = on(batches.get(nth + 1).copied().unwrap_or_default());
        set = rayon::join(|| out(pages), || faces(&next)).1;
    }
    Imposition {
        pages: Vec::new(),
        sheets,
        printed: printed.len(),
        marks_whole: imposer.marks_whole(),
        slug: imposer.slug_fit,
        backs_inside: imposer.backs_inside,
        cards: imposer.cards,
        places: imposer.places.into_iter().flatten().collect(),
    }
}

struct Imposer<'a> {
    job: &'a Job<'a>,
    typesetter: Typesetter,
    /// The cards that are printed.
    cards: Vec<usize>,
    /// Those that are at hand.
    faces: HashMap<usize, Pair>,
    /// Where the faces of each of these lie.
    places: Vec<Option<(FacePlace, Option<FacePlace>)>>,
    /// The page that is made, counted from 0.
    at: usize,
    front: SideOf,
    back: SideOf,
    /// The number of the place that each one of the back lies behind.
    behind: Vec<usize>,
    slug_fit: SlugFit,
    backs_inside: bool,
}

impl<'a> Imposer<'a> {
    fn new(
        job: &'a Job<'a>,
        typesetter: Typesetter,
        dealt: &[Vec<Option<usize>>],
        cards: Vec<usize>,
    ) -> Self {
        let layout = job.layout;
        let axis = job.duplex.axis(layout.sheet);
        let corrected = job.correction.map(|by| by.and_shift(job.back_offset));
        let adjust = axis.and_then(|axis| Some(corrected?.on(layout.sheet, axis)));
        // A page whose backs stand on their head is held turned by 180°, and so is the shift.
        let shift = match axis {
            _ if adjust.is_some() => Point::ORIGIN,
            Some(Axis::Horizontal) => -job.back_offset,
            _ => job.back_offset,
        };
        let side = |layout: Layout, is_front: bool| {
            let moved = if is_front { (Point::ORIGIN, None) } else { (shift, adjust) };
            SideOf::new(layout, job, moved, is_front)
        };
        let as_it_is = || (layout.clone(), Vec::new());
        let (behind, numbers) = axis.map_or_else(as_it_is, |axis| layout.behind(axis));
        let (front, back) = (side(layout.clone(), true), side(behind, false));
        let has_strip = front.strips.is_some() && back.strips.is_some();
        let is_soiled = |places: &Vec<Option<usize>>| layout.soils(&taken(places));
        Self {
            job,
            typesetter,
            places: vec![None; cards.len()],
            faces: HashMap::new(),
            cards,
            at: 0,
            front,
            back,
            behind: numbers,
            slug_fit: SlugFit { has_room: has_strip, ..SlugFit::WHOLE },
            backs_inside: job.backs_bleed && dealt.iter().any(is_soiled),
        }
    }

    /// Makes the sides of a sheet.
    fn sheet(
        &mut self,
        places: &[Option<usize>],
        sheet: (usize, usize),
        pages: &mut Vec<Page>,
    ) {
        pages.push(self.recto(places, sheet));
        self.at += 1;
        if let Some(axis) = self.job.duplex.axis(self.job.layout.sheet) {
            pages.push(self.verso(places, sheet, axis));
            self.at += 1;
        }
    }

    /// Whether marks find room on every side of the sides that bear them.
    fn marks_whole(&self) -> bool {
        let is_printed = |side: &&SideOf| side.has_marks;
        let mut sides = [&self.front, &self.back].into_iter().filter(is_printed);
        sides.all(|side| Reach::is_whole_on(&side.layout, side.bleed))
    }

    /// A side with its slug and its marks.
    ///
    /// The slug comes before the cards: a reader that goes by place alone would else take its
    /// turned line for one with the last line of the last card.
    fn page(
        &mut self,
        places: &[Option<usize>],
        (sheet, sheets): (usize, usize),
        is_front: bool,
    ) -> Page {
        let side = if is_front { &mut self.front } else { &mut self.back };
        let mut placed = Vec::with_capacity(places.len() + 2);
        if let Some(strips) = side.strips {
            let text = (self.job.slug)(sheet, sheets, is_front);
            let (bar, ink) = (self.job.bar, self.job.ink);
            let (drawn, fit) = slug::draw(&mut self.typesetter, strips, bar, &text, ink);
            self.slug_fit = self.slug_fit.and(fit);
            placed.extend(drawn.into_iter().map(|(frame, strip)| {
                decoration(&Arc::new(frame), strip.origin(), strip.turn())
            }));
        }
        if side.has_marks {
            let mut taken = taken(places);
            if !is_front {
                taken = self.behind.iter().map(|nth| taken[*nth]).collect();
            }
            let marks = side.marks(&taken, self.job.marks, self.job.ink);
            let marks = decoration(&marks, side.shift, Turn::None);
            placed.push(Placed { adjust: side.adjust, ..marks });
        }
        Page {
            size: side.layout.sheet,
            trim: side.layout.outline(),
            bleed: side.layout.bleed_box(),
            placed,
        }
    }

    /// Notes where the front of a card lies, and after it where its back does.
    fn note_place(&mut self, card: usize, rect: Rect, turn: Turn) {
        let Some(Article(nth)) = self.article(card) else { return };
        let place = FacePlace { page: self.at, rect, turn };
        match &mut self.places[nth] {
            Some((_, back)) => *back = Some(place),
            none => *none = Some((place, None)),
        }
    }

    /// Where a card stands among those that are printed.
    fn article(&self, card: usize) -> Option<Article> {
        self.cards.binary_search(&card).ok().map(Article)
    }

    fn recto(&mut self, places: &[Option<usize>], sheet: (usize, usize)) -> Page {
        let mut page = self.page(places, sheet, true);
        let taken = taken(places);
        for (nth, (slot, card)) in self.job.layout.slots().iter().zip(places).enumerate()
        {
            let Some(card) = *card else { continue };
            if let Some(way) = self.job.fold {
                let bleed = self.job.layout.back_bleed(nth, &taken);
                self.pair(&mut page, (way, bleed), slot, card);
                continue;
            }
            self.note_place(card, slot.rect, slot.turn);
            let clip = self.job.fronts_bleed.then(|| {
                let bleed = self.job.layout.back_bleed(nth, &taken);
                let front = slot.rect.grown(bleed);
                let layout = self.job.layout;
                if layout.is_stock { front.common(layout.printable()) } else { front }
            });
            page.placed.push(Placed {
                frame: Arc::clone(&self.faces[&card].0),
                at: slot.rect.origin(),
                turn: slot.turn,
                clip,
                adjust: None,
                article: self.article(card),
                part: 0,
            });
        }
        page
    }

    /// Places the front of a card and its back, and the line along which it is folded.
    fn pair(
        &mut self,
        page: &mut Page,
        (way, bleed): (FoldOver, Insets),
        slot: &Slot,
        card: usize,
    ) {
        let (front, back, fold) = way.panels(slot);
        let (front_turn, back_turn) = (slot.turn, way.turn().and(slot.turn));
        self.note_place(card, front, front_turn);
        self.note_place(card, back, back_turn);
        let (article, is_shared) = (self.article(card), self.job.backs_alike);
        let clipped = |bleeds: bool, panel: Rect| {
            bleeds.then(|| FoldOver::back_bleed(panel, slot.rect, bleed))
        };
        let frames = &self.faces[&card];
        page.placed.push(Placed {
            frame: Arc::clone(&frames.0),
            at: front.origin(),
            turn: front_turn,
            clip: clipped(self.job.fronts_bleed, front),
            adjust: None,
            article,
            part: 0,
        });
        page.placed.push(Placed {
            frame: Arc::clone(&frames.1),
            at: back.origin(),
            turn: back_turn,
            clip: clipped(self.job.backs_bleed, back),
            adjust: None,
            article: article.filter(|_| !is_shared),
            part: 1,
        });
        page.placed.push(fold_line(fold, self.job.ink));
    }

    fn verso(
        &mut self,
        places: &[Option<usize>],
        sheet: (usize, usize),
        axis: Axis,
    ) -> Page {
        let mut page = self.page(places, sheet, false);
        let (layout, shift) = (self.job.layout, self.back.shift);
        let taken = taken(places);
        let mut back_places = Vec::new();
        for (nth, (slot, card)) in layout.slots().iter().zip(places).enumerate() {
            let Some(card) = *card else { continue };
            let rect = axis.behind(slot.rect, layout.sheet).moved(shift);
            let clip = self.job.backs_bleed.then(|| {
                let bleed = if self.backs_inside {
                    Insets::even(-INSIDE)
                } else {
                    layout.back_bleed(nth, &taken)
                };
                let back = axis.behind(slot.rect.grown(bleed), layout.sheet).moved(shift);
                // On stock that goes to the sheet's edges no art is lost that printers reach.
                if layout.is_stock { back.common(layout.printable()) } else { back }
            });
            let (is_shared, turn) = (self.job.backs_alike, axis.turn_behind(slot.turn));
            back_places.push((card, rect, turn));
            page.placed.push(Placed {
                frame: Arc::clone(&self.faces[&card].1),
                at: rect.origin(),
                turn,
                clip,
                adjust: self.back.adjust,
                article: self.article(card).filter(|_| !is_shared),
                part: 0,
            });
        }
        for (card, rect, turn) in back_places {
            self.note_place(card, rect, turn);
        }
        page
    }
}

/// Which places hold a card.
fn taken(places: &[Option<usize>]) -> Vec<bool> {
    places.iter().map(Option::is_some).collect()
}

fn decoration(frame: &Arc<Frame>, at: Point, turn: Turn) -> Placed {
    Placed {
        frame: Arc::clone(frame),
        at,
        turn,
        clip: None,
        adjust: None,
        article: None,
        part: 0,
    }
}
