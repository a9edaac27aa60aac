//! What was read on a calibration sheet → what is known of the printer.

use std::str::FromStr;

use crate::geom::{Insets, Length, Paper, Point};
use crate::job::Failure;
use crate::model::{Correction, Printer};
use crate::sheet::{Corner, SolveError, Solved, solve_corners, solve_middle};

/// What was read, in millimetres right and up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reading {
    /// Two numbers, on the sheet with the cross.
    Middle(Point),
    /// Two numbers for each corner, on the precise one.
    Corners([(Corner, Point); 4]),
}

impl FromStr for Reading {
    type Err = String;

    /// Reads `0.8,-0.5`, or `TL=0.3,0.1,TR=…,BL=…,BR=…` with the corners in any order.
    fn from_str(text: &str) -> Result<Self, String> {
        let mut middle: Vec<Length> = Vec::new();
        let mut corners: Vec<(Corner, Vec<Length>)> = Vec::new();
        let parts = text.split([',', ';', ' ']).map(str::trim);
        for part in parts.filter(|part| !part.is_empty()) {
            let number = match part.split_once('=') {
                Some((sign, number)) => {
                    let corner = corner(sign)?;
                    if corners.iter().any(|(known, _)| *known == corner) {
                        return Err(format!("the corner {} comes twice", corner.sign()));
                    }
                    corners.push((corner, Vec::new()));
                    number
                }
                None => part,
            };
            let number = millimeters(number)?;
            match corners.last_mut() {
                Some((_, numbers)) => numbers.push(number),
                None => middle.push(number),
            }
        }
        match (&middle[..], &corners[..]) {
            ([x, y], []) => Ok(Self::Middle(Point::new(*x, *y))),
            ([], [_, ..]) => of_corners(&corners),
            _ => Err(
                "it takes two numbers, as in `0.8,-0.5`, or two for each corner, as in `TL=0.3,0.1,TR=0.2,0,BL=0.4,0.1,BR=0.3,0`"
                    .to_owned(),
            ),
        }
    }
}

fn of_corners(read: &[(Corner, Vec<Length>)]) -> Result<Reading, String> {
    let mut all = Corner::ALL.map(|corner| (corner, Point::ORIGIN));
    for (corner, at) in &mut all {
        let numbers =
            read.iter().find(|(of, _)| of == corner).map(|(_, numbers)| numbers);
        *at = match numbers.map(|numbers| &numbers[..]) {
            Some([x, y]) => Point::new(*x, *y),
            Some(_) => {
                return Err(format!(
                    "the corner {} takes two numbers, x and y",
                    corner.sign()
                ));
            }
            None => {
                return Err(format!("the corner {} is missing", corner.sign()));
            }
        };
    }
    Ok(Reading::Corners(all))
}

fn corner(sign: &str) -> Result<Corner, String> {
    let is_it = |corner: &Corner| corner.sign().eq_ignore_ascii_case(sign.trim());
    Corner::ALL
        .into_iter()
        .find(is_it)
        .ok_or_else(|| format!("`{sign}` is no corner; they are TL, TR, BL and BR"))
}

/// A number of millimetres; the unit may be written, and a minus as it is printed.
fn millimeters(text: &str) -> Result<Length, String> {
    let plain = text.trim().trim_end_matches("mm").trim().replace('−', "-");
    let number: Option<f64> =
        plain.parse().ok().filter(|number: &f64| number.is_finite());
    number
        .map(Length::mm)
        .ok_or_else(|| format!("`{text}` is no number of millimeters, such as -0.5"))
}

/// What was measured, and what to say of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    /// The printer.
    pub printer: Printer,
    /// What is known of it now, in a line.
    pub told: String,
}

impl From<SolveError> for Failure {
    fn from(error: SolveError) -> Self {
        Self::new(error.to_string()).hint(error.hint())
    }
}

/// What readings, margins, or both say of a printer.
///
/// # Errors
/// When no printer does what was read.
pub fn measure(
    name: &str,
    reading: Option<&Reading>,
    (paper, is_landscape): (&Paper, bool),
    margins: Option<Insets>,
) -> Result<Measured, Failure> {
    let mut printer = Printer { margins, ..Printer::new(name) };
    let mut told = Vec::new();
    if let Some(reading) = reading {
        let sheet = super::sheet::sheet_size(paper, is_landscape);
        let (correction, left) = match reading {
            Reading::Middle(read) => (solve_middle(*read)?, None),
            Reading::Corners(read) => {
                let Solved { correction, residual } = solve_corners(sheet, read)?;
                (rounded(correction), Some(residual))
            }
        };
        let does = correction.told();
        let does = if does.is_empty() { "as they are" } else { &does };
        let which =
            if sheet.is_portrait() { "upright sheets" } else { "sheets on their side" };
        told.push(format!("backs of {which} {does}"));
        if let Some(residual) = left {
            told.push(format!(
                "the numbers go together within {:.2} mm",
                residual.to_mm()
            ));
        }
        let place =
            if sheet.is_portrait() { &mut printer.upright } else { &mut printer.lying };
        *place = Some(correction);
    }
    if let Some(Insets { top, right, bottom, left }) = margins {
        told.push(format!(
            "margins {top} at the top, {right} right, {bottom} at the bottom, {left} left"
        ));
    }
    let told = format!("printer `{name}`: {}", told.join("; "));
    Ok(Measured { printer, told })
}

/// What is worth keeping: a micrometre, a thousandth of a degree, a thousandth of a percent.
fn rounded(correction: Correction) -> Correction {
    let to = |value: f64, parts: f64| (value * parts).round() / parts;
    let Correction { shift, turn, scale } = correction;
    Correction {
        shift: Point::mm(to(shift.x.to_mm(), 1e3), to(shift.y.to_mm(), 1e3)),
        turn: to(turn, 1e3),
        scale: (to(scale.0, 1e5), to(scale.1, 1e5)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_are_two_numbers_or_two_for_each_corner() {
        let middle = |text: &str| text.parse::<Reading>();
        let point = Point::mm(0.8, -0.5);
        for text in ["0.8,-0.5", "0.8mm, -0.5mm", "0.8 −0.5"] {
            assert_eq!(middle(text), Ok(Reading::Middle(point)), "{text}");
        }
        let corners = "BR=0.1,0.2,tl=0.8,-0.5;TR=1,-1 BL=0,0".parse::<Reading>();
        let Ok(Reading::Corners([(first, at), .., (last, end)])) = corners else {
            panic!("{corners:?}");
        };
        assert_eq!((first, at), (Corner::TopLeft, point));
        assert_eq!((last, end), (Corner::BottomRight, Point::mm(0.1, 0.2)));
        for (text, why) in [
            ("0.8", "it takes two numbers, "),
            ("0.8,x", "`x` is no number of millimeters"),
            ("TL=1,1,TR=1,1,BL=1,1", "the corner BR is missing"),
            ("TL=1,1,TR=1,BL=1,1,BR=1,1", "the corner TR takes two numbers"),
            ("TL=1,1,TL=1,1", "the corner TL comes twice"),
            ("XX=1,1", "`XX` is no corner"),
        ] {
            let found = text.parse::<Reading>().unwrap_err();
            assert!(found.starts_with(why), "{found}");
        }
    }
}
