//! What somebody meant who wrote no language tag.

use std::error::Error;
use std::fmt;

/// Languages by what people call them, in English and in the language itself, and by the codes of
/// countries that they are mixed up with.
const NAMES: [(&str, &[&str]); 44] = [
    ("ar", &["arabic", "العربية", "sa"]),
    ("bg", &["bulgarian", "български"]),
    ("bn", &["bengali", "বাংলা"]),
    ("ca", &["catalan", "català"]),
    ("cs", &["czech", "čeština", "cz"]),
    ("cy", &["welsh", "cymraeg"]),
    ("da", &["danish", "dansk", "dk"]),
    ("de", &["german", "deutsch", "ger"]),
    ("el", &["greek", "ελληνικά", "gr"]),
    ("en", &["english", "usa", "us", "gb"]),
    ("es", &["spanish", "español", "castellano", "castilian", "sp"]),
    ("et", &["estonian", "eesti"]),
    ("eu", &["basque", "euskara"]),
    ("fa", &["persian", "farsi", "فارسی"]),
    ("fi", &["finnish", "suomi"]),
    ("fil", &["filipino", "tagalog", "ph"]),
    ("fr", &["french", "français"]),
    ("ga", &["irish", "gaeilge"]),
    ("he", &["hebrew", "ivrit", "עברית"]),
    ("hi", &["hindi", "हिन्दी"]),
    ("hr", &["croatian", "hrvatski"]),
    ("hu", &["hungarian", "magyar"]),
    ("id", &["indonesian", "bahasa indonesia"]),
    ("is", &["icelandic", "íslenska"]),
    ("it", &["italian", "italiano"]),
    ("ja", &["japanese", "日本語", "jp"]),
    ("ko", &["korean", "한국어", "kp"]),
    ("lt", &["lithuanian", "lietuvių"]),
    ("lv", &["latvian", "latviešu"]),
    ("nl", &["dutch", "nederlands", "flemish"]),
    ("no", &["norwegian", "norsk", "bokmål"]),
    ("pl", &["polish", "polski"]),
    ("pt", &["portuguese", "português"]),
    ("pt-BR", &["brazilian", "brasileiro"]),
    ("ro", &["romanian", "română"]),
    ("ru", &["russian", "русский"]),
    ("sk", &["slovak", "slovenčina"]),
    ("sl", &["slovenian", "slovene", "slovenščina"]),
    ("sv", &["swedish", "svenska"]),
    ("tr", &["turkish", "türkçe"]),
    ("uk", &["ukrainian", "українська"]),
    ("vi", &["vietnamese", "tiếng việt", "vn"]),
    ("yi", &["yiddish", "ייִדיש"]),
    ("zh", &["chinese", "mandarin", "中文", "cn"]),
];

/// A word that was meant as a language tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoLanguage {
    word: String,
    near: Option<&'static str>,
}

impl NoLanguage {
    pub(super) fn new(word: &str) -> Self {
        let word = word.trim();
        Self { word: word.to_owned(), near: meant(word) }
    }

    /// What to do about it.
    pub fn hint(&self) -> String {
        match self.near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "use a BCP 47 tag such as `en`, `es` or `pt-BR`".to_owned(),
        }
    }
}

impl fmt::Display for NoLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is no language tag", self.word)
    }
}

impl Error for NoLanguage {}

/// The tag of the language that a word, or the first word of a text, is a name of, give or take
/// a slip of the finger.
fn meant(text: &str) -> Option<&'static str> {
    // No name is longer, and comparing what is takes long.
    const LONGEST: usize = 40;
    let text: String = text.chars().take(LONGEST).collect::<String>().to_lowercase();
    let first = text.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty())?;
    named(&text).or_else(|| named(first))
}

fn named(word: &str) -> Option<&'static str> {
    let all =
        NAMES.iter().flat_map(|(tag, names)| names.iter().map(move |name| (*tag, *name)));
    if let Some((tag, _)) = all.clone().find(|(_, name)| *name == word) {
        return Some(tag);
    }
    // Codes are too short for slips: `xy` is as near to one as to another.
    let likely = all
        .filter(|(_, name)| word.chars().count() > 3 && name.chars().count() > 3)
        .map(|(tag, name)| (strsim::normalized_damerau_levenshtein(word, name), tag))
        .filter(|(likeness, _)| *likeness >= 0.7)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    likely.map(|(_, tag)| tag)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    fn near(word: &str) -> Option<&'static str> {
        word.parse::<Language>().unwrap_err().near
    }

    #[test]
    fn who_writes_a_name_is_told_its_tag() {
        for (word, tag) in [
            ("english", Some("en")),
            ("English (US)", Some("en")),
            ("Spanish", Some("es")),
            ("español", Some("es")),
            ("Español de México", Some("es")),
            ("espanol", Some("es")),
            ("germann", Some("de")),
            ("JP", Some("ja")),
            ("cz", Some("cs")),
            ("gr_GR", Some("el")),
            ("xy", None),
            ("", None),
            ("?!", None),
            ("klingonish", None),
        ] {
            assert_eq!(near(word), tag, "{word}");
        }
        assert_eq!(near(&"a".repeat(1_000_000)), None);
    }

    #[test]
    fn every_tag_that_a_name_leads_to_is_canonical() {
        for (tag, _) in NAMES {
            assert_eq!(tag.parse::<Language>().unwrap().tag(), tag);
        }
    }

    #[test]
    fn who_is_near_nothing_is_told_how_tags_look() {
        let wrong = "klingonish".parse::<Language>().unwrap_err();
        assert_eq!(wrong.to_string(), "`klingonish` is no language tag");
        let hint = wrong.hint();
        let examples: Vec<&str> = hint.split('`').skip(1).step_by(2).collect();
        assert_eq!(examples.len(), 3);
        assert!(examples.iter().all(|tag| tag.parse::<Language>().is_ok()));
    }
}
