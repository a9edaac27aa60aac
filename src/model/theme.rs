//! The look's colours.

use crate::color::Ink;
use crate::model::{Inking, Kind, PerKind, Vocabulary};

/// A theme: the colours of one look. The shapes are the program's own.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    /// The name as it is typed.
    pub name: String,
    accents: PerKind<Ink>,
    /// The lines of the pattern on backs.
    pub pattern: Ink,
    /// Crop marks and the slug.
    pub marks: Ink,
    /// With which inks all of it is printed.
    pub inking: Inking,
}

impl Theme {
    /// The name of the default look.
    pub const HEARTH: &str = "hearth";

    /// The least contrast that text and shapes keep on white (WCAG 2.2, 1.4.3), in grey too.
    pub const CONTRAST: f64 = 4.5;

    /// The default look. Contrast on white is 6.2 to 7.5, and nearly equal in grey on purpose:
    /// shape, letter and word carry the kind.
    pub fn hearth() -> Self {
        Self {
            name: Self::HEARTH.to_owned(),
            accents: PerKind {
                conversation: Ink::Rgb(0xA8, 0x39, 0x1A),
                touch: Ink::Rgb(0x96, 0x30, 0x54),
                novelty: Ink::Rgb(0x84, 0x57, 0x00),
                ritual: Ink::Rgb(0x4C, 0x66, 0x20),
                reflection: Ink::Rgb(0x3A, 0x5B, 0x85),
                check_in: Ink::Rgb(0x14, 0x68, 0x6A),
                repair: Ink::Rgb(0x7A, 0x4A, 0x32),
                wild: Ink::Rgb(0x70, 0x40, 0x8C),
                rule: Ink::BLACK,
            },
            pattern: Ink::Rgb(0xA8, 0x39, 0x1A),
            marks: Ink::Gray(0x6B),
            inking: Inking::Color,
        }
    }

    /// The same look in some inks.
    #[must_use]
    pub fn inked(self, inking: Inking) -> Self {
        Self { inking, ..self }
    }

    /// The one colour of a kind.
    pub fn accent(&self, kind: Kind) -> Ink {
        self.accents[kind]
    }

    /// Gives a kind another colour.
    pub fn set_accent(&mut self, kind: Kind, ink: Ink) {
        self.accents[kind] = ink;
    }

    /// The kinds whose colour is too faint on white, in colour or in grey.
    pub fn faint(&self) -> Vec<(Kind, f64)> {
        let contrast = |ink: Ink| ink.contrast(Ink::WHITE).min(ink.gray_contrast());
        Kind::ALL
            .iter()
            .map(|&kind| (kind, contrast(self.accent(kind))))
            .filter(|(_, contrast)| *contrast < Self::CONTRAST)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hearth_stands_out_in_colour_and_in_grey() {
        let theme = Theme::hearth();
        assert_eq!(theme.faint(), []);
        assert!(theme.marks.contrast(Ink::WHITE) >= Theme::CONTRAST);
        assert!(theme.pattern.gray_contrast() >= Theme::CONTRAST);
    }
}
