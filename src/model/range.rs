//! Ranges of whole numbers: `3`, `..3`, `2..`, `2..4`; both ends belong to it.

use std::fmt;
use std::str::FromStr;

/// Whole numbers from one to another, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The least.
    pub least: u16,
    /// The greatest.
    pub most: u16,
}

impl Range {
    /// Whether a number lies in it.
    pub fn contains(self, number: u16) -> bool {
        (self.least..=self.most).contains(&number)
    }
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.least, self.most) {
            (least, most) if least == most => write!(f, "{least}"),
            (0, most) => write!(f, "..{most}"),
            (least, u16::MAX) => write!(f, "{least}.."),
            (least, most) => write!(f, "{least}..{most}"),
        }
    }
}

/// A text that is no range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RangeError(String);

impl fmt::Display for RangeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is no range; write `3`, `..3`, `2..` or `2..4`", self.0)
    }
}

impl std::error::Error for RangeError {}

impl FromStr for Range {
    type Err = RangeError;

    fn from_str(text: &str) -> Result<Self, RangeError> {
        let error = || RangeError(text.to_owned());
        let number = |part: &str, open: u16| match part.trim() {
            "" => Ok(open),
            digits => digits.parse().map_err(|_| error()),
        };
        let range = match text.split_once("..") {
            Some(("", "")) => return Err(error()),
            Some((least, most)) => {
                Self { least: number(least, 0)?, most: number(most, u16::MAX)? }
            }
            None => {
                let exact = text.trim().parse().map_err(|_| error())?;
                Self { least: exact, most: exact }
            }
        };
        if range.least > range.most { Err(error()) } else { Ok(range) }
    }
}

/// A range of minutes, in which a number alone means up to so many: who has twenty minutes has time
/// for a card of ten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Minutes(pub Range);

impl fmt::Display for Minutes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Range { least, most } = self.0;
        if least == most { write!(f, "{least}..{most}") } else { self.0.fmt(f) }
    }
}

impl FromStr for Minutes {
    type Err = RangeError;

    fn from_str(text: &str) -> Result<Self, RangeError> {
        let range: Range = text.parse()?;
        let is_alone = !text.contains("..");
        Ok(Self(if is_alone { Range { least: 0, ..range } } else { range }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_minutes_alone_means_up_to_so_many() {
        for (text, least, most, told) in [
            ("20", 0, 20, "..20"),
            ("..20", 0, 20, "..20"),
            ("20..20", 20, 20, "20..20"),
            ("10..20", 10, 20, "10..20"),
            ("0", 0, 0, "0..0"),
        ] {
            let minutes: Minutes = text.parse().unwrap();
            assert_eq!(minutes.0, Range { least, most }, "{text}");
            assert_eq!(minutes.to_string(), told);
            assert_eq!(told.parse(), Ok(minutes));
        }
        assert!("soon".parse::<Minutes>().is_err());
    }

    #[test]
    fn both_ends_of_a_range_belong_to_it() {
        let range: Range = "2..4".parse().unwrap();
        assert!(range.contains(2) && range.contains(4) && !range.contains(5));
        let up_to: Range = "..3".parse().unwrap();
        assert!(up_to.contains(0) && up_to.contains(3));
        let exact: Range = "20".parse().unwrap();
        assert!(exact.contains(20) && !exact.contains(19));
    }

    #[test]
    fn a_range_is_written_as_it_is_read() {
        for text in ["3", "..3", "2..", "2..4"] {
            assert_eq!(text.parse::<Range>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn nonsense_is_no_range() {
        for text in ["", "..", "a", "4..2", "1...3", "-1", "99999"] {
            assert!(text.parse::<Range>().is_err(), "{text}");
        }
    }
}
