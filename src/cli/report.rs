//! What is said on the terminal: results on standard output, everything else on standard error.

use annotate_snippets::Renderer;
use annotate_snippets::renderer::DecorStyle;

use crate::cli::failure::Failure;
use crate::diag::{Diagnostic, Severity, Source};

/// The voice of the program.
#[derive(Debug)]
pub(super) struct Report {
    quiet: bool,
    verbose: bool,
}

/// More problems of one file than this are counted, not shown.
const SHOWN: usize = 50;

impl Report {
    pub(super) fn new(quiet: bool, verbose: bool) -> Self {
        Self { quiet, verbose }
    }

    /// What was made: one line.
    pub(super) fn result(&self, line: &str) {
        if !self.quiet {
            anstream::println!("{line}");
        }
    }

    /// What the reader may want to know.
    pub(super) fn note(&self, text: &str) {
        if !self.quiet {
            anstream::eprintln!("note: {text}");
        }
    }

    /// What only the curious want to know.
    pub(super) fn detail(&self, text: &str) {
        if self.verbose {
            anstream::eprintln!("{text}");
        }
    }

    pub(super) fn failure(failure: &Failure) {
        anstream::eprintln!("error: {failure}");
        if let Some(hint) = failure.hint_text() {
            anstream::eprintln!("  = help: {hint}");
        }
    }

    /// Shows the problems of a file; warnings only when not told to be quiet.
    pub(super) fn problems(&self, source: &Source, problems: &[Diagnostic]) {
        let renderer = Renderer::styled().decor_style(DecorStyle::Ascii);
        let shown = problems
            .iter()
            .filter(|problem| problem.severity == Severity::Error || !self.quiet)
            .collect::<Vec<_>>();
        for problem in shown.iter().take(SHOWN) {
            anstream::eprintln!("{}\n", problem.render(source, &renderer));
        }
        if let Some(more) = shown.len().checked_sub(SHOWN).filter(|more| *more > 0) {
            anstream::eprintln!("and {more} more problems in {}\n", source.name);
        }
    }
}

/// "1 card", "2 cards".
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}
