//! The questions of a text that are not quoted speech, as words and pauses.

use std::ops::Range;

use crate::load::lint::sentences::{is_end_mark, sentences, spoken, words};

/// A question up to its mark, with whatever leads into it.
#[derive(Debug)]
pub(super) struct Asked {
    /// The bytes from its first word to its last mark.
    pub(super) range: Range<usize>,
    /// Its words and pauses.
    pub(super) pieces: Vec<Token>,
}

/// A word or a pause, and the bytes it covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Which of them it is.
    pub(super) kind: TokenKind,
    /// Where it stands in the text.
    pub(super) range: Range<usize>,
}

impl Token {
    /// Whether it is a word and no pause.
    pub(super) fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Word(_))
    }
}

/// What a piece of a question is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A word in small letters. Quoted words are one word, [`QUOTED`].
    Word(String),
    /// A mark between words.
    Pause(Pause),
}

/// A mark between words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pause {
    Comma,
    /// A colon, a semicolon or a dash: what follows stands by itself.
    Break,
    Open,
    Close,
}

/// Stands for quoted words, which are a thing that is talked about.
pub(super) const QUOTED: &str = "“”";

/// The questions of a text, in order. A question mark inside quotation marks asks nobody.
pub(super) fn asked(text: &str) -> Vec<Asked> {
    let spoken = spoken(text);
    let is_spoken = |at| spoken.iter().any(|quote| quote.start < at && at < quote.end);
    let starts: Vec<usize> = sentences(text)
        .into_iter()
        .map(|sentence| sentence.start)
        .filter(|start| !is_spoken(*start))
        .collect();
    let mut asked = Vec::<Asked>::new();
    for (at, _) in text.match_indices('?').filter(|(at, _)| !is_spoken(*at)) {
        let after_last = asked.last().map_or(0, |last| last.range.end);
        if at < after_last {
            continue;
        }
        let sentence = starts.iter().rev().find(|start| **start < at).copied();
        let start = sentence.unwrap_or_default().max(after_last);
        let pieces = inside_bracket(pieces(text, start..at, &spoken));
        let end = text.len() - text[at..].trim_start_matches(is_end_mark).len();
        if let Some(first) = pieces.first() {
            asked.push(Asked { range: first.range.start..end, pieces });
        }
    }
    asked
}

/// The words and pauses of a stretch, quoted words as one.
fn pieces(text: &str, stretch: Range<usize>, spoken: &[Range<usize>]) -> Vec<Token> {
    let within =
        |quote: &&Range<usize>| quote.start >= stretch.start && quote.end <= stretch.end;
    let quotations: Vec<&Range<usize>> = spoken.iter().filter(within).collect();
    let quoted = |at: usize| quotations.iter().any(|quotation| quotation.contains(&at));

    let speech = quotations.iter().map(|quotation| Token {
        kind: TokenKind::Word(QUOTED.to_owned()),
        range: (*quotation).clone(),
    });
    let said = words(&text[stretch.clone()]).into_iter().map(|word| {
        let range = word.range.start + stretch.start..word.range.end + stretch.start;
        Token { kind: TokenKind::Word(word.plain().into_owned()), range }
    });
    let pauses = text[stretch.clone()].char_indices().filter_map(|(offset, mark)| {
        let (at, end) =
            (stretch.start + offset, stretch.start + offset + mark.len_utf8());
        let pause = pause(&text[..at], mark, &text[end..])?;
        Some(Token { kind: TokenKind::Pause(pause), range: at..end })
    });

    let free = said.chain(pauses).filter(|piece| !quoted(piece.range.start));
    let mut pieces: Vec<Token> = speech.chain(free).collect();
    pieces.sort_by_key(|piece| piece.range.start);
    let opens =
        |piece: &Token| piece.is_word() || piece.kind == TokenKind::Pause(Pause::Open);
    let first = pieces.iter().position(opens).unwrap_or(pieces.len());
    pieces.split_off(first)
}

fn pause(before: &str, mark: char, after: &str) -> Option<Pause> {
    let spaced = before.ends_with(' ') && after.starts_with(' ');
    let figures = before.ends_with(|figure: char| figure.is_ascii_digit())
        && after.starts_with(|figure: char| figure.is_ascii_digit());
    match mark {
        _ if figures => None,
        ',' | '…' => Some(Pause::Comma),
        ':' | ';' | '–' | '—' => Some(Pause::Break),
        '-' if spaced => Some(Pause::Break),
        '(' | '[' => Some(Pause::Open),
        ')' | ']' => Some(Pause::Close),
        _ => None,
    }
}

/// A question in brackets is asked by itself: what stands before an open bracket goes.
fn inside_bracket(mut pieces: Vec<Token>) -> Vec<Token> {
    let mut open = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        match piece.kind {
            TokenKind::Pause(Pause::Open) => open.push(index + 1),
            TokenKind::Pause(Pause::Close) => _ = open.pop(),
            _ => {}
        }
    }
    pieces.split_off(open.last().copied().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<&str> {
        asked(text).into_iter().map(|asked| &text[asked.range]).collect()
    }

    #[test]
    fn a_question_runs_from_its_sentence_to_its_mark() {
        let text = "What a week. *So*, at 7.30, who (if any) came?! No one. (Or who?) Why… why??";
        let expected = ["So*, at 7.30, who (if any) came?!", "Or who?", "Why… why??"];
        assert_eq!(told(text), expected);
    }

    #[test]
    fn quoted_questions_are_not_asked() {
        let text = "Ask, “Who? Me?” Does “Why? Stop.” sting? Say ‘Is it?’ and \"Is it?\"";
        assert_eq!(told(text), ["Does “Why? Stop.” sting?"]);
        let words = &asked(text)[0].pieces;
        let kinds: Vec<&TokenKind> = words.iter().map(|piece| &piece.kind).collect();
        let word = |word: &str| TokenKind::Word(word.to_owned());
        assert_eq!(kinds, [&word("does"), &word(QUOTED), &word("sting")]);
    }
}
