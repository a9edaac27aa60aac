//! The font in which answers are set.
//!
//! A viewer builds what someone types out of the font that it finds, so it is there with all of
//! the Latin alphabet, as a simple font: viewers know no way into a composite font's glyphs
//! (ISO 32000-1, 12.7.3.3). What lies outside it they set in fonts of their own.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, dictionary};
use subsetter::GlyphRemapper;

use crate::pdf::file::{Id, Objects, deflate, reference};
use crate::pdf::{fonts, sfnt};
use crate::text::FontId;

/// What default appearances call the font.
pub(super) const NAME: &str = "EmberdeckText";

const FIRST: u16 = 32;

/// What codes 128 to 159 of `WinAnsiEncoding` show; a code that shows nothing of its own shows a
/// bullet (ISO 32000-1, annex D.2, note 3).
const ABOVE_ASCII: &str = "€•‚ƒ„…†‡ˆ‰Š‹Œ•Ž••‘’“”•–—˜™š›œ•žŸ";

/// The characters of `WinAnsiEncoding` from code 32 to 255.
fn characters() -> impl Iterator<Item = char> {
    let ascii = (' '..='~').chain(['•']);
    let latin = ('\u{A0}'..='\u{FF}').map(|character| match character {
        // Annex D.2, notes 5 and 6: a space and a hyphen come under two codes each.
        '\u{A0}' => ' ',
        '\u{AD}' => '-',
        other => other,
    });
    ascii.chain(ABOVE_ASCII.chars()).chain(latin)
}

/// The glyph that shows a character.
fn glyph(font: FontId, character: char) -> u16 {
    let found = font.glyph(character).or_else(|| match character {
        // The micro sign is looked for as the Greek letter that it is.
        'µ' => font.glyph('μ'),
        _ => None,
    });
    found.unwrap_or(0)
}

/// Writes the font and returns it.
pub(super) fn write(objects: &mut Objects) -> Id {
    /// Bit 6 of a font's flags: its glyphs go by the codes of Latin (table 123).
    const NONSYMBOLIC: i64 = 32;
    let font = FontId::TEXT;
    let glyphs: Vec<u16> = characters().map(|shown| glyph(font, shown)).collect();
    let name = fonts::subset_name(font, glyphs.iter().copied());
    let subset = subset(font);
    let program = objects.reserve();
    let length = i64::try_from(subset.len()).unwrap_or(i64::MAX);
    objects.stream(program, dictionary! { "Length1" => length }, deflate(&subset));
    let descriptor = objects.reserve();
    let described = fonts::describe(font, &name, NONSYMBOLIC, program);
    objects.pack(descriptor, &Object::Dictionary(described));
    let texts: Vec<String> = characters().map(String::from).collect();
    let texts: Vec<_> = (FIRST..).zip(texts.iter().map(|text| &**text)).collect();
    let to_unicode = objects.reserve();
    let cmap = fonts::cmap(&texts, 1);
    objects.stream(to_unicode, Dictionary::new(), deflate(cmap.as_bytes()));
    let advance = font.advances();
    let widths: Vec<_> = glyphs.iter().map(|id| Object::Real(advance(*id))).collect();
    let id = objects.reserve();
    objects.pack(
        id,
        &Object::Dictionary(dictionary! {
            "Type" => "Font",
            "Subtype" => "TrueType",
            "BaseFont" => Object::Name(name.into_bytes()),
            "FirstChar" => i64::from(FIRST),
            "LastChar" => 255,
            "Widths" => widths,
            "FontDescriptor" => reference(descriptor),
            "Encoding" => "WinAnsiEncoding",
            "ToUnicode" => reference(to_unicode),
        }),
    );
    id
}

/// The font's Latin glyphs, found by their characters.
fn subset(font: FontId) -> Vec<u8> {
    let mut kept = GlyphRemapper::new();
    let mut by_character = BTreeMap::new();
    let also = [('\u{A0}', ' '), ('\u{AD}', '-')];
    for (character, shown) in characters().map(|c| (c, c)).chain(also) {
        if let Ok(unit) = u16::try_from(u32::from(character)) {
            by_character.insert(unit, kept.remap(glyph(font, shown)));
        }
    }
    let subset =
        subsetter::subset(font.data(), 0, &kept).expect("the embedded fonts are sound");
    sfnt::with_characters(&subset, &by_character.into_iter().collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_the_encoding_has_a_glyph() {
        assert_eq!(characters().count(), 224);
        for character in characters() {
            assert_ne!(glyph(FontId::TEXT, character), 0, "{character}");
        }
        let at = |code: usize| characters().nth(code - 32).unwrap();
        let (euro, scaron, y) = (at(0x80), at(0x9A), at(0x9F));
        assert_eq!((euro, scaron, y, at(0xB5)), ('€', 'š', 'Ÿ', 'µ'));
    }
}
