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
    pub(crate) slots: Vec<Edges>,
    pub(crate) outline: Edges,
    /// Cards of one orientation that are cut by themselves; their slots follow one another.
    lots: Vec<Lot>,
}

/// Columns and rows of cards that stand, or that lie on their left sides.
#[derive(Debug, Clone)]
struct Lot {
    columns: usize,
    rows: usize,
    is_turned: bool,
    outline: Edges,
    /// The part of the sheet for its marks.
    zone: Edges,
}

#[expect(clippy::cast_precision_loss, reason = "a sheet has few columns and rows")]
fn times(count: usize, length: f64) -> f64 {
    count as f64 * length
}

fn span(count: usize, card: f64, gutter: f64) -> f64 {
    times(count, card) + times(count.saturating_sub(1), gutter)
}

/// How many cards stand in a length.
fn many(room: f64, card: f64, gutter: f64) -> usize {
    (0..100)
        .take_while(|n| times(n + 1, card) + times(*n, gutter) <= room + SLACK)
        .count()
}

impl Grid {
    /// The number of its lot, and the column and row there, of a slot.
    fn place(&self, nth: usize) -> (usize, usize, usize) {
        let mut nth = nth;
        for (at, lot) in self.lots.iter().enumerate() {
            if nth < lot.columns * lot.rows {
                return (at, nth % lot.columns, nth / lot.columns);
            }
            nth -= lot.columns * lot.rows;
        }
        panic!("there is no such slot")
    }

    /// The number of the first slot of a lot.
    fn first(&self, lot: usize) -> usize {
        self.lots[..lot].iter().map(|lot| lot.columns * lot.rows).sum()
    }

    pub(crate) fn is_turned(&self, nth: usize) -> bool {
        self.lots[self.place(nth).0].is_turned
    }

    fn of(
        sheet: (f64, f64),
        lots: Vec<Lot>,
        card: (f64, f64),
        gutter: (f64, f64),
    ) -> Self {
        let mut slots = Vec::new();
        for lot in &lots {
            let (width, height) = if lot.is_turned { (card.1, card.0) } else { card };
            for nth in 0..lot.columns * lot.rows {
                let x = lot.outline[0] + times(nth % lot.columns, width + gutter.0);
                let y = lot.outline[1] + times(nth / lot.columns, height + gutter.1);
                slots.push([x, y, x + width, y + height]);
            }
        }
        let edge = |at: usize, of: fn(f64, f64) -> f64| {
            lots.iter().map(|lot| lot.outline[at]).reduce(of).unwrap_or(0.0)
        };
        let outline =
            [edge(0, f64::min), edge(1, f64::min), edge(2, f64::max), edge(3, f64::max)];
        Self { sheet, slots, outline, lots }
    }
}

impl Case {
    /// What is kept free around cards.
    fn around(&self) -> f64 {
        self.bleed.max(self.clear)
    }

    /// Cards that stand alike, on the sheet as it is given unless more do when it is turned; and if
    /// that is more, two lots on either sheet: those that stand, as few as leave the most in all,
    /// and those that lie at their right or below them.
    pub(crate) fn grid(&self) -> Grid {
        let turned = (self.paper.1, self.paper.0);
        let plain = [self.paper, turned].map(|sheet| self.plain(sheet));
        let [as_given, other] = plain;
        let best =
            if other.slots.len() > as_given.slots.len() { other } else { as_given };
        let mixed = [self.paper, turned].into_iter().flat_map(|sheet| self.mixed(sheet));
        let standing = |grid: &Grid| grid.first(1);
        let mixed = mixed.filter(|mixed| mixed.slots.len() > best.slots.len());
        let mixed = mixed.reduce(|one, other| {
            let of = |grid: &Grid| (grid.slots.len(), standing(grid));
            if of(&other) > of(&one) { other } else { one }
        });
        mixed.unwrap_or(best)
    }

    fn room(&self, sheet: (f64, f64)) -> (f64, f64) {
        let kept = 2.0 * (self.margin + self.around());
        (sheet.0 - kept, sheet.1 - kept)
    }

    fn plain(&self, sheet: (f64, f64)) -> Grid {
        let room = self.room(sheet);
        let columns = many(room.0, self.card.0, self.gutter.0);
        let rows = many(room.1, self.card.1, self.gutter.1);
        let width = span(columns, self.card.0, self.gutter.0);
        let height = span(rows, self.card.1, self.gutter.1);
        let (left, top) = ((sheet.0 - width) / 2.0, (sheet.1 - height) / 2.0);
        let lot = Lot {
            columns,
            rows,
            is_turned: false,
            outline: [left, top, left + width, top + height],
            zone: [0.0, 0.0, sheet.0, sheet.1],
        };
        Grid::of(sheet, vec![lot], self.card, self.gutter)
    }

    /// All sheets of two lots, those side by side first.
    fn mixed(&self, sheet: (f64, f64)) -> Vec<Grid> {
        let room = self.room(sheet);
        let all = (
            many(room.0, self.card.0, self.gutter.0),
            many(room.1, self.card.1, self.gutter.1),
        );
        let beside = (1..=all.0).map(|columns| (columns, all.1, true));
        let below = (1..=all.1).map(|rows| (all.0, rows, false));
        beside.chain(below).filter_map(|split| self.two_lots(sheet, split)).collect()
    }

    fn two_lots(
        &self,
        sheet: (f64, f64),
        (columns, rows, is_beside): (usize, usize, bool),
    ) -> Option<Grid> {
        let (room, gutter) = (self.room(sheet), self.gutter);
        let one =
            (span(columns, self.card.0, gutter.0), span(rows, self.card.1, gutter.1));
        let least = if is_beside { gutter.0 } else { gutter.1 }.max(2.0 * self.around());
        let (wide, high) = if is_beside {
            (room.0 - one.0 - least, room.1)
        } else {
            (room.0, room.1 - one.1 - least)
        };
        let lying = (self.card.1, self.card.0);
        let (across, down) =
            (many(wide, lying.0, gutter.0), many(high, lying.1, gutter.1));
        if columns * rows * across * down == 0 {
            return None;
        }
        let other = (span(across, lying.0, gutter.0), span(down, lying.1, gutter.1));
        let along = |of: fn((f64, f64)) -> f64| of(one) + of(other);
        let over = if is_beside {
            room.0 - along(|size| size.0) - least
        } else {
            room.1 - along(|size| size.1) - least
        };
        // Marks as long as they get on both sides, and not more than half of what is left over.
        let enough = 2.0 * (self.bleed.max(1.0) + 5.0);
        let wanted = enough.min(least + over / 2.0).max(least);
        let gap = if self.clear > 0.0 { wanted } else { least };
        let middle = |whole: f64, own: f64| (whole - own) / 2.0;
        let (first, second) = if is_beside {
            let left = middle(sheet.0, one.0 + gap + other.0);
            (
                (left, middle(sheet.1, one.1)),
                (left + one.0 + gap, middle(sheet.1, other.1)),
            )
        } else {
            let top = middle(sheet.1, one.1 + gap + other.1);
            ((middle(sheet.0, one.0), top), (middle(sheet.0, other.0), top + one.1 + gap))
        };
        let (left, top) = if is_beside {
            (second.0 - gap / 2.0, 0.0)
        } else {
            (0.0, second.1 - gap / 2.0)
        };
        let (right, bottom) = if is_beside { (left, sheet.1) } else { (sheet.0, top) };
        let lot =
            |at: (f64, f64), size: (f64, f64), zone, (columns, rows), is_turned| Lot {
                columns,
                rows,
                is_turned,
                outline: [at.0, at.1, at.0 + size.0, at.1 + size.1],
                zone,
            };
        let lots = vec![
            lot(first, one, [0.0, 0.0, right, bottom], (columns, rows), false),
            lot(second, other, [left, top, sheet.0, sheet.1], (across, down), true),
        ];
        Some(Grid::of(sheet, lots, self.card, gutter))
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

    /// How far the back in a slot bleeds, as seen on the front, beside so many cards. Lots lie so
    /// far from each other that both bleed.
    pub(crate) fn bleeds(&self, grid: &Grid, nth: usize, cards: usize) -> Edges {
        let (at, column, row) = grid.place(nth);
        let (lot, first) = (&grid.lots[at], grid.first(at));
        let is_taken = |to: Option<(usize, usize)>| {
            to.is_some_and(|(column, row)| {
                column < lot.columns
                    && row < lot.rows
                    && first + row * lot.columns + column < cards
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
    /// outline and end 5 mm further, at the margin or where the other lot's begin, and a stump
    /// under 1 mm is none.
    pub(crate) fn marks(&self, grid: &Grid, cards: usize) -> (Vec<Edges>, bool) {
        let mut marks = Vec::new();
        let mut is_whole = true;
        let keep = self.margin;
        let reached = [keep, keep, grid.sheet.0 - keep, grid.sheet.1 - keep];
        for (at, lot) in grid.lots.iter().enumerate() {
            let [left, top, right, bottom] = lot.outline;
            let own = grid.slots.iter().take(cards).skip(grid.first(at));
            let own: Vec<&Edges> = own.take(lot.columns * lot.rows).collect();
            let cuts = |low: usize| {
                let mut cuts: Vec<f64> =
                    own.iter().flat_map(|slot| [slot[low], slot[low + 2]]).collect();
                cuts.sort_by(f64::total_cmp);
                cuts.dedup_by(|one, other| (*one - *other).abs() < 1e-6);
                cuts
            };
            let low = |nth: usize| reached[nth].max(lot.zone[nth]);
            let high = |nth: usize| reached[nth].min(lot.zone[nth]);
            let rooms = [
                (0, top - low(1), true),
                (0, high(3) - bottom, false),
                (1, left - low(0), true),
                (1, high(2) - right, false),
            ];
            for (axis, room, is_before) in rooms {
                let (near, far) = (1.0, 6.0_f64.min(room));
                let is_there = far - near >= 1.0 - SLACK;
                is_whole &= is_there;
                for cut in cuts(axis).into_iter().filter(|_| is_there) {
                    marks.push(match (axis, is_before) {
                        (0, true) => [cut, top - far, cut, top - near],
                        (0, false) => [cut, bottom + near, cut, bottom + far],
                        (_, true) => [left - far, cut, left - near, cut],
                        (_, false) => [right + near, cut, right + far, cut],
                    });
                }
            }
        }
        (marks, is_whole)
    }
}
