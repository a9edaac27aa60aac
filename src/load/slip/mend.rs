//! Finding all slips of a text: each is blanked out with what it spoils, and the rest is read on.

use std::ops::Range;

use toml::de::{DeTable, Error};

use crate::diag::Diagnostic;
use crate::load::slip::find::{Found, Stumble};
use crate::load::slip::kind::Slip;
use crate::load::slip::statement::{Statement, statements};
use crate::load::slip::whole::whole;

/// So often a text is read again. Most slips are found the first time; one that spoils what
/// follows hides the next ones.
const PASSES: usize = 16;
/// Longer texts are read again only once: what wrote them was a program.
const LONG: usize = 1 << 20;
/// Of more slips nobody reads.
const MOST: usize = 1000;

/// A text without its slips.
#[derive(Default)]
pub(in crate::load) struct Mended {
    /// As long as the text was, with spaces where it cannot be read.
    pub(in crate::load) text: String,
    /// What was wrong, in the order in which it was found.
    pub(in crate::load) slips: Vec<Diagnostic>,
    /// What cannot be read.
    pub(in crate::load) unread: Vec<Range<usize>>,
    /// Tables of which a part cannot be read: where their names begin.
    pub(in crate::load) tables: Vec<usize>,
}

/// Finds the slips of a text that a parser stumbled over.
pub(in crate::load) fn mend(text: &str, errors: Vec<Error>) -> Mended {
    let mut mended = Mended { text: text.to_owned(), ..Mended::default() };
    if let Some(slip) = whole(text) {
        mended.is_something_else(slip);
        return mended;
    }
    let passes = if text.len() > LONG { 2 } else { PASSES };
    let first = errors.first().and_then(Error::span).unwrap_or(0..0);
    let mut errors = errors;
    for pass in 1..=passes {
        mended.pass(&errors, pass == passes);
        errors = DeTable::parse_recoverable(&mended.text).1;
        if errors.is_empty() {
            break;
        }
    }
    if mended.slips.is_empty() {
        // Whatever it is: no file that a parser refuses is taken for sound.
        let (message, hint) = (Slip::Other.message(), Slip::Other.hint());
        mended.slips.push(Diagnostic::error(message, first).hint(hint));
    }
    mended.tables.sort_unstable();
    mended.unread.sort_by_key(|part| part.start);
    mended.unread.dedup_by(|part, before| {
        let is_one = part.start <= before.end;
        before.end = before.end.max(if is_one { part.end } else { 0 });
        is_one
    });
    mended
}

impl Mended {
    fn is_something_else(&mut self, slip: Slip) {
        let first = self.text.find(['\n', '\r']).unwrap_or(self.text.len());
        let span = 0..first.min(40);
        self.slips.push(Diagnostic::error(slip.message(), span).hint(slip.hint()));
        self.unread.push(0..self.text.len());
        self.text = without(&self.text, &self.unread);
    }

    /// Tells of the slips that can be seen now, and blanks them out.
    fn pass(&mut self, errors: &[Error], is_last: bool) {
        let all = statements(&self.text);
        let mut places: Vec<(Range<usize>, &str)> = errors
            .iter()
            .map(|error| (error.span().unwrap_or(0..0), error.message()))
            .collect();
        places.sort_by_key(|(span, _)| span.start);
        let mut unread: Vec<Range<usize>> = Vec::new();
        let (mut told, mut covered) = (None, 0);
        let open = all.iter().position(|one| one.open.is_some());
        for (span, words) in places {
            let start = self.text.floor_char_boundary(span.start);
            let nth =
                all.partition_point(|one| one.span.start <= start).saturating_sub(1);
            // A parser goes on in a list that nobody closes, and stumbles later.
            let is_within =
                |open: &usize| *open < nth && covered <= all[*open].span.start;
            let nth = open.filter(is_within).unwrap_or(nth);
            if all.is_empty() || told == Some(nth) || start < covered {
                continue;
            }
            if self.slips.len() == MOST {
                break;
            }
            told = Some(nth);
            let span = start..span.end.max(start);
            let text = &self.text;
            let stumble = Stumble { text, statements: &all, nth, span, words };
            let found = stumble.find();
            // A list that nobody closes goes on to the end for the parser.
            let is_far = all[nth].open.is_some()
                || found.unread.iter().any(|part| part.end > all[nth].span.end);
            self.tables.extend(found.unread.iter().flat_map(|part| heads(&all, part)));
            covered = found.unread.iter().map(|part| part.end).fold(covered, usize::max);
            unread.extend(found.unread.iter().cloned());
            self.slips.push(told_of(found));
            if is_far && !is_last {
                break;
            }
        }
        self.text = without(&self.text, &unread);
        self.unread.append(&mut unread);
    }
}

fn told_of(found: Found) -> Diagnostic {
    let problem =
        Diagnostic::error(found.slip.message(), found.span).hint(found.slip.hint());
    match found.first {
        Some(first) => problem.other(first, "the first one"),
        None => problem,
    }
}

/// The names of the tables that a part of the text belongs to: a name that cannot be read leaves
/// the table before it in doubt too.
fn heads<'a>(
    all: &'a [Statement],
    part: &'a Range<usize>,
) -> impl Iterator<Item = usize> + 'a {
    let begin = |one: &Statement| one.tokens.first().map_or(0, |token| token.span.start);
    let before = &all[..all.partition_point(|one| one.span.start <= part.start)];
    let count = 1 + usize::from(before.last().is_some_and(Statement::is_head));
    before.iter().rev().filter(|one| one.is_head()).map(begin).take(count)
}

/// A text with spaces in place of some parts, byte for byte; lines stay.
fn without(text: &str, parts: &[Range<usize>]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for part in parts {
        for byte in bytes[part.clone()].iter_mut().filter(|byte| **byte != b'\n') {
            *byte = b' ';
        }
    }
    // Parts begin and end with whole letters.
    String::from_utf8(bytes).unwrap_or_else(|_| " ".repeat(text.len()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(text: &str) -> Mended {
        mend(text, DeTable::parse_recoverable(text).1)
    }

    fn text() -> impl Strategy<Value = String> {
        let pieces = [
            "[deck]\n",
            "[[card]]\n",
            "[card]\n",
            "[[card]",
            "a = ",
            "b: ",
            "\"",
            "'",
            "\"\"\"",
            "“x”",
            "\\é",
            "\\u",
            "{",
            "}",
            "[",
            "]",
            ",",
            ";",
            "=",
            ".",
            "\n",
            "\r\n",
            " ",
            "\u{a0}",
            "\u{0}",
            "word",
            "1",
            "01",
            "1,5",
            "2026-13-01",
            "true",
            "No",
            "# note",
            "// note",
            "é",
            "a = \"x\"\n",
            "a.b = 1\n",
            "c = [1,\n2\n",
            "d = { e = 1\n",
        ];
        let piece = prop::sample::select(pieces.to_vec());
        prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn every_text_that_a_parser_refuses_has_a_slip_and_keeps_its_places(text in text()) {
            let errors = DeTable::parse_recoverable(&text).1;
            prop_assume!(!errors.is_empty());
            let mended = mend(&text, errors);
            prop_assert!(!mended.slips.is_empty());
            prop_assert_eq!(mended.text.len(), text.len());
            let breaks = |text: &str| text.matches('\n').count();
            prop_assert_eq!(breaks(&mended.text), breaks(&text));
            for slip in &mended.slips {
                prop_assert!(slip.span.start <= slip.span.end && slip.span.end <= text.len());
                prop_assert!(text.is_char_boundary(slip.span.start));
            }
            let (parts, tables) = (&mended.unread, &mended.tables);
            prop_assert!(parts.windows(2).all(|two| two[0].end < two[1].start));
            prop_assert!(tables.is_sorted());
        }
    }

    #[test]
    fn a_slip_hides_nothing_that_it_does_not_spoil() {
        let text = "[deck]\nid = [\"a\",\ntitle = b\n[[card]\nid = \"C\"\n[[card]]\nid = D\nok = 1\n";
        let mended = found(text);
        let mut said: Vec<(usize, &str)> =
            mended.slips.iter().map(|slip| (slip.span.start, &*slip.message)).collect();
        said.sort_unstable();
        assert_eq!(
            said,
            [
                (12, "this list has no closing bracket"),
                (26, "this text is not in quotes"),
                (28, "the brackets around this name do not match"),
                (59, "this text is not in quotes"),
            ]
        );
        let left: String = mended.text.split_whitespace().collect();
        assert_eq!(left, "[deck][[card]]ok=1");
    }
}
