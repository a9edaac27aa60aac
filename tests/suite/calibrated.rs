//! Printers that are made up: what a calibration sheet says of them is solved, and makes up for
//! them.

use emberdeck::geom::{Length, Point, Size};
use emberdeck::model::Correction;
use emberdeck::sheet::{Corner, CornerReading, SolveError, solve_corners};
use proptest::prelude::*;

/// A printer whose back pages come out shifted, turned and scaled: it is undone by a shift in
/// millimetres, a turn in degrees clockwise and two scales, as
/// `p′ = R(θ)·S(sx, sy)·(p − c) + c + (dx, dy)`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stray {
    pub(crate) shift: [f64; 2],
    pub(crate) turn: f64,
    pub(crate) scale: [f64; 2],
}

impl Stray {
    /// Where a point of a back page comes to lie on a sheet of so many millimetres: the way back
    /// through the correction that undoes it. Both are counted from the top left, as one holds
    /// the back upright.
    pub(crate) fn prints(&self, sheet: [f64; 2], at: [f64; 2]) -> [f64; 2] {
        let (sin, cos) = self.turn.to_radians().sin_cos();
        let [x, y] = [0, 1].map(|axis| at[axis] - sheet[axis] / 2.0 - self.shift[axis]);
        let back =
            [(cos * x + sin * y) / self.scale[0], (cos * y - sin * x) / self.scale[1]];
        [0, 1].map(|axis| back[axis] + sheet[axis] / 2.0)
    }
}

/// Printers as they are, and worse.
pub(crate) fn any_stray() -> impl Strategy<Value = Stray> {
    let shift = [-3.0..3.0, -3.0..3.0];
    (shift, -1.0..1.0_f64, [0.99..1.01, 0.99..1.01])
        .prop_map(|(shift, turn, scale)| Stray { shift, turn, scale })
}

pub(crate) const SHEETS: [[f64; 2]; 4] =
    [[210.0, 297.0], [215.9, 279.4], [297.0, 210.0], [148.0, 210.0]];

/// The zeros of the level and of the upright scale in a corner, as one looks at the front.
fn zeros(corner: Corner, sheet: [f64; 2]) -> [[f64; 2]; 2] {
    let (left, top) = match corner {
        Corner::TopLeft => (true, true),
        Corner::TopRight => (false, true),
        Corner::BottomLeft => (true, false),
        Corner::BottomRight => (false, false),
    };
    let inward = |from_side: f64, from_end: f64| {
        [
            if left { from_side } else { sheet[0] - from_side },
            if top { from_end } else { sheet[1] - from_end },
        ]
    };
    [inward(16.0, 12.0), inward(12.0, 34.0)]
}

/// How far right (or up) a line of a back's scale is seen from the front's zero, by its number.
fn seen(
    stray: &Stray,
    sheet: [f64; 2],
    zero: [f64; 2],
    is_level: bool,
    line: f64,
) -> f64 {
    let by = 0.9 * line;
    let [x, y] = if is_level { [zero[0] + by, zero[1]] } else { [zero[0], zero[1] - by] };
    let [printed_x, printed_y] = stray.prints(sheet, [sheet[0] - x, y]);
    if is_level { sheet[0] - printed_x - zero[0] } else { zero[1] - printed_y }
}

/// What a perfect eye reads that sees between the lines.
fn exact(stray: &Stray, sheet: [f64; 2], zero: [f64; 2], is_level: bool) -> f64 {
    let gap = |line: f64| seen(stray, sheet, zero, is_level, line) - line;
    let whole = gap(0.0).round();
    let mut line = 0.0;
    for _ in 0..4 {
        line += (gap(line) - whole) / 0.1;
    }
    whole + line / 10.0
}

fn readings(
    stray: &Stray,
    sheet: [f64; 2],
    mut slip: impl FnMut() -> f64,
) -> [CornerReading; 4] {
    Corner::ALL.map(|corner| {
        let [level, upright] = zeros(corner, sheet);
        let right = exact(stray, sheet, level, true) + slip();
        let up = exact(stray, sheet, upright, false) + slip();
        (corner, Point::mm(right, up))
    })
}

fn size([width, height]: [f64; 2]) -> Size {
    Size::mm(width, height)
}

/// The farthest that any place on cards that lie so far from the edges is off, across or down,
/// when a printer is corrected.
fn farthest(
    stray: &Stray,
    sheet: [f64; 2],
    edges: [f64; 2],
    correction: Correction,
) -> f64 {
    let (sin, cos) = correction.turn.to_radians().sin_cos();
    let (wide, high) = correction.scale;
    let mut farthest: f64 = 0.0;
    for across in 0..=8 {
        for down in 0..=8 {
            let at = [across, down];
            let at = [0, 1].map(|axis| {
                let along = sheet[axis] - 2.0 * edges[axis];
                edges[axis] + along * f64::from(at[axis]) / 8.0
            });
            let [x, y] =
                [(at[0] - sheet[0] / 2.0) * wide, (at[1] - sheet[1] / 2.0) * high];
            let corrected = [
                cos * x - sin * y + sheet[0] / 2.0 + correction.shift.x.to_mm(),
                sin * x + cos * y + sheet[1] / 2.0 + correction.shift.y.to_mm(),
            ];
            let printed = stray.prints(sheet, corrected);
            for axis in [0, 1] {
                farthest = farthest.max((printed[axis] - at[axis]).abs());
            }
        }
    }
    farthest
}

proptest! {
    #![proptest_config(crate::extent::cases(256, 4096))]
    #[test]
    fn a_printer_that_strays_is_found_out(stray in any_stray(), sheet in 0..SHEETS.len()) {
        let sheet = SHEETS[sheet];
        let solved = solve_corners(size(sheet), &readings(&stray, sheet, || 0.0)).unwrap();
        let found = solved.correction;
        prop_assert!((found.shift.x.to_mm() - stray.shift[0]).abs() < 0.05);
        prop_assert!((found.shift.y.to_mm() - stray.shift[1]).abs() < 0.05);
        prop_assert!((found.turn - stray.turn).abs() < 0.05);
        prop_assert!((found.scale.0 - stray.scale[0]).abs() < 0.000_5, "{found:?}");
        prop_assert!((found.scale.1 - stray.scale[1]).abs() < 0.000_5, "{found:?}");
    }

    #[test]
    fn a_misread_corner_is_named(
        stray in any_stray(),
        sheet in 0..SHEETS.len(),
        slips in prop::array::uniform8(-0.05..0.05),
        wrong in 0..8_usize,
        by in prop_oneof![-4..-1, 2..5].prop_map(|by| f64::from(by) * 0.5),
    ) {
        let sheet = SHEETS[sheet];
        let stray = Stray { scale: [stray.scale[0]; 2], ..stray };
        let mut slips = slips.into_iter().enumerate();
        let read = readings(&stray, sheet, || {
            let (nth, slip) = slips.next().unwrap();
            slip + if nth == wrong { by } else { 0.0 }
        });
        let refused = solve_corners(size(sheet), &read);
        let Err(SolveError::Misread { corners, residual }) = refused else {
            panic!("{refused:?}");
        };
        prop_assert!(corners.contains(&Corner::ALL[wrong / 2]), "{corners:?}");
        prop_assert!(corners.len() <= 2);
        prop_assert!(residual > Length::mm(0.2));
    }
}

/// Numbers from -1 to 1, the same each time.
fn drawn(state: &mut u64) -> f64 {
    *state = state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    let high = u32::try_from(*state >> 32).expect("32 bits");
    f64::from(high) / f64::from(u32::MAX) * 2.0 - 1.0
}

#[test]
fn eyes_that_are_a_tenth_off_leave_little() {
    // Nine poker cards on A4 and on Letter, eight on A4 that lies on its side.
    let edges = [[9.75, 15.15], [12.7, 6.35], [21.5, 16.1]];
    for (sheet, edges) in SHEETS.into_iter().zip(edges) {
        let (mut state, mut beyond, mut most) = (7, 0, 0.0_f64);
        for _ in 0..2000 {
            let mut next = || drawn(&mut state);
            let stray = Stray {
                shift: [3.0 * next(), 3.0 * next()],
                turn: next(),
                scale: [1.0 + 0.01 * next(), 1.0 + 0.01 * next()],
            };
            let read = readings(&stray, sheet, || 0.1 * next());
            let solved = solve_corners(size(sheet), &read).unwrap();
            let off = farthest(&stray, sheet, edges, solved.correction);
            beyond += usize::from(off > 0.15);
            most = most.max(off);
        }
        // All eight numbers off by a tenth, each in the worst way, leave 0.2 mm at a corner.
        assert!(beyond <= 10 && most < 0.2, "{sheet:?}: {beyond} of 2000, {most} mm");
    }
}
