//! A file as its author sees it.

use std::sync::{Arc, OnceLock};

use crate::diag::lines::LineIndex;

/// A file as its author sees it: a name and the text.
#[derive(Debug, Clone)]
pub struct Source {
    /// The path as it was typed.
    pub name: Arc<str>,
    /// The whole text.
    pub text: Arc<str>,
    /// Its lines, counted when they are first asked for.
    lines: Arc<OnceLock<LineIndex>>,
}

impl Source {
    /// A source from its name and text.
    pub fn new(name: &str, text: &str) -> Self {
        Self { name: name.into(), text: text.into(), lines: Arc::default() }
    }

    /// The line and the column of a byte, both from 1, the column in letters.
    pub fn line_and_column(&self, at: usize) -> (usize, usize) {
        self.index().line_and_column(&self.text, at)
    }

    /// Where the line of a byte begins.
    pub(super) fn line_start(&self, at: usize) -> usize {
        self.index().line_start(&self.text, at)
    }

    fn index(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }
}

/// Whether anything was asked of a source makes no difference.
impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        (&self.name, &self.text) == (&other.name, &other.text)
    }
}

impl Eq for Source {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_once_for_all_that_ask() {
        let source = Source::new("a.toml", "a = 1\nb = 2\n");
        let kept = source.clone();
        assert_eq!(source.line_and_column(6), (2, 1));
        assert!(kept.lines.get().is_some(), "a copy counts again");
        assert_eq!(source, Source::new("a.toml", "a = 1\nb = 2\n"));
    }
}
