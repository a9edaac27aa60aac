//! Reading a file of answers.
//!
//! What is said of a problem repeats nothing that stands in the file: its answers are nobody
//! else's business, and someone may look over the reader's shoulder.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diag::{Diagnostic, Problems, Source};
use crate::load::fragments::Fragments;
use crate::load::toml_file::parse;
use crate::model::{Answers, Reply};

/// Tables within tables; names of ours have a handful of parts.
const DEEPEST: usize = 32;

/// What a file of answers holds.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct LoadedAnswers {
    /// The answers.
    pub answers: Answers,
    /// The names of fields that are in the file and empty.
    pub empty: Vec<String>,
    /// The names of fields that hold what they do not take.
    pub unfit: Vec<String>,
    /// Where those are.
    pub warnings: Vec<Diagnostic>,
}

/// What a field takes instead of a reply; none when it takes it.
pub type Refuses<'a> = dyn Fn(&str, &Reply) -> Option<String> + 'a;

/// Reads answers from their file, whatever their fields take.
///
/// # Errors
/// All problems of the file.
pub fn load_answers(source: &Source) -> Result<Answers, Vec<Diagnostic>> {
    Ok(load_fitting_answers(source, &|_, _| None)?.answers)
}

/// Reads those answers from their file that their fields take, and tells where the others are.
///
/// # Errors
/// All problems of the file.
pub fn load_fitting_answers(
    source: &Source,
    refuses: &Refuses<'_>,
) -> Result<LoadedAnswers, Vec<Diagnostic>> {
    let mut mended = String::new();
    let (table, problems) =
        parse(&Fragments::whole(&source.text), "file of answers", &mut mended);
    let mut reader = Reader {
        refuses,
        found: LoadedAnswers::default(),
        unfit: Problems::default(),
        problems,
    };
    reader.file(table.get_ref());
    let Reader { mut found, unfit, problems, .. } = reader;
    found.warnings = unfit.listed();
    if problems.is_empty() { Ok(found) } else { Err(problems.listed()) }
}

struct Reader<'r> {
    refuses: &'r Refuses<'r>,
    found: LoadedAnswers,
    unfit: Problems,
    problems: Problems,
}

impl Reader<'_> {
    fn problem(&mut self, message: &str, span: Range<usize>, hint: &str) {
        self.problems.note(|| Diagnostic::error(message, span).hint(hint));
    }

    fn file(&mut self, file: &DeTable<'_>) {
        let mut has_schema = false;
        for (key, value) in file {
            match &**key.get_ref() {
                "schema" => {
                    has_schema = true;
                    self.schema(value);
                }
                "made_by" if value.get_ref().as_str().is_some() => {}
                "answers" | "other" => self.table(value, "", 0),
                _ => self.problem(
                    "this is nothing that a file of answers has",
                    key.span(),
                    "it has `schema`, `made_by`, `[answers.…]` and `[other]`",
                ),
            }
        }
        if !has_schema {
            let hint = "a file of answers begins with `schema = 1`";
            self.problem("there is no `schema`", 0..0, hint);
        }
    }

    fn schema(&mut self, value: &Spanned<DeValue<'_>>) {
        let number = value.get_ref().as_integer().map(toml::de::DeInteger::as_str);
        if number != Some("1") {
            let hint = "get a newer Emberdeck; this one knows schema 1";
            self.problem("`schema` takes 1", value.span(), hint);
        }
    }

    /// A table, and those in it: the parts of a field's name, joined by points.
    fn table(&mut self, value: &Spanned<DeValue<'_>>, above: &str, depth: usize) {
        let Some(table) = value.get_ref().as_table().filter(|_| depth <= DEEPEST) else {
            let hint = "write `[answers.week01.checkin]` and the page's answers under it";
            self.problem("answers stand in the table of their page", value.span(), hint);
            return;
        };
        for (key, value) in table {
            let part = key.get_ref();
            let name =
                if depth == 0 { part.to_string() } else { format!("{above}.{part}") };
            if value.get_ref().is_table() {
                self.table(value, &name, depth + 1);
            } else {
                self.reply(name, value);
            }
        }
    }

    fn reply(&mut self, name: String, value: &Spanned<DeValue<'_>>) {
        let reply = match value.get_ref() {
            DeValue::String(text) => Some(Reply::Words(text.replace("\r\n", "\n"))),
            DeValue::Boolean(true) => Some(Reply::Ticked),
            DeValue::Integer(number) if number.radix() == 10 => {
                number.as_str().parse().ok().map(Reply::Number)
            }
            _ => None,
        };
        match reply {
            // A field without an answer is no answer.
            Some(Reply::Words(text)) if text.is_empty() => self.found.empty.push(name),
            Some(_) if self.found.answers.get(&name).is_some() => {
                let hint = "keep one of the two";
                self.problem("this field has two answers", value.span(), hint);
            }
            Some(reply) => self.fitting(name, reply, value.span()),
            None => self.problem(
                "an answer is a text in quotes, a whole number or `true`",
                value.span(),
                "leave out what is not answered",
            ),
        }
    }
}

impl Reader<'_> {
    fn fitting(&mut self, name: String, reply: Reply, span: Range<usize>) {
        let why = if Answers::is_name(&name) {
            (self.refuses)(&name, &reply).map(|takes| format!("this field takes {takes}"))
        } else {
            Some("no field is called so".to_owned())
        };
        let Some(why) = why else { return self.found.answers.insert(name, reply) };
        self.unfit.note(|| {
            Diagnostic::warning(why, span).hint("mend it; until then it is left out")
        });
        self.found.unfit.push(name);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Result<Answers, Vec<Diagnostic>> {
        load_answers(&Source::new("answers.toml", text))
    }

    /// Texts with what is hard to quote in them.
    fn text() -> impl Strategy<Value = String> {
        let hard = prop::sample::select(vec![
            "\"", "\"\"\"", "'''", "\\", "\n", "\t", "\u{7f}", "é", "😀", "a", " ", "#",
            "= [", "\u{0}", "\u{85}", "\u{2028}",
        ]);
        let hard = prop::collection::vec(hard, 1..12).prop_map(|parts| parts.concat());
        prop_oneof![hard, "\\PC{1,40}"]
    }

    fn name() -> impl Strategy<Value = String> {
        let part = prop_oneof!["[a-z]{1,4}", "week[0-9]{1,3}", "[a-b]", text()];
        prop::collection::vec(part, 1..5).prop_map(|parts| parts.join("."))
    }

    proptest! {
        #[test]
        fn what_was_written_is_read(
            texts in prop::collection::btree_map(name(), text(), 0..8),
            numbers in prop::collection::btree_map(name(), any::<u16>(), 0..4),
        ) {
            let mut answers = Answers::default();
            for (name, number) in numbers {
                answers.insert(name, Reply::Number(number));
            }
            for (name, text) in texts {
                answers.insert(name, Reply::Words(text));
            }
            let file = answers.to_toml();
            prop_assert_eq!(read(&file), Ok(answers), "{}", file);
        }
    }

    #[test]
    fn all_problems_come_at_once_and_repeat_no_answer() {
        let text = "schema = 2\nsecret = 1\n[answers.week01.checkin]\na.x = 1.5\na.y = false\n\
                    a.z = [\"hush\"]\n[[other]]\nhush = 1\nhush\n";
        let problems = read(text).unwrap_err();
        let said = problems.iter().map(|problem| format!("{problem:?}"));
        let said: Vec<String> = said.collect();
        assert_eq!(said.len(), 7, "{said:#?}");
        assert!(
            said.iter().all(|said| !said.contains("hush") && !said.contains("secret"))
        );
    }

    #[test]
    fn a_file_of_something_else_is_none_of_answers() {
        assert!(read("").is_err() && read("schema = 1\nseed = \"x\"").is_err());
        assert_eq!(read("schema = 1\n"), Ok(Answers::default()));
    }
}
