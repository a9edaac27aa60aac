//! Where words may be parted: syllables, and the signs of what is no word.

use hypher::{Lang, hyphenate_bounded};

use crate::text::segment::Seam;

/// No fewer letters stand before a hyphen, or after it, whatever a language would allow: less
/// is hard to read on.
const LEAST: usize = 3;

/// Rows of so many equal signs, on which one writes, are no word and may end anywhere.
const ROW: usize = 4;

/// The patterns for a language by its tag (BCP 47), if they are among those built in.
fn patterns(tag: &str) -> Option<Lang> {
    let primary = tag.split('-').next()?.to_ascii_lowercase();
    let primary = match &*primary {
        // Norwegian is tagged by its standards, or as one language.
        "nb" | "nn" => "no",
        other => other,
    };
    Lang::from_iso(primary.as_bytes().try_into().ok()?)
}

/// The places within words at which a line may end for want of room, in order, by their bytes.
pub(super) fn partings(text: &str, language: &str) -> Vec<(usize, Seam)> {
    let patterns = patterns(language);
    let mut found = Vec::new();
    for (start, word) in stretches(text, |c| !c.is_whitespace()) {
        let within = if is_row(word) {
            behind(word, Seam::Sign, |c, next| c == next && is_filler(c))
        } else if is_address(word) {
            behind(word, Seam::Sign, |c, next| is_sign(c) && next.is_alphanumeric())
        } else {
            patterns.map(|language| syllables(word, language)).unwrap_or_default()
        };
        found.extend(within.into_iter().map(|(at, seam)| (start + at, seam)));
    }
    found
}

/// The stretches of a text that are made of some characters alone, with where they begin.
fn stretches(text: &str, holds: impl Fn(char) -> bool) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut start = 0;
    for stretch in text.split(|c| !holds(c)) {
        if !stretch.is_empty() {
            found.push((start, stretch));
        }
        start += stretch.len();
        start += text[start..].chars().next().map_or(0, char::len_utf8);
    }
    found
}

fn is_address(word: &str) -> bool {
    word.contains(['@', '_']) || word.contains("://") || word.starts_with("www.")
}

fn is_sign(c: char) -> bool {
    "/@?&=#_-.:".contains(c)
}

fn is_row(word: &str) -> bool {
    let signs: Vec<char> = word.chars().collect();
    signs.windows(ROW).any(|row| is_filler(row[0]) && row.iter().all(|c| *c == row[0]))
}

fn is_filler(c: char) -> bool {
    matches!(c, '_' | '.' | '…' | '-' | '–' | '—')
}

/// The places behind characters that are followed by another one as it is wanted.
fn behind(
    word: &str,
    seam: Seam,
    wanted: impl Fn(char, char) -> bool,
) -> Vec<(usize, Seam)> {
    let pairs = word.char_indices().zip(word.chars().skip(1));
    let pairs = pairs.filter(|((_, c), next)| wanted(*c, *next));
    pairs.map(|((at, c), _)| (at + c.len_utf8(), seam)).collect()
}

fn syllables(word: &str, language: Lang) -> Vec<(usize, Seam)> {
    let (left, right) = language.bounds();
    let (left, right) = (left.max(LEAST), right.max(LEAST));
    let mut found = Vec::new();
    for (mut at, letters) in stretches(word, char::is_alphabetic) {
        for part in hyphenate_bounded(letters, language, left, right) {
            at += part.len();
            found.push((at, Seam::Syllable));
        }
        // The last one ends the word.
        found.pop();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(text: &str, language: &str) -> String {
        let mut shown = String::new();
        let mut from = 0;
        for (at, _) in partings(text, language) {
            shown.push_str(&text[from..at]);
            shown.push('|');
            from = at;
        }
        shown + &text[from..]
    }

    #[test]
    fn words_are_parted_by_the_rules_of_their_language() {
        for (word, language) in [
            ("Geschwindigkeitsbegrenzung", "de"),
            ("Geschwindigkeitsbegrenzung", "de-CH"),
            ("ymmärtämättömyydestä", "fi"),
            ("együttműködésünkről", "hu"),
            ("reconsideration", "en"),
        ] {
            let parted = parted(word, language);
            assert!(parted.matches('|').count() >= 2, "{parted}");
        }
        assert_eq!(parted("Freundschaft", "de"), "Freund|schaft");
    }

    #[test]
    fn where_no_patterns_are_known_no_word_is_parted() {
        for language in ["tlh", "ja", "x", ""] {
            assert_eq!(parted("reconsideration", language), "reconsideration");
        }
    }

    #[test]
    fn no_part_of_a_word_is_shorter_than_three_letters() {
        for (word, language) in [
            ("about", "en"),
            ("Abend", "de"),
            ("amar", "es"),
            ("öffnen", "de"),
            ("zu", "de"),
        ] {
            let parted = parted(word, language);
            let parts: Vec<_> =
                parted.split('|').map(|part| part.chars().count()).collect();
            assert!(parts.len() == 1 || parts.iter().all(|part| *part >= 3), "{parted}");
        }
        assert_eq!(parted("öffnen", "de"), "öff|nen");
    }

    #[test]
    fn addresses_part_behind_their_signs_and_words_in_them_do_not() {
        assert_eq!(parted("a.long@example.org,", "en"), "a.|long@|example.|org,");
        assert_eq!(
            parted("https://example.org/listening?a=b", "de"),
            "https://|example.|org/|listening?|a=|b"
        );
    }

    #[test]
    fn a_row_to_write_on_parts_anywhere() {
        assert_eq!(parted("I ____, you", "en"), "I _|_|_|_, you");
        assert_eq!(parted("when ....", "en"), "when .|.|.|.");
        assert_eq!(parted("Wait... no", "en"), "Wait... no");
    }
}
