//! One length on paper.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};
use std::str::FromStr;

/// A length on paper, stored in points (1 pt = 1/72 in, the PDF unit).
///
/// The unit is in the name of every constructor and getter, so no bare `f64`
/// crosses a module boundary.
#[derive(Debug, Default, Clone, Copy, PartialEq, PartialOrd)]
pub struct Length(f64);

impl Length {
    /// No length at all.
    pub const ZERO: Self = Self(0.0);

    /// Lengths closer than this are the same on paper (a third of a micrometre).
    const SLACK: f64 = 0.001;

    /// A length in points.
    pub const fn pt(value: f64) -> Self {
        Self(value)
    }

    /// A length in millimetres; an inch is 25.4 mm by definition.
    pub const fn mm(value: f64) -> Self {
        Self(value * 72.0 / 25.4)
    }

    /// A length in inches.
    pub const fn inch(value: f64) -> Self {
        Self(value * 72.0)
    }

    /// This length in points.
    pub const fn to_pt(self) -> f64 {
        self.0
    }

    /// This length in millimetres.
    pub const fn to_mm(self) -> f64 {
        self.0 * 25.4 / 72.0
    }

    /// Whether `other` fits into this length, give or take the slack.
    pub fn fits(self, other: Self) -> bool {
        self.0 + Self::SLACK >= other.0
    }

    /// Whether the two are the same on paper.
    pub fn is_near(self, other: Self) -> bool {
        (self.0 - other.0).abs() < Self::SLACK
    }

    /// The shorter of the two.
    #[must_use]
    pub const fn min(self, other: Self) -> Self {
        Self(self.0.min(other.0))
    }

    /// The longer of the two.
    #[must_use]
    pub const fn max(self, other: Self) -> Self {
        Self(self.0.max(other.0))
    }

    /// The length without its sign.
    #[must_use]
    pub const fn abs(self) -> Self {
        Self(self.0.abs())
    }
}

impl Add for Length {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Length {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl SubAssign for Length {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl Neg for Length {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Mul<f64> for Length {
    type Output = Self;
    fn mul(self, factor: f64) -> Self {
        Self(self.0 * factor)
    }
}

impl Div<f64> for Length {
    type Output = Self;
    fn div(self, divisor: f64) -> Self {
        Self(self.0 / divisor)
    }
}

impl Div for Length {
    type Output = f64;
    fn div(self, other: Self) -> f64 {
        self.0 / other.0
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Length {
    /// In millimetres, with at most two decimals and no more than are needed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{:.2}", self.to_mm());
        let text = text.trim_end_matches('0').trim_end_matches('.');
        write!(f, "{} mm", if text == "-0" { "0" } else { text })
    }
}

/// Why a text is no length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LengthError {
    /// A number stands there without its unit.
    NoUnit(String),
    /// The text is not a number with a unit, or the number is not finite.
    NotALength(String),
}

impl fmt::Display for LengthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::NoUnit(text) => {
                return write!(
                    f,
                    "length `{text}` has no unit; write it as `3mm`, `0.125in` or `9pt`"
                );
            }
            Self::NotALength(text) => text,
        };
        write!(f, "`{text}` is not a length; write it as `3mm`, `0.125in` or `9pt`")
    }
}

impl std::error::Error for LengthError {}

impl FromStr for Length {
    type Err = LengthError;

    /// Reads `3mm`, `0.125in`, `9pt` or `1cm`; a plain `0` needs no unit.
    fn from_str(text: &str) -> Result<Self, LengthError> {
        let trimmed = text.trim();
        let digits = trimmed
            .find(|c: char| c.is_ascii_alphabetic())
            .map_or((trimmed, ""), |at| trimmed.split_at(at));
        let not_a_length = || LengthError::NotALength(text.to_owned());
        let number: f64 = digits.0.trim().parse().map_err(|_| not_a_length())?;
        if !number.is_finite() {
            return Err(not_a_length());
        }
        match digits.1 {
            "mm" => Ok(Self::mm(number)),
            "cm" => Ok(Self::mm(number * 10.0)),
            "in" => Ok(Self::inch(number)),
            "pt" => Ok(Self::pt(number)),
            "" if number == 0.0 => Ok(Self::ZERO),
            "" => Err(LengthError::NoUnit(text.to_owned())),
            _ => Err(not_a_length()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_agree_with_each_other() {
        assert!(Length::inch(1.0).is_near(Length::mm(25.4)));
        assert!(Length::inch(1.0).is_near(Length::pt(72.0)));
        assert_eq!("1cm".parse(), Ok(Length::mm(10.0)));
        assert_eq!("0.125in".parse(), Ok(Length::inch(0.125)));
        assert_eq!(" -0.5 mm ".parse(), Ok(Length::mm(-0.5)));
        assert_eq!("0".parse(), Ok(Length::ZERO));
    }

    #[test]
    fn a_number_without_a_unit_is_refused() {
        assert_eq!("3".parse::<Length>(), Err(LengthError::NoUnit("3".to_owned())));
        for text in ["", "mm", "3px", "three", "nan mm", "inf mm"] {
            assert!(text.parse::<Length>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_length_is_shown_in_millimetres_without_needless_zeros() {
        assert_eq!(Length::mm(63.5).to_string(), "63.5 mm");
        assert_eq!(Length::mm(4.0).to_string(), "4 mm");
        assert_eq!(Length::mm(-0.000_1).to_string(), "0 mm");
    }
}
