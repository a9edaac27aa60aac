//! The embedded fonts; no other font is ever used, so a deck looks the same everywhere.

use parley::fontique::GenericFamily;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider};

use crate::text::typeface::{Family, Typeface, Typefaces};

/// One embedded font, by its place in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FontId(u8);

struct Embedded {
    /// PostScript name.
    name: &'static str,
    data: &'static [u8],
}

macro_rules! fonts {
    ($($name:literal),+ $(,)?) => {
        &[$(Embedded { name: $name, data: include_bytes!(concat!("../../fonts/", $name, ".ttf")) }),+]
    };
}

/// All fonts, the house faces first; `fonts/README.md` names source and version of each.
const FONTS: &[Embedded] = fonts![
    "Fraunces-SemiBold",
    "AtkinsonHyperlegibleNext-Regular",
    "AtkinsonHyperlegibleNext-Italic",
    "AtkinsonHyperlegibleNext-SemiBold",
    "AtkinsonHyperlegibleNext-SemiBoldItalic",
    "Literata-SemiBold",
    "NotoSans-Regular",
    "NotoSans-SemiBold",
    "NotoSansHebrew-Regular",
    "NotoSansHebrew-SemiBold",
    "NotoSansArabic-Regular",
    "NotoSansArabic-SemiBold",
    "NotoSansSymbols-Regular",
    "NotoSansSymbols2-Regular",
    "NotoEmoji-Regular",
    "Literata-Regular",
    "Literata-Italic",
    "Literata-SemiBoldItalic",
    "BricolageGrotesque-Bold",
    "Figtree-Regular",
    "Figtree-Italic",
    "Figtree-SemiBold",
    "Figtree-SemiBoldItalic",
    "IBMPlexSans-Regular",
    "IBMPlexSans-Italic",
    "IBMPlexSans-SemiBold",
    "IBMPlexSans-SemiBoldItalic",
];

/// What a PDF says of a font, in thousandths of the type size, y up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FontMetrics {
    /// Extent of letters above the baseline.
    pub ascender: f32,
    /// Extent of letters below the baseline, negative.
    pub descender: f32,
    /// Height of capitals.
    pub cap_height: f32,
    /// Slope in degrees, negative when it leans to the right.
    pub italic_angle: f32,
    /// The box around all glyphs: left, bottom, right, top.
    pub bounds: [f32; 4],
}

/// What covers the scripts and signs that a typeface lacks: Greek and Cyrillic, Hebrew, Arabic,
/// symbols and emoji.
const REST: [&str; 6] = [
    "Noto Sans",
    "Noto Sans Hebrew",
    "Noto Sans Arabic",
    "Noto Sans Symbols",
    "Noto Emoji",
    "Noto Sans Symbols 2",
];

impl Typeface {
    /// The chain in which a character's font is sought that belongs to no word (words have
    /// [`faces`](crate::text::faces)): the typeface, one of the same voice, then the rest.
    /// Titles find signs that are in no such face in the `text` face.
    pub(super) fn chain(self, text: Option<Self>) -> Vec<&'static str> {
        let own = [Some(self), self.substitute()].into_iter().flatten();
        let mut chain: Vec<_> = own.map(Self::family).chain(REST).collect();
        if let Some(text) = text.filter(|text| !chain.contains(&text.family())) {
            chain.insert(chain.len() - 3, text.family());
        }
        chain
    }

    /// Whether a font is one of its own.
    fn has(self, font: FontId) -> bool {
        let name = font.name().split('-').next().unwrap_or_default();
        self.family().chars().filter(|c| *c != ' ').eq(name.chars())
    }
}

impl Typefaces {
    /// The chain of a family.
    pub(super) fn chain(self, family: Family) -> Vec<&'static str> {
        let text = (family != Family::Text).then_some(self.text);
        self.of(family).chain(text)
    }

    /// Whether a font takes part in what is set in these.
    pub(super) fn uses(self, font: FontId) -> bool {
        let own = Family::ALL.into_iter().flat_map(|family| {
            let face = self.of(family);
            [Some(face), face.substitute()].into_iter().flatten()
        });
        let is_own = own.into_iter().any(|face| face.has(font));
        is_own || !Typeface::ALL.iter().any(|face| face.has(font))
    }
}

impl Family {
    /// What the shaper calls the chain, which it then need not look up by name for each text.
    pub(super) fn generic(self) -> GenericFamily {
        match self {
            Self::Display => GenericFamily::Serif,
            Self::Prompt => GenericFamily::UiSerif,
            Self::Text => GenericFamily::SansSerif,
        }
    }
}

impl FontId {
    /// What is read: Atkinson Hyperlegible Next.
    pub const TEXT: Self = Self(1);

    /// What is typed into fields: Noto Sans, which has Latin letters for every language that is
    /// written with them, and Greek and Cyrillic beside them.
    pub const TYPED: Self = Self(6);

    /// All embedded fonts.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..=u8::MAX).take(FONTS.len()).map(Self)
    }

    /// The place in the table of fonts.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    fn embedded(self) -> &'static Embedded {
        &FONTS[usize::from(self.0)]
    }

    /// The PostScript name.
    pub fn name(self) -> &'static str {
        self.embedded().name
    }

    /// The font file.
    pub fn data(self) -> &'static [u8] {
        self.embedded().data
    }

    pub(super) fn reader(self) -> FontRef<'static> {
        FontRef::new(self.data()).expect("the embedded fonts are sound")
    }

    /// Metrics for the PDF's font descriptor.
    pub fn metrics(self) -> FontMetrics {
        let font = self.reader();
        let metrics = font.metrics(Size::new(1000.0), LocationRef::default());
        let bounds = metrics.bounds.unwrap_or_default();
        FontMetrics {
            ascender: metrics.ascent,
            descender: metrics.descent,
            cap_height: metrics
                .cap_height
                .filter(|height| *height > 0.0)
                .unwrap_or(700.0),
            italic_angle: metrics.italic_angle,
            bounds: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max],
        }
    }

    /// How many units of its outlines the font has to the type size.
    pub fn units_per_em(self) -> u16 {
        self.reader().metrics(Size::unscaled(), LocationRef::default()).units_per_em
    }

    /// How many glyphs the font has.
    pub fn glyph_count(self) -> u16 {
        self.reader().metrics(Size::unscaled(), LocationRef::default()).glyph_count
    }

    /// The glyph of a character by the font's own table, before any shaping.
    pub fn glyph(self, character: char) -> Option<u16> {
        let glyph = self.reader().charmap().map(character)?;
        u16::try_from(glyph.to_u32()).ok()
    }

    /// The advances of all glyphs by number, as the font has them, in thousandths.
    pub fn advances(self) -> impl Fn(u16) -> f32 {
        let glyphs =
            self.reader().glyph_metrics(Size::new(1000.0), LocationRef::default());
        move |id| glyphs.advance_width(GlyphId::from(id)).unwrap_or(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_embedded_font_opens_and_bears_its_name() {
        assert!(FontId::all().count() >= 10);
        for font in FontId::all() {
            let metrics = font.metrics();
            assert!(metrics.ascender > 0.0 && metrics.descender < 0.0, "{}", font.name());
            let named = font
                .reader()
                .localized_strings(skrifa::string::StringId::POSTSCRIPT_NAME)
                .next()
                .map(|name| name.to_string());
            assert_eq!(named.as_deref(), Some(font.name()));
        }
    }

    #[test]
    fn the_font_for_reading_is_the_regular_text_face() {
        assert_eq!(FontId::TEXT.name(), "AtkinsonHyperlegibleNext-Regular");
        assert_eq!(FontId::TYPED.name(), "NotoSans-Regular");
        assert_eq!(FontId::TEXT.glyph('\u{10FFFF}'), None);
        assert!(FontId::TEXT.glyph('A').is_some());
    }

    #[test]
    fn the_fonts_may_be_embedded() {
        use skrifa::raw::TableProvider;
        assert!(FontId::all().count() >= 10);
        for font in FontId::all() {
            // OpenType, OS/2, fsType: zero is installable embedding without a limit.
            assert_eq!(font.reader().os2().unwrap().fs_type(), 0, "{}", font.name());
        }
    }
}
