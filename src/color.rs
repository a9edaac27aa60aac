//! Ink: what a shape or a letter is printed with, and how well it stands out.

use std::fmt;

/// A colour as it is printed at home: grey is laid down in black alone, the rest is sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ink {
    /// A grey of black ink alone; 0 is black, 255 the paper.
    Gray(u8),
    /// Red, green and blue (IEC 61966-2-1).
    Rgb(u8, u8, u8),
}

impl Ink {
    /// Black ink alone.
    pub const BLACK: Self = Self::Gray(0);
    /// The paper.
    pub const WHITE: Self = Self::Gray(255);

    /// Reads `#A8391A`.
    pub fn from_hex(text: &str) -> Option<Self> {
        let is_hex = |digits: &&str| {
            digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit())
        };
        let digits = text.strip_prefix('#').filter(is_hex)?;
        let channel = |at| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        // What is gray is printed in black ink alone.
        match (channel(0)?, channel(2)?, channel(4)?) {
            (red, green, blue) if red == green && green == blue => Some(Self::Gray(red)),
            (red, green, blue) => Some(Self::Rgb(red, green, blue)),
        }
    }

    fn channels(self) -> [f64; 3] {
        let (red, green, blue) = match self {
            Self::Gray(gray) => (gray, gray, gray),
            Self::Rgb(red, green, blue) => (red, green, blue),
        };
        [red, green, blue].map(|channel| f64::from(channel) / 255.0)
    }

    /// Relative luminance (WCAG 2.2, "relative luminance").
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.channels().map(|channel| {
            if channel <= 0.04045 {
                channel / 12.92
            } else {
                ((channel + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast ratio with another ink, from 1 to 21 (WCAG 2.2, 1.4.3).
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The grey of the same luminance, or as near beneath it as greys come: it stands out from
    /// white at least as well.
    #[must_use]
    pub fn as_gray(self) -> Self {
        if matches!(self, Self::Gray(_)) {
            return self;
        }
        let own = self.luminance() + 1e-9;
        let darker = (0..=u8::MAX).rev().map(Self::Gray);
        darker.into_iter().find(|gray| gray.luminance() <= own).unwrap_or(Self::BLACK)
    }

    /// How dark it is as grey, from 0 (white) to 1: the ink that an area of it takes.
    pub fn darkness(self) -> f64 {
        let Self::Gray(gray) = self.as_gray() else { return 1.0 };
        1.0 - f64::from(gray) / 255.0
    }

    /// The lowest contrast on white that any of three usual grey conversions leaves: luminance
    /// kept, the video weights of BT.601, and the plain mean that some drivers take.
    pub fn gray_contrast(self) -> f64 {
        let [red, green, blue] = self.channels();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a channel between 0 and 1 becomes a byte"
        )]
        let gray = |level: f64| Self::Gray((level * 255.0).round() as u8);
        let video = gray(0.299 * red + 0.587 * green + 0.114 * blue);
        let mean = gray((red + green + blue) / 3.0);
        [self, video, mean]
            .map(|ink| ink.contrast(Self::WHITE))
            .into_iter()
            .fold(f64::INFINITY, f64::min)
    }
}

impl fmt::Display for Ink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Gray(0) => write!(f, "black"),
            Self::Gray(255) => write!(f, "white"),
            Self::Gray(gray) => write!(f, "gray {gray}"),
            Self::Rgb(red, green, blue) => write!(f, "#{red:02X}{green:02X}{blue:02X}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_what_wcag_says() {
        assert!((Ink::BLACK.contrast(Ink::WHITE) - 21.0).abs() < 1e-9);
        let ember = Ink::from_hex("#A8391A").unwrap();
        assert!((ember.contrast(Ink::WHITE) - 6.43).abs() < 0.01);
    }

    #[test]
    fn a_grey_stands_out_as_its_colour_does() {
        for hex in ["#A8391A", "#845700", "#3A5B85", "#14686A", "#FFFFFF", "#FFF000"] {
            let ink = Ink::from_hex(hex).unwrap();
            let gray = ink.as_gray();
            let apart = gray.contrast(Ink::WHITE) / ink.contrast(Ink::WHITE);
            assert!(
                matches!(gray, Ink::Gray(_)) && (1.0..1.03).contains(&apart),
                "{hex}"
            );
        }
        assert_eq!(Ink::Rgb(0, 0, 0).as_gray(), Ink::BLACK);
        assert_eq!(Ink::Rgb(255, 255, 255).as_gray(), Ink::WHITE);
    }

    #[test]
    fn a_colour_needs_six_digits() {
        assert_eq!(Ink::from_hex("#102030"), Some(Ink::Rgb(16, 32, 48)));
        for text in ["102030", "#12", "#12345g", "#é1234", "#+1+1+1", ""] {
            assert_eq!(Ink::from_hex(text), None, "{text}");
        }
    }
}
