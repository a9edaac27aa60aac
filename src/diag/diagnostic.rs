//! A problem in an author's file, and the signs that a terminal is told.

use std::borrow::Cow;
use std::fmt::Write;
use std::ops::Range;

use annotate_snippets::{Group, Level, Renderer, Title};

use crate::diag::excerpt::excerpt;
use crate::diag::source::Source;

/// Whether the file can be used all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// It can, but the author may want to know.
    Warning,
}

impl Severity {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
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
    /// How many problems it tells of beside itself: those that are not listed.
    pub more: usize,
}

impl Diagnostic {
    /// An error at a place.
    pub fn error(message: impl Into<String>, span: Range<usize>) -> Self {
        let message = message.into();
        let (severity, code) = (Severity::Error, None);
        Self { severity, code, message, span, other: None, hint: None, more: 0 }
    }

    /// A warning at a place.
    pub fn warning(message: impl Into<String>, span: Range<usize>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(message, span) }
    }

    /// Stands for problems that are not listed, behind the last one that is.
    pub(super) fn unlisted(count: usize, last: Range<usize>) -> Self {
        let problems = if count == 1 { "problem" } else { "problems" };
        let are = if count == 1 { "is" } else { "are" };
        let message = format!("{count} more {problems} like these {are} not listed");
        Self { more: count - 1, ..Self::error(message, last) }
    }

    /// How many problems it tells of.
    pub fn count(&self) -> usize {
        1 + self.more
    }

    /// The same so many bytes farther on.
    pub(super) fn moved(mut self, by: usize) -> Self {
        let moved = |span: &Range<usize>| span.start + by..span.end + by;
        self.span = moved(&self.span);
        self.other = self.other.map(|(span, label)| (moved(&span), label));
        self
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

    /// The message with its place, an excerpt of the file and the hint. Only the excerpt is looked
    /// at, however long the file is.
    pub fn render(&self, source: &Source, renderer: &Renderer) -> String {
        renderer.render(&[self.group(source)])
    }

    /// What is drawn.
    pub(super) fn group<'a>(&self, source: &'a Source) -> Group<'a> {
        let title = self.title(&self.message);
        let group = Group::with_title(title).elements(excerpt(self, source));
        match &self.hint {
            Some(hint) => group.element(Level::HELP.message(tame(hint).into_owned())),
            None => group,
        }
    }

    /// The first line, with a message of these words.
    pub(super) fn title<'a>(&self, message: &str) -> Title<'a> {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.primary_title(tame(message).into_owned());
        match self.code {
            Some(code) => title.id(code),
            None => title,
        }
    }

    /// The message and its place in a line each.
    pub fn to_lines(&self, source: &Source) -> String {
        let (line, column) = source.line_and_column(self.span.start);
        let (severity, message) = (self.severity.word(), &self.message);
        format!("{severity}: {message}\n --> {}:{line}:{column}\n", source.name)
    }
}

/// A text without what a terminal would obey rather than show: control characters, those of the
/// second set too (U+0080 to U+009F), separators of lines, and signs that turn the direction of
/// what follows. Something
/// that is seen stands in the place of each, as many bytes long, so that places stay where they
/// are. Line breaks and tabs stay.
pub fn tame(text: &str) -> Cow<'_, str> {
    if !text.contains(is_wild) {
        return Cow::Borrowed(text);
    }
    let mut signs = text.chars().peekable();
    let mut tamed = String::with_capacity(text.len());
    while let Some(sign) = signs.next() {
        let ends_line = sign == '\r' && signs.peek() == Some(&'\n');
        tamed.push(match sign.len_utf8() {
            _ if ends_line || !is_wild(sign) => sign,
            1 => '?',
            2 => '¿',
            _ => char::REPLACEMENT_CHARACTER,
        });
    }
    Cow::Owned(tamed)
}

/// JSON that says the same to a program, and nothing to a terminal: signs that [`tame`] would
/// replace stand in texts alone, and are spelled by their numbers (RFC 8259, 7).
pub(crate) fn tame_json(json: &str) -> String {
    let mut tamed = String::with_capacity(json.len());
    for sign in json.chars() {
        if is_wild(sign) {
            // All of them are in the first plane.
            let _ = write!(tamed, "\\u{:04x}", u32::from(sign));
        } else {
            tamed.push(sign);
        }
    }
    tamed
}

fn is_wild(sign: char) -> bool {
    (sign.is_control() && !matches!(sign, '\n' | '\t'))
        || matches!(sign, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_told_letters_and_every_place_stays_where_it_was() {
        let wild = "a\u{1b}[31mb\u{9b}2Jc\u{202e}d\re\r\nf\tg\u{61c}\u{0}";
        let tamed = tame(wild);
        assert_eq!(tamed, "a?[31mb¿2Jc\u{fffd}d?e\r\nf\tg¿?");
        assert_eq!(tamed.len(), wild.len());
        assert!(matches!(tame("schön\n"), Cow::Borrowed(_)));
    }

    #[test]
    fn json_says_the_same_in_tame_letters() {
        let wild = "a\u{1b}[2J\u{9b}\u{7f}\u{202e}\u{2028}\"\n\tschön";
        let json = serde_json::to_string(wild).unwrap();
        let tamed = tame_json(&json);
        assert_eq!(tame(&tamed), tamed);
        assert_eq!(serde_json::from_str::<String>(&tamed).unwrap(), wild);
    }

    #[test]
    fn an_excerpt_holds_nothing_that_a_terminal_obeys() {
        let text = "title = \"a\u{9b}31m\u{1b}]0;x\u{7}\"\n";
        let source = Source::new("a\u{1b}[2J.toml", text);
        let problem = Diagnostic::error("wrong \u{1b}[1m", 8..12).hint("mend \u{202e}");
        let told = problem.render(&source, &Renderer::plain());
        assert_eq!(tame(&told), told, "{told:?}");
    }
}
