//! A TOML text in pieces that are parsed one after the other, within bounds.
//!
//! A parser takes a hundred times the memory of what it reads where that is made of signs alone.
//! So the signs are counted before: a long list of tables is cut where one of its tables begins,
//! and what holds more signs than any file of ours is read no farther.

use toml_parser::Source;
use toml_parser::lexer::{Lexer, TokenKind};

/// More signs, words and texts in one piece are not read: where every second one is a fault, the
/// parser takes 260 MB for so many. The cards of two hundred years in a history are as many.
const MOST: usize = 800_000;
/// A piece that has so many ends where the next table of the list begins.
const MANY: usize = 200_000;
/// Tables within tables that one key may name. Each takes the parser a step down.
const DEEPEST: usize = 32;

/// A part of a text that can be parsed by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fragment<'t> {
    /// What stands in it.
    pub(super) text: &'t str,
    /// Where in the whole text it begins.
    pub(super) begins: usize,
    /// Whether more follows that is not read.
    pub(super) is_cut: bool,
}

/// The pieces of a text.
pub(super) struct Fragments<'t> {
    text: &'t str,
    /// The line that begins a table of the list, such as `[[card]]`.
    head: Option<&'static str>,
    lexer: Lexer<'t>,
    begins: usize,
    is_over: bool,
    many: usize,
    most: usize,
}

impl<'t> Fragments<'t> {
    /// The pieces of a text that is a list of tables, mainly.
    pub(super) fn of_list(text: &'t str, head: &'static str) -> Self {
        Self { head: Some(head), ..Self::new(text) }
    }

    /// The text as one piece, as far as it is read.
    pub(super) fn whole(text: &'t str) -> Fragment<'t> {
        let nothing = Fragment { text: "", begins: 0, is_cut: false };
        Self::new(text).next().unwrap_or(nothing)
    }

    #[cfg(test)]
    pub(super) fn with_many(self, many: usize) -> Self {
        Self { many, ..self }
    }

    fn new(text: &'t str) -> Self {
        let lexer = Source::new(text).lex();
        let (head, begins, is_over) = (None, 0, false);
        Self { text, head, lexer, begins, is_over, many: MANY, most: MOST }
    }

    fn piece(&mut self, ends: usize, is_cut: bool) -> Fragment<'t> {
        let begins = std::mem::replace(&mut self.begins, ends);
        Fragment { text: &self.text[begins..ends], begins, is_cut }
    }

    /// Whether a table of the list begins here. In a text without faults nothing else does: within
    /// an array this would be no value.
    fn begins_table(&self, at: usize) -> bool {
        self.head.is_some_and(|head| self.text[at..].starts_with(head))
    }
}

impl<'t> Iterator for Fragments<'t> {
    type Item = Fragment<'t>;

    fn next(&mut self) -> Option<Fragment<'t>> {
        if self.is_over {
            return None;
        }
        let (mut signs, mut depth, mut line) = (0, 0, self.begins);
        while let Some(token) = self.lexer.next() {
            let at = token.span().start();
            if signs >= self.many && at == line && self.begins_table(at) {
                return Some(self.piece(at, false));
            }
            // Each escape in a text may be a fault of its own.
            let is_text =
                matches!(token.kind(), TokenKind::BasicString | TokenKind::MlBasicString);
            let escapes = || {
                let text = &self.text[at..token.span().end()];
                text.bytes().filter(|byte| *byte == b'\\').count()
            };
            signs += 1 + if is_text { escapes() } else { 0 };
            match token.kind() {
                TokenKind::Dot => depth += 1,
                TokenKind::Newline => (depth, line) = (0, token.span().end()),
                TokenKind::Equals | TokenKind::Comma => depth = 0,
                _ => {}
            }
            if signs > self.most || depth > DEEPEST {
                self.is_over = true;
                let ends = if line > self.begins { line } else { at };
                return Some(self.piece(ends, true));
            }
        }
        self.is_over = true;
        Some(self.piece(self.text.len(), false))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pieces(text: &str, many: usize, most: usize) -> Vec<Fragment<'_>> {
        Fragments { many, most, ..Fragments::of_list(text, "[[card]]") }.collect()
    }

    proptest! {
        #[test]
        fn the_pieces_of_a_text_are_the_text(
            parts in prop::collection::vec(prop::sample::select(vec![
                "[[card]]\n", "a = 1\n", "\n", " [[card]]", "'''", "\"", "b = [1,\n", "é.", "[",
            ]), 0..40),
            many in 1..30_usize,
        ) {
            let text = parts.concat();
            let pieces = pieces(&text, many, MOST);
            prop_assert_eq!(pieces.iter().map(|piece| piece.text).collect::<String>(), &*text);
            for piece in &pieces[1..] {
                prop_assert!(piece.text.starts_with("[[card]]"), "{:?}", piece);
            }
        }
    }

    #[test]
    fn a_piece_ends_at_a_table_of_the_list_and_nowhere_else() {
        let text =
            "[deck]\n[[card]]\nid = '''\n[[card]]\n'''\n# [[card]]\n[[card]]\n[[card]]\n";
        let begins =
            pieces(text, 1, MOST).iter().map(|piece| piece.begins).collect::<Vec<_>>();
        assert_eq!(begins, [0, 7, 49, 58]);
        assert_eq!(pieces(text, 99, MOST).len(), 1);
        assert_eq!(
            pieces("", 1, MOST),
            [Fragment { text: "", begins: 0, is_cut: false }]
        );
    }

    #[test]
    fn what_no_file_of_ours_holds_is_cut_off_at_a_line() {
        let cut = |text| *pieces(text, 99, 9).last().unwrap();
        assert_eq!(cut("a = 1\nb = [[[[[[[[[[[[\n").text, "a = 1\n");
        assert_eq!(cut("[[[[[[[[[[[[").text, "[[[[[[[[[");
        assert!(cut("[[[[[[[[[[[[").is_cut && !cut("a = 1\n").is_cut);
        let deep = format!("x = 1\n{}z = 1\n", "a.".repeat(40));
        let piece = Fragments::whole(&deep);
        assert!(piece.is_cut && piece.text == "x = 1\n", "{piece:?}");
        let escapes = format!("x = 1\ny = \"{}\"\n", "\\q".repeat(MOST));
        let piece = Fragments::whole(&escapes);
        assert!(piece.is_cut && piece.text == "x = 1\n");
        let numbers = format!("x = [{}]\n", "1.5, ".repeat(100));
        assert!(!Fragments::whole(&numbers).is_cut);
    }
}
