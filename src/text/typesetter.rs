//! Shaping with the embedded fonts.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use parley::fontique::{Blob, Collection, CollectionOptions, GenericFamily, SourceCache};
use parley::{
    BaseDirection, FontContext, FontData, FontFamily, FontStyle, FontWeight,
    LayoutContext, StyleProperty,
};

use crate::text::faces::faces;
use crate::text::scripts::Script;
use crate::text::{Family, FontId, Line, Markup, Paragraph};

/// How heavy text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weight {
    /// For reading.
    Regular,
    /// For titles, kinds, consent and run-in heads.
    SemiBold,
}

/// How a text is set, but for its size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Style {
    /// The typeface.
    pub family: Family,
    /// The weight.
    pub weight: Weight,
    /// Whether figures all take the same width.
    pub tabular: bool,
    /// Whether letters stand 0.12 and words 0.16 of the size further apart.
    pub spaced: bool,
    /// Whether the paragraph runs from right to left whatever it begins with; otherwise its
    /// first letter decides.
    pub rtl: bool,
}

impl Style {
    /// What titles and letters are set in.
    pub const DISPLAY: Self = Self {
        family: Family::Display,
        weight: Weight::SemiBold,
        tabular: false,
        spaced: false,
        rtl: false,
    };
    /// What is read.
    pub const TEXT: Self = Self {
        family: Family::Text,
        weight: Weight::Regular,
        tabular: false,
        spaced: false,
        rtl: false,
    };
    /// Kinds, consent, run-in heads.
    pub const STRONG: Self = Self {
        family: Family::Text,
        weight: Weight::SemiBold,
        tabular: false,
        spaced: false,
        rtl: false,
    };
    /// Numbers that stand under each other.
    pub const TABULAR: Self = Self {
        family: Family::Text,
        weight: Weight::Regular,
        tabular: true,
        spaced: false,
        rtl: false,
    };
}

/// A character that no embedded font can show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingGlyph {
    /// The character, with what belongs to it.
    pub text: String,
}

impl fmt::Display for MissingGlyph {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let script = self.text.chars().find_map(Script::of);
        if let Some(Script { name, font, .. }) = script {
            return write!(
                f,
                "no font here has {name} letters; one that has them is {font}"
            );
        }
        let codes: Vec<_> =
            self.text.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect();
        write!(f, "no font here has the character `{}` ({})", self.text, codes.join(" "))
    }
}

impl std::error::Error for MissingGlyph {}

/// Shapes texts with the embedded fonts and no others. Cheap to clone, one for each thread.
#[derive(Clone)]
pub struct Typesetter {
    fonts: FontContext,
    layouts: LayoutContext<()>,
    blobs: Vec<(u64, FontId)>,
    /// Lines of the program's own words, which come again on card after card.
    set: HashMap<(String, Style, String), Line>,
}

impl Default for Typesetter {
    fn default() -> Self {
        Self::new()
    }
}

impl Typesetter {
    /// Units to the type size that texts are shaped at.
    const UNITS: f32 = 1000.0;

    /// A typesetter with the embedded fonts.
    pub fn new() -> Self {
        let options = CollectionOptions { shared: false, system_fonts: false };
        let mut collection = Collection::new(options);
        let mut blobs = Vec::new();
        for font in FontId::all() {
            let blob = Blob::new(Arc::new(font.data()));
            blobs.push((blob.id(), font));
            collection.register_fonts(blob, None);
        }
        if let Some(emoji) = collection.family_id("Noto Emoji") {
            collection.set_generic_families(GenericFamily::Emoji, std::iter::once(emoji));
        }
        let fonts = FontContext { collection, source_cache: SourceCache::default() };
        Self { fonts, layouts: LayoutContext::new(), blobs, set: HashMap::new() }
    }

    pub(super) fn font_of(&self, data: &FontData) -> FontId {
        let id = data.data.id();
        let found = self.blobs.iter().find(|(blob, _)| *blob == id);
        found.expect("parley only knows the embedded fonts").1
    }

    /// Shapes a text with its inline markup.
    ///
    /// # Errors
    /// [`MissingGlyph`] if no embedded font has one of its characters.
    pub fn shape(
        &mut self,
        source: &str,
        style: Style,
        language: &str,
    ) -> Result<Paragraph, MissingGlyph> {
        let Markup { text, spans } = Markup::parse(source);
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, &text, 1.0, false);
        let weight = |weight| match weight {
            Weight::Regular => FontWeight::NORMAL,
            Weight::SemiBold => FontWeight::SEMI_BOLD,
        };
        builder.push_default(StyleProperty::FontFamily(FontFamily::Source(
            style.family.chain().into(),
        )));
        builder.push_default(StyleProperty::FontSize(Self::UNITS));
        builder.push_default(StyleProperty::FontWeight(weight(style.weight)));
        builder
            .push_default(StyleProperty::Locale(parley::Language::parse(language).ok()));
        if style.spaced {
            // WCAG 2.2, 1.4.12: letters by 0.12, words by 0.16 of the size.
            builder.push_default(StyleProperty::LetterSpacing(0.12 * Self::UNITS));
            builder.push_default(StyleProperty::WordSpacing(0.16 * Self::UNITS));
        }
        if style.tabular {
            builder.push_default(StyleProperty::FontFeatures(
                parley::FontFeatures::Source("\"tnum\"".into()),
            ));
        }
        for (range, face) in faces(&text, style.family) {
            let family = FontFamily::Source(face.into());
            builder.push(StyleProperty::FontFamily(family), range);
        }
        for span in spans {
            if span.emphasis {
                builder.push(
                    StyleProperty::FontStyle(FontStyle::Italic),
                    span.range.clone(),
                );
            }
            if span.strong {
                builder.push(
                    StyleProperty::FontWeight(weight(Weight::SemiBold)),
                    span.range.clone(),
                );
            }
        }
        if style.rtl {
            builder.set_base_direction(BaseDirection::Rtl);
        }
        let layout = builder.build(&text);
        let paragraph = Paragraph::new(layout, text);
        paragraph.check_glyphs()?;
        Ok(paragraph)
    }

    /// Sets a short text as it stands on one line, asterisks too.
    ///
    /// # Errors
    /// [`MissingGlyph`] if no embedded font has one of its characters.
    pub fn plain_line(
        &mut self,
        text: &str,
        style: Style,
        language: &str,
    ) -> Result<Line, MissingGlyph> {
        self.line(&text.replace('*', "\\*"), style, language)
    }

    /// Sets a short text on one line, once for as often as it comes.
    ///
    /// # Errors
    /// [`MissingGlyph`] if no embedded font has one of its characters.
    pub fn line(
        &mut self,
        text: &str,
        style: Style,
        language: &str,
    ) -> Result<Line, MissingGlyph> {
        /// Ids differ on every card: what is kept must not grow with the deck.
        const KEPT: usize = 512;
        let key = (text.to_owned(), style, language.to_owned());
        if let Some(line) = self.set.get(&key) {
            return Ok(line.clone());
        }
        let mut paragraph = self.shape(text, style, language)?;
        let line = paragraph.line(self);
        if self.set.len() < KEPT {
            self.set.insert(key, line.clone());
        }
        Ok(line)
    }
}
