//! Whether a text begins at the right.

use icu_locale::{Direction, LanguageIdentifier, Locale, LocaleDirectionality};
use icu_properties::CodePointMapData;
use icu_properties::props::BidiClass;

/// Whether texts that belong together run from right to left. Their language says so, by the
/// script that its tag names or that it is most often written in: a word in another script, even
/// the first one, does not turn them. But where no letter runs that way the letters are right, as
/// in Azerbaijani in Arabic script or a Hebrew title on an English card; and where nobody knows
/// which way a language runs, the first letter says it (UAX #9, P2).
pub fn reads_rtl(texts: &[&str], language: &str) -> bool {
    let mut letters = texts.iter().flat_map(|text| text.chars()).filter_map(direction);
    match of_language(language) {
        Some(own) => {
            let is_rtl = own == Direction::RightToLeft;
            let Some(first) = letters.next() else { return is_rtl };
            if first == is_rtl || letters.any(|letter| letter == is_rtl) {
                is_rtl
            } else {
                first
            }
        }
        None => letters.next().unwrap_or(false),
    }
}

fn of_language(tag: &str) -> Option<Direction> {
    let Locale { id: LanguageIdentifier { language, script, region, .. }, .. } =
        tag.parse().ok()?;
    let id = LanguageIdentifier { script, region, ..language.into() };
    LocaleDirectionality::new_extended().get(&id)
}

/// Whether a character is a letter that runs from right to left.
pub fn is_rtl_letter(character: char) -> bool {
    direction(character) == Some(true)
}

/// Whether a character runs in a direction of its own, as letters and figures do. Spaces and signs,
/// such as a question mark or a vowel's mark, take that of what they stand beside.
pub(super) fn has_direction(character: char) -> bool {
    matches!(
        CodePointMapData::<BidiClass>::new().get(character),
        BidiClass::LeftToRight
            | BidiClass::RightToLeft
            | BidiClass::ArabicLetter
            | BidiClass::EuropeanNumber
            | BidiClass::ArabicNumber
    )
}

/// Whether a letter runs from right to left; none for figures, signs and spaces.
fn direction(letter: char) -> Option<bool> {
    match CodePointMapData::<BidiClass>::new().get(letter) {
        BidiClass::LeftToRight => Some(false),
        BidiClass::RightToLeft | BidiClass::ArabicLetter => Some(true),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tag_says_the_direction_and_a_word_of_another_script_does_not_turn_it() {
        for (language, text, is_rtl) in [
            ("en", "The word שלום is older", false),
            ("en", "שלום means peace", false),
            ("he", "Netflix או ספר?", true),
            ("he", "2026", true),
            ("he", "", true),
            ("en", "2026", false),
            ("ar-EG", "ماذا أضحكك اليوم؟", true),
            ("az-Arab", "2026", true),
            ("ar-Latn", "2026", false),
            ("pa-PK", "2026", true),
            ("yi", "2026", true),
            ("ckb", "2026", true),
            ("dv", "2026", true),
            ("ff-Adlm", "2026", true),
        ] {
            assert_eq!(reads_rtl(&[text], language), is_rtl, "{language} {text}");
        }
    }

    #[test]
    fn letters_that_all_run_the_other_way_are_right() {
        assert!(reads_rtl(&["מה הצחיק אותך היום?"], "en"));
        assert!(reads_rtl(&["سلام"], "az"));
        assert!(!reads_rtl(&["Qu’est-ce qui t’a fait rire ?"], "he"));
        // All texts of a card count: a title in Latin letters does not turn it.
        assert!(reads_rtl(&["Netflix", "או ספר?"], "he"));
        assert!(!reads_rtl(&["שלום", "What does it mean?"], "en"));
    }

    #[test]
    fn where_nobody_knows_the_first_letter_says_it() {
        for language in ["und", "qaa", "", "no tag"] {
            assert!(reads_rtl(&["1. שלום, hello"], language), "{language}");
            assert!(!reads_rtl(&["1. Hello, שלום"], language), "{language}");
            assert!(!reads_rtl(&["1."], language), "{language}");
        }
    }
}
