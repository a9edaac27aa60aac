//! Editions: how large the type of a run is.

use crate::model::vocabulary::vocabulary;

vocabulary! {
    /// How large type is set, and how far apart.
    Edition {
        /// At least 10 pt.
        Standard = "standard",
        /// Clear print: at least 14 pt (UKAAF G003).
        Clear = "clear",
        /// Large print: at least 16 pt (UKAAF G003).
        Large = "large",
        /// At least 12 pt, widely spaced (WCAG 2.2, 1.4.12; BDA style guide).
        Dyslexia = "dyslexia",
    }
}

impl Edition {
    /// The floor of the type size in points; it holds for all text inside the trim but the id.
    pub fn floor(self) -> f64 {
        match self {
            Self::Standard => 10.0,
            Self::Clear => 14.0,
            Self::Large => 16.0,
            Self::Dyslexia => 12.0,
        }
    }

    /// Whether letters, words, lines and paragraphs stand further apart: letters by 0.12 and
    /// words by 0.16 of the size, lines 1.5 and paragraphs 2 sizes (WCAG 2.2, 1.4.12).
    pub fn is_spaced(self) -> bool {
        self == Self::Dyslexia
    }
}
