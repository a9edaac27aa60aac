//! British spelling and words in a deck of American English (W017).

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::load::lint::sentences::{Word, words};

/// By the first word of what is British: all its words, and what Americans write.
type Words = HashMap<&'static str, Vec<(Vec<&'static str>, &'static str)>>;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut all = Words::new();
    for line in include_str!("british.txt").lines() {
        let Some((british, american)) = line.split_once('=') else { continue };
        let british: Vec<&str> = british.split_whitespace().collect();
        let Some(first) = british.first() else { continue };
        all.entry(first).or_default().push((british, american.trim()));
    }
    all
});

/// What is British in a text without markup: the bytes it covers, and what Americans write.
/// A word with a capital inside a sentence is a name, and stays as it is.
pub(super) fn british(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let words = words(text);
    let plain: Vec<Cow<'_, str>> = words.iter().map(bare).collect();
    let found = (0..words.len()).filter_map(|at| {
        let (british, american) = WORDS.get(&*plain[at])?.iter().find(|entry| {
            let here = &plain[at..];
            here.len() >= entry.0.len() && here.iter().zip(&entry.0).all(|(a, b)| a == b)
        })?;
        let range = words[at].range.start..words[at + british.len() - 1].range.end;
        (!is_name(text, &words[at])).then_some((range, *american))
    });
    found.collect()
}

/// A word without the s of whom it belongs to.
fn bare<'a>(word: &Word<'a>) -> Cow<'a, str> {
    match word.plain() {
        Cow::Borrowed(plain) => Cow::Borrowed(plain.strip_suffix("'s").unwrap_or(plain)),
        Cow::Owned(mut plain) => {
            plain.truncate(plain.strip_suffix("'s").unwrap_or(&plain).len());
            Cow::Owned(plain)
        }
    }
}

fn is_name(text: &str, word: &Word<'_>) -> bool {
    let is_large = word.text.starts_with(char::is_uppercase);
    let before = text[..word.range.start].trim_end_matches([' ', '*', '_']);
    is_large && before.ends_with(|sign: char| sign.is_alphanumeric() || sign == ',')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::lint::corpus::judge;

    #[test]
    fn british_words_are_judged_by_their_corpus() {
        judge("W017", |sample| !british(&sample.text).is_empty());
    }

    #[test]
    fn what_is_british_is_named_with_what_americans_write() {
        let text = "Grey? Send a colour by post.";
        let found: Vec<_> =
            british(text).into_iter().map(|(range, us)| (&text[range], us)).collect();
        assert_eq!(
            found,
            [("Grey", "gray"), ("colour", "color"), ("by post", "by mail")]
        );
    }

    #[test]
    fn each_line_of_the_list_has_two_sides_in_small_letters() {
        for line in
            include_str!("british.txt").lines().filter(|line| !line.starts_with('#'))
        {
            let (british, american) = line.split_once(" = ").expect(line);
            assert!(british != american && line.to_lowercase() == line, "{line}");
        }
    }
}
