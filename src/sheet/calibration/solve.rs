//! From what was read to what makes up for the printer, by least squares.

use std::fmt;

use crate::geom::{Affine, Axis, Length, Point, Size};
use crate::model::Correction;
use crate::sheet::calibration::places::{BACK, Corner, FRONT, REACH};

/// How far the back lies off at a corner, as one looks through the sheet from its front: right
/// and up.
pub type CornerReading = (Corner, Point);

/// What the readings come to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Solved {
    /// What makes up for the printer.
    pub correction: Correction,
    /// How far the worst reading is from what it should be if all were exact: what is left when
    /// backs are corrected.
    pub residual: Length,
}

/// Why readings are not taken.
#[derive(Debug, Clone, PartialEq)]
pub enum SolveError {
    /// A number is more than the scales reach.
    BeyondScale {
        /// Where; none on a sheet with one pair of scales.
        corner: Option<Corner>,
        /// The number.
        read: Length,
    },
    /// The numbers of the corners do not belong together.
    Misread {
        /// The corners that have the wrong number, as far as can be told.
        corners: Vec<Corner>,
        /// How far the numbers are apart.
        residual: Length,
    },
    /// The numbers belong together, and no printer does that.
    NoPrinter {
        /// What would make up for it.
        correction: Correction,
    },
}

impl SolveError {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::BeyondScale { .. } => {
                "read the number again, in millimeters; if the back lies farther off than the scales reach, print both sides at 100 % (\"actual size\") and on the right paper"
            }
            Self::Misread { .. } => {
                "read that corner again: the nearest whole number first, then the tenths, each with its sign"
            }
            Self::NoPrinter { .. } => {
                "print the sheet again at 100 % (\"actual size\"), straight in the tray, and turned on the edge that it names"
            }
        }
    }
}

impl fmt::Display for SolveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BeyondScale { corner, read } => {
                let at = corner.map_or(String::new(), |corner| {
                    format!(" at the {} ({})", corner.words(), corner.sign())
                });
                write!(
                    f,
                    "{read}{at} is more than the scale of the sheet reaches ({REACH} mm)"
                )
            }
            Self::Misread { corners, residual } => {
                let named: Vec<_> = corners
                    .iter()
                    .map(|corner| format!("the {} ({})", corner.words(), corner.sign()))
                    .collect();
                write!(
                    f,
                    "a number was misread at {}: it is {:.1} mm off from what the others say",
                    named.join(" or "),
                    residual.to_mm()
                )
            }
            Self::NoPrinter { correction } => {
                write!(
                    f,
                    "backs would have to be {}: no printer strays so far",
                    correction.told()
                )
            }
        }
    }
}

impl std::error::Error for SolveError {}

/// The shift that makes up for what one pair of scales in the middle of the sheet says.
///
/// The back lies so far right and up as one looks through the sheet from the front; held
/// upright, it has to go right and down by just as much.
///
/// # Errors
/// When a number is more than the scales reach.
pub fn solve_middle(read: Point) -> Result<Correction, SolveError> {
    check_reach(None, read)?;
    Ok(Correction::shifted(read))
}

/// Shift, turn and scale that make up for what the scales at the four corners say.
///
/// Width and height get a scale of their own where one for both does not do.
///
/// # Errors
/// When a number is more than the scales reach, one does not go with the others, or all together
/// tell of no printer.
pub fn solve_corners(
    sheet: Size,
    readings: &[CornerReading; 4],
) -> Result<Solved, SolveError> {
    for (corner, read) in readings {
        check_reach(Some(*corner), *read)?;
    }
    let read = |known: Option<Known<'_>>| -> Vec<Seen> {
        readings.iter().flat_map(|reading| Seen::of(sheet, *reading, known)).collect()
    };
    let again = |seen: &[Seen], is_sharp| {
        let undone = fit(seen, sheet, true).on(sheet, Axis::Vertical);
        read(Some(Known { undone: &undone, is_sharp }))
    };
    // Which whole number was nearest, where that is in doubt, all readings together say, if they go
    // together well; else the zeros' own places are the best guess.
    let mut seen = again(&read(None), false);
    let mut sharp = seen.clone();
    for _ in 0..3 {
        sharp = again(&sharp, true);
    }
    if worst(&sharp, sheet, fit(&sharp, sheet, true)) < FITS {
        seen = sharp;
    }
    let apart = fit(&seen, sheet, true);
    let even = fit(&seen, sheet, false);
    let differ = (apart.scale.0 - apart.scale.1).abs();
    let correction = if differ > UNEVEN { apart } else { even };
    let residual = worst(&seen, sheet, correction);
    if residual > MOST_RESIDUAL {
        let corners = misread(&seen, sheet);
        return Err(SolveError::Misread { corners: corners.0, residual: corners.1 });
    }
    if correction.turn.abs() > Correction::MOST_TURN
        || [correction.scale.0, correction.scale.1]
            .iter()
            .any(|scale| (scale - 1.0).abs() > Correction::MOST_SCALE)
        || correction.shift.x.abs().max(correction.shift.y.abs()) > Correction::FARTHEST
    {
        return Err(SolveError::NoPrinter { correction });
    }
    Ok(Solved { correction, residual })
}

/// Scales that differ by less than this are taken for one: eyes that are 0.1 mm off make as much.
const UNEVEN: f64 = 0.000_5;
/// A corner that was misread makes scales differ by more than this beyond what the others say.
const TOLD_APART: f64 = 0.001;
/// Readings that go together well are no farther off than this.
const FITS: Length = Length::mm(0.03);
/// Readings that are each within 0.1 mm leave less than this.
const MOST_RESIDUAL: Length = Length::mm(0.2);

fn check_reach(corner: Option<Corner>, read: Point) -> Result<(), SolveError> {
    let reach = FRONT * f64::from(REACH);
    let beyond = [read.x, read.y].into_iter().find(|read| read.abs() > reach);
    beyond.map_or(Ok(()), |read| Err(SolveError::BeyondScale { corner, read }))
}

/// What earlier fits know of the printer.
#[derive(Debug, Clone, Copy)]
struct Known<'a> {
    /// What makes up for it.
    undone: &'a Affine,
    /// Whether it tells which of two numbers was nearest, where that is in doubt.
    is_sharp: bool,
}

/// One line of a back, and where it was seen: all as one holds the back upright.
#[derive(Debug, Clone, Copy)]
struct Seen {
    corner: Corner,
    /// Where the line is on the page.
    line: Point,
    /// Whether it tells of places from left to right; otherwise from head to foot.
    is_level: bool,
    /// Where it came to lie, in that direction.
    place: Length,
}

impl Seen {
    /// What the two numbers of a corner say.
    fn of(
        sheet: Size,
        (corner, read): CornerReading,
        known: Option<Known<'_>>,
    ) -> [Self; 2] {
        // The zeros of the back's scales on their page.
        let [level, upright] = [corner.level(sheet), corner.upright(sheet)]
            .map(|at| Point::new(sheet.width - at.x, at.y));
        [
            Self::read(corner, level, (read.x, true), known),
            Self::read(corner, upright, (read.y, false), known),
        ]
    }

    /// What a number says, exactly: whole millimetres `n` and tenths `m` mean that line `m` of the
    /// back, at 0.9 mm × `m`, was seen at line `n + m` of the front. A back that is scaled has its
    /// lines elsewhere, and that much is known of it.
    fn read(
        corner: Corner,
        zero: Point,
        (read, is_level): (Length, bool),
        known: Option<Known<'_>>,
    ) -> Self {
        let read = read / FRONT;
        let with = |whole: f64| {
            let tenths = (read - whole) * 10.0;
            let (own, seen) = (BACK * tenths, FRONT * (whole + tenths));
            let (line, place) = if is_level {
                (Point::new(zero.x - own, zero.y), zero.x - seen)
            } else {
                (Point::new(zero.x, zero.y - own), zero.y - seen)
            };
            Self { corner, line, is_level, place }
        };
        let printed = known.and_then(|known| known.undone.origin_of(zero));
        let off = printed.map_or(read, |printed| {
            let off = zero - printed;
            (if is_level { off.x } else { off.y }) / FRONT
        });
        // Midway between two numbers either may have been taken, and another line with it.
        if (off - off.floor() - 0.5).abs() > 0.1 {
            return with(off.round());
        }
        let sharp = known.filter(|known| known.is_sharp);
        let Some(Known { undone, .. }) = sharp else { return with(read) };
        let (less, more) = (with(off.floor()), with(off.floor() + 1.0));
        if more.off(undone).abs() < less.off(undone).abs() { more } else { less }
    }

    /// How far the line lies from where a printer would have put it that a correction makes up
    /// for.
    fn off(&self, undone: &Affine) -> f64 {
        let Some(printed) = undone.origin_of(self.line) else { return f64::INFINITY };
        let place = if self.is_level { printed.x } else { printed.y };
        (self.place - place).to_mm()
    }
}

fn worst(seen: &[Seen], sheet: Size, correction: Correction) -> Length {
    let undone = correction.on(sheet, Axis::Vertical);
    let off = seen.iter().map(|seen| seen.off(&undone).abs());
    Length::mm(off.fold(0.0, f64::max))
}

/// Shift in millimetres, turn and scales in hundredths: all of the size of a millimetre.
type Unknowns = [f64; 5];

fn correction_of(at: &Unknowns, apart: bool) -> Correction {
    let [x, y, turn, wide, high] = *at;
    let high = if apart { high } else { wide };
    Correction {
        shift: Point::mm(x, y),
        turn: (turn / 100.0).to_degrees(),
        scale: (1.0 + wide / 100.0, 1.0 + high / 100.0),
    }
}

/// The correction whose printer is nearest to what was seen (Gauss–Newton: the errors are all but
/// linear in the unknowns, so that a few steps are enough).
fn fit(seen: &[Seen], sheet: Size, apart: bool) -> Correction {
    let count = if apart { 5 } else { 4 };
    let off = |at: &Unknowns| -> Vec<f64> {
        let undone = correction_of(at, apart).on(sheet, Axis::Vertical);
        seen.iter().map(|seen| seen.off(&undone)).collect()
    };
    let mut at: Unknowns = [0.0; 5];
    for _ in 0..8 {
        let now = off(&at);
        let slopes: Vec<Vec<f64>> = (0..count)
            .map(|unknown| {
                let step = 1e-4;
                let mut beside = at;
                beside[unknown] += step;
                let there = off(&beside);
                now.iter().zip(there).map(|(now, there)| (there - now) / step).collect()
            })
            .collect();
        let dot = |one: &[f64], other: &[f64]| -> f64 {
            one.iter().zip(other).map(|(one, other)| one * other).sum()
        };
        let rows = slopes.iter().map(|slope| {
            let mut row: Vec<f64> =
                slopes.iter().map(|other| dot(slope, other)).collect();
            row.push(-dot(slope, &now));
            row
        });
        let Some(step) = solve_rows(rows.collect()) else { break };
        for (unknown, step) in at.iter_mut().zip(step) {
            *unknown += step;
        }
    }
    correction_of(&at, apart)
}

/// Linear equations, a row each with its right side last (Gaussian elimination); none where they
/// do not have one solution.
fn solve_rows(mut rows: Vec<Vec<f64>>) -> Option<Vec<f64>> {
    let count = rows.len();
    for at in 0..count {
        let pivot = (at..count).max_by(|one, other| {
            rows[*one][at].abs().total_cmp(&rows[*other][at].abs())
        })?;
        rows.swap(at, pivot);
        if rows[at][at].abs() < 1e-9 {
            return None;
        }
        let lead = rows[at].clone();
        for (other, row) in rows.iter_mut().enumerate() {
            if other == at {
                continue;
            }
            let part = row[at] / lead[at];
            for (value, lead) in row.iter_mut().zip(&lead) {
                *value -= part * lead;
            }
        }
    }
    Some((0..count).map(|at| rows[at][count] / rows[at][at]).collect())
}

/// The corners whose number is the wrong one, and how far it is off: without it the others go
/// together. Where that holds for several, the one is meant that leaves width and height scaled
/// alike, as printers do; where even that does not tell them apart, both.
fn misread(seen: &[Seen], sheet: Size) -> (Vec<Corner>, Length) {
    let mut found: Vec<(Corner, f64, Length)> = Vec::new();
    for (nth, left_out) in seen.iter().enumerate() {
        let others: Vec<Seen> = seen
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != nth)
            .map(|(_, seen)| *seen)
            .collect();
        let correction = fit(&others, sheet, true);
        if worst(&others, sheet, correction) > MOST_RESIDUAL {
            continue;
        }
        let uneven = (correction.scale.0 - correction.scale.1).abs();
        let off = worst(&[*left_out], sheet, correction);
        found.push((left_out.corner, uneven, off));
    }
    found.sort_by(|one, other| one.1.total_cmp(&other.1));
    let Some(&(_, least, off)) = found.first() else {
        let off = worst(seen, sheet, fit(seen, sheet, true));
        let undone = fit(seen, sheet, true).on(sheet, Axis::Vertical);
        let mut all: Vec<&Seen> = seen.iter().collect();
        all.sort_by(|one, other| {
            other.off(&undone).abs().total_cmp(&one.off(&undone).abs())
        });
        return (all.first().map(|seen| seen.corner).into_iter().collect(), off);
    };
    let mut corners: Vec<Corner> = Vec::new();
    for (corner, uneven, _) in found {
        if uneven <= least + TOLD_APART && !corners.contains(&corner) {
            corners.push(corner);
        }
    }
    (corners, off)
}
