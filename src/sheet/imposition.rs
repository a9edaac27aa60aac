//! What is imposed, and what comes of it.

use std::sync::Arc;

use crate::color::Ink;
use crate::frame::{FacePlace, Frame, Page};
use crate::geom::Point;
use crate::model::{Correction, CutMarks, Duplex, MarkedSides, Order};
use crate::sheet::fold_over::FoldOver;
use crate::sheet::layout::Layout;
use crate::sheet::slug::{ScaleBar, SlugFit};
use crate::sheet::slug_text::SlugText;
/// What is imposed, and how.
pub struct Job<'a> {
    /// The places for cards.
    pub layout: &'a Layout,
    /// How many cards there are.
    pub cards: usize,
    /// The order in which the places are filled.
    pub order: Order,
    /// Places of the first sheet that are used up, counted from 0.
    pub gone: &'a [usize],
    /// How the second side gets behind the first.
    pub duplex: Duplex,
    /// Where backs lie that are folded behind their fronts; the slots hold both.
    pub fold: Option<FoldOver>,
    /// How far backs are shifted, right and down as one holds the back upright.
    pub back_offset: Point,
    /// What more makes up for the printer, as far as that was measured.
    pub correction: Option<Correction>,
    /// Whether fronts run past the trim.
    pub fronts_bleed: bool,
    /// Whether backs run past the trim.
    pub backs_bleed: bool,
    /// Whether backs are all alike, and say nothing of their cards.
    pub backs_alike: bool,
    /// Which marks.
    pub marks: CutMarks,
    /// The sides that bear them.
    pub marks_on: MarkedSides,
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
    /// Sheets that are printed.
    pub printed: usize,
    /// Whether marks found room on every side.
    pub marks_whole: bool,
    /// What of the slug found room on every side.
    pub slug: SlugFit,
    /// The cards on the sheets that are printed, by their numbers in the deck and in its order:
    /// article `n` of the pages is the `n`th of these, on both its sides.
    pub cards: Vec<usize>,
    /// Where the front and, unless backs are left out, the back of each of these cards lies.
    pub places: Vec<(FacePlace, Option<FacePlace>)>,
    /// Whether backs keep inside their trim, lest they be seen on places that stay clean.
    pub backs_inside: bool,
}

/// The front of a card and its back.
pub type Pair = (Arc<Frame>, Arc<Frame>);
