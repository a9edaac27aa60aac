//! Card formats: the physical form of one card.

use std::fmt;
use std::str::FromStr;

use crate::geom::paper::parse_size;
use crate::geom::{Length, Rect, Size};

/// The physical format of one card.
///
/// `trim` is what is left after cutting. Text stays inside it by `safe`.
#[derive(Debug, Clone, PartialEq)]
pub struct Format {
    name: String,
    trim: Size,
    safe: Length,
}

/// A format that has a name, with where its size comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NamedFormat {
    /// The name as it is typed.
    pub name: &'static str,
    /// The trim size.
    pub trim: Size,
    /// What it is, for `emberdeck list formats`.
    pub note: &'static str,
}

const fn named(name: &'static str, trim: Size, note: &'static str) -> NamedFormat {
    NamedFormat { name, trim, note }
}

/// Trim sizes as the games trade sells them (US sizes are exact in inches) and as ISO 216 and
/// ISO/IEC 7810 define them.
const FORMATS: [NamedFormat; 20] = [
    named("poker", Size::inch(2.5, 3.5), "US playing card"),
    named("euro-poker", Size::mm(63.0, 88.0), "trading card"),
    named("bridge", Size::inch(2.25, 3.5), "narrow playing card"),
    named("tarot", Size::inch(2.75, 4.75), "tall card"),
    named("large-tarot", Size::inch(3.5, 5.75), "large tall card"),
    named("jumbo", Size::inch(3.5, 5.5), "jumbo playing card"),
    named("euro", Size::mm(59.0, 92.0), "European game card"),
    named("japanese", Size::mm(59.0, 86.0), "Japanese trading card"),
    named("mini", Size::inch(1.75, 2.5), "mini playing card"),
    named("domino", Size::inch(1.75, 3.5), "slim card"),
    named("business", Size::inch(3.5, 2.0), "US business card, on its side"),
    named("business-eu", Size::mm(85.0, 55.0), "European business card, on its side"),
    named("credit", Size::mm(85.6, 53.98), "bank card, ISO/IEC 7810 ID-1"),
    named("square", Size::mm(70.0, 70.0), "European square card"),
    named("large-square", Size::inch(3.5, 3.5), "large square card"),
    named("a7", Size::mm(74.0, 105.0), "ISO 216"),
    named("a6", Size::mm(105.0, 148.0), "ISO 216, postcard"),
    named("a8", Size::mm(52.0, 74.0), "ISO 216"),
    named("index", Size::inch(3.0, 5.0), "index card, upright"),
    named("postcard", Size::inch(4.0, 6.0), "US postcard, upright"),
];

/// Why there is no such format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormatError {
    /// Neither a known name nor a size.
    Unknown(String),
    /// Too small to hold anything, or larger than any sheet.
    Size(String),
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(text) => write!(
                f,
                "`{text}` is no card format; name one (`emberdeck list formats`) or give a size such as `70x120mm`"
            ),
            Self::Size(text) => {
                write!(
                    f,
                    "card format `{text}` is out of bounds; its sides may be 40 to 300 mm"
                )
            }
        }
    }
}

impl std::error::Error for FormatError {}

impl Format {
    /// Text keeps this far from the trim edge: duplex printers shift the second side by up to
    /// 2 mm, and a cut by hand strays by as much again.
    pub(crate) const SAFE: Length = Length::mm(4.0);
    const SIDES: (Length, Length) = (Length::mm(40.0), Length::mm(300.0));

    /// Checks and builds a format of any size.
    ///
    /// # Errors
    /// [`FormatError::Size`] if a side is under 40 or over 300 mm.
    pub fn new(name: &str, trim: Size) -> Result<Self, FormatError> {
        let (least, most) = Self::SIDES;
        let bounded = |side: Length| side.fits(least) && most.fits(side);
        if !bounded(trim.width) || !bounded(trim.height) {
            return Err(FormatError::Size(name.to_owned()));
        }
        Ok(Self { name: name.to_owned(), trim, safe: Self::SAFE })
    }

    /// US playing cards, 2.5 × 3.5 in: the format that nine of fit on Letter and on A4.
    pub fn poker() -> Self {
        Self { name: "poker".to_owned(), trim: FORMATS[0].trim, safe: Self::SAFE }
    }

    /// All formats that have a name.
    pub fn named() -> &'static [NamedFormat] {
        &FORMATS
    }

    /// The named formats from the smallest area to the largest.
    pub fn by_area() -> Vec<Self> {
        let mut formats: Vec<Self> = FORMATS
            .iter()
            .map(|f| Self { name: f.name.to_owned(), trim: f.trim, safe: Self::SAFE })
            .collect();
        formats.sort_by(|a, b| a.area().total_cmp(&b.area()));
        formats
    }

    /// The name as it is typed, e.g. `poker` or `70x120mm`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The trim size.
    pub fn trim(&self) -> Size {
        self.trim
    }

    /// The region inside the trim where everything that must survive lies.
    pub fn safe_area(&self) -> Rect {
        let inset = crate::geom::Insets::even(-self.safe);
        Rect::new(crate::geom::Point::ORIGIN, self.trim).grown(inset)
    }

    pub(crate) fn area(&self) -> f64 {
        self.trim.width.to_mm() * self.trim.height.to_mm()
    }
}

impl FromStr for Format {
    type Err = FormatError;

    fn from_str(text: &str) -> Result<Self, FormatError> {
        let name = text.trim().to_ascii_lowercase();
        if let Some(found) = FORMATS.iter().find(|format| format.name == name) {
            return Self::new(found.name, found.trim);
        }
        let trim =
            parse_size(&name).ok_or_else(|| FormatError::Unknown(text.to_owned()))?;
        Self::new(&name, trim)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_named_format_can_be_built() {
        assert!(Format::named().len() >= 10);
        for format in Format::named() {
            let built: Format = format.name.parse().unwrap();
            assert_eq!(built.trim(), format.trim);
        }
    }

    #[test]
    fn a_size_of_ones_own_is_a_format_too() {
        let format: Format = "70x120mm".parse().unwrap();
        assert_eq!(format.trim(), Size::mm(70.0, 120.0));
        assert_eq!(
            "20x20mm".parse::<Format>(),
            Err(FormatError::Size("20x20mm".to_owned()))
        );
        assert!("pokre".parse::<Format>().is_err());
    }
}
