//! Slips in what stands behind `=`.

use std::ops::Range;

use toml_parser::lexer::TokenKind;

use crate::load::slip::find::{Stumble, between, is_note};
use crate::load::slip::kind::Slip;
use crate::load::slip::statement::{Statement, Token};

/// What is wrong with the value of a statement.
pub(super) fn value(
    text: &str,
    statement: &Statement,
    stumble: &Stumble<'_>,
) -> (Slip, Range<usize>) {
    let tokens = &statement.tokens;
    let equals = tokens.iter().position(|token| token.is(TokenKind::Equals));
    let (key, value) = tokens.split_at(equals.map_or(tokens.len(), |at| at + 1));
    let Some((first, more)) = value.split_first() else {
        let all = between(key, statement.span.clone());
        let is_note = text[all.end..].trim_start_matches([' ', '\t']).starts_with('#');
        let slip = if is_note { Slip::NoteForValue } else { Slip::NoValue };
        return (slip, all);
    };
    let all = first.span.start..value[value.len() - 1].span.end;
    let of = |token: &Token| &text[token.span.clone()];
    if first.is(TokenKind::Equals) || of(first).starts_with('>') {
        let equals = &key[key.len() - 1];
        return (Slip::OddEquals, equals.span.start..first.span.start + 1);
    }
    if let Some(at) = statement.open {
        let is_list = text[at..].starts_with('[');
        let slip = if is_list { Slip::ListOpen } else { Slip::TableOpen };
        return (slip, at..at + 1);
    }
    let is_note = |token: &&Token| {
        let note = of(token);
        token.is(TokenKind::Atom) && (is_note(note) && note != ";")
    };
    let inside = inside(value);
    if let Some(note) = value[inside.end..].iter().find(is_note) {
        return (Slip::Comment, note.span.start..all.end);
    }
    let last = &value[value.len() - 1];
    if last.is(TokenKind::Atom) && of(last).ends_with(';') {
        return (Slip::Semicolon, last.span.end - 1..last.span.end);
    }
    if last.is(TokenKind::Comma) {
        return (Slip::Comma, last.span.clone());
    }
    if inside.end > 1 && inside.end < value.len() {
        return (Slip::Behind, value[inside.end].span.start..all.end);
    }
    match first.kind {
        TokenKind::LeftSquareBracket => list(text, value, stumble),
        TokenKind::LeftCurlyBracket => {
            let colon = more
                .iter()
                .find(|token| token.is(TokenKind::Atom) && of(token).contains(':'));
            let slip = colon.map(|token| {
                let at = token.span.start + of(token).find(':').unwrap_or_default();
                (Slip::Colon, at..at + 1)
            });
            slip.unwrap_or((Slip::TableStray, all))
        }
        _ if first.is_text() => in_quotes(first, more, &text[all.clone()], all),
        _ => plain(value, &text[all.clone()], all),
    }
}

/// The tokens of the first value: one, or those of a list or table up to its end.
fn inside(value: &[Token]) -> Range<usize> {
    let mut depth = 0_usize;
    for (nth, token) in value.iter().enumerate() {
        match token.kind {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => depth += 1,
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                depth = depth.saturating_sub(1);
            }
            _ => {}
        }
        if depth == 0 {
            return 0..nth + 1;
        }
    }
    0..value.len()
}

fn list(text: &str, value: &[Token], stumble: &Stumble<'_>) -> (Slip, Range<usize>) {
    let of = |token: &Token| &text[token.span.clone()];
    let atoms = || value.iter().filter(|token| token.is(TokenKind::Atom));
    if let Some(found) = atoms().find(|token| of(token).contains(';')) {
        return (Slip::ListSemicolon, found.span.clone());
    }
    if let Some(note) = atoms().find(|token| is_note(of(token))) {
        return (Slip::Comment, note.span.clone());
    }
    let is_word = |token: &&Token| {
        let word = of(token);
        word.starts_with(char::is_alphabetic) && !matches!(word, "true" | "false")
    };
    if let Some(word) = atoms().find(is_word) {
        return (Slip::NoQuotes, word.span.clone());
    }
    let is_apart = |two: &[Token]| {
        let ends = |token: &Token| token.is_text() || token.is(TokenKind::Atom);
        ends(&two[0]) && ends(&two[1])
    };
    match value.windows(2).find(|two| is_apart(two)) {
        Some([one, two]) => {
            let is_broken = text[one.span.end..two.span.start].contains('\n');
            let end = if is_broken { one.span.end } else { two.span.end };
            (Slip::NoComma, one.span.start..end)
        }
        Some(_) => (Slip::NoComma, stumble.span.clone()),
        None => (Slip::ListStray, stumble.span.clone()),
    }
}

/// A text in quotes, and what stands behind it.
fn in_quotes(
    first: &Token,
    more: &[Token],
    raw: &str,
    all: Range<usize>,
) -> (Slip, Range<usize>) {
    let Some(next) = more.first() else { return (Slip::Other, all) };
    if next.is(TokenKind::Comma) {
        return (Slip::NoBrackets, all);
    }
    if raw.ends_with(['"', '\'']) {
        let is_single = first.is(TokenKind::LiteralString);
        return (if is_single { Slip::Apostrophe } else { Slip::QuoteInside }, all);
    }
    (Slip::Behind, next.span.start..all.end)
}

/// A value without quotes and brackets.
fn plain(value: &[Token], raw: &str, all: Range<usize>) -> (Slip, Range<usize>) {
    let is_digit = |sign: char| sign.is_ascii_digit();
    let number = raw.trim_start_matches(['+', '-']);
    let digits = number.len() - number.trim_start_matches(is_digit).len();
    let behind =
        number[digits..].trim_start_matches(['.', '_']).trim_start_matches(is_digit);
    let comma = value.iter().find(|token| token.is(TokenKind::Comma));
    let slip = if raw.starts_with('(') {
        Slip::RoundBrackets
    } else if ["yes", "no", "true", "false", "on", "off"]
        .contains(&raw.to_lowercase().as_str())
    {
        Slip::YesOrNo
    } else if is_day(raw) {
        Slip::Day
    } else if let Some(comma) = comma {
        let decimal = digits > 0 && value.len() == 3 && raw.ends_with(is_digit);
        if decimal {
            return (Slip::DecimalComma, comma.span.clone());
        }
        Slip::NoBrackets
    } else if digits == 0 || is_color(raw) {
        let is_closed = raw.ends_with(['"', '\'']);
        if is_closed { Slip::NoOpeningQuote } else { Slip::NoQuotes }
    } else if behind.trim().is_empty() {
        let has_zero = digits > 1 && number.starts_with('0');
        if has_zero { Slip::LeadingZero } else { Slip::Number }
    } else if behind.trim_start().starts_with(char::is_alphabetic) {
        let words = behind.split_whitespace().count();
        if words > 1 { Slip::NoQuotes } else { Slip::Unit }
    } else {
        Slip::Number
    };
    (slip, all)
}

/// Whether it is a color by its numbers, as in `8A3B1E`.
fn is_color(raw: &str) -> bool {
    raw.len() == 6 && raw.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Whether three numbers stand together as those of a day do.
fn is_day(raw: &str) -> bool {
    let parts: Vec<&str> = raw.split(['.', '/', '-']).map(str::trim).collect();
    let is_number = |part: &&str| {
        matches!(part.len(), 1 | 2 | 4) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let has_year = |nth: usize| parts[nth].len() == 4 || parts[2].len() == 2;
    parts.len() == 3 && parts.iter().all(is_number) && (has_year(0) || has_year(2))
}
