//! Shaping with the embedded fonts.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use parley::fontique::{Blob, Collection, CollectionOptions, GenericFamily, SourceCache};
use parley::{
    BaseDirection, FontContext, FontData, FontFamily, FontFamilyName, FontStyle,
    FontWeight, Layout, LayoutContext, StyleProperty,
};

use crate::text::direction::reads_rtl;
use crate::text::faces::faces;
use crate::text::known_words::{self, KnownWords};
use crate::text::paragraph::Shaped;
use crate::text::words::Words;
use crate::text::{
    Family, FontId, Line, Loan, Markup, MissingGlyph, Paragraph, Span, Style, Typefaces,
    Weight,
};

/// Shapes texts with the embedded fonts and no others. Cheap to clone; threads borrow one each
/// ([`Typesetter::lend`]).
pub struct Typesetter {
    typefaces: Typefaces,
    fonts: FontContext,
    layouts: LayoutContext<()>,
    blobs: Vec<(u64, FontId)>,
    /// Lines of the program's own words, which come again on card after card.
    set: HashMap<(String, Style, String), Line>,
    /// Words of plain texts.
    words: KnownWords,
    /// Whether lines are only counted.
    pub(super) only_counts: bool,
    /// Those that were lent and are back, with what they have learned.
    pub(super) back: Mutex<Vec<Self>>,
}

impl Clone for Typesetter {
    fn clone(&self) -> Self {
        Self {
            typefaces: self.typefaces,
            fonts: self.fonts.clone(),
            layouts: LayoutContext::new(),
            blobs: self.blobs.clone(),
            set: self.set.clone(),
            words: self.words.clone(),
            only_counts: self.only_counts,
            back: Mutex::default(),
        }
    }
}

impl Default for Typesetter {
    fn default() -> Self {
        Self::new()
    }
}

impl Typesetter {
    /// Units to the type size that texts are shaped at.
    const UNITS: f32 = 1000.0;

    /// A typesetter with the typefaces of `hearth`.
    pub fn new() -> Self {
        Self::with(Typefaces::HEARTH)
    }

    /// A typesetter with the typefaces of a look, and the embedded fonts for all that they lack.
    pub fn with(typefaces: Typefaces) -> Self {
        let options = CollectionOptions { shared: false, system_fonts: false };
        let mut collection = Collection::new(options);
        let mut blobs = Vec::new();
        for font in FontId::all().filter(|font| typefaces.uses(*font)) {
            let blob = Blob::new(Arc::new(font.data()));
            blobs.push((blob.id(), font));
            collection.register_fonts(blob, None);
        }
        for family in Family::ALL {
            let chain = typefaces.chain(family).into_iter();
            let chain: Vec<_> =
                chain.filter_map(|name| collection.family_id(name)).collect();
            collection.set_generic_families(family.generic(), chain.into_iter());
        }
        if let Some(emoji) = collection.family_id("Noto Emoji") {
            collection.set_generic_families(GenericFamily::Emoji, std::iter::once(emoji));
        }
        let fonts = FontContext { collection, source_cache: SourceCache::default() };
        Self {
            typefaces,
            fonts,
            layouts: LayoutContext::new(),
            blobs,
            set: HashMap::new(),
            words: KnownWords::default(),
            only_counts: false,
            back: Mutex::default(),
        }
    }

    /// A typesetter for one thread among several. What it learns is there when it is lent again;
    /// what it sets does not depend on that.
    pub fn lend(&self) -> Loan<'_> {
        let own = self.back.lock().unwrap_or_else(PoisonError::into_inner).pop();
        Loan::new(self, own)
    }

    /// Whether paragraphs come out as so many empty lines, for who asks only what fits; returns
    /// whether they did.
    pub fn only_count(&mut self, only_counts: bool) -> bool {
        std::mem::replace(&mut self.only_counts, only_counts)
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
        // What is set in one typeface is learned once.
        let is_one = self.typefaces.prompt == self.typefaces.text;
        let style = match style.family {
            Family::Prompt if is_one => Style { family: Family::Text, ..style },
            _ => style,
        };
        let Markup { text, spans, soft } = Markup::parse(source);
        let is_plain = spans.is_empty() && soft.is_empty() && !style.spaced && !style.rtl;
        if is_plain
            && known_words::is_plain(&text)
            && !reads_rtl(&[&text], language)
            && let Some(words) = self.plain_words(&text, style, language)
        {
            let shaped = Shaped::Words(words);
            return Ok(Paragraph::new(shaped, text, &soft, language, self));
        }
        self.shape_whole(Markup { text, spans, soft }, style, language)
    }

    /// The words of a plain text; none if it is not as plain as it looks.
    fn plain_words(&mut self, text: &str, style: Style, language: &str) -> Option<Words> {
        if let Some(words) = self.words.find(text, style, language) {
            return Some(words);
        }
        for part in self.words.unknown_parts(text, style, language) {
            let mut layout = self.lay_out(&part, &[], &[], style, language);
            let words = Words::of(&mut layout, &part, |data| self.font_of(data))?;
            self.words.learn(&part, &words, style, language);
            if part == text {
                return Some(words);
            }
        }
        self.words.find(text, style, language)
    }

    /// Shapes a text as a whole, plain as it may be.
    pub(super) fn shape_whole(
        &mut self,
        Markup { text, spans, soft }: Markup,
        style: Style,
        language: &str,
    ) -> Result<Paragraph, MissingGlyph> {
        let layout = self.lay_out(&text, &spans, &soft, style, language);
        let shaped = Shaped::Whole(Box::new(layout));
        let paragraph = Paragraph::new(shaped, text, &soft, language, self);
        paragraph.check_glyphs()?;
        Ok(paragraph)
    }

    fn lay_out(
        &mut self,
        text: &str,
        spans: &[Span],
        soft: &[usize],
        style: Style,
        language: &str,
    ) -> Layout<()> {
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, text, 1.0, false);
        let weight = |weight| match weight {
            Weight::Regular => FontWeight::NORMAL,
            Weight::SemiBold => FontWeight::SEMI_BOLD,
        };
        builder.push_default(StyleProperty::FontFamily(FontFamily::Single(
            FontFamilyName::Generic(style.family.generic()),
        )));
        let typeface = self.typefaces.of(style.family);
        // What is said with emphasis among words that lean stands upright.
        let (usual, emphasis) = if typeface.is_italic() {
            (FontStyle::Italic, FontStyle::Normal)
        } else {
            (FontStyle::Normal, FontStyle::Italic)
        };
        builder.push_default(StyleProperty::FontStyle(usual));
        builder.push_default(StyleProperty::FontSize(Self::UNITS));
        builder.push_default(StyleProperty::FontWeight(weight(style.weight)));
        builder
            .push_default(StyleProperty::Locale(parley::Language::parse(language).ok()));
        if style.spaced {
            // WCAG 2.2, 1.4.12: letters by 0.12, words by 0.16 of the size.
            builder.push_default(StyleProperty::LetterSpacing(0.12 * Self::UNITS));
            builder.push_default(StyleProperty::WordSpacing(0.16 * Self::UNITS));
        }
        // Fonts differ in which of the two they have without being asked.
        let figures = if style.tabular { "\"tnum\"" } else { "\"pnum\"" };
        builder.push_default(StyleProperty::FontFeatures(parley::FontFeatures::Source(
            figures.into(),
        )));
        for (range, face) in faces(text, typeface) {
            let family = FontFamily::Source(face.into());
            builder.push(StyleProperty::FontFamily(family), range);
        }
        for span in spans {
            if span.emphasis {
                builder.push(StyleProperty::FontStyle(emphasis), span.range.clone());
            }
            if span.strong {
                builder.push(
                    StyleProperty::FontWeight(weight(Weight::SemiBold)),
                    span.range.clone(),
                );
            }
        }
        for range in words_at(text, soft) {
            // What is parted is no ligature, which would be of one piece.
            let features = format!("{figures}, \"liga\" 0");
            builder.push(
                StyleProperty::FontFeatures(parley::FontFeatures::Source(
                    features.into(),
                )),
                range,
            );
        }
        let is_rtl = style.rtl || reads_rtl(&[text], language);
        builder.set_base_direction(if is_rtl {
            BaseDirection::Rtl
        } else {
            BaseDirection::Ltr
        });
        builder.build(text)
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
        if self.set.len() == KEPT {
            self.set.clear();
        }
        self.set.insert(key, line.clone());
        Ok(line)
    }
}

/// The words that hold places.
fn words_at(text: &str, places: &[usize]) -> Vec<Range<usize>> {
    let word = |&at: &usize| {
        let start = text[..at].rfind(char::is_whitespace).map_or(0, |space| {
            space + text[space..].chars().next().map_or(0, char::len_utf8)
        });
        let end = text[at..].find(char::is_whitespace).map_or(text.len(), |end| at + end);
        start..end
    };
    let mut words: Vec<_> = places.iter().map(word).collect();
    words.dedup();
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The widths of figures, in thousandths of the size.
    fn widths(figures: &str, style: Style) -> Vec<i64> {
        let mut typesetter = Typesetter::new();
        let mut width = |figure: char| {
            let line = typesetter.line(&figure.to_string(), style, "en").unwrap();
            format!("{:.0}", line.width()).parse().unwrap()
        };
        figures.chars().map(&mut width).collect()
    }

    #[test]
    fn figures_take_their_own_widths_but_in_ids_and_columns() {
        for style in [Style::TEXT, Style::STRONG, Style::DISPLAY] {
            let own = widths("0123456789", style);
            assert!(own[1] < own[0] && own[7] < own[8], "{style:?} {own:?}");
        }
        for style in [Style::TABULAR, Style { tabular: true, ..Style::STRONG }] {
            let all = widths("0123456789", style);
            assert!(all.iter().all(|width| *width == all[0]), "{style:?} {all:?}");
        }
        // Arabic ones too: in their font, one width is what comes unasked.
        let (own, all) = (widths("٠١٢", Style::TEXT), widths("٠١٢", Style::TABULAR));
        assert!(own[0] < own[2] && all[0] == all[2], "{own:?} {all:?}");
    }
}
