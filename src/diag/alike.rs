//! Problems that say the same, told once.

use std::collections::HashMap;
use std::fmt::Write;

use annotate_snippets::{Group, Level, Origin, Renderer};

use crate::diag::diagnostic::{Diagnostic, Severity, tame};
use crate::diag::source::Source;

/// So many places of a warning are named.
const NAMED: usize = 3;
/// And so many of an error: all of them, but for a file that is wrong all over.
const ALL: usize = 12;

/// Problems of a file that say the same of different places.
#[derive(Debug, Clone)]
pub struct Alike<'d> {
    /// The first one.
    pub first: &'d Diagnostic,
    /// The others.
    pub more: Vec<&'d Diagnostic>,
}

impl<'d> Alike<'d> {
    /// Brings together what says the same, in the order of the first of each: errors when every
    /// word is the same, warnings when they differ in names and numbers alone.
    pub fn of(problems: impl IntoIterator<Item = &'d Diagnostic>) -> Vec<Self> {
        let mut groups: Vec<Self> = Vec::new();
        let mut places = HashMap::new();
        for problem in problems {
            let nth = *places.entry(key(problem)).or_insert(groups.len());
            if let Some(group) = groups.get_mut(nth) {
                group.more.push(problem);
            } else {
                groups.push(Self { first: problem, more: Vec::new() });
            }
        }
        groups
    }

    /// What they say: an error with an excerpt at its first place and the names of the others;
    /// several warnings in a line.
    pub fn render(&self, source: &Source, renderer: &Renderer) -> String {
        let more: Vec<usize> = self.more.iter().map(|other| other.span.start).collect();
        match self.first.severity {
            _ if more.is_empty() => self.first.render(source, renderer),
            Severity::Error => {
                let note = format!("the same at {}", places(source, &more, ALL));
                let mut group = self.first.group(source);
                group = group.element(Level::NOTE.message(tame(&note).into_owned()));
                renderer.render(&[group])
            }
            Severity::Warning => {
                let all: Vec<usize> =
                    std::iter::once(self.first.span.start).chain(more).collect();
                let first = &self.first.message;
                let title = format!("{first}; {} warnings like this", all.len());
                let named = format!("{}:{}", source.name, places(source, &all, NAMED));
                let mut group = Group::with_title(self.first.title(&title));
                group = group.element(Origin::path(tame(&named).into_owned()));
                if let Some(hint) = &self.first.hint {
                    group = group.element(Level::HELP.message(tame(hint).into_owned()));
                }
                renderer.render(&[group])
            }
        }
    }
}

/// Lines and columns, the first ones by name.
fn places(source: &Source, all: &[usize], most: usize) -> String {
    let mut told = String::new();
    for (nth, at) in all.iter().take(most).enumerate() {
        let (line, column) = source.line_and_column(*at);
        let comma = if nth == 0 { "" } else { ", " };
        // A text is written to without fail.
        let _ = write!(told, "{comma}{line}:{column}");
    }
    if all.len() > most {
        let _ = write!(told, " and {} more", all.len() - most);
    }
    told
}

/// What two problems have in common that say the same.
fn key(problem: &Diagnostic) -> (Severity, Option<&'static str>, String, String) {
    let hint = problem.hint.as_deref().unwrap_or_default();
    let (message, hint) = match problem.severity {
        Severity::Error => (problem.message.clone(), hint.to_owned()),
        Severity::Warning => (without_names(&problem.message), without_names(hint)),
    };
    (problem.severity, problem.code, message, hint)
}

/// A message without what stands in backticks, and without numbers.
fn without_names(message: &str) -> String {
    let mut parts = message.split('`');
    let mut rest = parts.next().unwrap_or_default().to_owned();
    while let Some(_name) = parts.next() {
        rest.push('`');
        rest.push_str(parts.next().unwrap_or_default());
    }
    rest.retain(|sign| !sign.is_ascii_digit() && sign != '.');
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(problems: &[Diagnostic]) -> Vec<String> {
        let source = Source::new("a.toml", "one\ntwo\nthree\nfour\nfive\n");
        let groups = Alike::of(problems);
        groups.iter().map(|one| one.render(&source, &Renderer::plain())).collect()
    }

    #[test]
    fn warnings_that_differ_in_names_and_numbers_are_one_line_with_three_places() {
        let warning = |card: &str, at| {
            let message = format!("card `{card}` takes 1.{at} minutes");
            Diagnostic::warning(message, at..at + 1).hint("take less").code("W001")
        };
        let places =
            [("C-001", 0), ("C-002", 4), ("C-003", 8), ("C-004", 14), ("C-5", 19)];
        let mut all: Vec<Diagnostic> =
            places.iter().map(|(card, at)| warning(card, *at)).collect();
        all.insert(1, Diagnostic::warning("something else", 4..5));
        let told = told(&all);
        assert_eq!(told.len(), 2);
        assert_eq!(
            told[0],
            "warning[W001]: card `C-001` takes 1.0 minutes; 5 warnings like this\n\
             --> a.toml:1:1, 2:1, 3:1 and 2 more\n = help: take less"
        );
    }

    #[test]
    fn errors_that_say_the_same_are_one_message_with_all_their_places() {
        let error = |at| Diagnostic::error("no `=` here", at..at + 1);
        let other = Diagnostic::error("no `:` here", 8..9);
        let told = told(&[error(0), error(4), other, error(14)]);
        assert_eq!(told.len(), 2);
        assert!(
            told[0].starts_with("error: no `=` here\n --> a.toml:1:1\n"),
            "{}",
            told[0]
        );
        assert!(told[0].ends_with("= note: the same at 2:1, 4:1"), "{}", told[0]);
    }
}
