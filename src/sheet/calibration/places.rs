//! Where the scales of a calibration sheet lie, and how they are divided.

use crate::geom::{Length, Point, Size};

/// A corner of a sheet, as one looks at its front with the head up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Corner {
    /// Top left.
    TopLeft,
    /// Top right.
    TopRight,
    /// Bottom left.
    BottomLeft,
    /// Bottom right.
    BottomRight,
}

impl Corner {
    /// All four, in the order in which they are read.
    pub const ALL: [Self; 4] =
        [Self::TopLeft, Self::TopRight, Self::BottomLeft, Self::BottomRight];

    /// What it is called on the sheet and where numbers are typed.
    pub fn sign(self) -> &'static str {
        match self {
            Self::TopLeft => "TL",
            Self::TopRight => "TR",
            Self::BottomLeft => "BL",
            Self::BottomRight => "BR",
        }
    }

    /// What it is called in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::TopLeft => "top left",
            Self::TopRight => "top right",
            Self::BottomLeft => "bottom left",
            Self::BottomRight => "bottom right",
        }
    }

    /// A place so far in from the two edges of the corner.
    fn inward(self, sheet: Size, (from_side, from_end): (Length, Length)) -> Point {
        let (is_left, is_top) = match self {
            Self::TopLeft => (true, true),
            Self::TopRight => (false, true),
            Self::BottomLeft => (true, false),
            Self::BottomRight => (false, false),
        };
        Point::new(
            if is_left { from_side } else { sheet.width - from_side },
            if is_top { from_end } else { sheet.height - from_end },
        )
    }

    /// The zero of the level scale in this corner: it says how far right the back lies.
    pub(super) fn level(self, sheet: Size) -> Point {
        self.inward(sheet, (LEVEL, EDGE))
    }

    /// The zero of the upright scale: it says how far up the back lies.
    pub(super) fn upright(self, sheet: Size) -> Point {
        self.inward(sheet, (EDGE, UPRIGHT))
    }

    /// Where the corner's name stands, beside its scales.
    pub(super) fn name(self, sheet: Size) -> Point {
        self.inward(sheet, (Length::mm(27.5), Length::mm(26.0)))
    }
}

/// How far a scale lies from the edge that it runs along.
const EDGE: Length = Length::mm(12.0);
/// How far the zero of a level scale lies from the side: as near to the corner as it goes, since
/// what is read there is carried on to the cards' corners.
const LEVEL: Length = Length::mm(16.0);
/// How far the zero of an upright scale lies from head or foot: beyond the level one.
const UPRIGHT: Length = Length::mm(34.0);

/// How far apart the lines of a front's scale are.
pub(super) const FRONT: Length = Length::mm(1.0);
/// How far apart the lines of a back's scale are: a tenth of a millimetre less, so that the line
/// that meets one of the front tells tenths.
pub(super) const BACK: Length = Length::mm(0.9);
/// The last line of a front's scale, either way from zero.
pub(crate) const REACH: i8 = 8;
/// The last line of a back's scale, either way.
pub(super) const TENTHS: i8 = 5;

/// The least that a sheet's sides must have for the scales and what is said of them.
pub(crate) const LEAST: Size = Size::mm(139.0, 200.0);
