//! A TOML text as statements, each a key with its value or the name of a table, wrong or not.

use std::ops::Range;

use toml_parser::Source;
use toml_parser::lexer::{Lexer, TokenKind};

/// A token that is no space, note or line break.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) span: Range<usize>,
}

impl Token {
    pub(super) fn is(&self, kind: TokenKind) -> bool {
        self.kind == kind
    }

    pub(super) fn is_text(&self) -> bool {
        use TokenKind::{BasicString, LiteralString, MlBasicString, MlLiteralString};
        matches!(self.kind, BasicString | LiteralString | MlBasicString | MlLiteralString)
    }
}

/// What should be a key with its value, or the name of a table.
#[derive(Debug, Clone, Default)]
pub(super) struct Statement {
    /// From the begin of its first line to the end of its last.
    pub(super) span: Range<usize>,
    pub(super) tokens: Vec<Token>,
    /// The bracket in it that nothing closes.
    pub(super) open: Option<usize>,
}

impl Statement {
    /// Whether it should be the name of a table.
    pub(super) fn is_head(&self) -> bool {
        self.tokens.first().is_some_and(|first| first.is(TokenKind::LeftSquareBracket))
    }
}

/// The statements of a text. A list that nobody closes ends where the next statement begins.
pub(super) fn statements(text: &str) -> Vec<Statement> {
    let mut found = Vec::new();
    let mut now = Statement::default();
    let mut open: Vec<(TokenKind, usize)> = Vec::new();
    for token in Source::new(text).lex() {
        let (kind, span) = (token.kind(), token.span().start()..token.span().end());
        match kind {
            TokenKind::Newline | TokenKind::Eof => {
                now.span.end = span.start;
                let is_over = open.is_empty() || kind == TokenKind::Eof;
                if is_over || next_begins(&text[span.end..], &open, now.tokens.last()) {
                    now.open = open.first().map(|(_, at)| *at);
                    open.clear();
                    let next =
                        Statement { span: span.end..span.end, ..Statement::default() };
                    let whole = std::mem::replace(&mut now, next);
                    found.extend((!whole.tokens.is_empty()).then_some(whole));
                }
            }
            TokenKind::Whitespace | TokenKind::Comment => {}
            _ => {
                let is_value = !now.is_head()
                    && now.tokens.iter().any(|token| token.is(TokenKind::Equals));
                if is_value {
                    nest(&mut open, kind, span.start);
                }
                now.tokens.push(Token { kind, span });
            }
        }
    }
    found
}

/// Opens a bracket, or closes it.
fn nest(open: &mut Vec<(TokenKind, usize)>, kind: TokenKind, at: usize) {
    use TokenKind::{
        LeftCurlyBracket, LeftSquareBracket, RightCurlyBracket, RightSquareBracket,
    };
    let closes = match kind {
        LeftSquareBracket | LeftCurlyBracket => {
            open.push((kind, at));
            return;
        }
        RightSquareBracket => LeftSquareBracket,
        RightCurlyBracket => LeftCurlyBracket,
        _ => return,
    };
    if open.last().is_some_and(|(kind, _)| *kind == closes) {
        open.pop();
    }
}

/// Whether a new statement begins after a line break, though a bracket is open.
fn next_begins(rest: &str, open: &[(TokenKind, usize)], last: Option<&Token>) -> bool {
    // A table in braces may have its keys on lines of their own, with commas between them.
    let within_table = open.last().is_some_and(|(kind, _)| {
        *kind == TokenKind::LeftCurlyBracket
            && last.is_some_and(|last| {
                last.is(TokenKind::Comma) || last.is(TokenKind::LeftCurlyBracket)
            })
    });
    begins(rest) && (!within_table || rest.trim_start().starts_with('['))
}

/// Whether the line has the name of a table, or a key with `=`.
pub(super) fn begins(line: &str) -> bool {
    let mut tokens = Source::new(line).lex();
    let first = next(&mut tokens);
    if first == Some(TokenKind::LeftSquareBracket) {
        // A list within a list has numbers, texts in quotes or lists.
        let mut second = next(&mut tokens);
        if second == Some(TokenKind::LeftSquareBracket) {
            second = next(&mut tokens);
        }
        let name = line.trim_start_matches([' ', '\t', '[']);
        return second == Some(TokenKind::Atom)
            && name.starts_with(|sign: char| sign.is_ascii_alphabetic());
    }
    matches!(first, Some(TokenKind::Atom | TokenKind::BasicString))
        && next(&mut tokens) == Some(TokenKind::Equals)
}

/// The next token that is no space.
fn next(tokens: &mut Lexer<'_>) -> Option<TokenKind> {
    tokens.map(|token| token.kind()).find(|kind| *kind != TokenKind::Whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<(&str, bool)> {
        let found = statements(text);
        found.iter().map(|one| (&text[one.span.clone()], one.open.is_some())).collect()
    }

    #[test]
    fn a_statement_is_as_long_as_its_value() {
        let text = "# note\n[a]\nb = [1,\n  2]\n\nc = { d = 1,\n e = 2 }\nf = \"\"\"\ng = 1\n\"\"\"\n";
        let whole = [
            "[a]",
            "b = [1,\n  2]",
            "c = { d = 1,\n e = 2 }",
            "f = \"\"\"\ng = 1\n\"\"\"",
        ];
        assert_eq!(texts(text), whole.map(|one| (one, false)));
    }

    #[test]
    fn what_nobody_closes_ends_where_the_next_statement_begins() {
        let text = "b = [1,\n2\nc = { d = 1\ne = 2\nf = [[1],\n[2]\n[[card]]\ng = 1";
        let said =
            ["b = [1,\n2", "c = { d = 1", "e = 2", "f = [[1],\n[2]", "[[card]]", "g = 1"];
        let is_open = [true, true, false, true, false, false];
        assert_eq!(texts(text), said.into_iter().zip(is_open).collect::<Vec<_>>());
    }
}
