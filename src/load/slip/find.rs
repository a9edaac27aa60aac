//! Which slip stands where a parser stumbled.

use std::ops::Range;

use toml_parser::lexer::TokenKind;

use crate::load::slip::kind::Slip;
use crate::load::slip::statement::{Statement, Token, begins};
use crate::load::slip::value::value;

/// Tables that stand in lists, each under a name in two pairs of brackets.
const LISTED: [&str; 7] =
    ["card", "block", "chapter", "handout", "step", "technique", "week"];
/// A text that was broken into more lines than this is not looked through for its end.
const LINES: usize = 20;

/// Where a parser stumbled.
pub(super) struct Stumble<'a> {
    pub(super) text: &'a str,
    pub(super) statements: &'a [Statement],
    /// The statement that it stumbled in.
    pub(super) nth: usize,
    pub(super) span: Range<usize>,
    /// The parser's own words.
    pub(super) words: &'a str,
}

/// A slip, and what cannot be read for it.
pub(super) struct Found {
    pub(super) slip: Slip,
    pub(super) span: Range<usize>,
    /// What it repeats.
    pub(super) first: Option<Range<usize>>,
    pub(super) unread: Vec<Range<usize>>,
}

impl Stumble<'_> {
    fn statement(&self) -> &Statement {
        &self.statements[self.nth]
    }

    fn of(&self, token: &Token) -> &str {
        &self.text[token.span.clone()]
    }

    /// A slip that spoils its own statement alone.
    fn here(&self, slip: Slip, span: Range<usize>) -> Found {
        Found { slip, span, first: None, unread: vec![self.statement().span.clone()] }
    }

    /// From a table's name to the next one.
    fn section(&self, nth: usize) -> Range<usize> {
        let later = &self.statements[nth + 1..];
        let next = later.iter().find(|statement| statement.is_head());
        let end = next.map_or(self.text.len(), |next| next.span.start);
        self.statements[nth].span.start..end
    }

    /// The slip.
    pub(super) fn find(&self) -> Found {
        let statement = self.statement();
        let found = self.sign().or_else(|| self.within_text());
        if let Some(found) = found {
            return found;
        }
        if self.words.starts_with("duplicate key") {
            return self.twice();
        }
        if self.words.starts_with("cannot extend") {
            let unread = if statement.is_head() {
                self.section(self.nth)
            } else {
                statement.span.clone()
            };
            let found = self.here(Slip::Within, self.span.clone());
            return Found { unread: vec![unread], ..found };
        }
        if statement.is_head() {
            return self.head();
        }
        if let Some((slip, span)) = self.key() {
            return self.here(slip, span);
        }
        let (slip, span) = value(self.text, statement, self);
        self.here(slip, span)
    }

    /// Signs that stand nowhere outside of texts, and those that stand nowhere at all.
    fn sign(&self) -> Option<Found> {
        let at = self.span.start;
        let sign = self.text[at..].chars().next();
        if let Some(sign) = sign.filter(|sign| is_unseen(*sign)) {
            return Some(self.here(Slip::Unseen(sign), at..at + sign.len_utf8()));
        }
        let tokens = &self.statement().tokens;
        let place = |token: &Token, is_it: fn(char) -> bool| {
            let text = self.of(token);
            let first = text.find(is_it)?;
            let last = text.rfind(is_it)?;
            let end = last + text[last..].chars().next().map_or(0, char::len_utf8);
            Some(token.span.start + first..token.span.start + end)
        };
        let atoms = || tokens.iter().filter(|token| token.is(TokenKind::Atom));
        let mut curly = atoms().filter_map(|token| place(token, is_curly));
        if let Some(first) = curly.next() {
            let end = curly.next_back().map_or(first.end, |last| last.end);
            return Some(self.here(Slip::CurlyQuotes, first.start..end));
        }
        let odd = atoms().find_map(|token| place(token, is_odd_space))?;
        Some(self.here(Slip::OddSpace, odd))
    }

    /// What is wrong with a text in quotes.
    fn within_text(&self) -> Option<Found> {
        let mut tokens = self.statement().tokens.iter();
        let token = tokens.find(|token| {
            token.is_text()
                && token.span.start <= self.span.start
                && self.span.start <= token.span.end
                && !(self.span.start == token.span.end && is_closed(self.of(token)))
        })?;
        let text = self.of(token);
        if !is_closed(text) {
            return Some(self.unclosed(token));
        }
        let is_basic =
            matches!(token.kind, TokenKind::BasicString | TokenKind::MlBasicString);
        let at = self.span.start.min(token.span.end - 1);
        let end = at + self.text[at..].chars().next().map_or(0, char::len_utf8);
        let backslash = self.text[token.span.start..end].rfind('\\')?;
        let at = token.span.start + backslash;
        let sign = self.text[at + 1..].chars().next().map_or(0, char::len_utf8);
        is_basic.then(|| self.here(Slip::Backslash, at..at + 1 + sign))
    }

    /// A text whose closing quote is missing, or stands elsewhere.
    fn unclosed(&self, token: &Token) -> Found {
        let span = token.span.start..self.text[..token.span.end].trim_end().len();
        if !matches!(token.kind, TokenKind::BasicString | TokenKind::LiteralString) {
            let begin = token.span.start..token.span.start + 3;
            let unread = self.statement().span.start..self.text.len();
            let found = self.here(Slip::NoClosingQuotes, begin);
            return Found { unread: vec![unread], ..found };
        }
        if self.text[span.clone()].ends_with(is_curly) {
            return self.here(Slip::CurlyQuotes, span);
        }
        let Some(end) = self.ends_later(token.span.end) else {
            return self.here(Slip::NoClosingQuote, span);
        };
        let whole = self.statement().span.start..self.statement().span.end.max(end);
        Found { unread: vec![whole], ..self.here(Slip::LineBreak, span) }
    }

    /// The end of the line that has the closing quote of a text that was broken into lines.
    fn ends_later(&self, from: usize) -> Option<usize> {
        let mut at = from;
        for _ in 0..LINES {
            at += self.text[at..].find('\n')? + 1;
            let rest = &self.text[at..];
            let line = rest.lines().next()?.trim();
            if line.is_empty() || line.starts_with('#') || begins(rest) {
                return None;
            }
            if line.trim_end_matches([',', ']', '}', ' ']).ends_with(['"', '\'']) {
                return Some(at + rest.find('\n').unwrap_or(rest.len()));
            }
        }
        None
    }

    /// What stands where it stood before.
    fn twice(&self) -> Found {
        let statement = self.statement();
        if !statement.is_head() {
            let key = statement.tokens.first().map(|token| self.of(token));
            let before = self.statements[..self.nth].iter().rev();
            let mut before = before.take_while(|one| !one.is_head());
            let first = before.find(|one| one.tokens.first().map(|t| self.of(t)) == key);
            let first = first.and_then(|one| Some(one.tokens.first()?.span.clone()));
            return Found { first, ..self.here(Slip::Twice, self.span.clone()) };
        }
        let found = self.head();
        if found.slip == Slip::HeadBrackets {
            return found;
        }
        let (name, _) = self.name(statement);
        let mut alike = (0..self.statements.len()).filter(|nth| {
            let one = &self.statements[*nth];
            one.is_head() && self.name(one).0 == name
        });
        let in_one: Vec<usize> = alike
            .clone()
            .filter(|nth| self.name(&self.statements[*nth]).1 == 1)
            .collect();
        let last = name.rsplit('.').next().unwrap_or_default();
        if let Some(first) = in_one.first().filter(|_| LISTED.contains(&last)) {
            let span = whole(&self.statements[*first]);
            let unread = in_one.iter().map(|nth| self.section(*nth)).collect();
            return Found { slip: Slip::OneBracket, span, first: None, unread };
        }
        if let Some((of, last)) = name.rsplit_once('.') {
            // It is a key of the table above it: the same key may stand there.
            let before = self.statements[..self.nth].iter().rev();
            let mut own =
                before.take_while(|one| !one.is_head() || self.name(one).0 == of);
            let is_it = |one: &&Statement| self.of(&one.tokens[0]) == last;
            if let Some(key) = own.find(is_it) {
                let first = Some(key.tokens[0].span.clone());
                let unread = vec![self.section(self.nth)];
                return Found { slip: Slip::Twice, span: found.span, first, unread };
            }
        }
        let first = alike.next().filter(|nth| *nth < self.nth);
        let first = first.map(|nth| whole(&self.statements[nth]));
        let unread = vec![self.section(self.nth)];
        Found { slip: Slip::TwiceTable, span: whole(statement), first, unread }
    }

    /// The name of a table, and the brackets before it.
    fn name(&self, head: &Statement) -> (String, usize) {
        let open = |token: &&Token| token.is(TokenKind::LeftSquareBracket);
        let brackets = head.tokens.iter().take_while(open).count();
        let name = head.tokens[brackets..].iter();
        let name = name.take_while(|token| !token.is(TokenKind::RightSquareBracket));
        (name.map(|token| self.of(token)).collect(), brackets)
    }

    /// What is wrong with the name of a table.
    fn head(&self) -> Found {
        let tokens = &self.statement().tokens;
        let open = |token: &&Token| token.is(TokenKind::LeftSquareBracket);
        let close = |token: &Token| token.is(TokenKind::RightSquareBracket);
        let opens = tokens.iter().take_while(open).count();
        let named = tokens[opens..].iter().take_while(|token| !close(token)).count();
        let closes =
            tokens[opens + named..].iter().take_while(|token| close(token)).count();
        let (name, rest) = tokens[opens..].split_at(named);
        let (ends, behind) = rest.split_at(closes);
        let apart = |tokens: &[Token]| {
            tokens.windows(2).any(|two| two[0].span.end != two[1].span.start)
        };
        let section = vec![self.section(self.nth)];
        let span = whole(self.statement());
        let found = Found { slip: Slip::Other, span, first: None, unread: section };
        if let Some(word) = behind.first().filter(|_| closes == opens) {
            // What stands behind is passed over: the table is read.
            let span = word.span.start..self.statement().span.end;
            let is_note = is_note(self.of(word));
            let slip = if is_note { Slip::Comment } else { Slip::HeadBehind };
            return Found { slip, unread: vec![span.clone()], span, ..found };
        }
        if opens != closes || opens > 2 || apart(&tokens[..opens]) || apart(ends) {
            return Found { slip: Slip::HeadBrackets, ..found };
        }
        Found {
            slip: Slip::HeadOfWords,
            span: between(name, found.span.clone()),
            ..found
        }
    }

    /// What is wrong up to the value.
    fn key(&self) -> Option<(Slip, Range<usize>)> {
        let tokens = &self.statement().tokens;
        let (first, second) = (tokens.first()?, tokens.get(1));
        let all = whole(self.statement());
        if is_note(self.of(first)) {
            return Some((Slip::Comment, all));
        }
        if first.is(TokenKind::LeftCurlyBracket) {
            return Some((Slip::Stray, all));
        }
        let equals = tokens.iter().position(|token| token.is(TokenKind::Equals));
        let key = &tokens[..equals.unwrap_or(tokens.len())];
        let of_atom = |token: &Token, has: fn(&str) -> bool| {
            token.is(TokenKind::Atom) && has(self.of(token))
        };
        if let Some(equals) = equals.filter(|at| *at > 0)
            && of_atom(&tokens[equals - 1], |text| text.ends_with(':'))
        {
            let at = tokens[equals - 1].span.end - 1;
            return Some((Slip::OddEquals, at..tokens[equals].span.end));
        }
        if of_atom(first, |text| text.ends_with(':')) {
            return Some((Slip::Colon, first.span.end - 1..first.span.end));
        }
        if let Some(colon) = second.filter(|_| key.len() > 1)
            && of_atom(colon, |text| text.starts_with(':'))
        {
            return Some((Slip::Colon, colon.span.start..colon.span.start + 1));
        }
        if equals.is_none() {
            let is_value = |token: &&Token| {
                token.is_text()
                    || token.is(TokenKind::LeftSquareBracket)
                    || token.is(TokenKind::LeftCurlyBracket)
                    || of_atom(token, |text| {
                        text.starts_with(|sign: char| sign.is_ascii_digit())
                            || matches!(text, "true" | "false")
                    })
            };
            let is_key = first.is_text() || of_atom(first, is_key);
            return Some(match second.filter(is_value).filter(|_| is_key) {
                Some(value) => (Slip::NoEquals, first.span.start..value.span.end),
                None => (Slip::Stray, all),
            });
        }
        if key.is_empty() {
            return Some((Slip::NoKey, all));
        }
        let dots = key.iter().skip(1).step_by(2);
        if key.len().is_multiple_of(2)
            || !dots.into_iter().all(|dot| dot.is(TokenKind::Dot))
        {
            return Some((Slip::KeyOfWords, between(key, all)));
        }
        let wrong = |token: &&Token| token.is(TokenKind::Atom) && !is_key(self.of(token));
        key.iter().find(wrong).map(|token| (Slip::KeySigns, token.span.clone()))
    }
}

/// From the first token to the last.
pub(super) fn between(tokens: &[Token], or: Range<usize>) -> Range<usize> {
    match tokens {
        [] => or,
        [first, .., last] => first.span.start..last.span.end,
        [one] => one.span.clone(),
    }
}

fn whole(statement: &Statement) -> Range<usize> {
    between(&statement.tokens, statement.span.clone())
}

/// Whether notes begin so elsewhere.
pub(super) fn is_note(text: &str) -> bool {
    ["//", "/*", "*", "--", ";", "<!--", "%"].iter().any(|sign| text.starts_with(sign))
}

fn is_key(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

/// Whether a text in quotes has its closing quote.
fn is_closed(text: &str) -> bool {
    for quote in ["\"\"\"", "'''"] {
        if text.starts_with(quote) {
            return text.len() >= 6 && text.ends_with(quote);
        }
    }
    let Some(inner) = text.get(1..text.len().saturating_sub(1)) else { return false };
    let backslashes = inner.len() - inner.trim_end_matches('\\').len();
    match text.as_bytes()[0] {
        b'"' => text.ends_with('"') && text.len() > 1 && backslashes % 2 == 0,
        quote => text.len() > 1 && text.as_bytes().last() == Some(&quote),
    }
}

fn is_curly(sign: char) -> bool {
    matches!(sign, '\u{2018}'..='\u{201f}' | '«' | '»' | '‹' | '›')
}

fn is_odd_space(sign: char) -> bool {
    (sign.is_whitespace() && !sign.is_ascii())
        || matches!(sign, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// Line ends aside: where they end a line they are no sign of a text.
fn is_unseen(sign: char) -> bool {
    sign.is_ascii_control() && !matches!(sign, '\n' | '\t' | '\r')
}
