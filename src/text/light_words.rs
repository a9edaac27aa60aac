//! Words that a line ought not to end on, by language: a file each.

use std::sync::LazyLock;

use crate::text::segment::End;

/// The files: another language is one more of them.
const FILES: [(&str, &str); 2] = [
    ("en", include_str!("light_words/en.txt")),
    ("es", include_str!("light_words/es.txt")),
];

static LISTS: LazyLock<[(&str, List); 2]> =
    LazyLock::new(|| FILES.map(|(language, text)| (language, List::read(text))));

/// The words of a file, by how many bytes they have: nearly every word that is looked for is longer
/// than all of them, or is told from the few of its length by its first letters.
#[derive(Debug)]
struct List(Vec<Vec<(&'static str, End)>>);

impl List {
    /// The words that belong to the next word, and, behind a bar, other light ones.
    fn read(text: &'static str) -> Self {
        let mut kind = End::Function;
        let mut list = Self(Vec::new());
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if line == "|" {
                kind = End::Light;
                continue;
            }
            for word in line.split_whitespace() {
                if list.0.len() <= word.len() {
                    list.0.resize(word.len() + 1, Vec::new());
                }
                list.0[word.len()].push((word, kind));
            }
        }
        for words in &mut list.0 {
            words.sort_unstable_by_key(|(word, _)| *word);
        }
        list
    }

    /// What a word is, in whatever letters.
    fn find(&self, word: &str) -> Option<End> {
        /// No word of a list has more bytes.
        const MOST: usize = 24;
        let mut small = [0; MOST];
        let mut length = 0;
        for c in word.chars().map(|c| if c == '’' { '\'' } else { c }) {
            for c in c.to_lowercase() {
                let rest = small.get_mut(length..).filter(|rest| rest.len() >= 4)?;
                length += c.encode_utf8(rest).len();
            }
        }
        let (words, word) = (self.0.get(length)?, &small[..length]);
        let at = words.binary_search_by_key(&word, |(known, _)| known.as_bytes()).ok()?;
        Some(words[at].1)
    }
}

/// What a line ends on that ends on a word, in a language by its tag (BCP 47).
pub(super) fn weight(word: &str, language: &str) -> End {
    let primary = language.split('-').next().unwrap_or(language);
    let list = LISTS.iter().find(|(known, _)| primary.eq_ignore_ascii_case(known));
    let Some((_, list)) = list else {
        // In most languages that are written in letters the shortest words are such words.
        let is_short = word.chars().count() <= 2 && word.chars().all(char::is_alphabetic);
        return if is_short { End::Light } else { End::Word };
    };
    list.find(word).unwrap_or(End::Word)
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
            let mut once: Vec<&str> =
                words.into_iter().filter(|word| *word != "|").collect();
            once.sort_unstable();
            assert!(once.windows(2).all(|pair| pair[0] < pair[1]), "{language}");
            assert!(once.len() > 100, "{language}");
            assert!(once.iter().all(|word| word.len() <= 20), "{language}");
            assert!(
                once.iter().all(|word| weight(word, language) != End::Word),
                "{language}"
            );
        }
    }
}
