//! Problems in an author's file, drawn so that the place can be seen.

use std::ops::Range;
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

/// Whether the file can be used all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// It can, but the author may want to know.
    Warning,
}

/// A problem at a place in a file, in words for the file's author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// The code of a lint.
    pub code: Option<&'static str>,
    /// What is wrong: lower case, no full stop, values in backticks.
    pub message: String,
    /// The bytes of the source that are wrong.
    pub span: Range<usize>,
    /// Another place that has to do with it, and what.
    pub other: Option<(Range<usize>, String)>,
    /// What to do about it, if we know.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// An error at a place.
    pub fn error(message: impl Into<String>, span: Range<usize>) -> Self {
        let message = message.into();
        let (severity, code) = (Severity::Error, None);
        Self { severity, code, message, span, other: None, hint: None }
    }

    /// A warning at a place.
    pub fn warning(message: impl Into<String>, span: Range<usize>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(message, span) }
    }

    /// Names the lint that found it.
    #[must_use]
    pub fn code(mut self, code: &'static str) -> Self {
        self.code = Some(code);
        self
    }

    /// Says what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Points to another place that has to do with it.
    #[must_use]
    pub fn other(mut self, span: Range<usize>, label: impl Into<String>) -> Self {
        self.other = Some((span, label.into()));
        self
    }

    /// The message with its place, an excerpt of the file and the hint.
    pub fn render(&self, source: &Source, renderer: &Renderer) -> String {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let clamp = |span: &Range<usize>| {
            let end = span.end.min(source.text.len());
            span.start.min(end)..end
        };
        let mut snippet = Snippet::source(&*source.text)
            .path(&*source.name)
            .annotation(AnnotationKind::Primary.span(clamp(&self.span)));
        if let Some((span, label)) = &self.other {
            snippet = snippet.annotation(
                AnnotationKind::Context.span(clamp(span)).label(label.as_str()),
            );
        }
        let mut title = level.primary_title(self.message.as_str());
        if let Some(code) = self.code {
            title = title.id(code);
        }
        let mut group = Group::with_title(title).element(snippet);
        if let Some(hint) = &self.hint {
            group = group.element(Level::HELP.message(hint.as_str()));
        }
        renderer.render(&[group])
    }
}

/// Line and column, both from 1, the column in characters.
pub fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (line, before[start..].chars().count() + 1)
}

/// A file as its author sees it: a name and the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The path as it was typed.
    pub name: Arc<str>,
    /// The whole text.
    pub text: Arc<str>,
}

impl Source {
    /// A source from its name and text.
    pub fn new(name: &str, text: &str) -> Self {
        Self { name: name.into(), text: text.into() }
    }
}
