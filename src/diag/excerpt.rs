//! The lines of a file that a problem is about.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Element, Origin, Snippet};

use crate::diag::diagnostic::{Diagnostic, tame};
use crate::diag::source::Source;

/// Two places that are farther apart, in bytes, are shown one by one.
const NEAR: usize = 256 << 10;
/// A place in lines that take more is shown with what stands next to it alone.
const LONG: usize = 64 << 10;
/// How much of such lines is shown on either side: more than any terminal is wide.
const BESIDE: usize = 2 << 10;

/// A place that is pointed to.
struct Pointer<'d> {
    kind: AnnotationKind,
    span: Range<usize>,
    label: Option<&'d str>,
}

/// What is shown of a file for a problem. Drawing takes as long as what it is given, so it is
/// given no more than that.
pub(super) fn excerpt<'a>(problem: &Diagnostic, source: &'a Source) -> Vec<Element<'a>> {
    let clamp = |span: &Range<usize>| {
        let end = source.text.floor_char_boundary(span.end);
        source.text.floor_char_boundary(span.start.min(end))..end
    };
    let span = clamp(&problem.span);
    let mut marks = vec![Pointer { kind: AnnotationKind::Primary, span, label: None }];
    if let Some((span, label)) = &problem.other {
        let (kind, span) = (AnnotationKind::Context, clamp(span));
        marks.push(Pointer { kind, span, label: Some(label) });
    }
    let lines = lines(source, &marks);
    if lines.len() <= if marks.len() > 1 { NEAR } else { LONG } {
        return vec![snippet(source, marks, lines, true).into()];
    }
    marks.into_iter().flat_map(|mark| alone(source, mark)).collect()
}

/// One place by itself.
fn alone<'a>(source: &'a Source, mark: Pointer<'_>) -> Vec<Element<'a>> {
    let whole = lines(source, std::slice::from_ref(&mark));
    if whole.len() <= LONG {
        return vec![snippet(source, vec![mark], whole, true).into()];
    }
    let text = &source.text;
    let (line, column) = source.line_and_column(mark.span.start);
    let from = text.floor_char_boundary(mark.span.start.saturating_sub(BESIDE));
    let end = text.floor_char_boundary(mark.span.end.min(mark.span.start + BESIDE));
    let to = text.floor_char_boundary(end + BESIDE);
    // No more than the line that the place begins in.
    let first = &text[mark.span.start..to];
    let to = first.find('\n').map_or(to, |ends| mark.span.start + ends);
    let shown = from.max(source.line_start(mark.span.start))..to;
    let mark = Pointer { span: mark.span.start..end.min(to), ..mark };
    // The excerpt begins within the line: which column it is has to be said.
    let name = tame(&source.name);
    let origin = Origin::path(name).line(line).char_column(column);
    vec![origin.into(), snippet(source, vec![mark], shown, false).into()]
}

/// The whole lines of some places.
fn lines(source: &Source, marks: &[Pointer<'_>]) -> Range<usize> {
    let starts = marks.iter().map(|mark| mark.span.start);
    let ends = marks.iter().map(|mark| mark.span.end);
    let end = ends.max().unwrap_or_default();
    // No farther than is looked at: beyond that the line is too long anyhow.
    let rest = source.text.as_bytes()[end..].iter().take(NEAR + 1);
    let rest = rest.take_while(|byte| **byte != b'\n').count();
    let to = (end + rest + 1).min(source.text.len());
    // What stands behind the last line's end is shown with the last line: there is no other.
    let last = source.text.len().saturating_sub(1);
    source.line_start(starts.min().unwrap_or_default().min(last))..to
}

/// Some bytes of a file, with the places in them that are pointed to.
fn snippet<'a>(
    source: &'a Source,
    marks: Vec<Pointer<'_>>,
    shown: Range<usize>,
    is_named: bool,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    // Whatever stands in a file, a terminal is told no more than letters.
    let text = tame(&source.text[shown.clone()]);
    let line = source.line_and_column(shown.start).0;
    let mut snippet = Snippet::source(text).line_start(line);
    if is_named {
        snippet = snippet.path(tame(&source.name));
    }
    for mark in marks {
        let span = mark.span.start - shown.start..mark.span.end - shown.start;
        let label = mark.label.map(|label| tame(label).into_owned());
        snippet = snippet.annotation(mark.kind.span(span).label(label));
    }
    snippet
}

#[cfg(test)]
mod tests {
    use annotate_snippets::{Group, Level, Renderer};
    use proptest::prelude::*;

    use super::*;

    /// The excerpt that is drawn from the whole file.
    fn whole(problem: &Diagnostic, source: &Source) -> String {
        let mut snippet = Snippet::source(tame(&source.text))
            .path(tame(&source.name))
            .annotation(AnnotationKind::Primary.span(problem.span.clone()));
        if let Some((span, label)) = &problem.other {
            let other = AnnotationKind::Context.span(span.clone());
            snippet = snippet.annotation(other.label(tame(label).into_owned()));
        }
        let title = Level::ERROR.primary_title(problem.message.clone());
        Renderer::plain().render(&[Group::with_title(title).element(snippet)])
    }

    fn text() -> impl Strategy<Value = String> {
        let pieces = [
            "a = 1",
            "é€",
            "\n",
            "\r\n",
            "\t",
            " ",
            "\u{1b}",
            "x",
            "\n\n",
            "title = \"😀\"\n",
        ];
        let piece = prop::sample::select(pieces.to_vec());
        let long =
            (piece.clone(), 1..90_usize).prop_map(|(piece, often)| piece.repeat(often));
        prop::collection::vec(
            prop_oneof![9 => piece.prop_map(str::to_owned), 1 => long],
            0..60,
        )
        .prop_map(|pieces| pieces.concat())
    }

    fn place(text: &str, at: prop::sample::Index) -> usize {
        text.floor_char_boundary(at.index(text.len() + 1))
    }

    proptest! {
        #[test]
        fn an_excerpt_looks_as_if_it_were_drawn_from_the_whole_file(
            text in text(),
            places in any::<[prop::sample::Index; 4]>(),
            has_other in any::<bool>(),
            is_short in any::<bool>(),
        ) {
            let [mut one, mut two, three, four] = places.map(|at| place(&text, at));
            if is_short {
                two = text.floor_char_boundary(one + 3);
            }
            if one > two {
                (one, two) = (two, one);
            }
            let mut problem = Diagnostic::error("wrong", one..two);
            if has_other {
                problem = problem.other(three.min(four)..three.max(four), "the first one");
            }
            let source = Source::new("deck.toml", &text);
            prop_assert_eq!(
                problem.render(&source, &Renderer::plain()),
                whole(&problem, &source)
            );
        }
    }

    #[test]
    fn behind_the_last_line_s_end_the_last_line_is_shown() {
        for text in ["\n", "\n\n", "a = 1\n", "\u{e9}\r\n"] {
            let source = Source::new("deck.toml", text);
            let problem = Diagnostic::error("wrong", text.len()..text.len());
            let told = problem.render(&source, &Renderer::plain());
            assert_eq!(told, whole(&problem, &source));
        }
    }

    /// How many bytes of a file are given to be drawn.
    fn given(problem: &Diagnostic, source: &Source) -> usize {
        let shown = excerpt(problem, source);
        shown.iter().map(|element| format!("{element:?}").len()).sum()
    }

    #[test]
    fn two_places_that_are_far_apart_are_shown_one_by_one() {
        let text = format!("id = \"a\"\n{}id = \"a\"\n", "\n".repeat(2 * NEAR));
        let source = Source::new("deck.toml", &text);
        let at = text.len() - 4;
        let problem =
            Diagnostic::error("two cards", at..at + 3).other(5..8, "the first one");
        assert!(given(&problem, &source) < 9 * BESIDE);
        let told = problem.render(&source, &Renderer::plain());
        assert_eq!(
            told,
            "error: two cards\n      --> deck.toml:524290:6\n       |\n524290 | id = \"a\"\n       \
             |      ^^^\n       |\n      ::: deck.toml:1:6\n       |\n     1 | id = \"a\"\n       |      --- the \
             first one"
        );
    }

    #[test]
    fn a_line_of_megabytes_is_shown_where_the_problem_is() {
        let text = format!(
            "a = 1\nb = [{}oops{}]\nc = 1\n",
            "é,".repeat(LONG),
            "1,".repeat(LONG)
        );
        let at = text.find("oops").unwrap();
        let source = Source::new("deck.toml", &text);
        let problem = Diagnostic::error("what is this", at..at + 4);
        assert!(given(&problem, &source) < 9 * BESIDE);
        let told = problem.render(&source, &Renderer::plain());
        assert!(told.contains("--> deck.toml:2:131078\n"), "{told}");
        assert!(told.contains("é,oops1,"), "{told}");
        assert!(told.lines().all(|line| line.chars().count() < 160), "{told}");
        // A place of megabytes is shown where it begins.
        let problem = Diagnostic::error("all of it", at..text.len() - 3);
        assert!(given(&problem, &source) < 9 * BESIDE);
        assert!(problem.render(&source, &Renderer::plain()).contains("oops1,"));
    }
}
