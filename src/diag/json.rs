//! Problems for programs, one a line.

use serde::Serialize;

use crate::diag::diagnostic::{Diagnostic, tame_json};
use crate::diag::source::Source;

/// One problem for programs.
#[derive(Serialize)]
struct Told<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    severity: &'static str,
    code: Option<&'a str>,
    message: &'a str,
    hint: Option<&'a str>,
}

impl Diagnostic {
    /// The problem as a line of JSON.
    pub fn to_json(&self, source: &Source) -> String {
        let (line, column) = source.line_and_column(self.span.start);
        let told = Told {
            file: &source.name,
            line,
            column,
            severity: self.severity.word(),
            code: self.code,
            message: &self.message,
            hint: self.hint.as_deref(),
        };
        // Texts and numbers alone: there is nothing that JSON could not say.
        tame_json(&serde_json::to_string(&told).unwrap_or_default())
    }

    /// The problem and its line, without what stands there: that may be nobody else's business.
    pub fn to_place(&self, source: &Source) -> String {
        let line = source.line_and_column(self.span.start).0;
        let severity = self.severity.word();
        let told = format!("{severity}: {}\n --> {}:{line}", self.message, source.name);
        match &self.hint {
            Some(hint) => format!("{told}\n  = help: {hint}\n"),
            None => told + "\n",
        }
    }
}
