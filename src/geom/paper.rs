//! Paper sizes by name.

use std::fmt;
use std::str::FromStr;

use crate::geom::{Length, Size};

/// A sheet of paper, upright unless it was given on its side.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    name: String,
    size: Size,
}

/// Name and size; ISO 216 (A), ISO 217 (SRA), ANSI/ASME Y14.1 and US customary sizes.
const PAPERS: [(&str, Size); 13] = [
    ("a4", Size::mm(210.0, 297.0)),
    ("letter", Size::inch(8.5, 11.0)),
    ("legal", Size::inch(8.5, 14.0)),
    ("a3", Size::mm(297.0, 420.0)),
    ("tabloid", Size::inch(11.0, 17.0)),
    ("a5", Size::mm(148.0, 210.0)),
    ("half-letter", Size::inch(5.5, 8.5)),
    ("arch-b", Size::inch(12.0, 18.0)),
    ("sra3", Size::mm(320.0, 450.0)),
    ("a6", Size::mm(105.0, 148.0)),
    ("a7", Size::mm(74.0, 105.0)),
    ("index-3x5", Size::inch(3.0, 5.0)),
    ("index-4x6", Size::inch(4.0, 6.0)),
];

impl Paper {
    /// The smallest and the largest side that a sheet may have; PDF viewers stop at 200 in.
    const SIDES: (Length, Length) = (Length::mm(20.0), Length::mm(5000.0));

    /// Names and sizes of all papers that have one.
    pub fn named() -> impl Iterator<Item = Self> {
        PAPERS.iter().map(|&(name, size)| Self { name: name.to_owned(), size })
    }

    /// The paper of a locale such as `en_US.UTF-8`: Letter in the US, Canada and Mexico, else A4.
    pub fn of_locale(locale: &str) -> Self {
        let region =
            locale.split(['.', '@']).next().and_then(|name| name.split('_').nth(1));
        match region {
            Some("US" | "CA" | "MX") => Self::letter(),
            _ => Self::a4(),
        }
    }

    /// A4, 210 × 297 mm.
    pub fn a4() -> Self {
        Self { name: "a4".to_owned(), size: PAPERS[0].1 }
    }

    /// US Letter, 8.5 × 11 in.
    pub fn letter() -> Self {
        Self { name: "letter".to_owned(), size: PAPERS[1].1 }
    }

    /// Who says that it is so large; none of a size of one's own.
    pub fn source(&self) -> Option<&'static str> {
        let is_named = PAPERS.iter().any(|(name, _)| *name == self.name);
        is_named.then(|| match &*self.name {
            "sra3" => "ISO 217",
            name if name.starts_with('a') && name != "arch-b" => "ISO 216",
            "letter" | "legal" | "tabloid" => "ANSI/ASME Y14.1 and US custom",
            "arch-b" => "silhouette-card-maker",
            _ => "gLabels",
        })
    }

    /// The name as it is typed, e.g. `a4` or `210x297mm`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The sheet's size.
    pub fn size(&self) -> Size {
        self.size
    }
}

/// Why a text names no paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaperError {
    /// Neither a known name nor a size.
    Unknown(String),
    /// A size that no printer takes.
    Size(String),
}

impl fmt::Display for PaperError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(text) => write!(
                f,
                "`{text}` is no paper; name one (`emberdeck list papers`) or give a size such as `210x297mm`"
            ),
            Self::Size(text) => {
                write!(
                    f,
                    "paper `{text}` is out of bounds; its sides may be 20 mm to 5 m"
                )
            }
        }
    }
}

impl std::error::Error for PaperError {}

impl FromStr for Paper {
    type Err = PaperError;

    fn from_str(text: &str) -> Result<Self, PaperError> {
        let name = text.trim().to_ascii_lowercase();
        if let Some((_, size)) = PAPERS.iter().find(|paper| paper.0 == name) {
            return Ok(Self { name, size: *size });
        }
        let size =
            parse_size(&name).ok_or_else(|| PaperError::Unknown(text.to_owned()))?;
        let (least, most) = Self::SIDES;
        let bounded = |side: Length| side.fits(least) && most.fits(side);
        if !bounded(size.width) || !bounded(size.height) {
            return Err(PaperError::Size(text.to_owned()));
        }
        Ok(Self { name, size })
    }
}

/// Reads `210x297mm`, `8.5x11in`, `210mm x 297mm`: one unit behind the pair serves both.
pub fn parse_size(text: &str) -> Option<Size> {
    let (width, height) = text.split_once(['x', '×'])?;
    let height = height.trim();
    let unit = &height[height.find(|c: char| c.is_ascii_alphabetic())?..];
    let width = width.trim();
    let width = if width.ends_with(|c: char| c.is_ascii_alphabetic()) {
        width.parse().ok()?
    } else {
        format!("{width}{unit}").parse().ok()?
    };
    Some(Size::new(width, height.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locale_s_region_decides_the_paper() {
        for (locale, paper) in [
            ("en_US.UTF-8", "letter"),
            ("fr_CA", "letter"),
            ("es_MX.UTF-8@x", "letter"),
            ("de_DE.UTF-8", "a4"),
            ("C.UTF-8", "a4"),
            ("", "a4"),
        ] {
            assert_eq!(Paper::of_locale(locale).name(), paper, "{locale}");
        }
    }

    #[test]
    fn papers_are_found_by_name_and_by_size() {
        assert_eq!("Letter".parse::<Paper>().unwrap().size(), Size::inch(8.5, 11.0));
        assert_eq!("210x297mm".parse::<Paper>().unwrap().size(), Size::mm(210.0, 297.0));
        assert_eq!("8.5x11in".parse::<Paper>().unwrap().size(), Size::inch(8.5, 11.0));
        assert_eq!(
            "21cm x 297mm".parse::<Paper>().unwrap().size(),
            Size::mm(210.0, 297.0)
        );
    }

    #[test]
    fn nonsense_is_no_paper() {
        for text in
            ["", "a44", "210x297", "x", "0x0mm", "10mx10m", "9999x9999in", "-210x297mm"]
        {
            assert!(text.parse::<Paper>().is_err(), "{text}");
        }
    }
}
