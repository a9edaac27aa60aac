//! Languages.

use std::error::Error;
use std::fmt;
use std::str::FromStr;

/// A language tag (BCP 47), such as `en`, `pt-BR` or `zh-Hant`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Language(String);

impl Language {
    /// English.
    pub fn english() -> Self {
        Self("en".to_owned())
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
}

impl FromStr for Language {
    type Err = NoLanguage;

    /// Reads a tag: a language of two or three letters, then subtags of one to eight letters
    /// or digits (RFC 5646, 2.1, without grandfathered tags).
    fn from_str(tag: &str) -> Result<Self, NoLanguage> {
        let mut parts = tag.split('-');
        let language = parts.next().unwrap_or_default();
        let is_word = |part: &str, lengths: std::ops::RangeInclusive<usize>| {
            lengths.contains(&part.len())
                && part.bytes().all(|b| b.is_ascii_alphanumeric())
        };
        let is_language = is_word(language, 2..=3)
            && language.bytes().all(|byte| byte.is_ascii_lowercase());
        if is_language && parts.all(|part| is_word(part, 1..=8)) {
            Ok(Self(tag.to_owned()))
        } else {
            Err(NoLanguage(tag.to_owned()))
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A word that was meant as a language tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoLanguage(String);

impl NoLanguage {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        "use a BCP 47 tag such as `en`, `es` or `pt-BR`"
    }
}

impl fmt::Display for NoLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is no language tag", self.0)
    }
}

impl Error for NoLanguage {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_tags_are_told_from_other_words() {
        for tag in ["en", "pt-BR", "zh-Hant", "ckb", "ar-Latn"] {
            assert!(tag.parse::<Language>().is_ok(), "{tag}");
        }
        for tag in ["", "e", "english", "EN", "en_US", "en-", "en-toolongsubtag"] {
            let wrong = tag.parse::<Language>().unwrap_err();
            assert_eq!(wrong.to_string(), format!("`{tag}` is no language tag"));
        }
    }

    #[test]
    fn who_writes_no_tag_is_told_how_tags_look() {
        let wrong = "español".parse::<Language>().unwrap_err();
        let examples: Vec<&str> = wrong.hint().split('`').skip(1).step_by(2).collect();
        assert!(!examples.is_empty());
        assert!(examples.iter().all(|tag| tag.parse::<Language>().is_ok()));
    }

    #[test]
    fn the_script_decides_the_direction_before_the_language() {
        let is_rtl = |tag: &str| tag.parse::<Language>().unwrap().is_rtl();
        assert!(is_rtl("ar"));
        assert!(!is_rtl("ar-Latn"));
        assert!(is_rtl("az-Arab"));
        assert!(!is_rtl("es"));
    }
}
