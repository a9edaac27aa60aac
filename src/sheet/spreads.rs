//! A booklet as large as cards: its folded sheets lie on larger ones like cards, the outside where
//! fronts are, the inside behind it, and are cut apart before they are folded.

use std::sync::Arc;

use crate::color::Ink;
use crate::frame::{Article, Frame, Page, Placed};
use crate::geom::{Length, Point, Size, Turn};
use crate::sheet::fold;
use crate::sheet::impose::impose;
use crate::sheet::imposition::{Imposition, Job};
use crate::sheet::signature::Signatures;
use crate::text::Typesetter;

/// The pages of a booklet, two beside each other on either side of a sheet that is folded.
pub struct Spreads<'a> {
    /// The pages, all of one size, in reading order.
    pub pages: &'a [Page],
    /// The sheets that are folded together.
    pub signatures: &'a Signatures,
    /// Whether the spine is on the right.
    pub is_rtl: bool,
    /// What the marks of folds and staples are printed with.
    pub ink: Ink,
}

/// What lies on outside and inside of a sheet that is folded.
type Sides = [Vec<Placed>; 2];

impl Spreads<'_> {
    /// How large the sheets are before they are folded.
    pub fn size(&self) -> Size {
        let page = self.pages.first().map_or(Size::mm(0.0, 0.0), |page| page.size);
        Size::new(page.width * 2.0, page.height)
    }

    /// How many sheets are folded.
    pub fn count(&self) -> usize {
        self.signatures.total()
    }

    /// Each sheet in the order in which they are laid into each other, from the outermost inwards.
    fn sides(&self) -> Vec<Sides> {
        let sheets = self.signatures.folded();
        let sides = sheets.map(|sheet| {
            let creep = self.signatures.push_out(sheet.nth);
            let mut outside = self.side(sheet.outside, creep);
            outside.push(self.marks(sheet.nth == 0));
            [outside, self.side(sheet.inside, creep)]
        });
        sides.collect()
    }

    /// Two pages, both shifted towards the fold by as much as folding pushes them out.
    fn side(&self, pages: [usize; 2], creep: Length) -> Vec<Placed> {
        let [left, right] = if self.is_rtl { [pages[1], pages[0]] } else { pages };
        let width = self.size().width / 2.0;
        let mut side = Vec::new();
        for (page, x) in [(left, creep), (right, width - creep)] {
            let Some(page) = self.pages.get(page) else { continue };
            let by = Point::new(x, Length::ZERO);
            side.extend(
                page.placed
                    .iter()
                    .map(|placed| Placed { at: placed.at + by, ..placed.clone() }),
            );
        }
        side
    }

    /// Where to fold, and on the outermost sheet where to staple.
    fn marks(&self, is_outermost: bool) -> Placed {
        let size = self.size();
        let mut frame = Frame::new(size);
        let (x, foot) = (size.width / 2.0, size.height);
        // Shorter than on a sheet's edge: these are seen on the spine.
        let reach = fold::REACH * 0.5;
        fold::dashes(&mut frame, x, (Length::ZERO, reach), self.ink);
        fold::dashes(&mut frame, x, (foot - reach, foot), self.ink);
        if is_outermost {
            fold::staples(&mut frame, x, (Length::ZERO, foot), self.ink);
        }
        Placed {
            frame: Arc::new(frame),
            at: Point::ORIGIN,
            turn: Turn::None,
            clip: None,
            adjust: None,
            article: None,
            part: 0,
        }
    }
}

/// Lays the sheets of a booklet on larger ones, both sides, as a job says for cards of their size.
/// What lies on them keeps its articles, so that the booklet is read in its own order.
pub fn impose_spreads(
    typesetter: &Typesetter,
    job: &Job<'_>,
    spreads: &Spreads<'_>,
) -> Imposition {
    let stand_in = Arc::new(Frame::new(spreads.size()));
    let pairs = vec![(Arc::clone(&stand_in), stand_in); spreads.count()];
    let mut imposed = impose(typesetter, job, &pairs);
    let sides = spreads.sides();
    for (at, page) in imposed.pages.iter_mut().enumerate() {
        let placed = std::mem::take(&mut page.placed);
        for outer in placed {
            let spread = outer.article.and_then(|Article(nth)| imposed.cards.get(nth));
            match spread.and_then(|nth| sides.get(*nth)) {
                Some(sides) => {
                    page.placed
                        .extend(sides[at % 2].iter().map(|inner| within(&outer, inner)));
                }
                None => page.placed.push(outer),
            }
        }
    }
    imposed
}

/// What lies upright on a frame, where that frame lies.
fn within(outer: &Placed, inner: &Placed) -> Placed {
    let upright = Placed { adjust: None, ..outer.clone() };
    Placed {
        at: upright.on_page(inner.covers()).origin(),
        turn: outer.turn,
        adjust: outer.adjust,
        ..inner.clone()
    }
}
