//! Words that a line ought not to end on, by language: a file each.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::segment::End;

/// The files: another language is one more of them.
const FILES: [(&str, &str); 2] = [
    ("en", include_str!("light_words/en.txt")),
    ("es", include_str!("light_words/es.txt")),
];

type Words = HashMap<&'static str, End>;

static LISTS: LazyLock<[(&str, Words); 2]> =
    LazyLock::new(|| FILES.map(|(language, text)| (language, read(text))));

/// The words of a file: those that belong to the next word, and, behind a bar, other light ones.
fn read(text: &'static str) -> Words {
    let mut kind = End::Function;
    let mut words = Words::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if line == "|" {
            kind = End::Light;
        }
        words.extend(line.split_whitespace().map(|word| (word, kind)));
    }
    words
}

/// What a line ends on that ends on a word, in a language by its tag (BCP 47).
pub(super) fn weight(word: &str, language: &str) -> End {
    let primary = language.split('-').next().unwrap_or(language);
    let list = LISTS.iter().find(|(known, _)| primary.eq_ignore_ascii_case(known));
    let Some((_, words)) = list else {
        // In most languages that are written in letters the shortest words are such words.
        let is_short = word.chars().count() <= 2 && word.chars().all(char::is_alphabetic);
        return if is_short { End::Light } else { End::Word };
    };
    let word = word.replace('’', "'");
    let found = words.get(&*word).or_else(|| words.get(&*word.to_lowercase()));
    found.copied().unwrap_or(End::Word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_light_by_the_list_of_their_language() {
        for (word, language, end) in [
            ("of", "en", End::Function),
            ("Your", "en-GB", End::Function),
            ("would", "en", End::Light),
            ("don’t", "en", End::Light),
            ("walk", "en", End::Word),
            ("de", "es", End::Function),
            ("de", "en", End::Word),
            ("qué", "es-MX", End::Light),
            ("beso", "es", End::Word),
        ] {
            assert_eq!(weight(word, language), end, "{word}");
        }
    }

    #[test]
    fn without_a_list_the_shortest_words_are_light() {
        assert_eq!(weight("zu", "de"), End::Light);
        assert_eq!(weight("mit", "de"), End::Word);
        assert_eq!(weight("10", "de"), End::Word);
    }

    #[test]
    fn no_word_stands_twice_in_a_list() {
        for (language, text) in FILES {
            let lines = text.lines().filter(|line| !line.starts_with('#'));
            let words: Vec<&str> = lines.flat_map(str::split_whitespace).collect();
            let once = words.len() - words.iter().filter(|word| **word == "|").count();
            assert_eq!(read(text).len(), once + 1, "{language}");
            assert!(once > 100, "{language}");
        }
    }
}
