//! Languages.

use std::fmt;

use crate::model::words::{ENGLISH, SPANISH, Words};

/// A language tag (BCP 47), such as `en`, `pt-BR` or `zh-Hant`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Language(String);

impl Language {
    /// English.
    pub fn english() -> Self {
        Self("en".to_owned())
    }

    /// Reads a tag: a language of two or three letters, then subtags of one to eight letters
    /// or digits (RFC 5646, 2.1, without grandfathered tags).
    pub fn parse(tag: &str) -> Option<Self> {
        let mut parts = tag.split('-');
        let language = parts.next()?;
        let is_word = |part: &str, lengths: std::ops::RangeInclusive<usize>| {
            lengths.contains(&part.len())
                && part.bytes().all(|b| b.is_ascii_alphanumeric())
        };
        let is_language = is_word(language, 2..=3)
            && language.bytes().all(|byte| byte.is_ascii_lowercase());
        (is_language && parts.all(|part| is_word(part, 1..=8)))
            .then(|| Self(tag.to_owned()))
    }

    /// The tag.
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// The language without region or script.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// Whether cards in it are laid out from right to left.
    pub fn is_rtl(&self) -> bool {
        let script = self.0.split('-').nth(1).filter(|part| part.len() == 4);
        match script {
            Some(script) => matches!(script, "Arab" | "Hebr" | "Syrc" | "Thaa" | "Nkoo"),
            None => matches!(
                self.primary(),
                "ar" | "he"
                    | "fa"
                    | "ur"
                    | "yi"
                    | "ps"
                    | "sd"
                    | "ug"
                    | "ckb"
                    | "dv"
                    | "arc"
            ),
        }
    }

    /// The program's words in this language, or in English when it has none.
    pub fn words(&self) -> &'static Words {
        match self.primary() {
            "es" => &SPANISH,
            _ => &ENGLISH,
        }
    }

    /// The tag of the language that the program's words are in.
    pub fn words_tag(&self) -> &'static str {
        match self.primary() {
            "es" => "es",
            _ => "en",
        }
    }

    /// Whether the program has words in this language.
    pub fn has_words(&self) -> bool {
        matches!(self.primary(), "en" | "es")
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_tags_are_told_from_other_words() {
        for tag in ["en", "pt-BR", "zh-Hant", "ckb", "ar-Latn"] {
            assert!(Language::parse(tag).is_some(), "{tag}");
        }
        for tag in ["", "e", "english", "EN", "en_US", "en-", "en-toolongsubtag"] {
            assert!(Language::parse(tag).is_none(), "{tag}");
        }
    }

    #[test]
    fn the_script_decides_the_direction_before_the_language() {
        assert!(Language::parse("ar").unwrap().is_rtl());
        assert!(!Language::parse("ar-Latn").unwrap().is_rtl());
        assert!(Language::parse("az-Arab").unwrap().is_rtl());
        assert!(!Language::parse("es").unwrap().is_rtl());
    }
}
