//! Inline markup: `*emphasis*`, `**strong**`, `\*` for a plain asterisk.

use std::borrow::Cow;
use std::ops::Range;

/// A stretch of text that is set otherwise than the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The bytes of [`Markup::text`] it covers.
    pub range: Range<usize>,
    /// Set in italics.
    pub emphasis: bool,
    /// Set in a bolder weight.
    pub strong: bool,
}

/// A text with its markup taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Markup {
    /// What is read.
    pub text: String,
    /// What is set otherwise, in order, without overlaps.
    pub spans: Vec<Span>,
    /// Where a soft hyphen (U+00AD) lets a word be parted, by its byte of the text. Where no
    /// line ends there it is nothing, so the text has none.
    pub soft: Vec<usize>,
}

/// Says where a word may be parted, and is not seen.
const SOFT_HYPHEN: char = '\u{AD}';

impl Markup {
    /// Reads a text. Asterisks that have no partner stand for themselves.
    pub fn parse(source: &str) -> Self {
        if !source.contains(['*', SOFT_HYPHEN]) {
            let text = source.to_owned();
            return Self { text, spans: Vec::new(), soft: Vec::new() };
        }
        let tokens = tokens(source);
        let mut partner = vec![None; tokens.len()];
        pair(&tokens, &mut partner);
        let (mut text, mut spans) =
            (String::with_capacity(source.len()), Vec::<Span>::new());
        let mut soft = Vec::new();
        let (mut emphasis, mut strong) = (false, false);
        for (index, token) in tokens.iter().enumerate() {
            let literal = match token {
                Token::Text(text) => *text,
                Token::Stars(count) => match partner[index] {
                    None if *count == 1 => "*",
                    None => "**",
                    Some(_) => {
                        if *count == 1 {
                            emphasis = !emphasis;
                        } else {
                            strong = !strong;
                        }
                        continue;
                    }
                },
            };
            let start = text.len();
            for (nth, part) in literal.split(SOFT_HYPHEN).enumerate() {
                if nth > 0 {
                    soft.push(text.len());
                }
                text.push_str(part);
            }
            if emphasis || strong {
                spans.push(Span { range: start..text.len(), emphasis, strong });
            }
        }
        soft.dedup();
        Self { text, spans, soft }
    }
}

/// A text whose words are whole: without its soft hyphens.
pub fn whole(text: &str) -> Cow<'_, str> {
    if text.contains(SOFT_HYPHEN) {
        Cow::Owned(text.replace(SOFT_HYPHEN, ""))
    } else {
        Cow::Borrowed(text)
    }
}

/// A text as it is read, without its markup and its soft hyphens.
pub fn plain(source: &str) -> String {
    Markup::parse(source).text
}

enum Token<'a> {
    Text(&'a str),
    Stars(usize),
}

fn tokens(source: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = source;
    while !rest.is_empty() {
        if rest.starts_with("\\*") {
            tokens.push(Token::Text(&rest[1..2]));
            rest = &rest[2..];
        } else if rest.starts_with('*') {
            let count = if rest.starts_with("**") { 2 } else { 1 };
            tokens.push(Token::Stars(count));
            rest = &rest[count..];
        } else {
            let end = rest
                .char_indices()
                .skip(1)
                .find(|(at, c)| *c == '*' || rest[*at..].starts_with("\\*"))
                .map_or(rest.len(), |(at, _)| at);
            tokens.push(Token::Text(&rest[..end]));
            rest = &rest[end..];
        }
    }
    tokens
}

/// Pairs each opening run of stars with the next run of the same length; one that would
/// enclose nothing, or that opens before a space, stays plain.
fn pair(tokens: &[Token<'_>], partner: &mut [Option<usize>]) {
    let mut open: [Option<usize>; 3] = [None; 3];
    for (index, token) in tokens.iter().enumerate() {
        let Token::Stars(count) = *token else { continue };
        let text_at = |at: usize| match tokens.get(at) {
            Some(Token::Text(text)) => Some(*text),
            _ => None,
        };
        let after_space = index
            .checked_sub(1)
            .and_then(text_at)
            .is_some_and(|text| text.ends_with(char::is_whitespace));
        let before_space =
            text_at(index + 1).is_none_or(|text| text.starts_with(char::is_whitespace));
        match open[count] {
            Some(start) if !after_space && start + 1 < index => {
                partner[start] = Some(index);
                partner[index] = Some(start);
                open[count] = None;
            }
            Some(_) => {}
            None if before_space
                && !matches!(tokens.get(index + 1), Some(Token::Stars(_))) => {}
            None => open[count] = Some(index),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(source: &str) -> Vec<(String, bool, bool)> {
        let markup = Markup::parse(source);
        let cut = |span: &Span| {
            (markup.text[span.range.clone()].to_owned(), span.emphasis, span.strong)
        };
        markup.spans.iter().map(cut).collect()
    }

    #[test]
    fn stars_are_taken_out_and_remembered() {
        assert_eq!(plain("one *two* and **three**"), "one two and three");
        assert_eq!(
            spans("one *two* and **three**"),
            [("two".to_owned(), true, false), ("three".to_owned(), false, true)]
        );
    }

    #[test]
    fn strong_may_hold_emphasis() {
        assert_eq!(plain("**a *b* c**"), "a b c");
        assert_eq!(spans("**a *b* c**")[1], ("b".to_owned(), true, true));
    }

    #[test]
    fn soft_hyphens_are_taken_out_and_remembered() {
        let markup = Markup::parse("*So\u{AD}\u{AD}ft* ly\u{AD}");
        assert_eq!(markup.text, "Soft ly");
        assert_eq!(markup.soft, [2, 7]);
        assert_eq!(spans("*So\u{AD}ft* ly"), [("Soft".to_owned(), true, false)]);
        assert_eq!(plain("Le\u{AD}ben"), "Leben");
    }

    #[test]
    fn lonely_and_escaped_stars_stand_for_themselves() {
        assert_eq!(plain("2 * 3 = 6"), "2 * 3 = 6");
        assert_eq!(plain("a * b * c"), "a * b * c");
        assert_eq!(plain(r"not \*this\*"), "not *this*");
        assert_eq!(plain("trailing *"), "trailing *");
        assert_eq!(plain("****"), "****");
        assert!(spans("5 * 4 and **oops").is_empty());
        assert_eq!(plain("ein „*Ü*“ é*"), "ein „Ü“ é*");
    }
}
