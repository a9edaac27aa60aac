//! Words, sentences and quoted speech, each with the bytes it covers.

use std::borrow::Cow;
use std::ops::Range;

/// A word as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word<'a> {
    /// Its letters, with the apostrophes and decimal points inside it.
    pub(super) text: &'a str,
    /// The bytes it covers.
    pub(super) range: Range<usize>,
}

impl<'a> Word<'a> {
    /// The word in small letters and with straight apostrophes, as the word lists have it.
    pub(super) fn plain(&self) -> Cow<'a, str> {
        let is_plain = |byte: &u8| byte.is_ascii() && !byte.is_ascii_uppercase();
        if self.text.as_bytes().iter().all(is_plain) {
            return Cow::Borrowed(self.text);
        }
        Cow::Owned(self.text.to_lowercase().replace('’', "'"))
    }
}

/// Titles whose full stop ends no sentence: a name follows.
const TITLES: [&str; 8] = ["mr", "mrs", "ms", "dr", "prof", "st", "jr", "vs"];

/// The words of a text. A hyphen parts two words; an apostrophe between letters or a point
/// between figures does not.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices() {
        if letter.is_alphanumeric() || (start.is_some() && joins(text, at, letter)) {
            start.get_or_insert(at);
        } else if let Some(from) = start.take() {
            words.push(Word { text: &text[from..at], range: from..at });
        }
    }
    if let Some(from) = start {
        words.push(Word { text: &text[from..], range: from..text.len() });
    }
    words
}

fn joins(text: &str, at: usize, mark: char) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + mark.len_utf8()..].chars().next();
    let (Some(before), Some(after)) = (before, after) else { return false };
    match mark {
        '’' | '\'' => before.is_alphanumeric() && after.is_alphabetic(),
        '.' | ',' => before.is_ascii_digit() && after.is_ascii_digit(),
        _ => false,
    }
}

/// The sentences of a text, without the spaces between them. A line is at least one.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(mark) = text[at..].chars().next() {
        let end = match mark {
            '\n' => Some(at + 1),
            _ if is_end_mark(mark) => sentence_end(text, at),
            _ => None,
        };
        at = end.unwrap_or(at + mark.len_utf8());
        if end.is_some() {
            push_sentence(&mut sentences, text, start..at);
            start = at;
        }
    }
    push_sentence(&mut sentences, text, start..text.len());
    sentences
}

fn push_sentence(sentences: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let stretch = &text[range.clone()];
    if stretch.contains(char::is_alphanumeric) {
        let start = range.start + stretch.len() - stretch.trim_start().len();
        sentences.push(start..range.start + stretch.trim_end().len());
    }
}

/// Where the sentence ends whose closing mark stands at `at`, if that mark ends one: what
/// follows the quotes and brackets after it has to be a space, and then no small letter.
/// Decimals, “a.m.”, an ellipsis that draws breath and a quoted question in the middle of a
/// sentence all fail one of the two.
fn sentence_end(text: &str, at: usize) -> Option<usize> {
    let marks = text[at..].trim_start_matches(is_end_mark);
    let run = &text[at..text.len() - marks.len()];
    let rest = marks.trim_start_matches(is_closer);
    let next = rest.trim_start();
    let spaced = next.len() < rest.len() || rest.is_empty();
    if run.is_empty() || !spaced || (run == "." && is_abbreviation(&text[..at], next)) {
        return None;
    }
    let opening = next.chars().find(|letter| letter.is_alphanumeric());
    let line_ends = rest[..rest.len() - next.len()].contains('\n');
    let goes_on = opening.is_some_and(char::is_lowercase) && !line_ends;
    (!goes_on).then_some(text.len() - rest.len())
}

/// Whether a mark ends a sentence: a full stop, a question or exclamation mark, an ellipsis.
pub(super) fn is_end_mark(mark: char) -> bool {
    matches!(mark, '.' | '!' | '?' | '…')
}

/// Whether a mark may stand between a sentence's closing mark and the space after it.
fn is_closer(mark: char) -> bool {
    matches!(mark, '”' | '’' | '"' | '\'' | ')' | ']' | '*' | '_' | '»')
}

fn is_abbreviation(before: &str, next: &str) -> bool {
    let rest =
        before.trim_end_matches(|mark: char| mark.is_alphanumeric() || mark == '.');
    let word = before[rest.len()..].to_lowercase();
    let number = word == "no" && next.starts_with(|figure: char| figure.is_ascii_digit());
    TITLES.contains(&word.as_str()) || matches!(word.as_str(), "e.g" | "i.e") || number
}

/// The stretches that are spoken: from an opening quotation mark to the closing one, both
/// included. An apostrophe opens or closes nothing.
pub(super) fn spoken(text: &str) -> Vec<Range<usize>> {
    let mut spoken = Vec::<Range<usize>>::new();
    for (at, mark) in text.char_indices() {
        let inside = spoken.last().is_some_and(|quote| at < quote.end);
        if !inside && let Some(end) = quote_end(text, at, mark) {
            spoken.push(at..end);
        }
    }
    spoken
}

fn quote_end(text: &str, at: usize, mark: char) -> Option<usize> {
    let inner = at + mark.len_utf8();
    let rest = &text[inner..];
    match mark {
        // A quotation that is opened and not closed runs to the end of its line.
        '“' => Some(rest.find('”').map_or_else(
            || inner + rest.find('\n').unwrap_or(rest.len()),
            |end| inner + end + '”'.len_utf8(),
        )),
        '"' => rest.find('"').map(|end| inner + end + 1),
        '‘' => single_quote_end(rest, '’').map(|end| inner + end),
        '\'' => {
            let glued = text[..at].ends_with(char::is_alphanumeric);
            let opens = rest.starts_with(char::is_alphanumeric) && !glued;
            opens.then(|| single_quote_end(rest, '\'')).flatten().map(|end| inner + end)
        }
        _ => None,
    }
}

/// The end of the first closing mark that is no apostrophe inside a word.
fn single_quote_end(rest: &str, closing: char) -> Option<usize> {
    rest.match_indices(closing)
        .map(|(at, mark)| (at, at + mark.len()))
        .find(|(at, end)| {
            !rest[*end..].starts_with(char::is_alphanumeric)
                && !rest[..*at].ends_with(char::is_whitespace)
        })
        .map(|(_, end)| end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn apostrophes_and_decimals_stay_inside_a_word() {
        let plain: Vec<Cow<'_, str>> = words("Don’t walk 2.5 half-miles, ‘always’.")
            .iter()
            .map(Word::plain)
            .collect();
        assert_eq!(plain, ["don't", "walk", "2.5", "half", "miles", "always"]);
    }

    #[test]
    fn a_word_knows_its_bytes() {
        let text = "“Café” now";
        for word in words(text) {
            assert_eq!(&text[word.range.clone()], word.text);
        }
        assert_eq!(words(text)[0].range, 3..8);
    }

    #[test]
    fn marks_inside_a_sentence_do_not_end_it() {
        for whole in [
            "Meet at 7.30 p.m. by the door, e.g. with Mr. Abara.",
            "Say “Is it late?” and “Can it wait?” out loud.",
            "First the end… and then the start.",
            "See No. 5 in the list; it is short: one line – no more.",
        ] {
            assert_eq!(told(whole), [whole]);
        }
    }

    #[test]
    fn closing_marks_belong_to_their_sentence() {
        let text = "Ask, “Ready?” (Or not.) *Go on…* **Then stop.**\nno mark";
        let expected =
            ["Ask, “Ready?”", "(Or not.)", "*Go on…*", "**Then stop.**", "no mark"];
        assert_eq!(told(text), expected);
    }

    #[test]
    fn speech_is_found_in_all_four_quotes() {
        let text = "“a’s b” \"c\" ‘d’s e’ 'f' the dogs’ bowl, don't";
        let found: Vec<&str> =
            spoken(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["“a’s b”", "\"c\"", "‘d’s e’", "'f'"]);
    }
}
