//! Scripts that no embedded font has, and the free fonts that have them.

/// Letters that no embedded font has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Script {
    /// The first letter and the last.
    letters: (u32, u32),
    /// What the script is called.
    pub(super) name: &'static str,
    /// A free font that has it.
    pub(super) font: &'static str,
}

const fn script(first: u32, last: u32, name: &'static str, font: &'static str) -> Script {
    Script { letters: (first, last), name, font }
}

/// Scripts that are written today, by their blocks (Unicode 16, `Blocks.txt`); the fonts are those
/// of the Noto family, under the Open Font License as the embedded ones.
const SCRIPTS: [Script; 49] = [
    script(0x0530, 0x058F, "Armenian", "Noto Sans Armenian"),
    script(0x0700, 0x074F, "Syriac", "Noto Sans Syriac"),
    script(0x0780, 0x07BF, "Thaana", "Noto Sans Thaana"),
    script(0x07C0, 0x07FF, "N'Ko", "Noto Sans NKo"),
    script(0x0980, 0x09FF, "Bengali", "Noto Sans Bengali"),
    script(0x0A00, 0x0A7F, "Gurmukhi", "Noto Sans Gurmukhi"),
    script(0x0A80, 0x0AFF, "Gujarati", "Noto Sans Gujarati"),
    script(0x0B00, 0x0B7F, "Odia", "Noto Sans Oriya"),
    script(0x0B80, 0x0BFF, "Tamil", "Noto Sans Tamil"),
    script(0x0C00, 0x0C7F, "Telugu", "Noto Sans Telugu"),
    script(0x0C80, 0x0CFF, "Kannada", "Noto Sans Kannada"),
    script(0x0D00, 0x0D7F, "Malayalam", "Noto Sans Malayalam"),
    script(0x0D80, 0x0DFF, "Sinhala", "Noto Sans Sinhala"),
    script(0x0E00, 0x0E7F, "Thai", "Noto Sans Thai"),
    script(0x0E80, 0x0EFF, "Lao", "Noto Sans Lao"),
    script(0x0F00, 0x0FFF, "Tibetan", "Noto Serif Tibetan"),
    script(0x1000, 0x109F, "Burmese", "Noto Sans Myanmar"),
    script(0x10A0, 0x10FF, "Georgian", "Noto Sans Georgian"),
    script(0x1100, 0x11FF, "Korean", "Noto Sans KR"),
    script(0x1200, 0x139F, "Ethiopic", "Noto Sans Ethiopic"),
    script(0x13A0, 0x13FF, "Cherokee", "Noto Sans Cherokee"),
    script(0x1400, 0x167F, "Canadian syllabic", "Noto Sans Canadian Aboriginal"),
    script(0x1780, 0x17FF, "Khmer", "Noto Sans Khmer"),
    script(0x1800, 0x18AF, "Mongolian", "Noto Sans Mongolian"),
    script(0x19E0, 0x19FF, "Khmer", "Noto Sans Khmer"),
    script(0x1B00, 0x1B7F, "Balinese", "Noto Sans Balinese"),
    script(0x1C90, 0x1CBF, "Georgian", "Noto Sans Georgian"),
    script(0x2D00, 0x2D2F, "Georgian", "Noto Sans Georgian"),
    script(0x2D30, 0x2D7F, "Tifinagh", "Noto Sans Tifinagh"),
    script(0x2D80, 0x2DDF, "Ethiopic", "Noto Sans Ethiopic"),
    script(0x2E80, 0x303F, "Chinese or Japanese", "Noto Sans CJK"),
    script(0x3040, 0x309F, "Chinese or Japanese", "Noto Sans CJK"),
    script(0x30A0, 0x30FF, "Chinese or Japanese", "Noto Sans CJK"),
    script(0x3100, 0x312F, "Chinese or Japanese", "Noto Sans CJK"),
    script(0x3130, 0x318F, "Korean", "Noto Sans KR"),
    script(0x31F0, 0x31FF, "Chinese or Japanese", "Noto Sans CJK"),
    script(0x3400, 0x4DBF, "Chinese or Japanese", "Noto Sans CJK"),
    script(0x4E00, 0x9FFF, "Chinese or Japanese", "Noto Sans CJK"),
    script(0xA000, 0xA4CF, "Yi", "Noto Sans Yi"),
    script(0xA4D0, 0xA4FF, "Lisu", "Noto Sans Lisu"),
    script(0xA500, 0xA63F, "Vai", "Noto Sans Vai"),
    script(0xA980, 0xA9DF, "Javanese", "Noto Sans Javanese"),
    script(0xAA60, 0xAA7F, "Burmese", "Noto Sans Myanmar"),
    script(0xAB00, 0xAB2F, "Ethiopic", "Noto Sans Ethiopic"),
    script(0xAB70, 0xABBF, "Cherokee", "Noto Sans Cherokee"),
    script(0xAC00, 0xD7FF, "Korean", "Noto Sans KR"),
    script(0xF900, 0xFAFF, "Chinese or Japanese", "Noto Sans CJK"),
    script(0x1E900, 0x1E95F, "Adlam", "Noto Sans Adlam"),
    script(0x20000, 0x3FFFF, "Chinese or Japanese", "Noto Sans CJK"),
];

impl Script {
    /// The script of a letter, if it is one of these.
    pub(super) fn of(letter: char) -> Option<&'static Self> {
        let letter = u32::from(letter);
        SCRIPTS.iter().find(|one| (one.letters.0..=one.letters.1).contains(&letter))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::FontId;

    #[test]
    fn scripts_are_in_order_and_no_embedded_font_has_their_letters() {
        assert!(SCRIPTS.windows(2).all(|two| two[0].letters.1 < two[1].letters.0));
        for (letter, name) in [
            ('ก', "Thai"),
            ('漢', "Chinese or Japanese"),
            ('の', "Chinese or Japanese"),
            ('한', "Korean"),
            ('ა', "Georgian"),
        ] {
            assert_eq!(Script::of(letter).map(|one| one.name), Some(name));
            assert!(FontId::all().all(|font| font.glyph(letter).is_none()), "{letter}");
        }
        for letter in ['a', 'я', 'λ', 'א', 'ع', '☀', '\u{1F600}'] {
            assert_eq!(Script::of(letter), None);
        }
    }
}
