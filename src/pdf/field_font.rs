//! The font in which answers are set.
//!
//! A viewer builds what someone types out of the font that it finds in the form. A simple font has
//! room for one alphabet; this is a composite one with the letters of many, each under its
//! character's own number. `PDFium`, pdf.js and poppler find them by the table of texts, and a program
//! that takes a text's UTF-16 for codes is right too. `tests/judge/fill.py` sees what is shown.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use lopdf::{Dictionary, Object, dictionary};

use crate::geom::Length;
use crate::pdf::codes::Drawn;
use crate::pdf::file::{Objects, reference};
use crate::pdf::fonts::{Composite, Shown};
use crate::text::FontId;

/// What default appearances call the font.
const NAME: &str = "EmberdeckText";

/// What `PDFium` calls it. It takes letters beyond western Europe's from fonts of the system, and
/// shows nothing where there are none, unless the form's font has the name of one that is asked for
/// every letter; this is one of the four such names (`CPDF_BAFontMap`). It finds the font in the form
/// by that name, and never the system's.
const NAME_IN_PDFIUM: &str = "Wingdings";

/// That name as it stands before the other in default appearances, of which `PDFium` alone takes the
/// first font. Its first letter is spelled by its number (ISO 32000-1, 7.3.5), so that what takes the
/// name as it stands for that of a system's font finds none, and not one of pictures.
const SPELLED_FOR_PDFIUM: &str = "#57ingdings";

/// Blocks of Unicode; of their letters those are there that the font has.
const BLOCKS: [RangeInclusive<char>; 13] = [
    // Latin, to Extended-B, and the letters of phonetics, of which Hausa has some.
    ' '..='~',
    '\u{A0}'..='\u{2BF}',
    // Marks that are typed after their letters.
    '\u{300}'..='\u{338}',
    // Greek and Cyrillic.
    '\u{370}'..='\u{52F}',
    // Latin Extended Additional, with the letters of Vietnamese.
    '\u{1E00}'..='\u{1EFF}',
    // Hyphens, dashes, quotes, dots.
    '\u{2010}'..='\u{2027}',
    '\u{2030}'..='\u{203E}',
    '\u{2044}'..='\u{2044}',
    // Currencies.
    '\u{20A0}'..='\u{20BF}',
    // №, ™, arrows, and what is reckoned with.
    '\u{2116}'..='\u{2116}',
    '\u{2122}'..='\u{2122}',
    '\u{2190}'..='\u{2193}',
    '\u{2212}'..='\u{2265}',
];

/// The characters that can be typed, in their order, with their glyphs.
fn characters() -> impl Iterator<Item = (char, u16)> {
    let all = BLOCKS.into_iter().flatten();
    all.filter_map(|character| Some((character, FontId::TYPED.glyph(character)?)))
}

/// Made once for all files of a run.
static FONT: LazyLock<Composite> = LazyLock::new(|| {
    let advance = FontId::TYPED.advances();
    let character = |(character, glyph): (char, u16)| {
        let code = u16::try_from(character).ok()?;
        Some((code, Drawn::Glyph(glyph), character.to_string(), advance(glyph)))
    };
    let texts: Vec<_> = characters().filter_map(character).collect();
    let shown: Vec<Shown<'_>> = texts
        .iter()
        .map(|(code, drawn, text, advance)| (*code, drawn, &**text, *advance))
        .collect();
    Composite::new(FontId::TYPED, &shown)
});

/// Writes the font, and returns the fonts of the form.
pub(super) fn write(objects: &mut Objects) -> Dictionary {
    let font = FONT.write(objects);
    dictionary! { NAME => reference(font), NAME_IN_PDFIUM => reference(font) }
}

/// How a viewer sets an answer; a size of zero fits it to the field (ISO 32000-1, 12.7.3.3). The
/// second font is in force.
pub(super) fn default_appearance(size: Length) -> Object {
    let size = (size.to_pt() * 1000.0).round() / 1000.0;
    Object::string_literal(format!(
        "/{SPELLED_FOR_PDFIUM} {size} Tf /{NAME} {size} Tf 0 g"
    ))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn what_people_type_is_in_the_font() {
        let known: BTreeSet<char> =
            characters().map(|(character, _)| character).collect();
        for (language, letters) in [
            ("English", "The “quick” fox: it’s 5 € – or $6… [ok] #1 & 2 @ 50 %"),
            ("French", "œuvre, çà et là, aïe, Noël, où, «\u{A0}été\u{A0}»"),
            ("German", "Größe, äöüß ÄÖÜẞ „ja“"),
            ("Czech", "Žluťoučký kůň příšerně úpěl ďábelské ódy"),
            ("Polish", "Zażółć gęślą jaźń ŁŚŻŹĆŃ"),
            ("Hungarian", "árvíztűrő tükörfúrógép"),
            ("Romanian", "ăâîșț ĂÂÎȘȚ şţ"),
            ("Turkish", "ığüşöç İĞÜŞÖÇ"),
            ("Latvian", "āčēģīķļņšūž"),
            ("Icelandic", "þæði ö ÞÆÐ"),
            ("Welsh", "ŵŷẁẃẅ"),
            ("Vietnamese", "Tiếng Việt: ằẳẵắặ ờởỡớợ ƯƠ đĐ"),
            ("Hausa", "ɓɗƙƴ"),
            ("Greek", "Ελληνικά: άέήίόύώ ΐΰ ς Ω;"),
            ("Russian", "Привет, ёжик! ЪЫЭ № 5"),
            ("Ukrainian", "ґєії ҐЄІЇ ʼ ₴"),
            ("Serbian", "ђјљњћџ ЂЈЉЊЋЏ"),
            ("Kazakh", "әғқңөұүһі"),
        ] {
            let lacking: String =
                letters.chars().filter(|c| !known.contains(c)).collect();
            assert_eq!(lacking, "", "{language}");
        }
    }

    #[test]
    fn blocks_are_in_order_so_that_codes_are() {
        assert!(BLOCKS.windows(2).all(|two| two[0].end() < two[1].start()));
        assert!(
            characters().all(|(character, glyph)| glyph != 0 && character < '\u{FFFF}')
        );
    }
}
