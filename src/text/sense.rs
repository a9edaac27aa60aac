//! What the words of a text say of where its lines may end.

use crate::text::light_words::weight;
use crate::text::segment::End;

/// What closes after a mark that ends a sentence.
const CLOSING: [char; 9] = ['”', '’', '"', '\'', ')', ']', '»', '“', '›'];
/// What opens before a word.
const OPENING: [char; 12] = ['“', '‘', '„', '‚', '"', '\'', '(', '[', '«', '»', '¿', '¡'];

/// So long are words of which two may be one thing with a stroke between them: "and/or".
const SHORT: usize = 3;

/// What a line ends on, by all of the text up to there and the text's language.
pub(super) fn end_of(before: &str, language: &str) -> End {
    let before = before.trim_end();
    let bare = before.trim_end_matches(CLOSING);
    match bare.chars().last() {
        Some(':') => End::Colon,
        Some('.' | '?' | '!' | '…' | '؟' | '。') => End::Sentence,
        Some(',' | ';' | '،' | '؛' | '–' | '—') => End::Comma,
        _ if bare.len() < before.len() => End::Word,
        _ => {
            let word = bare.rsplit(char::is_whitespace).next().unwrap_or_default();
            weight(word.trim_start_matches(OPENING), language)
        }
    }
}

/// Whether a line must not end at a place though signs would let it: what "1–10" and "A/B" say
/// is one thing.
pub(super) fn holds_together(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    let Some(sign) = before.chars().last() else { return false };
    let before = &before[..before.len() - sign.len_utf8()];
    match sign {
        '–' | '-' | '‐' | '−' => {
            before.ends_with(|c: char| c.is_numeric())
                && after.starts_with(|c: char| c.is_numeric())
        }
        '/' => {
            let is_letter = |c: &char| c.is_alphanumeric();
            let left = before.chars().rev().take_while(is_letter).count();
            let right = after.chars().take_while(is_letter).count();
            (1..=SHORT).contains(&left) && (1..=SHORT).contains(&right)
        }
        _ => false,
    }
}

/// The opening quotation mark that a line begins with, which hangs before its edge.
pub(super) fn hangs(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '‟' | '‘' | '‚' | '"' | '\'' | '«' | '»' | '‹' | '›')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_through_what_closes_after_them() {
        for (before, end) in [
            ("Say: ", End::Colon),
            ("“Why?” ", End::Sentence),
            ("Wait … ", End::Sentence),
            ("(Yes.) ", End::Sentence),
            ("first, ", End::Comma),
            ("first; ", End::Comma),
            ("then — ", End::Comma),
            ("a walk ", End::Word),
            ("walk to ", End::Function),
            ("(of ", End::Function),
            ("“would ", End::Light),
            ("what it is for” ", End::Word),
            ("a check-in ", End::Word),
        ] {
            assert_eq!(end_of(before, "en"), end, "{before}");
        }
    }

    #[test]
    fn what_is_one_thing_stays_on_one_line() {
        for (left, right, holds) in [
            ("1–", "10", true),
            ("1-", "10", true),
            ("A/", "B", true),
            ("and/", "or", true),
            ("friends/", "money", false),
            ("https://", "example", false),
            ("check-", "in", false),
            ("a –", "10", false),
            ("10 ", "min", false),
        ] {
            let text = format!("{left}{right}");
            assert_eq!(holds_together(&text, left.len()), holds, "{text}");
        }
    }
}
