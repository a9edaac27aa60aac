//! Sheets of cards as a hand lays them: what is asked for, and every place worked out in
//! millimetres, without the program's layout.

use emberdeck::model::{Duplex, Vocabulary};
use proptest::prelude::*;

/// A box in millimetres: left, top, right, bottom.
pub(crate) type Edges = [f64; 4];

/// What fits but for a thousandth of a point fits.
const SLACK: f64 = 0.001 * 25.4 / 72.0;

/// What is imposed, in millimetres.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) paper: (f64, f64),
    pub(crate) card: (f64, f64),
    pub(crate) gutter: (f64, f64),
    pub(crate) margin: f64,
    pub(crate) bleed: f64,
    pub(crate) clear: f64,
    pub(crate) offset: (f64, f64),
    pub(crate) cards: usize,
    pub(crate) duplex: Duplex,
    pub(crate) backs_bleed: bool,
    pub(crate) has_marks: bool,
    /// Which part of the sheets is asked for: where it begins and ends.
    pub(crate) range: Option<(f64, f64)>,
}

pub(crate) fn any_case() -> impl Strategy<Value = Case> {
    let paper = (1000_u16..5000, 1000_u16..5000)
        .prop_map(|(width, height)| (f64::from(width) / 10.0, f64::from(height) / 10.0));
    let gutter = prop_oneof![
        Just((0.0, 0.0)),
        // Gaps narrower than a line of ink are one cut.
        (0.2_f64..6.0, 0.2_f64..6.0),
        (0.2_f64..6.0).prop_map(|x| (x, 0.0)),
    ];
    let kept = (0.0_f64..8.0, 0.0_f64..4.0, 0.0_f64..4.0);
    let offset = (-2.0_f64..2.0, -2.0_f64..2.0);
    let duplex = prop::sample::select(Duplex::ALL.to_vec());
    let range = prop::option::of((0.0_f64..1.0, 0.0_f64..1.0));
    let flags = (any::<bool>(), any::<bool>());
    let card = (40.0_f64..95.0, 40.0_f64..95.0);
    ((paper, card, gutter), kept, offset, 1_usize..40, (duplex, range), flags).prop_map(
        |(
            (paper, card, gutter),
            (margin, bleed, clear),
            offset,
            cards,
            (duplex, range),
            (backs_bleed, has_marks),
        )| Case {
            paper,
            card,
            gutter,
            margin,
            bleed,
            clear,
            offset,
            cards,
            duplex,
            backs_bleed,
            has_marks,
            range,
        },
    )
}

/// The sheet and its slots, as they have to be.
#[derive(Debug)]
pub(crate) struct Grid {
    pub(crate) sheet: (f64, f64),
    pub(crate) columns: usize,
    pub(crate) slots: Vec<Edges>,
    pub(crate) outline: Edges,
}

#[expect(clippy::cast_precision_loss, reason = "a sheet has few columns and rows")]
fn times(count: usize, length: f64) -> f64 {
    count as f64 * length
}

impl Case {
    /// How many cards stand in a length of the sheet.
    pub(crate) fn count(&self, sheet: f64, card: f64, gutter: f64) -> usize {
        let room = sheet - 2.0 * (self.margin + self.bleed.max(self.clear)) + SLACK;
        (0..100).take_while(|n| times(n + 1, card) + times(*n, gutter) <= room).count()
    }

    /// The sheet as it is given, unless more cards stand on it when it is turned.
    pub(crate) fn grid(&self) -> Grid {
        let on = |(width, height): (f64, f64)| {
            let columns = self.count(width, self.card.0, self.gutter.0);
            (columns, self.count(height, self.card.1, self.gutter.1))
        };
        let turned = (self.paper.1, self.paper.0);
        let area = |(columns, rows)| columns * rows;
        let sheet =
            if area(on(turned)) > area(on(self.paper)) { turned } else { self.paper };
        let (columns, rows) = on(sheet);
        let span = |count: usize, card: f64, gutter: f64| {
            times(count, card) + times(count.saturating_sub(1), gutter)
        };
        let width = span(columns, self.card.0, self.gutter.0);
        let height = span(rows, self.card.1, self.gutter.1);
        let (left, top) = ((sheet.0 - width) / 2.0, (sheet.1 - height) / 2.0);
        let slot = |nth: usize| {
            let x = left + times(nth % columns, self.card.0 + self.gutter.0);
            let y = top + times(nth / columns, self.card.1 + self.gutter.1);
            [x, y, x + self.card.0, y + self.card.1]
        };
        let slots = (0..columns * rows).map(slot).collect();
        Grid { sheet, columns, slots, outline: [left, top, left + width, top + height] }
    }

    /// The first sheet and the last, counted from 1.
    pub(crate) fn sheets(&self, all: usize) -> (usize, usize) {
        let Some((from, to)) = self.range else { return (1, all) };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a share of a few sheets"
        )]
        let nth = |share: f64| (share * times(all, 1.0)) as usize + 1;
        (nth(from.min(to)), nth(from.max(to)))
    }

    /// Whether the sheet turns about its upright middle: on the long edge when it stands, on the
    /// short one when it lies. None if its second side stays blank.
    pub(crate) fn turns_left_to_right(&self, grid: &Grid) -> Option<bool> {
        let stands = grid.sheet.1 >= grid.sheet.0;
        match self.duplex {
            Duplex::LongEdge => Some(stands),
            Duplex::ShortEdge => Some(!stands),
            Duplex::Fold | Duplex::None => None,
        }
    }

    /// How far the back in a slot bleeds, as seen on the front, beside so many cards.
    pub(crate) fn bleeds(&self, grid: &Grid, nth: usize, cards: usize) -> Edges {
        let (column, row) = (nth % grid.columns, nth / grid.columns);
        let is_taken = |to: Option<(usize, usize)>| {
            to.is_some_and(|(column, row)| {
                column < grid.columns && row * grid.columns + column < cards
            })
        };
        let towards = |to, gutter: f64| {
            if is_taken(to) { self.bleed.min(gutter / 2.0) } else { self.bleed }
        };
        [
            towards(column.checked_sub(1).map(|column| (column, row)), self.gutter.0),
            towards(row.checked_sub(1).map(|row| (column, row)), self.gutter.1),
            towards(Some((column + 1, row)), self.gutter.0),
            towards(Some((column, row + 1)), self.gutter.1),
        ]
    }

    /// Where what is at a place of the front lies on the back of the sheet, shifted: to the right
    /// and down as one holds the back upright, which is the page turned by half when the sheet
    /// turned head over foot.
    pub(crate) fn behind(&self, grid: &Grid, front: Edges, left_to_right: bool) -> Edges {
        let [left, top, right, bottom] = front;
        let (width, height) = grid.sheet;
        let [left, top, right, bottom] = if left_to_right {
            [width - right, top, width - left, bottom]
        } else {
            [left, height - bottom, right, height - top]
        };
        let hold = if left_to_right { 1.0 } else { -1.0 };
        let (x, y) = (hold * self.offset.0, hold * self.offset.1);
        [left + x, top + y, right + x, bottom + y]
    }

    /// The marks around so many cards, as boxes without width: on fronts they begin 1 mm from the
    /// outline and end 5 mm further or at the margin, and a stump under 1 mm is none.
    pub(crate) fn marks(&self, grid: &Grid, cards: usize) -> (Vec<Edges>, bool) {
        let [left, top, right, bottom] = grid.outline;
        let mut marks = Vec::new();
        let mut is_whole = true;
        let cuts = |low: usize| {
            let slots = grid.slots.iter().take(cards);
            let mut cuts: Vec<f64> =
                slots.flat_map(|slot| [slot[low], slot[low + 2]]).collect();
            cuts.sort_by(f64::total_cmp);
            cuts.dedup_by(|one, other| (*one - *other).abs() < 1e-6);
            cuts
        };
        let far = |room: f64| 6.0_f64.min(room - self.margin);
        for (room, is_before) in [(top, true), (grid.sheet.1 - bottom, false)] {
            let (near, far) = (1.0, far(room));
            is_whole &= far - near >= 1.0 - SLACK;
            for x in cuts(0).into_iter().filter(|_| far - near >= 1.0 - SLACK) {
                let ends = if is_before {
                    [x, top - far, x, top - near]
                } else {
                    [x, bottom + near, x, bottom + far]
                };
                marks.push(ends);
            }
        }
        for (room, is_before) in [(left, true), (grid.sheet.0 - right, false)] {
            let (near, far) = (1.0, far(room));
            is_whole &= far - near >= 1.0 - SLACK;
            for y in cuts(1).into_iter().filter(|_| far - near >= 1.0 - SLACK) {
                let ends = if is_before {
                    [left - far, y, left - near, y]
                } else {
                    [right + near, y, right + far, y]
                };
                marks.push(ends);
            }
        }
        (marks, is_whole)
    }
}
