//! What must hold of all that is told of a file.

use annotate_snippets::Renderer;
use emberdeck::diag::{Diagnostic, Source};
use emberdeck::job::Failure;

/// So many problems of a file are drawn: each draws the file anew.
const DRAWN: usize = 20;

/// The text of an input, as a file with it is read; none for bytes that are no text.
pub(super) fn text(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?;
    Some(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// A file of an input; none for bytes that are no text.
pub(super) fn source(name: &str, bytes: &[u8]) -> Option<Source> {
    Some(Source::new(name, text(bytes)?))
}

/// Every problem stands at a place of the text and can be drawn, and what is drawn is letters.
pub(super) fn check(source: &Source, problems: &[Diagnostic]) {
    let text = &*source.text;
    for problem in problems {
        let other = problem.other.iter().map(|(span, _)| span);
        for span in other.chain([&problem.span]) {
            assert!(span.start <= span.end, "{problem:?}");
            assert!(
                text.get(span.clone()).is_some(),
                "no place of the text: {problem:?}"
            );
        }
        assert!(!problem.message.is_empty());
    }
    for problem in problems.iter().take(DRAWN) {
        tame(&problem.render(source, &Renderer::plain()));
        let (line, column) = source.line_and_column(problem.span.start);
        assert!(line >= 1 && column >= 1);
    }
}

/// All that a refusal says.
pub(super) fn refused(failure: &Failure) {
    assert!(!failure.to_string().is_empty() || !failure.file_problems().is_empty());
    for file in failure.file_problems() {
        check(&file.source, &file.problems);
    }
}

/// A text that a terminal shows as it is.
fn tame(text: &str) {
    let wild = text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t' | '\r'));
    assert_eq!(wild, None, "{text}");
}
